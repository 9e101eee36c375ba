"""Buttons and forms about less oversight for an action of a spec."""

from collections.abc import Mapping
from typing import Any

from bot.domain.intake.model import Origin
from bot.services.spec.loosening import Loosenings
from bot.slack.actions import Action, Callback, Press
from bot.slack.listeners.framing import pressed
from bot.slack.routes import Routes
from bot.slack.views.spec.loosening import parse_declined, parse_loosen

Body = Mapping[str, Any]


def register(routes: Routes, loosenings: Loosenings) -> None:
    """Listen to what is pressed and submitted."""

    @routes.on(f"view.{Callback.SPEC_LOOSENED}")
    async def on_asked(body: Body, origin: Origin) -> None:
        press = Press.from_metadata(body["view"]["private_metadata"])
        await loosenings.ask(press.id, press.version, parse_loosen(body["view"]["state"]), origin)

    @routes.on(f"action.{Action.LOOSENING_SIGN}")
    async def on_sign(body: Body, origin: Origin) -> None:
        press = pressed(body)
        await loosenings.sign(press.id, press.question or "", origin)

    @routes.on(f"view.{Callback.SPEC_NOT_LOOSENED}")
    async def on_declined(body: Body, origin: Origin) -> None:
        press = Press.from_metadata(body["view"]["private_metadata"])
        why = parse_declined(body["view"]["state"])
        await loosenings.decline(press.id, press.question or "", why, origin)

    @routes.on(f"action.{Action.LOOSENING_END}")
    async def on_end(body: Body, origin: Origin) -> None:
        press = pressed(body)
        await loosenings.take_back(press.id, press.question or "", origin)
