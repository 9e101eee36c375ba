"""What a workspace calls a small sum, a large sum and many records; what is not set is exceeded."""

from bot.domain.oversight.scale import Blast
from bot.domain.provenance import Frozen


class Money(Frozen):
    """A sum in one currency."""

    amount: float
    currency: str


class Limits(Frozen):
    """The settings of a workspace. None of them has a default: nobody may make one up."""

    small_sum: Money | None = None
    large_sum: Money | None = None
    many_records: int | None = None


class Caps(Frozen):
    """What an action that nobody approves may add up to."""

    per_hour: int | None = None
    per_day: int | None = None
    money_per_day: Money | None = None


class Use(Frozen):
    """What an action has added up to."""

    this_hour: int = 0
    today: int = 0
    money_today: float = 0.0


def blast_of_money(sum_at_most: Money | None, limits: Limits) -> Blast:
    """How far a sum reaches; a sum without an upper end is beyond every limit."""
    if _within(sum_at_most, limits.small_sum):
        return Blast.B1
    return Blast.B2 if _within(sum_at_most, limits.large_sum) else Blast.B3


def blast_of_records(count: float, limits: Limits) -> Blast:
    """How far a number of people or records reaches."""
    few = limits.many_records is not None and count <= limits.many_records
    return Blast.B1 if few or count <= 1 else Blast.B2


def reached(caps: Caps, use: Use, *, adding: float = 0.0) -> bool:
    """Whether one more action would go beyond a cap; from then on a person approves."""
    money = caps.money_per_day
    return any(
        (
            caps.per_hour is not None and use.this_hour + 1 > caps.per_hour,
            caps.per_day is not None and use.today + 1 > caps.per_day,
            money is not None and use.money_today + adding > money.amount,
        )
    )


def lacks_caps(caps: Caps, *, moves_money: bool) -> bool:
    """Whether an action without approval could add up without end."""
    counted = caps.per_hour is not None or caps.per_day is not None
    return not counted or (moves_money and caps.money_per_day is None)


def _within(money: Money | None, limit: Money | None) -> bool:
    if money is None or limit is None or money.currency != limit.currency:
        return False
    return money.amount <= limit.amount
