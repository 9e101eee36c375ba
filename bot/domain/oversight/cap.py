"""Caps as people write them: so many an hour, so much money a day; in English, French and German."""

import re

from bot.domain.number import CURRENCIES, numbers_in
from bot.domain.oversight.limit import Caps, Money
from bot.domain.provenance import fold

_PARTS = re.compile(r"[;,](?!\d)|(?<!\w)(?:and|et|und|sowie|but|mais|aber)(?!\w)")
_HOUR = re.compile(
    r"(?:(?<!\w)(?:per|an?|each|every|par|chaque|pro|je|in der|die|a l'|de l')\s+|/\s*)"
    r"(?:hours?|h|heures?|stunden?)(?!\w)|(?<!\w)(?:hourly|stundlich|stündlich)(?!\w)"
)
_DAY = re.compile(
    r"(?:(?<!\w)(?:per|an?|each|every|par|chaque|pro|je|am|den)\s+|/\s*)"
    r"(?:days?|d|jours?|tag|tage)(?!\w)|(?<!\w)(?:daily|taglich|täglich|quotidiennement)(?!\w)"
)


def caps_in(text: str, language: str = "en") -> Caps:
    """Read caps; the lower one counts where something is limited twice."""
    hours: list[int] = []
    days: list[int] = []
    money: list[Money] = []
    waiting: list[float | Money] = []  # limits whose time is said in a later part
    for part in _PARTS.split(fold(text)):
        an_hour, a_day = _HOUR.search(part), _DAY.search(part)
        rest = _DAY.sub(" ", _HOUR.sub(" ", part))
        found = [_limit(number.value, number.unit) for number in numbers_in(rest, language)]
        waiting += [one for one in found if one is not None]
        if not (an_hour or a_day):
            continue
        counts = [int(one) for one in waiting if not isinstance(one, Money)]
        sums = [one for one in waiting if isinstance(one, Money)]
        hours += counts if an_hour else []
        days += counts if a_day else []
        money += sums  # a sum an hour is kept as one a day, which is stricter
        waiting = []
    mixed = len({one.currency for one in money}) > 1
    least = min(money, key=lambda one: one.amount, default=None)
    return Caps(
        per_hour=min(hours, default=None),
        per_day=min(days, default=None),
        # Sums of two currencies cannot be added up: then none passes by itself.
        money_per_day=least.model_copy(update={"amount": 0.0}) if least and mixed else least,
    )


def _limit(value: float, unit: str | None) -> float | Money | None:
    if unit in CURRENCIES and unit is not None:
        return Money(amount=value, currency=unit)
    return value if unit is None else None
