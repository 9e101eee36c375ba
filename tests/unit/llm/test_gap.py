"""What a model has not read yet of a very long thread is said in one line, and read in its turn."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.conversation.gap import Gap, gap_in
from bot.domain.conversation.model import Message, Transcript
from bot.llm.excerpt import Excerpt, marks
from bot.slack.views.framing.card import card
from tests.unit.slack.drawing import drawn
from tests.unit.slack.statements import NAMES, dental, version

BEGAN = datetime(2026, 10, 3, 9, tzinfo=UTC)


def thread(messages: int, characters: int = 2500) -> Transcript:
    return Transcript(
        messages=tuple(
            Message(
                id=f"C1-{n}", ts=f"{n:04}", user="U1", text=f"{n} " + "so " * (characters // 3),
                said_at=BEGAN + timedelta(minutes=n),
            )
            for n in range(messages)
        )
    )  # fmt: skip


def test_the_middle_is_what_lies_between_and_the_next_reading_fills_it() -> None:
    said = thread(60)
    read = marks(Excerpt.of(said).parts({}))
    gap = gap_in(said, read)

    assert gap
    assert 60 == sum(gap)
    assert gap.first < gap.last  # one part at the start, three at the end
    later = read | marks(Excerpt.of(said).parts(read))
    assert gap_in(said, later) is None


def test_what_was_said_since_or_never_read_at_all_is_no_gap() -> None:
    said = thread(20)
    read = marks(Excerpt.of(said).parts({}))

    assert gap_in(said, read) is None
    assert gap_in(thread(25), read) is None
    assert gap_in(said, {}) is None


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "has read the first 9 and the last 27 messages; the 24 between them are read at"),
        ("fr", "a lu les 9 premiers et les 27 derniers messages ; les 24 entre les deux"),
        ("de", "hat die ersten 9 und die letzten 27 Nachrichten gelesen; die 24 dazwischen"),
    ],
)
def test_the_card_says_so_in_one_line(language: str, line: str) -> None:
    shown = version(dental().model_copy(update={"language": language}))
    gap = Gap(first=9, middle=24, last=27)

    assert line in drawn(card(shown, NAMES, model="m", gap=gap))[-1]
    assert line not in drawn(card(shown, NAMES, model="m"))[-1]
