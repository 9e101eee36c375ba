"""Effects waiting to be sent, what became of them, and the cards already on show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import ValidationError
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.delivery.model import Dispatch, Effect, EffectKind, SentCard
from bot.domain.intake.model import Claim, Queue
from bot.store.lease import Leases, NewRow
from bot.store.queues import cards, outbox
from bot.store.upsert import insert_or_skip

LEASE = timedelta(seconds=30)  # longer than the longest send


@dataclass(frozen=True, slots=True)
class Outbox:
    """Every effect passes through here, in the transaction of the change it shows."""

    connection: AsyncConnection
    now: datetime
    queued: set[Queue]

    @property
    def leases(self) -> Leases:
        """The claims on outbox rows."""
        return Leases(Queue.OUTBOX, self.connection, self.now, self.queued)

    async def add(self, *effects: Effect) -> None:
        """Queue effects; one whose key was queued before is left as it is."""
        self.leases.add_later(
            [
                NewRow(
                    key=effect.key,
                    kind=effect.kind,
                    team=effect.team,
                    order_key=effect.order_key,
                    payload=effect.model_dump(mode="json"),
                )
                for effect in effects
            ]
        )

    async def newest_of(self, order_key: str, beginning: str) -> str | None:
        """Find the key queued last among those of one order key that begin like this."""
        found = await self.connection.execute(
            select(outbox.c.key)
            .where(
                outbox.c.order_key == order_key, outbox.c.key.startswith(beginning, autoescape=True)
            )
            .order_by(outbox.c.row.desc())
            .limit(1)
        )
        return found.scalar_one_or_none()

    async def last_shown(self, order_key: str) -> str | None:
        """Find when something was last shown to everyone under one order key, as the chat has it."""
        found = await self.connection.execute(
            select(func.max(outbox.c.sent_ts)).where(
                outbox.c.order_key == order_key, outbox.c.kind != EffectKind.PRIVATE
            )
        )
        latest: str | None = found.scalar_one_or_none()
        return latest

    async def claim(self, token: str, *, tries: int, calm: bool) -> Claim | None:
        """Take the next row that may leave now."""
        return await self.leases.claim(token, lease=LEASE, tries=tries, calm=calm)

    async def dispatch_of(self, claim: Claim) -> Dispatch | None:
        """Read a claimed row; None when another release wrote it and this one cannot read it."""
        try:
            effect = Effect.model_validate(claim.payload)
        except ValidationError:
            return None
        attempted = await self.connection.execute(
            select(outbox.c.attempted_at).where(outbox.c.row == claim.row)
        )
        return Dispatch(
            claim=claim,
            effect=effect,
            unsettled_since=attempted.scalar_one(),
            card=await self.card(effect.card) if effect.card else None,
        )

    async def mark_attempt(self, dispatch: Dispatch) -> None:
        """Record that a send begins, before it does: from now on its outcome may be unknown."""
        await self.leases.extend(dispatch.claim.row, dispatch.claim.token, lease=LEASE)
        await self.connection.execute(
            update(outbox).where(outbox.c.row == dispatch.claim.row).values(attempted_at=self.now)
        )

    async def clear_attempt(self, dispatch: Dispatch) -> None:
        """Record that the chat refused: nothing was shown, so it may be sent again."""
        await self.connection.execute(
            update(outbox).where(outbox.c.row == dispatch.claim.row).values(attempted_at=None)
        )

    async def sent(self, dispatch: Dispatch, *, channel: str | None, ts: str | None) -> None:
        """Record where an effect is shown; a card keeps its place for later updates."""
        await self.connection.execute(
            update(outbox).where(outbox.c.row == dispatch.claim.row).values(sent_ts=ts)
        )
        if dispatch.effect.card and channel and ts:
            await insert_or_skip(
                self.connection,
                cards,
                ["key"],
                {"key": dispatch.effect.card, "channel": channel, "ts": ts, "shown": 0},
            )
            await self.connection.execute(
                update(cards)
                .where(cards.c.key == dispatch.effect.card, cards.c.shown < dispatch.effect.version)
                .values(shown=dispatch.effect.version)
            )

    async def card(self, key: str) -> SentCard | None:
        """Find where a card was posted and which version it shows."""
        row = (await self.connection.execute(select(cards).where(cards.c.key == key))).one_or_none()
        if row is None:
            return None
        return SentCard(key=row.key, channel=row.channel, ts=row.ts, shown=row.shown)

    async def shown_at(self, channel: str, places: Sequence[str]) -> frozenset[str]:
        """Tell at which of these places of a channel a card is on show."""
        found = await self.connection.execute(
            select(cards.c.ts).where(cards.c.channel == channel, cards.c.ts.in_(places))
        )
        return frozenset(found.scalars())

    async def drop_card(self, key: str) -> None:
        """Forget a card whose message somebody deleted; its next version is posted anew."""
        await self.connection.execute(cards.delete().where(cards.c.key == key))
