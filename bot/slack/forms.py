"""Forms open while Slack's request is open: their trigger lives three seconds."""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.framing.statement import ProblemStatement
from bot.slack import pages
from bot.slack.actions import COMMAND, Action, Aside, Callback, Press, named
from bot.slack.blocks import ModalView
from bot.slack.command import Verb, typed
from bot.slack.failure import explain
from bot.slack.listeners.framing import picked, pressed
from bot.slack.modal import open_view
from bot.slack.payload import actor_of, team_of
from bot.slack.reader import Reader
from bot.slack.tongue import Tongues
from bot.slack.views.framing.assume import assume_modal, parse_assumed
from bot.slack.views.framing.edit import edit_modal, parse_edit, parse_section
from bot.slack.views.framing.question import answer_modal, parse_answer
from bot.slack.views.framing.review import parse_reviewed, review_modal
from bot.slack.views.framing.start import parse_started, start_modal
from bot.slack.views.prompts import prompts

Body = dict[str, Any]
Form = Callable[[Body, str], Awaitable[ModalView]]  # a payload, and the words after a command
log = structlog.get_logger()

# What a submitted form must pass before it is kept. Which fields an edit changes depends on the
# version it was opened with; whether its texts are acceptable does not.
VALIDATORS: Mapping[str, Callable[[Mapping[str, Any]], object]] = {
    Callback.ANSWERED: parse_answer,
    Callback.ASSUMED: parse_assumed,
    Callback.EDITED: lambda values: parse_edit(values, ProblemStatement()),
    Callback.STARTED: parse_started,
    Callback.REVIEWED: parse_reviewed,
    Callback.RESTORED: lambda _: None,  # there is nothing to fill in
}


def register(app: AsyncApp, reader: Reader, asked: Mapping[Verb, Form]) -> None:
    """Open forms where one is asked for; acknowledge everything else, which is kept by now.

    Args:
        app: Where they are asked for.
        reader: Reads what a form is about.
        asked: What a command opens, beside what is opened about statements.
    """
    tongues = Tongues(reader.delivery, reader.people)
    _open_forms(app, reader, tongues)
    pages.register(app, reader)
    _open_on_words(app, reader, tongues, asked)
    _acknowledge_the_rest(app, tongues)


def _open_forms(app: AsyncApp, reader: Reader, tongues: Tongues) -> None:

    @app.action(Action.ANSWER.pattern)
    async def on_answer(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        press = pressed(body)
        content, names = await reader.read(press, body)
        await open_view(client, body, answer_modal(content.version, press.question, names))

    @app.action(Action.ASIDE.pattern)
    async def on_aside(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        press = picked(body)
        if press.option == Aside.ASSUME:
            content, names = await reader.read(press, body)
            user = actor_of(body)
            today = await reader.people.today(user)
            form = assume_modal(content.version, press.question, names, by=user, today=today)
            await open_view(client, body, form)

    @app.action(Action.REVIEW.pattern)
    async def on_review(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        content, _ = await reader.read(pressed(body), body)
        await open_view(client, body, review_modal(content.version))

    @app.action(Action.EDIT.pattern)
    async def on_edit(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        content, _ = await reader.read(pressed(body), body)
        await open_view(client, body, edit_modal(content.version))

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
        await _start(client, body, tongues)


def _open_on_words(
    app: AsyncApp, reader: Reader, tongues: Tongues, asked: Mapping[Verb, Form]
) -> None:
    async def history(body: Body, words: str) -> ModalView:
        return await reader.history(named(words or await reader.latest(body)), body)

    opens: dict[Verb, Form] = {
        **asked,
        Verb.HISTORY: history,
        Verb.SHOW: lambda body, words: reader.document(named(words), body),
    }

    @app.command(COMMAND)
    async def on_command(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        command = typed(body.get("text", ""))
        if command.verb in opens:
            await open_view(client, body, await opens[command.verb](body, command.words))
        elif command.verb is Verb.NEW and not command.words:
            await _start(client, body, tongues)

    @app.event("app_home_opened")
    async def on_messages_tab(event: Body, client: AsyncWebClient) -> None:
        if event.get("tab") == "messages":
            await _suggest(client, event["channel"])


def _acknowledge_the_rest(app: AsyncApp, tongues: Tongues) -> None:
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
    async def on_error(
        error: Exception, body: Body, client: AsyncWebClient, response: BoltResponse | None
    ) -> BoltResponse | None:
        await explain(error, body, client, tongues)
        return response and BoltResponse(status=200, body="")  # none once it was acknowledged


async def _start(client: AsyncWebClient, body: Body, tongues: Tongues) -> None:
    """Open the form for a goal, in the language of whoever asks for it."""
    language = await tongues.of(team_of(body), channel=None, thread=None, user=actor_of(body))
    await open_view(client, body, start_modal(language=language))


async def _suggest(client: AsyncWebClient, channel: str) -> None:
    """Offer first sentences; without them a conversation works just as well."""
    try:
        await client.assistant_threads_setSuggestedPrompts(channel_id=channel, prompts=prompts())
    except SlackApiError as error:
        log.info("prompts.refused", error=error.response.get("error"))
