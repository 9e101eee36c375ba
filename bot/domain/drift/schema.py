"""What changed about a column itself: gone, new, of another type, with times of another zone."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.drift.model import ColumnKind, ColumnProfile, NumberShape, TimeShape


class SchemaKind(StrEnum):
    """The ways a column can change its nature."""

    GONE = "gone"
    NEW = "new"
    TYPE = "type"
    UNREADABLE = "unreadable"
    INFINITE = "infinite"
    ZONES = "zones"


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
    return tuple(changes)


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
