"""Summaries on both databases: planned, made once a period, quiet where nothing changed."""

import asyncio
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import select

from bot.domain.breach.course import BREACH_CHECK
from bot.domain.criterion.verdict import Outcome
from bot.domain.errors import NotFoundError
from bot.domain.evaluation.case import Case
from bot.domain.evaluation.format import Format
from bot.domain.evaluation.kept import Kept
from bot.domain.evaluation.recorded import RecordedVerdict
from bot.domain.evaluation.run import CheckResult, EvaluationRun
from bot.domain.evaluation.source import Source
from bot.domain.evaluation.warning import RunWarning, WarningState
from bot.domain.intake.model import Claim, Origin, Queue
from bot.domain.report.plan import MOST_QUIET, REPORT_DUE, ReportPlan
from bot.domain.report.reader import Reader
from bot.domain.report.report import Report
from bot.domain.report.telling import told
from bot.domain.schedule.recurrence import Daily
from bot.services.evaluation.again import judge_again
from bot.services.evaluation.verdict import Verdicts
from bot.services.report.plan import ReportPlans, Wanted
from bot.services.report.reports import Reports
from bot.services.schedule import Schedules
from bot.store.lease import NewRow
from bot.store.queues import jobs, outbox
from bot.store.report_tables import reports as reports_table
from bot.store.store import Store
from bot.store.tables import audit_entries
from tests.conftest import ToldClock
from tests.contract.services.test_spec_editing import NADIA, Desk

MONDAY = Daily(at=time(9), timezone="Europe/Berlin", weekdays=(0,))
STRANGER = Origin("T2", "U0OTHER")
WEEK = timedelta(days=7)
CRITICAL = "critical error rate"


class Bureau:
    """Plans summaries and has them come due."""

    def __init__(self, store: Store, clock: ToldClock) -> None:
        self.store, self.clock, self.desk = store, clock, Desk(store, clock)
        self.reports = Reports(store, lambda _: b"picture")
        self.plans = ReportPlans(store)
        self.verdicts = Verdicts(store)

    async def planned(self, *, only_news: bool = False, on_change: bool = False) -> ReportPlan:
        spec = await self.desk.drafted()
        wanted = Wanted(spec.id, "C1", MONDAY, only_news=only_news, on_change=on_change)
        return (await self.plans.plan(wanted, NADIA)).plan

    async def due(self, plan: ReportPlan, fire_at: datetime, attempt: int = 1) -> None:
        key = f"fire:{plan.id}:{fire_at.isoformat()}:{attempt}"
        payload = {"subject": plan.id, "fire_at": fire_at.isoformat()}
        async with self.store.transaction() as tx:
            row = NewRow(key=key, kind=REPORT_DUE, team=plan.team, order_key=key, payload=payload)
            await tx.leases(Queue.JOBS).add(row)
        claim = await self.claim()
        await self.reports.due(claim)

    async def claim(self) -> Claim:
        """The summary that is due; what else waits is somebody else's."""
        found = await self.next_job()
        assert found
        return found

    async def measured(
        self,
        spec: str,
        wrong: int,
        made_at: datetime,
        *,
        n: int = 400,
        name: str = CRITICAL,
        model: str | None = None,
    ) -> Kept:
        check = CheckResult(name=name, passed=n - wrong, n=n)
        source = Source(format=Format.JUNIT, raw=f"{made_at.isoformat()}"[:64])
        run = EvaluationRun(source=source, made_at=made_at, model=model, checks=(check,))
        return await self.verdicts.keep([run], spec, NADIA)

    async def damaged(self, spec: str, made_at: datetime) -> Kept:
        """Measured, and the file was cut off."""
        check = CheckResult(name=CRITICAL, passed=300, n=300)
        cut = RunWarning(state=WarningState.TRUNCATED, text="Cut off.")
        source = Source(format=Format.JUNIT, raw=f"cut {made_at.isoformat()}"[:64])
        run = EvaluationRun(source=source, made_at=made_at, checks=(check,), warnings=(cut,))
        return await self.verdicts.keep([run], spec, NADIA)

    async def on(self, spec: str, kept: Kept) -> list[RecordedVerdict]:
        """What is told of the runs of a file, in its order."""
        found = await self.verdicts.read(spec, [run.id for run in kept.runs])
        assert found
        return list(found.verdicts)

    async def at_once(self) -> int:
        """Make the summaries that came due by themselves; how many there were."""
        made = 0
        while True:
            found = await self.next_job()
            if found is None:
                return made
            await self.reports.due(found)
            made += 1

    async def next_job(self) -> Claim | None:
        """The summary that is due next; what comes before it is somebody else's, and done."""
        while True:
            async with self.store.transaction() as tx:
                found = await tx.leases(Queue.JOBS).claim("test")
            if found is None or found.kind == REPORT_DUE:
                return found
            async with self.store.transaction() as tx:
                await tx.leases(Queue.JOBS).finish(found)

    async def told_last(self) -> str:
        async with self.store.reading() as tx:
            documents = await tx.connection.scalars(
                select(reports_table.c.document).order_by(reports_table.c.until.desc())
            )
            return " ".join(told(Report.model_validate(next(iter(documents)))).changes)

    async def posts(self) -> int:
        async with self.store.reading() as tx:
            views = await tx.connection.scalars(select(outbox.c.payload["view"].as_string()))
            return sum(view == "report.post" for view in views)

    async def said(self) -> list[bool]:
        async with self.store.reading() as tx:
            rows = await tx.connection.scalars(
                select(reports_table.c.said).order_by(reports_table.c.until)
            )
            return [bool(said) for said in rows]


