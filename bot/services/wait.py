"""Questions of agent-wait hosts: each becomes a tool call that people decide, and its answer is sent back."""

from dataclasses import dataclass

from bot.domain.audit.model import AuditEvent
from bot.domain.errors import ConflictError
from bot.domain.escalation.model import Escalation
from bot.domain.interchange.wait import Envelope, WaitHook
from bot.domain.token.model import Token
from bot.domain.webhook.address import target_of
from bot.domain.webhook.model import MOST, Endpoint
from bot.services.escalation.again import KeyReusedError
from bot.services.tool_call import Agent, ToolCalls
from bot.services.webhook import TooManyEndpointsError, Webhooks, WebhooksOffError
from bot.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Waits:
    """Takes questions; the webhooks carry the answers, as patiently as everything else."""

    calls: ToolCalls
    webhooks: Webhooks

    async def take(self, envelope: Envelope, hook: WaitHook, caller: Token) -> Escalation:
        """Put a question before people; announced again, it is found as it stands.

        Raises:
            UnanswerableError: it cannot be answered by yes or no, or nowhere.
            UnsafeAddressError: its answer would go where we do not call.
            WebhooksOffError: there is no key to sign answers with.
            TooManyEndpointsError: there are enough addresses.
        """
        url = envelope.address(hook)
        target_of(url, loopback=self.webhooks.loopback)
        agent = Agent.of(caller)
        async with self.calls.store.transaction(agent.origin) as tx:
            now = await tx.escalations.now()
            endpoint = await self._endpoint(tx, url, hook, caller)
        submission = envelope.submission(now, endpoint)
        try:
            return (await self.calls.ask(submission, envelope.key, agent)).escalation
        except KeyReusedError as error:  # announced again a moment later: less time is left
            return (await self.calls.get(_id_in(error), agent)).escalation

    async def _endpoint(self, tx: Transaction, url: str, hook: WaitHook, caller: Token) -> str:
        """Find the endpoint for answers to this address, or make it."""
        if not self.webhooks.keys:
            raise WebhooksOffError(
                "Answers cannot be signed here.",
                next_step="Whoever runs Remit sets REMIT_WEBHOOK_KEY; `openssl rand -hex 32` makes one.",
            )
        listed = await tx.endpoints.listed(hook.team)
        for one in listed:
            if (one.wait, one.url) == (hook.name, url):
                return one.id
        if len(listed) >= MOST:
            raise TooManyEndpointsError(
                f"A workspace has {MOST} endpoints at most.",
                next_step="Remove one with `remit webhook remove`.",
            )
        endpoint = Endpoint(
            id=tx.new_id("hook"), team=hook.team, url=url, wait=hook.name, asker=caller.actor,
            created_by=caller.actor, created_at=tx.now,
        )  # fmt: skip
        await tx.endpoints.add(endpoint)
        facts = {"happenings": [], "generation": endpoint.generation, "wait": hook.name}
        event = AuditEvent(
            actor=caller.actor, verb="webhook.registered", subject=endpoint.id, facts=facts
        )
        await tx.audit.append(hook.team, event)
        return endpoint.id


def _id_in(error: ConflictError) -> str:
    return str(error.context["escalation"])
