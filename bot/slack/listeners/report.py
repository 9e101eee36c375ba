"""Buttons and the form of summaries."""

from collections.abc import Mapping
from typing import Any

from bot.domain.intake.model import Origin
from bot.services.report.plan import ReportPlans, Wanted
from bot.slack.actions import Action, Callback, Press
from bot.slack.listeners.framing import pressed
from bot.slack.routes import Routes
from bot.slack.views.report.form import parse_scheduled

Body = Mapping[str, Any]


def register(routes: Routes, plans: ReportPlans) -> None:
    """Listen to what is pressed and submitted."""

    @routes.on(f"view.{Callback.SCHEDULED}")
    async def on_scheduled(body: Body, origin: Origin) -> None:
        channel = Press.from_metadata(body["view"]["private_metadata"]).id
        chosen = parse_scheduled(body["view"]["state"])
        wanted = Wanted(
            spec=chosen.spec,
            channel=channel,
            cadence=chosen.cadence,
            reader=chosen.reader,
            only_news=chosen.only_news,
            on_change=chosen.on_change,
        )
        await plans.plan(wanted, origin)

    @routes.on(f"action.{Action.REPORT_HOLD}")
    async def on_hold(body: Body, origin: Origin) -> None:
        await plans.hold(pressed(body).id, origin, held=True)

    @routes.on(f"action.{Action.REPORT_RESUME}")
    async def on_resume(body: Body, origin: Origin) -> None:
        await plans.hold(pressed(body).id, origin, held=False)

    @routes.on(f"action.{Action.REPORT_DROP}")
    async def on_drop(body: Body, origin: Origin) -> None:
        await plans.drop(pressed(body).id, origin)
