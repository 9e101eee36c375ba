"""What a reading may spend is counted before it is spent."""

import pytest

from bot.llm import errors
from bot.llm.allowance import Allowance, key_of
from bot.llm.client import ChatMessage


def test_calls_side_by_side_cannot_spend_the_same_tokens() -> None:
    allowance = Allowance(calls=9, tokens=1000)

    first = allowance.take(300, 400)

    assert 400 == first
    with pytest.raises(errors.DraftBudgetError):
        allowance.take(200, 400)  # only 100 would be left for its answer
    allowance.settle(300, 400, 350)
    assert 400 == allowance.take(200, 400)


def test_an_answer_gets_less_room_when_little_is_left() -> None:
    allowance = Allowance(calls=9, tokens=1000)

    assert 250 == allowance.take(750, 4000)


def test_calls_are_counted_too() -> None:
    allowance = Allowance(calls=1, tokens=1000)
    allowance.settle(10, allowance.take(10, 300), 20)

    with pytest.raises(errors.DraftBudgetError) as caught:
        allowance.take(10, 300)

    assert caught.value.next_step


def test_a_question_is_the_same_only_word_for_word() -> None:
    said = [ChatMessage("system", "Read."), ChatMessage("user", "8 %")]
    wanted = {"type": "json_object"}
    key = key_of("sha", "model", said, wanted)

    others = {
        key_of("other", "model", said, wanted),
        key_of("sha", "other", said, wanted),
        key_of("sha", "model", said, None),
        key_of("sha", "model", [said[0], ChatMessage("user", "9 %")], wanted),
        key_of("sha", "model", [said[0], ChatMessage("assistant", "8 %")], wanted),
    }

    assert key == key_of("sha", "model", list(said), dict(wanted))
    assert key not in others
    assert 5 == len(others)
