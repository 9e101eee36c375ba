"""Block elements and composition objects with their limits.

Limits: docs.slack.dev/reference/block-kit (composition objects, block elements).
"""

from typing import Any

from bot.playground.blocks.checks import (
    Check,
    Report,
    any_of,
    anything,
    boolean,
    exactly_one_of,
    items,
    kinds,
    not_both,
    number,
    one_of,
    plain_text,
    shape,
    string,
    text,
)

ACTION_ID = string(255)
URL = string(3000, minimum=1)
DATE = string(pattern=r"\d{4}-\d{2}-\d{2}")
TIME = string(pattern=r"([01]\d|2[0-3]):[0-5]\d")

CONFIRM = shape(
    {
        "title": plain_text(100),
        "text": text(300),
        "confirm": plain_text(30),
        "deny": plain_text(30),
    },
    {"style": one_of("primary", "danger")},
)
_OPTION_PARTS = {"description": text(75), "url": URL}
OPTION = shape({"text": plain_text(75), "value": string(150)}, _OPTION_PARTS)
MARKED_OPTION = shape({"text": text(75), "value": string(150)}, _OPTION_PARTS)
OPTIONS = items(OPTION, minimum=1, maximum=100)
_GROUP = shape({"label": plain_text(75), "options": OPTIONS})
GROUPS = items(_GROUP, minimum=1, maximum=100)

