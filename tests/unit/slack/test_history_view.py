"""What changed, in words: before and after, within what Slack takes."""

import json
from datetime import timedelta

import pytest
from hypothesis import given, settings
from inline_snapshot import snapshot

from bot.domain.conversation.model import Transcript
from bot.domain.framing.history import Step, steps
from bot.domain.framing.statement import ProblemStatement
from bot.domain.framing.version import StatementVersion
from bot.domain.provenance import Claim, Field, Status
from bot.slack.views.framing.evidence import Voices
from bot.slack.views.framing.history import PAGE, history_message, history_modal, version_modal
from bot.slack.views.framing.history_words import HISTORY_WORDS
from tests.unit.slack.drawing import drawn, lines_of
from tests.unit.slack.statements import (
    DOUBT,
    NAMES,
    NOW,
    dental,
    hostile,
    hostile_text,
    said,
    statement,
    version,
)

SAID = said("business_goal.target", "below 8 %", "below 8 %")
RULE = Field(path="ml_fit.heuristic", value="missed twice", status=Status.ASSUMED, rationale="x")
CLAIMS = tuple(Claim(value=value, said_by="U0LEO00001", said_at=NOW) for value in ("8 %", "10 %"))


def told(*states: ProblemStatement) -> tuple[StatementVersion, tuple[Step, ...]]:
    versions = [
        version(state, number).model_copy(update={"created_at": NOW + timedelta(hours=number)})
        for number, state in enumerate(states, start=1)
    ]
    newest_first = versions[::-1]
    return newest_first[0], steps(newest_first, Transcript())


def test_what_changed_is_told_before_and_after() -> None:
    newest, happened = told(
        statement(SAID, RULE),
        statement(Field(path="business_goal.target", conflicts=CLAIMS), RULE),
        statement(
            said("business_goal.target", "10 %", "10 %", DOUBT),
            said("ml_fit.heuristic", "missed twice", "10 %", DOUBT),
            said("owner", "Leo", "10 %", DOUBT),
        ),
        dental(),
    )

    assert drawn(history_message(newest, happened, NAMES)) == snapshot(
        [
            "Version 4 · 2026-11-23 13:00 UTC · Nadia",
            "- Goal: fewer missed appointments (new)",
            "- Target: 10 % → below 8 %",
            "- Owner: no longer there, was Leo",
            "- Simplest rule to beat: missed twice → missed 2 of the last 5 (assumed)",
            "- Standing: ready for a spec → open questions",
            "Version 3 · 2026-11-23 12:00 UTC · Nadia",
            "- Owner: Leo (new)",
            "- Target: no longer disputed: 10 %",
            "- Simplest rule to beat: missed twice (assumed → said)",
            "Version 2 · 2026-11-23 11:00 UTC · Nadia",
            "- Target: people disagree: 8 % / 10 %",
            "[All versions]",
        ]
    )
    assert history_message(newest, happened, NAMES).text == snapshot(
        "Version 4, Nadia: Goal: fewer missed appointments (new); Target: 10 % → below 8 %; Owner: no longer there, was Leo; Simplest rule to beat: missed twice → missed 2 of the last 5 (assumed); Standing: ready for a spec → open questions. Version 3, Nadia: Owner: Leo (new); Target: no longer disputed: 10 %; Simplest rule to beat: missed twice (assumed → said). Version 2, Nadia: Target: people disagree: 8 % / 10 %."
    )


def test_a_page_holds_so_many_versions_and_leads_to_the_others() -> None:
    newest, happened = told(*[statement(SAID), statement(RULE)] * 5)

    page = history_modal(newest, happened[2 : 2 + PAGE + 1], NAMES)

    assert lines_of(page["blocks"])[-1] == "[Newer] [Older]"


def test_an_earlier_version_can_be_read_and_gone_back_to_but_the_newest_cannot() -> None:
    voices = Voices(NAMES)

    earlier = version_modal(version(dental(), 2), 5, voices)
    newest = version_modal(version(dental(), 5), 5, voices)

    assert "framing.restored" == earlier["callback_id"]
    assert "submit" in earlier
    assert "submit" not in newest
    assert not [block for block in earlier["blocks"] if block["type"] == "actions"]


@pytest.mark.parametrize("language", ["fr", "de"])
def test_every_sentence_exists_in_every_language(language: str) -> None:
    assert HISTORY_WORDS["en"].keys() == HISTORY_WORDS[language].keys()


@settings(deadline=None, max_examples=20)
@given(hostile_text, hostile_text)
def test_the_history_of_hostile_drafts_fits_and_is_inert(one: str, other: str) -> None:
    newest, happened = told(*[hostile(one), hostile(other)] * 4)

    message = history_message(newest, happened, NAMES)
    page = history_modal(newest, happened[: PAGE + 1], NAMES)
    earlier = version_modal(version(hostile(one), 2), 9, Voices(NAMES))

    assert "<!" not in message.text
    assert '"mrkdwn"' not in json.dumps(message.blocks)
    assert page["blocks"]
    assert earlier["blocks"]
