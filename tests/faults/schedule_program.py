"""A replica that ticks and does the work of fires, as the bot does; killed at any moment."""

import asyncio
import os
import secrets
import sys

from sqlalchemy import select, text

from bot.domain.delivery.model import Effect, EffectKind
from bot.domain.errors import RemitError
from bot.domain.intake.model import LeaseLostError, Origin, Queue
from bot.domain.report.plan import REPORT_DUE
from bot.services.intake import Intake
from bot.services.report.reports import Reports
from bot.services.schedule import Schedules
from bot.store.decision_tables import schedules
from bot.store.store import Store
from tests.faults.outbox_program import HostClock

TICK = 0.2


async def tick(store: Store) -> None:
    schedules = Schedules(store)
    while True:
        try:
            await schedules.tick()
        except RemitError as error:
            print(error.code, file=sys.stderr, flush=True)  # noqa: T201
        await asyncio.sleep(TICK)


async def summaries(store: Store) -> None:
    """Make each summary that is due, as the bot does."""
    intake, reports = Intake(store), Reports(store, lambda _: b"")
    while True:
        try:
            claim = await intake.claim(Queue.JOBS)
            if claim is None:
                await asyncio.sleep(0.05)
            elif claim.kind == REPORT_DUE:
                await reports.due(claim)
            else:
                async with store.transaction(Origin(claim.team, "clock", claim)):
                    pass
        except (RemitError, LeaseLostError) as error:
            print(type(error).__name__, file=sys.stderr, flush=True)  # noqa: T201
            await asyncio.sleep(0.1)


async def naive(store: Store) -> None:
    """The control: see what is due, post it, and only then say that it is done."""
    while True:
        try:
            async with store.reading() as tx:
                due = list(await tx.connection.scalars(select(schedules.c.id).limit(20)))
            for one in due:
                effect = Effect(
                    key=f"naive:{one}:{secrets.token_hex(4)}", kind=EffectKind.OPENING, team="T",
                    view="report.post", channel="C1",
                )  # fmt: skip
                async with store.transaction() as tx:
                    await tx.outbox.add(effect)
                async with store.transaction() as tx:
                    await tx.schedules.drop(one)
        except RemitError as error:
            print(error.code, file=sys.stderr, flush=True)  # noqa: T201
        await asyncio.sleep(0.1)


async def work(store: Store) -> None:
    """Note each fire in a table, in the transaction that uses up its claim."""
    intake = Intake(store)
    while True:
        try:
            claim = await intake.claim(Queue.JOBS)
            if claim is None:
                await asyncio.sleep(0.05)
                continue
            async with store.transaction(Origin(claim.team, "clock", claim)) as tx:
                await tx.connection.execute(
                    text("INSERT INTO seen (fire, late, run) VALUES (:fire, :late, :run)"),
                    {
                        "fire": f"{claim.payload['subject']} {claim.payload['fire_at']}",
                        "late": str(await tx.escalations.now()),
                        "run": secrets.token_hex(4),
                    },
                )
        except (RemitError, LeaseLostError) as error:
            print(type(error).__name__, file=sys.stderr, flush=True)  # noqa: T201
            await asyncio.sleep(0.1)


async def serve() -> None:
    store = Store.at(os.environ["REMIT_DATABASE_URL"], HostClock())
    if store.engine.dialect.name == "sqlite":
        await Intake(store).recover()  # as the bot does: nobody else can hold a claim
    wanted = os.environ.get("WORK", "work")
    if wanted == "naive":
        await naive(store)
    does = summaries if wanted == "summaries" else work
    await asyncio.gather(tick(store), does(store), does(store))


def main() -> None:
    asyncio.run(serve())
