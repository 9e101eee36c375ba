"""The button under an answer that came too late."""

from collections.abc import Mapping
from typing import Any

from bot.domain.intake.model import Origin
from bot.services.framing.late_answer import LateAnswers
from bot.slack.actions import Action
from bot.slack.listeners.framing import pressed
from bot.slack.routes import Routes

Body = Mapping[str, Any]


def register(routes: Routes, late: LateAnswers) -> None:
    """Listen to what is pressed."""

    @routes.on(f"action.{Action.REPLACE}")
    async def on_replace(body: Body, origin: Origin) -> None:
        press = pressed(body)
        await late.give(press.id, press.question or "", origin)
