"""`remit drift compare` and `profile`: from files to a report that an owner reads."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.cli.text_file import text_of
from bot.domain.drift.comparison import Signal
from bot.domain.drift.document import comparison_document, profile_document, read_profile
from bot.domain.drift.judgement import Judged, Judgement, Level, judge
from bot.domain.drift.model import ColumnKind, Profile
from bot.domain.drift.picture import picture
from bot.domain.drift.season import in_season
from bot.domain.drift.wording import headline, next_steps, repeats, why
from bot.domain.errors import InvalidInputError
from bot.evidence.drift.place import profile_at, window_at
from bot.evidence.drift.source import ColumnMissingError
from bot.settings import all_variables

_NOT_COMPARED = 12
_DRAWN = {Signal.DISTRIBUTION, Signal.NEW_LEVELS, Signal.RANGE}


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked to have windows compared with."""

    reference: str
    columns: tuple[str, ...] = ()
    weights: Path | None = None
    season: str | None = None


def run_compare(wish: Wish, current: str, *, as_json: bool) -> str:
    """Compare two windows; the reference may be a profile that was made earlier.

    Raises:
        InvalidInputError: A file cannot be read, or has no such column.
    """
    judgement = Comparer(wish).judgement(current)
    if as_json:
        return json.dumps(comparison_document(judgement), ensure_ascii=False, indent=2)
    return report(judgement)


class Comparer:
    """A reference, and last year's if there is one, read once for every window."""

    def __init__(self, wish: Wish) -> None:
        self._columns = wish.columns
        self._weights = weights_of(wish.weights)
        self._reference = reference_of(wish.reference, wish.columns)
        self._season = reference_of(wish.season, wish.columns) if wish.season else None

    def judgement(self, window: str) -> Judgement:
        """Compare a window with the reference, and excuse what is only the season."""
        found = self._against(self._reference, window)
        return in_season(found, self._against(self._season, window)) if self._season else found

    def _against(self, reference: Profile, window: str) -> Judgement:
        counted = window_at(window, reference, self._columns, all_variables())
        return judge(reference, counted, self._weights)


def reference_of(where: str, columns: Sequence[str]) -> Profile:
    """A profile read, or made of a file of data."""
    if not where.endswith(".json"):
        return profile_at(where, columns, all_variables())
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


def report(judgement: Judgement) -> str:
    """What an owner reads: what moved first, then what to do, then what was too small to matter."""
    lines = [headline(judgement), ""]
    lines += [
        f"reference  {judgement.reference.source}, {judgement.reference.rows:,} rows",
        f"current    {judgement.current.source}, {judgement.current.rows:,} rows",
    ]
    for profile in (judgement.reference, judgement.current):
        lines += [f"  note: {note}" for note in profile.notes]
    if repeats(judgement):
        lines.append(f"  note: {repeats(judgement)}")
    for column in judgement.flagged:
        lines += ["", *column_report(column)]
    if judgement.noted:
        lines += ["", "Small but real, for the record:"]
        lines += [f"  {column.name}: {why(column)}" for column in judgement.noted]
    lines += _short_of_rows(judgement)
    lines += ["", "Next:"]
    lines += [f"  {number}. {step}" for number, step in enumerate(next_steps(judgement), start=1)]
    lines += ["", _not_known(judgement)]
    return "\n".join(lines)


def column_report(column: Judged) -> list[str]:
    """One column: what was found, and its distribution before and now."""
    moved = any(finding.signal in _DRAWN for finding in column.findings)
    drawn = [f"    {line}" for line in picture(column.comparison)] if moved else []
    weight = "" if column.weight is None else f", {100 * column.weight:.0f} % of the model's use"
    head = f"{column.name} ({column.comparison.kind.value}{weight})"
    return [head, f"  {why(column)}", *drawn]


def _short_of_rows(judgement: Judgement) -> list[str]:
    short = [column for column in judgement.columns if column.level is Level.TOO_FEW]
    if not short or not judgement.current.rows:
        return []
    names = ", ".join(column.name for column in short[:_NOT_COMPARED])
    rest = f" and {len(short) - _NOT_COMPARED} more" if len(short) > _NOT_COMPARED else ""
    return ["", f"Too few rows to tell: {names}{rest}.", f"  {short[0].name}: {why(short[0])}"]


def _not_known(judgement: Judgement) -> str:
    compared = sum(column.comparison.figures is not None for column in judgement.columns)
    left = [
        column.name
        for column in judgement.columns
        if column.comparison.figures is None and column.comparison.kind is not ColumnKind.EMPTY
    ]
    said = f"Compared: {compared} of {len(judgement.columns)} columns"
    said += f"; not {', '.join(left[:_NOT_COMPARED])}" if left else ""
    said += ".\nWhat is said to have moved would be seen by luck in fewer than 1 of 200 such comparisons"
    return f"{said}. Not known from two windows alone: since when, and whether results suffered."


def run_profile(file: str, out: Path | None, columns: Sequence[str], *, as_json: bool) -> str:
    """Make a profile; print it, or write it and say what it holds.

    Raises:
        InvalidInputError: The file cannot be read, or the profile not be written.
    """
    profile = profile_at(file, columns, all_variables())
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
    lines = [f"{profile.source}: {profile.rows:,} rows, {len(profile.columns)} columns"]
    width = max((len(column.name) for column in profile.columns), default=0)
    lines += [
        f"  {column.name:<{width}}  {column.type}, {100 * column.missing_rate:.1f} % missing"
        for column in profile.columns
    ]
    return "\n".join(lines)
