"""Headers, sections, rows of buttons and form fields, each cut to its limit.

Limits: Slack's reference of blocks, November 2026.
"""

from typing import Any

from bot.slack.blocks.element import Element, plain_text
from bot.slack.text import Markup, Words

Block = dict[str, Any]

HEADER = 150
CONTEXT = 1000
LABEL = 2000
HINT = 2000


def header(text: Words) -> Block:
    """A heading."""
    return {"type": "header", "text": plain_text(text, HEADER)}


def divider() -> Block:
    """A thin line."""
    return {"type": "divider"}


def section(text: Markup, *, accessory: Element | None = None) -> Block:
    """A paragraph of markup, with at most one control beside it."""
    made: Block = {"type": "section", "text": _mrkdwn(text)}
    return made if accessory is None else {**made, "accessory": accessory}


def context(*texts: Words | Markup) -> Block:
    """A small grey line."""
    parts = [
        _mrkdwn(text) if isinstance(text, Markup) else plain_text(text, CONTEXT) for text in texts
    ]
    return {"type": "context", "elements": parts}


def actions(*elements: Element, block_id: str | None = None) -> Block:
    """A row of buttons."""
    made: Block = {"type": "actions", "elements": list(elements)}
    return made if block_id is None else {**made, "block_id": block_id}


def input_block(
    block_id: str,
    label: Words,
    element: Element,
    *,
    hint: Words | None = None,
    optional: bool = True,
) -> Block:
    """A form field; errors are reported against its `block_id`."""
    made: Block = {
        "type": "input",
        "block_id": block_id,
        "label": plain_text(label, LABEL),
        "element": element,
        "optional": optional,
    }
    return made if hint is None else {**made, "hint": plain_text(hint, HINT)}


def _mrkdwn(text: Markup) -> Element:
    # Verbatim: Slack must not turn plain words into links to channels, people or pages.
    return {"type": "mrkdwn", "text": text.value, "verbatim": True}
