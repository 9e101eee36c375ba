"""What a button carries can be read back, and nothing else is taken for it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import InvalidInputError
from bot.slack.actions import Action, Press

names = st.from_regex(re.compile(r"[A-Za-z0-9_.-]{1,120}", re.ASCII), fullmatch=True)
presses = st.builds(Press, names, st.integers(0, 999_999_999)) | st.builds(
    Press, names, st.integers(0, 999_999_999), names, st.none() | st.integers(0, 999)
)


@given(presses)
def test_a_press_is_read_back_from_its_button(press: Press) -> None:
    assert Press.decode(press.encode()) == press


@given(presses)
def test_a_form_remembers_the_document_and_the_question(press: Press) -> None:
    read = Press.from_metadata(press.metadata())

    assert (read.id, read.version, read.question) == (press.id, press.version, press.question)


@pytest.mark.parametrize(
    "value",
    ["", "v2:ps_1:1", "v1:ps_1", "v1:ps_1:x", "v1:ps_1:-1", "v1::1", "v1:ps_1:1:Q:1:2", "v1:a b:1"],
)
def test_a_value_of_another_kind_is_refused_with_a_next_step(value: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        Press.decode(value)

    assert "/remit list" in refused.value.next_step


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"v":1,"id":1,"version":1}', '{"v":1,"id":"a"}'])
def test_metadata_of_another_kind_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError):
        Press.from_metadata(text)


@pytest.mark.parametrize("action", list(Action))
def test_every_occurrence_of_an_action_is_recognised(action: Action) -> None:
    assert Action.of(action.at("Q-B01", 2)) is action
    assert action.pattern.match(action.at(7))
    assert not action.pattern.match(f"{action.value}er")
