"""Summaries that come by themselves: set up, listed, held, let go on, and ended."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.audit.model import AuditEvent
from bot.domain.delivery.model import Effect, EffectKind
from bot.domain.errors import NotFoundError
from bot.domain.intake.model import Origin
from bot.domain.lint.model import Language
from bot.domain.report.plan import REPORT_DUE, ReportPlan, language_in
from bot.domain.report.reader import Reader
from bot.domain.schedule.cadence import Cadence, say_cadence
from bot.domain.schedule.model import Schedule
from bot.domain.spec.version import SpecVersion
from bot.store.store import Store
from bot.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to be told, where, when and how."""

    spec: str
    channel: str
    cadence: Cadence
    reader: Reader = Reader.TEAM
    language: Language | None = None  # none: the spec's
    only_news: bool = False
    on_change: bool = False

    @property
    def key(self) -> tuple[str, str, Reader]:
        """What one summary is known by where all of them are declared."""
        return self.spec, self.channel, self.reader


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan with where its schedule stands."""

    plan: ReportPlan
    next_at: datetime | None
    paused: bool


@dataclass(frozen=True, slots=True)
class ReportPlans:
    """Each method is one transaction; whatever changes is told in one message, where the summary goes."""

    store: Store

    async def plan(self, wanted: Wanted, origin: Origin) -> Planned:
        """Set up a summary that comes again and again.

        Raises:
            NotFoundError: there is no such spec they may act on.
        """
        async with self.store.transaction(origin) as tx:
            version = await spec_for(tx, wanted.spec, origin)
            return await keep_plan(tx, version, wanted, origin)

    async def to_plan(self, origin: Origin) -> list[tuple[str, str]]:
        """The specs somebody may schedule a summary of: their own, the last changed first."""
        async with self.store.reading() as tx:
            found = await tx.specs.owned_by(origin.team, origin.actor)
        return [(one.id, one.spec.title) for one in found]

    async def planned(self, team: str) -> list[Planned]:
        """List the summaries of a workspace, the oldest first."""
        async with self.store.reading() as tx:
            plans = await tx.reports.plans_of(team)
            schedules = await tx.schedules.of_kind(team, REPORT_DUE)
        return [_planned(plan, schedules.get(plan.schedule)) for plan in plans]

    async def hold(self, id: str, origin: Origin, *, held: bool) -> ReportPlan:
        """Pause a summary, or let it go on.

        Raises:
            NotFoundError: there is none they may act on.
        """
        async with self.store.transaction(origin) as tx:
            plan = await _plan(tx, id, origin)
            await hold_plan(tx, plan, origin, held=held)
            return plan

    async def drop(self, id: str, origin: Origin) -> ReportPlan:
        """End a summary; what it told stays on record.

        Raises:
            NotFoundError: there is none they may act on.
        """
        async with self.store.transaction(origin) as tx:
            plan = await _plan(tx, id, origin)
            await drop_plan(tx, plan, origin)
            return plan


def _planned(plan: ReportPlan, schedule: Schedule | None) -> Planned:
    if schedule is None:
        return Planned(plan, None, paused=True)
    return Planned(plan, schedule.next_at, paused=schedule.paused)


async def hold_plan(tx: Transaction, plan: ReportPlan, origin: Origin, *, held: bool) -> None:
    """Pause a summary, or let it go on, within what else somebody does."""
    await tx.schedules.pause(plan.schedule, paused=held)
    schedule = await tx.schedules.get(plan.schedule)
    state = "held" if held else "on"
    assert schedule is not None  # noqa: S101  # a plan has one
    next_at = schedule.next_at
    if next_at and next_at <= tx.now:  # what was due meanwhile comes at once; nobody waits for that
        next_at = plan.cadence.after(tx.now)
    await tx.outbox.add(note_of(plan, state, next_at, schedule.version))
    verb = "report.held" if held else "report.resumed"
    await tx.audit.append(origin.team, event_of(verb, plan, origin))


async def drop_plan(tx: Transaction, plan: ReportPlan, origin: Origin) -> None:
    """End a summary within what else somebody does."""
    await tx.reports.drop_plan(plan.id)
    schedule = await tx.schedules.get(plan.schedule)
    await tx.schedules.drop(plan.schedule)
    version = schedule.version + 1 if schedule else 1
    await tx.outbox.add(note_of(plan, "ended", None, version))
    await tx.audit.append(origin.team, event_of("report.dropped", plan, origin))


async def keep_plan(
    tx: Transaction, version: SpecVersion, wanted: Wanted, origin: Origin
) -> Planned:
    """Set up a summary within what else somebody does."""
    plan = ReportPlan(
        id=tx.new_id("plan"),
        team=origin.team,
        spec=version.id,
        title=version.spec.title,
        channel=wanted.channel,
        cadence=wanted.cadence,
        reader=wanted.reader,
        language=wanted.language or language_in(version.spec.language),
        only_news=wanted.only_news,
        on_change=wanted.on_change,
        created_by=origin.actor,
        created_at=tx.now,
    )
    next_at = plan.cadence.after(tx.now)
    await tx.reports.add_plan(plan)
    await tx.schedules.put(
        Schedule(
            id=plan.schedule,
            team=plan.team,
            kind=REPORT_DUE,
            subject=plan.id,
            times=plan.cadence,
            next_at=next_at,
        )
    )
    await tx.audit.append(origin.team, event_of("report.planned", plan, origin))
    await tx.outbox.add(note_of(plan, "on", next_at, 1))
    return Planned(plan, next_at, paused=False)


async def spec_for(tx: Transaction, id: str, origin: Origin) -> SpecVersion:
    """The spec somebody asks about.

    Raises:
        NotFoundError: there is none they may see.
    """
    version = await tx.specs.newest(id)
    if version is None or not origin.may_touch(version.place, version.owner):
        raise NotFoundError(
            "I cannot find that spec, or it is not yours to see.",
            next_step="Type /remit list to see your specs.",
        )
    return version


async def _plan(tx: Transaction, id: str, origin: Origin) -> ReportPlan:
    plan = await tx.reports.plan(id)
    if plan is None or plan.team != origin.team:
        raise NotFoundError(
            "I cannot find that summary.",
            next_step="`remit schedule list` and /remit schedule show which there are.",
        )
    return plan


def note_of(plan: ReportPlan, state: str, next_at: datetime | None, version: int) -> Effect:
    """One message that says where a summary stands, and follows it."""
    return Effect(
        key=f"report-plan:{plan.id}:{version}",
        kind=EffectKind.CARD,
        team=plan.team,
        view="report.planned",
        channel=plan.channel,
        subject=plan.id,
        card=f"report-plan:{plan.id}",
        version=version,
        facts={
            "plan": plan.id,
            "state": state,
            "title": plan.title,
            "when": say_cadence(plan.cadence, plan.language),
            "on_change": "yes" if plan.on_change else "no",
            "next": next_at.isoformat() if next_at else "-",
            "language": plan.language,
        },
    )


def event_of(verb: str, plan: ReportPlan, origin: Origin) -> AuditEvent:
    """What the record says about a summary."""
    return AuditEvent(
        actor=origin.actor,
        verb=verb,
        subject=plan.id,
        facts={"spec": plan.spec, "channel": plan.channel},
    )
