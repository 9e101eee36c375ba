"""A request that names an oversight row: the stored spec says how many people, who, and how much."""

from datetime import date, time, timedelta

import pytest

from bot.domain.conversation.thread import Conversation, Thread
from bot.domain.criterion.verdict import Outcome
from bot.domain.criterion.verdict import Reason as Reasons
from bot.domain.drift.declaration import SourceState, Stretch, WatchedSource
from bot.domain.drift.look import Look
from bot.domain.escalation.action import Action, Money, Request, SpecRow
from bot.domain.escalation.model import Escalation, Reason, State
from bot.domain.escalation.roster import Standing
from bot.domain.evaluation.recorded import Basis, RecordedVerdict
from bot.domain.framing.version import StatementVersion
from bot.domain.intake.model import Origin
from bot.domain.oversight.scale import OversightMode
from bot.domain.oversight.step import Floor, StepUp
from bot.domain.provenance import Field, Status
from bot.domain.schedule.recurrence import Daily
from bot.domain.spec.leaf import unknown
from bot.domain.spec.plan.raci import Letter, Part, RaciPlan, RaciRow, Task
from bot.domain.spec.plan.raci import Role as Held
from bot.domain.spec.review import Review, Reviewer, ReviewState, Role
from bot.domain.spec.version import SpecVersion
from bot.services.escalation.spec import NotInForceError, SpecRows, UnknownRowError
from bot.store.escalation import Asked
from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.town import ANN, ASKER, BEN, CAT, DAN, Office
from tests.unit.domain.spec.examples import refund_agent, version_of

HERE = Thread(team="T1", channel="C1", thread="1.0")
POLICY = """\
name: default
rules:
  - id: small
    when: {action: refund.*, money: {up_to: 100, currency: EUR}}
    mode: auto
  - id: refunds
    when: {action: refund.*}
    ask: [{of: 'raci:accountable'}]
  - id: refused
    when: {action: export.*}
    mode: auto
    caps: {per_hour: 1, beyond: refuse}
"""
OWNER = Origin("T1", DAN)
one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


class SpecDesk:
    """A refund agent with a spec whose row is what a test says."""

    def __init__(self, store: Store, clock: ToldClock) -> None:
        self.store, self.clock = store, clock
        self.office = Office(store)

    async def drafted(self, **row: object) -> SpecVersion:
        await self.office.ready(POLICY)
        now, statement = self.clock.now(), refund_agent()
        async with self.store.transaction() as tx:
            here = Conversation(id="cnv_1", place=HERE, created_by=DAN, created_at=now)
            await tx.conversations.open(here)
            stored = StatementVersion(
                id="ps_1", version=1, conversation="cnv_1", place=HERE, owner=DAN,
                created_by=DAN, created_at=now, statement=statement,
            )  # fmt: skip
            await tx.statements.add(stored)
        first = version_of(statement)
        return await self.next(first.model_copy(update={"version": 0, "owner": DAN}), **row)

    async def next(self, spec: SpecVersion, **row: object) -> SpecVersion:
        """The next version, with a row as it is told."""
        plain = {"asked": unknown("asked"), "computed": None}
        first = spec.spec.oversight[0].model_copy(update={**plain, **row})
        changed = spec.spec.model_copy(update={"oversight": (first,), "raci": RACI})
        numbers = {"version": spec.version + 1, "revision": spec.version + 1,
                   "problem_statement_version": 1, "digest": ""}  # fmt: skip
        new = spec.model_copy(update={**numbers, "spec": changed})
        async with self.store.transaction() as tx:
            digest = await tx.specs.add(new)
        return new.model_copy(update={"digest": digest})

    async def signed(self, spec: SpecVersion) -> None:
        people = [(BEN, Role.BUSINESS), (CAT, Role.DOMAIN)]
        review = Review(
            id=f"rev_{spec.version}", spec=spec.id, version=spec.version, digest=spec.digest,
            asked_by=DAN, asked_at=self.clock.now(), state=ReviewState.SIGNED,
            reviewers=tuple(Reviewer(user=user, role=role) for user, role in people),
        )  # fmt: skip
        async with self.store.transaction() as tx:
            await tx.spec_reviews.open(review)

    async def ask(
        self, spec: SpecVersion, euros: int = 50, *, version: int | None = None, **more: object
    ) -> Escalation:
        action = Action(name="refund.create", target="order:1", system="agent",
                        money=Money(amount=euros, currency="EUR"))  # fmt: skip
        row = SpecRow(spec=spec.id, version=version, row="OV-01")
        request = Request.model_validate(
            {"action": action, "requester": "x", "row": row, "confidence": 0.99, **more}
        )
        return await self.office.escalations.open(request, self.office.by(ASKER))

    async def in_use(self, like: Escalation, *, days: int) -> None:
        """It was let act two hundred times, so many days ago."""
        began = like.opened_at - timedelta(days=days)
        let_act = {"state": State.FINISHED, "spots": (), "opened_at": began}
        async with self.store.transaction() as tx:
            for number in range(200):
                update = {"id": f"esc_{days}_{number}", **let_act}
                copied = like.model_copy(update=update)
                await tx.escalations.add(copied, Asked(by="x", fingerprint="-"))

    async def judged(self, spec: SpecVersion, criterion: str, outcome: Outcome) -> None:
        """A run says something about a criterion, a day after whatever was said before."""
        self.clock.advance(timedelta(days=1))
        now = self.clock.now()
        run = f"run_{now.timestamp():.0f}"
        basis = Basis(run=run, spec=spec.id, spec_version=spec.version, criterion=criterion)
        verdict = RecordedVerdict(
            basis=basis, line="-", critical=True, outcome=outcome, reason=Reasons.OPEN,
            sentences={}, formula="-", confidence=0.95, made_at=now, judged_at=now,
        )  # fmt: skip
        async with self.store.transaction() as tx:
            await tx.verdicts.add([verdict])

    async def looked(self, spec: SpecVersion, look: str, *, calls: bool) -> None:
        """A look at the data of its system, after whatever was looked at before."""
        self.clock.advance(timedelta(days=1))
        now = self.clock.now()
        week = Daily(at=time(9), timezone="UTC", weekdays=(0,))
        source = WatchedSource(
            id="data_1", team="T1", spec=spec.id, name="payments", where="payments/*.parquet",
            time="paid_at", reference=Stretch(start=date(2026, 1, 1), end=date(2026, 2, 1)),
            cadence=week, channel="C1", created_by=DAN, created_at=now,
        )  # fmt: skip
        seen = Look(id=look, source="data_1", spec=spec.id, name="payments", profile=1,
                    since=now - timedelta(days=7), until=now, made_at=now, calls=calls)  # fmt: skip
        async with self.store.transaction() as tx:
            if await tx.drift.source("data_1") is None:
                await tx.drift.add_source(source, SourceState.WATCHED)
            await tx.drift.add_look(seen)


