"""Reading threads and people while Slack is busy, broken, or full of strangers."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.domain.conversation.thread import Thread
from bot.domain.errors import UnavailableError
from bot.manifest import read_manifest
from bot.playground.server import Playground, PlaygroundSettings
from bot.slack.history import Threads
from bot.slack.identity import People
from tests.conftest import ToldClock

NADIA, NO_SHOWS = "U0NADIA001", "C0NOSHOWS1"


class Asked(AsyncWebClient):
    """Counts who is asked for, and answers only when so many are asked for together."""

    together = 1

    def __init__(self, playground: Playground) -> None:
        super().__init__(
            token="xoxb-playground",
            base_url=playground.api_url,
            retry_handlers=[],
        )
        self.people: Counter[str] = Counter()
        self.waiting = 0
        self.enough = asyncio.Event()

    async def users_info(self, *, user: str, **more: Any) -> AsyncSlackResponse:  # noqa: ANN401
        self.people[user] += 1
        self.waiting += 1
        if self.waiting >= self.together:
            self.enough.set()
        async with asyncio.timeout(60):
            await self.enough.wait()
        return await super().users_info(user=user, **more)


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    started = Playground(PlaygroundSettings(manifest=read_manifest(), retry_delays=()))
    await started.start()
    yield started
    await started.stop()


def say(playground: Playground, user: str, text: str, thread: str | None = None) -> str:
    platform = playground.platform
    channel = platform.workspace.channels[NO_SHOWS]
    return str(platform.postings.post(channel, user, text, thread_ts=thread)["ts"])


def threads(client: AsyncWebClient) -> Threads:
    return Threads(client, People(client, ToldClock()))


def place(ts: str) -> Thread:
    return Thread(team="T0PLAYGRND", channel=NO_SHOWS, thread=ts)


@pytest.mark.parametrize("method", ["conversations.replies", "users.info"])
@pytest.mark.parametrize(("kind", "after"), [("429", 30.0), ("500", None)])
async def test_a_slack_that_cannot_answer_now_is_asked_again_when_it_says(
    method: str, kind: str, after: float | None, playground: Playground
) -> None:
    ts = say(playground, NADIA, "hello")
    rule = {"method": method, "kind": kind, "times": 1, "retry_after": 30}
    playground.platform.faults.replace([rule])

    with pytest.raises(UnavailableError) as failure:
        await threads(Asked(playground)).read(place(ts))

    assert after == failure.value.retry_after


async def test_a_revoked_token_is_waited_for(playground: Playground) -> None:
    ts = say(playground, NADIA, "hello")
    client = AsyncWebClient(
        token="xoxb-revoked",
        base_url=playground.api_url,
        retry_handlers=[],
    )

    with pytest.raises(UnavailableError):
        await threads(client).read(place(ts))


async def test_an_unreachable_slack_is_waited_for() -> None:
    client = AsyncWebClient(
        token="xoxb-playground",
        base_url="http://127.0.0.1:9/api/",
        retry_handlers=[],
    )

    with pytest.raises(UnavailableError):
        await threads(client).read(place("1.000001"))


async def test_the_people_of_a_thread_are_asked_for_together_and_once_each(
    playground: Playground,
) -> None:
    ts = say(playground, NADIA, "ask <@U0LEO00001> and <@U0STRANGER>")
    for _ in range(3):
        say(playground, "U0PRIYA001", "so says <@U0STRANGER>", ts)
    client = Asked(playground)
    client.together = 4

    said = await threads(client).read(place(ts))

    assert 4 == len(said)
    users = (NADIA, "U0LEO00001", "U0PRIYA001", "U0STRANGER")
    assert dict.fromkeys(users, 1) == dict(client.people)


async def test_a_crowd_is_not_asked_for_all_at_once(playground: Playground) -> None:
    client = Asked(playground)
    client.together = 9
    people = People(client, ToldClock())
    asking = asyncio.create_task(people.names(tuple(f"U0CROWD{n:03d}" for n in range(20))))
    for _ in range(50):
        await asyncio.sleep(0)

    assert client.waiting in range(2, 9)
    client.enough.set()
    assert 20 == len(await asking)
