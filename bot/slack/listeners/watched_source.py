"""Buttons and the forms of data sources."""

from collections.abc import Mapping
from typing import Any

from bot.domain.intake.model import Origin
from bot.services.drift.change import Changes
from bot.services.drift.renewal import Renewals
from bot.services.drift.watched_source import WatchedSources
from bot.slack.actions import Action, Callback, Press
from bot.slack.listeners.framing import pressed
from bot.slack.routes import Routes
from bot.slack.views.report.renewal import parse_renewal, parse_undone
from bot.slack.views.report.watched_source_form import parse_changed, parse_declared

Body = Mapping[str, Any]


def register(routes: Routes, sources: WatchedSources, renewals: Renewals, changes: Changes) -> None:
    """Listen to what is pressed and submitted."""
    _register_changes(routes, renewals, changes)

    @routes.on(f"view.{Callback.DATA_DECLARED}")
    async def on_declared(body: Body, origin: Origin) -> None:
        channel = Press.from_metadata(body["view"]["private_metadata"]).id
        await sources.declare(parse_declared(body["view"]["state"], channel), origin)

    @routes.on(f"action.{Action.DATA_WATCH}")
    async def on_watch(body: Body, origin: Origin) -> None:
        await sources.watch(pressed(body).id, origin)

    @routes.on(f"action.{Action.DATA_HOLD}")
    async def on_hold(body: Body, origin: Origin) -> None:
        await sources.hold(pressed(body).id, origin, held=True)

    @routes.on(f"action.{Action.DATA_RESUME}")
    async def on_resume(body: Body, origin: Origin) -> None:
        await sources.hold(pressed(body).id, origin, held=False)

    @routes.on(f"action.{Action.DATA_END}")
    async def on_end(body: Body, origin: Origin) -> None:
        await sources.end(pressed(body).id, origin)

    @routes.on(f"action.{Action.DATA_REOPEN}")
    async def on_reopen(body: Body, origin: Origin) -> None:
        await sources.reopen(pressed(body).id, origin)


def _register_changes(routes: Routes, renewals: Renewals, changes: Changes) -> None:
    @routes.on(f"view.{Callback.DATA_CHANGED}")
    async def on_changed(body: Body, origin: Origin) -> None:
        about = Press.from_metadata(body["view"]["private_metadata"])
        wish = parse_changed(body["view"]["state"])
        await changes.propose(about.id, wish, origin, known=about.version)

    @routes.on(f"action.{Action.DATA_APPLY}")
    async def on_apply(body: Body, origin: Origin) -> None:
        await changes.apply(pressed(body).id, origin)

    @routes.on(f"view.{Callback.DATA_RENEWED}")
    async def on_renewed(body: Body, origin: Origin) -> None:
        about = Press.from_metadata(body["view"]["private_metadata"])
        wish = parse_renewal(body["view"]["state"])
        await renewals.renew(about.id, wish, origin, known=about.version)

    @routes.on(f"view.{Callback.DATA_UNDONE}")
    async def on_undone(body: Body, origin: Origin) -> None:
        about = Press.from_metadata(body["view"]["private_metadata"])
        why = parse_undone(body["view"]["state"])
        await renewals.undo(about.id, why, origin, known=about.version)
