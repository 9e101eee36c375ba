"""The form to set fields by hand, a section at a time."""

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from bot.domain.errors import InvalidInputError
from bot.domain.framing.field import FIELDS, SECTIONS, FieldDefinition, ValueType
from bot.domain.framing.statement import ProblemStatement
from bot.domain.framing.version import StatementVersion
from bot.domain.provenance import value_text
from bot.slack.actions import Action, Callback
from bot.slack.blocks import (
    Block,
    Element,
    ModalView,
    actions,
    context,
    fits,
    header,
    input_block,
    modal_view,
    option,
    static_select,
    text_input,
)
from bot.slack.text import Data, plain
from bot.slack.views.form_words import form_word
from bot.slack.views.framing.question import press_of
from bot.slack.views.word import choice, label, section_label, word

FIELD_BLOCK = "field."
SECTION_BLOCK = "section"
INPUT = "value"
OVERVIEW = "overview"
NOT_KNOWN = "-"  # a menu cannot be emptied, so it has an entry for nothing
MOST_FIELDS = 30
MOST_BYTES = 180_000  # of texts in one form; Slack takes 250,000 with everything around them
LONGEST_TITLE = 80
LONGEST = 3000
_ONE_LINE_TYPES = frozenset({ValueType.QUANTITY, ValueType.MOMENT})
_ONE_LINE_PATHS = frozenset({"title", "owner", "business_goal.metric"})
_FIRST = (
    "title",
    "owner",
    "business_goal.statement",
    "business_goal.metric",
    "business_goal.baseline",
    "business_goal.target",
    "business_goal.deadline",
    "business_goal.population",
    "user_problem.who",
    "decision.supported",
    "decision.actor",
    "task.kind",
)


def edit_modal(version: StatementVersion, section: str | None = None) -> ModalView:
    """The form for one section, or for what matters first.

    Args:
        version: What to edit.
        section: A key of `SECTIONS`; none shows the fields that matter first.

    Raises:
        InvalidInputError: There is no such section.
    """
    if section is not None and section not in {*SECTIONS, OVERVIEW}:
        raise InvalidInputError(
            "There is no such section.", next_step="Open Edit again and pick one from the list."
        )
    chosen = section or OVERVIEW
    shown, left_out = _that_fit(version.statement, list(_fields(version.statement, chosen)))
    language = version.statement.language
    blocks: list[Block] = [_picker(chosen, language)]
    for name, members in groupby(shown, key=lambda definition: definition.section):
        if chosen == OVERVIEW:
            blocks.append(header(section_label(name, language)))
        blocks += [_input(version.statement, definition) for definition in members]
    blocks.append(context(form_word("as_said", language)))
    if left_out:
        labels = ", ".join(label(definition.path, language) for definition in left_out)
        blocks.append(context(form_word("too_long", language).format(labels=labels)))
    return modal_view(
        word("edit", language),
        blocks,
        callback=Callback.EDITED,
        metadata=press_of(version).metadata(language),
        submit=word("save", language),
        close=word("cancel", language),
    )


def parse_section(action: Mapping[str, Any]) -> str | None:
    """Which section was picked, from the action of the menu; none is what matters first."""
    picked = str((action.get("selected_option") or {}).get("value") or OVERVIEW)
    return None if picked == OVERVIEW else picked


def parse_edit(view_state: Mapping[str, Any], statement: ProblemStatement) -> dict[str, str]:
    """Read what was changed, by path; an empty text clears the field.

    Args:
        view_state: `view["state"]`, or its `values`.
        statement: The version the form was opened with.

    Raises:
        InvalidInputError: A field is not one of ours, or its text is too long.
    """
    values = view_state.get("values", view_state)
    changes: dict[str, str] = {}
    problems: dict[str, str] = {}
    for block_id, inputs in values.items():
        if not block_id.startswith(FIELD_BLOCK):
            continue
        path = block_id.removeprefix(FIELD_BLOCK)
        definition = FIELDS.get(path)
        if definition is None:
            problems[block_id] = "This field no longer exists. Open Edit again."
            continue
        given = _given(inputs.get(INPUT) or {})
        if len(given) > _longest(definition):
            problems[block_id] = f"Keep this under {_longest(definition)} characters."
        elif given != _initial(statement, definition):
            changes[path] = given
    if problems:
        raise InvalidInputError(
            "Some fields need another look.",
            next_step="They are marked in the form.",
            fields=problems,
        )
    return changes


