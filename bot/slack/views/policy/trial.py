"""Trying the policy: a request that is asked of nobody, and what would come of it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic import ValidationError

from bot.domain.errors import InvalidInputError
from bot.domain.escalation.action import Action as Proposed
from bot.domain.escalation.action import Money, Request, SpecRow
from bot.domain.moment import Parts
from bot.domain.spec.asking import RowChoice
from bot.slack.actions import Callback, Press
from bot.slack.blocks import (
    Block,
    ModalView,
    bullets,
    context,
    divider,
    input_block,
    line,
    modal_view,
    option,
    rich,
    static_select,
    text_input,
    users_select,
    words,
)
from bot.slack.moment import told as shown
from bot.slack.text import Data
from bot.slack.views.policy.words import policy_word

INPUT = "value"
_SENTENCE = 900
Told = Sequence[tuple[str, Sequence[Parts]]]  # headings, each with sentences


def try_modal(press: Press, rows: Sequence[RowChoice], asker: str, told: Told = ()) -> ModalView:
    """The form, beneath what came of the request that was tried before."""
    language = press.id
    blocks: list[Block] = [context(policy_word("try_lead", language))]
    for heading, sentences in told:
        listed = [shown(one, limit=_SENTENCE) for one in sentences]
        blocks.append(rich(line(words(Data(heading), bold=True)), bullets(listed)))
    if told:
        blocks.append(divider())
    blocks += [
        _text("action", language, hint="try_action_hint", optional=False),
        _text("money", language, hint="try_money_hint"),
        _text("system", language),
        _text("target", language),
        _text("confidence", language, hint="try_confidence_hint"),
        _text("tags", language, hint="tags_hint"),
        input_block("asker", policy_word("try_asker", language),
                    users_select(INPUT, placeholder=policy_word("pick", language), chosen=asker)),
    ]  # fmt: skip
    if rows:
        entries = [
            option(Data(f"{one.row.row}: {one.action} ({one.spec})"),
                   Press(one.row.spec, one.row.version or 0, one.row.row).encode())
            for one in rows
        ]  # fmt: skip
        menu = static_select(INPUT, entries, placeholder=policy_word("try_row_none", language))
        blocks.append(input_block("row", policy_word("try_row", language), menu))
    return modal_view(
        policy_word("try_title", language),
        blocks,
        callback=Callback.POLICY_TRIED,
        metadata=press.metadata(),
        submit=policy_word("try_submit", language),
        close=policy_word("back", language),
    )


def parse_tried(state: Mapping[str, Any], language: str, user: str) -> Request:
    """Read the request; what is left out is as good as anything.

    Raises:
        InvalidInputError: it cannot be used; `fields` says where.
    """
    values = state.get("values", state)
    given = {name: _typed(values, name) for name in ("action", "money", "system", "target", "tags")}
    asker = (_entry(values, "asker").get("selected_user")) or user
    if not given["action"]:
        raise _wrong("action", "missing", language)
    try:
        return Request(
            action=Proposed(
                name=given["action"],
                target=given["target"] or "-",
                system=given["system"] or "-",
                money=_money(given["money"], language),
            ),
            requester=asker,
            confidence=_share(_typed(values, "confidence"), language),
            tags=tuple(one.strip() for one in given["tags"].split(",") if one.strip()),
            row=_row(values),
        )
    except ValidationError:
        raise _wrong("action", "missing", language) from None


def _text(name: str, language: str, *, hint: str | None = None, optional: bool = True) -> Block:
    return input_block(
        name,
        policy_word(f"try_{name}", language),
        text_input(INPUT, longest=200),
        hint=policy_word(hint, language) if hint else None,
        optional=optional,
    )


def _money(text: str, language: str) -> Money | None:
    if not text:
        return None
    amount, _, currency = text.partition(" ")
    try:
        return Money(amount=Decimal(amount), currency=currency.strip().upper())
    except (InvalidOperation, ValidationError):
        raise _wrong("money", "bad_amount", language) from None


def _share(text: str, language: str) -> float | None:
    if not text:
        return None
    try:
        share = float(text.replace(",", "."))
    except ValueError:
        raise _wrong("confidence", "bad_share", language) from None
    if not 0 <= share <= 1:
        raise _wrong("confidence", "bad_share", language)
    return share


def _row(values: Mapping[str, Any]) -> SpecRow | None:
    chosen = _entry(values, "row").get("selected_option")
    if not chosen:
        return None
    press = Press.decode(str(chosen["value"]))
    return SpecRow(spec=press.id, version=press.version, row=press.question or "")


def _entry(values: Mapping[str, Any], block: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = (values.get(block) or {}).get(INPUT) or {}
    return found


def _typed(values: Mapping[str, Any], block: str) -> str:
    return str(_entry(values, block).get("value") or "").strip()


def _wrong(block: str, key: str, language: str) -> InvalidInputError:
    told = policy_word(key, language)
    return InvalidInputError(told, fields={block: told})