@pytest.fixture
def bureau(store: Store, clock: ToldClock) -> Bureau:
    return Bureau(store, clock)


async def test_a_plan_is_due_at_its_next_moment_and_on_record(bureau: Bureau) -> None:
    plan = await bureau.planned()

    (planned,) = await bureau.plans.planned(plan.team)
    async with bureau.store.reading() as tx:
        verbs = list(await tx.connection.scalars(select(audit_entries.c.verb)))

    assert planned.next_at == MONDAY.after(bureau.clock.now())
    assert not planned.paused
    assert "report.planned" in verbs


async def test_a_plan_is_held_goes_on_and_ends(bureau: Bureau) -> None:
    plan = await bureau.planned()

    await bureau.plans.hold(plan.id, NADIA, held=True)
    assert (await bureau.plans.planned(plan.team))[0].paused
    await bureau.plans.hold(plan.id, NADIA, held=False)
    assert not (await bureau.plans.planned(plan.team))[0].paused
    await bureau.plans.drop(plan.id, NADIA)

    assert [] == await bureau.plans.planned(plan.team)
    assert 0 == await Schedules(bureau.store).tick()


async def test_a_plan_that_goes_on_again_names_a_moment_that_is_still_to_come(
    bureau: Bureau,
) -> None:
    plan = await bureau.planned()
    await bureau.plans.hold(plan.id, NADIA, held=True)
    bureau.clock.advance(3 * WEEK)

    await bureau.plans.hold(plan.id, NADIA, held=False)

    async with bureau.store.reading() as tx:
        payloads = await tx.connection.scalars(select(outbox.c.payload).order_by(outbox.c.row))
        *_, last = [one["facts"] for one in payloads if one.get("view") == "report.planned"]
    assert ("on", MONDAY.after(bureau.clock.now())) == (
        last["state"], datetime.fromisoformat(last["next"]),
    )  # fmt: skip


async def test_nobody_of_another_workspace_plans_holds_ends_or_previews(bureau: Bureau) -> None:
    plan = await bureau.planned()

    for attempt in (
        bureau.plans.plan(Wanted(plan.spec, "C1", MONDAY), STRANGER),
        bureau.plans.hold(plan.id, STRANGER, held=True),
        bureau.plans.drop(plan.id, STRANGER),
        bureau.reports.preview(plan.spec, STRANGER, reader=plan.reader),
        bureau.verdicts.keep([], plan.spec, STRANGER),
    ):
        with pytest.raises(NotFoundError):
            await attempt


