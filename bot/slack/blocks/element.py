"""Buttons, menus and inputs, each cut to its limit.

Limits: Slack's reference of block elements and composition objects, November 2026.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from bot.slack.text import Data, Words, plain, units

Element = dict[str, Any]

BUTTON_TEXT = 75
BUTTON_VALUE = 2000
OPTION_TEXT = 75
OPTION_VALUE = 150
PLACEHOLDER = 150
INPUT_TEXT = 3000
CONFIRM_TITLE, CONFIRM_TEXT, CONFIRM_BUTTON = 100, 300, 30


def plain_text(text: Words, limit: int) -> Element:
    """A text object in which Slack parses nothing."""
    return {"type": "plain_text", "text": plain(text, limit), "emoji": False}


def button(
    text: Words,
    action_id: str,
    value: str | None = None,
    *,
    style: Literal["primary", "danger"] | None = None,
    spoken: Words | None = None,
) -> Element:
    """A button; `spoken` is what a screen reader says where the text alone is not enough."""
    made: Element = {
        "type": "button",
        "text": plain_text(text, BUTTON_TEXT),
        "action_id": action_id,
    }
    if value is not None:
        made["value"] = value
    if style is not None:
        made["style"] = style
    if spoken is not None:
        made["accessibility_label"] = plain(spoken, BUTTON_TEXT)
    return made


def asking_first(pressed: Element, title: Words, text: Words, no: Words) -> Element:
    """A button that asks before the press counts, for what cannot be taken back easily."""
    question = {
        "title": plain_text(title, CONFIRM_TITLE),
        "text": plain_text(text, CONFIRM_TEXT),
        "confirm": plain_text(pressed["text"]["text"], CONFIRM_BUTTON),
        "deny": plain_text(no, CONFIRM_BUTTON),
    }
    return {**pressed, "confirm": question}


def option(text: Words, value: str) -> Element:
    """One entry of a menu."""
    return {"text": plain_text(text, OPTION_TEXT), "value": value[:OPTION_VALUE]}


def static_select(
    action_id: str,
    options: Sequence[Element],
    *,
    placeholder: Words = "Choose",
    chosen: str | None = None,
) -> Element:
    """A menu; `chosen` is the value of the entry that is selected at first."""
    made: Element = {
        "type": "static_select",
        "action_id": action_id,
        "placeholder": plain_text(placeholder, PLACEHOLDER),
        "options": list(options),
    }
    return _with_chosen(made, options, chosen)


def multi_static_select(
    action_id: str,
    options: Sequence[Element],
    *,
    placeholder: Words,
    chosen: Sequence[str] = (),
) -> Element:
    """A menu to pick several entries from; those with the `chosen` values are picked at first."""
    made: Element = {
        "type": "multi_static_select",
        "action_id": action_id,
        "placeholder": plain_text(placeholder, PLACEHOLDER),
        "options": list(options),
    }
    picked = [one for one in options if one["value"] in chosen]
    return {**made, "initial_options": picked} if picked else made


def overflow(action_id: str, options: Sequence[Element]) -> Element:
    """A small menu behind three dots."""
    return {"type": "overflow", "action_id": action_id, "options": list(options)}


def users_select(action_id: str, *, placeholder: Words, chosen: str | None = None) -> Element:
    """A menu of the people in the workspace; `chosen` is selected at first."""
    made: Element = {
        "type": "users_select",
        "action_id": action_id,
        "placeholder": plain_text(placeholder, PLACEHOLDER),
    }
    return made if chosen is None else {**made, "initial_user": chosen}


def datepicker(action_id: str, *, chosen: date | None = None) -> Element:
    """A calendar; `chosen` is the day it shows at first."""
    made: Element = {"type": "datepicker", "action_id": action_id}
    return made if chosen is None else {**made, "initial_date": chosen.isoformat()}


def checkboxes(action_id: str, options: Sequence[Element]) -> Element:
    """Options of which any number can be ticked; none is at first."""
    return {"type": "checkboxes", "action_id": action_id, "options": list(options)}


def radio_buttons(action_id: str, options: Sequence[Element]) -> Element:
    """A list to pick one entry from."""
    return {"type": "radio_buttons", "action_id": action_id, "options": list(options)}


def multi_users_select(
    action_id: str, *, placeholder: Words, chosen: Sequence[str] = ()
) -> Element:
    """A menu to pick several people from; `chosen` are picked at first."""
    made: Element = {
        "type": "multi_users_select",
        "action_id": action_id,
        "placeholder": plain_text(placeholder, PLACEHOLDER),
    }
    return {**made, "initial_users": list(chosen)} if chosen else made


def text_input(
    action_id: str,
    *,
    initial: Words | None = None,
    placeholder: Words | None = None,
    multiline: bool = False,
    longest: int = INPUT_TEXT,
) -> Element:
    """A field to type in."""
    made: Element = {
        "type": "plain_text_input",
        "action_id": action_id,
        "multiline": multiline,
        "max_length": longest,
    }
    if initial is not None:
        made["initial_value"] = plain(initial, longest, lines=multiline)
    if placeholder is not None:
        made["placeholder"] = plain_text(placeholder, PLACEHOLDER)
    return made


def fits(typed: Data, longest: int = INPUT_TEXT) -> bool:
    """Whether a field has room for all of a text, so that sending it back loses none of it."""
    return units(typed.value) <= longest


def _with_chosen(made: Element, options: Sequence[Element], chosen: str | None) -> Element:
    picked = next((one for one in options if one["value"] == chosen), None)
    return made if picked is None else {**made, "initial_option": picked}
