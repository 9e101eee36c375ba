"""Laws of following a conversation, whoever says what in whatever order."""

import sys
from pathlib import Path
from random import Random
from types import FrameType

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.conversation.model import Message, Transcript
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Status, numbers_in, value_text
from tests.unit.guide.conversations import START, read, said

ATTACKS = Path(__file__).parents[2] / "data" / "attacks"
UNRELATED = (
    ("ana", "we lose so much money on no-shows, it's 11.8 % of booked slots"),
    ("ben", "a no-show costs us 90 €"),
    ("leo", "I call twenty people a day and most were coming anyway"),
    ("kim", "the owner is Maria"),
    ("sam", "all data must stay in the EU"),
    ("eve", "lunch at noon?"),
    ("max", "Legal already signed off"),
)
OWN = (
    "Churn is 9 %.",
    "We want 7 % by end of June.",
    "The budget is 51,000 €.",
    "The capacity is 26 calls per day.",
    "A false alarm costs us 13 €.",
    "It must answer within 450 ms.",
)
OTHERS = ("Churn is 11 %.", "The budget is 70,000 €.", "We hope for 5 % by May.", "lunch at noon?")
TAKES_BACK = (
    "forget what I said",
    "Please ignore everything I said.",
    "I take it all back",
    "oubliez ce que j'ai dit",
    "vergiss bitte alles, was ich gesagt habe",
)
MOVES = (
    *OWN,
    *OTHERS,
    *TAKES_BACK,
    "ok, ben is right",
    "my mistake",
    "so we agreed on 5 %",
    "sorry, 8 not 7",
    "scratch the budget",
    "ignore my numbers",
    "make that July",
    "the owner is Ben",
    "we go with 11 %",
)
LINES = st.lists(
    st.tuples(st.sampled_from(["ana", "ben", "eve"]), st.sampled_from(MOVES)), max_size=8
)
PASSAGES = st.sampled_from(
    [
        text
        for language in ("english", "french", "german")
        for text in yaml.safe_load((ATTACKS / f"{language}.yaml").read_text("utf-8")).values()
    ]
)


def facts(statement: ProblemStatement) -> dict[str, tuple[object, Status, object]]:
    return {
        path: (f.value, f.status, sorted(value_text(claim.value) for claim in f.claimed))
        for path, f in statement.fields.items()
    }


@settings(max_examples=40, deadline=None)
@given(st.permutations(UNRELATED))
def test_the_order_of_unrelated_messages_changes_no_fact(lines: list[tuple[str, str]]) -> None:
    assert facts(read(said(*lines))) == facts(read(said(*UNRELATED)))


@settings(max_examples=60, deadline=None)
@given(LINES)
def test_a_conversation_is_read_the_same_each_time(lines: list[tuple[str, str]]) -> None:
    transcript = said(*lines)
    statement = read(transcript)
    assert read(transcript) == statement
    assert ProblemStatement.model_validate_json(statement.model_dump_json()) == statement


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from(OWN), min_size=1, unique=True),
    st.lists(st.sampled_from(OTHERS), unique=True),
    st.sampled_from(TAKES_BACK),
    st.randoms(use_true_random=False),
)
def test_taking_back_leaves_no_number_of_what_was_taken_back(
    own: list[str], others: list[str], takes_back: str, chance: Random
) -> None:
    lines = [("ana", text) for text in own] + [("ben", text) for text in others]
    chance.shuffle(lines)
    statement = read(said(*lines, ("ana", takes_back)))
    gone = {number.value for text in own for number in numbers_in(text)}
    for field in statement.having(Status.STATED):
        left = {number.value for number in numbers_in(value_text(field.value))}
        assert not left & gone, field
    assert not any(claim.said_by == "ana" for one in statement.conflicts for claim in one.claims)


@settings(max_examples=120, deadline=None)
@given(LINES, PASSAGES, st.integers(0, 7), st.sampled_from(["own", "new"]))
def test_no_order_to_the_bot_changes_a_field(
    lines: list[tuple[str, str]], passage: str, place: int, where: str
) -> None:
    attacked = list(lines)
    if where == "own" and lines:
        at = place % len(lines)
        user, text = lines[at]
        attacked[at] = (user, f"{text}\n{passage}")
        clean = lines
    else:
        attacked.insert(place, ("mallory", passage))
        clean = lines
    assert _values(read(said(*attacked))) == _values(read(said(*clean)))


def _values(statement: ProblemStatement) -> dict[str, object]:
    """What the fields say, apart from which number a message has in its thread."""
    return {
        path: (
            field.value,
            field.status,
            [quote.text for quote in field.quotes],
            [(claim.value, claim.said_by) for claim in field.conflicts],
            [(claim.value, claim.said_by) for claim in field.superseded],
            [(claim.value, claim.said_by) for claim in field.claimed],
        )
        for path, field in statement.fields.items()
    }


def test_work_grows_no_faster_than_the_conversation() -> None:
    few, many = _work(_long(100)), _work(_long(500))
    assert many < 5.5 * few


def _long(count: int) -> Transcript:
    """People who disagree, give in, take back and chat, over and over."""
    users = ("ana", "ben", "eve")
    return Transcript(
        messages=tuple(
            Message(
                id=f"m{number}",
                ts=f"{number:05}",
                user=users[number % 3],
                text=MOVES[number % len(MOVES)],
                said_at=START,
            )
            for number in range(count)
        )
    )


def _work(transcript: Transcript) -> int:
    """How many calls a reading takes: a count, so that a busy machine changes nothing."""
    read(said(("ana", "Churn is 9 %.")))
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read(transcript)
    finally:
        sys.setprofile(before)
    return calls
