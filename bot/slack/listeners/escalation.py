"""Buttons and forms of decisions."""

from collections.abc import Mapping
from typing import Any

from bot.domain.conversation.thread import Thread
from bot.domain.escalation.model import Choice
from bot.domain.intake.model import Origin
from bot.services.escalation.card import Pressed
from bot.services.escalation.escalations import Answer, Escalations
from bot.slack.actions import Action, Callback, Press
from bot.slack.listeners.framing import pressed
from bot.slack.routes import Routes
from bot.slack.views.escalation.form import parse_person, parse_rejected, parse_text
from bot.slack.views.escalation.request_form import parse_edited, parse_requested

Body = Mapping[str, Any]


def register(routes: Routes, escalations: Escalations) -> None:
    """Listen to what is pressed and submitted."""
    _on_decisions(routes, escalations)
    _on_forms(routes, escalations)

    @routes.on(f"view.{Callback.REQUESTED}")
    async def on_requested(body: Body, origin: Origin) -> None:
        press = Press.from_metadata(body["view"]["private_metadata"])
        request = parse_requested(body["view"]["state"])
        await escalations.open(request, origin, place=_place(press, origin))


def _on_decisions(routes: Routes, escalations: Escalations) -> None:
    @routes.on(f"action.{Action.APPROVE}")
    async def on_approve(body: Body, origin: Origin) -> None:
        press = pressed(body)
        answer = Answer(Choice.APPROVE, press.version)
        await escalations.decide(press.id, answer, origin, pressed=pressed_in(body))

    @routes.on(f"action.{Action.DONE}")
    async def on_done(body: Body, origin: Origin) -> None:
        await escalations.done(pressed(body).id, origin, pressed=pressed_in(body))

    @routes.on(f"view.{Callback.REJECTED}")
    async def on_rejected(body: Body, origin: Origin) -> None:
        press = _about(body)
        reason, note = parse_rejected(body["view"]["state"])
        await escalations.decide(press.id, Answer(Choice.DENY, press.version, reason, note), origin)

    @routes.on(f"view.{Callback.EMERGENCY}")
    async def on_emergency(body: Body, origin: Origin) -> None:
        press, why = _about(body), parse_text(body["view"]["state"])
        await escalations.break_glass(press.id, press.version, why, origin)


def _on_forms(routes: Routes, escalations: Escalations) -> None:
    @routes.on(f"view.{Callback.ASKED}")
    async def on_asked(body: Body, origin: Origin) -> None:
        await escalations.ask(_about(body).id, parse_text(body["view"]["state"]), origin)

    @routes.on(f"view.{Callback.REPLIED}")
    async def on_replied(body: Body, origin: Origin) -> None:
        await escalations.answer(_about(body).id, parse_text(body["view"]["state"]), origin)

    @routes.on(f"view.{Callback.CHANGED}")
    async def on_changed(body: Body, origin: Origin) -> None:
        press, edited = _about(body), parse_edited(body["view"]["state"])
        await escalations.edit(press.id, press.version, edited._asdict(), origin)

    @routes.on(f"view.{Callback.HANDED_OVER}")
    async def on_handed_over(body: Body, origin: Origin) -> None:
        await escalations.hand_over(_about(body).id, parse_person(body["view"]["state"]), origin)

    @routes.on(f"view.{Callback.TAKEN_BACK}")
    async def on_taken_back(body: Body, origin: Origin) -> None:
        await escalations.cancel(_about(body).id, origin)


def pressed_in(body: Body) -> Pressed | None:
    """In which message a button was pressed; none for forms and the home page."""
    container = body.get("container") or {}
    message = container.get("message_ts") or (body.get("message") or {}).get("ts")
    channel = container.get("channel_id") or (body.get("channel") or {}).get("id")
    return Pressed(str(channel), str(message)) if channel and message else None


def _about(body: Body) -> Press:
    return Press.from_metadata(body["view"]["private_metadata"])


def _place(press: Press, origin: Origin) -> Thread | None:
    if press.question is None:
        return None
    return Thread(team=origin.team, channel=press.id, thread=press.question)
