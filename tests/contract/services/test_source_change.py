"""A declaration is changed on both databases: tried out first, kept once it is applied, and taken back."""

from pathlib import Path

import pytest

from bot.demo.payments import DRIFTS
from bot.domain.drift.change import Weight
from bot.domain.drift.declaration import SourceState, WatchedSource
from bot.domain.drift.wish import ChangeWish, SourceWish, read_wish
from bot.domain.errors import ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from bot.domain.intake.model import Origin
from bot.services.drift.change import Changes
from bot.slack.views.refusal_words import refusal
from bot.store.queues import outbox
from bot.store.store import Store
from bot.store.tables import audit_entries
from tests.conftest import ToldClock
from tests.contract.services.test_reference_renewal import Renewing
from tests.contract.services.test_spec_editing import NADIA
from tests.contract.services.test_watched_source import write_until

one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


class Changing(Renewing):
    """Lives through weeks, and changes what is declared between them."""

    def __init__(self, store: Store, clock: ToldClock, folder: Path) -> None:
        super().__init__(store, clock, folder)
        self.changes = Changes(store, self.data, self.town)

    async def proposed(
        self, source: WatchedSource, origin: Origin = NADIA, known: int | None = None, **told: str
    ) -> WatchedSource:
        wished = ChangeWish(wish=wish_of(source, **told), why="The table has another column now.")
        return (await self.changes.propose(source.id, wished, origin, known=known)).source

    async def as_declared(self, source: WatchedSource) -> WatchedSource:
        found = await self.sources.read(source.id)
        assert found
        return found.source


def wish_of(source: WatchedSource, **told: str) -> SourceWish:
    """The form, with all lines as they read and some of them changed."""
    days = {"from": f"{source.reference.start}", "to": f"{source.reference.end}"}
    plain = ("name", "where", "time", "prediction", "label")
    shown = {name: getattr(source, name) for name in plain}
    rows = {"keys": ", ".join(source.keys), "slices": ", ".join(source.slices)}
    schedule = {"when": "every Monday at 9:00", "timezone": source.cadence.timezone}
    about = {"spec": "spec_0", "channel": "C0", "reference": days}
    return read_wish({**about, **shown, **rows, **schedule, **told})


@pytest.fixture
def weeks(store: Store, clock: ToldClock, tmp_path: Path) -> Changing:
    return Changing(store, clock, tmp_path)


@one_database
async def test_a_change_is_tried_out_and_nothing_is_different_before_it_is_applied(
    weeks: Changing,
) -> None:
    source = await weeks.began()

    proposal = await weeks.proposed(source, keys="payment, called", slices="region")

    assert (proposal.would_change, proposal.dry_run.compared) == (source.id, 5)
    assert await weeks.as_declared(source) == source
    async with weeks.store.reading() as tx:
        assert await tx.schedules.get(proposal.schedule) is None
        assert await tx.drift.in_force(source.id) == 1

    await weeks.changes.apply(proposal.id, NADIA)

    now = await weeks.as_declared(source)
    assert (now.id, now.keys, now.slices) == (source.id, ("payment", "called"), ("region",))
    async with weeks.store.reading() as tx:
        kept = await tx.drift.profile(source.id)
        parts = await tx.drift.parts(source.id, 2)
    assert kept is not None
    assert (kept.version, kept.profile.column("called")) == (2, None)
    assert parts
    with pytest.raises(NotFoundError):
        await weeks.changes.apply(proposal.id, NADIA)
    verbs = await weeks.texts(audit_entries.c.verb)
    assert {"drift.change-proposed", "drift.changed"} <= set(verbs)
    assert "drift.reference-renewed" not in verbs


@one_database
async def test_what_rests_on_the_reference_ends_with_it_and_a_name_ends_nothing(
    weeks: Changing,
) -> None:
    source = await weeks.began()
    for week in range(DRIFTS, DRIFTS + 2):
        await weeks.seen(source, week)
    assert (await weeks.open(source))["drift:"] == 1

    renamed = await weeks.proposed(source, name="card payments", when="every Tuesday at 8:00")
    light = await weeks.changes.apply(renamed.id, NADIA)

    assert (light.renewal.weight, light.taken_back) == (Weight.OUTSIDE, 0)
    assert light.renewal.before == light.renewal.after
    assert (await weeks.open(source))["drift:"] == 1
    async with weeks.store.reading() as tx:
        schedule = await tx.schedules.get(source.schedule)
    assert schedule is not None
    assert (schedule.times, schedule.next_at) == (
        light.source.cadence,
        light.source.cadence.after(weeks.clock.now()),
    )

    heavy = await weeks.proposed(light.source, keys="payment, called")
    done = await weeks.changes.apply(heavy.id, NADIA)

    assert (done.renewal.weight, done.taken_back) == (Weight.COUNTED, 1)
    assert (await weeks.open(source))["drift:"] == 0
    assert any("declared otherwise" in one for one in await weeks.texts(audit_entries.c.facts))


async def test_a_change_is_taken_back_with_the_reference_it_had(weeks: Changing) -> None:
    source = await weeks.began()
    proposal = await weeks.proposed(source, keys="payment, called", name="card payments")
    changed = await weeks.changes.apply(proposal.id, NADIA)

    undone = await weeks.renewals.undo(source.id, "It was the other table.", NADIA)

    assert undone.source == await weeks.as_declared(source)
    assert undone.source == source.model_copy(update={"dry_run": source.dry_run})
    async with weeks.store.reading() as tx:
        assert await tx.drift.in_force(source.id) == 1
    assert "drift.change-undone" in await weeks.texts(audit_entries.c.verb)
    look = await weeks.seen(source, 1)
    assert (look.name, look.profile, look.trouble) == ("payments", 1, "")
    again = await weeks.renewals.undo(source.id, "It was not.", NADIA)
    assert again.source == changed.source


