"""Quotes, numbers and what happens to a claim that has no evidence."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.conversation.model import Message, Transcript
from bot.domain.number import numbers_in, traceable
from bot.domain.provenance import (
    Field,
    Policy,
    Quantity,
    Quote,
    Status,
    find_quote,
    fold,
    traced,
    value_text,
    verify,
)

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def message(text: str) -> Message:
    return Message(id="m", ts="1", user="u", text=text, said_at=NOW)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("11.8 % of 1,200 slots", "en", [(11.8, "%"), (1200, None)]),
        ("1.200 Fälle, 7,5 %", "de", [(1200, None), (7.5, "%")]),
        ("1 200 clients", "fr", [(1200, None)]),
        ("€1.2M or 400$", "en", [(1_200_000, "EUR"), (400, "USD")]),
        ("4 Mio. €", "de", [(4_000_000, "EUR")]),
        ("three in four", "en", [(75, "%")]),
        ("a quarter of users", "en", [(25, "%")]),
        ("einundzwanzig Anrufe", "de", [(21, None)]),
        ("quatre-vingt-douze dossiers", "fr", [(92, None)]),
        ("twenty-five calls", "en", [(25, None)]),
        ("2 pp up", "en", [(2, "pp")]),
        ("p95 under 200ms in Q3", "en", [(200, "ms")]),
        ("1.200.000,50 €", "de", [(1_200_000.5, "EUR")]),
    ],
)
def test_numbers_are_read_as_people_write_them(
    text: str, language: str, expected: list[tuple[float, str | None]]
) -> None:
    assert [(n.value, n.unit) for n in numbers_in(text, language)] == expected


def test_an_ambiguous_separator_allows_both_readings() -> None:
    assert traceable(1200, numbers_in("1.200"))
    assert traceable(1.2, numbers_in("1.200"))
    assert not traceable(12, numbers_in("1.200"))


@given(st.text(max_size=300))
def test_any_text_has_numbers_inside_it_only(text: str) -> None:
    for number in numbers_in(text):
        assert text[number.start : number.end] == number.text


def test_a_quote_is_found_across_spelling_and_kept_as_written() -> None:
    source = message("She said “it’s   11.8 %” — yesterday")  # noqa: RUF001
    quote = find_quote('"IT\'S 11.8 %" - yesterday', source)
    assert quote is not None
    assert quote.text == "“it’s   11.8 %” — yesterday"  # noqa: RUF001
    assert source.text[quote.start : quote.end] == quote.text


def test_words_nobody_wrote_are_no_quote() -> None:
    assert find_quote("it's 12 %", message("it's 11.8 %")) is None
    assert find_quote("  ", message("anything")) is None


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_every_piece_of_a_message_is_found_in_it(text: str, start: int, end: int) -> None:
    piece = text[start:end]
    quote = find_quote(piece, message(text))
    assert (quote is not None) == bool(fold(piece)) or not fold(piece)
    if quote is not None:
        assert fold(quote.text) == fold(piece)


PLAIN = st.text(st.sampled_from("aB c`'\"-\t\n\x1c\x0b1%.") | st.characters(max_codepoint=127))
ZERO_WIDTH = "\u200b"  # shows nothing, and keeps a text from being plain


@given(PLAIN, st.integers(0, 60), st.integers(0, 60))
def test_plain_text_is_folded_and_quoted_like_any_other(text: str, start: int, end: int) -> None:
    assert fold(text) == fold(text + ZERO_WIDTH)
    wanted = fold(text[start:end]).upper()
    quick = find_quote(wanted, message(text))
    slow = find_quote(wanted, message(text + ZERO_WIDTH))
    assert quick == slow
    assert (quick is not None) == bool(wanted)


def test_a_world_fact_without_its_quote_becomes_unknown() -> None:
    made_up = Field(
        path="business_goal.baseline",
        value="11 %",
        status=Status.STATED,
        quotes=(Quote(message_id="m", start=0, end=4, text="11 %"),),
    )
    transcript = Transcript(messages=(message("it is bad"),))
    assert verify(made_up, transcript).status is Status.UNKNOWN
    assert verify(made_up, transcript).value is None
    assert verify(made_up, transcript, Policy.ASSUME).status is Status.ASSUMED


def test_a_number_that_is_not_in_the_quote_is_not_stated() -> None:
    quote = Quote(message_id="m", start=0, end=9, text="it is bad")
    value = Quantity(value=12, unit="%", text="12 %")
    assert not traced(value, (quote,))
    field = Field(path="x", value=value, status=Status.STATED, quotes=(quote,))
    assert verify(field, Transcript(messages=(message("it is bad"),))).value is None


def test_a_deleted_message_proves_nothing() -> None:
    said = message("churn is 9 %")
    quote = find_quote("9 %", said)
    assert quote is not None
    field = Field(path="x", value="9 %", status=Status.STATED, quotes=(quote,))
    assert verify(field, Transcript(messages=(said,))) == field
    gone = said.model_copy(update={"deleted": True})
    assert verify(field, Transcript(messages=(gone,))).status is Status.UNKNOWN


@pytest.mark.parametrize(
    "mark", "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
def test_marks_that_steer_the_direction_of_writing_do_not_hide_words(mark: str) -> None:
    assert fold(f"no{mark}-shows") == "no-shows"
    quote = find_quote("12 %", message(f"it is {mark}1{mark}2 %"))
    assert quote is not None
    assert quote.text.endswith("2 %")


def test_a_bare_number_is_told_with_its_unit_and_words_stay_as_said() -> None:
    assert value_text(Quantity(value=8, unit="%", text="8")) == "8 %"
    assert value_text(Quantity(value=8, unit="%", text="8 %")) == "8 %"
    assert value_text(Quantity(value=30, unit="calls", text="about 30")) == "about 30"
    assert value_text(Quantity(value=8, text="8")) == "8"
