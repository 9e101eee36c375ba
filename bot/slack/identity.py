"""Who people are: names and titles from Slack, remembered for a while."""

import asyncio
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.clock import Clock
from bot.domain.errors import UnavailableError
from bot.slack.outcome import read

_FRESH_FOR = timedelta(minutes=15)
_AT_ONCE = 8  # questions to Slack side by side


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the workspace, as they call themselves."""

    id: str
    name: str
    title: str | None = None
    ahead: timedelta = timedelta()  # of UTC, where they are
    language: str = "en"  # as they have set it in Slack
    timezone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Ourselves:
    """The bot's own user, and the address of the workspace it is in."""

    user: str
    workspace: str

    def permalink(self, channel: str, thread: str, message: str) -> str | None:
        """Where a message of a thread can be read; None for what was typed into a form."""
        if not self.workspace or not message.replace(".", "", 1).isdigit():
            return None
        address = f"{self.workspace.rstrip('/')}/archives/{channel}/p{message.replace('.', '')}"
        return address if message == thread else f"{address}?thread_ts={thread}&cid={channel}"


class People:
    """Looks people up once in a while; a person nobody can look up is shown by their id."""

    def __init__(self, client: AsyncWebClient, clock: Clock) -> None:
        """Start with nobody known."""
        self._client = client
        self._clock = clock
        self._known: dict[str, tuple[datetime, Person]] = {}
        self._ourselves: Ourselves | None = None
        self._at_once = asyncio.Semaphore(_AT_ONCE)

    async def ourselves(self) -> "Ourselves":
        """Tell who we are in the workspace.

        Raises:
            UnavailableError: Slack cannot say so now.
        """
        if self._ourselves is None:
            answer = await read(self._client.auth_test())
            self._ourselves = Ourselves(str(answer["user_id"]), str(answer.get("url") or ""))
        return self._ourselves

    async def person(self, user: str) -> Person:
        """Look one person up.

        Raises:
            UnavailableError: Slack cannot say who they are now, and we never knew.
        """
        known = self._known.get(user)
        if known and self._clock.now() - known[0] < _FRESH_FOR:
            return known[1]
        try:
            async with self._at_once:
                answer = await read(self._client.users_info(user=user, include_locale=True))
        except UnavailableError:
            if known:
                return known[1]
            raise
        except SlackApiError:  # nobody Slack would tell us about
            person = known[1] if known else Person(user, user)
            self._known[user] = (self._clock.now(), person)
            return person
        profile = answer["user"].get("profile") or {}
        name = (
            profile.get("display_name")
            or answer["user"].get("real_name")
            or profile.get("real_name")
            or answer["user"].get("name")
            or user
        )
        ahead = timedelta(seconds=float(answer["user"].get("tz_offset") or 0))
        language = str(answer["user"].get("locale") or "en")[:2].casefold()
        timezone = str(answer["user"].get("tz") or "UTC")
        person = Person(user, str(name), profile.get("title") or None, ahead, language, timezone)
        self._known[user] = (self._clock.now(), person)
        return person

    async def today(self, user: str) -> date:
        """Tell which day it is where somebody is.

        Raises:
            UnavailableError: Slack cannot say where they are now, and we never knew.
        """
        return (self._clock.now() + (await self.person(user)).ahead).date()

    async def names(self, users: tuple[str, ...]) -> dict[str, str]:
        """Look several people up at once.

        Raises:
            UnavailableError: Slack cannot say who one of them is now.
        """
        people = await asyncio.gather(*(self.person(user) for user in dict.fromkeys(users)))
        return {person.id: person.name for person in people}
