"""Several similar requests approved at once: each in its own transaction, in the version shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.delivery.model import Effect, EffectKind
from bot.domain.errors import ConflictError, RemitError
from bot.domain.escalation.batch import batches, may_be_batched
from bot.domain.escalation.model import Choice, Escalation
from bot.domain.intake.model import Origin
from bot.services.effect import cause_of
from bot.services.escalation.escalations import Answer, Escalations


class NotForBatchError(ConflictError):
    """It is final, needs more people, or is asked about: it is decided by itself."""

    code = "escalation.not-for-batch"


@dataclass(frozen=True, slots=True)
class Batches:
    """What changed meanwhile, or may not be approved like this, is left out, and said so."""

    escalations: Escalations

    async def offered(self, team: str, user: str) -> tuple[Escalation, ...]:
        """The largest group of similar requests that waits for somebody; nothing when all differ."""
        found = batches(await self.escalations.waiting_for(team, user))
        return found[0] if found else ()

    async def approve(
        self, items: Sequence[tuple[str, int]], origin: Origin, *, language: str = "en"
    ) -> None:
        """Approve each in the version that was listed, and tell what came of it."""
        done: list[str] = []
        left: list[dict[str, str]] = []
        for named, seen in dict(items).items():
            try:
                one = await self._approve(named, seen, origin)
            except RemitError as error:
                left.append({"what": named, "why": error.message})
            else:
                done.append(one.request.action.target)
        async with self.escalations.store.transaction(origin) as tx:
            await tx.outbox.add(
                Effect(
                    key=f"batched:{cause_of(origin)}",
                    kind=EffectKind.REPLY,
                    team=origin.team,
                    view="escalation.batched",
                    user=origin.actor,
                    facts={"done": done, "left": left, "language": language},
                )
            )

    async def _approve(self, id: str, seen: int, origin: Origin) -> Escalation:
        alone = Origin(origin.team, origin.actor)  # the claim is settled when all are done
        before = await self.escalations.look(id, alone)
        if any(vote.by == origin.actor and vote.digest == before.digest for vote in before.votes):
            return before  # a repeat of the same batch
        if before.state.is_pending and not may_be_batched(before):
            raise NotForBatchError(
                "This needs a look of its own.", next_step="Open its card and decide there."
            )
        return await self.escalations.decide(id, Answer(Choice.APPROVE, seen), alone)
