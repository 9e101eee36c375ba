"""What people and attackers send from Slack, from the signed envelope on, as the bot takes it in."""

import itertools
from typing import Any

from sqlalchemy import insert

from bot.domain.conversation.thread import Thread
from bot.domain.errors import RemitError
from bot.domain.escalation.model import Escalation
from bot.domain.intake.model import Queue
from bot.services.intake import Intake
from bot.slack.actions import Action, Callback, Press
from bot.slack.listeners import escalation as listeners
from bot.slack.payload import arrival_of
from bot.slack.routes import Routes
from bot.store.queues import cards
from tests.contract.services.town import Office

CHANNEL, ROOT_TS, CARD_TS = "C0THREAD", "100.1", "100.2"
_numbers = itertools.count(1)
Body = dict[str, Any]


class Door:
    """The way in from Slack: kept in the inbox, claimed, and handled by the listener of its kind."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self._intake = Intake(office.store)
        self._routes = Routes(self._intake)
        listeners.register(self._routes, office.escalations)

    async def send(self, body: Body) -> RemitError | None:
        """Let something arrive; why it was refused, if it was."""
        if not await self._intake.admit(arrival_of(body)):
            return None  # a repeat
        claim = await self._intake.claim(Queue.INBOX)
        assert claim is not None
        try:
            await self._routes.handle(claim)
        except RemitError as error:
            await self._intake.refuse(claim, error, None)
            return error
        return None

    async def show(self, one: Escalation) -> None:
        """Note that its cards are on show: in its thread, and in front of each person."""
        async with self.office.store.transaction() as tx:
            for spot in one.spots:
                where = {"channel": spot.channel or f"D{spot.user}", "ts": CARD_TS, "shown": 1}
                key = {"key": f"{one.id}:{spot.name}"}
                await tx.connection.execute(insert(cards).values(**key, **where))


def place(team: str) -> Thread:
    return Thread(team=team, channel=CHANNEL, thread=ROOT_TS)


def envelope(who: str, team: str, **more: object) -> Body:
    return {"user": {"id": who, "team_id": team}, "team": {"id": team}, **more}


def press(who: str, one: Escalation, *, where: str | None = CHANNEL, ts: str = CARD_TS) -> Body:
    """Press Approve: in a message, or on the home page."""
    return press_of(who, one.team, Press(one.id, one.version).encode(), where=where, ts=ts)


def press_of(who: str, team: str, value: str, *, where: str | None, ts: str = CARD_TS) -> Body:
    action = {"action_id": Action.APPROVE.value, "block_id": "b", "type": "button",
              "value": value, "action_ts": f"{next(_numbers)}.0"}  # fmt: skip
    if where is None:
        container = {"type": "view", "view_id": "V1"}
        return envelope(who, team, type="block_actions", container=container, actions=[action])
    container = {"type": "message", "channel_id": where, "message_ts": ts, "thread_ts": ROOT_TS}
    return envelope(
        who, team, type="block_actions", container=container, channel={"id": where},
        message={"ts": ts, "thread_ts": ROOT_TS}, actions=[action],
    )  # fmt: skip


def reject(who: str, one: Escalation) -> Body:
    """Submit the form with the reason."""
    reason = {"type": "radio_buttons", "selected_option": {"value": "too_risky"}}
    values = {"reason": {"value": reason}, "text.en": {"value": {"value": "No"}}}
    return form(who, one.team, Callback.REJECTED, Press(one.id, one.version).metadata(), values)


def emergency(who: str, one: Escalation) -> Body:
    """Submit the form that approves in an emergency."""
    values = {"text.en": {"value": {"type": "plain_text_input", "value": "Payments are down"}}}
    return form(who, one.team, Callback.EMERGENCY, Press(one.id, one.version).metadata(), values)


def form(who: str, team: str, callback: str, metadata: str, values: Body) -> Body:
    view = {"id": f"V{next(_numbers)}", "hash": "h", "callback_id": callback,
            "private_metadata": metadata, "state": {"values": values}}  # fmt: skip
    return envelope(who, team, type="view_submission", view=view)
