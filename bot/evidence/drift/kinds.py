"""What kind of column an Arrow type is, and how it is called for people."""

import pyarrow as pa
import pyarrow.types as t

from bot.domain.drift.model import ColumnKind

_NAMED = (
    (t.is_null, ColumnKind.EMPTY, "empty"),
    (t.is_boolean, ColumnKind.CATEGORY, "truth"),
    (t.is_integer, ColumnKind.NUMBER, "number"),
    (t.is_floating, ColumnKind.NUMBER, "number"),
    (t.is_decimal, ColumnKind.NUMBER, "number"),
    (t.is_string, ColumnKind.CATEGORY, "text"),
    (t.is_large_string, ColumnKind.CATEGORY, "text"),
    (t.is_string_view, ColumnKind.CATEGORY, "text"),
    (t.is_timestamp, ColumnKind.TIME, "time"),
    (t.is_date, ColumnKind.TIME, "time"),
    (t.is_duration, ColumnKind.NUMBER, "number"),
)


def kind_of(arrow_type: pa.DataType) -> tuple[ColumnKind, str]:
    """The kind of a type, and its family with the type itself: `number (double)`."""
    inner = arrow_type.value_type if t.is_dictionary(arrow_type) else arrow_type
    for matches, kind, family in _NAMED:
        if matches(inner):
            return kind, family if kind is ColumnKind.EMPTY else f"{family} ({inner})"
    return ColumnKind.OTHER, f"nested ({inner})"
