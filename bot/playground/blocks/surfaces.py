"""Which blocks exist, where each may appear, and the totals of a message or view.

Limits: docs.slack.dev/reference/block-kit/blocks and /surfaces.
"""

from collections.abc import Iterator
from typing import Any, Literal, TypeAlias

from bot.playground.blocks import elements, rich
from bot.playground.blocks.checks import (
    Check,
    Report,
    any_of,
    boolean,
    exactly_one_of,
    items,
    kinds,
    one_of,
    plain_text,
    shape,
    string,
    text,
)

Surface: TypeAlias = Literal["message", "modal", "home"]

MAX_BLOCKS = {"message": 50, "modal": 100, "home": 100}
MARKDOWN_CHARACTERS = 12_000
MAX_CHARTS = 2
_ID: dict[str, Check] = {"block_id": string(255)}
_STATUS = one_of("pending", "in_progress", "complete", "error")
_SOURCES = items(shape({"url": elements.URL, "text": string()}))
_CONTEXT = kinds(
    {
        "image": elements.IMAGE,
        "plain_text": plain_text(2000),
        "mrkdwn": text(2000, "mrkdwn"),
    }
)
_TASK = shape(
    {"task_id": string(255, minimum=1), "title": string(256, minimum=1), "status": _STATUS},
    {**_ID, "details": rich.RICH_TEXT, "output": rich.RICH_TEXT, "sources": _SOURCES},
)
_CARD_TEXT = text(150)
_CARD = shape(
    {},
    {
        **_ID,
        "title": _CARD_TEXT,
        "subtitle": _CARD_TEXT,
        "body": text(200),
        "hero_image": elements.IMAGE,
        "icon": elements.IMAGE,
        "actions": items(elements.BUTTON, minimum=1, maximum=3),
    },
    any_of("hero_image", "title", "actions", "body"),
)
_IMAGE = shape(
    {"alt_text": string(2000)},
    {
        **_ID,
        "image_url": elements.URL,
        "slack_file": shape({}, {"id": string(), "url": string()}),
        "title": plain_text(2000),
    },
    exactly_one_of("image_url", "slack_file"),
)


def _children(report: Report, pointer: str, value: object) -> None:
    """Containers hold any message block but another container."""
    inner = kinds(BLOCKS, [kind for kind in BLOCKS if kind not in ("container", "input")])
    items(inner, minimum=1, maximum=10)(report, pointer, value)


def _collapsed_has_reason(report: Report, pointer: str, block: dict[str, Any]) -> None:
    if block.get("default_collapsed") and not block.get("is_collapsible"):
        report.add(pointer, "`default_collapsed` requires `is_collapsible`")


BLOCKS: dict[str, Check] = {
    "actions": shape({"elements": items(elements.ACTION, minimum=1, maximum=25)}, _ID),
    "alert": shape(
        {"text": text(200)},
        {**_ID, "level": one_of("default", "info", "warning", "error", "success")},
    ),
    "card": _CARD,
    "carousel": shape({"elements": items(kinds({"card": _CARD}), minimum=1, maximum=10)}, _ID),
    "container": shape(
        {"child_blocks": _children},
        {
            **_ID,
            "title": plain_text(150),
            "rich_text_title": rich.RICH_TEXT,
            "subtitle": text(150),
            "width": one_of("narrow", "standard", "wide", "full"),
            "icon": elements.IMAGE,
            "is_collapsible": boolean,
            "default_collapsed": boolean,
            "has_header_divider": boolean,
        },
        any_of("title", "rich_text_title"),
        _collapsed_has_reason,
    ),
    "context": shape({"elements": items(_CONTEXT, minimum=1, maximum=10)}, _ID),
    "context_actions": shape(
        {"elements": items(elements.CONTEXT_ACTION, minimum=1, maximum=5)}, _ID
    ),
    "data_table": rich.DATA_TABLE,
    "data_visualization": rich.DATA_VISUALIZATION,
    "divider": shape({}, _ID),
    "file": shape({"external_id": string(), "source": one_of("remote")}, _ID),
    "header": shape({"text": plain_text(150)}, _ID),
    "image": _IMAGE,
    "input": shape(
        {"label": plain_text(2000), "element": elements.INPUT_ELEMENT},
        {**_ID, "hint": plain_text(2000), "optional": boolean, "dispatch_action": boolean},
    ),
    "markdown": shape({"text": string(MARKDOWN_CHARACTERS, minimum=1)}, _ID),
    "plan": shape(
        {"title": string(256, minimum=1)},
        {**_ID, "tasks": items(kinds({"task_card": _TASK}), maximum=50)},
    ),
    "rich_text": rich.RICH_TEXT,
    "section": shape(
        {},
        {
            **_ID,
            "text": text(3000),
            "fields": items(text(2000), minimum=1, maximum=10),
            "accessory": elements.ACCESSORY,
            "expand": boolean,
        },
        any_of("text", "fields"),
    ),
    "table": rich.TABLE,
    "task_card": _TASK,
    "video": shape(
        {
            "alt_text": string(),
            "video_url": elements.URL,
            "thumbnail_url": elements.URL,
            "title": plain_text(199),
        },
        {
            **_ID,
            "title_url": elements.URL,
            "description": plain_text(200),
            "provider_icon_url": elements.URL,
            "provider_name": string(),
            "author_name": string(49),
        },
    ),
}

