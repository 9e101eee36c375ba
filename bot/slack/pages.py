"""Pages to read open while Slack's request is open: the document, reasons, and the history."""

from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.framing.inquiry import Inquiry
from bot.slack.actions import Action, Callback
from bot.slack.listeners.framing import picked, pressed
from bot.slack.modal import open_view, turn_to
from bot.slack.reader import Reader
from bot.slack.views.why import why_modal

Body = dict[str, Any]


def register(app: AsyncApp, reader: Reader) -> None:
    """Open pages where one is asked for."""
    _register_reasons(app, reader)
    _register_history(app, reader)


def _register_reasons(app: AsyncApp, reader: Reader) -> None:

    @app.action(Action.SHOW.pattern)
    async def on_show(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        await open_view(client, body, await reader.document(pressed(body), body))

    @app.action(Action.MORE.pattern)
    async def on_more(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        press = picked(body)
        if press.question == Inquiry.CHANGES:
            await open_view(client, body, await reader.history(press, body))
            return
        content, voices = await reader.heard(press, body)
        await open_view(client, body, why_modal(content.version, voices))

    @app.action(Action.WHY.pattern)
    async def on_why(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        content, voices = await reader.heard(pressed(body), body)
        await open_view(client, body, why_modal(content.version, voices))

    @app.action(Action.REASON.pattern)
    async def on_reason(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        press = picked(body)
        content, voices = await reader.heard(press, body)
        await turn_to(client, body, why_modal(content.version, voices, press.question))


def _register_history(app: AsyncApp, reader: Reader) -> None:

    @app.action(Action.HISTORY.pattern)
    async def on_history(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        await open_view(client, body, await reader.history(pressed(body), body))

    @app.action(Action.PAGE.pattern)
    async def on_page(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        press = pressed(body)
        await turn_to(client, body, await reader.history(press, body, newest=press.version))

    @app.action(Action.VERSION.pattern)
    async def on_version(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        await open_view(client, body, await reader.version(pressed(body), body))

    @app.action(Action.SINCE.pattern)
    async def on_since(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        await open_view(client, body, await reader.since(pressed(body), body))

    @app.view(Callback.REVIEWED)
    @app.view(Callback.RESTORED)
    async def on_overtaking(ack: AsyncAck) -> None:
        await ack(response_action="clear")  # what was beneath shows the past
