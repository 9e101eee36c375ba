"""Data sources on both databases: tried out, watched, looked at once a window, held and ended."""

import csv
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.demo import payments
from bot.demo.payments import DRIFTS, WEEK
from bot.domain.decay.model import Cohort
from bot.domain.drift.declaration import LOOK_DUE, SourceState, WatchedSource
from bot.domain.drift.look import Labels, Look
from bot.domain.drift.wish import read_wish
from bot.domain.errors import ConflictError, ForbiddenError, NotFoundError, UnavailableError
from bot.domain.intake.model import Claim, Origin, Queue
from bot.domain.lint.model import Language
from bot.domain.report.drift_telling import look_told
from bot.evidence.drift import declared
from bot.evidence.drift.declared import DeclaredReader
from bot.evidence.drift.outcome_columns import Columns
from bot.evidence.drift.place import cohorts_at
from bot.services.drift.looks import DRIFT_CHECK, Looks
from bot.services.drift.watched_source import WatchedSources
from bot.store.lease import NewRow
from bot.store.queues import outbox
from bot.store.store import Store
from bot.store.tables import audit_entries
from tests.conftest import ToldClock
from tests.contract.services.test_spec_editing import NADIA, Desk

START = datetime(2026, 1, 5, tzinfo=UTC)  # a Monday
REFERENCE_END = (START + 4 * WEEK).date()


def week_of(number: int) -> datetime:
    return payments.week_of(START, number)


def write_week(folder: Path, number: int) -> None:
    payments.write_week(folder, START, number)


def write_until(folder: Path, number: int) -> None:
    payments.write_until(folder, START, number)


class Yard:
    """Declares data, and has looks come due."""

    def __init__(self, store: Store, clock: ToldClock, folder: Path) -> None:
        self.store, self.clock, self.folder = store, clock, folder
        self.desk = Desk(store, clock)
        data = DeclaredReader((str(folder),), dict)
        self.sources, self.looks = WatchedSources(store, data), Looks(store, data)

    async def declared(self, **more: object) -> WatchedSource:
        spec = await self.desk.drafted()
        written = {
            "spec": spec.id,
            "name": "payments",
            "where": "payments-*.csv",
            "time": "paid_at",
            "keys": "payment",
            "label": "fraud",
            "prediction": "called",
            "reference": {"from": START.date().isoformat(), "to": REFERENCE_END.isoformat()},
            "when": "every Monday at 9:00",
            "channel": "C1",
            **more,
        }
        return (await self.sources.declare(read_wish(written), NADIA)).source

    async def due(self, source: WatchedSource, week: int, attempt: int = 1) -> Look | None:
        """Have the look come due on the Monday after a week; return what is on record then."""
        fire_at = week_of(week + 1) + timedelta(hours=9)
        key = f"fire:{source.id}:{fire_at.isoformat()}:{attempt}"
        payload = {"subject": source.id, "fire_at": fire_at.isoformat()}
        async with self.store.transaction() as tx:
            row = NewRow(key=key, kind=LOOK_DUE, team=source.team, order_key=key, payload=payload)
            await tx.leases(Queue.JOBS).add(row)
        await self.looks.due(await self.claim(LOOK_DUE))
        async with self.store.reading() as tx:
            found = await tx.drift.looks(source.id, fire_at, limit=1)
        return found[0] if found else None

    async def claim(self, kind: str) -> Claim:
        while True:
            async with self.store.transaction() as tx:
                found = await tx.leases(Queue.JOBS).claim("test")
            assert found
            if found.kind == kind:
                return found

    async def texts(self, column: object) -> list[str]:
        async with self.store.reading() as tx:
            return [str(one) for one in await tx.connection.scalars(select(column))]  # type: ignore[call-overload]


@pytest.fixture
def yard(store: Store, clock: ToldClock, tmp_path: Path) -> Yard:
    write_until(tmp_path, 0)
    return Yard(store, clock, tmp_path)