RACI = RaciPlan(
    rows=(
        RaciRow(
            id="RA-13",
            task=Task.APPROVAL,
            what="approve",
            parts=(
                Part(role=Held.BUSINESS_OWNER, letters=(Letter.ACCOUNTABLE,)),
                Part(role=Held.DOMAIN_EXPERT, letters=(Letter.INFORMED,)),
            ),
        ),
    )
)


def told(path: str, value: str) -> Field:
    return Field(path=path, value=value, status=Status.ASSUMED)


NOTIFIES = {
    "floor": OversightMode.NOTIFY,
    "reversibility": told("oversight.OV-01.reversibility", "R1"),
    "caps": told("oversight.OV-01.caps", "3 a day"),
}


@pytest.fixture
def desk(store: Store, clock: ToldClock) -> SpecDesk:
    return SpecDesk(store, clock)


async def test_those_who_signed_are_asked_and_told_and_the_version_is_kept(desk: SpecDesk) -> None:
    spec = await desk.drafted(**NOTIFIES)
    await desk.signed(spec)

    opened = await desk.ask(spec, 400)
    assert SpecRow(spec=spec.id, version=spec.version, row="OV-01") == opened.request.row
    assert (State.OPEN, frozenset({f"user:{BEN}"})) == (opened.state, opened.asked)
    assert (f"user:{CAT}",) == opened.plan.tell
    assert not opened.request.irreversible
    approved = await desk.office.approve(BEN, opened)
    assert State.APPROVED is approved.state


async def test_a_small_new_action_needs_those_who_answer_for_it_until_it_has_proven_itself(
    desk: SpecDesk,
) -> None:
    spec = await desk.drafted(**{**NOTIFIES, "caps": unknown("oversight.OV-01.caps")})
    await desk.signed(spec)

    new = await desk.ask(spec)
    assert (OversightMode.APPROVE, (StepUp.NEW_ROLLOUT,)) == (new.plan.mode, new.plan.raised_by)
    assert frozenset({f"user:{BEN}"}) == new.asked  # the rule names nobody: the spec does
    await desk.in_use(new, days=31)
    proven = await desk.ask(spec)
    assert (State.APPROVED, OversightMode.NOTIFY) == (proven.state, proven.plan.mode)


async def test_beyond_the_cap_of_the_row_a_person_is_asked(desk: SpecDesk) -> None:
    spec = await desk.drafted(**NOTIFIES)
    await desk.signed(spec)
    await desk.in_use(await desk.ask(spec), days=31)

    passed = [await desk.ask(spec) for _ in range(4)]

    assert [State.APPROVED] * 3 + [State.OPEN] == [one.state for one in passed]
    assert (Floor.CAP_REACHED,) == passed[-1].plan.raised_by


@one_database
async def test_beyond_the_cap_of_a_rule_it_is_refused_where_the_policy_says_so(
    desk: SpecDesk,
) -> None:
    await desk.office.ready(POLICY)
    action = Action(name="export.all", target="t", system="agent")
    request = Request(action=action, requester="x")

    first, second = [
        await desk.office.escalations.open(request, desk.office.by(ASKER)) for _ in range(2)
    ]

    assert (State.APPROVED, State.DENIED) == (first.state, second.state)
    assert second.decision
    assert Reason.REFUSED_BY_POLICY is second.decision.reason


