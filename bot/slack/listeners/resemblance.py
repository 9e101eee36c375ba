"""Buttons of the note that two statements are alike."""

from collections.abc import Mapping
from typing import Any

from bot.domain.intake.model import Origin
from bot.services.framing.resemblance import Choice, Resemblances
from bot.slack.actions import Action
from bot.slack.listeners.framing import pressed
from bot.slack.routes import Routes

Body = Mapping[str, Any]


def register(routes: Routes, resemblances: Resemblances) -> None:
    """Listen to what is pressed."""

    @routes.on(f"action.{Action.CONTINUE}")
    async def on_continue(body: Body, origin: Origin) -> None:
        press = pressed(body)
        await resemblances.answer(press.id, press.question, Choice.CONTINUE, origin)

    @routes.on(f"action.{Action.KEEP}")
    async def on_keep(body: Body, origin: Origin) -> None:
        press = pressed(body)
        await resemblances.answer(press.id, press.question, Choice.KEEP, origin)
