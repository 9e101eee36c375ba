"""Less oversight for an action: the form that asks for it, and the card with who signs, until when."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.domain.errors import InvalidInputError
from bot.domain.number import numbers_in
from bot.domain.oversight.loosening import LONGEST_REASON, Loosening, LooseningState, Wanted
from bot.domain.oversight.step import CATCH_RATE, Evidence
from bot.domain.provenance import value_text
from bot.domain.spec.loosened import basis_of, looser_mode
from bot.domain.spec.section import OversightRow
from bot.domain.spec.version import SpecVersion
from bot.slack.actions import Action, Callback, Press
from bot.slack.blocks import (
    Block,
    Element,
    MessageView,
    ModalView,
    Piece,
    actions,
    asking_first,
    bullets,
    button,
    context,
    datepicker,
    emoji,
    input_block,
    line,
    message_view,
    modal_view,
    option,
    rich,
    static_select,
    text_input,
    users_select,
    words,
)
from bot.slack.text import Data
from bot.slack.views.spec.loosening_words import loosening_word
from bot.slack.views.word import oversight

INPUT = "value"
ROW, REASON, REVIEWED, CAUGHT, DRILL, SHOWN_IN, SIGNER = (
    "row", "reason", "reviewed", "caught", "drill", "shown_in", "signer",
)  # fmt: skip
_PASSAGE = 200


def can_be_looser(version: SpecVersion, wishes: Sequence[Loosening] = ()) -> list[OversightRow]:
    """The actions for which less can be asked now."""
    asked = {wish.row for wish in wishes if _counts(wish, version)}
    return [
        row
        for row in version.spec.oversight
        if looser_mode(row) is not None and row.id not in asked
    ]


def loosen_modal(version: SpecVersion, wishes: Sequence[Loosening]) -> ModalView:
    """The form that asks for less.

    Raises:
        InvalidInputError: nothing can have less.
    """
    language = version.spec.language
    rows = can_be_looser(version, wishes)
    if not rows:
        raise InvalidInputError(
            "No action of this spec can have less oversight than it has.",
            next_step="What it follows from can be changed: how it is undone, whom it reaches.",
        )
    entries = [option(Data(_offer(row, language)), row.id) for row in rows[:100]]

    def ask(name: str, element: Element, hint: str = "") -> Block:
        return input_block(
            name,
            loosening_word(name, language),
            element,
            hint=loosening_word(hint, language) if hint else None,
            optional=False,
        )

    return modal_view(
        loosening_word("title", language),
        [
            context(loosening_word("lead", language)),
            ask(ROW, static_select(INPUT, entries, chosen=rows[0].id)),
            ask(REASON, text_input(INPUT, multiline=True, longest=LONGEST_REASON)),
            ask(REVIEWED, text_input(INPUT, longest=20), "reviewed_hint"),
            ask(CAUGHT, text_input(INPUT, longest=20), "caught_hint"),
            ask(DRILL, datepicker(INPUT)),
            ask(SHOWN_IN, text_input(INPUT, longest=LONGEST_REASON)),
            ask(SIGNER, users_select(INPUT, placeholder="—")),
        ],
        callback=Callback.SPEC_LOOSENED,
        metadata=Press(version.id, version.version).metadata(language),
        submit=loosening_word("submit", language),
        close=loosening_word("cancel", language),
    )


def decline_modal(version: SpecVersion, about: str) -> ModalView:
    """The form that says why not."""
    language = version.spec.language
    field = text_input(INPUT, multiline=True, longest=LONGEST_REASON)
    return modal_view(
        loosening_word("decline_title", language),
        [input_block(REASON, loosening_word("decline_label", language), field, optional=False)],
        callback=Callback.SPEC_NOT_LOOSENED,
        metadata=Press(version.id, version.version, about).metadata(language),
        submit=loosening_word("decline", language),
        close=loosening_word("cancel", language),
    )


def parse_loosen(state: Mapping[str, Any]) -> Wanted:
    """Read what was asked for.

    Raises:
        InvalidInputError: a figure cannot be read, or shows too little; `fields` names the block.
    """
    values = state.get("values", state)
    reviewed, caught = (_number(values, name) for name in (REVIEWED, CAUGHT))
    drill = str(_given(values, DRILL).get("selected_date") or "")
    wrong = {
        name: problem
        for name, problem in (
            (REVIEWED, "Write a number, such as 312." if reviewed is None else ""),
            (CAUGHT, _too_few(caught)),
            (REASON, "" if _text(values, REASON) else "Say why."),
            (SHOWN_IN, "" if _text(values, SHOWN_IN) else "Say where."),
        )
        if problem
    }
    if wrong:
        raise InvalidInputError("This does not show yet that less is enough.", fields=wrong)
    picked = _given(values, ROW).get("selected_option") or {}
    return Wanted(
        row=str(picked.get("value") or ""),
        signer=str(_given(values, SIGNER).get("selected_user") or ""),
        reason=_text(values, REASON),
        shown_in=_text(values, SHOWN_IN),
        evidence=Evidence(
            reviewed_in_a_row=int(reviewed or 0),
            catch_rate=caught,
            undo_drill_on=date.fromisoformat(drill) if drill else None,
        ),
    )


def parse_declined(state: Mapping[str, Any]) -> str:
    """Read why not."""
    return _text(state.get("values", state), REASON)


def loosening_card(version: SpecVersion, wish: Loosening, names: Mapping[str, str]) -> MessageView:
    """One wish as it stands: what changes, what shows it, who signs, and the way back."""
    language = version.spec.language
    title = loosening_word("heading", language, row=wish.row)
    standing = _standing(version, wish, names, language)
    change = f"{oversight(wish.before.value, language)} → {oversight(wish.after.value, language)}"
    rows: list[list[Piece]] = [
        [words(f"{loosening_word(name, language)}: ", bold=True), words(Data(text), limit=limit)]
        for name, text, limit in (
            ("action", wish.action, _PASSAGE),
            ("change", change, _PASSAGE),
            ("why", wish.reason, LONGEST_REASON),
            ("evidence", _shown(wish, language), 400),
            ("look", wish.shown_in, LONGEST_REASON),
        )
    ]
    blocks: list[Block] = [
        rich(line(emoji("scales"), words(f" {title}", bold=True)), bullets(rows)),
        rich(line(words(Data(standing), bold=True, limit=LONGEST_REASON + 200))),
    ]
    if buttons := _buttons(version, wish, names, language):
        blocks.append(actions(*buttons))
    return message_view([Data(f"{title}: {change}."), Data(standing)], blocks)


def loosened_mark(wish: Loosening, names: Mapping[str, str], language: str) -> str:
    """What stands beside an action of the spec while less is signed for it."""
    people = ", ".join(names.get(user, user) for user in (wish.asked_by, wish.signer))
    return loosening_word("mark", language, people=people, until=wish.until)


def _counts(wish: Loosening, version: SpecVersion) -> bool:
    row = next((one for one in version.spec.oversight if one.id == wish.row), None)
    return wish.is_open and row is not None and wish.basis == basis_of(row)


def _standing(
    version: SpecVersion, wish: Loosening, names: Mapping[str, str], language: str
) -> str:
    lapsed = wish.is_open and not _counts(wish, version)
    ender = wish.ended_by or ""
    return loosening_word(
        "lapsed" if lapsed else wish.state.value,
        language,
        asker=names.get(wish.asked_by, wish.asked_by),
        signer=names.get(wish.signer, wish.signer),
        who=names.get(ender, ender),
        why=wish.said or "—",
        on=f"{wish.ended_at or wish.decided_at:%Y-%m-%d}" if wish.decided_at or ender else "",
        until=wish.until,
    )


def _buttons(
    version: SpecVersion, wish: Loosening, names: Mapping[str, str], language: str
) -> list[Element]:
    if not wish.is_open:
        return []
    press = Press(version.id, version.version, wish.id).encode()
    if wish.state is LooseningState.SIGNED:
        end = loosening_word("end", language)
        return [button(end, Action.LOOSENING_END.at(), press, style="danger")]
    sign = button(
        loosening_word("sign", language), Action.LOOSENING_SIGN.at(), press, style="primary"
    )
    text = loosening_word(
        "sign_text",
        language,
        row=wish.row,
        after=oversight(wish.after.value, language),
        asker=names.get(wish.asked_by, wish.asked_by),
    )
    title, cancel = loosening_word("sign_title", language), loosening_word("cancel", language)
    return [
        *([asking_first(sign, title, Data(text), cancel)] if _counts(wish, version) else []),
        button(loosening_word("decline", language), Action.LOOSENING_DECLINE.at(), press),
        button(loosening_word("withdraw", language), Action.LOOSENING_END.at(), press),
    ]


def _shown(wish: Loosening, language: str) -> str:
    evidence = wish.evidence
    told = loosening_word(
        "figures",
        language,
        reviewed=evidence.reviewed_in_a_row,
        known=wish.on_record,
        caught=f"{evidence.catch_rate or 0:.0%}",
        drill=evidence.undo_drill_on,
    )
    passes = loosening_word("passes", language)
    return f"{told} · {passes}" if evidence.override_criterion_passes else told


def _offer(row: OversightRow, language: str) -> str:
    after = looser_mode(row)
    assert after is not None  # noqa: S101  # only such rows are offered
    return loosening_word(
        "only",
        language,
        row=row.id,
        action=value_text(row.action.value),
        after=oversight(after.value, language),
    )


def _too_few(caught: float | None) -> str:
    if caught is None:
        return "Write a share, such as 93 %."
    return "" if caught >= CATCH_RATE else "Less than 9 of 10 is too few."


def _number(values: Mapping[str, Any], block: str) -> float | None:
    found = numbers_in(_text(values, block))
    if not found:
        return None
    number = found[0]
    return number.value / 100 if number.unit == "%" else number.value


def _text(values: Mapping[str, Any], block: str) -> str:
    return str(_given(values, block).get("value") or "").strip()


def _given(values: Mapping[str, Any], block: str) -> Mapping[str, Any]:
    return (values.get(block) or {}).get(INPUT) or {}
