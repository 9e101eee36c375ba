"""Buttons of a spec."""

from collections.abc import Mapping
from typing import Any

from bot.domain.intake.model import Origin
from bot.services.spec import Specs
from bot.slack.actions import Action
from bot.slack.listeners.framing import pressed
from bot.slack.routes import Routes

Body = Mapping[str, Any]


def register(routes: Routes, specs: Specs) -> None:
    """Listen to what is pressed."""

    @routes.on(f"action.{Action.SPECIFY}")
    async def on_specify(body: Body, origin: Origin) -> None:
        await specs.draft(pressed(body).id, origin)

    @routes.on(f"action.{Action.SPEC_EXPORT}")
    async def on_export(body: Body, origin: Origin) -> None:
        await specs.export(pressed(body).id, origin)
