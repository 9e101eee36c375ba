"""Summaries: set up, due, made once a period, told in a channel with the rest in the thread."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.audit.model import AuditEvent
from bot.domain.delivery.model import Effect, EffectKind
from bot.domain.errors import NotFoundError
from bot.domain.intake.model import Claim, Origin
from bot.domain.lint.model import Language
from bot.domain.report.compiling import Setting, compiled
from bot.domain.report.plan import MOST_QUIET, REPORT_DUE, Reader, ReportPlan, language_in
from bot.domain.report.report import Report
from bot.domain.report.trend import Trend
from bot.domain.schedule.cadence import Cadence, say_cadence
from bot.domain.schedule.model import Schedule
from bot.domain.spec.version import SpecVersion
from bot.services.verdict import have_checked, judge_again
from bot.store.report import Made
from bot.store.store import Store, Transaction

_A_WEEK = timedelta(days=7)
_MOST_VERDICTS = 2_000  # of one spec in one report: a year of weeks of 38 criteria

Draw = Callable[[Trend], bytes]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to be told, where, when and how."""

    spec: str
    channel: str
    cadence: Cadence
    reader: Reader = Reader.TEAM
    language: Language | None = None  # none: the spec's
    only_news: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan with where its schedule stands."""

    plan: ReportPlan
    next_at: datetime | None
    paused: bool


@dataclass(frozen=True, slots=True)
class Reports:
    """Each method is one transaction; pictures are drawn outside of all of them."""

    store: Store
    draw: Draw

    async def plan(self, wanted: Wanted, origin: Origin) -> Planned:
        """Set up a summary that comes again and again.

        Raises:
            NotFoundError: there is no such spec they may act on.
        """
        async with self.store.transaction(origin) as tx:
            version = await _spec(tx, wanted.spec, origin)
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
            await tx.audit.append(origin.team, _event("report.planned", plan, origin))
            await tx.outbox.add(_note(plan, "on", next_at, 1))
            return Planned(plan, next_at, paused=False)

    async def to_plan(self, origin: Origin) -> list[tuple[str, str]]:
        """The specs somebody may schedule a summary of: their own, the last changed first."""
        async with self.store.reading() as tx:
            found = await tx.specs.owned_by(origin.team, origin.actor)
        return [(one.id, one.spec.title) for one in found]

    async def planned(self, team: str) -> list[Planned]:
        """List the summaries of a workspace, the oldest first."""
        async with self.store.reading() as tx:
            found = []
            for plan in await tx.reports.plans_of(team):
                schedule = await tx.schedules.get(plan.schedule)
                found.append(
                    Planned(
                        plan,
                        schedule.next_at if schedule else None,
                        paused=schedule is None or schedule.paused,
                    )
                )
            return found

    async def hold(self, id: str, origin: Origin, *, held: bool) -> ReportPlan:
        """Pause a summary, or let it go on.

        Raises:
            NotFoundError: there is none they may act on.
        """
        async with self.store.transaction(origin) as tx:
            plan = await _plan(tx, id, origin)
            await tx.schedules.pause(plan.schedule, paused=held)
            schedule = await tx.schedules.get(plan.schedule)
            state = "held" if held else "on"
            assert schedule is not None  # noqa: S101  # a plan has one
            await tx.outbox.add(_note(plan, state, schedule.next_at, schedule.version))
            verb = "report.held" if held else "report.resumed"
            await tx.audit.append(origin.team, _event(verb, plan, origin))
            return plan

    async def drop(self, id: str, origin: Origin) -> ReportPlan:
        """End a summary; what it told stays on record.

        Raises:
            NotFoundError: there is none they may act on.
        """
        async with self.store.transaction(origin) as tx:
            plan = await _plan(tx, id, origin)
            await tx.reports.drop_plan(id)
            schedule = await tx.schedules.get(plan.schedule)
            await tx.schedules.drop(plan.schedule)
            version = schedule.version + 1 if schedule else 1
            await tx.outbox.add(_note(plan, "ended", None, version))
            await tx.audit.append(origin.team, _event("report.dropped", plan, origin))
            return plan

    async def preview(
        self, spec: str, origin: Origin, *, reader: Reader, timezone: str = "UTC"
    ) -> Report:
        """Make the summary of the last week without keeping or telling it.

        Raises:
            NotFoundError: there is no such spec they may see.
        """
        async with self.store.transaction(origin) as tx:
            version = await _spec(tx, spec, origin)
            setting = Setting(
                id="",
                plan=None,
                reader=reader,
                language=language_in(version.spec.language),
                timezone=timezone,
                since=tx.now - _A_WEEK,
                until=tx.now,
                is_first=True,
            )
            return await _made(tx, version, setting, None)

    async def due(self, claim: Claim) -> None:
        """Make the summary of a period and have it told; a second time nothing happens."""
        fire_at = datetime.fromisoformat(claim.payload["fire_at"])
        origin = Origin(claim.team, "clock", claim)
        async with self.store.transaction(origin) as tx:
            plan = await tx.reports.plan(claim.payload["subject"])
            version = await tx.specs.newest(plan.spec) if plan else None
            if plan is None or version is None:
                return
            last = await tx.reports.last_of(plan.id, fire_at)
            setting = Setting(
                id=tx.new_id("rep"),
                plan=plan.id,
                reader=plan.reader,
                language=plan.language,
                timezone=plan.cadence.timezone,
                since=last.report.until if last else fire_at - _A_WEEK,
                until=fire_at,
                is_first=last is None,
                quiet_before=_quiet(last),
            )
            report = await _made(tx, version, setting, last)
            said = report.is_news or not plan.only_news or report.quiet_before >= MOST_QUIET
            if await tx.reports.add(report, said=said) and said:
                await tx.outbox.add(_post(plan, report))

    async def opened(self, claim: Claim) -> None:
        """Put the rest into the thread of a post that is up."""
        origin = Origin(claim.team, claim.payload["actor"], claim)
        channel, thread = claim.payload["channel"], claim.payload["thread"]
        async with self.store.transaction(origin) as tx:
            report = await tx.reports.get(claim.payload["report"])
            if report is None or not report.is_news:
                return
            rest = [
                Effect(
                    key=f"{kind.value}:{report.id}",
                    kind=kind,
                    team=claim.team,
                    view=view,
                    channel=channel,
                    thread=thread,
                    subject=report.id,
                )
                for kind, view in (
                    (EffectKind.REPLY, "report.details"),
                    (EffectKind.FILES, "report.pictures"),
                )
            ]
            await tx.outbox.add(*rest)

    async def read(self, id: str) -> Report | None:
        """Read a summary that was made."""
        async with self.store.reading() as tx:
            return await tx.reports.get(id)

    async def pictures(self, report: Report, *, most: int) -> list[tuple[Trend, bytes]]:
        """Draw the course of its criteria, the gravest first, away from the event loop."""
        trends = [one.trend for one in report.standings if one.trend][:most]
        return await asyncio.to_thread(lambda: [(trend, self.draw(trend)) for trend in trends])


async def _spec(tx: Transaction, id: str, origin: Origin) -> SpecVersion:
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


async def _made(
    tx: Transaction, version: SpecVersion, setting: Setting, last: Made | None
) -> Report:
    """Judge what the newest version has not judged yet, and put everything together."""
    await have_checked(tx, version, await judge_again(tx, version, setting.until))
    verdicts = await tx.verdicts.of(
        version.id, version.version, setting.until, limit=_MOST_VERDICTS
    )
    return compiled(setting, version, verdicts, last.report.spec_version if last else None)


def _quiet(last: Made | None) -> int:
    """How many periods in a row nothing was said."""
    return 0 if last is None or last.said else last.report.quiet_before + 1


def _post(plan: ReportPlan, report: Report) -> Effect:
    return Effect(
        key=f"report:{plan.id}:{report.until.isoformat()}",
        kind=EffectKind.OPENING,
        team=plan.team,
        view="report.post",
        channel=plan.channel,
        user=plan.created_by if plan.created_by[:1] in {"U", "W"} else None,
        subject=report.id,
        facts={"report": report.id},
    )


def _note(plan: ReportPlan, state: str, next_at: datetime | None, version: int) -> Effect:
    """One message that says where a summary stands, and follows it."""
    zone = ZoneInfo(plan.cadence.timezone)
    following = f"{next_at.astimezone(zone):%Y-%m-%d %H:%M}" if next_at else "-"
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
            "next": following,
            "language": plan.language,
        },
    )


def _event(verb: str, plan: ReportPlan, origin: Origin) -> AuditEvent:
    return AuditEvent(
        actor=origin.actor,
        verb=verb,
        subject=plan.id,
        facts={"spec": plan.spec, "channel": plan.channel},
    )
