"""A reference is renewed on both databases: earlier looks stay, old questions end, and it can be undone."""

import asyncio
from pathlib import Path
from threading import Barrier

import pytest

from bot.demo.payments import DRIFTS, LABELLED
from bot.domain.drift.declaration import WatchedSource
from bot.domain.drift.look import Look
from bot.domain.drift.model import Profile
from bot.domain.drift.renewal import RenewalWish, read_renewal
from bot.domain.errors import ConflictError, InvalidInputError, NotFoundError
from bot.domain.escalation.model import State
from bot.domain.intake.model import Origin
from bot.evidence.drift.declared import DeclaredReader
from bot.services.drift.looks import DRIFT_CHECK, RESULTS_CHECK
from bot.services.drift.renewal import Renewals
from bot.store.store import Store
from bot.store.tables import audit_entries
from tests.conftest import ToldClock
from tests.contract.services.test_drift_story import MORNING, Weeks
from tests.contract.services.test_spec_editing import NADIA
from tests.contract.services.test_watched_source import week_of, write_until

WHY = "Model 14 was trained on the new mix and is live."


def weeks_from(first: int, end: int) -> RenewalWish:
    days = [f"{week_of(week):%Y-%m-%d}" for week in (first, end)]
    return read_renewal(days[0], days[1], None, WHY)


class Renewing(Weeks):
    """Lives through weeks, and renews the reference between them."""

    def __init__(self, store: Store, clock: ToldClock, folder: Path) -> None:
        super().__init__(store, clock, folder)
        self.data = DeclaredReader((str(folder),), dict)
        self.renewals = Renewals(store, self.data, self.town)

    async def seen(self, source: WatchedSource, week: int) -> Look:
        """A week goes by, and on Monday its window is looked at; no summary is made."""
        write_until(self.folder, week)
        return await self.on_monday(source, week)

    async def on_monday(self, source: WatchedSource, week: int) -> Look:
        """The window of a week is looked at, as its files are."""
        self.clock.instant = week_of(week + 1) + MORNING
        look = await self.due(source, week)
        assert look
        await self.alarms.check(await self.claim(DRIFT_CHECK))
        await self.retrainings.check(await self.claim(RESULTS_CHECK))
        return look

    async def open(self, source: WatchedSource) -> dict[str, int]:
        """How many questions wait, by what they are about."""
        return {
            name: sum(one.state.is_pending for one in await self.questions(source, name))
            for name in ("drift:", "retrain:")
        }

    async def doubted(self, source: WatchedSource) -> list[str]:
        async with self.store.reading() as tx:
            return await tx.drift.alarms(source.spec)


@pytest.fixture
def weeks(store: Store, clock: ToldClock, tmp_path: Path) -> Renewing:
    return Renewing(store, clock, tmp_path)


async def test_a_renewed_reference_counts_from_then_on_and_can_be_undone(weeks: Renewing) -> None:
    source = await weeks.began()
    await weeks.seen(source, LABELLED - 1)
    await weeks.seen(source, LABELLED)
    assert await weeks.open(source) == {"drift:": 1, "retrain:": 1}
    assert await weeks.doubted(source) == ["payments"]
    before = await looks(weeks, source)

    done = await weeks.renewals.renew(source.id, weeks_from(DRIFTS, LABELLED), NADIA)

    assert (done.taken_back, done.renewal.before.profile, done.renewal.after.profile) == (2, 1, 2)
    assert await weeks.open(source) == {"drift:": 0, "retrain:": 0}
    assert await weeks.doubted(source) == []
    taken_back = [*await weeks.questions(source), *await weeks.questions(source, "retrain:")]
    assert {one.state for one in taken_back} == {State.CANCELLED}
    await weeks.seen(source, LABELLED + 1)
    *earlier, new = await looks(weeks, source)
    assert earlier == before  # against their own reference, as they were told
    assert (new.profile, new.reference_rows, new.flagged, new.recovered) == (2, 3000, (), ())
    assert await weeks.open(source) == {"drift:": 0, "retrain:": 0}

    undone = await weeks.renewals.undo(source.id, "Model 14 was rolled back.", NADIA)

    now, past = await weeks.renewals.history(source.id, NADIA)
    assert (now.profile, now.days) == (1, source.reference)
    assert past == [done.renewal, undone.renewal]
    assert (undone.renewal.undoes, undone.source.reference) == (1, source.reference)
    await weeks.seen(source, LABELLED + 2)
    assert await weeks.open(source) == {"drift:": 0, "retrain:": 1}  # one window is not yet lasting
    await weeks.seen(source, LABELLED + 3)
    assert await weeks.open(source) == {
        "drift:": 1,
        "retrain:": 1,
    }  # and asked again, though asked before
    latest = (await looks(weeks, source))[-1]
    assert (latest.profile, {one.windows for one in latest.moved if one.flagged}) == (1, {2})
    verbs = await weeks.texts(audit_entries.c.verb)
    assert verbs.count("drift.reference-renewed") == verbs.count("drift.reference-undone") == 1
    written = " ".join(await weeks.texts(audit_entries.c.facts))
    assert "is compared with another reference from now on" in written


async def looks(weeks: Renewing, source: WatchedSource) -> list[Look]:
    async with weeks.store.reading() as tx:
        return await tx.drift.looks(source.id, weeks.clock.now(), limit=20)


async def test_of_two_who_renew_at_once_one_is_told_so(weeks: Renewing) -> None:
    source = await weeks.began()
    both = Barrier(2)

    class Together(DeclaredReader):
        def reference(self, source: WatchedSource) -> tuple[Profile, dict[str, Profile]]:
            both.wait(timeout=30)
            return super().reference(source)

    renewals = Renewals(weeks.store, Together((str(weeks.folder),), dict), weeks.town)
    wish = weeks_from(-1, 1)
    done = await asyncio.gather(
        *(renewals.renew(source.id, wish, NADIA) for _ in range(2)), return_exceptions=True
    )

    assert sum(isinstance(one, ConflictError) for one in done) == 1
    _, past = await renewals.history(source.id, NADIA)
    assert [one.number for one in past] == [1]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # what is refused is the same
async def test_what_cannot_be_a_reference_leaves_the_old_one(weeks: Renewing) -> None:
    source = await weeks.began()

    with pytest.raises(InvalidInputError, match="no rows in these days"):
        await weeks.renewals.renew(source.id, weeks_from(90, 91), NADIA)
    with pytest.raises(InvalidInputError, match="which days are the reference"):
        await weeks.renewals.renew(source.id, read_renewal(None, None, None, WHY), NADIA)
    with pytest.raises(ConflictError, match="is the first one"):
        await weeks.renewals.undo(source.id, WHY, NADIA)
    with pytest.raises(NotFoundError):
        await weeks.renewals.renew(source.id, weeks_from(1, 2), Origin("T2", "U0OTHER"))
    with pytest.raises(NotFoundError):
        await weeks.renewals.undo(source.id, WHY, Origin("T2", "U0OTHER"))
    with pytest.raises(InvalidInputError):
        read_renewal("2026-03-01", "2026-02-01", None, WHY)
    with pytest.raises(InvalidInputError):
        read_renewal("2026-03-01", None, None, "  ")

    now, past = await weeks.renewals.history(source.id, NADIA)
    assert (now.profile, past) == (1, [])