async def test_a_period_is_told_once_however_often_its_job_runs(bureau: Bureau) -> None:
    plan = await bureau.planned()
    fire_at = datetime(2030, 1, 7, 8, tzinfo=UTC)

    for attempt in range(3):
        await bureau.due(plan, fire_at, attempt)

    assert 1 == await bureau.posts()
    assert [True] == await bureau.said()


async def test_another_model_is_told_at_once_and_once_where_somebody_wants_that(
    bureau: Bureau,
) -> None:
    plan = await bureau.planned(on_change=True)
    now = bureau.clock.now()
    for hours, model in ((9, "gpt-5"), (8, "gpt-5"), (7, "gpt-6"), (6, "gpt-6")):
        await bureau.measured(plan.spec, 3, now - timedelta(hours=hours), model=model)
        await bureau.measured(plan.spec, 3, now - timedelta(hours=hours), model=model)  # again

    made = await bureau.at_once()
    await bureau.measured(plan.spec, 3, now - timedelta(days=3), model="gpt-4")  # brought late

    assert 1 == made
    assert 0 == await bureau.at_once()
    assert 1 == await bureau.posts()


async def test_another_model_waits_for_the_clock_where_nobody_wants_it_at_once_or_it_is_held(
    bureau: Bureau,
) -> None:
    plan = await bureau.planned()
    wanted = Wanted(plan.spec, "C2", MONDAY, on_change=True)
    held = (await bureau.plans.plan(wanted, NADIA)).plan
    await bureau.plans.hold(held.id, NADIA, held=True)
    for hours, model in ((9, "gpt-5"), (8, "gpt-6")):
        made_at = bureau.clock.now() - timedelta(hours=hours)
        await bureau.measured(plan.spec, 3, made_at, model=model)

    assert 0 == await bureau.at_once()


async def test_a_summary_that_comes_at_once_waits_for_the_question_that_its_run_leads_to(
    bureau: Bureau,
) -> None:
    plan = await bureau.planned(on_change=True)
    now = bureau.clock.now()
    await bureau.measured(plan.spec, 3, now - timedelta(hours=2), model="gpt-5")
    await bureau.measured(plan.spec, 60, now - timedelta(hours=1), model="gpt-6")

    async with bureau.store.reading() as tx:
        rows = await tx.connection.execute(
            select(jobs.c.kind, jobs.c.order_key).order_by(jobs.c.row.desc()).limit(2)
        )
        (last, key), (before, same) = rows.all()

    assert (REPORT_DUE, BREACH_CHECK) == (last, before)
    assert key == same  # one after the other, as they came


async def test_what_changed_is_told_with_what_it_was(bureau: Bureau) -> None:
    plan = await bureau.planned(on_change=True)
    now = bureau.clock.now()
    await bureau.measured(plan.spec, 3, now - timedelta(hours=2), model="gpt-5")
    await bureau.due(plan, now - timedelta(hours=1))

    await bureau.measured(plan.spec, 3, now, model="gpt-6")
    await bureau.at_once()

    assert "Changed: the model, from gpt-5 to gpt-6." in await bureau.told_last()


async def test_where_nothing_changes_it_is_silent_and_gives_a_sign_of_life_in_between(
    bureau: Bureau,
) -> None:
    plan = await bureau.planned(only_news=True)
    first = datetime(2030, 1, 7, 8, tzinfo=UTC)

    for week in range(MOST_QUIET + 3):
        await bureau.due(plan, first + week * WEEK)

    # The first report, silence, the sign of life, and silence again.
    assert [True, *[False] * MOST_QUIET, True, False] == await bureau.said()
    assert 2 == await bureau.posts()


async def test_what_was_measured_once_is_missed_once_and_then_silent_too(bureau: Bureau) -> None:
    plan = await bureau.planned(only_news=True)
    await bureau.desk.hear("make the critical errors threshold at most 2 %")
    first = datetime(2030, 1, 7, 8, tzinfo=UTC)
    await bureau.measured(plan.spec, 3, first - timedelta(days=1))

    for week in range(MOST_QUIET + 4):
        await bureau.due(plan, first + week * WEEK)

    # The first report, the week in which a measurement is missing, silence, the sign of life, silence.
    assert [True, True, *[False] * MOST_QUIET, True, False] == await bureau.said()


