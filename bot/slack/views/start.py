"""How a conversation starts: the form for a goal, and the message that opens the thread."""

from collections.abc import Mapping
from typing import Any

from bot.domain.errors import InvalidInputError
from bot.slack.actions import Callback
from bot.slack.blocks import (
    MessageView,
    ModalView,
    context,
    input_block,
    line,
    message_view,
    modal_view,
    quotation,
    rich,
    text_input,
    words,
)
from bot.slack.text import Data, Markup, markup

GOAL_BLOCK = "goal"
INPUT = "value"
LONGEST = 1500
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


def opening(goal: str, name: str) -> MessageView:
    """The first message of a conversation that began with a command or a form."""
    promise = "I am reading it. What I understood follows in this thread."
    blocks = [
        rich(
            line(words(Data(name), bold=True, limit=60), words(" wants to frame a goal:")),
            quotation(words(Data(goal))),
        ),
        context(promise),
    ]
    spoken = markup(
        "{name} wants to frame a goal: {goal}", name=Data(name), goal=Data(goal), limit=LONGEST
    )
    return message_view([spoken, Markup(promise)], blocks)


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
