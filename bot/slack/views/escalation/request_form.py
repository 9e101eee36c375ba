"""The forms in which a request is written: to ask for a decision, and to change what is asked for."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from pydantic import ValidationError

from bot.domain.errors import InvalidInputError
from bot.domain.escalation.action import Action as Proposed
from bot.domain.escalation.action import Money, Request, SpecRow
from bot.domain.escalation.model import Escalation
from bot.domain.lint.model import LANGUAGES, Language
from bot.domain.lint.tongue import language_of
from bot.domain.oversight.scale import Reversibility
from bot.domain.spec.asking import RowChoice
from bot.slack.actions import Callback, Press
from bot.slack.blocks import (
    Block,
    ModalView,
    context,
    input_block,
    modal_view,
    option,
    static_select,
    text_input,
)
from bot.slack.text import Data
from bot.slack.views.escalation.fields import (
    INPUT,
    LONGEST,
    block_of,
    form,
    missing,
    value_of,
    wrong,
)
from bot.slack.views.escalation.words import say

TARGET, PARAMETERS, AMOUNT = "target", "parameters", "amount"
ACTION, SYSTEM, WHY, ROW, UNDO = "action", "system", "why", "row", "undo"


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
    amount = action.money.told if action.money else None
    blocks = [
        context(say("edit_hint", language)),
        input_block(TARGET, say("target_label", language),
                    text_input(INPUT, initial=Data(action.target), longest=200), optional=False),
        input_block(f"{PARAMETERS}.{language}", say("parameters_label", language),
                    _json_input(parameters), optional=False),
        input_block(f"{AMOUNT}.{language}", say("amount_label", language),
                    text_input(INPUT, initial=amount and Data(amount), longest=40)),
    ]  # fmt: skip
    return form("edit_title", blocks, Callback.CHANGED, escalation, submit="save")


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
    block, language = block_of(state, PARAMETERS), block_of(state, PARAMETERS).rpartition(".")[2]
    try:
        parameters = json.loads(str(value_of(state, block, "value") or ""))
        Proposed(name="a", target="t", system="s", parameters=parameters)
    except (ValueError, ValidationError):
        raise wrong(block, "bad_json", language) from None
    target = str(value_of(state, TARGET, "value") or "").strip()
    if not target:
        raise missing(TARGET, language)
    return Edited(target, parameters, _money(state))


def request_modal(
    press: Press, text: str = "", rows: Sequence[RowChoice] = (), own: str = "en"
) -> ModalView:
    """Ask for a decision.

    Args:
        press: In which thread.
        text: What is known of why.
        rows: What specs say about their actions.
        own: The language of whoever asks, where the text does not tell.
    """
    language = language_of(text, _language(own))
    finality = [option(say(one.value, language), one.value) for one in Reversibility]
    blocks: list[Block] = [
        context(say("open_lead", language)),
        *([_row_input(rows, language)] if rows else []),
        input_block(ACTION, say("open_action", language), text_input(INPUT, longest=100),
                    hint=say("open_action_hint", language), optional=False),
        input_block(TARGET, say("target_label", language), text_input(INPUT, longest=200),
                    hint=say("target_hint", language), optional=False),
        input_block(SYSTEM, say("open_system", language), text_input(INPUT, longest=100),
                    hint=say("system_hint", language), optional=False),
        input_block(f"{AMOUNT}.{language}", say("amount_label", language),
                    text_input(INPUT, longest=40), hint=say("amount_hint", language)),
        input_block(UNDO, say("undo", language),
                    static_select(INPUT, finality, placeholder=say("choose", language)),
                    hint=say("undo_hint", language)),
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
    given = {name: str(value_of(state, name, "value") or "").strip()
             for name in (ACTION, TARGET, SYSTEM, WHY)}  # fmt: skip
    own = block_of(state, AMOUNT).rpartition(".")[2]  # the language of the form
    language = language_of(given[WHY], _language(own))
    for name, text in given.items():
        if not text:
            raise missing(name, language)
    try:
        return Request(
            action=Proposed(
                name=given[ACTION], target=given[TARGET], system=given[SYSTEM], money=_money(state)
            ),
            requester="-",
            why=given[WHY],
            language=language,
            row=_row(state),
            reversibility=_finality(state),
        )
    except ValidationError:
        raise missing(ACTION, language) from None


def _row_input(rows: Sequence[RowChoice], language: str) -> Block:
    entries = [
        option(Data(f"{one.row.row}: {one.action} ({one.spec})"),
               Press(one.row.spec, one.row.version or 0, one.row.row).encode())
        for one in rows
    ]  # fmt: skip
    menu = static_select(INPUT, entries, placeholder=say("open_row_none", language))
    return input_block(ROW, say("open_row", language), menu, hint=say("open_row_hint", language))


def _row(state: Mapping[str, Any]) -> SpecRow | None:
    chosen = value_of(state, ROW, "selected_option")
    if not chosen:
        return None
    press = Press.decode(str(chosen["value"]))
    return SpecRow(spec=press.id, version=press.version, row=press.question or "")


def _finality(state: Mapping[str, Any]) -> Reversibility | None:
    chosen = value_of(state, UNDO, "selected_option")
    return Reversibility(str(chosen["value"])) if chosen else None


def _language(own: str) -> Language:
    return next((one for one in LANGUAGES if one == own), "en")


def _money(state: Mapping[str, Any]) -> Money | None:
    block = block_of(state, AMOUNT)
    text = str(value_of(state, block, "value") or "").strip()
    if not text:
        return None
    amount, _, currency = text.partition(" ")
    try:
        return Money(amount=Decimal(amount), currency=currency.strip().upper())
    except (InvalidOperation, ValidationError):
        raise wrong(block, "bad_amount", block.rpartition(".")[2]) from None


def _json_input(parameters: str) -> dict[str, Any]:
    """A field with JSON in it, exactly as it is."""
    return {**text_input(INPUT, multiline=True), "initial_value": parameters}
