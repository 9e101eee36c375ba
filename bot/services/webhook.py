"""Webhooks as whoever runs the bot uses them, and what the sender asks: what to send, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.domain.audit.model import AuditEvent
from bot.domain.delivery.model import Effect, EffectKind
from bot.domain.errors import ConflictError, NotFoundError
from bot.domain.intake.model import Claim, Origin
from bot.domain.token.model import Token
from bot.domain.webhook.address import target_of
from bot.domain.webhook.model import (
    MOST,
    Endpoint,
    Happening,
    pause_after,
    secret_of,
    secrets_of,
)
from bot.store.store import Store
from bot.store.transaction import Transaction
from bot.store.webhook import Undelivered

OVERLAP = timedelta(hours=24)


class EndpointNotFoundError(NotFoundError):
    """No such endpoint in this workspace, or not this program's."""

    code = "webhook.not-found"


class WebhooksOffError(ConflictError):
    """This installation has no key to sign with."""

    code = "webhook.no-key"


class TooManyEndpointsError(ConflictError):
    """The workspace has as many endpoints as it may."""

    code = "webhook.too-many"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where to tell what."""

    url: str
    happenings: frozenset[Happening] = frozenset()
    systems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Registered:
    """An endpoint, and the secret that is shown this once."""

    endpoint: Endpoint
    secret: str


@dataclass(frozen=True, slots=True)
class Sending:
    """One call to make: where, what, and signed with which secrets."""

    url: str
    message: str
    body: dict[str, Any]
    secrets: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Webhooks:
    """Register, rotate and remove endpoints; hand out calls and settle them."""

    store: Store
    keys: Sequence[str] = ()  # the first makes secrets, all of them sign
    loopback: bool = False  # whether this machine may be called, for development
    channel: str | None = None  # of whoever runs Remit

    async def register(
        self, wanted: Wanted, origin: Origin, *, program: Token | None = None
    ) -> Registered:
        """Tell a program from now on what happens.

        Args:
            wanted: Where, and what.
            origin: Who asks for it.
            program: The token that asks, which is then told of its own requests alone.

        Raises:
            UnsafeAddressError: webhooks do not go there.
            WebhooksOffError: there is no key to sign with.
            TooManyEndpointsError: there are enough.
        """
        target_of(wanted.url, loopback=self.loopback)
        key = self._key()
        async with self.store.transaction(origin) as tx:
            if len(await tx.endpoints.listed(origin.team)) >= MOST:
                raise TooManyEndpointsError(
                    f"A workspace has {MOST} endpoints at most.",
                    next_step="Remove one with `remit webhook remove`.",
                )
            endpoint = Endpoint(
                id=tx.new_id("hook"),
                team=origin.team,
                url=wanted.url,
                happenings=wanted.happenings,
                systems=wanted.systems,
                asker=program.actor if program else None,
                created_by=origin.actor,
                created_at=tx.now,
            )
            await tx.endpoints.add(endpoint)
            await _told(tx, endpoint, origin, "webhook.registered")
        return Registered(endpoint, secret_of(key, endpoint.id, endpoint.generation))

    async def rotate(
        self, id: str, origin: Origin, *, overlap: timedelta = OVERLAP, program: Token | None = None
    ) -> Registered:
        """Give an endpoint another secret; for a while every call is signed with both.

        Raises:
            EndpointNotFoundError: there is none.
            WebhooksOffError: there is no key to sign with.
        """
        key = self._key()
        async with self.store.transaction(origin) as tx:
            endpoint = (await _locked(tx, id, origin, program)).rotated(tx.now + overlap)
            await tx.endpoints.change(endpoint)
            await _told(tx, endpoint, origin, "webhook.rotated")
        return Registered(endpoint, secret_of(key, endpoint.id, endpoint.generation))

    async def remove(self, id: str, origin: Origin, *, program: Token | None = None) -> Endpoint:
        """Tell an endpoint nothing any more.

        Raises:
            EndpointNotFoundError: there is none.
        """
        async with self.store.transaction(origin) as tx:
            endpoint = await _locked(tx, id, origin, program)
            endpoint = endpoint.model_copy(update={"removed_at": tx.now})
            await tx.endpoints.change(endpoint)
            await _told(tx, endpoint, origin, "webhook.removed")
        return endpoint

    async def listed(self, team: str, *, program: Token | None = None) -> list[Endpoint]:
        """List a workspace's endpoints, or a program's own."""
        async with self.store.reading() as tx:
            found = await tx.endpoints.listed(team)
        return [one for one in found if program is None or one.asker == program.actor]

    async def undelivered(self, id: str, origin: Origin) -> list[Undelivered]:
        """List what an endpoint was never told.

        Raises:
            EndpointNotFoundError: there is none.
        """
        async with self.store.reading() as tx:
            _known(await tx.endpoints.get(id), id, origin)
            return await tx.endpoints.undelivered(id)

    async def send_again(self, id: str, origin: Origin) -> int:
        """Send once more what an endpoint was never told; return how much that is.

        Raises:
            EndpointNotFoundError: there is none.
        """
        async with self.store.transaction(origin) as tx:
            endpoint = await _locked(tx, id, origin)
            lost = [one for one in await tx.endpoints.undelivered(id) if one.payload]
            for one in lost:
                await tx.endpoints.send_again(one.row, {**one.payload, "tries": 0}, tx.now)
            await _told(tx, endpoint, origin, "webhook.sent-again")
        return len(lost)

    async def sending(self, claim: Claim) -> Sending | None:
        """Tell what a claimed row is to send; none when its endpoint is gone, and the row done."""
        async with self.store.reading() as tx:
            endpoint, now = await tx.endpoints.get(claim.payload["endpoint"]), tx.now
        if endpoint is None or not self.keys:
            await self.delivered(claim)
            return None
        return Sending(
            url=endpoint.url,
            message=claim.payload["message"],
            body=claim.payload["body"],
            secrets=secrets_of(self.keys, endpoint, now),
            at=now,
        )

    async def delivered(self, claim: Claim) -> None:
        """Record that it arrived."""
        async with self.store.transaction(Origin(claim.team, "", claim)):
            return

    async def failed(self, claim: Claim, why: str) -> bool:
        """Try again later, or give up after the last try and say so. True when given up."""
        tries = int(claim.payload.get("tries", 0)) + 1
        pause = pause_after(tries)
        payload = {**claim.payload, "tries": tries}
        async with self.store.transaction() as tx:
            leases = tx.leases(claim.queue)
            if pause is not None:
                await leases.put_back(claim, payload, after=pause, failure=why)
                return False
            await leases.give_back(claim, failure=why, tries=0)
            if self.channel:
                await tx.outbox.add(_note(claim, self.channel, tx.now))
        return True

    def _key(self) -> str:
        if not self.keys:
            raise WebhooksOffError(
                "Webhooks are not set up here.",
                next_step="Whoever runs Remit sets REMIT_WEBHOOK_KEY; "
                "`openssl rand -hex 32` makes one.",
            )
        return self.keys[0]


async def _locked(
    tx: Transaction, id: str, origin: Origin, program: Token | None = None
) -> Endpoint:
    return _known(await tx.endpoints.get(id, lock=True), id, origin, program)


def _known(
    found: Endpoint | None, id: str, origin: Origin, program: Token | None = None
) -> Endpoint:
    if (
        found is None
        or found.team != origin.team
        or (program is not None and found.asker != program.actor)
    ):
        raise EndpointNotFoundError(
            f"There is no endpoint {id} here.", next_step="`remit webhook list` shows them."
        )
    return found


async def _told(tx: Transaction, endpoint: Endpoint, origin: Origin, verb: str) -> None:
    facts = {"happenings": sorted(endpoint.happenings), "generation": endpoint.generation}
    event = AuditEvent(actor=origin.actor, verb=verb, subject=endpoint.id, facts=facts)
    await tx.audit.append(endpoint.team, event)


def _note(claim: Claim, channel: str, now: datetime) -> Effect:
    """Say that something was given up; once an hour for each endpoint."""
    endpoint = claim.payload["endpoint"]
    return Effect(
        key=f"webhook:{endpoint}:{now:%Y-%m-%dT%H}",
        kind=EffectKind.REPLY,
        team=claim.team,
        view="notice",
        channel=channel,
        facts={"code": "webhook-given-up", "what": endpoint},
    )
