"""The forms about summaries and about data that are watched open while Slack's request is open: its trigger lives three seconds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.advice.table import Decision
from bot.domain.errors import NotFoundError
from bot.domain.intake.model import Origin
from bot.services.drift.advising import Advising
from bot.services.drift.change import Changes
from bot.services.drift.renewal import Renewals
from bot.services.report.plan import ReportPlans
from bot.slack.actions import Action, Callback, Press
from bot.slack.blocks import ModalView
from bot.slack.identity import People
from bot.slack.listeners.framing import pressed
from bot.slack.modal import open_view
from bot.slack.payload import actor_of, team_of
from bot.slack.rooms import Rooms
from bot.slack.views.report.advice import advice_modal
from bot.slack.views.report.form import parse_scheduled, schedule_modal
from bot.slack.views.report.renewal import (
    parse_renewal,
    parse_undone,
    renewal_modal,
    undo_modal,
)
from bot.slack.views.report.watched_source_change import changes_told
from bot.slack.views.report.watched_source_form import (
    change_modal,
    data_modal,
    parse_changed,
    parse_declared,
)

VALIDATORS: Mapping[str, Callable[[Mapping[str, Any]], object]] = {
    Callback.SCHEDULED: parse_scheduled,
    Callback.DATA_DECLARED: parse_declared,
    Callback.DATA_CHANGED: parse_changed,
    Callback.DATA_RENEWED: parse_renewal,
    Callback.DATA_UNDONE: parse_undone,
}


@dataclass(frozen=True, slots=True)
class Scheduling:
    """What the forms offer a person."""

    plans: ReportPlans
    people: People

    async def form(self, body: dict[str, Any], when: str) -> ModalView:
        """The form, with the person's own specs, in their language and time zone."""
        origin = Origin(team_of(body), actor_of(body))
        person = await self.people.person(origin.actor)
        specs = await self.plans.to_plan(origin)
        press = Press(str(body["channel_id"]), 0)
        return schedule_modal(press, specs, when, person.timezone, person.language)

    async def data_form(self, body: dict[str, Any], where: str) -> ModalView:
        """The form to have data watched, with the person's own specs."""
        origin = Origin(team_of(body), actor_of(body))
        person = await self.people.person(origin.actor)
        specs = await self.plans.to_plan(origin)
        press = Press(str(body["channel_id"]), 0)
        return data_modal(press, specs, where, person.timezone, person.language)


@dataclass(frozen=True, slots=True)
class AdviceReader:
    """Fills in tables for people who are in the channel of a spec."""

    advising: Advising
    rooms: Rooms

    async def page(self, body: dict[str, Any]) -> ModalView:
        """The table a button names.

        Raises:
            NotFoundError: no such spec, or not for this person.
        """
        press = pressed(body)
        found = await self.advising.of(press.id, Decision(press.question or Decision.RETRAIN))
        place = found[1].place if found else None
        if (
            found is None
            or place is None
            or place.team != team_of(body)
            or not await self.rooms.has(actor_of(body), place.channel)
        ):
            raise NotFoundError(
                "I cannot find that spec, or it is not yours to see.",
                next_step="Type /remit list to see your specs.",
            )
        return advice_modal(*found)


def register(app: AsyncApp, renewals: Renewals, changes: Changes, reader: AdviceReader) -> None:
    """Open the tables of decisions, and the forms to change what is watched, and with what it is compared."""

    @app.action(Action.ADVICE.pattern)
    async def on_advice(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await open_view(client, body, await reader.page(body))

    @app.action(Action.DATA_RENEW.pattern)
    async def on_renew(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        offer = await renewals.offer(pressed(body).id, Origin(team_of(body), actor_of(body)))
        form = renewal_modal(offer.source, offer.days, len(offer.renewals), offer.language)
        await open_view(client, body, form)

    @app.action(Action.DATA_UNDO.pattern)
    async def on_undo(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        offer = await renewals.offer(
            pressed(body).id, Origin(team_of(body), actor_of(body)), known=pressed(body).version
        )
        last, language = offer.renewals[-1], offer.language
        back = last.change.back if last.change else None
        otherwise = changes_told(back.before, back.after, language) if back else ()
        await open_view(client, body, undo_modal(offer.source, last, language, otherwise))

    @app.action(Action.DATA_CHANGE.pattern)
    async def on_change(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        form = await changes.form(pressed(body).id, Origin(team_of(body), actor_of(body)))
        await open_view(client, body, change_modal(form.source, form.known, form.language))
