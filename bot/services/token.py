"""API tokens as whoever runs the bot uses them, and who a program is that shows one."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.audit.model import AuditEvent
from bot.domain.errors import BudgetError, ConflictError, NotFoundError
from bot.domain.intake.model import Origin
from bot.domain.token.model import (
    BYTES,
    PER_MINUTE,
    Scope,
    Secret,
    Token,
    UnknownTokenError,
    hash_of,
    id_in,
    write,
)
from bot.domain.token.rate import Bucket
from bot.store.store import Store
from bot.store.transaction import Transaction

OVERLAP = timedelta(hours=24)
_NOTED_EVERY = timedelta(minutes=1)
_REMEMBERED = timedelta(seconds=5)
_MOST_REMEMBERED = 1000


class TokenNotFoundError(NotFoundError):
    """No such token in this workspace."""

    code = "token.not-found"


class TokenOverError(ConflictError):
    """The token is revoked or has expired; it cannot be brought back."""

    code = "token.over"


class RateError(BudgetError):
    """This token calls more often than it may; says when it may again."""

    code = "token.rate"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a new token is for."""

    name: str
    scopes: frozenset[Scope]
    systems: tuple[str, ...] = ()
    per_minute: int = PER_MINUTE
    expires_after: timedelta | None = None
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A token, and the secret that is shown this once."""

    token: Token
    secret: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """Make, list, rotate and revoke tokens; tell who shows one."""

    store: Store
    _known: dict[str, tuple[Token, datetime]] = field(default_factory=dict)  # and when it was read
    _buckets: dict[str, Bucket] = field(default_factory=dict)  # of this process alone

    async def authenticate(self, shown: str) -> Token:
        """Tell whose secret this is, and count the call.

        Raises:
            UnknownTokenError: nobody's, or one that does not count any more.
            RateError: its token calls too often.
        """
        named = id_in(shown)
        if named is None:
            raise _unknown()
        now = self.store.now()
        found = await self._read(named, now)
        if found is None or not found.opens(shown, now):
            raise _unknown()
        self._count(found, now)
        if found.last_used_at is None or found.last_used_at <= now - _NOTED_EVERY:
            async with self.store.transaction() as tx:
                await tx.tokens.used(found.id, now, at_most_every=_NOTED_EVERY)
            used = found.model_copy(update={"last_used_at": now})
            self._known[found.id] = (used, self._known[found.id][1])
        return found

    async def _read(self, id: str, now: datetime) -> Token | None:
        """Read a token, or remember it; what another process changes counts within seconds."""
        kept = self._known.get(id)
        if kept and now - _REMEMBERED < kept[1] <= now:
            return kept[0]
        async with self.store.reading() as tx:
            found = await tx.tokens.get(id)
        if found:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            self._known[id] = (found, now)
        return found

    def forget(self, id: str) -> None:
        """Read a token anew at its next call: it was changed elsewhere."""
        self._known.pop(id, None)

    async def create(self, wanted: Wanted, origin: Origin) -> Shown:
        """Make a token; its secret is in the answer, and nowhere else."""
        async with self.store.transaction(origin) as tx:
            now, named = tx.now, tx.new_id("tok")
            secret = write(named, secrets.token_bytes(BYTES))
            after = wanted.expires_after
            token = Token(
                id=named,
                team=origin.team,
                name=wanted.name,
                scopes=wanted.scopes,
                systems=wanted.systems,
                channels=wanted.channels,
                per_minute=wanted.per_minute,
                created_by=origin.actor,
                created_at=now,
                expires_at=now + after if after else None,
                secrets=(Secret(sha256=hash_of(secret), created_at=now),),
            )
            await tx.tokens.add(token)
            await _told(tx, token, origin, "token.created")
        return Shown(token, secret)

    async def rotate(self, id: str, origin: Origin, *, overlap: timedelta = OVERLAP) -> Shown:
        """Give a token another secret; the one before goes on opening for a while.

        Raises:
            TokenNotFoundError: there is none.
            TokenOverError: it is revoked or expired.
        """
        async with self.store.transaction(origin) as tx:
            token = await _live(tx, id, origin)
            secret = write(id, secrets.token_bytes(BYTES))
            fresh = Secret(sha256=hash_of(secret), created_at=tx.now)
            until = tx.now + overlap
            kept = tuple(
                one.model_copy(update={"expires_at": until})
                for one in token.secrets
                if one.expires_at is None  # what an earlier rotation left ends at once
            )
            token = token.model_copy(update={"secrets": (*kept, fresh)})
            await tx.tokens.change(token)
            await _told(tx, token, origin, "token.rotated")
        self._known.pop(id, None)
        return Shown(token, secret)

    async def revoke(self, id: str, origin: Origin) -> Token:
        """End a token; it opens nothing from now on.

        Raises:
            TokenNotFoundError: there is none.
            TokenOverError: it is over already.
        """
        async with self.store.transaction(origin) as tx:
            token = await _live(tx, id, origin)
            token = token.model_copy(update={"revoked_at": tx.now, "secrets": ()})
            await tx.tokens.change(token)
            await _told(tx, token, origin, "token.revoked")
        self._known.pop(id, None)
        return token

    async def listed(self, team: str) -> list[Token]:
        """List a workspace's tokens, the newest first."""
        async with self.store.reading() as tx:
            return await tx.tokens.listed(team)

    def _count(self, token: Token, now: datetime) -> None:
        at, most = now.timestamp(), token.per_minute
        bucket = self._buckets.get(token.id, Bucket.full(most, at)).after_call(most, at)
        if bucket.left < 0:
            raise RateError(
                f"This token may call {most} times a minute.",
                next_step="Wait as many seconds as Retry-After says.",
                retry_after=bucket.wait(most),
            )
        self._buckets[token.id] = bucket


async def _live(tx: Transaction, id: str, origin: Origin) -> Token:
    token = await tx.tokens.get(id, lock=True)
    if token is None or token.team != origin.team:
        raise TokenNotFoundError(
            f"There is no token {id} in this workspace.", next_step="`remit token list` shows them."
        )
    if not token.is_live(tx.now):
        raise TokenOverError("This token is revoked or has expired.", next_step="Make a new one.")
    return token


async def _told(tx: Transaction, token: Token, origin: Origin, verb: str) -> None:
    facts = {"scopes": sorted(token.scopes), "systems": list(token.systems)}
    if token.channels:
        facts["channels"] = list(token.channels)
    event = AuditEvent(actor=origin.actor, verb=verb, subject=token.id, facts=facts)
    await tx.audit.append(token.team, event)


def _unknown() -> UnknownTokenError:
    return UnknownTokenError(
        "I do not know this caller.",
        next_step="Send a token that counts as `Authorization: Bearer …`; "
        "`remit token create` makes one.",
    )
