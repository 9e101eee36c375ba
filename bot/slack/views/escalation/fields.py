"""What the forms of decisions share: their frame, how a field is read, and what is said of a wrong one."""

from collections.abc import Mapping
from typing import Any

from bot.domain.errors import InvalidInputError
from bot.domain.escalation.model import Escalation
from bot.slack.actions import Callback, Press
from bot.slack.blocks import Block, ModalView, modal_view
from bot.slack.views.escalation.words import say

INPUT = "value"
LONGEST = 1000


def form(
    title: str, blocks: list[Block], callback: Callback, escalation: Escalation, *, submit: str
) -> ModalView:
    """A form about an escalation, in its language."""
    language = escalation.request.language
    return modal_view(
        say(title, language),
        blocks,
        callback=callback,
        metadata=Press(escalation.id, escalation.version).metadata(),
        submit=say(submit, language),
        close=say("cancel", language),
    )


def block_of(state: Mapping[str, Any], name: str) -> str:
    """Find a field whose name carries the language of its form."""
    values = state.get("values", state)
    return next((each for each in values if each.split(".")[0] == name), name)


def value_of(state: Mapping[str, Any], block: str, key: str) -> Any:  # noqa: ANN401 - as Slack sends
    """What stands in a field."""
    values = state.get("values", state)
    return ((values.get(block) or {}).get(INPUT) or {}).get(key)


def missing(block: str, language: str) -> InvalidInputError:
    """Say that a field needs a sentence."""
    return wrong(block, "missing_text", language)


def wrong(block: str, key: str, language: str) -> InvalidInputError:
    """Say what is wrong beside its field."""
    told = say(key, language)
    return InvalidInputError(told, next_step="", fields={block: told})
