"""The record on both databases: handed out, anchored every day, and a step that is late is told (R20)."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path

import pytest
from agentack.engine import evaluate_events
from agentack.models import TraceEvent
from agentack.policy import Policy
from sqlalchemy import delete, select, text

from bot.domain.audit.agentack_trace import POLICY_FILE, trace_of
from bot.domain.audit.anchor import Anchor
from bot.domain.errors import NotFoundError, UnavailableError
from bot.domain.intake.model import Queue
from bot.services.anchoring import ANCHOR, Anchoring
from bot.services.escalation.watch import EscalationWatch
from bot.services.record import Record, Wanted
from bot.store.decision_tables import schedules
from bot.store.queues import jobs
from bot.store.store import Store
from bot.store.verification import verify_chains
from tests.contract.services.town import ANN, ASKER, BEN, REFUND, Office

HOUR = timedelta(hours=1)
KEY = "correct horse"


@pytest.fixture
async def office(store: Store) -> Office:
    return await Office(store).ready()


async def lived(office: Office) -> list[str]:
    """Five decisions, one of each kind; their ids."""
    used, denied, edited, passed, taken = [
        await office.open(*tags) for tags in ((), (), (), ("small",), ())
    ]
    by = office.by("agent:refunds")
    await office.approve(ANN, used)
    await office.deny(BEN, denied)
    changes = {"parameters": {"amount": 400}}
    changed = await office.escalations.edit(edited.id, 1, changes, office.by(ASKER))
    await office.approve(BEN, changed)
    for one in (used, changed, passed):
        action = one.request.action
        await office.escalations.consume(one.id, action, "run-1", by)
        await office.escalations.record(one.id, by, succeeded=True)
    await office.escalations.cancel(taken.id, office.by(ASKER))
    return [one.id for one in (used, denied, edited, passed, taken)]


async def test_what_happened_is_handed_out_and_agentack_finds_nothing_in_it(
    office: Office, tmp_path: Path
) -> None:
    ids = await lived(office)
    record, rules = Record(office.store), tmp_path / "agentack.toml"
    await asyncio.to_thread(rules.write_text, POLICY_FILE)
    policy = Policy.from_toml(rules)

    stories = [story async for story in record.stories(Wanted(office.team))]
    reports = {
        story.id: evaluate_events(
            [TraceEvent.from_dict(line) for line in trace_of(story)], policy=policy
        )
        for story in stories
    }

    assert dict.fromkeys(ids, "PASS") == {one: report.status for one, report in reports.items()}
    assert REFUND.target in json.dumps(trace_of(stories[0]))
    bare = [one async for one in record.stories(Wanted(office.team, ids[0], with_words=False))]
    assert REFUND.target not in json.dumps(trace_of(bare[0]))


async def test_the_rows_may_be_changed_and_the_stories_stay_what_was_recorded(
    office: Office,
) -> None:
    ids = await lived(office)
    async with office.store.transaction() as tx:
        await tx.connection.execute(text("UPDATE escalations SET state = 'denied'"))
        await tx.connection.execute(text("UPDATE escalation_versions SET document = '{}'"))

    stories = [one async for one in Record(office.store).stories(Wanted(office.team, ids[0]))]

    executed = [line for line in trace_of(stories[0]) if line["type"] == "action_executed"]
    assert [stories[0].entries[0].facts["digest"]] == [
        line["action"]["parameters"]["remit:digest"] for line in executed
    ]


async def test_an_unknown_escalation_has_no_story(office: Office) -> None:
    with pytest.raises(NotFoundError):
        async for _ in Record(office.store).stories(Wanted(office.team, "esc_none")):
            pass


async def fired(store: Store, anchoring: Anchoring) -> None:
    """Let a day pass, and do what is due."""
    await anchoring.begin()
    async with store.transaction() as tx:
        found = await tx.schedules.get(ANCHOR)
        assert found is not None
        now = await tx.escalations.now()
        await tx.schedules.put(found.model_copy(update={"next_at": now - timedelta(seconds=1)}))
    await Office(store).schedules.tick()
    async with store.transaction() as tx:
        claim = await tx.leases(Queue.JOBS).claim("worker")
    assert claim is not None
    assert ANCHOR == claim.kind
    await anchoring.anchor(claim)


async def test_every_day_the_end_of_the_chain_is_noted_outside(
    office: Office, tmp_path: Path
) -> None:
    file = tmp_path / "anchors.jsonl"
    anchoring = Anchoring(office.store, channel="C0OPS", file=file, key=KEY)
    await lived(office)
    await fired(office.store, anchoring)

    (posted,) = await office.effects("notice")
    anchor = Anchor.from_short(posted["facts"]["anchor"])
    assert "C0OPS" == posted["channel"]
    lines = (await asyncio.to_thread(file.read_text)).splitlines()
    written = Anchor.model_validate_json(lines[0])
    written.require_signed(KEY)
    assert (anchor.seq, anchor.hash) == (written.seq, written.hash)

    async with office.store.transaction() as tx:  # somebody cuts the last entry off
        cut = f"DELETE FROM audit_entries WHERE seq = {anchor.seq}"  # noqa: S608 - our own number
        await tx.connection.execute(text(cut))
        head = "UPDATE audit_heads SET seq = seq - 1, hash = (SELECT hash FROM audit_entries ORDER BY seq DESC LIMIT 1)"
        await tx.connection.execute(text(head))

    assert all(one.holds for one in await verify_chains(office.store.engine))  # the control
    (found,) = await verify_chains(office.store.engine, (anchor,))
    assert (anchor.seq, False) == (found.broken_at, found.holds)


async def test_an_anchor_that_cannot_be_written_is_tried_again(
    office: Office, tmp_path: Path
) -> None:
    anchoring = Anchoring(office.store, channel="C0OPS", file=tmp_path / "no" / "folder")

    with pytest.raises(UnavailableError):
        await fired(office.store, anchoring)

    assert [] == await office.effects("notice")


async def test_a_step_that_is_blocked_is_told_though_its_schedule_looks_done(
    office: Office,
) -> None:
    watch = EscalationWatch(office.store, "C0OPS")
    opened = await office.open()
    await office.age(opened, HOUR)
    assert 0 == (await watch.look()).count  # due, and not yet late
    await office.age(opened, timedelta(minutes=3))
    await office.schedules.tick()
    async with office.store.transaction() as tx:  # the job is lost
        await tx.connection.execute(delete(jobs))

    late = await watch.look()

    assert (1, opened.id) == (late.count, late.longest[0].id)
    assert late.now - late.longest[0].since > timedelta(minutes=2)
    (alarm,) = await office.effects("notice")
    assert ("C0OPS", "decisions-late", 1) == (
        alarm["channel"], alarm["facts"]["code"], alarm["facts"]["count"]
    )  # fmt: skip
    async with office.store.reading() as tx:  # the control: who asks the timetable sees nothing
        now = await tx.escalations.now()
        soon = await tx.connection.scalars(select(schedules.c.next_at))
        assert all(one > now for one in soon.all())
    assert 1 == (await watch.look()).count
    assert 1 == len(await office.effects("notice"))  # once an hour is enough

    await office.work()

    assert 0 == (await watch.late()).count
    verbs = [entry.verb for entry in await office.record() if entry.subject == opened.id]
    assert ["escalation.opened", "escalation.reminded"] == verbs  # done, and once
