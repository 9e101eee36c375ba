"""The way out and nothing else: three senders drain the outbox through a client that gives up soon.

With `BLIND` set it is the control: a try whose outcome nobody knows is repeated without looking.
"""

import asyncio
import os
import time
from datetime import UTC, datetime, timedelta

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock.worker import work
from bot.domain.delivery.model import Effect
from bot.services.delivery import Delivery
from bot.services.intake import Intake
from bot.slack.delivery.deliver import Deliverer
from bot.slack.delivery.pace import Pace
from bot.slack.delivery.render import Renderer
from bot.slack.delivery.send import Sender
from bot.slack.identity import People
from bot.slack.rooms import Rooms
from bot.store.store import Store
from tests.sources import sources_in

GIVES_UP_AFTER = 1  # seconds a call may take here
SETTLE = timedelta(seconds=1.5)
_SENDERS = 3


class HostClock:
    """The host's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class BlindSender(Sender):
    """Never looks whether an earlier try arrived."""

    async def find(self, effect: Effect, since: datetime) -> tuple[str, str] | None:
        return None


def main() -> None:
    asyncio.run(_drain())


async def _drain() -> None:
    clock = HostClock()
    store = Store.at(os.environ["REMIT_DATABASE_URL"], clock)
    if store.engine.dialect.name == "sqlite":
        await Intake(store).recover()
    client = AsyncWebClient(
        token="xoxb-playground",
        base_url=os.environ["SLACK_API_URL"],
        timeout=GIVES_UP_AFTER,
        retry_handlers=[],
    )
    delivery = Delivery(store, settle=SETTLE)
    deliverer = Deliverer(
        delivery,
        Renderer(
            sources_in(store, delivery),
            People(client, clock),
            Rooms(client, clock),
        ),
        (BlindSender if os.environ.get("BLIND") else Sender)(client),
        Pace(time.monotonic, burst=1000, per_second=1000),  # the pace has tests of its own
    )
    await asyncio.gather(*(work(deliverer, asyncio.Event()) for _ in range(_SENDERS)))
