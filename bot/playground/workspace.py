"""What the workspace holds: people, channels, messages, views and files, all in memory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from bot.playground.errors import SlackError

TEAM_ID = "T0PLAYGRND"
TEAM_NAME = "BrightSmile"
TEAM_DOMAIN = "brightsmile"
APP_ID = "A0PLAYGRND"
BOT_USER_ID = "URMTBOT001"
BOT_ID = "BRMTBOT001"

Json: TypeAlias = dict[str, Any]
ChannelKind: TypeAlias = Literal["channel", "private", "im"]


@dataclass(slots=True)
class User:
    id: str
    name: str
    real_name: str
    title: str
    color: str
    is_bot: bool = False
    is_guest: bool = False
    locale: str = "en-US"
    address: str = ""  # where it is not made of the name
    is_confirmed: bool = True  # whether mail to the address was answered

    @property
    def email(self) -> str:
        return self.address or f"{self.name}@brightsmile.example"


@dataclass(slots=True)
class Channel:
    """A channel, a private channel, or the direct message of `user` with the bot."""

    id: str
    name: str
    kind: ChannelKind
    created: int
    topic: str = ""
    user: str | None = None
    members: set[str] = field(default_factory=set)
    messages: dict[str, Json] = field(default_factory=dict)
    canvases: dict[str, Json] = field(default_factory=dict)  # its tabs, by the id of the document

    @property
    def event_type(self) -> str:
        """How events and scopes call this kind of conversation."""
        return {"channel": "channel", "private": "group", "im": "im"}[self.kind]

    @property
    def scope_family(self) -> str:
        return {"channel": "channels", "private": "groups", "im": "im"}[self.kind]

    def message(self, ts: object) -> Json:
        """The message with this timestamp.

        Raises:
            SlackError: `message_not_found`.
        """
        found = self.messages.get(ts) if isinstance(ts, str) else None
        if found is None:
            raise SlackError("message_not_found")
        return found

    def replies(self, root_ts: str) -> Iterator[Json]:
        """The replies of a thread, oldest first, without its root."""
        for message in self.messages.values():
            if message.get("thread_ts") == root_ts and message["ts"] != root_ts:
                yield message

    def roots(self) -> Iterator[Json]:
        """What a channel shows outside its threads, oldest first."""
        for message in self.messages.values():
            thread_ts = message.get("thread_ts")
            broadcast = message.get("subtype") == "thread_broadcast"
            if thread_ts is None or thread_ts == message["ts"] or broadcast:
                yield message


@dataclass(slots=True)
class Ephemeral:
    """A message that one user sees and nothing stores."""

    channel: str
    user: str
    message: Json


@dataclass(slots=True)
class Workspace:
    clock: Callable[[], float]
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    groups: dict[str, set[str]] = field(default_factory=dict)
    ephemerals: list[Ephemeral] = field(default_factory=list)
    views: dict[str, Json] = field(default_factory=dict)
    stacks: dict[str, list[str]] = field(default_factory=dict)
    homes: dict[str, Json] = field(default_factory=dict)
    files: dict[str, Json] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    prompts: dict[str, Json] = field(default_factory=dict)
    sessions: dict[tuple[str, str], Json] = field(default_factory=dict)
    statuses: dict[tuple[str, str], Json] = field(default_factory=dict)
    titles: dict[tuple[str, str], str] = field(default_factory=dict)
    states: dict[tuple[str, str], Json] = field(default_factory=dict)
    guide: list[dict[str, str]] = field(default_factory=list)  # steps a newcomer may try
    last_micros: int = 0
    last_number: int = 0

    def next_ts(self) -> str:
        """A message timestamp: the time in microseconds, never the same twice."""
        self.last_micros = max(self.last_micros + 1, int(self.clock() * 1_000_000))
        return f"{self.last_micros // 1_000_000}.{self.last_micros % 1_000_000:06d}"

    def next_id(self, prefix: str) -> str:
        """A fresh object id in Slack's form, such as `V0000000A1`."""
        self.last_number += 1
        digits, number = "", self.last_number
        while number:
            number, digit = divmod(number, 36)
            digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[digit] + digits
        return f"{prefix}0{digits.rjust(9, '0')}"

    def user(self, id: object) -> User:
        """The user with this id.

        Raises:
            SlackError: `user_not_found`.
        """
        found = self.users.get(id) if isinstance(id, str) else None
        if found is None:
            raise SlackError("user_not_found")
        return found

    def direct_message(self, user: str) -> Channel:
        """The conversation of a user with the bot.

        Raises:
            SlackError: `channel_not_found`.
        """
        for channel in self.channels.values():
            if channel.kind == "im" and channel.user == user:
                return channel
        raise SlackError("channel_not_found")

    def channel_for_bot(self, id: object) -> Channel:
        """A conversation the bot may know of; a user id stands for the direct message.

        Raises:
            SlackError: `channel_not_found`.
        """
        if isinstance(id, str) and id in self.users and id != BOT_USER_ID:
            return self.direct_message(id)
        name = id.removeprefix("#") if isinstance(id, str) else None
        for channel in self.channels.values():
            public = channel.kind == "channel" and channel.name == name
            if channel.id != id and not public:
                continue
            if channel.kind == "private" and BOT_USER_ID not in channel.members:
                break
            return channel
        raise SlackError("channel_not_found")

    def joined_channel(self, id: object) -> Channel:
        """A conversation the bot is a member of.

        Raises:
            SlackError: `channel_not_found` or `not_in_channel`.
        """
        channel = self.channel_for_bot(id)
        if BOT_USER_ID not in channel.members:
            raise SlackError("not_in_channel")
        return channel

    def sees(self, user: str, channel: Channel) -> bool:
        """Whether a person may look into a conversation."""
        return channel.kind == "channel" or user in channel.members

    def viewers(self, channel: Channel) -> set[str]:
        return {user for user in self.users if self.sees(user, channel)}

    def top_view(self, user: str) -> Json | None:
        stack = self.stacks.get(user)
        return self.views[stack[-1]] if stack else None
