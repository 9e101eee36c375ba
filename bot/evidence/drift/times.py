"""Times: from when to when, and in which zones they are written."""

import re
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from bot.domain.drift.model import LevelShape, TimeShape

_WRITTEN = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)? ?(Z|[+-]\d{2}:?\d{2}|[A-Z]{3,4})?"
)
_LOOKED_AT = 1_000


class TimeCounter:
    """Follows the first and the last time of a column."""

    def __init__(self, zone: str | None) -> None:
        self._zone = zone
        self._first: Any = None
        self._last: Any = None
        self._count = 0

    def add(self, chunk: pa.Array) -> None:
        ends = pc.min_max(chunk).as_py()
        if ends["min"] is None:
            return
        self._count += len(chunk) - chunk.null_count
        self._first = ends["min"] if self._first is None else min(self._first, ends["min"])
        self._last = ends["max"] if self._last is None else max(self._last, ends["max"])

    def shape(self) -> TimeShape:
        first = None if self._first is None else self._first.isoformat()
        last = None if self._last is None else self._last.isoformat()
        return TimeShape(first, last, ((self._zone or "", self._count),) if self._count else ())


def zone_of(arrow_type: pa.DataType) -> str | None:
    return arrow_type.tz if pa.types.is_timestamp(arrow_type) else None


def times_in(levels: LevelShape) -> TimeShape | None:
    """The times a column of text holds, if it holds nothing else."""
    zones: dict[str, int] = {}
    for level, count in levels.levels[:_LOOKED_AT]:
        found = _WRITTEN.fullmatch(level)
        if found is None:
            return None
        zone = found[1] or ""
        zones[zone] = zones.get(zone, 0) + count
    if not zones:
        return None
    names = [level for level, _ in levels.levels]
    ordered = tuple(sorted(zones.items(), key=lambda pair: -pair[1]))
    return TimeShape(min(names), max(names), ordered)
