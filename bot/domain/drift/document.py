"""Profiles and comparisons as JSON."""

import math
from collections.abc import Callable
from typing import Any

from bot.domain.drift.judgement import Judged, Judgement
from bot.domain.drift.model import (
    ColumnKind,
    ColumnProfile,
    LevelShape,
    NumberShape,
    Profile,
    Shape,
    TimeShape,
)
from bot.domain.drift.rate import Rate
from bot.domain.drift.wording import headline, next_steps, repeats, why
from bot.domain.errors import InvalidInputError
from bot.domain.lint.model import Language

VERSION = 1
_NEW_NAMED = 20


class UnreadableProfileError(InvalidInputError):
    """A file is no profile, or one of another release."""

    code = "drift.profile-unreadable"


def comparison_document(judgement: Judgement, language: Language = "en") -> dict[str, Any]:
    """What `drift compare --json` prints: figures by column, then what they rest on."""
    return {
        "version": VERSION,
        "summary": headline(judgement, language),
        "next_steps": list(next_steps(judgement, language)),
        "repeated_rows": repeats(judgement, language),
        "reference": _window(judgement.reference),
        "current": _window(judgement.current),
        "level": judgement.level.words,
        "flagged": [column.name for column in judgement.flagged],
        "columns": {column.name: column_document(column, language) for column in judgement.columns},
        "details": {column.name: _details(column) for column in judgement.columns},
    }


def column_document(column: Judged, language: Language = "en") -> dict[str, Any]:
    """One column, in the words and figures other tools use."""
    one = column.comparison
    figures = one.figures
    new = one.newcomers.levels if one.newcomers else ()
    return {
        "kind": one.kind.value,
        "psi": figures.textbook if figures else None,
        "js": figures.js if figures else None,
        "ks": figures.ks.value if figures and figures.ks else None,
        "chi2": figures.chi2 if figures else None,
        "missing_ref": one.reference.missing_rate if one.reference else 1.0,
        "missing_cur": one.current.missing_rate if one.current else 1.0,
        "new_categories": [level for level, _ in new[:_NEW_NAMED]],
        "flagged": column.flagged,
        "why": why(column, language),
    }


def _window(profile: Profile) -> dict[str, Any]:
    return {
        "source": profile.source,
        "rows": profile.rows,
        "duplicates": profile.duplicates,
        "notes": list(profile.notes),
    }


def _details(column: Judged) -> dict[str, Any]:
    one, figures = column.comparison, column.comparison.figures
    return {
        "level": column.level.words,
        "weight": column.weight,
        "seasonal": column.seasonal,
        "role": column.role.value,
        "rate": _rate(one.rate),
        "more_rows": column.more_rows,
        "findings": [
            {
                "signal": finding.signal.value,
                "level": finding.level.words,
                "p_adjusted": finding.chance,
                "flagged": finding.flagged,
            }
            for finding in column.findings
        ],
        "p": {signal.value: chance for signal, chance in one.chances.items()},
        "psi_judged": figures.psi if figures else None,
        "psi_noise": figures.noise if figures else None,
        "bins": figures.bins if figures else None,
        "moved": figures.moved if figures else None,
        "ks_error": figures.ks.error if figures and figures.ks else None,
        "wasserstein_sd": figures.travel.value if figures and figures.travel else None,
        "wasserstein_error": figures.travel.error if figures and figures.travel else None,
        "new_categories": len(one.newcomers.levels) if one.newcomers else None,
        "new_share": one.newcomers.share if one.newcomers else None,
        "new_share_expected": one.newcomers.expected if one.newcomers else None,
        "out_of_range": one.beyond,
        "key_like": one.names_rows,
    }


def _rate(rate: Rate | None) -> dict[str, Any] | None:
    if rate is None:
        return None
    relative = rate.relative if math.isfinite(rate.relative) else None
    return {
        "level": rate.level, "before": rate.before, "after": rate.after, "relative": relative,
    }  # fmt: skip


def profile_document(profile: Profile) -> dict[str, Any]:
    """A profile as it is kept: counts and edges, no rows."""
    return {
        "remit_profile": VERSION,
        "source": profile.source,
        "rows": profile.rows,
        "duplicates": profile.duplicates,
        "notes": list(profile.notes),
        "columns": [_column(column) for column in profile.columns],
    }


def _column(column: ColumnProfile) -> dict[str, Any]:
    return {
        "name": column.name,
        "kind": column.kind.value,
        "type": column.type,
        "rows": column.rows,
        "missing": column.missing,
        **({"shape": _shape(column.shape)} if column.shape else {}),
    }


def _shape(shape: Shape) -> dict[str, Any]:
    match shape:
        case NumberShape():
            return {name: _plain(getattr(shape, name)) for name in NumberShape.__slots__}
        case LevelShape():
            kept = {name: _plain(getattr(shape, name)) for name in LevelShape.__slots__}
            return {**kept, "marks": sorted(shape.marks)}
        case TimeShape():
            return {name: _plain(getattr(shape, name)) for name in TimeShape.__slots__}


def _plain(value: object) -> Any:  # noqa: ANN401  # JSON
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return list(value) if isinstance(value, tuple) else value


def read_profile(document: object) -> Profile:
    """Read what `profile_document` wrote.

    Raises:
        UnreadableProfileError: It is something else, or of another release.
    """
    if not isinstance(document, dict) or document.get("remit_profile") != VERSION:
        raise UnreadableProfileError(
            "This is no profile of this release.", next_step="Make one with `remit drift profile`."
        )
    try:
        columns = tuple(_read_column(column) for column in document["columns"])
        return Profile(
            str(document["source"]),
            int(document["rows"]),
            columns,
            document["duplicates"],
            tuple(document["notes"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableProfileError(
            "The profile is damaged.", next_step="Make it again with `remit drift profile`."
        ) from error


def _read_column(kept: dict[str, Any]) -> ColumnProfile:
    kind = ColumnKind(kept["kind"])
    shape = kept.get("shape")
    read = None if shape is None else _READ[kind](shape)
    return ColumnProfile(
        kept["name"], kind, kept["type"], int(kept["rows"]), int(kept["missing"]), read
    )


def _read_numbers(kept: dict[str, Any]) -> NumberShape:
    edges = tuple(float(edge) for edge in kept["edges"])
    counts = tuple(int(count) for count in kept["counts"])
    if (
        len(counts) != len(edges) + 1
        or len(kept["ties"]) != len(edges)
        or list(edges) != sorted(edges)
    ):
        raise ValueError("edges and counts do not fit")
    ties = tuple(int(count) for count in kept["ties"])
    deciles = tuple(float(edge) for edge in kept["deciles"])
    if not set(deciles) <= set(edges):
        raise ValueError("the deciles are no edges")
    return NumberShape(
        **{**kept, "edges": edges, "counts": counts, "ties": ties, "deciles": deciles}
    )


def _read_levels(kept: dict[str, Any]) -> LevelShape:
    levels = tuple((str(level), int(count)) for level, count in kept["levels"])
    marks = frozenset(int(mark) for mark in kept["marks"])
    return LevelShape(**{**kept, "levels": levels, "marks": marks})


def _read_times(kept: dict[str, Any]) -> TimeShape:
    zones = tuple((str(zone), int(count)) for zone, count in kept["zones"])
    return TimeShape(kept["first"], kept["last"], zones)


_READ: dict[ColumnKind, Callable[[dict[str, Any]], Shape]] = {
    ColumnKind.NUMBER: _read_numbers,
    ColumnKind.CATEGORY: _read_levels,
    ColumnKind.TIME: _read_times,
}