@one_database
async def test_what_nobody_signed_needs_people_and_names_none(desk: SpecDesk) -> None:
    spec = await desk.drafted(**NOTIFIES)

    opened = await desk.ask(spec)

    assert OversightMode.APPROVE is opened.plan.mode
    assert opened.decision
    assert (State.DENIED, Reason.NO_APPROVER) == (opened.state, opened.decision.reason)


@one_database
async def test_only_the_signed_version_counts_and_only_rows_that_exist(desk: SpecDesk) -> None:
    spec = await desk.drafted(**NOTIFIES)
    await desk.signed(spec)
    newer = await desk.next(spec, floor=OversightMode.AUTO)  # a draft that asks for less

    with pytest.raises(NotInForceError, match=f"version {spec.version} was signed last"):
        await desk.ask(newer, version=newer.version)
    assert spec.version == (await desk.ask(newer)).request.row.version  # type: ignore[union-attr]
    with pytest.raises(UnknownRowError, match="no oversight row"):
        await desk.ask(newer, row={"spec": spec.id, "row": "OV-99"})
    with pytest.raises(UnknownRowError, match="no such spec"):
        await desk.ask(newer, row={"spec": "spec_of_nobody", "row": "OV-01"})
    stranger = Origin("T2", ASKER)
    with pytest.raises(UnknownRowError, match="no such spec"):
        await desk.office.escalations.open((await desk.ask(newer)).request, stranger)


@one_database
async def test_a_guest_who_signed_is_neither_shown_nor_told(desk: SpecDesk) -> None:
    spec = await desk.drafted(**NOTIFIES)
    await desk.signed(spec)
    desk.office.town.people.update({BEN: Standing.GUEST, CAT: Standing.EXTERNAL})

    opened = await desk.ask(spec, 400)

    assert ({ASKER}, ()) == ({spot.user for spot in opened.spots}, opened.plan.tell)


@one_database
async def test_one_is_offered_the_rows_of_the_thread_in_the_version_that_counts(
    desk: SpecDesk,
) -> None:
    spec = await desk.drafted(**NOTIFIES)
    await desk.signed(spec)
    await desk.next(spec, floor=OversightMode.AUTO)
    rows = SpecRows(desk.store)

    here = await rows.to_ask(Origin("T1", ANN), HERE)

    assert [(spec.version, "OV-01")] == [(one.row.version, one.row.row) for one in here]
    assert here == await rows.to_ask(OWNER, None)
    assert () == await rows.to_ask(Origin("T1", ANN), None)


async def test_an_evaluation_that_is_not_passed_or_a_drift_alarm_asks_more_people_from_then_on(
    desk: SpecDesk,
) -> None:
    spec = await desk.drafted(**{**NOTIFIES, "caps": unknown("oversight.OV-01.caps")})
    await desk.signed(spec)
    await desk.in_use(await desk.ask(spec), days=31)
    criterion = spec.spec.acceptance[0].id
    assert State.APPROVED is (await desk.ask(spec)).state

    await desk.judged(spec, criterion, Outcome.INCONCLUSIVE)
    await desk.looked(spec, "week-1", calls=True)
    raised = await desk.ask(spec)
    await desk.judged(spec, criterion, Outcome.PASS)
    drifting = await desk.ask(spec)
    await desk.looked(spec, "week-2", calls=False)
    over = await desk.ask(spec)

    assert (StepUp.NOT_PASSED, StepUp.DRIFT_ALARM) == raised.plan.raised_by
    assert OversightMode.DUAL_APPROVE is raised.plan.mode
    assert {StepUp.NOT_PASSED: (criterion,), StepUp.DRIFT_ALARM: ("payments",)} == (
        raised.plan.raised_on
    )
    assert (StepUp.DRIFT_ALARM,) == drifting.plan.raised_by
    assert OversightMode.APPROVE is drifting.plan.mode
    assert (State.APPROVED, ()) == (over.state, over.plan.raised_by)
    # Frozen at opening: what was opened while it stood keeps asking.
    assert raised.plan == (await desk.office.now(raised)).plan


@one_database
async def test_a_draft_nobody_signed_makes_nothing_looser_and_may_make_it_stricter(
    desk: SpecDesk,
) -> None:
    spec = await desk.drafted(**{**NOTIFIES, "caps": unknown("oversight.OV-01.caps")})
    await desk.signed(spec)
    await desk.in_use(await desk.ask(spec), days=31)
    draft = await desk.next(spec)
    criterion = spec.spec.acceptance[0].id

    await desk.judged(draft, criterion, Outcome.FAIL)
    stricter = await desk.ask(spec)
    await desk.judged(spec, criterion, Outcome.FAIL)
    await desk.judged(draft, criterion, Outcome.PASS)
    no_looser = await desk.ask(spec)

    for one in (stricter, no_looser):
        assert (StepUp.NOT_PASSED,) == one.plan.raised_by
