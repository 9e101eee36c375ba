"""Whether two values say the same, and whether they could be rivals at all."""

from bot.domain.provenance import Moment, Quantity, Value, fold, value_text


def same(one: Value, other: Value) -> bool:
    """Whether two values say the same, spelling aside."""
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        units = one.unit == other.unit or not one.unit or not other.unit
        kinds = one.kind == other.kind or one.kind is None or other.kind is None
        return units and kinds and abs(one.value - other.value) <= 1e-9 * max(1, abs(one.value))
    if isinstance(one, Moment) and isinstance(other, Moment) and one.iso and other.iso:
        return one.iso == other.iso
    return fold(value_text(one)).lstrip("@") == fold(value_text(other)).lstrip("@")


def comparable(one: Value, other: Value) -> bool:
    """Whether two values can be rivals: figures in different units measure different things."""
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return _same_period(one, other) and (
            one.unit == other.unit or not one.unit or not other.unit
        )
    return True


def _same_period(one: Quantity, other: Quantity) -> bool:
    """Whether two rates are told for the same span: "a day" and "per day" are."""
    if not one.period or not other.period:
        return True
    return fold(one.period).split()[-1] == fold(other.period).split()[-1]
