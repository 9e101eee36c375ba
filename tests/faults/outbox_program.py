"""The way out and nothing else: three senders drain the outbox through a client that gives up soon.

With `BLIND` set it is the control: a try whose outcome nobody knows is repeated without looking.
"""

import asyncio
import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock.worker import work
from bot.domain.delivery.model import Effect
from bot.evidence.drift.declared import DeclaredReader
from bot.evidence.result_files import ResultFiles
from bot.services.delivery import Delivery
from bot.services.directory import NobodyKnown
from bot.services.drift.advising import Advising
from bot.services.drift.watched_source import WatchedSources
from bot.services.escalation.escalations import Escalations
from bot.services.escalation.roundup import Roundups
from bot.services.evaluation.results import Evaluations
from bot.services.evaluation.verdict import Verdicts
from bot.services.intake import Intake
from bot.services.report.reports import Reports
from bot.services.spec.reading import SpecReading
from bot.slack.delivery.deliver import Deliverer
from bot.slack.delivery.pace import Pace
from bot.slack.delivery.render import Renderer, Sources
from bot.slack.delivery.send import Sender
from bot.slack.identity import People
from bot.slack.rooms import Rooms
from bot.store.store import Store

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
            Sources(
                delivery,
                SpecReading(store),
                Escalations(store, NobodyKnown()),
                Reports(store, lambda _: b""),
                Verdicts(store),
                WatchedSources(store, DeclaredReader((), dict)),
                Advising(store),
                Evaluations(store, Verdicts(store), ResultFiles(Path("unused"))),
                Roundups(store, NobodyKnown()),
            ),
            People(client, clock),
            Rooms(client, clock),
        ),
        (BlindSender if os.environ.get("BLIND") else Sender)(client),
        Pace(time.monotonic, burst=1000, per_second=1000),  # the pace has tests of its own
    )
    await asyncio.gather(*(work(deliverer, asyncio.Event()) for _ in range(_SENDERS)))
