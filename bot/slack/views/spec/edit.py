"""The form to change a spec by hand: one part at a time, with a menu of all parts."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from bot.domain.errors import InvalidInputError
from bot.domain.number import numbers_in
from bot.domain.provenance import Confirmation
from bot.domain.spec.called import title_of
from bot.domain.spec.day import day_in
from bot.domain.spec.edit import DATED, NUMERIC
from bot.domain.spec.form import (
    REMOVE,
    Part,
    filled_in,
    inputs_of,
    parts_of,
    section_of,
)
from bot.domain.spec.form_input import NOTHING, SEVERAL, Input, chosen
from bot.domain.spec.model import AISpec
from bot.domain.spec.version import SpecVersion
from bot.slack.actions import Action, Callback, Press
from bot.slack.blocks import (
    Block,
    Element,
    ModalView,
    actions,
    context,
    fits,
    input_block,
    modal_view,
    multi_static_select,
    option,
    radio_buttons,
    static_select,
    text_input,
)
from bot.slack.text import Data, plain
from bot.slack.views.spec.words import spec_word

FIELD = "spec."
PART_BLOCK, KEEP_BLOCK = "part", "keep"
INPUT = "value"
LONGEST = 3000
MOST_PARTS = 100
_LONG = frozenset(
    {"text", "condition", "response", "description", "mitigation", "goal", "definition"}
)
_ONE_LINE = 70  # characters


class Filled(NamedTuple):
    """A submitted page of the form."""

    address: str
    given: Mapping[str, str]
    remove: bool

    @property
    def read(self) -> Callable[[AISpec, Confirmation], AISpec]:
        """What it makes of the spec it was opened with."""
        return lambda spec, by: filled_in(spec, self.address, self.given, by, remove=self.remove)


def spec_edit_modal(version: SpecVersion, address: str | None = None) -> ModalView:
    """One page of the form; the first one that is not empty unless another is asked for.

    Raises:
        InvalidInputError: there is no such page.
    """
    spec, language = version.spec, version.spec.language
    parts = parts_of(spec)
    wanted = address or "acceptance"
    chosen = next((p.address for p in parts if wanted in {p.address, section_of(p.address)}), None)
    if chosen is None:
        raise InvalidInputError(
            "This part is not in the spec any more.", next_step="Open Edit again and pick another."
        )
    blocks: list[Block] = [actions(*_menus(parts, chosen, language), block_id=PART_BLOCK)]
    blocks += [_input(each, language) for each in inputs_of(spec, chosen)]
    if any(each.address == chosen and each.removable for each in parts):
        keeps = [
            option(spec_word("keep", language), "keep"),
            option(spec_word("remove", language), REMOVE),
        ]
        blocks.append(
            input_block(
                KEEP_BLOCK, spec_word("remove_label", language), radio_buttons(INPUT, keeps)
            )
        )
    blocks.append(context(spec_word("written", language)))
    return modal_view(
        spec_word("edit_title", language),
        blocks,
        callback=Callback.SPEC_EDITED,
        metadata=Press(version.id, version.version, chosen).metadata(language),
        submit=spec_word("save", language),
        close=spec_word("cancel", language),
    )


def parse_spec_part(action: Mapping[str, Any]) -> str:
    """Which page was picked."""
    return str((action.get("selected_option") or {}).get("value") or "")


def parse_spec_edit(view: Mapping[str, Any]) -> Filled:
    """Read a submitted page.

    Raises:
        InvalidInputError: where a number is needed, none is written; `fields` names the block.
    """
    address = Press.from_metadata(view["private_metadata"]).question or ""
    return Filled(address, *parse_spec_values(view["state"]["values"]))


def parse_spec_values(values: Mapping[str, Any]) -> tuple[Mapping[str, str], bool]:
    """Read what was written on a page, and whether its item is to go.

    Raises:
        InvalidInputError: a number or a day is needed and none is written; `fields` names the block.
    """
    given = {
        block.removeprefix(FIELD): _given(inputs.get(INPUT) or {})
        for block, inputs in values.items()
        if block.startswith(FIELD)
    }
    wrong = {
        f"{FIELD}{place}": "Write a number, such as 95 % or 250 ms. Leave it empty if not known."
        for place, text in given.items()
        if place.rsplit(".", 1)[-1] in NUMERIC and text and not numbers_in(text)
    }
    wrong |= {
        f"{FIELD}{place}": "Write a day, such as 2027-09-30. Leave it empty while nobody has said."
        for place, text in given.items()
        if place.rsplit(".", 1)[-1] in DATED and text and day_in(text) is None
    }
    wrong |= {
        f"{FIELD}{place}": "Choose how it is measured, or leave its numbers empty."
        for place, text in given.items()
        if place.endswith(".bounds.test") and text in {"", NOTHING} and _has_alarm(place, given)
    }
    if wrong:
        raise InvalidInputError(
            "Something cannot be read.", next_step="It is marked in the form.", fields=wrong
        )
    keep = _given((values.get(KEEP_BLOCK) or {}).get(INPUT) or {})
    return given, keep == REMOVE


def _has_alarm(test: str, given: Mapping[str, str]) -> bool:
    place = test.removesuffix("test")
    return any(given.get(f"{place}{name}") for name in ("alarm", "warn"))


def _menus(parts: Sequence[Part], chosen: str, language: str) -> list[Element]:
    """A menu of the sections, and one of the parts of the present section where it has several."""
    sections: dict[str, list[Part]] = {}
    for each in parts:
        sections.setdefault(section_of(each.address), []).append(each)
    here = sections[section_of(chosen)]
    names = [option(Data(title_of(name, language)), name) for name in sections]
    menus = [
        static_select(
            Action.SPEC_PART.at("section"),
            names[:MOST_PARTS],
            placeholder=spec_word("part", language),
            chosen=section_of(chosen),
        )
    ]
    if len(here) > 1:
        menus.append(
            static_select(
                Action.SPEC_PART.at("part"),
                [option(Data(_title(each)), each.address) for each in here[:MOST_PARTS]],
                placeholder=spec_word("part", language),
                chosen=chosen,
            )
        )
    return menus


def _input(each: Input, language: str) -> Block:
    """A field; or, for what no field can hold whole, what it is and that it stays."""
    if not (each.choices or fits(Data(each.value), LONGEST)):
        facts = {"field": each.name, "n": len(each.value)}
        return context(Data(spec_word("too_long", language).format(**facts)))
    hint = spec_word("per_line", language) if each.is_list else None
    if each.assumed:
        hint = spec_word("assumed", language).format(what=each.assumed)
    return input_block(
        f"{FIELD}{each.address}", Data(each.name), _element(each, language), hint=hint
    )


def _element(each: Input, language: str) -> Element:
    if each.several:
        entries = [option(Data(each.called[one]), one) for one in each.choices[:MOST_PARTS]]
        return multi_static_select(
            INPUT, entries, placeholder=spec_word("choose", language), chosen=chosen(each.value)
        )
    if each.choices:
        entries = [option("—", NOTHING)] if each.may_be_empty or not each.value else []
        entries += [option(Data(each.called[one]), one) for one in each.choices]
        return static_select(INPUT, entries, chosen=each.value or NOTHING)
    long = each.address.rsplit(".", 1)[-1] in _LONG or len(each.value) > _ONE_LINE
    return text_input(
        INPUT,
        initial=Data(each.value) if each.value else None,
        multiline=long or each.is_list,
        longest=LONGEST,
    )


def _title(part: Part) -> str:
    return plain(Data(f"{part.name}: {part.what}" if part.what else part.name), 75)


def _given(inputs: Mapping[str, Any]) -> str:
    if "selected_options" in inputs:
        return SEVERAL.join(one["value"] for one in inputs["selected_options"] or ())
    if "selected_option" in inputs:
        return str((inputs["selected_option"] or {}).get("value") or "")
    return str(inputs.get("value") or "").strip()
