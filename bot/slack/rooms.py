"""Who is in which channel, and which channels are open: only they may see what was drafted there."""

from datetime import datetime, timedelta

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.clock import Clock
from bot.slack.outcome import passing, read

_FRESH_FOR = timedelta(seconds=60)
_PAGE = 500  # Slack allows fewer than a thousand
_REMEMBERED = 500  # channels


class Rooms:
    """Asks Slack, and remembers the answer for a minute."""

    def __init__(self, client: AsyncWebClient, clock: Clock) -> None:
        """Start without knowing any channel."""
        self._client = client
        self._clock = clock
        self._members: dict[str, tuple[datetime, frozenset[str]]] = {}
        self._open: dict[str, tuple[datetime, bool]] = {}

    async def has(self, user: str, channel: str) -> bool:
        """Whether a person is in a channel; an error of Slack is no yes."""
        return user in await self.members(channel)

    async def members(self, channel: str) -> frozenset[str]:
        """List who is in a channel; an error of Slack tells nothing."""
        now = self._clock.now()
        known = self._members.get(channel)
        if known is None or now - known[0] > _FRESH_FOR:
            if len(self._members) >= _REMEMBERED:
                self._members.clear()
            known = self._members[channel] = (now, await self._ask(channel))
        return known[1]

    async def surely_has(self, user: str, channel: str) -> bool:
        """Whether a person is in a channel, as far as Slack tells us: a refusal is a no.

        Raises:
            SlackApiError, UnavailableError: Slack cannot say so now; it may later.
        """
        try:
            return await self.has(user, channel)
        except SlackApiError as error:
            if passing(error):
                raise
            return False

    async def is_open(self, channel: str) -> bool:
        """Whether everybody of the workspace may look into a channel; a refusal is a no.

        Raises:
            UnavailableError: Slack cannot say so now; it may later.
        """
        now = self._clock.now()
        known = self._open.get(channel)
        if known is None or now - known[0] > _FRESH_FOR:
            if len(self._open) >= _REMEMBERED:
                self._open.clear()
            known = self._open[channel] = (now, await self._ask_whether_open(channel))
        return known[1]

    async def _ask_whether_open(self, channel: str) -> bool:
        try:
            told = await read(self._client.conversations_info(channel=channel))
        except SlackApiError:
            return False
        found = told["channel"]
        return bool(found.get("is_channel")) and not found.get("is_private")

    async def _ask(self, channel: str) -> frozenset[str]:
        members: set[str] = set()
        cursor: str | None = None
        while True:
            page = await self._client.conversations_members(
                channel=channel, limit=_PAGE, cursor=cursor
            )
            members.update(page["members"])
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return frozenset(members)