async def test_two_files_of_one_second_stand_as_they_came_and_the_gravest_of_them_counts(
    bureau: Bureau,
) -> None:
    spec = (await bureau.desk.drafted()).id
    await bureau.desk.hear("make the critical errors threshold at most 2 %")
    made_at = bureau.clock.now()
    files = [
        f"{number:02}" for number in (3, 9, 1, 7, 5, 8, 2, 6, 4)
    ]  # as they are named by chance
    for raw in files:
        bureau.clock.advance(timedelta(microseconds=10))
        checks = (CheckResult(name=CRITICAL, passed=0 if raw == "07" else 400, n=400),)
        source = Source(format=Format.CSV, raw=raw)
        runs = [
            EvaluationRun(source=source, made_at=made_at, provider=name, checks=checks)
            for name in ("z", "a", "m")
        ]
        kept = await bureau.verdicts.keep(runs, spec, NADIA)
        assert ["z", "a", "m"] == [
            next(run.provider for run in kept.runs if run.id == one.basis.run)
            for one in await bureau.on(spec, kept)
        ]

    async with bureau.store.reading() as tx:
        found = await tx.evaluation_runs.of_spec(spec, tx.now, limit=99)
        newest = await tx.specs.newest(spec)
        assert newest
        (course,) = (await tx.verdicts.of(spec, newest.version, tx.now, limit=99)).values()
    standing = await bureau.verdicts.standing(spec)
    report = await bureau.reports.preview(spec, NADIA, reader=Reader.TEAM)

    assert [(raw, name) for raw in files for name in ("z", "a", "m")] == [
        (run.source.raw, run.provider) for run in found
    ]
    assert [run.id for run in found] == [one.basis.run for one in course]
    assert standing
    assert [Outcome.FAIL] == [one.outcome for one in standing[1].values()]
    assert [Outcome.FAIL] == [one.outcome for one in report.standings if one.now]


async def test_a_new_measurement_ends_the_silence(bureau: Bureau) -> None:
    plan = await bureau.planned(only_news=True)
    first = datetime(2030, 1, 7, 8, tzinfo=UTC)
    await bureau.due(plan, first)
    await bureau.due(plan, first + WEEK)
    await bureau.measured(plan.spec, 3, first + WEEK + timedelta(days=1))

    await bureau.due(plan, first + 2 * WEEK)

    assert [True, False, True] == await bureau.said()


async def test_what_was_measured_after_the_period_is_not_told_in_it(bureau: Bureau) -> None:
    plan = await bureau.planned()
    fire_at = datetime(2030, 1, 7, 8, tzinfo=UTC)
    await bureau.measured(plan.spec, 0, fire_at + timedelta(hours=1))

    await bureau.due(plan, fire_at)

    async with bureau.store.reading() as tx:
        made = await tx.reports.last_of(plan.id, fire_at + WEEK)
    assert made
    assert all(one.now is None for one in made.report.standings)


async def test_all_of_a_summary_is_in_the_language_of_its_plan(bureau: Bureau) -> None:
    spec = await bureau.desk.drafted()
    wanted = Wanted(spec.id, "C1", MONDAY, language="de")
    plan = (await bureau.plans.plan(wanted, NADIA)).plan
    fire_at = datetime(2030, 1, 7, 8, tzinfo=UTC)
    await bureau.measured(plan.spec, 0, fire_at - timedelta(hours=1))

    await bureau.due(plan, fire_at)

    async with bureau.store.reading() as tx:
        made = await tx.reports.last_of(plan.id, fire_at + WEEK)
    assert made
    assert made.report.cases
    assert "Version" in told(made.report).care
    assert "set of cases" not in " ".join(told(made.report).everything)


