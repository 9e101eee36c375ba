"""The forms of a decision: why not, what else to know, and by whom."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from bot.domain.escalation.model import Escalation, Reason
from bot.slack.actions import Callback
from bot.slack.blocks import (
    Block,
    ModalView,
    context,
    input_block,
    option,
    radio_buttons,
    text_input,
    users_select,
)
from bot.slack.views.escalation.fields import (
    INPUT,
    LONGEST,
    block_of,
    form,
    missing,
    value_of,
)
from bot.slack.views.escalation.words import say

TEXT, REASON, PERSON = "text", "reason", "person"
_REASONS = tuple(one for one in Reason if one.is_given_by_people)
_TEXTS = {  # what a form is for → its heading, label, hint and callback
    "ask": ("ask_title", "ask_label", None, Callback.ASKED),
    "reply": ("answer_title", "answer_label", None, Callback.REPLIED),
    "emergency": ("glass_title", "glass_label", "glass_hint", Callback.EMERGENCY),
}


class Rejection(NamedTuple):
    """Why somebody says no."""

    reason: Reason
    note: str


def reject_modal(escalation: Escalation) -> ModalView:
    """Say no, with a reason."""
    language = escalation.request.language
    reasons = [option(say(one.value, language), one.value) for one in _REASONS]
    blocks = [
        input_block(REASON, say("reject_label", language), radio_buttons(INPUT, reasons),
                    optional=False),
        _words(f"{TEXT}.{language}", "note_label", language, hint="note_hint", optional=True),
    ]  # fmt: skip
    return form("reject_title", blocks, Callback.REJECTED, escalation, submit="reject")


def parse_rejected(state: Mapping[str, Any]) -> Rejection:
    """Read the reason.

    Raises:
        InvalidInputError: it is missing.
    """
    chosen = value_of(state, REASON, "selected_option") or {}
    block = block_of(state, TEXT)
    note = str(value_of(state, block, "value") or "").strip()
    try:
        reason = Reason(str(chosen.get("value")))
    except ValueError:
        raise missing(REASON, "en") from None
    if reason is Reason.OTHER and not note:
        raise missing(block, block.rpartition(".")[2])
    return Rejection(reason, note)


def text_modal(escalation: Escalation, purpose: str) -> ModalView:
    """Write a sentence: a question, an answer, or why it cannot wait."""
    language = escalation.request.language
    title, label, hint, callback = _TEXTS[purpose]
    block = _words(f"{TEXT}.{language}", label, language, hint=hint, optional=False)
    return form(title, [block], callback, escalation, submit="send")


def parse_text(state: Mapping[str, Any]) -> str:
    """Read the sentence.

    Raises:
        InvalidInputError: there is none.
    """
    block = block_of(state, TEXT)
    said = str(value_of(state, block, "value") or "").strip()
    if not said:
        raise missing(block, block.rpartition(".")[2])
    return said


def take_back_modal(escalation: Escalation) -> ModalView:
    """Ask once more before the request is taken back."""
    language = escalation.request.language
    return form("take_back", [context(say("next_over", language))], Callback.TAKEN_BACK,
                 escalation, submit="take_back")  # fmt: skip


def hand_over_modal(escalation: Escalation) -> ModalView:
    """Choose who decides instead."""
    language = escalation.request.language
    people = users_select(INPUT, placeholder=say("pick", language))
    hint = say("hand_hint", language)
    block = input_block(PERSON, say("hand_label", language), people, hint=hint, optional=False)
    return form("hand_title", [block], Callback.HANDED_OVER, escalation, submit="hand_over")


def parse_person(state: Mapping[str, Any]) -> str:
    """Read who was chosen.

    Raises:
        InvalidInputError: nobody was.
    """
    chosen = str(value_of(state, PERSON, "selected_user") or "")
    if not chosen:
        raise missing(PERSON, "en")
    return chosen


def _words(block: str, label: str, language: str, *, hint: str | None, optional: bool) -> Block:
    return input_block(
        block,
        say(label, language),
        text_input(INPUT, multiline=True, longest=LONGEST),
        hint=say(hint, language) if hint else None,
        optional=optional,
    )
