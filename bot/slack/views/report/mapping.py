"""The question which column of a plain table holds what, its form, and what is remembered of it."""

from collections.abc import Mapping as Mappings
from collections.abc import Sequence
from typing import Any

from bot.domain.errors import InvalidInputError
from bot.domain.evaluation.told_mapping import ROLES, Picked, ToldMapping
from bot.domain.lint.model import Language
from bot.domain.phrasing import phrased
from bot.slack.actions import Action, Callback, Press
from bot.slack.blocks import (
    MessageView,
    ModalView,
    actions,
    button,
    context,
    emoji,
    input_block,
    line,
    message_view,
    modal_view,
    multi_static_select,
    option,
    rich,
    static_select,
    words,
)
from bot.slack.text import Data
from bot.slack.views.report.mapping_words import mapping_word
from bot.slack.views.word import word

SLICES, ABOUT, INPUT = "slices", "about", "value"
_SHOWN, _OFFERED = 12, 100  # columns in a message, and in a menu
_NAME = 40


def mapping_note(told: ToldMapping, name: str, language: Language) -> MessageView:
    """Ask, or say what is remembered, with the way to change it.

    Args:
        told: What is known of the table.
        name: What whoever told it is called.
        language: Of the spec.
    """
    said = _said(told, name, language)
    columns = ", ".join(each[:_NAME] for each in told.columns[:_SHOWN])
    rest = len(told.columns) - _SHOWN
    if rest > 0:
        columns += phrased(mapping_word("more", language), n=rest)
    press = Press(told.id, told.version).encode()
    label = mapping_word("change" if told.mapping else "tell", language)
    mark = "white_check_mark" if told.mapping else "question"
    return message_view(
        [Data(said)],
        [
            rich(line(emoji(mark), words(" "), words(Data(said)))),
            context(Data(mapping_word("columns", language).format(columns=columns))),
            actions(
                button(label, Action.MAPPING.at(), press, style=None if told.mapping else "primary")
            ),
        ],
    )


def _said(told: ToldMapping, name: str, language: Language) -> str:
    if told.mapping is None:
        files = ", ".join(f"“{each.name[:_NAME]}”" for each in told.waiting) or "-"
        return mapping_word("asked", language).format(files=files)
    held = told.mapping
    pairs = [
        f"{mapping_word(role, language)}: {getattr(held, role)[:_NAME]}"
        for role in ROLES
        if getattr(held, role)
    ]
    if held.about:
        pairs.append(f"{mapping_word(ABOUT, language)}: {held.about[:_NAME]}")
    if held.slices:
        groups = ", ".join(each[:_NAME] for each in held.slices)
        pairs.append(f"{mapping_word(SLICES, language)}: {groups}")
    return mapping_word("known", language).format(pairs="; ".join(pairs), name=name)


def mapping_modal(
    told: ToldMapping, criteria: Sequence[tuple[str, str]], language: Language
) -> ModalView:
    """Ask which column holds what; only whether a case passed, or its score, is needed.

    Args:
        told: What is known of the table.
        criteria: The ids and titles of the spec's criteria; the rows may be about one of them.
        language: Of the spec.
    """
    offered = [
        option(Data(each or f"({place + 1})"), str(place))
        for place, each in enumerate(told.columns[:_OFFERED])
    ]
    held = told.mapping
    chosen = {
        role: str(told.columns.index(column))
        for role in ROLES
        if held and (column := getattr(held, role)) in told.columns
    }
    groups = (
        [str(told.columns.index(one)) for one in held.slices if one in told.columns] if held else []
    )
    fields = [
        input_block(
            role,
            mapping_word(role, language),
            static_select(
                INPUT,
                offered,
                placeholder=mapping_word("none", language),
                chosen=chosen.get(role),
            ),
            hint=mapping_word(f"{role}_hint", language),
        )
        for role in ROLES
    ]
    if criteria:
        entries = [option(Data(f"{name} {title}"), name) for name, title in criteria[:_OFFERED]]
        about = static_select(
            INPUT,
            entries,
            placeholder=mapping_word("none", language),
            chosen=held.about if held else None,
        )
        hint = mapping_word("about_hint", language)
        fields.insert(1, input_block(ABOUT, mapping_word(ABOUT, language), about, hint=hint))
    fields.append(
        input_block(
            SLICES,
            mapping_word(SLICES, language),
            multi_static_select(
                INPUT, offered, placeholder=mapping_word("none", language), chosen=groups
            ),
            hint=mapping_word("slices_hint", language),
        )
    )
    return modal_view(
        mapping_word("title", language),
        fields,
        callback=Callback.MAPPED,
        metadata=Press(told.id, told.version).metadata(),
        submit=mapping_word("submit", language),
        close=word("cancel", language),
    )


def parse_mapped(view_state: Mappings[str, Any]) -> Picked:
    """Read the form.

    Raises:
        InvalidInputError: it names no result; the field says so.
    """
    values = view_state.get("values", view_state)
    roles = {
        role: int(chosen["value"])
        for role in ROLES
        if (chosen := (values.get(role) or {}).get(INPUT, {}).get("selected_option"))
    }
    if not {"passed", "score"} & roles.keys():
        told = "Choose this column, or the one with a score."
        raise InvalidInputError(
            "No column was chosen that says whether a case passed.", fields={"passed": told}
        )
    groups = (values.get(SLICES) or {}).get(INPUT, {}).get("selected_options") or ()
    about = (values.get(ABOUT) or {}).get(INPUT, {}).get("selected_option")
    return Picked(
        roles=roles,
        slices=tuple(int(one["value"]) for one in groups),
        about=str(about["value"]) if about else None,
    )
