"""The Socket Mode connection: reconnects by itself, and does not hammer Slack while doing so."""

import asyncio
import random
from datetime import datetime, timedelta
from logging import Logger

from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app, send_async_response
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.clock import Clock

_CALM = timedelta(seconds=90)  # a connection that lasted this long starts the count again
_LONGEST_PAUSE = 60.0


class PatientSocketModeClient(SocketModeClient):
    """The SDK's client, which by itself asks for a new address up to 19 times a second."""

    def __init__(  # noqa: PLR0913 - the SDK's own arguments, passed through by name
        self,
        *,
        app_token: str,
        web_client: AsyncWebClient,
        clock: Clock,
        logger: Logger,
        first_pause: float = 1.0,
        ping_interval: float = 5.0,
    ) -> None:
        """Prepare; nothing is connected yet."""
        super().__init__(
            app_token=app_token,
            web_client=web_client,
            logger=logger,
            ping_interval=ping_interval,
            trace_enabled=False,
        )
        self._clock = clock
        self._first_pause = first_pause
        self._opened_at: datetime | None = None
        self._in_a_row = 0

    async def issue_new_wss_url(self) -> str:
        """Ask for an address; wait longer each time connections keep ending soon after."""
        now = self._clock.now()
        if self._opened_at and now - self._opened_at < _CALM:
            self._in_a_row += 1
        else:
            self._in_a_row = 0
        if self._in_a_row > 1:  # one quick reconnect is ordinary: Slack refreshes connections
            pause = min(self._first_pause * 2 ** (self._in_a_row - 2), _LONGEST_PAUSE)
            await self.pause(pause * random.uniform(0.75, 1.25))  # noqa: S311 - jitter
        self._opened_at = self._clock.now()
        return await super().issue_new_wss_url()

    async def pause(self, seconds: float) -> None:
        """Wait before the next address."""
        await asyncio.sleep(seconds)


class SocketConnection:
    """Receives envelopes, lets Bolt answer them, and knows whether it is connected."""

    def __init__(self, app: AsyncApp, client: PatientSocketModeClient) -> None:
        """Join the app and the client; nothing is connected yet."""
        self._app = app
        self._client = client
        client.socket_mode_request_listeners.append(self._receive)

    async def open(self) -> None:
        """Connect, and stay connected until closed."""
        await self._client.connect()  # type: ignore[no-untyped-call]

    async def close(self) -> None:
        """Stop receiving."""
        await self._client.close()  # type: ignore[no-untyped-call]

    @property
    def is_open(self) -> bool:
        """Whether envelopes can arrive right now."""
        session = self._client.current_session
        return session is not None and not session.closed and not self._client.stale

    async def _receive(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        response = await run_async_bolt_app(self._app, request)
        # Anything but a 200 sends no acknowledgement, so Slack delivers the event again.
        await send_async_response(client, request, response, 0.0)
