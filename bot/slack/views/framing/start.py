"""The form to start from: a goal in one's own words."""

from collections.abc import Mapping
from typing import Any

from bot.domain.errors import InvalidInputError
from bot.slack.actions import Callback
from bot.slack.blocks import ModalView, context, input_block, modal_view, text_input
from bot.slack.text import Data
from bot.slack.views.form_words import form_word
from bot.slack.views.word import word

GOAL_BLOCK = "goal"
INPUT = "value"


def start_modal(initial: str = "", language: str = "en") -> ModalView:
    """Ask for a goal; `initial` is what somebody has typed already."""
    goal = text_input(
        INPUT,
        initial=Data(initial) if initial.strip() else None,
        placeholder=form_word("start_example", language),
        multiline=True,
    )
    return modal_view(
        form_word("start_title", language),
        [
            input_block(
                f"{GOAL_BLOCK}.{language}",  # a mistake is told in the language of the form
                form_word("start_what", language),
                goal,
                hint=form_word("start_hint", language),
                optional=False,
            ),
            context(form_word("start_note", language)),
        ],
        callback=Callback.STARTED,
        submit=form_word("start_submit", language),
        close=word("cancel", language),
    )


def parse_started(view_state: Mapping[str, Any]) -> str:
    """Read the goal.

    Args:
        view_state: `view["state"]`, or its `values`.

    Raises:
        InvalidInputError: There is no goal; `fields` names the block to say so at.
    """
    values = view_state.get("values", view_state)
    block = next((name for name in values if name.split(".")[0] == GOAL_BLOCK), GOAL_BLOCK)
    goal = ((values.get(block) or {}).get(INPUT) or {}).get("value") or ""
    if not goal.strip():
        told = form_word("no_goal", block.rpartition(".")[2])
        raise InvalidInputError(
            "There is no goal yet.", next_step=form_word("no_goal", "en"), fields={block: told}
        )
    return str(goal).strip()
