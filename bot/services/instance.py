"""Agents that other programs let in under the Agent Approval Protocol: each with a token of its own."""

import hashlib
import secrets
import uuid
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.audit.model import AuditEvent, digest
from bot.domain.errors import ConflictError, InvalidInputError, NotFoundError, RemitError
from bot.domain.escalation.model import State
from bot.domain.intake.model import Origin
from bot.domain.interchange.instance import (
    Delivery,
    Instance,
    Provision,
    challenge_of,
    credential_of,
)
from bot.domain.token.model import Scope, Secret, Token, hash_of
from bot.domain.webhook.address import target_of
from bot.domain.webhook.model import Endpoint, Happening, sealed
from bot.services.escalation.again import KeyReusedError
from bot.services.escalation.escalations import Escalations
from bot.services.token import Tokens
from bot.services.webhook import WebhooksOffError
from bot.store.escalation_list import Page
from bot.store.store import Store
from bot.store.transaction import Transaction

_ENDED = frozenset({Happening.DECIDED, Happening.EXPIRED, Happening.CANCELLED})
_AT_ONCE = 200
# Sends a signed message to an address, and gives back the JSON object it is answered with.
Exchange = Callable[[str, Mapping[str, str], str], Awaitable[Mapping[str, object] | None]]


class InstanceNotFoundError(NotFoundError):
    """No such agent, or somebody else let it in."""

    code = "agent.not-found"


class InstanceDeletedError(ConflictError):
    """The agent that was let in under this key is deleted."""

    code = "agent.deleted"


class ReceiverUnverifiedError(InvalidInputError):
    """The receiver did not answer the challenge; nothing was made."""

    code = "agent.receiver-unverified"


