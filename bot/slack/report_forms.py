"""The forms to schedule a summary and to have data watched open while Slack's request is open: its trigger lives three seconds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.intake.model import Origin
from bot.services.report.plan import ReportPlans
from bot.slack.actions import Callback, Press
from bot.slack.blocks import ModalView
from bot.slack.identity import People
from bot.slack.payload import actor_of, team_of
from bot.slack.views.report.form import parse_scheduled, schedule_modal
from bot.slack.views.report.watched_source_form import data_modal, parse_declared

VALIDATORS: Mapping[str, Callable[[Mapping[str, Any]], object]] = {
    Callback.SCHEDULED: parse_scheduled,
    Callback.DATA_DECLARED: parse_declared,
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
