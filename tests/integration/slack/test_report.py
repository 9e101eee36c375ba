"""Results brought to a spec, and the summary of them, in a whole workspace."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.app import SystemClock
from bot.domain.criterion.verdict import Outcome
from bot.domain.evaluation.format import Format
from bot.domain.evaluation.run import CheckResult, EvaluationRun
from bot.domain.evaluation.source import Source
from bot.domain.intake.model import Origin
from bot.domain.report.plan import REPORT_DUE
from bot.domain.report.reader import Reader
from bot.domain.schedule.model import Schedule
from bot.domain.schedule.recurrence import Daily
from bot.services.evaluation.verdict import Answered, Verdicts
from bot.services.report.plan import ReportPlans, Wanted
from bot.services.report.reports import Reports
from bot.store.store import Store
from tests.integration.slack.desk import NADIA, NO_SHOWS, Desk, Message
from tests.integration.slack.test_spec_work import drafted, filled

WEEK = timedelta(days=7)
MORNING = Daily(at=time(9), timezone="Europe/Berlin", weekdays=(0,))


@pytest.fixture
async def beside(database_url: str) -> AsyncIterator[Store]:
    """The database of the workspace, opened a second time, as a command would."""
    store = Store.at(database_url, SystemClock())
    yield store
    await store.close()


def critical(wrong: int, n: int, made_at: datetime) -> EvaluationRun:
    check = CheckResult(name="critical error rate", passed=n - wrong, n=n)
    source = Source(format=Format.PROMPTFOO_JSON, raw=f"{made_at:%Y%m%d}{wrong:04}{n:04}")
    return EvaluationRun(source=source, model="gpt-x", made_at=made_at, checks=(check,))


async def spec_of(store: Store, desk: Desk) -> tuple[str, str, str]:
    """A spec with a bar for critical errors: its id, its team and its thread."""
    thread = await drafted(desk)
    await desk.say(NADIA, "@Remit make the critical errors threshold at most 2 %", thread_ts=thread)
    await desk.until(lambda seen: [m for m in seen if "version 2" in m["text"]], thread)
    team = str((await desk.look("state", who=NADIA))["team"]["id"])
    async with store.reading() as tx:
        (version, *_) = await tx.specs.owned_by(team, NADIA)
    return str(version.id), team, thread


def seen_in(message: Message) -> str:
    """Everything a message shows, as one text."""
    return f"{message.get('blocks')} {message.get('text')}"


async def test_results_are_answered_in_the_thread_with_their_counts_and_what_they_show(
    desk: Desk, beside: Store
) -> None:
    spec, team, thread = await spec_of(beside, desk)
    run = critical(0, 100, datetime.now(UTC))

    kept = await Verdicts(beside).keep([run], spec, Origin(team, NADIA), answered=Answered("first"))
    again = await Verdicts(beside).keep(
        [run], spec, Origin(team, NADIA), answered=Answered("again")
    )
    said = await desk.until(
        lambda seen: [m for m in seen if "100 of 100 passed" in m["text"]], thread
    )

    assert 1 == len(kept.runs)
    assert (0, 1) == (len(again.runs), again.known)
    answer = next(m for m in said if "100 of 100 passed" in m["text"])
    assert "0 of 100 wrong (0 %) does not show at most 2 % yet" in answer["text"]
    assert "49 more cases" in answer["text"]


async def test_a_summary_is_posted_once_with_its_picture_and_the_rest_in_its_thread(
    desk: Desk, beside: Store
) -> None:
    spec, team, _ = await spec_of(beside, desk)
    verdicts = Verdicts(beside)
    now = datetime.now(UTC).replace(microsecond=0)
    for week in (4, 3, 2, 1):
        run = critical(1, 400, now - week * WEEK + timedelta(hours=1))
        await verdicts.keep([run], spec, Origin(team, NADIA))
    last = await verdicts.keep(
        [critical(30, 400, now - timedelta(hours=1))], spec, Origin(team, NADIA)
    )
    assert [(5, 52)] == [(one.look, one.looks) for one in last.verdicts]
    planned = await ReportPlans(beside).plan(Wanted(spec, NO_SHOWS, MORNING), Origin(team, NADIA))
    plan = planned.plan

    async with beside.transaction() as tx:
        await tx.schedules.put(
            Schedule(
                id=plan.schedule, team=team, kind=REPORT_DUE, subject=plan.id,
                times=plan.cadence, next_at=now,
            )
        )  # fmt: skip
    post = await desk.find(lambda m: "failed" in m["text"], who=NADIA, channel=NO_SHOWS)
    inside = await desk.until(
        lambda seen: [m for m in seen if m.get("files")], post["ts"], channel=NO_SHOWS
    )

    shown = seen_in(post)
    assert "30 of 400 wrong (7.5 %)" in shown
    assert "To decide" in shown
    assert "data_visualization" in shown
    (picture,) = next(m["files"] for m in inside if m.get("files"))
    assert picture["name"].endswith(".png")
    assert "30 of 400" in "".join(m["text"] for m in inside)
    everything = await desk.look("messages", who=NADIA, channel=NO_SHOWS)
    assert 1 == sum("30 of 400" in m["text"] for m in everything["messages"])


async def test_the_same_period_is_told_once_however_often_it_fires(
    desk: Desk, beside: Store
) -> None:
    spec, team, _ = await spec_of(beside, desk)
    reports = Reports(beside, lambda _: b"")
    origin = Origin(team, NADIA)
    plan = (await ReportPlans(beside).plan(Wanted(spec, NO_SHOWS, MORNING), origin)).plan
    fire = datetime.now(UTC).replace(microsecond=0)
    made = await reports.preview(spec, origin, reader=plan.reader)
    one = made.model_copy(update={"id": "rep_a", "plan": plan.id, "until": fire})

    async with beside.transaction() as tx:
        first = await tx.reports.add(one, said=True)
        second = await tx.reports.add(one.model_copy(update={"id": "rep_b"}), said=True)

    assert (True, False) == (first, second)


async def test_a_changed_threshold_judges_what_is_on_record_anew(desk: Desk, beside: Store) -> None:
    spec, team, thread = await spec_of(beside, desk)
    verdicts, reports = Verdicts(beside), Reports(beside, lambda _: b"")
    origin = Origin(team, NADIA)
    await verdicts.keep([critical(2, 400, datetime.now(UTC) - timedelta(days=1))], spec, origin)
    before = await reports.preview(spec, origin, reader=Reader.TEAM)

    await desk.say(
        NADIA, "@Remit make the critical errors threshold at most 0.1 %", thread_ts=thread
    )
    await desk.until(lambda seen: [m for m in seen if "version 3" in m["text"]], thread)
    after = await reports.preview(spec, origin, reader=Reader.TEAM)

    outcomes = [
        next(one.outcome for one in report.standings if one.now) for report in (before, after)
    ]
    assert [Outcome.PASS, Outcome.INCONCLUSIVE] == outcomes
    assert (2, 3) == (before.spec_version, after.spec_version)


async def test_a_summary_is_scheduled_in_a_form_held_and_ended_from_its_message(
    desk: Desk, beside: Store
) -> None:
    spec, _, _ = await spec_of(beside, desk)
    await desk.call("command", who=NADIA, channel=NO_SHOWS, command="/remit", text="schedule")
    form = await desk.state(NADIA, "view", lambda shown: shown["callback_id"] == "report.scheduled")
    when = next(b["block_id"] for b in form["blocks"] if b["block_id"].startswith("when."))
    rest: dict[str, dict[str, object]] = {
        "spec": {"selected_option": {"value": spec}},
        "reader": {"selected_option": {"value": "executive"}},
        "quiet": {"selected_option": {"value": "news"}},
    }

    async def submit(text: str) -> dict[str, object]:
        values = filled(form, {**rest, when: {"value": text}})
        return await desk.call("submit", who=NADIA, view_id=form["id"], values=values)

    refused = await submit("sometimes")
    await submit("every Tuesday at 8:30")
    note = await desk.find(lambda m: "every Tuesday" in m["text"], who=NADIA, channel=NO_SHOWS)
    await desk.press(NADIA, note, "report.hold")
    held = await desk.find(lambda m: "is held" in m["text"], who=NADIA, channel=NO_SHOWS)
    await desk.press(NADIA, held, "report.drop")
    ended = await desk.find(lambda m: "any more" in m["text"], who=NADIA, channel=NO_SHOWS)

    assert when in refused["errors"]  # type: ignore[operator]
    assert "Europe/Amsterdam" in note["text"]
    assert note["ts"] == held["ts"] == ended["ts"]
    assert "report.hold" not in str(ended["blocks"])


async def test_a_failed_critical_criterion_is_put_before_the_owner_in_the_thread_and_closes_itself(
    desk: Desk, beside: Store
) -> None:
    spec, team, thread = await spec_of(beside, desk)
    verdicts, now = Verdicts(beside), datetime.now(UTC)
    origin = Origin(team, NADIA)

    await verdicts.keep([critical(30, 400, now - timedelta(hours=2))], spec, origin)
    seen = await desk.until(lambda told: [m for m in told if "breach.roll_back" in str(m)], thread)
    await verdicts.keep([critical(0, 2000, now - timedelta(hours=1))], spec, origin)
    later = await desk.until(lambda told: [m for m in told if "holds again" in str(m)], thread)

    card = next(m for m in seen if "breach.roll_back" in str(m))
    assert "30 of 400 wrong (7.5 %)" in str(card)
    assert "Go back to the version before" in str(card)
    assert "escalation.approve" in str(card)
    note = next(m for m in later if "holds again" in str(m))
    assert "0 of 2,000 wrong" in str(note)
    assert "Nothing more to do" in str(note)
