"""Roundups of what waits: set up, held, ended by full members, and told once a period."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.audit.model import AuditEvent
from bot.domain.delivery.model import Effect, EffectKind
from bot.domain.errors import InvalidInputError, NotFoundError
from bot.domain.escalation.authority import require_person
from bot.domain.intake.model import Claim, Origin
from bot.domain.lint.model import Language
from bot.domain.roundup.model import ROUNDUP_DUE, Roundup, RoundupPlan, roundup_of
from bot.domain.schedule.cadence import Cadence, say_cadence
from bot.domain.schedule.model import Schedule
from bot.services.directory import Directory
from bot.store.store import Store
from bot.store.transaction import Transaction

_LOOKED_AT = 200  # the oldest that wait


@dataclass(frozen=True, slots=True)
class WantedRoundup:
    """What somebody wants a channel to be told, and when."""

    channel: str
    cadence: Cadence
    queue: str | None = None
    language: Language = "en"


@dataclass(frozen=True, slots=True)
class PlannedRoundup:
    """A roundup with where its schedule stands."""

    plan: RoundupPlan
    next_at: datetime | None
    paused: bool


@dataclass(frozen=True, slots=True)
class Roundups:
    """Each method is one transaction; whatever changes is told in one message in the channel."""

    store: Store
    directory: Directory

    async def queues(self, team: str) -> tuple[str, ...]:
        """The queues there are: the rules of the policy that counts."""
        async with self.store.reading() as tx:
            active = await tx.policies.active(team)
        return tuple(rule.id for rule in active.policy.rules) if active else ()

    async def plan(self, wanted: WantedRoundup, origin: Origin) -> PlannedRoundup:
        """Have a channel told again and again what waits.

        Raises:
            ForbiddenError: they are no full member here.
            InvalidInputError: there is no such queue.
        """
        await self._require_member(origin)
        queues = await self.queues(origin.team)
        if wanted.queue is not None and wanted.queue not in queues:
            raise InvalidInputError(
                f"The policy has no rule called {wanted.queue}.",
                next_step=f"Its rules: {', '.join(queues) or 'none'}.",
            )
        async with self.store.transaction(origin) as tx:
            plan = RoundupPlan(
                id=tx.new_id("plan"),
                team=origin.team,
                channel=wanted.channel,
                queue=wanted.queue,
                cadence=wanted.cadence,
                language=wanted.language,
                created_by=origin.actor,
                created_at=tx.now,
            )
            next_at = plan.cadence.after(tx.now)
            await tx.roundups.add(plan)
            await tx.schedules.put(
                Schedule(
                    id=plan.schedule,
                    team=plan.team,
                    kind=ROUNDUP_DUE,
                    subject=plan.id,
                    times=plan.cadence,
                    next_at=next_at,
                )
            )
            await tx.audit.append(origin.team, _event("roundup.planned", plan, origin))
            await tx.outbox.add(_note(plan, "on", next_at, 1))
            return PlannedRoundup(plan, next_at, paused=False)

    async def planned(self, team: str) -> list[PlannedRoundup]:
        """List the roundups of a workspace, the oldest first."""
        async with self.store.reading() as tx:
            found = []
            for plan in await tx.roundups.of(team):
                schedule = await tx.schedules.get(plan.schedule)
                assert schedule is not None  # noqa: S101  # a plan has one
                found.append(PlannedRoundup(plan, schedule.next_at, schedule.paused))
            return found

    async def hold(self, id: str, origin: Origin, *, held: bool) -> RoundupPlan:
        """Pause a roundup, or let it go on.

        Raises:
            ForbiddenError: they are no full member here.
            NotFoundError: there is no such roundup.
        """
        await self._require_member(origin)
        async with self.store.transaction(origin) as tx:
            plan = await _plan(tx, id, origin)
            await tx.schedules.pause(plan.schedule, paused=held)
            schedule = await tx.schedules.get(plan.schedule)
            assert schedule is not None  # noqa: S101  # a plan has one
            state = "held" if held else "on"
            await tx.outbox.add(_note(plan, state, schedule.next_at, schedule.version))
            verb = "roundup.held" if held else "roundup.resumed"
            await tx.audit.append(origin.team, _event(verb, plan, origin))
            return plan

    async def drop(self, id: str, origin: Origin) -> RoundupPlan:
        """End a roundup.

        Raises:
            ForbiddenError: they are no full member here.
            NotFoundError: there is no such roundup.
        """
        await self._require_member(origin)
        async with self.store.transaction(origin) as tx:
            plan = await _plan(tx, id, origin)
            schedule = await tx.schedules.get(plan.schedule)
            await tx.roundups.drop(id)
            await tx.schedules.drop(plan.schedule)
            version = schedule.version + 1 if schedule else 1
            await tx.outbox.add(_note(plan, "ended", None, version))
            await tx.audit.append(origin.team, _event("roundup.dropped", plan, origin))
            return plan

    async def due(self, claim: Claim) -> None:
        """Have it told, unless nothing waits; a second time nothing happens."""
        async with self.store.transaction(Origin(claim.team, "clock", claim)) as tx:
            plan = await tx.roundups.get(str(claim.payload["subject"]))
            if plan is None or not await tx.roundups.backlogs(plan.team, plan.queue):
                return
            await tx.outbox.add(
                Effect(
                    key=f"roundup:{plan.id}:{claim.payload['fire_at']}",
                    kind=EffectKind.REPLY,
                    team=plan.team,
                    view="roundup.post",
                    channel=plan.channel,
                    subject=plan.id,
                )
            )

    async def read(self, id: str) -> Roundup | None:
        """What waits now, as its channel is told; nothing where nothing waits."""
        async with self.store.reading() as tx:
            plan = await tx.roundups.get(id)
            if plan is None:
                return None
            now = await tx.escalations.now()
            backlogs = await tx.roundups.backlogs(plan.team, plan.queue)
            waiting = await tx.escalations.pending(plan.team, limit=_LOOKED_AT, rule=plan.queue)
        return roundup_of(plan, tuple(backlogs), tuple(waiting), now) if backlogs else None

    async def _require_member(self, origin: Origin) -> None:
        if origin.actor.startswith("operator:"):  # whoever has the database may do anything
            return
        roster = await self.directory.roster(origin.team, frozenset({origin.actor}), frozenset())
        require_person(origin.actor, roster)


async def _plan(tx: Transaction, id: str, origin: Origin) -> RoundupPlan:
    plan = await tx.roundups.get(id)
    if plan is None or plan.team != origin.team:
        raise NotFoundError(
            "I cannot find that roundup.", next_step="`remit roundup list` shows which there are."
        )
    return plan


def _note(plan: RoundupPlan, state: str, next_at: datetime | None, version: int) -> Effect:
    """One message that says where a roundup stands, and follows it."""
    return Effect(
        key=f"roundup-plan:{plan.id}:{version}",
        kind=EffectKind.CARD,
        team=plan.team,
        view="roundup.planned",
        channel=plan.channel,
        subject=plan.id,
        card=f"roundup-plan:{plan.id}",
        version=version,
        facts={
            "plan": plan.id,
            "state": state,
            "queue": plan.queue or "",
            "when": say_cadence(plan.cadence, plan.language),
            "next": next_at.isoformat() if next_at else "-",
            "language": plan.language,
        },
    )


def _event(verb: str, plan: RoundupPlan, origin: Origin) -> AuditEvent:
    return AuditEvent(
        actor=origin.actor,
        verb=verb,
        subject=plan.id,
        facts={"channel": plan.channel, "queue": plan.queue},
    )
