"""A look is kept with everything that is told of it."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from pydantic import ValidationError

from bot.domain.drift.comparison import Signal
from bot.domain.drift.declaration import Stretch, WatchedSource
from bot.domain.drift.judgement import Level, judge
from bot.domain.drift.look import Look
from bot.domain.drift.looking import Occasion, looked, not_looked
from bot.domain.drift.model import ColumnProfile
from bot.domain.drift.role import Role
from bot.domain.drift.schema import SchemaKind
from bot.domain.schedule.recurrence import Daily
from tests.unit.domain.drift.builders import levels, numbers, window

SOURCE = WatchedSource(
    id="data_1",
    team="T1",
    spec="spec_1",
    name="payments",
    where="payments/*.parquet",
    time="paid_at",
    keys=("payment",),
    label="fraud",
    prediction="called",
    reference=Stretch(start=date(2026, 1, 1), end=date(2026, 2, 1)),
    cadence=Daily(at=time(9), timezone="Europe/Berlin", weekdays=(0,)),
    channel="C1",
    created_by="U1",
    created_at=datetime(2026, 2, 2, tzinfo=UTC),
)


def _look(week: int, before: list[ColumnProfile], now: list[ColumnProfile], *past: Look) -> Look:
    since, until = SOURCE.window_at(datetime(2026, 3, 2, 8, tzinfo=UTC) + timedelta(weeks=week))
    return looked(
        SOURCE,
        Occasion(f"look_{week}", 1, since, until, until),
        judge(window(*before), window(*now)),
        past,
    )


def test_a_window_is_whole_days_where_the_schedule_counts_them() -> None:
    since, until = SOURCE.window_at(datetime(2026, 3, 30, 7, tzinfo=UTC))

    assert since == datetime(2026, 3, 22, 23, tzinfo=UTC)
    assert until == datetime(2026, 3, 29, 22, tzinfo=UTC)  # summer time began in between


def test_what_names_rows_and_says_when_is_not_compared() -> None:
    there = ("payment", "paid_at", "amount", "called", "fraud")

    assert SOURCE.watched(there) == ("amount", "called", "fraud")
    assert SOURCE.all_roles == {"called": Role.PREDICTION, "fraud": Role.LABEL}
    assert SOURCE.model_copy(update={"columns": ("amount",)}).watched(there) == ("amount",)


def test_a_reference_needs_days_or_a_place_of_its_own() -> None:
    fields = SOURCE.model_dump()

    with pytest.raises(ValidationError, match="which days are the reference"):
        WatchedSource.model_validate({**fields, "time": None})
    elsewhere = WatchedSource.model_validate(
        {**fields, "time": None, "reference_at": "march.parquet"}
    )
    with pytest.raises(ValidationError, match="has to begin before"):
        Stretch(start=date(2026, 2, 1), end=date(2026, 2, 1))

    assert elsewhere.time is None


def test_a_look_keeps_what_is_told_and_can_be_read_back() -> None:
    before = [
        numbers("amount", [float(n % 1000) for n in range(5000)]),
        levels("card", {"visa": 3000, "mc": 2000}, missing=10),
        levels("gone", {"a": 5000}),
    ]
    now = [
        numbers("amount", [float(n % 1000) * 1.4 for n in range(5000)], like=before[0]),
        levels("card", {"visa": 2000, "mc": 1500, "amex": 500}, missing=1000),
    ]

    look = _look(0, before, now)
    later = _look(1, before, now, look)
    moved = {one.name: one for one in later.moved}

    assert Look.model_validate_json(later.model_dump_json()) == later
    assert look.flagged == later.flagged == ("card", "amount", "gone")
    assert moved["gone"].signs[0].schema_kind is SchemaKind.GONE
    signs = {sign.signal: sign for sign in moved["card"].signs if sign.flagged}
    assert signs.keys() == {Signal.MISSING, Signal.NEW_LEVELS, Signal.DISTRIBUTION}
    assert signs[Signal.NEW_LEVELS].names == ("amex",)
    assert signs[Signal.MISSING].after == pytest.approx(0.2)
    assert moved["amount"].bars is not None
    assert len(moved["amount"].bars.before) == len(moved["amount"].bars.labels)
    assert moved["amount"].median_after == pytest.approx(700, rel=0.03)
    assert {one.since for one in later.moved} == {look.window}
    assert later.moved[0].lasting
    assert later.level is Level.LARGE
    # A number that moved once waits for the next window; what is broken does not.
    assert [one.name for one in look.alarms] == ["card", "gone"]
    assert [one.name for one in later.alarms] == ["card", "amount", "gone"]


def test_what_could_not_be_looked_at_breaks_no_row_of_windows() -> None:
    before = [levels("card", {"visa": 3000, "mc": 2000})]
    now = [levels("card", {"visa": 2000, "mc": 3000})]
    first = _look(0, before, now)
    since, until = SOURCE.window_at(datetime(2026, 3, 9, 8, tzinfo=UTC))
    lost = not_looked(
        SOURCE, Occasion("look_1", 1, since, until, until), [first], "There is no file."
    )

    third = _look(2, before, now, first, lost)

    assert (lost.trouble, lost.moved) == ("There is no file.", ())
    assert third.moved[0].windows == 2
    assert third.calls


def test_an_alarm_holds_until_a_window_with_enough_rows_shows_it_is_over() -> None:
    before = [levels("card", {"visa": 3000, "mc": 2000})]
    away, few, back = (
        [levels("card", counts)]
        for counts in ({"visa": 2000, "mc": 3000}, {"visa": 6, "mc": 4}, {"visa": 3000, "mc": 2000})
    )
    since, until = SOURCE.window_at(datetime(2026, 3, 30, 8, tzinfo=UTC))
    lost = Occasion("look_4", 1, since, until, until)
    looks: list[Look] = []
    for week, now in enumerate((away, away, few, [])):
        looks.append(_look(week, before, now, *looks))
    looks.append(not_looked(SOURCE, lost, looks, "There is no file."))
    for week, now in enumerate((away, back, few), start=5):
        looks.append(_look(week, before, now, *looks))

    # Once may be chance; of few rows, of none, and of what cannot be read nobody can tell.
    assert [one.holds for one in looks] == [False, *5 * [True], False, False]
    # Control: what calls somebody is silent already in the window with few rows.
    assert [one.calls for one in looks] == [False, True, *6 * [False]]
