"""The forms to have data watched and to change that: where they lie, what their columns are, and when to look."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from bot.domain.drift.declaration import WatchedSource
from bot.domain.drift.role import Role
from bot.domain.drift.wish import LONGEST_WHY, ChangeWish, SourceWish, read_wish
from bot.domain.errors import InvalidInputError
from bot.domain.lint.model import Language
from bot.domain.report.plan import language_in
from bot.domain.schedule.cadence import say_cadence
from bot.slack.actions import Callback, Press
from bot.slack.blocks import (
    INPUT_TEXT,
    Block,
    ModalView,
    context,
    fits,
    input_block,
    modal_view,
    option,
    static_select,
    text_input,
)
from bot.slack.text import Data
from bot.slack.views.cadence_field import Here, cadence_field, written_in
from bot.slack.views.refusal_words import beside_field, refusal
from bot.slack.views.report.watched_source_words import data_word
from bot.slack.views.report.words import report_word
from bot.slack.views.word import word

INPUT = "value"
_ANY_TIME = datetime(2026, 1, 1, tzinfo=UTC)
_WATCHED = frozenset(role.value for role in Role) - {Role.INPUT, Role.PREDICTION, Role.LABEL}
_KNOWN = ", ".join(role.value for role in Role if role.value in _WATCHED)
WHEN, WHY = "when", "why"
_DAYS = re.compile(
    r"\s*(\d{4}-\d{2}-\d{2})?\s*(?:to|until|au|à|bis|\u2013|\u2014|\.\.|-)\s*(\d{4}-\d{2}-\d{2})?\s*"
)
_REQUIRED = frozenset({"name", "where"})
_HINTED = {"where": "where_hint", "reference": "reference_hint", "keys": "keys_hint",
           "label": "label_hint", "labels_at": "labels_at_hint", "roles": "roles_hint"}  # fmt: skip
_PLAIN = ("name", "where", "time", "prediction", "label", "labels_at")
_FIELDS = (
    "name",
    "where",
    "time",
    "reference",
    "keys",
    "prediction",
    "label",
    "labels_at",
    "slices",
    "roles",
)


def data_modal(
    press: Press, specs: Sequence[tuple[str, str]], where: str, timezone: str, code: str
) -> ModalView:
    """Ask where the data of a system lie.

    Args:
        press: Names the channel.
        specs: The ids and titles to choose from.
        where: What was typed already.
        timezone: Where the person is.
        code: Their language.
    """
    language = language_in(code)
    if not specs:
        return modal_view(
            data_word("title", language),
            [context(data_word("no_spec", language))],
            callback=Callback.DATA_DECLARED,
            close=word("cancel", language),
        )
    entries = [
        option(Data(title or report_word("unnamed", language)), name) for name, title in specs[:100]
    ]
    chosen = static_select(INPUT, entries, chosen=specs[0][0])
    blocks: list[Block] = [input_block("spec", data_word("spec", language), chosen, optional=False)]
    usual = report_word("schedule_usual", language)
    blocks += _asked({"where": where, WHEN: usual}, timezone, language)
    return modal_view(
        data_word("title", language),
        blocks,
        callback=Callback.DATA_DECLARED,
        metadata=press.metadata(language),
        submit=data_word("submit", language),
        close=word("cancel", language),
    )


def change_modal(source: WatchedSource, known: int, language: Language) -> ModalView:
    """Show a declaration as it reads, to be changed.

    Args:
        source: As it is declared now.
        known: How many renewals of it there were.
        language: Of the spec.
    """
    first, last = source.reference.start or "", source.reference.end or ""
    days = f"{first} {data_word('to', language)} {last}".strip() if first or last else ""
    shown = {
        **{name: getattr(source, name) or "" for name in _PLAIN},
        **{name: ", ".join(getattr(source, name)) for name in ("keys", "slices")},
        "reference": source.reference_at or days,
        "roles": ", ".join(f"{name}: {role.value}" for name, role in source.roles.items()),
        WHEN: say_cadence(source.cadence, language).rpartition(" (")[0],
    }
    why = text_input(INPUT, longest=LONGEST_WHY)
    blocks: list[Block] = [
        context(data_word("change_lead", language)),
        *_asked(shown, source.cadence.timezone, language),
        input_block(WHY, data_word(WHY, language), why, optional=False),
    ]
    return modal_view(
        data_word("change_title", language),
        blocks,
        callback=Callback.DATA_CHANGED,
        metadata=Press(source.id, known).metadata(language),
        submit=data_word("submit", language),
        close=word("cancel", language),
    )


def _asked(shown: Mapping[str, str], timezone: str, language: Language) -> list[Block]:
    """What both forms ask, with what is known already; what does not fit a field is only told of."""
    blocks: list[Block] = []
    for name in _FIELDS:
        label, longest = data_word(name, language), 80 if name == "name" else INPUT_TEXT
        typed = Data(shown[name]) if shown.get(name) else None
        if typed and not fits(typed, longest):
            told = data_word("too_long", language).format(field=label, n=len(typed.value))
            blocks.append(context(told))
            continue
        hint = data_word(_HINTED[name], language) if name in _HINTED else None
        field = text_input(INPUT, initial=typed, longest=longest)
        blocks.append(input_block(name, label, field, hint=hint, optional=name not in _REQUIRED))
    when = cadence_field(
        data_word(WHEN, language),
        data_word("when_hint", language).format(timezone=timezone),
        Data(shown[WHEN]),
        Here(timezone, language),
    )
    return [*blocks, when]


def parse_changed(view_state: Mapping[str, Any]) -> ChangeWish:
    """Read the form of a change.

    Raises:
        InvalidInputError: something does not fit; `fields` says where.
    """
    values = view_state.get("values", view_state)
    why = _typed(values, WHY)
    if not why:
        raise _refused(InvalidInputError(""), {WHY: "Say why."})
    kept = {INPUT: {"selected_option": {"value": "spec_0"}}}  # the system stays the same
    left = tuple(name for name in _FIELDS if name not in values)
    return ChangeWish(wish=parse_declared({**values, "spec": kept}), why=why, left=left)


def parse_declared(view_state: Mapping[str, Any], channel: str = "C0") -> SourceWish:
    """Read the form.

    Raises:
        InvalidInputError: something does not fit; `fields` says where.
    """
    values = view_state.get("values", view_state)
    when = written_in(values)
    timezone, language = when.here
    typed = {name: _typed(values, name) for name in _FIELDS}
    roles = _roles(typed.pop("roles"), language)
    days = _DAYS.fullmatch(typed.pop("reference"))
    written = _typed(values, "reference")
    document: dict[str, Any] = {
        **{name: text for name, text in typed.items() if text},
        "spec": str(values["spec"][INPUT]["selected_option"]["value"]),
        "channel": channel,
        "roles": roles,
        "when": when.text,
        "timezone": timezone,
    }
    if days:
        document["reference"] = {"from": days[1], "to": days[2]}
    elif written:
        document["reference_at"] = written
    when.cadence()
    try:
        wish = read_wish(document)
        if set(_FIELDS) <= set(values):  # else it fits together only with what is there already
            wish.declared("data_0", team="T0", by="U0", at=_ANY_TIME)
    except InvalidInputError as error:
        known = {
            name: refusal(said, language) for name, said in error.fields.items() if name in values
        }
        raise _refused(error, known or {"where": beside_field(error, language)}) from None
    return wish


def _roles(written: str, language: str) -> dict[str, Role]:
    """Read which column is what, such as `refused: refusal, answer: length`.

    Raises:
        InvalidInputError: it says something else.
    """
    pairs = [part.rpartition(":") for part in written.split(",") if part.strip()]
    found = {name.strip(): role.strip().casefold() for name, _, role in pairs}
    if not all(found) or not set(found.values()) <= _WATCHED:
        said = f"Write a column and what it is, such as refused: refusal. It can be {_KNOWN}."
        raise _refused(InvalidInputError(""), {"roles": refusal(said, language)})
    return {name: Role(role) for name, role in found.items()}


def _refused(error: InvalidInputError, fields: dict[str, str]) -> InvalidInputError:
    return InvalidInputError(
        "The form does not say what to watch.", next_step=error.next_step, fields=fields
    )


def _typed(values: Mapping[str, Any], name: str) -> str:
    return str(((values.get(name) or {}).get(INPUT) or {}).get("value") or "").strip()
