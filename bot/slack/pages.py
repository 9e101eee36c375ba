"""Pages to read open while Slack's request is open: the document, reasons, and the history."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.framing.inquiry import Inquiry
from bot.slack.actions import Action, Callback, Press
from bot.slack.blocks import ModalView
from bot.slack.listeners.framing import picked, pressed
from bot.slack.modal import open_view, turn_to
from bot.slack.reader import Reader

Body = dict[str, Any]
Page = Callable[[Press, Body], Awaitable[ModalView]]


def register(app: AsyncApp, reader: Reader) -> None:
    """Open pages where one is asked for."""
    for action, page in (
        (Action.SHOW, reader.document),
        (Action.HISTORY, reader.history),
        (Action.VERSION, reader.version),
        (Action.SINCE, reader.since),
        (Action.WHY, reader.why),
    ):
        _opens(app, action, page)
    _register_reasons(app, reader)
    _register_history(app, reader)


def _opens(app: AsyncApp, action: Action, page: Page) -> None:
    """Have a button open a page about what it carries."""

    @app.action(action.pattern)
    async def on_press(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        await open_view(client, body, await page(pressed(body), body))


def _register_reasons(app: AsyncApp, reader: Reader) -> None:

    @app.action(Action.MORE.pattern)
    async def on_more(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        press = picked(body)
        if press.question == Inquiry.CHANGES:
            await open_view(client, body, await reader.history(press, body))
            return
        await open_view(client, body, await reader.why(press, body))

    @app.action(Action.REASON.pattern)
    async def on_reason(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        press = picked(body)
        await turn_to(client, body, await reader.why(press, body, press.question))


def _register_history(app: AsyncApp, reader: Reader) -> None:

    @app.action(Action.PAGE.pattern)
    async def on_page(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        press = pressed(body)
        await turn_to(client, body, await reader.history(press, body, newest=press.version))

    @app.view(Callback.REVIEWED)
    @app.view(Callback.RESTORED)
    async def on_overtaking(ack: AsyncAck) -> None:
        await ack(response_action="clear")  # what was beneath shows the past