def _fields(statement: ProblemStatement, section: str) -> Iterator[FieldDefinition]:
    definitions = [one for one in FIELDS.values() if one.value_type is not ValueType.FLAG]
    if section != OVERVIEW:
        return (
            one for one in FIELDS.values() if one.section == section and one.policy.value != "C"
        )
    first = [one for one in definitions if one.path in _FIRST]
    filled = [one for one in definitions if one.path not in _FIRST and statement.known(one.path)]
    kept = {one.path for one in (*first, *filled)[:MOST_FIELDS]}
    return (one for one in definitions if one.path in kept and one.policy.value != "C")


def _that_fit(
    statement: ProblemStatement, fields: list[FieldDefinition]
) -> tuple[list[FieldDefinition], list[FieldDefinition]]:
    """The fields whose texts fit one form together, each of them whole, and the others."""
    fit: list[FieldDefinition] = []
    left_out: list[FieldDefinition] = []
    room = MOST_BYTES
    for definition in fields:
        weight = len(json.dumps(_initial(statement, definition)))
        if weight > room or not _is_whole(statement, definition):
            left_out.append(definition)
            continue
        room -= weight
        fit.append(definition)
    return fit, left_out


def _picker(chosen: str, language: str) -> Block:
    options = [
        option(form_word("first", language), OVERVIEW),
        *(option(section_label(key, language), key) for key in SECTIONS if _has_fields(key)),
    ]
    other = form_word("another", language)
    menu = static_select(Action.SECTION.at(), options, placeholder=other, chosen=chosen)
    return actions(menu, block_id=SECTION_BLOCK)


def _has_fields(section: str) -> bool:
    return any(one.section == section and one.policy.value != "C" for one in FIELDS.values())


def _input(statement: ProblemStatement, definition: FieldDefinition) -> Block:
    return input_block(
        f"{FIELD_BLOCK}{definition.path}",
        label(definition.path, statement.language),
        _element(statement, definition),
    )


def _element(statement: ProblemStatement, definition: FieldDefinition) -> Element:
    initial = _initial(statement, definition)
    entries = _entries(statement, definition)
    if entries:
        menu = [option(Data(name), value) for value, name in entries.items()]
        return static_select(INPUT, menu, chosen=initial or NOT_KNOWN)
    return text_input(
        INPUT,
        initial=Data(initial) if initial else None,
        multiline=_multiline(definition),
        longest=_longest(definition),
    )


def _entries(statement: ProblemStatement, definition: FieldDefinition) -> dict[str, str]:
    """What a menu offers; nothing where the present value is none of the choices."""
    language = statement.language
    nothing = {NOT_KNOWN: word("not_known", language)}
    if definition.value_type is ValueType.FLAG:
        choices = {"yes": word("yes", language), "no": word("no", language)}
    else:
        choices = {one: choice(definition.path, one, language) for one in definition.choices}
    present = value_text(statement.field(definition.path).value)
    if not choices or present not in {"", *choices}:
        return {}
    return {**nothing, **choices}


def _initial(statement: ProblemStatement, definition: FieldDefinition) -> str:
    """The text the form shows at first, which is also what "unchanged" means."""
    text = value_text(statement.field(definition.path).value)
    if not text.strip():
        return ""
    return plain(Data(text), _longest(definition), lines=_multiline(definition))


def _is_whole(statement: ProblemStatement, definition: FieldDefinition) -> bool:
    """Whether its field has room for all of what is there: what is cut would be sent back cut."""
    typed = Data(value_text(statement.field(definition.path).value))
    return bool(_entries(statement, definition)) or fits(typed, _longest(definition))


def _multiline(definition: FieldDefinition) -> bool:
    return definition.value_type not in _ONE_LINE_TYPES and definition.path not in _ONE_LINE_PATHS


def _given(inputs: Mapping[str, Any]) -> str:
    if "selected_option" in inputs:
        picked = str((inputs["selected_option"] or {}).get("value") or NOT_KNOWN)
        return "" if picked == NOT_KNOWN else picked
    return str(inputs.get("value") or "").strip()


def _longest(definition: FieldDefinition) -> int:
    return LONGEST_TITLE if definition.path == "title" else LONGEST
