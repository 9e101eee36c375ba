"""The goal's message, the statement and its specs lead to each other."""

import json

import pytest
from inline_snapshot import snapshot

from bot.services.framing.link import Links, Pin
from bot.slack.views.framing.document import document_modal
from bot.slack.views.framing.linking import LINK_WORDS, link_blocks
from bot.slack.views.home import home, listing
from bot.slack.views.spec.card import spec_card
from tests.unit.slack.drawing import lines_of
from tests.unit.slack.statements import PLACE, dental, spec, version


def permalink(message: str) -> str:
    return f"https://remit.slack.com/archives/C1/p{message}"


def place(channel: str, _thread: str, message: str) -> str:
    return f"https://remit.slack.com/archives/{channel}/p{message}"


PINS = (Pin("spec_01J", 2, 3, "5.0"), Pin("spec_01J", 1, 2))


def test_a_statement_that_moved_on_says_since_when_and_how_to_follow() -> None:
    links = Links(PLACE, 5, specs=PINS)

    shown = link_blocks(version(dental(), 5), links.specs, links.moved_on, permalink)

    assert lines_of(shown) == snapshot(
        [
            "The goal's message",
            "Spec draft version 2, made from version 3. This is version 5 by now.",
            "Spec draft version 1, made from version 2.",
            "[What changed since version 3] [Draft a spec]",
            "~ Draft a spec again, and it follows this version.",
        ]
    )
    assert "https://remit.slack.com/archives/C1/p5.0" in str(shown)
    assert "https://remit.slack.com/archives/C1/p1.0" in str(shown)


def test_a_spec_of_the_newest_version_needs_nothing_done() -> None:
    links = Links(PLACE, 3, specs=PINS)

    shown = link_blocks(version(dental(), 3), links.specs, links.moved_on, permalink)

    assert links.moved_on is None
    assert lines_of(shown) == snapshot(
        [
            "The goal's message",
            "Spec draft version 2, made from version 3, which is the newest.",
            "Spec draft version 1, made from version 2.",
        ]
    )


def test_a_statement_without_spec_says_so() -> None:
    links = Links(PLACE, 3)

    assert links.moved_on is None
    assert "No spec" in str(link_blocks(version(dental(), 3), (), None, permalink))


def test_the_document_shows_its_links() -> None:
    shown = link_blocks(version(dental(), 3), PINS, None, permalink)

    page = document_modal(version(dental(), 3), links=shown)

    assert "p5.0" in json.dumps(page["blocks"])


def test_the_spec_card_leads_back_to_the_goal() -> None:
    card = spec_card(spec(dental()), goal=permalink("1.0"))

    assert "<https://remit.slack.com/archives/C1/p1.0|the goal>" in str(card.blocks[-1])
    assert "<http" not in str(spec_card(spec(dental())).blocks[-1])


def test_home_and_list_show_threads_and_which_version_a_spec_follows() -> None:
    drafts, specs, newest = [version(dental(), 5)], [spec(dental())], {"ps_01J": 5}

    page = home(drafts, specs, "U0NADIA001", newest=newest, permalink=place)
    shown = listing(drafts, specs, newest=newest, permalink=place)

    for blocks in (page["blocks"], shown.blocks):
        text = json.dumps(blocks)
        assert text.count("<https://remit.slack.com/archives/C1/p1.0|thread>") == 2
        assert "from version 3 of the problem statement, which is version 5 by now" in text


@pytest.mark.parametrize("language", ["fr", "de"])
def test_every_sentence_exists_in_every_language(language: str) -> None:
    assert LINK_WORDS["en"].keys() == LINK_WORDS[language].keys()
