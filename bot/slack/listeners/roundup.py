"""Buttons and the form of roundups."""

from collections.abc import Mapping
from typing import Any

from bot.domain.intake.model import Origin
from bot.services.escalation.roundup import Roundups, WantedRoundup
from bot.slack.actions import Action, Callback, Press
from bot.slack.listeners.framing import pressed
from bot.slack.routes import Routes
from bot.slack.views.escalation.roundup_form import parse_roundup

Body = Mapping[str, Any]


def register(routes: Routes, roundups: Roundups) -> None:
    """Listen to what is pressed and submitted."""

    @routes.on(f"view.{Callback.ROUNDUP}")
    async def on_planned(body: Body, origin: Origin) -> None:
        channel = Press.from_metadata(body["view"]["private_metadata"]).id
        chosen = parse_roundup(body["view"]["state"])
        wanted = WantedRoundup(channel, chosen.cadence, chosen.queue, chosen.language)
        await roundups.plan(wanted, origin)

    @routes.on(f"action.{Action.ROUNDUP_HOLD}")
    async def on_hold(body: Body, origin: Origin) -> None:
        await roundups.hold(pressed(body).id, origin, held=True)

    @routes.on(f"action.{Action.ROUNDUP_RESUME}")
    async def on_resume(body: Body, origin: Origin) -> None:
        await roundups.hold(pressed(body).id, origin, held=False)

    @routes.on(f"action.{Action.ROUNDUP_DROP}")
    async def on_drop(body: Body, origin: Origin) -> None:
        await roundups.drop(pressed(body).id, origin)
