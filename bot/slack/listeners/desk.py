"""What people who decide do beside deciding: they add what was decided to the evaluation set."""

from collections.abc import Mapping
from typing import Any

from bot.domain.intake.model import Origin
from bot.services.eval_case import EvalCases
from bot.slack.actions import Action
from bot.slack.listeners.escalation import pressed_in
from bot.slack.listeners.framing import pressed
from bot.slack.routes import Routes

Body = Mapping[str, Any]


def register(routes: Routes, cases: EvalCases) -> None:
    """Listen to what is pressed."""

    @routes.on(f"action.{Action.ADD_CASE}")
    async def on_add_case(body: Body, origin: Origin) -> None:
        await cases.add(pressed(body).id, origin, pressed=pressed_in(body))
