"""One sender with its outbox and the workspace it writes to, and a clock a test may put forward."""

import time
from datetime import UTC, datetime, timedelta

from sqlalchemy import Interval, literal, select, update

from bot.domain.delivery.model import Effect
from bot.domain.intake.model import Queue
from bot.playground.server import Playground
from bot.playground.workspace import BOT_USER_ID
from bot.services.delivery import Delivery
from bot.slack.app import create_client
from bot.slack.delivery.deliver import Deliverer
from bot.slack.delivery.pace import Pace
from bot.slack.delivery.render import Rendered, Renderer, Withheld
from bot.slack.delivery.send import Sender
from bot.slack.identity import People
from bot.slack.rooms import Rooms
from bot.store.queues import outbox
from bot.store.store import Store
from tests.integration.slack.desk import NO_SHOWS
from tests.sources import sources_in


class Ahead:
    """The host's clock, which a test may put forward."""

    def __init__(self) -> None:
        self.by = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.by


class Breakable(Renderer):
    """Renders until told not to."""

    broken = False

    async def render(self, effect: Effect) -> Rendered | Withheld | None:
        if self.broken:
            raise KeyError("a view that cannot be made")
        return await super().render(effect)


class Outgoing:
    """One sender with its outbox, and the workspace it writes to."""

    def __init__(self, store: Store, clock: Ahead, playground: Playground) -> None:
        client = create_client("xoxb-playground", playground.api_url)
        self.store, self.clock, self.playground = store, clock, playground
        self.client = client
        self.delivery = Delivery(store, settle=timedelta(seconds=60))
        people, rooms = People(client, clock), Rooms(client, clock)
        self.renderer = Breakable(sources_in(store, self.delivery), people, rooms)
        self.pace = Pace(time.monotonic, burst=1000, per_second=1000)
        self.sender = self.sender_after(0.0)

    def sender_after(self, calm_after: float) -> Deliverer:
        """A process that has lived long enough after so many seconds."""
        way = (self.delivery, self.renderer, Sender(self.client), self.pace)
        return Deliverer(*way, calm_after=calm_after)

    async def queue(self, *effects: Effect) -> None:
        async with self.store.transaction() as tx:
            await tx.outbox.add(*effects)

    async def send(self, times: int = 1) -> int:
        """Take that many steps; how many found something to do."""
        return sum([await self.sender.step() for _ in range(times)])

    async def later(self, seconds: float) -> None:
        """Let time pass, on whichever clock the database goes by."""
        if self.store.engine.dialect.name == "sqlite":
            self.clock.by += timedelta(seconds=seconds)
            return
        async with self.store.transaction() as tx:
            shift = literal(timedelta(seconds=seconds), Interval())
            await tx.connection.execute(
                update(outbox).values(
                    available_at=outbox.c.available_at - shift,
                    failing_since=outbox.c.failing_since - shift,
                )
            )
        self.clock.by += timedelta(seconds=seconds)

    def fault(self, kind: str, method: str = "chat.postMessage", **more: object) -> None:
        rule = {"method": method, "kind": kind, "times": 1, **more}
        self.playground.platform.faults.replace([rule])

    def shown(self) -> list[str]:
        messages = self.playground.platform.workspace.channels[NO_SHOWS].messages.values()
        return [m["text"] for m in messages if m.get("user") == BOT_USER_ID]

    def direct(self, user: str) -> str:
        """What the bot wrote to somebody directly."""
        channels = self.playground.platform.workspace.channels.values()
        (own,) = [one for one in channels if one.kind == "im" and one.user == user]
        return str(next(iter(own.messages.values()))["text"])

    async def state(self, effect: Effect) -> str:
        """How far it is."""
        async with self.store.reading() as tx:
            found = select(outbox.c.state).where(outbox.c.key == effect.key)
            return str((await tx.connection.execute(found)).scalar_one())

    async def states(self) -> dict[str, int]:
        async with self.store.reading() as tx:
            return await tx.upkeep(Queue.OUTBOX).depth()
