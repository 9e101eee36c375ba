"""Buttons and the form about what is not testable in a spec."""

from collections.abc import Mapping
from typing import Any

from bot.domain.intake.model import Origin
from bot.services.spec.check import SpecChecks
from bot.slack.actions import Action, Callback, Press
from bot.slack.listeners.framing import pressed
from bot.slack.routes import Routes
from bot.slack.views.spec.check import parse_waived

Body = Mapping[str, Any]


def register(routes: Routes, checks: SpecChecks) -> None:
    """Listen to what is pressed and submitted."""

    @routes.on(f"view.{Callback.SPEC_WAIVED}")
    async def on_waived(body: Body, origin: Origin) -> None:
        press = Press.from_metadata(body["view"]["private_metadata"])
        rule, _, place = (press.question or "").partition(".")
        await checks.waive(press.id, rule, place, parse_waived(body["view"]["state"]), origin)

    @routes.on(f"action.{Action.SPEC_UNWAIVE}")
    async def on_unwaive(body: Body, origin: Origin) -> None:
        press = pressed(body)
        rule, _, place = (press.question or "").partition(".")
        await checks.unwaive(press.id, rule, place, origin)
