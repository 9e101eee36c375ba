"""`remit drift compare` and `profile`: from files to a report that an owner reads."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.cli.text_file import text_of
from bot.domain.drift.document import comparison_document, profile_document, read_profile
from bot.domain.drift.judgement import Judgement, judge
from bot.domain.drift.model import Profile
from bot.domain.drift.role import Role, role_by_name, roles_by_name
from bot.domain.drift.season import in_season
from bot.domain.drift.telling import report
from bot.domain.drift.together import together_document, together_told
from bot.domain.errors import InvalidInputError
from bot.domain.lint.model import LANGUAGES, Language
from bot.domain.phrasing import phrased
from bot.environment import all_variables
from bot.evidence.drift.place import profile_at, together_at, window_at
from bot.evidence.drift.source import ColumnMissingError

_NAMED = 12


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked to have windows compared with."""

    reference: str
    columns: tuple[str, ...] = ()
    weights: Path | None = None
    season: str | None = None
    roles: tuple[str, ...] = ()  # as somebody typed them
    answers: bool = False
    language: str = "en"
    together: bool = False

    def is_length(self, column: str) -> bool:
        """Whether the texts of a column are counted by their length."""
        usual = self.answers and role_by_name(column) is Role.LENGTH
        said = [one for one in self.roles if one.rpartition("=")[0] == column]
        return f"{column}={Role.LENGTH}" in said or (usual and not said)


def run_compare(wish: Wish, current: str, *, as_json: bool) -> str:
    """Compare two windows; the reference may be a profile that was made earlier.

    Raises:
        InvalidInputError: A file cannot be read, or has no such column.
    """
    comparer = Comparer(wish)
    judgement, language = comparer.judgement(current), comparer.language
    together = (
        together_at(wish.reference, current, wish.columns, wish.is_length)
        if wish.together
        else None
    )
    if as_json:
        document = comparison_document(judgement, language)
        if together:
            document["together"] = together_document(together, language)
        return json.dumps(document, ensure_ascii=False, indent=2)
    told = report(judgement, language)
    return f"{told}\n\n{together_told(together, language)}" if together else told


class Comparer:
    """A reference, and last year's if there is one, read once for every window."""

    def __init__(self, wish: Wish) -> None:
        self._wish = wish
        self.language = language_of(wish.language)
        self._weights = weights_of(wish.weights)
        self._reference = reference_of(wish.reference, wish)
        self._season = reference_of(wish.season, wish) if wish.season else None
        self._roles = roles_of(wish, self._reference)

    def judgement(self, window: str) -> Judgement:
        """Compare a window with the reference, and excuse what is only the season."""
        found = self._against(self._reference, window)
        return in_season(found, self._against(self._season, window)) if self._season else found

    def _against(self, reference: Profile, window: str) -> Judgement:
        wish = self._wish
        counted = window_at(window, reference, wish.columns, all_variables(), wish.is_length)
        return judge(reference, counted, self._weights, self._roles)


def reference_of(where: str, wish: Wish) -> Profile:
    """A profile read, or made of a file of data."""
    columns = wish.columns
    if not where.endswith(".json"):
        return profile_at(where, columns, all_variables(), wish.is_length)
    try:
        profile = read_profile(json.loads(text_of(Path(where))))
    except json.JSONDecodeError as error:
        raise InvalidInputError(
            f"{where} is no JSON: {error.msg} in line {error.lineno}.",
            next_step="Give a profile that `remit drift profile` wrote, or a file of data.",
        ) from None
    unknown = [name for name in columns if profile.column(name) is None]
    if unknown:
        raise ColumnMissingError(
            f"The profile {where} has no column {unknown[0]}.",
            next_step="Leave it out, or make the profile again.",
        )
    kept = tuple(one for one in profile.columns if not columns or one.name in columns)
    return Profile(profile.source, profile.rows, kept, profile.duplicates, profile.notes)


def weights_of(file: Path | None) -> Mapping[str, float] | None:
    """How much the model uses each column, from a JSON object."""
    if file is None:
        return None
    try:
        read = json.loads(text_of(file))
        weights = {str(name): abs(float(weight)) for name, weight in read.items()}
    except (ValueError, TypeError, AttributeError):
        raise InvalidInputError(
            f"{file} does not say how much each column is used.",
            next_step='Write a JSON object such as {"age": 0.4, "region": 0.1}.',
        ) from None
    return weights


def language_of(asked: str) -> Language:
    """The language somebody asked for."""
    known = next((one for one in LANGUAGES if one == asked), None)
    if known is None:
        raise InvalidInputError(
            f"{asked} is no language Remit tells drift in.", next_step="Choose en, fr or de."
        )
    return known


def roles_of(wish: Wish, reference: Profile) -> dict[str, Role]:
    """What each column is: as somebody said, else by its name where the data are answers."""
    names = [column.name for column in reference.columns]
    roles = roles_by_name(names) if wish.answers else {}
    for asked in wish.roles:
        column, _, role = asked.rpartition("=")
        if role not in set(Role) or not column:
            raise InvalidInputError(
                f"{asked} does not say what a column is.",
                next_step=f"Write COLUMN=ROLE, with one of {', '.join(Role)}.",
            )
        if column not in names:
            raise ColumnMissingError(
                f"The reference has no column {column}.",
                next_step=f"It has {', '.join(names[:_NAMED])}.",
            )
        roles[column] = Role(role)
    return roles


def run_profile(wish: Wish, out: Path | None, *, as_json: bool) -> str:
    """Make a profile; print it, or write it and say what it holds.

    Raises:
        InvalidInputError: The file cannot be read, or the profile not be written.
    """
    profile = profile_at(wish.reference, wish.columns, all_variables(), wish.is_length)
    document = json.dumps(profile_document(profile), ensure_ascii=False)
    if out is None:
        return document if as_json else _described(profile)
    try:
        out.write_text(document + "\n", encoding="utf-8")
    except OSError as error:
        raise InvalidInputError(
            f"{out} cannot be written: {error.strerror}.", next_step="Choose another place."
        ) from None
    size = len(document) / 1024
    return document if as_json else f"{_described(profile)}\n\nWritten to {out} ({size:,.0f} kB)."


def _described(profile: Profile) -> str:
    columns = phrased("{n} {n:column|columns}", n=len(profile.columns))
    rows = phrased("{n} {n:row|rows}", n=f"{profile.rows:,}")
    lines = [f"{profile.source}: {rows}, {columns}"]
    width = max((len(column.name) for column in profile.columns), default=0)
    lines += [
        f"  {column.name:<{width}}  {column.type}, {100 * column.missing_rate:.1f} % missing"
        for column in profile.columns
    ]
    return "\n".join(lines)
