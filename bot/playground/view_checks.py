"""Validation of modals and Home tabs before Slack would open them."""

import json
from typing import Any, Literal

from bot.playground.blocks.checks import (
    Report,
    anything,
    boolean,
    items,
    one_of,
    plain_text,
    shape,
    string,
)
from bot.playground.blocks.surfaces import check_blocks
from bot.playground.errors import SlackError, invalid_arguments
from bot.playground.workspace import Json

MAX_VIEW_BYTES = 250_000  # docs.slack.dev/surfaces/modals
_SHARED = {
    "private_metadata": string(3000),
    "callback_id": string(255),
    "external_id": string(255),
}
_MODAL = shape(
    {"type": one_of("modal"), "title": plain_text(24), "blocks": items(anything)},
    {
        **_SHARED,
        "submit": plain_text(24),
        "close": plain_text(24),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
        "submit_disabled": boolean,
    },
)
_HOME = shape({"type": one_of("home"), "blocks": items(anything)}, _SHARED)


def checked_view(view: object, surface: Literal["modal", "home"]) -> Json:
    """The view if Slack would show it.

    Raises:
        SlackError: `invalid_arguments` with pointers below /view, or `view_too_large`.
    """
    if not isinstance(view, dict):
        raise invalid_arguments("missing required field: view")
    if len(json.dumps(view).encode()) > MAX_VIEW_BYTES:
        raise SlackError("view_too_large")
    problems = view_problems(view, surface)
    if problems:
        raise invalid_arguments(*problems)
    return view


def view_problems(view: dict[str, Any], surface: Literal["modal", "home"]) -> list[str]:
    """Everything wrong with a view, in Slack's wording."""
    report = Report()
    check = _MODAL if surface == "modal" else _HOME
    check(report, "/view", view)
    blocks = view.get("blocks")
    if not isinstance(blocks, list):
        return report.problems
    report.problems += check_blocks(blocks, surface, "/view/blocks")
    kinds = {block.get("type") for block in blocks if isinstance(block, dict)}
    if surface == "modal" and "input" in kinds and view.get("submit") is None:
        report.add("/view", "missing required field: submit (required with input blocks)")
    return report.problems
