"""Tool calls that agents ask about under the Agent Approval Protocol: each one is an escalation."""

import asyncio
import contextlib
import hashlib
from dataclasses import dataclass
from datetime import datetime

from bot.domain.audit.model import digest
from bot.domain.errors import ConflictError
from bot.domain.escalation.action import Request
from bot.domain.escalation.errors import AlreadyConsumedError
from bot.domain.escalation.guard import decided
from bot.domain.escalation.model import Escalation, State
from bot.domain.escalation.roster import Present
from bot.domain.intake.model import Origin
from bot.domain.interchange.answer import PENDING, status_of
from bot.domain.interchange.tool_call import Submission
from bot.domain.token.model import Token
from bot.services.escalation.again import asked_before
from bot.services.escalation.card import unknown
from bot.services.escalation.escalations import Escalations
from bot.services.escalation.program import OtherSystemError
from bot.services.escalation.record import begun
from bot.services.escalation.roster import roster_for
from bot.services.escalation.spec import AskedBySpec
from bot.services.webhook_event import answer_waiting
from bot.store.escalation import Asked
from bot.store.store import Store
from bot.store.transaction import Transaction

_LOOK_AGAIN = 1.0  # seconds; where another process may decide


class NotStartedError(ConflictError):
    """The approval was not used, so nothing can have come of it."""

    code = "tool-call.not-consumed"


class OutcomeConflictError(ConflictError):
    """Something else is recorded as what came of it."""

    code = "tool-call.outcome-conflict"


@dataclass(frozen=True, slots=True)
class ToolCall:
    """What was submitted, and how it stands."""

    submission: Submission
    escalation: Escalation
    is_new: bool = False

    @property
    def is_pending(self) -> bool:
        """Whether nobody has decided yet."""
        return status_of(self.escalation) == PENDING


@dataclass(frozen=True, slots=True)
class Agent:
    """Who calls: the entry point has made sure of it, and knows the system it runs as."""

    origin: Origin
    system: str

    @classmethod
    def of(cls, token: Token) -> "Agent":
        """Tell which system a token's calls come from: the one it is for, else its own name.

        Raises:
            OtherSystemError: it may not act for a system of its name.
        """
        named = [one for one in token.systems if not set(one) & set("*?[")]
        system = named[0] if len(token.systems) == len(named) == 1 else token.name
        if not token.may_act_for(system):
            raise OtherSystemError(
                f"This token may not ask for {system}.",
                next_step="Ask whoever runs Remit for a token for one system.",
            )
        return cls(Origin(token.team, token.actor), system)


@dataclass(frozen=True, slots=True)
class ToolCalls:
    """An agent sees its own calls and no others; nothing here decides."""

    store: Store
    escalations: Escalations

    async def ask(self, submission: Submission, key: str, agent: Agent) -> ToolCall:
        """Put a call before people; the same key asks once.

        Raises:
            InvalidInputError: it cannot be read.
            KeyReusedError: the key was used for another call.
        """
        origin = agent.origin
        asked = Asked(
            by=origin.actor,
            key=f"call:{hashlib.sha256(key.encode()).hexdigest()}",
            fingerprint=digest(submission.model_dump(mode="json")),
        )
        async with self.store.reading() as tx:
            early = self._request(submission, agent, await tx.escalations.now())
        roster = await roster_for(self.store, self.escalations.directory, origin.team, early)
        async with self.store.transaction(origin) as tx:
            if found := await asked_before(tx, origin.team, asked):
                return ToolCall(submission, found)
            await tx.policies.look_ahead(origin.team)
            present = Present(roster, await tx.escalations.now())
            request = self._request(submission, agent, present.now)
            opened = await begun(tx, origin, AskedBySpec(request), asked, present)
            is_new = await tx.tool_calls.add(opened.id, submission)
            if not opened.state.is_pending:  # the policy alone decided it
                await answer_waiting(tx, opened)
            return ToolCall(submission, opened, is_new=is_new)

    async def get(self, id: str, agent: Agent, *, wait: float = 0) -> ToolCall:
        """Read one, at once or when it is decided, and after `wait` seconds in any case.

        Raises:
            UnknownEscalationError: this agent asked no such thing.
        """
        changes, loop = self.store.changes, asyncio.get_running_loop()
        until = loop.time() + wait
        with changes.watch(id) as changed:
            while True:
                changed.clear()
                async with self.store.reading() as tx:
                    found = await self._known(tx, id, agent)
                left = until - loop.time()
                if not found.is_pending or left <= 0 or changes.is_closed:
                    return found
                again = min(left, _LOOK_AGAIN) if self.store.is_shared else left
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(changed.wait(), again)

    async def withdraw(self, id: str, agent: Agent) -> ToolCall:
        """Take a call back that nobody has decided; taking it back again changes nothing.

        Raises:
            UnknownEscalationError: this agent asked no such thing.
            AlreadyDecidedError: it is decided, or its time is over.
        """
        found = await self.get(id, agent)
        if found.escalation.state is State.CANCELLED and found.escalation.decision is None:
            return found
        if not found.is_pending:
            raise decided(found.escalation)
        await self.escalations.cancel(id, agent.origin)
        return await self.get(id, agent)

    async def consume(self, id: str, key: str, agent: Agent) -> ToolCall:
        """Use an approval, once; the same key is given the same answer.

        Raises:
            UnknownEscalationError: this agent asked no such thing.
            ConflictError: it may not run.
        """
        found = await self.get(id, agent)
        before = found.escalation
        asked_as = Agent(agent.origin, before.request.action.system)
        action = self._request(found.submission, asked_as, before.opened_at).action
        await self.escalations.consume(id, action, key, agent.origin)
        return await self.get(id, agent)

    async def report(self, id: str, agent: Agent, *, succeeded: bool, note: str = "") -> ToolCall:
        """Say what came of it; saying the same again changes nothing.

        Raises:
            UnknownEscalationError: this agent asked no such thing.
            NotStartedError: its approval was not used.
            OutcomeConflictError: something else was said before.
        """
        found = await self.get(id, agent)
        if found.escalation.consumption is None:
            raise NotStartedError(
                "This call was never started.", next_step="Consume its approval first."
            )
        try:
            await self.escalations.record(id, agent.origin, succeeded=succeeded, note=note)
        except AlreadyConsumedError:
            found = await self.get(id, agent)
            said = found.escalation.outcome
            if said is None or (said.succeeded, said.note) != (succeeded, note.strip()[:1000]):
                raise OutcomeConflictError(
                    "Another outcome is recorded for this call.",
                    next_step="An outcome is never rewritten.",
                ) from None
        return await self.get(id, agent)

    @staticmethod
    async def _known(tx: Transaction, id: str, agent: Agent) -> ToolCall:
        found = await tx.escalations.get(id)
        submission = await tx.tool_calls.of(id)
        owner, team = agent.origin.actor, agent.origin.team
        if found is None or submission is None or (found.request.requester, found.team) != (owner, team):  # fmt: skip
            raise unknown()
        return ToolCall(submission, found)

    @staticmethod
    def _request(submission: Submission, agent: Agent, now: datetime) -> Request:
        return submission.request(requester=agent.origin.actor, system=agent.system, now=now)
