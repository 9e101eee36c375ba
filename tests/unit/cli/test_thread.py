"""Threads as JSON lines: what is read, and how a bad line is named."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.thread import ThreadFileError, read_thread

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def line(**facts: object) -> str:
    return json.dumps({"user": "nadia", "text": "hello"} | facts)


def test_a_line_becomes_a_message_with_its_author_role_and_time() -> None:
    written = line(role="support lead", ts="1763974800.000100", text="We lose customers.")

    (message,) = read_thread([written], now=NOW)

    assert ("nadia", "support lead") == (message.user, message.role)
    assert ("1763974800.000100", "We lose customers.") == (message.id, message.text)
    assert datetime(2025, 11, 24, 9, 0, 0, 100, tzinfo=UTC) == message.said_at


def test_messages_are_read_in_the_order_they_were_said() -> None:
    written = [line(ts="20.0", text="second"), line(ts="10.0", text="first")]

    assert ["first", "second"] == [message.text for message in read_thread(written, now=NOW)]


def test_lines_without_a_time_keep_their_place() -> None:
    written = [line(text="a"), "", line(text="b"), line(text="c")]

    transcript = read_thread(written, now=NOW)

    assert ["a", "b", "c"] == [message.text for message in transcript]
    assert {NOW} == {message.said_at for message in transcript}


def test_two_messages_with_one_time_stay_two() -> None:
    written = [line(ts="10.0", text="a"), line(ts="10.0", text="b")]

    assert 2 == len({message.id for message in read_thread(written, now=NOW)})


@pytest.mark.parametrize(
    ("ts", "expected"),
    [
        ("2026-11-23T10:00:00+01:00", NOW),
        ("2026-11-23T09:00:00", NOW),
        ("2026-11-23T09:00:00Z", NOW),
        (1795424400, NOW),
    ],
)
def test_times_may_be_seconds_or_dates(ts: object, expected: datetime) -> None:
    (message,) = read_thread([line(ts=ts)], now=NOW)

    assert expected == message.said_at


@pytest.mark.parametrize(
    ("bad", "what"),
    [
        ("{", "is not JSON"),
        ("[1]", "is not an object"),
        ('"text"', "is not an object"),
        (line(user=7), '"user"'),
        (line(user=" "), '"user"'),
        (line(text=None), '"text"'),
        (line(role=3), '"role"'),
        (line(ts="yesterday"), '"ts"'),
        (line(ts=True), '"ts"'),
        (line(ts="1e300"), '"ts"'),
        (line(ts="nan"), '"ts"'),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_a_bad_line_is_named_with_what_is_wrong(bad: str, what: str) -> None:
    with pytest.raises(ThreadFileError) as refused:
        read_thread([line(), "", bad], now=NOW)

    assert refused.value.message.startswith("Line 3 ")
    assert what in refused.value.message
    assert '"user": "nadia"' in refused.value.next_step


@pytest.mark.parametrize("lines", [[], ["", "  "]])
def test_a_thread_without_messages_is_refused(lines: list[str]) -> None:
    with pytest.raises(ThreadFileError, match="no messages"):
        read_thread(lines, now=NOW)


@given(st.text(), st.text(min_size=1).filter(str.strip))
def test_every_text_and_name_survives_the_reading(text: str, user: str) -> None:
    (message,) = read_thread([json.dumps({"user": user, "text": text})], now=NOW)

    assert (text, user.strip()) == (message.text, message.user)


@given(st.text())
def test_any_line_is_read_or_refused(anything: str) -> None:
    try:
        read_thread([anything], now=NOW)
    except ThreadFileError as error:
        assert error.sentence  # noqa: PT017  # either outcome is right
