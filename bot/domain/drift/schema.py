"""What changed about a column itself: gone, new, of another type, with times of another zone."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.drift.model import (
    FEWEST_NAMES,
    ColumnKind,
    ColumnProfile,
    LevelShape,
    NumberShape,
    TimeShape,
)

_REPEATED, _UNLIKE = 0.5, 0.1  # of the values; and at most so many were to be expected
_UNSEEN = 3  # repeats that a reference may have missed by luck


class SchemaKind(StrEnum):
    """The ways a column can change its nature."""

    GONE = "gone"
    NEW = "new"
    TYPE = "type"
    UNREADABLE = "unreadable"
    INFINITE = "infinite"
    ZONES = "zones"
    REPEATED = "repeated"  # nearly every value was another one, and now they come again


@dataclass(frozen=True, slots=True)
class SchemaChange:
    """One such change, and whether it breaks what reads the column."""

    kind: SchemaKind
    breaks: bool
    before: str = ""
    after: str = ""
    share: float = 0.0


def schema_changes(
    reference: ColumnProfile | None, current: ColumnProfile | None
) -> tuple[SchemaChange, ...]:
    """Compare the column itself, not its values."""
    if current is None:
        return (SchemaChange(SchemaKind.GONE, breaks=True),)
    if reference is None:
        return (SchemaChange(SchemaKind.NEW, breaks=False, after=current.type),)
    changes = []
    if _family(reference.type) != _family(current.type) and _has_values(reference, current):
        changes.append(
            SchemaChange(SchemaKind.TYPE, breaks=True, before=reference.type, after=current.type)
        )
    if isinstance(reference.shape, NumberShape) and isinstance(current.shape, NumberShape):
        changes += _numbers(reference.shape, current.shape, current.rows)
    if isinstance(reference.shape, TimeShape) and isinstance(current.shape, TimeShape):
        changes += _times(reference.shape, current.shape)
    if isinstance(reference.shape, LevelShape) and isinstance(current.shape, LevelShape):
        changes += _names(reference.shape, current.shape)
    return tuple(changes)


def _names(reference: LevelShape, current: LevelShape) -> list[SchemaChange]:
    """A key whose values come again: rows that are there more than once, or another column under its name.

    A longer window repeats more than a short one, so it is held against what its length would bring.
    """
    n, m = reference.total, current.total
    if reference.countless or current.countless or not reference.names_rows or m < FEWEST_NAMES:
        return []
    usual = (n - reference.distinct + _UNSEEN) / n * max(1.0, m / n)
    share = 1 - current.distinct / m
    if share < _REPEATED or usual > _UNLIKE:
        return []
    return [SchemaChange(SchemaKind.REPEATED, breaks=True, share=share)]


def _has_values(*columns: ColumnProfile) -> bool:
    """An all-empty column has no type of its own, whatever the file says."""
    return all(
        column.kind is not ColumnKind.EMPTY and column.missing < column.rows for column in columns
    )


def _family(type_name: str) -> str:
    """Whole and broken numbers are one family: a missing value turns the one into the other."""
    return type_name.partition(" ")[0]


def _numbers(reference: NumberShape, current: NumberShape, rows: int) -> list[SchemaChange]:
    changes = []
    if current.unreadable:
        share = current.unreadable / rows
        changes.append(SchemaChange(SchemaKind.UNREADABLE, breaks=True, share=share))
    if current.infinite and not reference.infinite:
        share = current.infinite / rows
        changes.append(SchemaChange(SchemaKind.INFINITE, breaks=True, share=share))
    return changes


def _times(reference: TimeShape, current: TimeShape) -> list[SchemaChange]:
    before, after = {zone for zone, _ in reference.zones}, {zone for zone, _ in current.zones}
    if not after or after <= before:
        return []
    return [
        SchemaChange(
            SchemaKind.ZONES, breaks=True, before=_said(reference.zones), after=_said(current.zones)
        )
    ]


def _said(zones: tuple[tuple[str, int], ...]) -> str:
    return ", ".join(zone or "none" for zone, _ in zones) or "none"