async def test_nothing_is_scheduled_before_somebody_has_seen_the_dry_run(yard: Yard) -> None:
    source = await yard.declared()

    (waiting,) = await yard.sources.declared(source.team)
    async with yard.store.reading() as tx:
        nothing = await tx.schedules.get(source.schedule), await tx.drift.profile(source.id)
        plans = await tx.reports.plans_of(source.team)
    assert (waiting.declared.state, waiting.next_at) == (SourceState.DECLARED, None)
    assert (nothing, plans) == ((None, None), [])
    assert (source.dry_run.rows, source.dry_run.width, source.dry_run.compared) == (None, 8, 6)

    await yard.sources.watch(source.id, NADIA)

    (watched,) = await yard.sources.declared(source.team)
    async with yard.store.reading() as tx:
        kept = await tx.drift.profile(source.id)
        (plan,) = await tx.reports.plans_of(source.team)
    assert watched.declared.state is SourceState.WATCHED
    assert watched.next_at == source.cadence.after(yard.clock.now())
    assert kept is not None
    assert (kept.version, kept.profile.rows, kept.profile.source) == (1, 4000, "payments")
    assert (plan.spec, plan.channel, plan.cadence) == (source.spec, "C1", source.cadence)
    verbs = await yard.texts(audit_entries.c.verb)
    assert {"drift.declared", "drift.watched", "report.planned"} <= set(verbs)
    with pytest.raises(ConflictError):
        await yard.sources.watch(source.id, NADIA)


async def test_only_the_window_is_read_and_a_window_is_looked_at_once(yard: Yard) -> None:
    source = await yard.declared()
    await yard.sources.watch(source.id, NADIA)
    for file in yard.folder.glob("*.csv"):
        file.unlink()  # the profile stands for the reference from now on
    write_week(yard.folder, 1)

    first = await yard.due(source, 1)
    assert first is not None
    assert (await yard.claim(DRIFT_CHECK)).payload["look"] == first.id
    assert await yard.due(source, 1, attempt=2) == first

    assert (first.rows, first.reference_rows, first.trouble, first.flagged) == (1000, 4000, "", ())
    assert first.window == f"{week_of(1):%Y-%m-%d}"


