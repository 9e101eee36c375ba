"""Replies are read strictly: thoughts and fences go, nothing is guessed, nothing is repeated."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from bot.llm.parse import LONGEST_REPLY, parse_reply


class Answer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    words: str
    items: tuple[int, ...]


GOOD = '{"words": "a {brace} and a \\"quote\\"", "items": [1, 2]}'
VALUE = Answer(words='a {brace} and a "quote"', items=(1, 2))


@pytest.mark.parametrize(
    "reply",
    [
        GOOD,
        f"\n\n{GOOD}\n",
        f"```json\n{GOOD}\n```",
        f"Sure! Here it is for {{name}}:\n```\n{GOOD}\n```\nBye {{}}",
        f"<think>is it {{}}?</think>{GOOD}",
        f'  <think>\n{{"words": 1}}\n</think>\n\n{GOOD}',
        f'the template opened this {{"words": 1}}</think>{GOOD}',
        f"{GOOD} {GOOD.replace('brace', 'other')}",
    ],
)
def test_the_first_object_after_thoughts_is_the_answer(reply: str) -> None:
    assert parse_reply(reply, Answer).value == VALUE


def test_a_closing_thought_inside_a_value_is_part_of_the_value() -> None:
    reply = json.dumps({"words": "he wrote </think> there", "items": []})

    parsed = parse_reply(reply, Answer)

    assert parsed.value == Answer(words="he wrote </think> there", items=())


@pytest.mark.parametrize(
    "reply", ["", " \n", "<think>only thoughts", "no object", "{set notation}"]
)
def test_prose_is_told_apart_from_broken_json(reply: str) -> None:
    parsed = parse_reply(reply, Answer)

    assert parsed.value is None
    assert parsed.is_prose


@pytest.mark.parametrize(
    "reply",
    [
        '{"words": "cut of',
        '{"words": "a", "items": [{"words": "x", "items": []}, ',
        '{"words": "a", "items": [1,]}',
        '{"words": \'a\', "items": []}',
        '{"words": "a", "items": [NaN]}',
        '{"words": "a", "words": "b", "items": []}',
        '{"words": "a"}',
        '{"words": "a", "items": [], "more": 1}',
        '{"words": 1, "items": []}',
        '{"a":' * 5_000 + "1" + "}" * 5_000,
        '{"words": "' + "x" * LONGEST_REPLY + '", "items": []}',
        '{"words": "a", "items": [' + "9" * 5_000 + "]}",
    ],
)
def test_what_is_not_exactly_an_answer_gives_findings(reply: str) -> None:
    parsed = parse_reply(reply, Answer)

    assert parsed.value is None
    assert parsed.findings
    assert not parsed.is_prose


def test_findings_say_where_and_repeat_nothing() -> None:
    parsed = parse_reply('{"words": ["hunter2"], "items": ["hunter2"]}', Answer)

    text = " ".join(parsed.findings)
    assert "words:" in text
    assert "items.0:" in text
    assert "hunter2" not in text


def test_the_list_of_findings_stays_short() -> None:
    reply = json.dumps({"words": "a", "items": ["x"] * 500})

    assert len(parse_reply(reply, Answer).findings) == 12


def test_invisible_characters_do_not_survive() -> None:
    reply = json.dumps({"words": "a\u202eb\x00c\u200bd\ud800\U000e0041\u200de", "items": []})

    parsed = parse_reply(reply, Answer)

    assert parsed.value == Answer(words="abcd\u200de", items=())


@given(st.text(alphabet=st.sampled_from('{}[]",:\\ \n1aé</think>`')))
def test_no_reply_breaks_the_parser(reply: str) -> None:
    parsed = parse_reply(reply, Answer)

    assert (parsed.value is None) == bool(parsed.findings)


@given(
    st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "Z"))),
    st.lists(st.integers(-(2**53), 2**53)),
    st.sampled_from(["", "<think>{}</think>", "```json\n", "Of course. "]),
)
def test_an_answer_survives_its_wrapping(words: str, items: list[int], wrapping: str) -> None:
    answer = Answer(words=words.replace("\u2028", "").replace("\u2029", ""), items=tuple(items))

    parsed = parse_reply(wrapping + answer.model_dump_json(), Answer)

    assert answer == parsed.value
