"""The form to start from: a goal in one's own words."""

from collections.abc import Mapping
from typing import Any

from bot.domain.errors import InvalidInputError
from bot.slack.actions import Callback
from bot.slack.blocks import ModalView, context, input_block, modal_view, text_input
from bot.slack.text import Data

GOAL_BLOCK = "goal"
INPUT = "value"
EXAMPLE = "We lose too many customers after the first month and want to know who is about to leave."


def start_modal(initial: str = "") -> ModalView:
    """Ask for a goal; `initial` is what somebody has typed already."""
    goal = text_input(
        INPUT,
        initial=Data(initial) if initial.strip() else None,
        placeholder=EXAMPLE,
        multiline=True,
    )
    hint = "Who has the problem, what happens today, and which number should move? Rough is fine."
    note = "I answer in our direct messages with what I understood and at most three questions."
    return modal_view(
        "Frame a goal",
        [
            input_block(
                GOAL_BLOCK, "What do you want to achieve?", goal, hint=hint, optional=False
            ),
            context(note),
        ],
        callback=Callback.STARTED,
        submit="Draft it",
    )


def parse_started(view_state: Mapping[str, Any]) -> str:
    """Read the goal.

    Args:
        view_state: `view["state"]`, or its `values`.

    Raises:
        InvalidInputError: There is no goal; `fields` names the block to say so at.
    """
    values = view_state.get("values", view_state)
    goal = ((values.get(GOAL_BLOCK) or {}).get(INPUT) or {}).get("value") or ""
    if not goal.strip():
        sentence = "Write a sentence or two about what should get better."
        raise InvalidInputError(
            "There is no goal yet.", next_step=sentence, fields={GOAL_BLOCK: sentence}
        )
    return str(goal).strip()
