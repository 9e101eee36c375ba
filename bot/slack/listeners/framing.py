"""Buttons, forms and the message shortcut of a problem statement."""

from collections.abc import Mapping
from typing import Any

from bot.domain.conversation.thread import Thread
from bot.domain.intake.model import Origin
from bot.services.framing.drafting import Framing
from bot.services.framing.editing import DONT_KNOW, LATER, NOT_RELEVANT, Editing
from bot.services.framing.review import Reviews
from bot.slack.actions import Action, Aside, Callback, Press, Shortcut
from bot.slack.history import Threads
from bot.slack.routes import Routes
from bot.slack.views.framing.assume import parse_assumed
from bot.slack.views.framing.edit import parse_edit
from bot.slack.views.framing.question import parse_answer
from bot.slack.views.framing.review import parse_reviewed
from bot.slack.views.framing.start import parse_started

Body = Mapping[str, Any]


def register(
    routes: Routes, framing: Framing, editing: Editing, reviews: Reviews, threads: Threads
) -> None:
    """Listen to what is pressed and submitted."""
    _on_buttons(routes, framing, editing, threads)
    _on_forms(routes, framing, editing, reviews)


def _on_buttons(routes: Routes, framing: Framing, editing: Editing, threads: Threads) -> None:

    @routes.on(f"shortcut.{Shortcut.FROM_MESSAGE}")
    async def on_from_message(body: Body, origin: Origin) -> None:
        message = {"user": body["user"]["id"], **body["message"]}
        thread = message.get("thread_ts") or message["ts"]
        place = Thread(team=origin.team, channel=body["channel"]["id"], thread=thread)
        await framing.begin(place, await threads.around(place, message), origin)

    @routes.on(f"action.{Action.OPTION}")
    async def on_option(body: Body, origin: Origin) -> None:
        press = pressed(body)
        await editing.choose(press.id, press.version, press.question, press.option, origin)

    @routes.on(f"action.{Action.UNKNOWN}")
    async def on_unknown(body: Body, origin: Origin) -> None:
        press = pressed(body)
        answers = {press.question or "": DONT_KNOW}
        await editing.answer(press.id, press.version, answers, origin)

    @routes.on(f"action.{Aside.LATER.kind}")
    async def on_later(body: Body, origin: Origin) -> None:
        press = picked(body)
        await editing.answer(press.id, press.version, {press.question or "": LATER}, origin)

    @routes.on(f"action.{Aside.BESIDE.kind}")
    async def on_not_relevant(body: Body, origin: Origin) -> None:
        press = picked(body)
        answers = {press.question or "": NOT_RELEVANT}
        await editing.answer(press.id, press.version, answers, origin)

    @routes.on(f"action.{Action.UNDO}")
    async def on_undo(body: Body, origin: Origin) -> None:
        await editing.undo(pressed(body).id, origin)

    @routes.on(f"action.{Action.EXPORT}")
    async def on_export(body: Body, origin: Origin) -> None:
        await framing.export(pressed(body).id, origin)


def _on_forms(routes: Routes, framing: Framing, editing: Editing, reviews: Reviews) -> None:

    @routes.on(f"view.{Callback.ANSWERED}")
    async def on_answered(body: Body, origin: Origin) -> None:
        press = Press.from_metadata(body["view"]["private_metadata"])
        answers = parse_answer(body["view"]["state"])
        await editing.answer(press.id, press.version, answers, origin)

    @routes.on(f"view.{Callback.ASSUMED}")
    async def on_assumed(body: Body, origin: Origin) -> None:
        press = Press.from_metadata(body["view"]["private_metadata"])
        text, who = parse_assumed(body["view"]["state"])
        meanwhile = {press.question or "": text}
        await editing.assume(press.id, press.version, meanwhile, who, origin)

    @routes.on(f"view.{Callback.EDITED}")
    async def on_edited(body: Body, origin: Origin) -> None:
        press, state = Press.from_metadata(body["view"]["private_metadata"]), body["view"]["state"]
        await editing.edit(
            press.id, press.version, lambda statement: parse_edit(state, statement), origin
        )

    @routes.on(f"view.{Callback.RESTORED}")
    async def on_restored(body: Body, origin: Origin) -> None:
        press = Press.from_metadata(body["view"]["private_metadata"])
        await editing.restore(press.id, press.version, origin)

    @routes.on(f"view.{Callback.REVIEWED}")
    async def on_reviewed(body: Body, origin: Origin) -> None:
        press = Press.from_metadata(body["view"]["private_metadata"])
        await reviews.review(press.id, *parse_reviewed(body["view"]["state"]), origin)

    @routes.on(f"view.{Callback.STARTED}")
    async def on_started(body: Body, origin: Origin) -> None:
        await framing.propose(None, parse_started(body["view"]["state"]), origin)


def pressed(body: Body) -> Press:
    """Read what the pressed button carries."""
    return Press.decode(body["actions"][0].get("value") or "")


def picked(body: Body) -> Press:
    """Read what the picked entry of a menu carries."""
    chosen = body["actions"][0].get("selected_option") or {}
    return Press.decode(chosen.get("value") or "")
