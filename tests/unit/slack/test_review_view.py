"""The form about suspected risks and what is told of a decision, in the words of the thread."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.errors import InvalidInputError
from bot.domain.framing.flag import Flag, FlagStatus, Review
from bot.domain.framing.version import StatementVersion
from bot.slack.views.framing.card import card
from bot.slack.views.framing.document import document_modal
from bot.slack.views.framing.review import parse_reviewed, review_modal, review_notice
from bot.slack.views.framing.review_words import REVIEW_WORDS
from tests.unit.slack.drawing import drawn, lines_of
from tests.unit.slack.statements import NAMES, dental, version


def risky(language: str) -> StatementVersion:
    seen = Review(
        by="U0NADIA001", at=datetime(2026, 11, 25, tzinfo=UTC), reason="Dana looked at it"
    )
    flags = (
        Flag(flag="F-PERSONAL-DATA", trigger="name"),
        Flag(flag="F-CREDIT", trigger="x", status=FlagStatus.CONFIRMED, review=seen),
        Flag(flag="F-CHILDREN", trigger="y", status=FlagStatus.DISMISSED, review=seen),
    )
    return version(dental().model_copy(update={"flags": flags, "language": language}))


@pytest.mark.parametrize("language", ["fr", "de"])
def test_form_and_notice_speak_the_language_of_the_thread(language: str) -> None:
    english, ours = REVIEW_WORDS["en"], REVIEW_WORDS[language]

    shown = json.dumps(
        [
            review_modal(risky(language)),
            *(
                review_notice(risky(language), "F-CREDIT", verdict, "Nadia").blocks
                for verdict in FlagStatus
            ),
        ],
        ensure_ascii=False,
    )

    assert english.keys() == ours.keys()
    for key in ("lead", "which", "applies", "confirmed", "dismissed", "why", "hint",
                "next_confirmed", "next_dismissed", "next_suspected"):  # fmt: skip
        assert ours[key] in shown, key
        assert english[key] not in shown, key
    assert english["lead"] in json.dumps(review_modal(risky("en")))


@pytest.mark.parametrize(
    ("language", "sure", "gone"),
    [
        ("en", "- Touches credit — confirmed by Nadia", "- children — Nadia, 2026-11-25"),
        ("fr", "- Touche le crédit — confirmé par Nadia", "- les enfants — Nadia, 2026-11-25"),
        ("de", "- Betrifft Kredite — bestätigt von Nadia", "- Kinder — Nadia, 2026-11-25"),
    ],
)
def test_the_document_tells_who_decided(language: str, sure: str, gone: str) -> None:
    page = lines_of(document_modal(risky(language), NAMES)["blocks"])

    assert sure in page
    assert f"{gone}: Dana looked at it" in page


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "touches credit; may touch personal data"),
        ("fr", "touche le crédit; touche peut-être des données personnelles"),
        ("de", "betrifft Kredite; betrifft vielleicht personenbezogene Daten"),
    ],
)
def test_a_card_tells_what_is_sure_from_what_is_suspected(language: str, line: str) -> None:
    assert any(line in one for one in drawn(card(risky(language), NAMES)))


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_a_missing_reason_is_told_in_the_language_of_the_form(language: str) -> None:
    blocks = [block["block_id"] for block in review_modal(risky(language))["blocks"][1:]]
    values: dict[str, Any] = {
        "flag": {"value": {"selected_option": {"value": "F-CREDIT"}}},
        "verdict": {"value": {"selected_option": {"value": "dismissed"}}},
        blocks[-1]: {"value": {"value": " "}},
    }

    with pytest.raises(InvalidInputError) as refused:
        parse_reviewed({"values": values})
    assert {blocks[-1]: REVIEW_WORDS[language]["reason"]} == refused.value.fields
    values[blocks[-1]]["value"]["value"] = "Dana looked at it"
    assert parse_reviewed({"values": values}).reason == "Dana looked at it"


def test_a_name_cannot_call_anybody_in_the_notice() -> None:
    view = review_notice(risky("en"), "F-CREDIT", FlagStatus.CONFIRMED, "<!channel> *Eve*")

    assert "<!channel>" not in view.text
    assert "Eve" in view.text
