"""The forms of a decision: why not, what else to know, what instead, by whom, and to ask for one."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from pydantic import ValidationError

from bot.domain.errors import InvalidInputError
from bot.domain.escalation.action import Action as Proposed
from bot.domain.escalation.action import Money, Request, SpecRow
from bot.domain.escalation.model import Escalation, Reason
from bot.domain.lint.tongue import language_of
from bot.domain.spec.asking import RowChoice
from bot.slack.actions import Callback, Press
from bot.slack.blocks import (
    Block,
    ModalView,
    context,
    input_block,
    modal_view,
    option,
    radio_buttons,
    static_select,
    text_input,
    users_select,
)
from bot.slack.text import Data
from bot.slack.views.escalation_words import say

INPUT = "value"
TEXT, REASON, PERSON = "text", "reason", "person"
TARGET, PARAMETERS, AMOUNT = "target", "parameters", "amount"
ACTION, SYSTEM, WHY, ROW = "action", "system", "why", "row"
LONGEST = 1000
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
    return _form("reject_title", blocks, Callback.REJECTED, escalation, submit="reject")


def parse_rejected(state: Mapping[str, Any]) -> Rejection:
    """Read the reason.

    Raises:
        InvalidInputError: it is missing.
    """
    chosen = _value(state, REASON, "selected_option") or {}
    block = _block(state, TEXT)
    note = str(_value(state, block, "value") or "").strip()
    try:
        reason = Reason(str(chosen.get("value")))
    except ValueError:
        raise _missing(REASON, "en") from None
    if reason is Reason.OTHER and not note:
        raise _missing(block, block.rpartition(".")[2])
    return Rejection(reason, note)


def text_modal(escalation: Escalation, purpose: str) -> ModalView:
    """Write a sentence: a question, an answer, or why it cannot wait."""
    language = escalation.request.language
    title, label, hint, callback = _TEXTS[purpose]
    block = _words(f"{TEXT}.{language}", label, language, hint=hint, optional=False)
    return _form(title, [block], callback, escalation, submit="send")


def parse_text(state: Mapping[str, Any]) -> str:
    """Read the sentence.

    Raises:
        InvalidInputError: there is none.
    """
    block = _block(state, TEXT)
    said = str(_value(state, block, "value") or "").strip()
    if not said:
        raise _missing(block, block.rpartition(".")[2])
    return said


def take_back_modal(escalation: Escalation) -> ModalView:
    """Ask once more before the request is taken back."""
    language = escalation.request.language
    return _form("take_back", [context(say("next_over", language))], Callback.TAKEN_BACK,
                 escalation, submit="take_back")  # fmt: skip


def hand_over_modal(escalation: Escalation) -> ModalView:
    """Choose who decides instead."""
    language = escalation.request.language
    people = users_select(INPUT, placeholder=say("pick", language))
    block = input_block(PERSON, say("hand_label", language), people, optional=False)
    return _form("hand_title", [block], Callback.HANDED_OVER, escalation, submit="hand_over")


def parse_person(state: Mapping[str, Any]) -> str:
    """Read who was chosen.

    Raises:
        InvalidInputError: nobody was.
    """
    chosen = str(_value(state, PERSON, "selected_user") or "")
    if not chosen:
        raise _missing(PERSON, "en")
    return chosen


def edit_modal(escalation: Escalation) -> ModalView:
    """Change target, parameters and amount.

    Raises:
        InvalidInputError: there is too much to change it in a form.
    """
    action, language = escalation.request.action, escalation.request.language
    parameters = json.dumps(action.parameters, ensure_ascii=False, indent=1)
    if len(parameters) > 2900:  # noqa: PLR2004 - what Slack lets a form hold
        raise InvalidInputError(
            "This is too long to be changed in a form.",
            next_step="Reject it, and ask for what should be done instead.",
        )
    amount = f"{action.money.amount} {action.money.currency}" if action.money else None
    blocks = [
        context(say("edit_hint", language)),
        input_block(TARGET, say("target_label", language),
                    text_input(INPUT, initial=Data(action.target), longest=200), optional=False),
        input_block(f"{PARAMETERS}.{language}", say("parameters_label", language),
                    _json_input(parameters), optional=False),
        input_block(f"{AMOUNT}.{language}", say("amount_label", language),
                    text_input(INPUT, initial=amount and Data(amount), longest=40)),
    ]  # fmt: skip
    return _form("edit_title", blocks, Callback.CHANGED, escalation, submit="save")


class Edited(NamedTuple):
    """What shall be done instead."""

    target: str
    parameters: dict[str, Any]
    money: Money | None


def parse_edited(state: Mapping[str, Any]) -> Edited:
    """Read the changed action.

    Raises:
        InvalidInputError: it cannot be read; `fields` says where.
    """
    block, language = _block(state, PARAMETERS), _block(state, PARAMETERS).rpartition(".")[2]
    try:
        parameters = json.loads(str(_value(state, block, "value") or ""))
        Proposed(name="a", target="t", system="s", parameters=parameters)
    except (ValueError, ValidationError):
        raise _wrong(block, "bad_json", language) from None
    target = str(_value(state, TARGET, "value") or "").strip()
    if not target:
        raise _missing(TARGET, language)
    return Edited(target, parameters, _money(state))


def request_modal(press: Press, text: str = "", rows: Sequence[RowChoice] = ()) -> ModalView:
    """Ask for a decision; `press` says in which thread, `rows` what specs say about their actions."""
    language = language_of(text)
    blocks: list[Block] = [
        context(say("open_lead", language)),
        *([_row_input(rows, language)] if rows else []),
        input_block(ACTION, say("open_action", language), text_input(INPUT, longest=100),
                    hint=say("open_action_hint", language), optional=False),
        input_block(TARGET, say("target_label", language), text_input(INPUT, longest=200),
                    optional=False),
        input_block(SYSTEM, say("open_system", language), text_input(INPUT, longest=100),
                    optional=False),
        input_block(f"{AMOUNT}.{language}", say("amount_label", language),
                    text_input(INPUT, longest=40)),
        input_block(WHY, say("open_why", language),
                    text_input(INPUT, initial=Data(text) if text else None, multiline=True,
                               longest=LONGEST), optional=False),
    ]  # fmt: skip
    return modal_view(
        say("open_title", language),
        blocks,
        callback=Callback.REQUESTED,
        metadata=press.metadata(),
        submit=say("send", language),
        close=say("cancel", language),
    )


def parse_requested(state: Mapping[str, Any]) -> Request:
    """Read a request; who asks is known from elsewhere.

    Raises:
        InvalidInputError: it cannot be used; `fields` says where.
    """
    given = {name: str(_value(state, name, "value") or "").strip()
             for name in (ACTION, TARGET, SYSTEM, WHY)}  # fmt: skip
    language = language_of(given[WHY])
    for name, text in given.items():
        if not text:
            raise _missing(name, language)
    try:
        return Request(
            action=Proposed(
                name=given[ACTION], target=given[TARGET], system=given[SYSTEM], money=_money(state)
            ),
            requester="-",
            why=given[WHY],
            language=language,
            row=_row(state),
        )
    except ValidationError:
        raise _missing(ACTION, language) from None


def _row_input(rows: Sequence[RowChoice], language: str) -> Block:
    entries = [
        option(Data(f"{one.row.row}: {one.action} ({one.spec})"),
               Press(one.row.spec, one.row.version or 0, one.row.row).encode())
        for one in rows
    ]  # fmt: skip
    menu = static_select(INPUT, entries, placeholder=say("open_row_none", language))
    return input_block(ROW, say("open_row", language), menu, hint=say("open_row_hint", language))


def _row(state: Mapping[str, Any]) -> SpecRow | None:
    chosen = _value(state, ROW, "selected_option")
    if not chosen:
        return None
    press = Press.decode(str(chosen["value"]))
    return SpecRow(spec=press.id, version=press.version, row=press.question or "")


def _money(state: Mapping[str, Any]) -> Money | None:
    block = _block(state, AMOUNT)
    text = str(_value(state, block, "value") or "").strip()
    if not text:
        return None
    amount, _, currency = text.partition(" ")
    try:
        return Money(amount=Decimal(amount), currency=currency.strip().upper())
    except (InvalidOperation, ValidationError):
        raise _wrong(block, "bad_amount", block.rpartition(".")[2]) from None


def _json_input(parameters: str) -> dict[str, Any]:
    """A field with JSON in it, exactly as it is."""
    return {**text_input(INPUT, multiline=True), "initial_value": parameters}


def _words(block: str, label: str, language: str, *, hint: str | None, optional: bool) -> Block:
    return input_block(
        block,
        say(label, language),
        text_input(INPUT, multiline=True, longest=LONGEST),
        hint=say(hint, language) if hint else None,
        optional=optional,
    )


def _form(
    title: str, blocks: list[Block], callback: Callback, escalation: Escalation, *, submit: str
) -> ModalView:
    language = escalation.request.language
    return modal_view(
        say(title, language),
        blocks,
        callback=callback,
        metadata=Press(escalation.id, escalation.version).metadata(),
        submit=say(submit, language),
        close=say("cancel", language),
    )


def _block(state: Mapping[str, Any], name: str) -> str:
    """Find a field whose name carries the language of its form."""
    values = state.get("values", state)
    return next((each for each in values if each.split(".")[0] == name), name)


def _value(state: Mapping[str, Any], block: str, key: str) -> Any:  # noqa: ANN401 - as Slack sends
    values = state.get("values", state)
    return ((values.get(block) or {}).get(INPUT) or {}).get(key)


def _missing(block: str, language: str) -> InvalidInputError:
    return _wrong(block, "missing_text", language)


def _wrong(block: str, key: str, language: str) -> InvalidInputError:
    told = say(key, language)
    return InvalidInputError(told, next_step="", fields={block: told})
