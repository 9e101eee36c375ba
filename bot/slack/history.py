"""Read what was said in a thread before Remit was asked into it."""

from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.conversation.model import Message
from bot.domain.conversation.thread import Thread
from bot.domain.errors import InvalidInputError
from bot.slack.identity import People
from bot.slack.markup import mentions, plain
from bot.slack.outcome import read

_PAGE = 200
_LONGEST = 1000
_NOT_INVITED = frozenset({"not_in_channel", "channel_not_found"})
# Such a thread is framed from the one message we were given.
_UNREADABLE = frozenset({"missing_scope", "thread_not_found"})


class NotInvitedError(InvalidInputError):
    """Somebody asked us into a channel we are not a member of."""

    code = "conversation.not-invited"


class Threads:
    """Turns Slack's messages into ours."""

    def __init__(self, client: AsyncWebClient, people: People) -> None:
        """Keep the client that may read."""
        self._client = client
        self._people = people

    async def read(self, place: Thread) -> tuple[Message, ...]:
        """Read the messages people wrote in a thread, oldest first; none if it may not be read.

        Raises:
            NotInvitedError: we are not in that channel, so we could not answer there either.
            UnavailableError: Slack cannot answer now.
        """
        try:
            written = [raw async for raw in self._replies(place)]
        except SlackApiError as error:
            code = error.response.get("error")
            if code in _NOT_INVITED:
                raise NotInvitedError(
                    "I am not in that channel, so I can neither read nor answer there.",
                    next_step="Invite me with /invite @Remit and try again.",
                ) from error
            if code in _UNREADABLE:
                return ()
            raise
        # Asked for together; one by one, a long thread takes as long as all its people.
        await self._people.names(tuple(user for raw in written for user in _people_in(raw)))
        return tuple([await self.message(raw) for raw in written])

    async def around(self, place: Thread, raw: Mapping[str, Any]) -> tuple[Message, ...]:
        """Read a thread and make sure the message that made us look is among what was said."""
        said = await self.read(place)
        if any(message.id == str(raw["ts"]) for message in said):
            return said
        return (*said, await self.message(raw))

    async def _replies(self, place: Thread) -> AsyncIterator[Mapping[str, Any]]:
        cursor: str | None = None
        count = 0
        while count < _LONGEST:
            page = await read(
                self._client.conversations_replies(
                    channel=place.channel, ts=place.thread, limit=_PAGE, cursor=cursor
                )
            )
            for raw in page["messages"]:
                count += 1
                if is_of_a_person(raw):
                    yield raw
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return

    async def message(self, raw: Mapping[str, Any]) -> Message:
        """Turn one Slack message into ours.

        Raises:
            UnavailableError: Slack cannot say now who wrote it, or who is named in it.
        """
        text = str(raw.get("text") or "")
        bot = (await self._people.ourselves()).user
        names = await self._people.names(tuple(each for each in mentions(text) if each != bot))
        author = await self._people.person(str(raw["user"]))
        return Message(
            id=str(raw["ts"]),
            ts=str(raw["ts"]),
            user=author.id,
            role=author.title,
            text=plain(text, lambda user: names.get(user, user), without=bot),
            said_at=datetime.fromtimestamp(float(raw["ts"]), UTC),
            edited=bool(raw.get("edited")),
        )


def _people_in(raw: Mapping[str, Any]) -> tuple[str, ...]:
    return (str(raw["user"]), *mentions(str(raw.get("text") or "")))


def is_of_a_person(raw: Mapping[str, Any]) -> bool:
    """Whether a person wrote it: bots and notices of the workspace are not listened to."""
    ordinary = raw.get("subtype") in {None, "thread_broadcast", "file_share"}
    return ordinary and bool(raw.get("user")) and not raw.get("bot_id")
