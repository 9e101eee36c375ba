"""In which language to speak to somebody: the thread's, else the one they have set in Slack."""

from dataclasses import dataclass

import structlog
from slack_sdk.errors import SlackApiError

from bot.domain.conversation.thread import Thread
from bot.domain.errors import RemitError
from bot.services.delivery import Delivery
from bot.slack.identity import People

ENGLISH = "en"
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Tongues:
    """Finds a language; not to find one keeps nobody from being told something."""

    delivery: Delivery
    people: People

    async def of(
        self, team: str, *, channel: str | None, thread: str | None, user: str | None
    ) -> str:
        """The language of a thread's draft, else of a person, else English."""
        try:
            if channel and thread:
                place = Thread(team=team, channel=channel, thread=thread)
                if language := await self.delivery.language_in(place):
                    return language
            return (await self.people.person(user)).language if user else ENGLISH
        except (RemitError, SlackApiError) as error:
            log.info("language.unknown", error=type(error).__name__)
            return ENGLISH