async def test_labels_that_come_in_files_of_their_own_are_found_by_key(
    yard: Yard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The predictions never hold them; the file comes weeks later, in another order; a look reads it once."""
    read: list[str | None] = []

    def counted(where: str, columns: Columns, *more: Any, **named: Any) -> tuple[Cohort, ...]:  # noqa: ANN401
        read.append(columns.labels_at)
        return cohorts_at(where, columns, *more, **named)

    monkeypatch.setattr(declared, "cohorts_at", counted)
    write_until(yard.folder, 1)
    for file in yard.folder.glob("payments-*.csv"):
        rows = file.read_text().splitlines()
        file.write_text("\n".join(row.rpartition(",")[0] for row in rows))
    source = await yard.declared(labels_at="chargebacks-*.csv")
    await yard.sources.watch(source.id, NADIA)

    before = await yard.due(source, 1)
    lines = ["payment,fraud"]
    for week in range(-3, 3):
        with write_labelled(yard.folder, week).open(newline="") as written:
            lines += [f"{row['payment']},{row['fraud']}" for row in csv.DictReader(written)]
    (yard.folder / "chargebacks-1.csv").write_text("\n".join([lines[0], *reversed(lines[1:])]))
    after = await yard.due(source, 2)

    assert before is not None
    assert (before.labels, before.results) == (Labels(labelled=0, rows=1000), None)
    assert after is not None
    assert after.labels == Labels(labelled=1000, rows=1000)
    assert after.results is not None
    assert (after.results.known, after.results.worse) == (2, 0)
    assert read == [f"{yard.folder}/chargebacks-*.csv"]  # before, there was none to read


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        (b"payment,fraud\n1,0,yes\n", "drift.unreadable"),
        (b"payment,note\n1,2\n", "drift.column-not-found"),
    ],
)
async def test_labels_that_cannot_be_read_leave_all_else_judged_and_the_reason_is_told(
    yard: Yard, written: bytes, reason: str
) -> None:
    source = await yard.declared(labels_at="chargebacks-*.csv")
    await yard.sources.watch(source.id, NADIA)
    write_until(yard.folder, DRIFTS)
    (yard.folder / "chargebacks-1.csv").write_bytes(written)

    look = await yard.due(source, DRIFTS)

    assert look is not None
    assert (look.trouble, look.rows, bool(look.flagged)) == ("", 1000, True)
    assert look.is_news
    assert (look.results, look.labels and look.labels.trouble_code) == (None, reason)
    expected: dict[Language, str] = {
        "en": "labels could",
        "fr": "étiquettes",
        "de": "Labels konnten",
    }
    for language, said in expected.items():
        told = look_told(look, language)
        assert told.movers
        (note,) = [one for one in told.notes if said in one]
        assert "chargebacks" in note
        assert str(yard.folder) not in note


def write_labelled(folder: Path, week: int) -> Path:
    return payments.write_week(folder, START, week, labelled=True)


async def test_slices_say_where_it_moved(yard: Yard) -> None:
    source = await yard.declared(slices="region")
    await yard.sources.watch(source.id, NADIA)
    write_week(yard.folder, DRIFTS)

    look = await yard.due(source, DRIFTS)

    assert look is not None
    moved = {one.name: one for one in look.moved}
    assert {"amount", "channel"} <= set(look.flagged)
    assert [(one.column, one.value) for one in moved["amount"].slices] == [("region", "south")]


async def test_what_cannot_be_read_is_told_and_the_next_window_is_looked_at(yard: Yard) -> None:
    source = await yard.declared()
    await yard.sources.watch(source.id, NADIA)
    (yard.folder / "payments-05.csv").write_text("payment,paid_at\n1,2,3\n")

    lost = await yard.due(source, 1)
    write_week(yard.folder, 1)
    write_week(yard.folder, 2)
    found = await yard.due(source, 2)

    assert lost is not None
    assert lost.trouble.startswith("payments-05.csv")
    assert str(yard.folder) not in lost.trouble
    assert look_told(lost, "en").headline == f"Nothing could be compared. {lost.trouble}"
    assert (
        "Lassen Sie sie neu schreiben. (Einzelheit: payments-05" in look_told(lost, "de").headline
    )
    assert "Faites-le écrire de nouveau. (Détail : payments-05" in look_told(lost, "fr").headline
    assert found is not None
    assert (found.trouble, found.rows) == ("", 1000)


async def test_a_database_that_does_not_answer_is_asked_again_before_it_is_told(
    store: Store, clock: ToldClock, tmp_path: Path
) -> None:
    write_until(tmp_path, 0)
    yard = Yard(store, clock, tmp_path)
    source = await yard.declared()
    await yard.sources.watch(source.id, NADIA)

    class Silent(DeclaredReader):
        def window(self, *_: object) -> None:  # type: ignore[override]
            raise UnavailableError("The database of SHOP refused.", next_step="Check it.")

    silent = Looks(store, Silent((), dict))
    moment = week_of(2) + timedelta(hours=9)
    with pytest.raises(UnavailableError):
        await silent.catch_up(source.spec, moment, last_try=False)
    async with store.reading() as tx:
        assert await tx.drift.looks(source.id, moment, limit=1) == []

    await silent.catch_up(source.spec, moment, last_try=True)
    async with store.reading() as tx:
        (told,) = await tx.drift.looks(source.id, moment, limit=1)
    assert told.trouble == "The database of SHOP refused. Check it."


async def test_a_source_is_held_goes_on_and_ends(yard: Yard) -> None:
    source = await yard.declared()
    await yard.sources.watch(source.id, NADIA)

    await yard.sources.hold(source.id, NADIA, held=True)
    assert (await yard.sources.declared(source.team))[0].held
    await yard.sources.hold(source.id, NADIA, held=False)
    assert not (await yard.sources.declared(source.team))[0].held
    await yard.sources.end(source.id, NADIA)

    assert await yard.sources.declared(source.team) == []
    write_week(yard.folder, 1)
    assert await yard.due(source, 1) is None
    keys = [key for key in await yard.texts(outbox.c.key) if key.startswith("data-source:")]
    assert len(keys) == len(set(keys)) == 5
    with pytest.raises(NotFoundError):
        await yard.sources.hold(source.id, NADIA, held=True)


async def test_what_is_held_is_looked_at_by_no_summary_either(yard: Yard) -> None:
    source = await yard.declared()
    await yard.sources.watch(source.id, NADIA)
    write_week(yard.folder, 1)
    moment = week_of(2) + timedelta(hours=9)

    async def looks() -> int:
        await yard.looks.catch_up(source.spec, moment, last_try=True)
        async with yard.store.reading() as tx:
            return len(await tx.drift.looks(source.id, moment, limit=9))

    await yard.sources.hold(source.id, NADIA, held=True)
    assert await looks() == 0
    await yard.sources.hold(source.id, NADIA, held=False)
    assert await looks() == 1


async def test_strangers_declare_nothing_and_nobody_declares_what_may_not_be_read(
    yard: Yard,
) -> None:
    source = await yard.declared()
    written = {"spec": source.spec, "name": "x", "where": "payments-*.csv", "channel": "C1"}
    wish = read_wish({**written, "time": "paid_at", "reference": {"to": date(2026, 2, 1)}})

    with pytest.raises(NotFoundError):
        await yard.sources.declare(wish, Origin("T2", "U0OTHER"))
    with pytest.raises(ForbiddenError):
        await yard.sources.declare(wish.model_copy(update={"where": "/etc/x.csv"}), NADIA)
    with pytest.raises(NotFoundError):
        await yard.sources.watch(source.id, Origin("T2", "U0OTHER"))
