"""The app's home page."""

from collections.abc import Mapping
from typing import Any

from bot.domain.intake.model import Origin
from bot.services.guidance import Guidance
from bot.slack.routes import Routes

Body = Mapping[str, Any]


def register(routes: Routes, guidance: Guidance) -> None:
    """Listen to people opening their home page."""

    @routes.on("event.app_home_opened.home")
    async def on_home(_body: Body, origin: Origin) -> None:
        await guidance.home(origin)
