"""A question about data that moved: open while it lasts or nobody can tell, taken back once they are back."""

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest

from bot.demo import payments
from bot.demo.payments import DRIFTS, WEEK
from bot.domain.breach.drift_alarm import COLUMNS, alarms_of
from bot.domain.breach.request import BREACH_ASKER
from bot.domain.drift.declaration import WatchedSource
from bot.domain.escalation.model import Escalation, State
from bot.domain.escalation.roster import Roster, Standing
from bot.services.drift.alarm import DriftAlarms
from bot.services.report.question import was_asked
from bot.store.store import Store
from bot.store.tables import audit_entries
from tests.conftest import ToldClock
from tests.contract.services.test_reference_renewal import Renewing, weeks_from
from tests.contract.services.test_spec_editing import NADIA
from tests.contract.services.test_watched_source import START
from tests.contract.services.town import Town

ONE = pytest.mark.parametrize(
    "database_url", ["sqlite"], indirect=True
)  # renewals take back on both
FEW = 8  # rows of a window


class Asked(Renewing):
    """Lives through weeks of which some are as the reference again."""

    async def asked(self) -> WatchedSource:
        source = await self.began()
        for week in (DRIFTS, DRIFTS + 1):
            self.write_moved(week)
            await self.on_monday(source, week)
        assert await self.states(source) == [State.OPEN]
        return source

    async def states(self, source: WatchedSource) -> list[State]:
        return [one.state for one in await self.questions(source)]

    def file(self, week: int) -> Path:
        return self.folder / f"payments-{week + payments.REFERENCE_WEEKS:02}.csv"

    def write_as_before(self, week: int) -> None:
        """A week of the mix of the first one."""
        elsewhere = self.folder / "made"
        elsewhere.mkdir(exist_ok=True)
        made = payments.write_week(elsewhere, START + (week - 1) * WEEK, 1)
        made.rename(self.file(week))

    def write_few(self, week: int) -> None:
        self.write_as_before(week)
        rows = self.file(week).read_text().splitlines()
        self.file(week).write_text("\n".join(rows[: 1 + FEW]))

    def write_none(self, week: int) -> None:
        self.write_as_before(week)
        self.file(week).write_text(self.file(week).read_text().splitlines()[0] + "\n")

    def write_damaged(self, week: int) -> None:
        self.file(week).write_text("payment,paid_at\n1,2,3\n")

    def write_moved(self, week: int) -> None:
        payments.write_week(self.folder, START, week)


@pytest.fixture
def weeks(store: Store, clock: ToldClock, tmp_path: Path) -> Asked:
    return Asked(store, clock, tmp_path)


async def asked_about(weeks: Asked, source: WatchedSource) -> list[bool]:
    """Whether the newest look counts as asked about, by what people were asked."""
    async with weeks.store.reading() as tx:
        (look,) = await tx.drift.looks(source.id, tx.now, limit=1)
        ((key, one),) = (
            await tx.escalations.asked_under(
                source.team, BREACH_ASKER, alarms_of(look.spec, source.id)
            )
        ).items()
        decided = one.model_copy(update={"state": State.DENIED})
        action = one.request.action.model_copy(update={"parameters": {COLUMNS: []}})
        others = {"request": one.request.model_copy(update={"action": action})}
        earlier = key.replace(f":{source.id}:", f":{source.id}:2020-01-06..", 1)
        asked: list[dict[str, Escalation]] = [
            {key: one},
            {key: decided},
            {},
            {key: decided.model_copy(update=others)},  # about other columns
            {earlier: decided},  # in an earlier run
            {key.replace(source.id, "data_other"): decided},
        ]
        return [await was_asked(tx, look, each) for each in asked]


@ONE
async def test_a_question_is_open_until_data_are_known_to_be_back_and_later_drift_asks_anew(
    weeks: Asked,
) -> None:
    source = await weeks.asked()
    assert await asked_about(weeks, source) == [True, True, False, False, False, False]
    week = DRIFTS + 1

    moved, few = weeks.write_moved, weeks.write_few
    for written in (moved, few, moved, weeks.write_none, weeks.write_damaged):
        week += 1
        written(week)
        look = await weeks.on_monday(source, week)
        assert look.recovered == (), written
        assert await weeks.states(source) == [State.OPEN], written

    weeks.write_as_before(week)  # repaired; nobody looks at that window again
    week += 1
    weeks.write_as_before(week)
    await weeks.on_monday(source, week)
    assert await weeks.states(source) == [State.CANCELLED]
    facts = " ".join(await weeks.texts(audit_entries.c.facts))
    assert "are as the reference again, so nothing is left to decide" in facts

    for _ in range(2):
        week += 1
        weeks.write_moved(week)
        await weeks.on_monday(source, week)
    assert sorted(await weeks.states(source)) == [State.CANCELLED, State.OPEN]


@ONE
async def test_a_renewal_that_is_undone_at_once_leaves_it_to_the_next_look_to_ask_again(
    weeks: Asked,
) -> None:
    source = await weeks.asked()
    await weeks.renewals.renew(source.id, weeks_from(DRIFTS, DRIFTS + 2), NADIA)
    await weeks.renewals.undo(source.id, "That was the wrong source.", NADIA)
    assert await weeks.states(source) == [State.CANCELLED]

    weeks.write_moved(DRIFTS + 2)
    await weeks.on_monday(source, DRIFTS + 2)

    assert sorted(await weeks.states(source)) == [State.CANCELLED, State.OPEN]


class Interrupted(Town):
    """Tells who is who once something else has happened."""

    def __init__(self, first: Callable[[], Awaitable[object]]) -> None:
        super().__init__(people={NADIA.actor: Standing.PERSON})
        self.first = first

    async def roster(self, team: str, users: frozenset[str], sources: frozenset[str]) -> Roster:
        await self.first()
        return await super().roster(team, users, sources)


@ONE
async def test_nobody_is_asked_about_a_reference_that_was_renewed_meanwhile(weeks: Asked) -> None:
    source = await weeks.began()
    weeks.write_moved(DRIFTS)
    await weeks.on_monday(source, DRIFTS)
    weeks.write_moved(DRIFTS + 1)
    renewing = partial(weeks.renewals.renew, source.id, weeks_from(DRIFTS, DRIFTS + 1), NADIA)
    weeks.alarms = DriftAlarms(weeks.store, Interrupted(renewing))

    await weeks.on_monday(source, DRIFTS + 1)

    assert len((await weeks.renewals.history(source.id, NADIA))[1]) == 1
    assert await weeks.states(source) == []
