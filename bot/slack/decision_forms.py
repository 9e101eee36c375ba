"""Forms of decisions open while Slack's request is open: their trigger lives three seconds."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.conversation.thread import Thread
from bot.domain.escalation.model import Escalation
from bot.domain.escalation.undertaking import Undertaking
from bot.domain.intake.model import Origin
from bot.services.escalation.batch import Batches
from bot.services.escalation.escalations import Escalations
from bot.services.escalation.queue_figures import DAYS, Figures
from bot.services.escalation.roundup import Roundups
from bot.services.escalation.spec import SpecRows
from bot.services.framing.content import EscalationContent
from bot.slack.actions import Action, Callback, Press, Shortcut
from bot.slack.blocks import ModalView
from bot.slack.delivery.decision import shown_of
from bot.slack.identity import People
from bot.slack.listeners.escalation import pressed_in
from bot.slack.listeners.framing import picked, pressed
from bot.slack.markup import plain
from bot.slack.modal import is_in_modal, open_view, turn_to
from bot.slack.payload import actor_of, team_of
from bot.slack.tongue import Tongues
from bot.slack.views.escalation.batch import batch_modal, parse_batch
from bot.slack.views.escalation.card import full_view
from bot.slack.views.escalation.desk import figures_modal
from bot.slack.views.escalation.facts import Shown
from bot.slack.views.escalation.form import (
    hand_over_modal,
    parse_person,
    parse_rejected,
    parse_text,
    reject_modal,
    take_back_modal,
    text_modal,
)
from bot.slack.views.escalation.request_form import (
    edit_modal,
    parse_edited,
    parse_requested,
    request_modal,
)
from bot.slack.views.escalation.roundup_form import Asker, parse_roundup, roundup_modal

Body = dict[str, Any]


VALIDATORS: Mapping[str, Callable[[Mapping[str, Any]], object]] = {
    Callback.REJECTED: parse_rejected,
    Callback.ASKED: parse_text,
    Callback.REPLIED: parse_text,
    Callback.CHANGED: parse_edited,
    Callback.HANDED_OVER: parse_person,
    Callback.TAKEN_BACK: lambda _: None,  # there is nothing to fill in
    Callback.EMERGENCY: parse_text,
    Callback.REQUESTED: parse_requested,
    Callback.BATCHED: parse_batch,
    Callback.POLICY_PROPOSED: lambda _: None,  # there is nothing to fill in
    Callback.ROUNDUP: parse_roundup,
}
_FORMS: Mapping[Undertaking, Callable[[Escalation], ModalView]] = {
    Undertaking.REJECT: reject_modal,
    Undertaking.ASK: lambda escalation: text_modal(escalation, "ask"),
    Undertaking.REPLY: lambda escalation: text_modal(escalation, "reply"),
    Undertaking.EDIT: edit_modal,
    Undertaking.HAND_OVER: hand_over_modal,
    Undertaking.TAKE_BACK: take_back_modal,
    Undertaking.EMERGENCY: lambda escalation: text_modal(escalation, "emergency"),
}
_PATIENCE = 4.0  # seconds for a press to count; whoever pressed looks at the page meanwhile
_CLOSED_BY = (
    Callback.REJECTED,
    Callback.ASKED,
    Callback.REPLIED,
    Callback.CHANGED,
    Callback.HANDED_OVER,
    Callback.TAKEN_BACK,
    Callback.EMERGENCY,
)
_GESTURES = re.compile(f"^(?:{'|'.join(map(re.escape, _CLOSED_BY))})$")
_CHOICES = frozenset(one.value for one in Undertaking)


@dataclass(frozen=True, slots=True)
class Desk:
    """Reads an escalation for whoever pressed a button about it."""

    escalations: Escalations
    rows: SpecRows
    figures: Figures
    batches: Batches
    roundups: Roundups
    people: People
    tongues: Tongues

    async def asking(self, press: Press, body: Body, text: str) -> ModalView:
        """The form to ask for a decision, with the actions of the specs at hand."""
        origin = Origin(team_of(body), actor_of(body))
        await self.escalations.require_policy(origin.team)
        thread = press.question
        place = Thread(team=origin.team, channel=press.id, thread=thread) if thread else None
        own = await self.tongues.of(origin.team, channel=press.id, thread=thread, user=origin.actor)
        return request_modal(press, text, await self.rows.to_ask(origin, place), own)

    async def batch(self, body: Body) -> ModalView:
        """Similar requests that wait for whoever asks, on one page."""
        team, user = team_of(body), actor_of(body)
        language = await self.tongues.of(team, channel=None, thread=None, user=user)
        found = await self.batches.offered(team, user)
        shown = [await shown_of(EscalationContent(one, 1, None), self.people) for one in found]
        return batch_modal([replace(one, tongue=language) for one in shown], language)

    async def queues(self, body: Body) -> ModalView:
        """How the queues are doing; for full members only."""
        origin = Origin(team_of(body), actor_of(body))
        await self.figures.require_member(origin)
        language = await self.tongues.of(origin.team, channel=None, thread=None, user=origin.actor)
        return figures_modal(await self.figures.of(origin.team), DAYS, language)

    async def roundup(self, body: Body, when: str) -> ModalView:
        """The form to have a channel told what waits."""
        team, channel = team_of(body), str(body["channel_id"])
        person = await self.people.person(actor_of(body))
        planned = await self.roundups.planned(team)
        there = [(one.plan, one.paused) for one in planned if one.plan.channel == channel]
        asker = Asker(person.timezone, person.language)
        return roundup_modal(channel, await self.roundups.queues(team), there, when, asker)

    async def form(self, doing: Undertaking, press: Press, body: Body) -> ModalView:
        """The form for what somebody sets out to do, if they may."""
        origin, where = Origin(team_of(body), actor_of(body)), pressed_in(body)
        return _FORMS[doing](
            await self.escalations.undertake(doing, press.id, origin, pressed=where)
        )

    async def chosen(self, press: Press, body: Body) -> ModalView:
        """What was chosen from the menu of a card."""
        if press.question in _CHOICES:
            return await self.form(Undertaking(press.question), press, body)
        return await self.everything(press, body)

    async def everything(self, press: Press, body: Body) -> ModalView:
        """All of it, to be read and decided; only for people it concerns, or where its card is."""
        origin = Origin(team_of(body), actor_of(body))
        escalation = await self.escalations.look(press.id, origin, pressed=pressed_in(body))
        return full_view(await self._shown(escalation.id, origin))

    async def approved(self, press: Press, body: Body) -> ModalView:
        """The same once an approval that was pressed there counts, so that nobody presses it twice."""
        origin = Origin(team_of(body), actor_of(body))
        counts = await self.escalations.answered(press.id, press.version, origin, _PATIENCE)
        return full_view(await self._shown(press.id, origin), None if counts else "not_yet")

    async def _shown(self, id: str, origin: Origin) -> Shown:
        content = await self.escalations.content(id, reader=origin.actor)
        assert content is not None  # noqa: S101  # it was just read
        return await shown_of(content, self.people, origin.actor)


def register(app: AsyncApp, desk: Desk) -> None:
    """Open forms where one is asked for."""
    _open_gestures(app, desk)

    @app.action(Action.BATCH.pattern)
    async def on_batch(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        await open_view(client, body, await desk.batch(body))

    @app.action(Action.FIGURES.pattern)
    async def on_figures(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        await open_view(client, body, await desk.queues(body))

    @app.action(Action.FULL.pattern)
    async def on_full(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        await open_view(client, body, await desk.everything(pressed(body), body))

    @app.shortcut(Shortcut.DECISION.value)
    async def on_message(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        message = body["message"]
        thread = message.get("thread_ts") or message["ts"]
        said = plain(str(message.get("text") or ""), lambda user: user)[:1000]
        press = Press(body["channel"]["id"], 0, thread)
        await open_view(client, body, await desk.asking(press, body, said))


def _open_gestures(app: AsyncApp, desk: Desk) -> None:
    @app.view(_GESTURES)
    async def on_gesture(ack: AsyncAck) -> None:
        """The page under a form shows what was before it: all of them close."""
        await ack(response_action="clear")

    @app.action(Action.APPROVE.pattern)
    async def on_approve(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        if is_in_modal(body):
            await turn_to(client, body, await desk.approved(pressed(body), body))

    @app.action(Action.REJECT.pattern)
    async def on_reject(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        await open_view(client, body, await desk.form(Undertaking.REJECT, pressed(body), body))

    @app.action(Action.ASK.pattern)
    async def on_ask(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        await open_view(client, body, await desk.form(Undertaking.ASK, pressed(body), body))

    @app.action(Action.REPLY.pattern)
    async def on_reply(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        await open_view(client, body, await desk.form(Undertaking.REPLY, pressed(body), body))

    @app.action(Action.TAKE_BACK.pattern)
    async def on_take_back(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        await open_view(client, body, await desk.form(Undertaking.TAKE_BACK, pressed(body), body))

    @app.action(Action.DECIDE_MORE.pattern)
    async def on_more(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        press = picked(body)
        await open_view(client, body, await desk.chosen(press, body))
