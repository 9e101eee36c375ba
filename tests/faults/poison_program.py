"""Workers on the inbox whose handler ends the process when it meets poison."""

import asyncio
import os
import signal

from bot.clock.worker import QueueStep, work
from bot.domain.intake.model import Claim, Queue
from bot.services.intake import Audience, Intake
from bot.store.store import Store
from tests.faults.outbox_program import HostClock

POISON = "poison"
_WORKERS = 4


def main() -> None:
    asyncio.run(_work())


def _told(claim: Claim) -> Audience:
    return Audience(claim.team, "U0NADIA001")


async def _work() -> None:
    store = Store.at(os.environ["REMIT_DATABASE_URL"], HostClock())
    intake = Intake(store)
    if store.engine.dialect.name == "sqlite":
        await intake.recover()

    async def handle(claim: Claim) -> None:
        if claim.kind == POISON:
            os.kill(os.getpid(), signal.SIGKILL)
        await asyncio.sleep(0.05)  # innocent work is in hand when the process ends
        await intake.finish(claim)

    step = QueueStep(intake, Queue.INBOX, handle, audience=_told, calm_after=1.0)
    await asyncio.gather(*(work(step, asyncio.Event()) for _ in range(_WORKERS)))
