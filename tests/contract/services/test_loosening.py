"""Less oversight than computed: two people, with evidence, for ninety days, and never below a floor."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.domain.errors import ConflictError, ForbiddenError, InvalidInputError
from bot.domain.escalation.model import State
from bot.domain.escalation.roster import Standing
from bot.domain.export.decision_log import decisions
from bot.domain.intake.model import Queue
from bot.domain.oversight.loosening import Loosening, LooseningState, Wanted
from bot.domain.oversight.mode import ActionFacts, compute_mode
from bot.domain.oversight.scale import Blast, OversightMode, Reversibility
from bot.domain.oversight.step import Evidence, Floor
from bot.domain.spec.leaf import unknown
from bot.domain.spec.markdown import as_markdown
from bot.domain.spec.version import SpecVersion
from bot.services.spec.loosening import LOOSENING_DUE, Loosenings
from bot.services.spec.reading import SpecReading
from bot.store.store import Store
from bot.store.tables import audit_entries
from tests.conftest import ToldClock
from tests.contract.services.test_escalation_spec import SpecDesk, one_database, told
from tests.contract.services.town import BEN, CAT, DAN, EVE

FACTS = ActionFacts(reversibility=Reversibility.R2, blast=Blast.B1)
NAMES = {DAN: "Dan", EVE: "Eve"}


class Table(SpecDesk):
    """A refund agent whose refunds a person approves, by what they do."""

    def __init__(self, store: Store, clock: ToldClock) -> None:
        super().__init__(store, clock)
        self.loosenings = Loosenings(store, self.office.town)
        self.reading = SpecReading(store)

    async def computed(self, facts: ActionFacts = FACTS) -> SpecVersion:
        computed = compute_mode(facts)
        spec = await self.drafted(
            computed=computed,
            floor=computed.mode,
            asked=told("oversight.OV-01.asked", "notify"),
            reversibility=told("oversight.OV-01.reversibility", "R2"),
            caps=unknown("oversight.OV-01.caps"),
        )
        await self.signed(spec)
        return spec

    def wanted(self, **changes: object) -> Wanted:
        shown = Evidence(
            reviewed_in_a_row=312, catch_rate=0.93, undo_drill_on=self.clock.now().date()
        )
        told = {"row": "OV-01", "signer": EVE, "reason": "Three months without a mistake.",
                "shown_in": "the review log", "evidence": shown, **changes}  # fmt: skip
        return Wanted.model_validate(told)

    async def ask_for_less(self, spec: SpecVersion, who: str = DAN, **changes: object) -> Loosening:
        self.clock.advance(timedelta(seconds=1))
        await self.loosenings.ask(
            spec.id, spec.version, self.wanted(**changes), self.office.by(who)
        )
        return (await self.wishes(spec))[-1]

    async def wishes(self, spec: SpecVersion) -> tuple[Loosening, ...]:
        content = await self.reading.newest(spec.id)
        assert content
        return content.wishes

    async def proven(self, spec: SpecVersion) -> None:
        await self.in_use(await self.ask(spec), days=31)

    async def state(self, spec: SpecVersion) -> State:
        return (await self.ask(spec)).state


@pytest.fixture
def table(store: Store, clock: ToldClock) -> Table:
    return Table(store, clock)


async def test_it_counts_once_a_second_person_has_signed_and_until_somebody_ends_it(
    table: Table,
) -> None:
    spec = await table.computed()
    await table.proven(spec)

    before = await table.state(spec)
    wish = await table.ask_for_less(spec)
    asked = await table.state(spec)
    await table.loosenings.sign(spec.id, wish.id, table.office.by(EVE))
    signed = await table.state(spec)
    await table.loosenings.take_back(spec.id, wish.id, table.office.by(BEN))
    ended = await table.state(spec)

    assert (State.OPEN, State.OPEN, State.APPROVED, State.OPEN) == (before, asked, signed, ended)
    assert LooseningState.ENDED is (await table.wishes(spec))[0].state
    async with table.store.reading() as tx:
        rows = await tx.connection.execute(
            select(audit_entries.c.actor, audit_entries.c.verb).where(
                audit_entries.c.subject == spec.id
            )
        )
        verbs = [tuple(row) for row in rows]
    assert [
        (DAN, "oversight.looser-asked"),
        (EVE, "oversight.loosened"),
        (BEN, "oversight.tightened"),
    ] == verbs


@one_database
async def test_it_ends_by_itself_after_ninety_days_even_where_no_clock_ticks(table: Table) -> None:
    spec = await table.computed()
    await table.proven(spec)
    wish = await table.ask_for_less(spec)
    await table.loosenings.sign(spec.id, wish.id, table.office.by(EVE))

    table.clock.advance(timedelta(days=90))
    last_day = await table.state(spec)
    table.clock.advance(timedelta(days=1))
    after = await table.state(spec)
    await table.office.schedules.tick()
    async with table.store.transaction() as tx:
        while (claim := await tx.leases(Queue.JOBS).claim("worker")).kind != LOOSENING_DUE:  # type: ignore[union-attr]
            pass
    assert claim
    await table.loosenings.due(claim)

    assert (State.APPROVED, State.OPEN) == (last_day, after)
    assert LooseningState.EXPIRED is (await table.wishes(spec))[0].state


@one_database
@pytest.mark.parametrize(
    ("facts", "says"),
    [
        (FACTS.model_copy(update={"floors": frozenset({Floor.EFFECT_ON_PERSON})}), "the least"),
        (FACTS.model_copy(update={"floors": frozenset({Floor.PROHIBITED})}), "the least"),
        (ActionFacts(reversibility=Reversibility.R0, blast=Blast.B0), "the least"),
    ],
)
async def test_a_floor_is_never_stepped_below(table: Table, facts: ActionFacts, says: str) -> None:
    spec = await table.computed(facts)

    with pytest.raises(InvalidInputError, match=says):
        await table.ask_for_less(spec)


@one_database
@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"signer": DAN}, "signer"),
        ({"signer": "U0GUEST"}, "signer"),
        ({"signer": "U0NOBODY"}, "signer"),
        ({"reason": " "}, "reason"),
        ({"shown_in": ""}, "shown_in"),
        ({"evidence": {"reviewed_in_a_row": 298}}, "reviewed"),
        ({"evidence": {"catch_rate": 0.89}}, "caught"),
        ({"evidence": {"undo_drill_on": date(2099, 1, 1)}}, "drill"),
    ],
)
async def test_nothing_is_asked_that_shows_too_little_or_that_no_second_person_can_sign(
    table: Table, changes: dict[str, object], field: str
) -> None:
    spec = await table.computed()
    table.office.town.people["U0GUEST"] = Standing.GUEST
    if isinstance(less := changes.get("evidence"), dict):
        full = table.wanted().evidence
        changes = {"evidence": full.model_copy(update=less)}

    with pytest.raises(InvalidInputError) as refused:
        await table.ask_for_less(spec, DAN, **changes)

    assert {field} == set(refused.value.fields)


@one_database
async def test_only_who_answers_may_ask_and_only_who_was_named_may_sign(table: Table) -> None:
    spec = await table.computed()
    with pytest.raises(ForbiddenError, match="answers for this spec"):
        await table.ask_for_less(spec, BEN)
    wish = await table.ask_for_less(spec)

    for stranger in (DAN, BEN):
        with pytest.raises(ForbiddenError, match="Somebody else was named"):
            await table.loosenings.sign(spec.id, wish.id, table.office.by(stranger))
    table.office.town.people[EVE] = Standing.GUEST
    with pytest.raises(ForbiddenError, match="full members"):
        await table.loosenings.sign(spec.id, wish.id, table.office.by(EVE))
    with pytest.raises(ConflictError, match="asked already"):
        await table.ask_for_less(spec, signer=CAT)


@one_database
async def test_no_is_an_answer_with_a_reason_and_it_can_be_asked_again(table: Table) -> None:
    spec = await table.computed()
    wish = await table.ask_for_less(spec)

    with pytest.raises(InvalidInputError, match="why not"):
        await table.loosenings.decline(spec.id, wish.id, " ", table.office.by(EVE))
    await table.loosenings.decline(spec.id, wish.id, "Too early.", table.office.by(EVE))
    with pytest.raises(ConflictError, match="decided"):
        await table.loosenings.sign(spec.id, wish.id, table.office.by(EVE))
    again = await table.ask_for_less(spec)

    assert LooseningState.ASKED is again.state
    assert "Too early." == (await table.wishes(spec))[0].said


@one_database
async def test_what_was_signed_for_one_action_says_nothing_about_another(table: Table) -> None:
    spec = await table.computed()
    await table.proven(spec)
    wish = await table.ask_for_less(spec)
    other = compute_mode(FACTS.model_copy(update={"blast": Blast.B2}))
    newer = await table.next(spec, computed=other, floor=other.mode)

    with pytest.raises(ConflictError, match="another one"):
        await table.loosenings.sign(spec.id, wish.id, table.office.by(EVE))
    await table.loosenings.take_back(spec.id, wish.id, table.office.by(DAN))
    fresh = await table.ask_for_less(newer)
    await table.loosenings.sign(spec.id, fresh.id, table.office.by(EVE))

    assert State.OPEN is await table.state(spec)  # the version signed last is of the old action
    content = await table.reading.newest(spec.id)
    assert content
    assert OversightMode.NOTIFY is content.decided.spec.oversight[0].floor


@one_database
async def test_the_documents_say_who_asked_and_who_signed_and_the_stored_version_does_not_change(
    table: Table,
) -> None:
    spec = await table.computed()
    wish = await table.ask_for_less(spec)
    await table.loosenings.sign(spec.id, wish.id, table.office.by(EVE))

    content = await table.reading.newest(spec.id)
    assert content
    document = as_markdown(content.decided, NAMES)
    log = decisions(content.decided, NAMES)

    assert "asked for by Dan, signed by Eve, because Three months without a mistake." in document
    assert "one step looser by a decision that @Dan and @Eve signed" in document
    assert "**Signed by:** Eve" in log
    assert spec.digest == content.version.digest
    assert OversightMode.APPROVE is content.version.spec.oversight[0].floor