_COMMON: dict[str, Check] = {"action_id": ACTION_ID, "confirm": CONFIRM}
_INPUT: dict[str, Check] = {**_COMMON, "focus_on_load": boolean}
_MENU: dict[str, Check] = {**_INPUT, "placeholder": plain_text(150)}
_MULTI: dict[str, Check] = {**_MENU, "max_selected_items": number(1)}
_FIELD: dict[str, Check] = {
    "action_id": ACTION_ID,
    "focus_on_load": boolean,
    "placeholder": plain_text(150),
    "dispatch_action_config": shape(
        {}, {"trigger_actions_on": items(one_of("on_enter_pressed", "on_character_entered"))}
    ),
}
_FILTER = shape(
    {},
    {
        "include": items(one_of("im", "mpim", "private", "public"), minimum=1),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)
_WAYS = ("options", "option_groups")


def _initial_among_options(report: Report, pointer: str, element: dict[str, Any]) -> None:
    """Initial selections must be offered options, to the letter."""
    offered = [option.get("value") for option in _offered(element)]
    chosen = element.get("initial_options") or [element.get("initial_option")]
    for option in chosen if isinstance(chosen, list) else ():
        if isinstance(option, dict) and option.get("value") not in offered:
            key = "initial_options" if "initial_options" in element else "initial_option"
            report.add(f"{pointer}/{key}", "initial option must match one of the options")


def _unique_values(report: Report, pointer: str, element: dict[str, Any]) -> None:
    values = [option.get("value") for option in _offered(element)]
    if len(values) != len(set(map(str, values))):
        report.add(f"{pointer}/options", "option values must be unique")


def _offered(element: dict[str, Any]) -> list[dict[str, Any]]:
    groups = element.get("option_groups") or ()
    lists = [element.get("options"), *(g.get("options") for g in groups if isinstance(g, dict))]
    return [option for part in lists for option in part or () if isinstance(option, dict)]


_BUTTON = shape(
    {"text": plain_text(75)},
    {
        **_COMMON,
        "url": URL,
        "value": string(2000),
        "style": one_of("primary", "danger"),
        "accessibility_label": string(75),
        "agent_prompt": string(4000),
    },
)
_FEEDBACK = shape(
    {"text": plain_text(75), "value": string(2000)}, {"accessibility_label": string(75)}
)
IMAGE = shape(
    {"alt_text": string(2000)},
    {"image_url": URL, "slack_file": shape({}, {"id": string(), "url": string()})},
    exactly_one_of("image_url", "slack_file"),
)
_STATIC = {"options": OPTIONS, "option_groups": GROUPS}
_PICKS = (any_of(*_WAYS), not_both(*_WAYS), _initial_among_options)
_USERS, _CHANNELS = items(string()), items(string())

ELEMENTS: dict[str, Check] = {
    "button": _BUTTON,
    "image": IMAGE,
    "overflow": shape({"options": items(OPTION, minimum=1, maximum=5)}, _COMMON, _unique_values),
    "static_select": shape({}, {**_MENU, **_STATIC, "initial_option": OPTION}, *_PICKS),
    "multi_static_select": shape(
        {}, {**_MULTI, **_STATIC, "initial_options": items(OPTION, minimum=1)}, *_PICKS
    ),
    "external_select": shape(
        {}, {**_MENU, "initial_option": OPTION, "min_query_length": number(0)}
    ),
    "multi_external_select": shape(
        {}, {**_MULTI, "initial_options": items(OPTION), "min_query_length": number(0)}
    ),
    "users_select": shape({}, {**_MENU, "initial_user": string()}),
    "multi_users_select": shape({}, {**_MULTI, "initial_users": _USERS}),
    "conversations_select": shape(
        {},
        {
            **_MENU,
            "initial_conversation": string(),
            "default_to_current_conversation": boolean,
            "response_url_enabled": boolean,
            "filter": _FILTER,
        },
    ),
    "multi_conversations_select": shape(
        {},
        {
            **_MULTI,
            "initial_conversations": _CHANNELS,
            "default_to_current_conversation": boolean,
            "filter": _FILTER,
        },
    ),
    "channels_select": shape(
        {}, {**_MENU, "initial_channel": string(), "response_url_enabled": boolean}
    ),
    "multi_channels_select": shape({}, {**_MULTI, "initial_channels": _CHANNELS}),
    "datepicker": shape({}, {**_MENU, "initial_date": DATE}),
    "timepicker": shape({}, {**_MENU, "initial_time": TIME, "timezone": string()}),
    "datetimepicker": shape({}, {**_INPUT, "initial_date_time": number(10**9, 10**10 - 1)}),
    "checkboxes": shape(
        {"options": items(MARKED_OPTION, minimum=1, maximum=10)},
        {**_INPUT, "initial_options": items(MARKED_OPTION, minimum=1)},
        _initial_among_options,
    ),
    "radio_buttons": shape(
        {"options": items(MARKED_OPTION, minimum=1, maximum=10)},
        {**_INPUT, "initial_option": MARKED_OPTION},
        _initial_among_options,
    ),
    "plain_text_input": shape(
        {},
        {
            **_FIELD,
            "initial_value": string(3000),
            "multiline": boolean,
            "min_length": number(0, 3000),
            "max_length": number(1, 3000),
        },
    ),
    "email_text_input": shape({}, {**_FIELD, "initial_value": string()}),
    "url_text_input": shape({}, {**_FIELD, "initial_value": string()}),
    "number_input": shape(
        {"is_decimal_allowed": boolean},
        {**_FIELD, "initial_value": string(), "min_value": string(), "max_value": string()},
    ),
    "rich_text_input": shape({}, {**_FIELD, "initial_value": anything}),
    "file_input": shape(
        {}, {"action_id": ACTION_ID, "filetypes": items(string()), "max_files": number(1, 10)}
    ),
    "feedback_buttons": shape(
        {"positive_button": _FEEDBACK, "negative_button": _FEEDBACK}, {"action_id": ACTION_ID}
    ),
    "icon_button": shape(
        {"icon": string(), "text": plain_text(75)},
        {
            **_COMMON,
            "value": string(2000),
            "accessibility_label": string(75),
            "visible_to_user_ids": items(string()),
        },
    ),
    "workflow_button": shape(
        {"text": plain_text(75), "workflow": anything},
        {**_COMMON, "style": one_of("primary", "danger"), "accessibility_label": string(75)},
    ),
}

_MENUS = tuple(kind for kind in ELEMENTS if kind.endswith("select"))
_PICKERS = ("datepicker", "timepicker", "checkboxes", "radio_buttons")
_FIELDS = tuple(kind for kind in ELEMENTS if kind.endswith("input"))

ACCESSORY = kinds(ELEMENTS, ("button", "image", "overflow", "workflow_button", *_MENUS, *_PICKERS))
ACTION = kinds(
    ELEMENTS,
    (
        "button",
        "overflow",
        "workflow_button",
        "datetimepicker",
        *_MENUS,
        *_PICKERS,
    ),
)
INPUT_ELEMENT = kinds(ELEMENTS, (*_MENUS, *_PICKERS, *_FIELDS, "datetimepicker"))
CONTEXT_ACTION = kinds(ELEMENTS, ("feedback_buttons", "icon_button"))
BUTTON = kinds(ELEMENTS, ("button",))
