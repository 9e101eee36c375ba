"""Forms open while Slack's request is open: their trigger lives three seconds."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import structlog
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.conversation.thread import Thread
from bot.domain.errors import NotFoundError
from bot.domain.framing.history import as_remembered
from bot.domain.framing.inquiry import Inquiry
from bot.domain.framing.statement import ProblemStatement
from bot.services.delivery import Delivery, StatementContent
from bot.slack.actions import COMMAND, Action, Callback, Press, named
from bot.slack.blocks import ModalView
from bot.slack.command import Verb, typed
from bot.slack.failure import explain
from bot.slack.identity import People
from bot.slack.listeners.framing import picked, pressed
from bot.slack.payload import actor_of, team_of
from bot.slack.rooms import Rooms
from bot.slack.views.document import document_modal
from bot.slack.views.edit import edit_modal, parse_edit, parse_section
from bot.slack.views.evidence import Voices, transcript_names
from bot.slack.views.history import PAGE, history_modal, version_modal
from bot.slack.views.prompts import prompts
from bot.slack.views.question import answer_modal, parse_answer
from bot.slack.views.start import parse_started, start_modal
from bot.slack.views.why import why_modal

Body = dict[str, Any]
log = structlog.get_logger()

# What a submitted form must pass before it is kept. Which fields an edit changes depends on the
# version it was opened with; whether its texts are acceptable does not.
VALIDATORS: Mapping[str, Callable[[Mapping[str, Any]], object]] = {
    Callback.ANSWERED: parse_answer,
    Callback.EDITED: lambda values: parse_edit(values, ProblemStatement()),
    Callback.STARTED: parse_started,
    Callback.RESTORED: lambda _: None,  # there is nothing to fill in
}


def register(app: AsyncApp, delivery: Delivery, people: People, rooms: Rooms) -> None:
    """Open forms where one is asked for; acknowledge everything else, which is kept by now."""
    reader = _Reader(delivery, people, rooms)
    _open_forms(app, reader)
    _open_pages(app, reader)
    _open_on_words(app, reader)
    _acknowledge_the_rest(app)


def _open_forms(app: AsyncApp, reader: "_Reader") -> None:

    @app.action(Action.ANSWER.pattern)
    async def on_answer(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        press = pressed(body)
        content, names = await reader.read(press, body)
        await _open(client, body, answer_modal(content.version, press.question, names))

    @app.action(Action.EDIT.pattern)
    async def on_edit(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        content, _ = await reader.read(pressed(body), body)
        await _open(client, body, edit_modal(content.version))

    @app.action(Action.SECTION.pattern)
    async def on_section(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        view = body["view"]
        content, _ = await reader.read(Press.from_metadata(view["private_metadata"]), body)
        other = edit_modal(content.version, parse_section(body["actions"][0]))
        await client.views_update(view_id=view["id"], hash=view.get("hash"), view=other)

    @app.action(Action.START.pattern)
    async def on_start(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        await _open(client, body, start_modal())


def _open_pages(app: AsyncApp, reader: "_Reader") -> None:

    @app.action(Action.SHOW.pattern)
    async def on_show(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        content, voices = await reader.heard(pressed(body), body)
        await _open(client, body, document_modal(content.version, voices.names, voices.permalink))

    @app.action(Action.MORE.pattern)
    async def on_more(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        press = picked(body)
        if press.question == Inquiry.CHANGES:
            await _open(client, body, await reader.history(press, body))
            return
        content, voices = await reader.heard(press, body)
        await _open(client, body, why_modal(content.version, voices))

    @app.action(Action.WHY.pattern)
    async def on_why(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        content, voices = await reader.heard(pressed(body), body)
        await _open(client, body, why_modal(content.version, voices))

    @app.action(Action.REASON.pattern)
    async def on_reason(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        press = picked(body)
        content, voices = await reader.heard(press, body)
        await _turn_to(client, body, why_modal(content.version, voices, press.question))

    @app.action(Action.HISTORY.pattern)
    async def on_history(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        await _open(client, body, await reader.history(pressed(body), body))

    @app.action(Action.PAGE.pattern)
    async def on_page(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        press = pressed(body)
        await _turn_to(client, body, await reader.history(press, body, newest=press.version))

    @app.action(Action.VERSION.pattern)
    async def on_version(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        await _open(client, body, await reader.version(pressed(body), body))

    @app.view(Callback.RESTORED)
    async def on_restored(ack: AsyncAck) -> None:
        await ack(response_action="clear")  # what was beneath shows the past


def _open_on_words(app: AsyncApp, reader: "_Reader") -> None:
    @app.command(COMMAND)
    async def on_command(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        command = typed(body.get("text", ""))
        if command.verb is Verb.HISTORY:
            press = named(command.words or await reader.latest(body))
            await _open(client, body, await reader.history(press, body))
        elif command.verb is Verb.SHOW:
            content, voices = await reader.heard(named(command.words), body)
            page = document_modal(content.version, voices.names, voices.permalink)
            await _open(client, body, page)
        elif command.verb is Verb.NEW and not command.words:
            await _open(client, body, start_modal())

    @app.event("app_home_opened")
    async def on_messages_tab(event: Body, client: AsyncWebClient) -> None:
        if event.get("tab") == "messages":
            await _suggest(client, event["channel"])


def _acknowledge_the_rest(app: AsyncApp) -> None:
    @app.event(re.compile(".*"))
    async def on_event() -> None:
        """Every subscribed event is answered, or Slack would deliver it again and again."""

    @app.action(re.compile(".*"))
    async def on_action(ack: AsyncAck) -> None:
        await ack()

    @app.shortcut(re.compile(".*"))
    async def on_shortcut(ack: AsyncAck) -> None:
        await ack()

    @app.view(re.compile(".*"))
    async def on_view(ack: AsyncAck) -> None:
        await ack()

    @app.error
    async def on_error(error: Exception, body: Body, client: AsyncWebClient) -> BoltResponse:
        await explain(error, body, client)
        return BoltResponse(status=200, body="")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads drafts for people who are in the channel a draft belongs to."""

    delivery: Delivery
    people: People
    rooms: Rooms

    async def read(self, press: Press, body: Body) -> tuple[StatementContent, dict[str, str]]:
        content = await self.delivery.statement(press.id)
        if content is None or not await self._may_see(content.version.place, body):
            raise _nothing()
        names = await self.people.names(content.transcript.users)
        return content, transcript_names(content.transcript, names)

    async def heard(self, press: Press, body: Body) -> tuple[StatementContent, Voices]:
        """A draft with who said what in it, and where each message is."""
        content, names = await self.read(press, body)
        ourselves, place = await self.people.ourselves(), content.version.place
        voices = Voices(
            names,
            lambda message: ourselves.permalink(place.channel, place.thread, message),
            content.version.statement.language,
        )
        return content, voices

    async def history(self, press: Press, body: Body, newest: int | None = None) -> ModalView:
        """A page of what changed, from a version on downwards."""
        await self.read(press, body)
        content = await self.delivery.history(press.id, newest=newest, count=PAGE + 1)
        if content is None:
            raise _nothing()
        names = await self.people.names(content.people)
        return history_modal(content.newest, content.steps, names)

    async def version(self, press: Press, body: Body) -> ModalView:
        """An earlier version to read."""
        now, voices = await self.heard(press, body)
        then = await self.delivery.statement(press.id, version=press.version)
        if then is None:
            raise _nothing()
        statement = as_remembered(then.version.statement, now.transcript)
        earlier = then.version.model_copy(update={"statement": statement})
        return version_modal(earlier, now.version.version, voices)

    async def latest(self, body: Body) -> str:
        """The draft a person changed last; the name of none if they have none."""
        own = (await self.delivery.home(team_of(body), actor_of(body))).statements
        return own[0].id if own else ""

    async def _may_see(self, place: Thread, body: Body) -> bool:
        same_team = place.team == team_of(body)
        return same_team and await self.rooms.has(actor_of(body), place.channel)


def _nothing() -> NotFoundError:
    return NotFoundError(
        "I cannot find that draft, or it is not yours to see.",
        next_step="Type /remit list to see your drafts.",
    )


async def _suggest(client: AsyncWebClient, channel: str) -> None:
    """Offer first sentences; without them a conversation works just as well."""
    try:
        await client.assistant_threads_setSuggestedPrompts(channel_id=channel, prompts=prompts())
    except SlackApiError as error:
        log.info("prompts.refused", error=error.response.get("error"))


async def _open(client: AsyncWebClient, body: Body, view: ModalView) -> None:
    """Open a page or a form; over another page, which it then leads back to."""
    show = client.views_push if _is_in_modal(body) else client.views_open
    await show(trigger_id=body["trigger_id"], view=view)


async def _turn_to(client: AsyncWebClient, body: Body, view: ModalView) -> None:
    """Show another page in the place of this one; open it where there is none yet."""
    if not _is_in_modal(body):
        await _open(client, body, view)
        return
    shown = body["view"]
    await client.views_update(view_id=shown["id"], hash=shown.get("hash"), view=view)


def _is_in_modal(body: Body) -> bool:
    return (body.get("view") or {}).get("type") == "modal"
