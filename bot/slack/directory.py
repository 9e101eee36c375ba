"""Who is who in Slack: full members, guests, apps, and who is in which group or channel."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Sequence
from datetime import datetime, timedelta
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.clock import Clock
from bot.domain.escalation.roster import Member, Roster, Standing
from bot.slack.outcome import passing, read
from bot.slack.rooms import Rooms

_FRESH_FOR = timedelta(seconds=60)  # a decision rests on what was true a minute ago at most
_REMEMBERED = 5000
_AT_ONCE = 8


_Account = tuple[Member, str | None]  # with the mailbox its address leads to


class SlackDirectory:
    """Asks Slack, and remembers for a minute; whoever Slack does not tell about is nobody."""

    def __init__(self, client: AsyncWebClient, clock: Clock, rooms: Rooms) -> None:
        """Start without knowing anybody."""
        self._client = client
        self._clock = clock
        self._rooms = rooms
        self._members: dict[tuple[str, str], tuple[datetime, _Account | None]] = {}
        self._groups: dict[str, tuple[datetime, frozenset[str] | None]] = {}
        self._at_once = asyncio.Semaphore(_AT_ONCE)

    async def roster(self, team: str, users: frozenset[str], sources: frozenset[str]) -> Roster:
        """Read these people and groups, and everyone the groups name.

        Raises:
            UnavailableError: Slack cannot tell now.
        """
        named = sorted(sources)
        found = await asyncio.gather(*(self._group(source) for source in named))
        groups = {
            source: people
            for source, people in zip(named, found, strict=True)
            if people is not None
        }
        everyone = sorted(users.union(*groups.values()))
        accounts = await asyncio.gather(*(self._account(team, user) for user in everyone))
        members = _with_other_accounts([one for one in accounts if one])
        return Roster(members={one.user: one for one in members}, groups=groups)

    async def open_channels(self, channels: frozenset[str]) -> frozenset[str]:
        """Pick the public ones.

        Raises:
            UnavailableError: Slack cannot tell now.
        """
        named = sorted(channels)
        found = await asyncio.gather(*(self._is_open(one) for one in named))
        return frozenset(one for one, is_open in zip(named, found, strict=True) if is_open)

    async def _is_open(self, channel: str) -> bool:
        async with self._at_once:
            return await self._rooms.is_open(channel)

    async def _account(self, team: str, user: str) -> _Account | None:
        now = self._clock.now()
        known = self._members.get((team, user))
        if known and now - known[0] < _FRESH_FOR:
            return known[1]
        answer = await self._asked(self._client.users_info(user=user))
        account = (_member(team, answer["user"]), _mailbox(answer["user"])) if answer else None
        if len(self._members) >= _REMEMBERED:
            self._members.clear()
        self._members[team, user] = (now, account)
        return account

    async def _group(self, source: str) -> frozenset[str] | None:
        now = self._clock.now()
        known = self._groups.get(source)
        if known and now - known[0] < _FRESH_FOR:
            return known[1]
        kind, _, name = source.partition(":")
        if kind == "channel":
            people = await self._in_channel(name)
        else:
            answer = await self._asked(self._client.usergroups_users_list(usergroup=name))
            people = frozenset(map(str, answer["users"])) if answer else None
        self._groups[source] = (now, people)
        return people

    async def _in_channel(self, channel: str) -> frozenset[str] | None:
        try:
            return await self._rooms.members(channel)
        except (SlackApiError, aiohttp.ClientError, TimeoutError, OSError) as error:
            if failure := passing(error):
                raise failure from error
            return None

    async def _asked(self, call: Awaitable[Any]) -> Any:  # noqa: ANN401 - as Slack answers
        """Ask once; a refusal is no answer, a failure is told."""
        try:
            async with self._at_once:
                return await read(call)
        except SlackApiError:
            return None


def _member(team: str, user: dict[str, Any]) -> Member:
    """Read what Slack says of somebody; whatever is not clearly a full member is something less."""
    teams = {user.get("team_id"), *((user.get("enterprise_user") or {}).get("teams") or ())}
    if user.get("deleted"):
        standing = Standing.DEACTIVATED
    elif user.get("is_bot") or user.get("is_workflow_bot") or user.get("id") == "USLACKBOT":
        standing = Standing.BOT
    elif user.get("is_stranger") or team not in teams:
        standing = Standing.EXTERNAL
    elif user.get("is_restricted") or user.get("is_ultra_restricted"):
        standing = Standing.GUEST
    else:
        standing = Standing.PERSON
    return Member(user=str(user["id"]), standing=standing)


def _mailbox(user: dict[str, Any]) -> str | None:
    """Read where mail to somebody arrives, if Slack says so; `ann+work@` arrives where `ann@` does."""
    if user.get("is_email_confirmed") is False:
        return None  # anybody can write anybody's address into a profile
    address = str((user.get("profile") or {}).get("email") or "").strip().casefold()
    name, at, host = address.rpartition("@")
    name = name.partition("+")[0]
    return f"{name}@{host}" if at and name and host else None


def _with_other_accounts(accounts: Sequence[_Account]) -> list[Member]:
    """Note of everyone which other accounts share their mailbox: they are one human being."""
    sharing: defaultdict[str, set[str]] = defaultdict(set)
    for member, mailbox in accounts:
        if mailbox:
            sharing[mailbox].add(member.user)
    return [
        member.model_copy(
            update={"same_as": frozenset(sharing.get(mailbox or "", ())) - {member.user}}
        )
        for member, mailbox in accounts
    ]
