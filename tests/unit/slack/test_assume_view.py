"""The form for what nobody knows yet, and how its answer reads, in the words of the thread."""

import json
from datetime import date
from typing import Any

import pytest

from bot.domain.conversation.model import FollowUp
from bot.domain.errors import InvalidInputError
from bot.domain.framing.difference import changed
from bot.domain.framing.question import Question
from bot.domain.provenance import Closing, Field, Status
from bot.slack.actions import Press
from bot.slack.views.framing.assume import Assumed, assume_modal, parse_assumed
from bot.slack.views.framing.assume_words import ASSUME_WORDS
from bot.slack.views.framing.card import card
from bot.slack.views.framing.document import document_modal
from bot.slack.views.framing.turn import turn
from tests.unit.slack.drawing import drawn, lines_of
from tests.unit.slack.statements import CAPACITY, NAMES, TARGET, dental, version

TODAY = date(2026, 11, 26)
HEURISTIC = Question(
    id="Q-F04", field="ml_fit.heuristic", text="What rule would you try first?", why="To beat it."
)
DUE = FollowUp(owner="U0LEO00001", due_on=date(2026, 12, 10))


def form(question: Question, language: str = "en") -> dict[str, Any]:
    statement = dental(questions=(question,)).model_copy(update={"language": language})
    return assume_modal(version(statement), question.id, NAMES, by="U0NADIA001", today=TODAY)


def filled(view: dict[str, Any], what: str = "", who: str = "", due: str = "") -> dict[str, Any]:
    """What Slack sends for a form: each block by its id."""
    typed = {
        "what": {"value": what or None},
        "who": {"selected_user": who or None},
        "due": {"selected_date": due or None},
    }
    inputs = [one["block_id"] for one in view["blocks"] if one["type"] == "input"]
    return {"values": {one: {"value": typed[one.split(".")[0]]} for one in inputs}}


def test_the_form_starts_from_what_is_proposed_the_person_and_two_weeks() -> None:
    view = form(HEURISTIC)
    what, who, due = [block for block in view["blocks"] if block["type"] == "input"]

    assert what["element"]["initial_value"] == "missed 2 of the last 5"
    assert who["element"]["initial_user"] == "U0NADIA001"
    assert due["element"]["initial_date"] == "2026-12-10"
    assert Press.from_metadata(view["private_metadata"]) == Press("ps_01J", 3, "Q-F04")


def test_nothing_is_assumed_about_a_fact_but_somebody_finds_out() -> None:
    view = form(CAPACITY)

    assert ["who", "due"] == [
        block["block_id"].split(".")[0] for block in view["blocks"] if block["type"] == "input"
    ]
    assert f"~ {ASSUME_WORDS['en']['fact']}" in lines_of(
        [block for block in view["blocks"] if block["type"] == "context"]
    )
    given = parse_assumed(filled(view, who="U0LEO00001", due="2026-12-10"))
    assert Assumed("", DUE) == given


def test_a_question_settled_meanwhile_opens_no_form() -> None:
    with pytest.raises(InvalidInputError):
        assume_modal(version(dental(())), "Q-X02", NAMES, by="U0NADIA001", today=TODAY)


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_what_is_missing_or_past_is_told_at_its_field_in_the_language_of_the_form(
    language: str,
) -> None:
    view, ours = form(HEURISTIC, language), ASSUME_WORDS[language]

    with pytest.raises(InvalidInputError) as empty:
        parse_assumed(filled(view, what="  "))
    with pytest.raises(InvalidInputError) as past:
        parse_assumed(filled(view, "x", "U0LEO00001", "2026-11-25"))

    assert [ours["missing_what"], ours["missing_who"], ours["missing_due"]] == list(
        empty.value.fields.values()
    )
    assert {f"due.{language}.2026-11-26": ours["past"]} == past.value.fields
    today = parse_assumed(filled(view, " x ", "U0LEO00001", "2026-11-26"))
    assert Assumed("x", FollowUp(owner="U0LEO00001", due_on=TODAY)) == today


@pytest.mark.parametrize("language", ["fr", "de"])
def test_form_and_menu_speak_the_language_of_the_thread(language: str) -> None:
    ours, english = ASSUME_WORDS[language], ASSUME_WORDS["en"]
    statement = dental((HEURISTIC, CAPACITY)).model_copy(update={"language": language})

    shown = json.dumps(
        [
            form(HEURISTIC, language),
            form(CAPACITY, language),
            card(version(statement), NAMES).blocks,
        ],
        ensure_ascii=False,
    )

    assert english.keys() == ours.keys()
    for key in ("assume", "find", "later", "beside", "assume_title", "what", "fact", "who", "due"):
        assert json.dumps(ours[key], ensure_ascii=False) in shown, key
        assert json.dumps(english[key]) not in shown, key


def test_people_who_disagree_can_only_settle_it() -> None:
    shown = drawn(card(version(dental((TARGET, CAPACITY))), NAMES))

    assert "[below 8 %] [10 %] [Something else] [Don't know]" in shown
    assert (
        "[Answer] [Don't know] [… Have somebody find out | Ask me later | Not relevant here]"
        in (shown)
    )


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (
            Field(path="ml_fit.heuristic", value="3", status=Status.ASSUMED, follow_up=DUE),
            "Simplest rule to beat: 3 (assumed) — Leo finds out by 2026-12-10 (was missed 2 of the last 5)",
        ),
        (
            Field(path="decision.capacity", closing=Closing.DOES_NOT_KNOW, follow_up=DUE),
            "Capacity: Leo finds out by 2026-12-10",
        ),
        (
            Field(path="decision.capacity", rationale="x", closing=Closing.NOT_RELEVANT),
            "Capacity: not relevant here",
        ),
        (
            Field(path="decision.capacity", rationale="x", closing=Closing.LATER),
            "Capacity: to be asked again later",
        ),
    ],
)
def test_reply_and_document_tell_who_finds_out_or_why_it_is_open(after: Field, told: str) -> None:
    before = dental()
    now = before.model_copy(update={"fields": {**before.fields, after.path: after}})

    reply = turn(changed(before, now), version(now, 4), NAMES)
    page = "\n".join(lines_of(document_modal(version(now), NAMES)["blocks"]))

    assert f":white_check_mark: {told}" == drawn(reply)[0]
    for part in told.partition(" (was")[0].split(" — "):
        assert part in page


def test_the_card_tells_who_finds_out_before_what_is_merely_proposed() -> None:
    before = dental()
    fields = {
        "ml_fit.heuristic": before.field("ml_fit.heuristic"),
        "hypothesis.mechanism": Field(
            path="hypothesis.mechanism", value="calls help", status=Status.ASSUMED, follow_up=DUE
        ),
        "owner": Field(path="owner", rationale="x", closing=Closing.NOT_RELEVANT),
    }
    shown = drawn(card(version(before.model_copy(update={"fields": fields})), NAMES))

    place = shown.index(":bulb: What I assume")
    assert shown[place + 1].endswith("calls help — Leo finds out by 2026-12-10")
    assert "Owner" not in next(one for one in shown if "Not known yet" in one)
