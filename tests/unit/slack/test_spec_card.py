"""What the card of a spec draft says, and in which order."""

from datetime import UTC, datetime
from typing import Any

from bot.domain.framing.flag import Flag
from bot.domain.provenance import Confirmation, Field, Status
from bot.domain.spec.edit import with_value
from bot.domain.spec.form import filled_in
from bot.domain.spec.model import SpecStatus
from bot.domain.spec.readiness import spec_readiness
from bot.slack.actions import Action, Press
from bot.slack.blocks import MessageView
from bot.slack.views.spec.card import spec_card
from bot.slack.views.spec.edit import FIELD, INPUT, parse_spec_values, spec_edit_modal
from tests.unit.slack.drawing import drawn
from tests.unit.slack.statements import GOAL, NAMES, dental, quote, spec

MEASURES = ":straight_ruler: Quality measures to agree with the data team: "


def test_a_spec_card_shows_what_is_agreed_and_what_is_not() -> None:
    drafted = spec(dental())

    card = spec_card(drafted, NAMES)

    lines = drawn(card)
    assert lines[1].startswith("~ Spec draft · ")
    assert "· draft ·" not in lines[1]
    accepted = lines.index(":white_check_mark: Accepted when")
    assert "below 8 %" in lines[accepted + 1]
    assert Press("spec_01J", 1).encode() in repr(card.blocks)
    assert card.text.startswith("Spec draft: Missed dental appointments.")


def test_usual_measures_nobody_asked_for_share_one_line_after_what_was_agreed() -> None:
    lines = drawn(spec_card(spec(dental()), NAMES))

    measures = next(line for line in lines if line.startswith(MEASURES))
    assert "Precision at threshold" in measures
    assert lines.index(measures) > lines.index(":white_check_mark: Accepted when") + 1
    assert not [line for line in lines if "Precision at threshold" in line and line != measures]


def test_a_measure_somebody_asked_for_stays_an_entry_of_its_own() -> None:
    asked = dental()
    wanted = Field(
        path="metrics.model",
        value=("recall",),
        status=Status.STATED,
        quotes=(quote(GOAL, "fewer no-shows"),),
    )
    asked = asked.model_copy(update={"fields": {**asked.fields, wanted.path: wanted}})

    lines = drawn(spec_card(spec(asked), NAMES))

    assert [
        line for line in lines if line.startswith("- ") and "recall — number to be agreed" in line
    ]


def test_how_to_settle_what_is_open_is_said_once() -> None:
    drafted = spec(dental())

    lines = drawn(spec_card(drafted, NAMES))

    heading = ":question: To settle before approval — reply in this thread to answer"
    first = lines[lines.index(heading) + 1]
    assert first == "- How many of these can you handle per day? — ask Leo"
    assert " ".join(lines).count("in this thread") == 1


def test_risks_that_one_word_raised_share_one_line() -> None:
    names = ("F-PERSONAL-DATA", "F-MEDICAL", "F-SPECIAL-CATEGORY")
    flags = tuple(Flag(flag=name, trigger="patients") for name in names)

    lines = drawn(spec_card(spec(dental().model_copy(update={"flags": flags})), NAMES))

    assert (
        ":warning: Check with Legal: may touch medical care, personal data and 1 more in the export"
        in lines
    )
    assert not [line for line in lines if "It may touch" in line]


def test_how_far_a_spec_is_stands_at_its_head_with_one_next_step() -> None:
    drafted = spec(dental())
    state = spec_readiness(drafted.spec, dental())

    lines = drawn(spec_card(drafted, NAMES, readiness=state))

    [told] = [line for line in lines if "Ready " in line]
    assert told.startswith("~ Ready 0 of 100 to be built; weakest: data")
    assert told.count("Next, ") == 1
    assert lines.index(told) == lines.index(next(x for x in lines if "Spec draft" in x)) + 1


def test_a_form_does_not_cut_what_it_cannot_show() -> None:
    by = Confirmation(by="U1", at=datetime(2026, 11, 26, tzinfo=UTC), message_id="m9")
    drafted = spec(dental())
    long = with_value(drafted.spec, "acceptance.AC-01.text", "and so on. " * 300, by)
    version = drafted.model_copy(update={"spec": long})

    form = spec_edit_modal(version, "acceptance.AC-01")
    values = {
        block["block_id"]: {INPUT: {"value": block["element"].get("initial_value")}}
        for block in form["blocks"]
        if block["type"] == "input" and block["element"]["type"] == "plain_text_input"
    }
    values[f"{FIELD}acceptance.AC-01.owner"] = {INPUT: {"value": "Ines"}}
    given, _ = parse_spec_values(values)
    after = filled_in(long, "acceptance.AC-01", given, by)

    assert "characters are too many for a form" in str(form["blocks"])
    assert long.acceptance[0].text == after.acceptance[0].text
    assert "Ines" == after.acceptance[0].owner.value


def test_an_approved_spec_is_retired_only_once_somebody_says_yes() -> None:
    approved = spec(dental())
    approved = approved.model_copy(
        update={"spec": approved.spec.model_copy(update={"status": SpecStatus.APPROVED})}
    )

    (retire,) = pressed(spec_card(approved, NAMES), Action.SPEC_RETIRE)

    assert "Version 1 counts no more, nothing acts by it" in retire["confirm"]["text"]["text"]
    assert [] == pressed(spec_card(spec(dental()), NAMES), Action.SPEC_RETIRE)


def test_the_card_of_a_retired_spec_asks_for_nothing_and_says_how_to_go_on() -> None:
    drafted = spec(dental())
    ended = drafted.model_copy(
        update={"spec": drafted.spec.model_copy(update={"status": SpecStatus.RETIRED})}
    )
    readiness = spec_readiness(drafted.spec, dental())

    lines = drawn(spec_card(ended, NAMES, readiness=readiness))
    before = drawn(spec_card(drafted, NAMES, readiness=readiness))

    assert lines[1].startswith("~ Spec · no longer in use · ")
    assert "draft it again" in lines[2]
    for asked in ("Ready ", "To settle before approval"):
        assert any(asked in line for line in before)
        assert not any(asked in line for line in lines)


def pressed(card: MessageView, action: Action) -> list[dict[str, Any]]:
    return [
        element
        for block in card.blocks
        if block["type"] == "actions"
        for element in block["elements"]
        if element["action_id"] == action.at()
    ]
