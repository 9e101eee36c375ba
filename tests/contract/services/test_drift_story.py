"""Twelve weeks of a system: drift begins in week seven, labels come in week ten, and that is what is told."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.demo.payments import DRIFTS, LABELLED, WEEKS
from bot.domain.drift.declaration import WatchedSource
from bot.domain.escalation.model import Escalation
from bot.domain.escalation.roster import Standing
from bot.domain.intake.model import Origin, Queue
from bot.domain.report.plan import REPORT_DUE
from bot.domain.report.report import Need, Report
from bot.domain.report.telling import told
from bot.services.drift.ahead import AheadOfSummaries
from bot.services.drift.alarm import DriftAlarms
from bot.services.drift.looks import DRIFT_CHECK, RESULTS_CHECK
from bot.services.drift.retraining import Retrainings
from bot.services.escalation.escalations import Escalations
from bot.services.policy.policies import Policies
from bot.services.report.reports import Reports
from bot.store.lease import NewRow
from bot.store.queues import outbox
from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.test_spec_editing import NADIA
from tests.contract.services.test_watched_source import Yard, week_of, write_until
from tests.contract.services.town import Town

MORNING = timedelta(hours=9)


POLICY = """\
name: default
rules:
  - id: data
    when: {tags: drift}
    ask: [{of: user:U0NADIA}]
  - id: training
    when: {action: retrain.*}
    ask: [{of: user:U0NADIA}]