_ONLY_MESSAGES = {
    "card",
    "carousel",
    "container",
    "context_actions",
    "data_table",
    "data_visualization",
    "file",
    "markdown",
    "plan",
    "table",
    "task_card",
}
_ALSO_HOME = {"card", "carousel"}
ALLOWED: dict[str, list[str]] = {
    "message": [kind for kind in BLOCKS if kind != "alert"],
    "modal": [kind for kind in BLOCKS if kind not in _ONLY_MESSAGES],
    "home": [kind for kind in BLOCKS if kind not in _ONLY_MESSAGES - _ALSO_HOME | {"alert"}],
}


def check_blocks(blocks: object, surface: Surface, pointer: str = "/blocks") -> list[str]:
    """Everything Slack would refuse about these blocks; empty if nothing."""
    report = Report()
    check = kinds(BLOCKS, ALLOWED[surface])
    items(check, maximum=MAX_BLOCKS[surface])(report, pointer, blocks)
    if isinstance(blocks, list):
        _check_unique_ids(report, pointer, blocks)
        if surface == "message":
            _check_totals(report, pointer, blocks)
    return report.problems


def _check_unique_ids(report: Report, pointer: str, blocks: list[Any]) -> None:
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        if not isinstance(block, dict):
            continue
        block_id = block.get("block_id")
        if isinstance(block_id, str) and block_id in seen:
            report.add(f"{pointer}/{index}/block_id", f"`block_id` already exists: {block_id}")
        seen.add(str(block_id))
        actions = [
            element["action_id"] for element in interactive(block) if element.get("action_id")
        ]
        for action in {action for action in actions if actions.count(action) > 1}:
            report.add(f"{pointer}/{index}", f'`action_id` "{action}" already exists for block')


def _check_totals(report: Report, pointer: str, blocks: list[Any]) -> None:
    kinds_used = [block.get("type") for block in blocks if isinstance(block, dict)]
    if kinds_used.count("table") > 1:
        report.add(pointer, "only_one_table_allowed")
    if kinds_used.count("data_visualization") > MAX_CHARTS:
        report.add(pointer, f"no more than {MAX_CHARTS} data_visualization blocks allowed")
    markdown = (
        b.get("text") for b in blocks if isinstance(b, dict) and b.get("type") == "markdown"
    )
    if sum(len(part) for part in markdown if isinstance(part, str)) > MARKDOWN_CHARACTERS:
        report.add(pointer, f"markdown blocks exceed {MARKDOWN_CHARACTERS} characters in total")


def interactive(block: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The elements of a block a person can operate, also in cards and containers."""
    parts: list[Any] = [block.get("accessory"), block.get("element")]
    for key in ("elements", "actions"):
        several = block.get(key)
        parts += several if isinstance(several, list) else []
    for part in parts:
        if not isinstance(part, dict):
            continue
        if part.get("type") == "card":
            yield from interactive(part)
        elif part.get("type") in elements.ELEMENTS and part["type"] != "image":
            yield part
    children = block.get("child_blocks")
    for child in children if isinstance(children, list) else ():
        if isinstance(child, dict):
            yield from interactive(child)
