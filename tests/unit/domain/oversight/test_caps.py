"""Caps as people write them, in three languages; what cannot be read limits nothing."""

import pytest

from bot.domain.oversight.cap import caps_in
from bot.domain.oversight.limit import Caps, Money


@pytest.mark.parametrize(
    ("text", "language", "caps"),
    [
        ("at most 50 refunds per hour and 1,000 EUR per day", "en",
         Caps(per_hour=50, money_per_day=Money(amount=1000, currency="EUR"))),
        ("100/day, 10 an hour", "en", Caps(per_hour=10, per_day=100)),
        ("50 and $500 a day", "en",
         Caps(per_day=50, money_per_day=Money(amount=500, currency="USD"))),
        ("höchstens 20 Erstattungen am Tag, 1.000 € täglich", "de",
         Caps(per_day=20, money_per_day=Money(amount=1000, currency="EUR"))),
        ("au plus 10 par heure et 500 € par jour", "fr",
         Caps(per_hour=10, money_per_day=Money(amount=500, currency="EUR"))),
        ("30 a day, later 20 a day", "en", Caps(per_day=20)),
        ("200 EUR or 300 USD a day", "en",
         Caps(money_per_day=Money(amount=0, currency="EUR"))),
        ("ask Ann when it gets much", "en", Caps()),
        ("never more than 200 USD", "en", Caps()),
    ],
)  # fmt: skip
def test_a_cap_is_read_as_it_was_meant(text: str, language: str, caps: Caps) -> None:
    assert caps == caps_in(text, language)
