"""Why something stands in a statement: quotes, reasons, both sides, and always a next step."""

import json

import pytest
from hypothesis import given, settings
from inline_snapshot import snapshot

from bot.domain.framing.field import FIELDS
from bot.domain.framing.statement import Conflict, ProblemStatement
from bot.domain.provenance import Claim, Field, Status
from bot.slack.views.framing.evidence import Voices
from bot.slack.views.framing.why import why_menu, why_message, why_modal
from bot.slack.views.framing.why_words import WHY_WORDS
from tests.unit.slack.drawing import drawn
from tests.unit.slack.statements import (
    DOUBT,
    GOAL,
    NAMES,
    NOW,
    dental,
    hostile,
    hostile_text,
    quote,
    said,
    statement,
    version,
)

VOICES = Voices(NAMES, lambda message: f"https://remit.slack.com/archives/C1/{message}")


def test_what_somebody_said_is_shown_with_the_words_and_the_message() -> None:
    told = why_message(version(dental()), "business_goal.target", VOICES)

    assert drawn(told) == snapshot(
        [
            "Target: below 8 % (said)",
            "Somebody said it:",
            "- “below 8 %” — Nadia",
            "~ Wrong? Reply in the thread with what is right, or press Edit.",
            "[Edit] [Ask about another part]",
            "~ Missed dental appointments · `ps_01J` · version 3",
        ]
    )
    assert "https://remit.slack.com/archives/C1/m1" in str(told.blocks)
    assert told.text == snapshot(
        "Target: below 8 % (said). Somebody said it: “below 8 %” — Nadia. Wrong? Reply in the thread with what is right, or press Edit."
    )


def test_what_nobody_said_names_its_reason_and_what_would_settle_it() -> None:
    told = why_message(version(dental()), "ml_fit.heuristic", VOICES)

    assert drawn(told) == snapshot(
        [
            "Simplest rule to beat: missed 2 of the last 5 (assumed)",
            "Nobody said it. It is my assumption.",
            "Because: The simplest rule to try.",
            "What would settle it: What simple rule would you use tomorrow without AI?",
            "~ Reply in the thread, or press Edit.",
            "[Edit] [Ask about another part]",
            "~ Missed dental appointments · `ps_01J` · version 3",
        ]
    )


def test_a_conflict_shows_both_sides_and_chooses_none() -> None:
    claims = (
        Claim(value="8 %", quotes=(quote(GOAL, "8 %"),), said_by="U0NADIA001", said_at=NOW),
        Claim(value="10 %", quotes=(quote(DOUBT, "10 %"),), said_by="U0LEO00001", said_at=NOW),
    )
    earlier = Claim(value="9 %", said_by="U0LEO00001", said_at=NOW)
    disputed = statement(
        Field(path="business_goal.target", conflicts=claims, superseded=(earlier,))
    ).model_copy(update={"conflicts": (Conflict(path="business_goal.target", claims=claims),)})

    told = why_message(version(disputed), "business_goal.target", VOICES)

    assert drawn(told) == snapshot(
        [
            "Target: 8 % / 10 % (not settled)",
            "People say different things, and I do not choose between them.",
            "Said about it",
            "- Nadia says 8 %",
            "- Leo says 10 %",
            "Earlier, and no longer counted",
            "- Leo said 9 %",
            "What would settle it: Nadia said 8 %, Leo said 10 %: which is right, or are these different measures?",
            "~ Reply in the thread, or press Edit.",
            "[Edit] [Ask about another part]",
            "~ Missed dental appointments · `ps_01J` · version 3",
        ]
    )


def test_a_worked_out_value_shows_its_formula() -> None:
    worth = said("business_goal.value_of_target", "30 k€", "8 %").model_copy(
        update={"derived_from": "3.8 points x 7,900 slots x 100 €"}
    )

    told = why_message(version(statement(worth)), worth.path, VOICES)

    assert any("3.8 points x 7,900 slots" in row for row in drawn(told))


def test_a_statement_that_says_nothing_says_how_to_begin() -> None:
    empty = version(ProblemStatement())

    assert "Write in a sentence" in why_menu(empty).text
    assert "Write in a sentence" in json.dumps(why_modal(empty, VOICES))


@pytest.mark.parametrize("language", ["fr", "de"])
def test_every_sentence_exists_in_every_language(language: str) -> None:
    assert WHY_WORDS["en"].keys() == WHY_WORDS[language].keys()


def test_a_french_draft_is_explained_in_french() -> None:
    french = dental().model_copy(update={"language": "fr"})

    told = why_message(version(french), "ml_fit.heuristic", Voices(NAMES, language="fr"))

    assert "Personne ne l'a dit" in told.text


@settings(deadline=None, max_examples=30)
@given(hostile_text)
def test_nothing_people_wrote_acts_in_an_explanation(text: str) -> None:
    """The builders check every limit; here nothing may be parsed by Slack either."""
    full = version(hostile(text))

    for path in list(FIELDS)[::45]:
        told = why_message(full, path, VOICES)
        page = why_modal(full, VOICES, path)
        for shown in (told.blocks, page["blocks"]):
            for block in shown:
                if block["type"] == "context":
                    continue  # markup made by the encoder, which has tests of its own
                assert '"mrkdwn"' not in json.dumps(block)
        assert "<!" not in told.text
        assert "<@" not in told.text


def test_the_menu_offers_no_more_than_slack_takes() -> None:
    full = version(hostile("x"))

    assert len(FIELDS) > 100  # or this test shows nothing
    assert why_menu(full).blocks
    assert why_modal(full, VOICES, "roi.estimate")["blocks"]
    assert all(field.status is not Status.UNKNOWN for field in full.statement.fields.values())