async def test_a_job_of_a_plan_that_ended_meanwhile_says_nothing(bureau: Bureau) -> None:
    plan = await bureau.planned()
    await bureau.plans.drop(plan.id, NADIA)

    await bureau.due(plan, datetime(2030, 1, 7, 8, tzinfo=UTC))

    async with bureau.store.reading() as tx:
        left = list(
            await tx.connection.scalars(select(jobs.c.state).where(jobs.c.kind == REPORT_DUE))
        )
    assert 0 == await bureau.posts()
    assert ["done"] == left


async def test_a_file_that_says_nothing_about_a_criterion_is_no_look_at_it(bureau: Bureau) -> None:
    spec = (await bureau.desk.drafted()).id
    await bureau.desk.hear("make the critical errors threshold at most 2 %")
    first = bureau.clock.now() - 9 * WEEK
    brought = [(CRITICAL, 400), ("politeness", 400), (CRITICAL, 400), (CRITICAL, 0), ("brevity", 9)]
    for week, (name, n) in enumerate(brought):
        await bureau.measured(spec, 0, first + week * WEEK, n=n, name=name)

    sixth = await bureau.measured(spec, 0, first + 5 * WEEK)

    assert [(3, 52)] == [(one.look, one.looks) for one in sixth.verdicts if one.check == CRITICAL]
    await bureau.desk.hear("make the critical errors threshold at most 1 %")
    async with bureau.store.transaction() as tx:
        version = await tx.specs.newest(spec)
        assert version
        anew = await judge_again(tx, version, tx.now)
    looks = [
        (one.basis.spec_version, one.look)
        for one in anew
        if one.check == CRITICAL and one.outcome is not Outcome.NOT_RUN
    ]
    assert [(3, 1), (3, 2), (3, 3)] == looks


async def test_a_file_that_does_not_count_is_no_look(bureau: Bureau) -> None:
    """It could have settled nothing, so it gave luck no chance; judged anew it is none either."""
    spec = (await bureau.desk.drafted()).id
    await bureau.desk.hear("make the critical errors threshold at most 2 %")
    first = bureau.clock.now() - 9 * WEEK
    await bureau.measured(spec, 0, first)
    for week in (1, 2, 3):
        cut = await bureau.damaged(spec, first + week * WEEK)
        assert {Outcome.INVALID} == {one.outcome for one in cut.verdicts}

    whole = await bureau.measured(spec, 0, first + 4 * WEEK)

    assert {(2, 52)} == {(one.look, one.looks) for one in whole.verdicts if one.check == CRITICAL}
    await bureau.desk.hear("make the critical errors threshold at most 1 %")
    async with bureau.store.transaction() as tx:
        version = await tx.specs.newest(spec)
        assert version
        anew = await judge_again(tx, version, tx.now)
    assert [1, 2] == [
        one.look for one in anew if one.check == CRITICAL and one.outcome is not Outcome.INVALID
    ]


class Held(list[Case]):
    """Cases that are not given out before somebody says so."""

    def __init__(self, cases: list[Case]) -> None:
        super().__init__(cases)
        self.asked, self.free = threading.Event(), threading.Event()

    def __iter__(self) -> Iterator[Case]:
        self.asked.set()
        assert self.free.wait(30)
        return super().__iter__()


async def test_people_go_on_while_cases_are_judged_and_the_spec_they_leave_counts(
    bureau: Bureau,
) -> None:
    spec = await bureau.desk.drafted()
    check = CheckResult(name="critical error rate", passed=400, n=400)
    source = Source(format=Format.JUNIT, raw="held")
    run = EvaluationRun(source=source, made_at=bureau.clock.now(), checks=(check,))
    cases = Held([Case(case="c1", check="critical error rate", passed=True)])

    judging = asyncio.create_task(bureau.verdicts.keep([run], spec.id, NADIA, cases={0: cases}))
    await asyncio.to_thread(cases.asked.wait)
    changed = await bureau.desk.hear("make the critical errors threshold at most 2 %")
    cases.free.set()
    kept = await judging

    assert changed
    assert 2 == kept.spec.version
    assert {2} == {one.basis.spec_version for one in kept.verdicts}
    assert 1 == len(kept.runs)