"""


class Weeks(Yard):
    """Lives through one week after the other: data arrive, and on Monday everything is due."""

    def __init__(self, store: Store, clock: ToldClock, folder: Path) -> None:
        super().__init__(store, clock, folder)
        self.town = Town(people={NADIA.actor: Standing.PERSON})  # who is asked
        self.alarms = DriftAlarms(store, self.town)
        self.retrainings = Retrainings(store, self.town)
        ahead = AheadOfSummaries(self.looks, self.alarms, self.retrainings)
        self.reports = Reports(store, lambda _: b"picture", ahead)

    async def began(self) -> WatchedSource:
        escalations = Escalations(self.store, self.town)
        policies = Policies(self.store, self.town, escalations)
        await policies.install(POLICY, Origin(NADIA.team, "operator"))
        write_until(self.folder, 0)
        self.clock.instant = week_of(1) + MORNING
        source = await self.declared(slices="region")
        await self.sources.watch(source.id, NADIA)
        return source

    async def lived(self, source: WatchedSource, week: int) -> Report:
        """What the summary says on the Monday after a week."""
        write_until(self.folder, week)
        fire_at = week_of(week + 1) + MORNING
        self.clock.instant = fire_at
        async with self.store.reading() as tx:
            (plan,) = await tx.reports.plans_of(source.team)
        async with self.store.transaction() as tx:
            key = f"fire:{plan.id}:{fire_at.isoformat()}"
            payload = {"subject": plan.id, "fire_at": fire_at.isoformat()}
            await tx.leases(Queue.JOBS).add(
                NewRow(key=key, kind=REPORT_DUE, team=plan.team, order_key=key, payload=payload)
            )
        await self.reports.due(await self.claim(REPORT_DUE))
        await self.alarms.check(await self.claim(DRIFT_CHECK))
        await self.retrainings.check(await self.claim(RESULTS_CHECK))
        async with self.store.reading() as tx:
            made = await tx.reports.last_of(plan.id, fire_at + timedelta(seconds=1))
        assert made
        return made.report

    async def questions(self, source: WatchedSource, name: str = "drift:") -> Sequence[Escalation]:
        async with self.store.reading() as tx:
            asked = await tx.escalations.asked_under(source.team, "agent:remit", name)
        return list(asked.values())


def posted(report: Report) -> str:
    return " ".join(look.calm for look in told(report).looks)


def rests_on_evidence(retrain: Escalation) -> None:
    """Advised is to find out where it fails: it is worse in both regions, and inputs have moved."""
    asked = retrain.request
    assert asked.action.name == "retrain.find_where"
    assert "It got worse and stays so" in asked.why
    assert asked.raci == {"accountable": (NADIA.actor,)}  # nobody signed the spec yet
    table = asked.grounds["rule DEC-RETRAIN"]
    assert isinstance(table, dict)
    assert table["missed everywhere"] == "yes (payments, region=north, payments, region=south)"
    assert table["labels follow another guideline or policy now"] == "not known"
    assert "labels follow another guideline" in asked.uncertain
    before = asked.grounds["before anything is trained"]
    assert isinstance(before, dict)
    assert len(before) == 4


@pytest.fixture
def weeks(store: Store, clock: ToldClock, tmp_path: Path) -> Weeks:
    return Weeks(store, clock, tmp_path)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # what is told is the same
async def test_twelve_weeks_are_told_as_they_were(weeks: Weeks) -> None:
    source = await weeks.began()
    told_in: dict[int, str] = {}
    made: dict[int, Report] = {}
    asked_in: dict[int, int] = {}
    needs: dict[int, Need] = {}
    retraining: dict[int, int] = {}
    for week in range(1, WEEKS + 1):
        report = made[week] = await weeks.lived(source, week)
        told_in[week] = " ".join(told(report).everything)
        asked_in[week] = len(await weeks.questions(source))
        needs[week] = report.request.need
        retraining[week] = len(await weeks.questions(source, "retrain:"))

    async with weeks.store.reading() as tx:
        posts = [
            str(key)
            for key in await tx.connection.scalars(select(outbox.c.key))
            if str(key).startswith("report:")
        ]
    assert len(posts) == len(set(posts)) == WEEKS  # at most one a week

    for week in range(1, DRIFTS):
        assert "Nothing that needs a look" in told_in[week], week
        assert "Still" not in told_in[week], week
        assert "payments: nothing that needs a look in 1,000 rows." in posted(made[week]), week
    first = told_in[DRIFTS]
    assert "columns have moved: " in first
    assert "channel" in first
    assert "Seen for the first time; the next window tells whether it lasts." in first
    assert "Most of all in region = south" in first
    assert "whether results suffered" in first
    assert "None of these 1,000 rows has a label so far." in first
    second = told_in[DRIFTS + 1]
    began = f"{week_of(DRIFTS).day} {week_of(DRIFTS):%b}"
    assert f"2 windows in a row, since {began}" in second
    for week in range(DRIFTS + 2, WEEKS + 1):
        still = f"Still: channel, called, amount, {week - DRIFTS + 1} windows in a row"
        assert f"{still}, since {began}." in told_in[week]
        assert "Seen for the first time" not in told_in[week]
    for week in range(DRIFTS, LABELLED):
        assert "None of these 1,000 rows has a label so far." in told_in[week]
        assert "It got worse" not in told_in[week]
    for week in range(LABELLED, WEEKS + 1):
        assert "has a label so far" not in told_in[week]
        assert f"It got worse and stays so: since {began} 8" in told_in[week]
    assert "only then decide about going back or training again" in told_in[LABELLED]

    # Where nothing new is known, the post is one line.
    news = [week for week, report in made.items() if report.is_news]
    assert news == [1, DRIFTS, DRIFTS + 1, LABELLED]

    # One question, when it lasts; never again while it waits for an answer.
    assert [asked_in[week] for week in range(1, WEEKS + 1)] == [0] * DRIFTS + [1] * (WEEKS - DRIFTS)
    assert {needs[week] for week in range(DRIFTS + 1, LABELLED)} == {Need.DRIFT}
    assert {needs[week] for week in range(LABELLED, WEEKS + 1)} == {Need.RESULTS}
    (question,) = await weeks.questions(source)
    (retrain,) = await weeks.questions(source, "retrain:")
    asked = {week: made[week].request.escalation for week in made}
    assert {asked[week] for week in range(DRIFTS + 1, LABELLED)} == {question.id}  # the first too
    assert {asked[week] for week in range(LABELLED, WEEKS + 1)} == {retrain.id}
    assert question.request.action.name == "drift.look_into"
    assert set(question.request.action.parameters["columns"]) >= {"channel"}  # type: ignore[arg-type]

    # Drift alone asks about no training; labels do, once, with the table filled in.
    assert [retraining[week] for week in range(1, WEEKS + 1)] == [0] * (LABELLED - 1) + [1] * (
        WEEKS - LABELLED + 1
    )
    rests_on_evidence(retrain)
