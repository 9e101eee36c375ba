"""Foreign text cannot become live markup, hide, or break a limit."""

import re
import unicodedata
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.slack.text import Data, clean, encode, linked, markup, shorten, units
from tests.unit.slack.statements import LIVE as LIVE_PIECES
from tests.unit.slack.statements import hostile_text

LIVE = re.compile(
    r"<[^>]*>|[<>]|&(?!amp;|lt;|gt;)|`"
    r"|[@!](?:here|channel|everyone)\b"
    r"|(?<![^\W_])([*_~])\S(?:.*?\S)?\1(?![^\W_])"
    r"|(?m:^\s*&gt;)"
    r"|:[a-z][a-z0-9_+-]*:",
    re.IGNORECASE,
)
HIDDEN = re.compile(
    "[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad\U000e0000-\U000e007f]"
)


PIECES = (*LIVE_PIECES, *"<>&|!@#*_~`: \n", "a", "Ω", "9", "here", "channel", "é", "中")


def assert_inert(text: str) -> None:
    encoded = encode(Data(text), 300)

    assert LIVE.search(encoded) is None
    assert HIDDEN.search(encoded) is None
    assert 1 <= units(encoded) <= 300


@given(hostile_text)
@settings(max_examples=500, deadline=None)
def test_no_text_survives_the_encoder_alive(text: str) -> None:
    assert_inert(text)


def test_ten_thousand_mixtures_of_live_markup_come_out_inert() -> None:
    chance = Random(20261123)  # noqa: S311 - a repeatable mixture, no secret

    for _ in range(10_000):
        assert_inert("".join(chance.choices(PIECES, k=chance.randint(1, 14))))


@given(hostile_text, st.integers(1, 40))
def test_a_cut_text_fits_and_ends_no_entity_in_the_middle(text: str, limit: int) -> None:
    encoded = encode(Data(text), max(limit, 6))

    assert units(encoded) <= max(limit, 6)
    assert "&" not in re.sub(r"&(?:amp|lt|gt);", "", encoded)


@given(hostile_text)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)

    assert clean(once) == once


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("no_show_rate is 5*3", "no_show_rate is 5*3"),
        ("at 10:30:45 sharp", "at 10:30:45 sharp"),
        ("a & b < c", "a &amp; b &lt; c"),
        ("Größe, été, 23 %", "Größe, été, 23 %"),
        ("\u200b\u202e", "(no readable text)"),
    ],
)
def test_honest_text_is_shown_as_it_was_written(text: str, shown: str) -> None:
    assert encode(Data(text), 200) == shown


def test_an_emoji_of_several_characters_is_kept_or_cut_whole() -> None:
    family = "👨‍👩‍👧"

    assert clean(family) == family
    assert shorten(family * 5, 12) == f"{family}…"


def test_piled_up_accents_are_thinned_out() -> None:
    marks = [c for c in clean("e" + "\u0301" * 500) if unicodedata.combining(c)]

    assert len(marks) == 4


def test_foreign_text_cannot_be_formatted_into_a_string() -> None:
    with pytest.raises(TypeError, match="blocks"):
        _ = f"{Data('x')}"


@given(hostile_text)
def test_a_value_in_a_template_is_encoded_exactly_once(text: str) -> None:
    made = markup("*{name}* said", name=Data(text))

    assert made.value == f"*{encode(Data(text), 300)}* said"


def test_an_address_that_would_end_its_link_is_not_linked() -> None:
    assert linked("https://a.example/|x> <!here>", Data("Nadia")).value == "Nadia"
    assert linked("javascript:alert(1)", Data("Nadia")).value == "Nadia"
    assert linked("https://a.example/?a=1&b=2", Data("N")).value == (
        "<https://a.example/?a=1&amp;b=2|N>"
    )
