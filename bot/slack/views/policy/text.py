"""The form with a whole policy as YAML: in several fields where it is long, mistakes beside their line."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain.errors import InvalidInputError
from bot.domain.policy.history import PolicyPage
from bot.slack.actions import Callback, Press
from bot.slack.blocks import Block, ModalView, context, input_block, modal_view, text_input
from bot.slack.text import Data
from bot.slack.views.policy.words import policy_word

INPUT, TEXT = "value", "policy"
_LONGEST = 2900  # what Slack lets a field hold, with room to add something
_MOST_FIELDS = 8
_MOST_TOLD = 5
_QUOTED = 40
_LINE = re.compile(r"line (\d+): ")


def text_modal(page: PolicyPage, language: str) -> ModalView:
    """The text to change, or why it cannot be changed here."""
    parts = _parts(page.text)
    fits = len(parts) <= _MOST_FIELDS and all(len(one) <= _LONGEST for one in parts)
    blocks: list[Block] = []
    if not fits:
        told = policy_word("too_long", language).format(size=len(page.text))
        blocks = [context(Data(told))]
    for number, part in enumerate(parts if fits else (), start=1):
        label = policy_word("text_label", language)
        if len(parts) > 1:
            label = f"{label} ({number}/{len(parts)})"
        field = {**text_input(INPUT, multiline=True), "initial_value": part}
        hint = policy_word("text_hint", language) if number == len(parts) else None
        blocks.append(input_block(f"{TEXT}.{number}", label, field, hint=hint, optional=number > 1))
    return modal_view(
        policy_word("text", language),
        blocks,
        callback=Callback.POLICY_TEXT,
        metadata=Press(language, page.version).metadata(),
        submit=policy_word("next", language) if fits else None,
        close=policy_word("back", language),
    )


def parse_policy_text(state: Mapping[str, Any], language: str) -> str:
    """Read the text.

    Raises:
        InvalidInputError: there is none.
    """
    text = "\n".join(_typed(state).values())
    if not text.strip():
        told = policy_word("text_empty", language)
        raise InvalidInputError(told, fields={f"{TEXT}.1": told})
    return text


def mistakes_beside(state: Mapping[str, Any], findings: Sequence[str]) -> dict[str, str]:
    """Put what is wrong beside the field that holds its line."""
    held: dict[str, list[str]] = {}
    ends: list[tuple[int, str]] = []
    lines: list[str] = []
    for block, text in _typed(state).items():
        lines += text.split("\n")
        ends.append((len(lines), block))
    for finding in findings:
        found = _LINE.match(finding)
        number = int(found[1]) if found else 1
        block = next((block for end, block in ends if number <= end), ends[-1][1])
        held.setdefault(block, []).append(_quoting(finding, number, lines) if found else finding)
    return {block: "; ".join(found[:_MOST_TOLD]) for block, found in held.items()}


def _quoting(finding: str, number: int, lines: Sequence[str]) -> str:
    """Show the line a finding names: a field has no numbers to count by."""
    text = lines[number - 1].strip()[:_QUOTED] if number <= len(lines) else ""
    start, _, rest = finding.partition(": ")
    return f"{start} “{text}”: {rest}" if text else finding


def _typed(state: Mapping[str, Any]) -> dict[str, str]:
    values = state.get("values", state)
    blocks = sorted(one for one in values if one.partition(".")[0] == TEXT)
    return {one: str((values[one].get(INPUT) or {}).get("value") or "") for one in blocks}


def _parts(text: str) -> list[str]:
    """Cut a text into pieces that fit a field, at the ends of lines."""
    parts, held = [], ""
    for each in text.splitlines():
        longer = f"{held}\n{each}" if held else each
        if len(longer) > _LONGEST - 300 and held:
            parts.append(held)
            held = each
        else:
            held = longer
    return [*parts, held]
