"""What inputs hold: initial values, and the `state.values` an interaction carries."""

from collections.abc import Iterable
from typing import Any

from bot.playground.blocks.surfaces import interactive
from bot.playground.workspace import Json

VALUE_KEYS = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "file_input": ("files", "initial_files"),
}


def initial_values(blocks: Iterable[Json]) -> Json:
    """The `state.values` of blocks nobody has touched."""
    values: Json = {}
    for block in blocks:
        for element in interactive(block):
            keys = VALUE_KEYS.get(element["type"])
            if keys is None:
                continue
            name, initial = keys
            empty: Any = [] if name.endswith("s") and name != "files" else None
            held = {"type": element["type"], name: element.get(initial, empty)}
            values.setdefault(block["block_id"], {})[element["action_id"]] = held
    return values


def find_element(blocks: Iterable[Json], block_id: str, action_id: str) -> Json | None:
    """The element a person operates."""
    for block in blocks:
        for candidate in (block, *(block.get("child_blocks") or ()), *_cards(block)):
            if candidate.get("block_id") != block_id:
                continue
            for element in interactive(candidate):
                if element.get("action_id") == action_id:
                    return element
    return None


def _cards(block: Json) -> list[Json]:
    parts = block.get("elements") if block.get("type") == "carousel" else None
    return [part for part in parts or () if isinstance(part, dict)]


def is_empty(held: Json | None) -> bool:
    """Whether an input was left without a value."""
    if held is None:
        return True
    keys = [key for key in held if key != "type"]
    return all(held[key] in (None, "", []) for key in keys)
