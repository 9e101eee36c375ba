"""The note that something alike is worked on elsewhere."""

import pytest
from hypothesis import given, settings
from inline_snapshot import snapshot

from bot.slack.actions import Press
from bot.slack.views.framing.resembling import RESEMBLING_WORDS, resembling
from tests.unit.slack.drawing import buttons, drawn
from tests.unit.slack.statements import dental, hostile, hostile_text, version

HERE = version(dental(), 2)
OTHER = version(dental(), 5).model_copy(update={"id": "ps_02K"})
ADDRESS = "https://remit.slack.com/archives/C2/p1"


def test_it_says_what_where_and_what_can_be_done() -> None:
    note = resembling(HERE, OTHER, ADDRESS)

    assert drawn(note) == snapshot(
        [
            ":busts_in_silhouette: This may be worked on already: Missed dental appointments",
            "[Continue there] [Keep both]",
            "~ Have a look at the other thread first. Only you see this, because you are in both channels. Your answer is remembered; nothing is merged.",
        ]
    )
    assert ADDRESS in str(note.blocks)
    assert {Press("ps_01J", 2, "ps_02K")} == {Press.decode(one["value"]) for one in buttons(note)}


@pytest.mark.parametrize("language", ["fr", "de"])
def test_every_sentence_exists_in_every_language(language: str) -> None:
    assert RESEMBLING_WORDS["en"].keys() == RESEMBLING_WORDS[language].keys()
    assert resembling(
        version(dental().model_copy(update={"language": language})), OTHER, ADDRESS
    ).text


@settings(deadline=None, max_examples=30)
@given(hostile_text)
def test_a_hostile_title_acts_nowhere(text: str) -> None:
    note = resembling(HERE, version(hostile(text)), ADDRESS)

    assert "<!" not in note.text
    assert "<@" not in note.text
