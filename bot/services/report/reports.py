"""Summaries: made once a period, told in a channel with the rest in the thread."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.advice.request import retrainings_in
from bot.domain.breach.course import breaches_in, criterion_of, is_overdue_key
from bot.domain.breach.drift_alarm import alarms_in
from bot.domain.breach.request import BREACH_ASKER
from bot.domain.delivery.model import Effect, EffectKind
from bot.domain.drift.look import Look
from bot.domain.evaluation.eval_set import EvalSet
from bot.domain.evaluation.recorded import RecordedVerdict, joined
from bot.domain.intake.model import Claim, Origin
from bot.domain.report.compiling import Beside, Setting, compiled
from bot.domain.report.fact import facts_of
from bot.domain.report.plan import MOST_QUIET, ReportPlan, language_in
from bot.domain.report.reader import Reader
from bot.domain.report.report import Report, Wording
from bot.domain.report.swap import swapped_in
from bot.domain.report.trend import Trend
from bot.domain.spec.version import SpecVersion
from bot.services.evaluation.again import (
    CatchUp,
    Foresee,
    by_counts,
    judge_again,
    nothing_to_catch_up,
)
from bot.services.evaluation.verdict import have_checked, have_watched
from bot.services.report.eval_set import eval_set_of
from bot.services.report.plan import spec_for
from bot.services.report.question import questions, was_asked, was_judged
from bot.services.spec.signed import signed_last, waivers_of
from bot.store.report import Made
from bot.store.store import Store
from bot.store.transaction import Transaction

_A_WEEK = timedelta(days=7)
_MOST_VERDICTS = 2_000  # of one spec in one report: a year of weeks of 38 criteria

Draw = Callable[[Trend], bytes]
_TRIES = 3  # of data that cannot be read, before the summary goes without waiting for them


class Ahead(Protocol):
    """What has to be done before a summary of a spec is made."""

    def __call__(self, spec: str, moment: datetime, *, last_try: bool) -> Awaitable[None]:
        """Do it; what fails and may be tried again is raised but at the last try."""
        ...


class Opening(Protocol):
    """Words how a summary opens, outside of all transactions."""

    def __call__(self, report: Report, team: str) -> Awaitable[Wording | None]:
        """None where the templates open it."""
        ...


async def nothing_ahead(spec: str, moment: datetime, *, last_try: bool) -> None:
    """Where no data are watched."""


@dataclass(frozen=True, slots=True)
class Reports:
    """Each method is one transaction; pictures are drawn outside of all of them."""

    store: Store
    draw: Draw
    ahead: Ahead = nothing_ahead  # has the data of a spec looked at before they are told of
    opening: Opening | None = None  # where a model words summaries
    catch_up: CatchUp = nothing_to_catch_up
    foresee: Foresee | None = None  # the same, and nothing is kept

    async def preview(
        self, spec: str, origin: Origin, *, reader: Reader, timezone: str = "UTC"
    ) -> Report:
        """Make the summary of the last week; nothing is written, so the bot may be running beside it.

        Raises:
            NotFoundError: there is no such spec they may see.
        """
        while True:
            async with self.store.reading() as tx:
                version = await spec_for(tx, spec, origin)
            foreseen = await self.foresee(version) if self.foresee else None
            async with self.store.reading() as tx:
                if await spec_for(tx, spec, origin) != version:
                    continue  # it changed meanwhile
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
                verdicts = await _on_record(tx, version, setting)
                if foreseen is None:
                    foreseen = await by_counts(tx, version, setting.until)
                beside = await _beside(tx, version, setting)
                return compiled(setting, version, joined(verdicts, foreseen), None, beside)

    async def due(self, claim: Claim) -> None:
        """Make the summary of a period and have it told; a second time nothing happens."""
        fire_at = datetime.fromisoformat(claim.payload["fire_at"])
        origin = Origin(claim.team, "clock", claim)
        async with self.store.reading() as tx:
            plan = await tx.reports.plan(claim.payload["subject"])
        if plan is not None:
            await self.ahead(plan.spec, fire_at, last_try=claim.attempts >= _TRIES)
            await self.catch_up(plan.spec, fire_at)
        foreseen, wording = await self._worded(claim, fire_at)
        async with self.store.transaction(origin) as tx:
            plan = await tx.reports.plan(claim.payload["subject"])
            report = await _of_plan(tx, plan, fire_at) if plan else None
            if plan is None or report is None:
                return
            if foreseen and facts_of(foreseen) == facts_of(report):  # nothing came in meanwhile
                report = report.model_copy(update={"wording": wording})
            said = report.is_news or not plan.only_news or report.quiet_before >= MOST_QUIET
            if await tx.reports.add(report, said=said) and said:
                await tx.outbox.add(_post(plan, report))

    async def _worded(
        self, claim: Claim, fire_at: datetime
    ) -> tuple[Report | None, Wording | None]:
        """Foresee the report that is due and have it worded; no transaction waits for a model."""
        if self.opening is None:
            return None, None
        async with self.store.transaction(Origin(claim.team, "clock")) as tx:
            plan = await tx.reports.plan(claim.payload["subject"])
            report = await _of_plan(tx, plan, fire_at) if plan else None
        if report is None or not report.is_news:
            return None, None
        return report, await self.opening(report, claim.team)

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

    async def cases(self, version: SpecVersion) -> EvalSet | None:
        """Read what a spec was tested on, in its language; None where nothing was run."""
        async with self.store.reading() as tx:
            return await eval_set_of(tx, version, tx.now, language_in(version.spec.language))

    async def pictures(self, report: Report, *, most: int) -> list[tuple[Trend, bytes]]:
        """Draw the course of its criteria, the gravest first, away from the event loop."""
        trends = [one.trend for one in report.standings if one.trend][:most]
        return await asyncio.to_thread(lambda: [(trend, self.draw(trend)) for trend in trends])


async def _of_plan(tx: Transaction, plan: ReportPlan, fire_at: datetime) -> Report | None:
    """The report a plan leads to at a moment, unless its spec is gone."""
    version = await tx.specs.newest(plan.spec)
    if version is None:
        return None
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
    return await _made(tx, version, setting, last)


async def _made(
    tx: Transaction, version: SpecVersion, setting: Setting, last: Made | None
) -> Report:
    """Judge what the newest version has not judged yet, and put everything together."""
    await have_checked(tx, version, await judge_again(tx, version, setting.until))
    verdicts = await _on_record(tx, version, setting)
    if verdicts:
        await have_watched(tx, version)
    beside = await _beside(tx, version, setting)
    told = await tx.specs.version(version.id, last.report.spec_version) if last else None
    swapped = swapped_in(told.spec, version.spec) if told else ()
    report = last.report if last else None
    return compiled(setting, version, verdicts, report, replace(beside, swapped=swapped))


async def _on_record(
    tx: Transaction, version: SpecVersion, setting: Setting
) -> dict[str, list[RecordedVerdict]]:
    return await tx.verdicts.of(version.id, version.version, setting.until, limit=_MOST_VERDICTS)


async def _beside(tx: Transaction, version: SpecVersion, setting: Setting) -> Beside:
    """What was signed, what was looked at, and which questions about a breach or drift are open."""
    signed, review = await signed_last(tx, version)
    asked = await tx.escalations.asked_under(
        version.place.team, BREACH_ASKER, breaches_in(version.id)
    )
    waiting = {key: one.id for key, one in asked.items() if one.state.is_pending}
    drifting = await questions(tx, version, alarms_in(version.id))
    worse = await questions(tx, version, retrainings_in(version.id))
    looks = await _looks(tx, version, setting)
    return Beside(
        waivers_of(signed, review),
        {criterion_of(key): escalation for key, escalation in waiting.items()},
        next((one for key, one in waiting.items() if is_overdue_key(key)), None),
        looks,
        cases=await eval_set_of(tx, version, setting.until, setting.language),
        drifting=drifting.waiting,
        worse=worse.waiting,
        decided=frozenset(
            [
                one.source
                for one in looks
                if one.source in drifting.decided and await was_asked(tx, one, drifting.asked)
            ]
        ),
        trained=frozenset(
            one.source for one in looks if one.source in worse.decided and was_judged(one, worse)
        ),
    )


async def _looks(tx: Transaction, version: SpecVersion, setting: Setting) -> tuple[Look, ...]:
    """The newest look at each source of the period."""
    found = await tx.drift.looks_of(version.id, setting.since, setting.until)
    return tuple({one.source: one for one in found}.values())


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