@dataclass(frozen=True, slots=True)
class LetIn:
    """An agent, and the secret it shows."""

    instance: Instance
    credential: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Instances:
    """A program manages the agents it let in, and no others."""

    store: Store
    tokens: Tokens
    escalations: Escalations
    exchange: Exchange
    keys: Sequence[str] = ()
    loopback: bool = False

    async def provision(self, wanted: Provision, key: str, program: Token, shown: str) -> LetIn:
        """Let an agent in; the same key lets in the same one, and tells the same secret.

        Args:
            wanted: Its name, and where it is told of decisions.
            key: Names this wish.
            program: The token that asks.
            shown: Its secret, from which the agent's is worked out.

        Raises:
            KeyReusedError: the key was used for another wish.
            InstanceDeletedError: what the key made is gone.
            UnsafeAddressError: the receiver is somewhere we do not call.
            ReceiverUnverifiedError: the receiver did not answer the challenge.
        """
        kept = hashlib.sha256(key.encode()).hexdigest()
        fingerprint = digest(wanted.model_dump(mode="json"))
        async with self.store.reading() as tx:
            named, now = tx.new_id("tok"), tx.now
            if found := await self._before(tx, program, kept, fingerprint, shown):
                return found
        if wanted.delivery:
            await self._verify(wanted.delivery, named)
        instance = Instance(
            token=named,
            team=program.team,
            name=wanted.instance_name or f"agent-{named[-6:].lower()}",
            provisioner=program.id,
            created_at=now,
        )
        credential = credential_of(shown, named)
        origin = Origin(program.team, program.actor)
        async with self.store.transaction(origin) as tx:
            await tx.tokens.add(_token(instance, credential))
            if wanted.delivery:
                instance = await self._delivered(tx, instance, wanted.delivery)
            if not await tx.instances.add(instance, kept, fingerprint):
                raise ConflictError(
                    "This key is being used at this moment.", next_step="Send the same again."
                )
            await _told(tx, instance, origin, "agent.let-in")
        return LetIn(instance, credential, is_new=True)

    async def get(self, token: str, program: Token) -> Instance:
        """Read one.

        Raises:
            InstanceNotFoundError: there is none, or it is deleted.
        """
        found = await self._own(token, program)
        if found.deleted_at:
            raise _unknown()
        return found

    async def delete(self, token: str, program: Token) -> None:
        """Shut an agent out: its token, what it waits for, and where it is told; again changes nothing.

        Raises:
            InstanceNotFoundError: there is none.
        """
        found = await self._own(token, program)
        origin = Origin(program.team, program.actor)
        if found.deleted_at is None:
            async with self.store.transaction(origin) as tx:
                await self._shut_out(tx, found)
                await _told(tx, found, origin, "agent.shut-out")
            self.tokens.forget(found.token)
        agent = Origin(found.team, f"token:{found.token}")
        while pending := await self._pending(agent):
            for waiting in pending:
                await self._cancel(waiting, agent)

    async def _before(
        self, tx: Transaction, program: Token, key: str, fingerprint: str, shown: str
    ) -> LetIn | None:
        found = await tx.instances.under(program.id, key)
        if found is None:
            return None
        if found.instance.deleted_at:
            raise InstanceDeletedError("This agent is deleted.", next_step="Use a new key.")
        if found.fingerprint != fingerprint:
            raise KeyReusedError(
                "This key was used for another agent.", next_step="Use a new key for a new agent."
            )
        credential = credential_of(shown, found.instance.token)
        token = await tx.tokens.get(found.instance.token)
        if token is None or not token.opens(credential, tx.now):
            raise InstanceDeletedError(
                "The secret of this agent cannot be told again.", next_step="Use a new key."
            )
        return LetIn(found.instance, credential, is_new=False)

    async def _verify(self, delivery: Delivery, named: str) -> None:
        """Have the receiver answer a challenge before anything is made."""
        if not self.keys:
            raise WebhooksOffError(
                "Webhooks are not set up here.", next_step="Leave delivery out, and ask for news."
            )
        target_of(delivery.url, loopback=self.loopback)
        message, chosen = _chance(), _chance()
        async with self.store.reading() as tx:
            now = tx.now
        asked = challenge_of(delivery.registration_id, named, message, chosen, now)
        answer = await self.exchange(delivery.url, asked, delivery.signing_secret)
        if answer != {"challenge": chosen}:
            raise ReceiverUnverifiedError(
                "The receiver did not answer the challenge.",
                next_step="See that it runs, is reachable, and knows this registration.",
            )

    async def _delivered(self, tx: Transaction, instance: Instance, delivery: Delivery) -> Instance:
        named = tx.new_id("hook")
        endpoint = Endpoint(
            id=named,
            team=instance.team,
            url=delivery.url,
            happenings=_ENDED,
            asker=f"token:{instance.token}",
            agent=instance.token,
            sealed=sealed(self.keys[0], named, delivery.signing_secret),
            created_by=instance.provisioner,
            created_at=tx.now,
        )
        await tx.endpoints.add(endpoint)
        told = {"delivery": delivery.shown(), "endpoint": named}
        return instance.model_copy(update=told)

    async def _own(self, token: str, program: Token) -> Instance:
        async with self.store.reading() as tx:
            found = await tx.instances.get(token)
        if found is None or found.provisioner != program.id:
            raise _unknown()
        return found

    @staticmethod
    async def _shut_out(tx: Transaction, instance: Instance) -> None:
        if token := await tx.tokens.get(instance.token, lock=True):
            ended = {"revoked_at": token.revoked_at or tx.now, "secrets": ()}
            await tx.tokens.change(token.model_copy(update=ended))
        if instance.endpoint and (there := await tx.endpoints.get(instance.endpoint, lock=True)):
            await tx.endpoints.change(there.model_copy(update={"removed_at": tx.now}))
        await tx.instances.change(instance.model_copy(update={"deleted_at": tx.now}))

    async def _pending(self, agent: Origin) -> list[str]:
        wanted = Page((State.OPEN, State.IN_QUESTION), asker=agent.actor, limit=_AT_ONCE)
        async with self.store.reading() as tx:
            now = await tx.escalations.now()
            found = await tx.escalations.page(agent.team, wanted)
        return [one.id for one in found if now < one.closes_at]

    async def _cancel(self, id: str, agent: Origin) -> None:
        try:
            await self.escalations.cancel(id, agent)
        except ConflictError:
            return  # somebody decided it in this very moment


def _token(instance: Instance, credential: str) -> Token:
    return Token(
        id=instance.token,
        team=instance.team,
        name=instance.name,
        scopes=frozenset({Scope.ESCALATIONS_READ, Scope.ESCALATIONS_WRITE}),
        systems=(instance.name,),
        created_by=f"token:{instance.provisioner}",
        created_at=instance.created_at,
        secrets=(Secret(sha256=hash_of(credential), created_at=instance.created_at),),
    )


async def _told(tx: Transaction, instance: Instance, origin: Origin, verb: str) -> None:
    facts = {"name": instance.name, "delivery": bool(instance.endpoint)}
    event = AuditEvent(actor=origin.actor, verb=verb, subject=instance.token, facts=facts)
    await tx.audit.append(instance.team, event)


def _chance() -> str:
    return str(uuid.UUID(bytes=secrets.token_bytes(16), version=4))


def _unknown() -> RemitError:
    return InstanceNotFoundError(
        "There is no such agent, or this token did not let it in.",
        next_step="Use the id that was told when it was let in.",
    )