async def test_of_two_changes_made_for_the_same_declaration_the_later_one_is_told_so(
    weeks: Changing,
) -> None:
    source = await weeks.began()
    first = await weeks.proposed(source, known=0, name="card payments")
    second = await weeks.proposed(source, known=0, keys="payment, called")
    await weeks.changes.apply(first.id, NADIA)

    with pytest.raises(ConflictError, match="by somebody else meanwhile"):
        await weeks.changes.apply(second.id, NADIA)
    with pytest.raises(ConflictError, match="by somebody else meanwhile"):
        await weeks.proposed(source, known=0, name="other payments")

    assert (await weeks.as_declared(source)).name == "card payments"
    assert (await weeks.as_declared(source)).keys == source.keys


@one_database
async def test_nothing_is_proposed_that_cannot_be_read_or_that_others_answer_for(
    weeks: Changing,
) -> None:
    source = await weeks.began()

    with pytest.raises(InvalidInputError, match="no column paid"):
        await weeks.proposed(source, time="paid")
    with pytest.raises(InvalidInputError, match="Nothing would be different"):
        await weeks.proposed(source)
    with pytest.raises(ForbiddenError):
        await weeks.proposed(source, where="../elsewhere.csv")
    with pytest.raises(ForbiddenError, match="training again"):
        await weeks.proposed(source, Origin(NADIA.team, "U_SAM"), keys="payment, called")
    empty = await weeks.proposed(
        source,
        reference={"from": "2020-01-01", "to": "2020-02-01"},  # type: ignore[arg-type]
    )
    with pytest.raises(InvalidInputError, match="no rows in these days"):
        await weeks.changes.apply(empty.id, NADIA)

    assert await weeks.as_declared(source) == source


@one_database
async def test_what_nobody_watches_yet_is_replaced_at_once(weeks: Changing) -> None:
    write_until(weeks.folder, 0)
    source = await weeks.declared()

    after = await weeks.proposed(source, keys="payment, called")

    (waiting,) = await weeks.sources.declared(source.team)
    assert (waiting.declared.source, waiting.declared.state) == (after, SourceState.DECLARED)
    assert (after.would_change, after.proposes and after.proposes.source) == (None, source.id)
    with pytest.raises(NotFoundError):
        await weeks.proposed(source, name="late")
    await weeks.sources.watch(after.id, NADIA)


async def test_what_was_ended_is_watched_again_as_it_was(weeks: Changing) -> None:
    source = await weeks.began()
    await weeks.sources.end(source.id, NADIA)
    async with weeks.store.reading() as tx:
        schedule = await tx.schedules.get(source.schedule)
    assert schedule is not None
    assert schedule.paused

    await weeks.sources.reopen(source.id, NADIA)

    (watched,) = await weeks.sources.declared(source.team)
    assert (watched.declared.state, watched.held) == (SourceState.WATCHED, False)
    look = await weeks.seen(source, 1)
    assert (look.profile, look.trouble) == (1, "")
    with pytest.raises(ConflictError):
        await weeks.sources.reopen(source.id, NADIA)
    kept = [one for one in await weeks.texts(outbox.c.key) if source.id in one]
    assert len(kept) == len(set(kept))
    never = await weeks.proposed(source, name="other")
    await weeks.sources.end(never.id, NADIA)
    with pytest.raises(ConflictError):
        await weeks.sources.reopen(never.id, NADIA)


async def test_what_was_held_as_it_was_ended_is_held_as_it_is_watched_again(
    weeks: Changing,
) -> None:
    source = await weeks.began()
    for held in (True, False):
        await weeks.sources.hold(source.id, NADIA, held=True)
        await weeks.sources.hold(source.id, NADIA, held=held)
        await weeks.sources.end(source.id, NADIA)

        again = await weeks.sources.reopen(source.id, NADIA)

        (watched,) = await weeks.sources.declared(source.team)
        assert again == watched
        assert watched.held is held


@one_database
async def test_what_is_proposed_is_changed_by_a_proposal_for_the_source_alone(
    weeks: Changing,
) -> None:
    source = await weeks.began()
    proposal = await weeks.proposed(source, name="card payments")

    with pytest.raises(ConflictError, match="waits for a decision") as refused:
        await weeks.proposed(proposal, name="payments by card")

    step = refused.value.next_step
    assert NADIA.actor in step  # who decides
    assert all(word in step for word in ("Discard it", "wait until it is applied", "“Change…”"))
    for language in ("fr", "de"):
        assert step != refusal(step, language)
        assert refused.value.message != refusal(refused.value.message, language)
    applied = await weeks.changes.apply(proposal.id, NADIA)
    assert applied.source.name == "card payments"


@one_database
async def test_who_asks_from_another_channel_reads_no_name_of_a_source(weeks: Changing) -> None:
    source = await weeks.began()
    outside = Origin("T1", "U0LEO", channel="C0ELSEWHERE")

    with pytest.raises(NotFoundError) as refused:
        await weeks.proposed(source, origin=outside)  # nothing would be different

    assert source.name not in f"{refused.value} {refused.value.next_step}"
