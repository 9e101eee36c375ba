"""Labels of another file or table: found by key, as plain Python finds them, in bounded memory."""

import csv
import random
import tracemalloc
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import cast

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.decay.model import Cohort, DecayAskedError
from bot.domain.errors import RemitError
from bot.evidence.drift import late_labels
from bot.evidence.drift.key import keys_of
from bot.evidence.drift.outcome_columns import Columns
from bot.evidence.drift.part import Cut
from bot.evidence.drift.place import cohorts_at
from bot.evidence.drift.source import ColumnMissingError
from tests.databases import PostgresServer

DAY = date(2026, 1, 5)
Rows = list[dict[str, object]]


def shop(rows: int = 600) -> tuple[Rows, Rows]:
    """Predictions, and labels of most of them in another order: some come twice, some contradict each other."""
    chance = random.Random(4)  # noqa: S311  # a simulation
    predicted: Rows = [
        {
            "shop": chance.choice(["north", "south"]),
            "number": number // 2,
            "seen_at": DAY + timedelta(days=number % 28),
            "called": chance.choice(["fraud", "fine"]),
            "chance": chance.random(),
        }
        for number in range(rows)
    ]
    came: Rows = [
        {
            "shop": row["shop"],
            "number": row["number"],
            "truth": chance.choice(["fraud", "fine", None]),
        }
        for row in predicted
        if chance.random() < 0.9
    ]
    came += came[:40]
    chance.shuffle(came)
    return predicted, came


def found_plainly(predicted: Rows, came: Rows) -> dict[str, tuple[int, int, int]]:
    """Rows, labels and right ones by week, row by row."""
    truths: dict[tuple[object, object], set[object]] = {}
    for row in came:
        if row["truth"] is not None:
            truths.setdefault((row["shop"], row["number"]), set()).add(row["truth"])
    found: dict[str, tuple[int, int, int]] = {}
    for row in predicted:
        day = row["seen_at"]
        assert isinstance(day, date)
        week = (day - timedelta(days=day.weekday())).isoformat()
        known = truths.get((row["shop"], row["number"]), set())
        one = len(known) == 1
        rows, labelled, right = found.get(week, (0, 0, 0))
        found[week] = (rows + 1, labelled + one, right + (one and row["called"] in known))
    return found


def counted(cohorts: tuple[Cohort, ...]) -> dict[str, tuple[int, int, int]]:
    return {one.name: (one.rows, one.labelled, one.yes.right + one.no.right) for one in cohorts}


def columns(**more: object) -> Columns:
    said = {"keys": ("shop", "number"), "positive": "fraud", "score": "chance", **more}
    return Columns("seen_at", "called", "truth", **said)  # type: ignore[arg-type]


def write_csv(file: Path, rows: Rows) -> str:
    with file.open("w", newline="") as sink:
        out = csv.DictWriter(sink, list(rows[0]))
        out.writeheader()
        out.writerows(rows)
    return str(file)


@pytest.mark.parametrize("most", [20, 150, 10**6])  # in many parts, in a few, and at once
def test_labels_of_another_file_are_found_by_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    predicted, came = shop()
    monkeypatch.setattr(late_labels, "MOST_HELD", most)
    pq.write_table(pa.Table.from_pylist(predicted), tmp_path / "p.parquet", row_group_size=90)
    labels = write_csv(tmp_path / "labels.csv", came)

    found = cohorts_at(f"{tmp_path}/p.parquet", columns(labels_at=labels), {})

    plainly = found_plainly(predicted, came)
    assert 0 < sum(labelled for _, labelled, _ in plainly.values()) < len(came)
    assert counted(found) == plainly
    beside = cohorts_at(joined(tmp_path, predicted, came), columns(), {})
    assert [one.calibration.rows for one in found] == [one.calibration.rows for one in beside]
    assert [one.yes.chance for one in found] == pytest.approx([one.yes.chance for one in beside])


@pytest.mark.parametrize("kind", ["date", "text", "moment", "zoned"])
def test_labels_from_the_middle_of_a_cohort_on_are_counted_in_the_same_reading(
    tmp_path: Path, kind: str
) -> None:
    predicted, came = shop()
    table = pa.Table.from_pylist(predicted)
    types = {"text": pa.string(), "moment": pa.timestamp("us"), "zoned": pa.timestamp("us", "UTC")}
    if kind in types:
        times = table["seen_at"].cast(types[kind])
        table = table.set_column(table.column_names.index("seen_at"), "seen_at", times)
    pq.write_table(table, tmp_path / "p.parquet", row_group_size=90)
    since = datetime(2026, 1, 21, tzinfo=UTC)
    late = columns(labels_at=write_csv(tmp_path / "labels.csv", came))

    found = cohorts_at(f"{tmp_path}/p.parquet", replace(late, since=since), {})

    assert [one.lately for one in found] == lately_plainly(predicted, came, since.date())
    assert [replace(one, lately=0) for one in found] == list(
        cohorts_at(f"{tmp_path}/p.parquet", late, {})
    )
    apart = cohorts_at(f"{tmp_path}/p.parquet", late, {}, cut=Cut("seen_at", since))
    assert sum(one.lately for one in found) == sum(one.labelled for one in apart)


def lately_plainly(predicted: Rows, came: Rows, since: date) -> list[int]:
    """Of every cohort, how many rows from a day on have a label."""
    late = [row for row in predicted if cast("date", row["seen_at"]) >= since]
    found = {week: labelled for week, (_, labelled, _) in found_plainly(late, came).items()}
    assert sum(found.values()) > 0
    return [found.get(week, 0) for week in sorted(found_plainly(predicted, came))]


def test_no_label_is_lost_where_a_later_part_holds_more_than_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    predicted, came = shop()
    monkeypatch.setattr(late_labels, "MOST_HELD", 12)
    pq.write_table(pa.Table.from_pylist(predicted), tmp_path / "p.parquet")
    pq.write_table(pa.Table.from_pylist(came), tmp_path / "l.parquet", row_group_size=40)

    found = cohorts_at(f"{tmp_path}/p.parquet", columns(labels_at=f"{tmp_path}/l.parquet"), {})

    assert counted(found) == found_plainly(predicted, came)


def joined(folder: Path, predicted: Rows, came: Rows) -> str:
    """The same rows with their labels beside them: what every earlier test looks at."""
    truths: dict[tuple[object, object], set[object]] = {}
    for row in came:
        if row["truth"] is not None:
            truths.setdefault((row["shop"], row["number"]), set()).add(row["truth"])
    whole = []
    for row in predicted:
        known = truths.get((row["shop"], row["number"]), set())
        whole.append({**row, "truth": next(iter(known)) if len(known) == 1 else None})
    pq.write_table(pa.Table.from_pylist(whole), folder / "joined.parquet")
    return f"{folder}/joined.parquet"


@pytest.mark.parametrize("kind", ["sqlite", "postgresql", "duckdb"])
def test_labels_of_another_table_are_found_where_they_lie(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if kind != "postgresql":
        looked_up(f"{kind}:///{tmp_path / 'shop.db'}")
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    with server.database() as url:
        looked_up(url.replace("postgresql://", "postgresql+psycopg://"))


def looked_up(address: str) -> None:
    predicted, came = shop()
    engine, kept = sa.create_engine(address), sa.MetaData()

    def table(name: str, **more: object) -> sa.Table:
        kinds = {"shop": sa.String(8), "number": sa.Integer, **more}
        return sa.Table(name, kept, *(sa.Column(each, kind) for each, kind in kinds.items()))  # type: ignore[arg-type]

    scored = table("scored", seen_at=sa.Date, called=sa.String(8), chance=sa.Double)
    labels = table("labels", truth=sa.String(8), was_right=sa.Boolean)
    with engine.begin() as connection:
        kept.create_all(connection)
        connection.execute(sa.insert(scored).values(predicted))
        connection.execute(
            sa.insert(labels).values(
                [{**one, "was_right": one["truth"] == "fraud"} for one in came]
            )
        )
    engine.dispose()

    late = columns(labels_at="table://SHOP/labels")
    found = cohorts_at("table://SHOP/scored", late, {"SHOP": address})

    assert counted(found) == found_plainly(predicted, came)
    yes_or_no = Columns("seen_at", "called", "was_right", keys=late.keys, labels_at=late.labels_at)
    assert sum(one.labelled for one in cohorts_at("table://SHOP/scored", yes_or_no, {"SHOP": address}))  # fmt: skip
    wednesday = replace(late, since=datetime(2026, 1, 21, tzinfo=UTC))
    again = cohorts_at("table://SHOP/scored", wednesday, {"SHOP": address})
    assert [one.lately for one in again] == lately_plainly(predicted, came, date(2026, 1, 21))


@pytest.mark.parametrize("positive", [None, "true", "1"])
def test_yes_is_found_in_columns_of_truths_wherever_they_lie(
    tmp_path: Path, positive: str | None
) -> None:
    predicted = [{"number": n, "seen_at": DAY, "called": n % 2 == 0} for n in range(40)]
    came = [{"number": n, "truth": n % 4 < 2} for n in range(40)]
    address = f"sqlite:///{tmp_path / 'shop.db'}"
    engine, kept = sa.create_engine(address), sa.MetaData()
    kinds = {"number": sa.Integer, "seen_at": sa.Date, "called": sa.Boolean, "truth": sa.Boolean}
    scored, labels = (
        sa.Table(name, kept, *(sa.Column(each, kinds[each]) for each in rows[0]))
        for name, rows in (("scored", predicted), ("labels", came))
    )
    with engine.begin() as connection:
        kept.create_all(connection)
        connection.execute(sa.insert(scored), predicted)
        connection.execute(sa.insert(labels), came)
    engine.dispose()
    pq.write_table(pa.Table.from_pylist(predicted), tmp_path / "p.parquet")
    pq.write_table(pa.Table.from_pylist(came), tmp_path / "l.parquet")

    for where, late in (
        (f"{tmp_path}/p.parquet", f"{tmp_path}/l.parquet"),
        ("table://SHOP/scored", "table://SHOP/labels"),
    ):
        asked = Columns("seen_at", "called", "truth", None, positive, 7, ("number",), late)
        (only,) = cohorts_at(where, asked, {"SHOP": address})
        assert (only.yes.rows, only.yes.right, only.no.rows, only.no.right) == (20, 10, 20, 10)


def test_a_whole_number_is_the_same_however_two_tables_keep_it(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'shop.db'}"
    engine, kept = sa.create_engine(address), sa.MetaData()
    scored = sa.Table("scored", kept, sa.Column("number", sa.Integer), sa.Column("seen_at", sa.Date), sa.Column("called", sa.Double))  # fmt: skip
    labels = sa.Table("labels", kept, sa.Column("number", sa.Integer), sa.Column("truth", sa.Integer))  # fmt: skip
    with engine.begin() as connection:
        kept.create_all(connection)
        connection.execute(sa.insert(scored), [{"number": n, "seen_at": DAY, "called": n % 5} for n in range(40)])  # fmt: skip
        connection.execute(sa.insert(labels), [{"number": n, "truth": n % 5} for n in range(40)])
    engine.dispose()

    asked = Columns("seen_at", "called", "truth", keys=("number",), labels_at="table://SHOP/labels")
    (only,) = cohorts_at("table://SHOP/scored", asked, {"SHOP": address})

    assert (only.labelled, only.yes.right) == (40, 40)


@given(st.lists(st.text(max_size=40), unique=True, max_size=60))
def test_keys_are_told_apart_and_alike_however_they_lie_in_memory(words: list[str]) -> None:
    one = pa.array([*words, None], pa.string())
    sliced = pa.concat_arrays([pa.array(["x" * 300, "", None]), one])[3:]

    found, whole = keys_of({"key": one}, ["key"])

    assert len(set(found[:-1].tolist())) == len(words)
    assert whole.to_pylist() == [True] * len(words) + [False]
    assert found[:-1].tolist() == keys_of({"key": sliced.dictionary_encode()}, ["key"])[0][:-1].tolist()  # fmt: skip
    assert found[:-1].tolist() == keys_of({"key": sliced}, ["key"])[0][:-1].tolist()


def test_whole_numbers_are_one_key_in_every_type_and_long_keys_are_told_apart() -> None:
    kinds = [pa.array([7, 2**40, -1]), pa.array([7.0, 2.0**40, -1.0]),
             pa.array(["7", str(2**40), "-1"])]  # fmt: skip
    found = [keys_of({"key": kind}, ["key"])[0].tolist() for kind in kinds]
    assert found[0] == found[1] == found[2]

    long = pa.array(["a" * 5000 + "b", "a" * 5000 + "c", "a" * 5001])
    assert len(set(keys_of({"key": long}, ["key"])[0].tolist())) == 3
    fractions, _ = keys_of({"key": pa.array([0.5, 0.25, None])}, ["key"])
    assert fractions[0] != fractions[1]
    swapped = {"a": pa.array(["x", "y"]), "b": pa.array(["y", "x"])}
    assert len(set(keys_of(swapped, ["a", "b"])[0].tolist())) == 2


def test_the_memory_is_that_of_a_part_and_not_of_all_labels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = 60_000
    numbers = np.random.default_rng(1).permutation(rows)
    days = pa.array(np.full(rows, 20_458, np.int32)).cast(pa.date32())
    said = pa.array(np.ones(rows, np.int8))
    pq.write_table(pa.table({"number": numbers, "seen_at": days, "called": said}), tmp_path / "p.parquet", row_group_size=6_000)  # fmt: skip
    pq.write_table(pa.table({"number": np.arange(rows), "truth": said}), tmp_path / "l.parquet", row_group_size=6_000)  # fmt: skip
    late = Columns("seen_at", "called", "truth", keys=("number",), labels_at=f"{tmp_path}/l.parquet")  # fmt: skip

    peaks = {}
    for most in (8_000, 10 * rows):
        monkeypatch.setattr(late_labels, "MOST_HELD", most)
        tracemalloc.start()
        (only,) = cohorts_at(f"{tmp_path}/p.parquet", late, {})
        peaks[most] = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert (only.rows, only.labelled, only.yes.right) == (rows, rows, rows)

    assert peaks[8_000] < peaks[10 * rows] / 2


@pytest.mark.parametrize(
    ("where", "more", "said"),
    [
        ("p.csv", {"labels_at": "table://SHOP/labels"}, "bring the labels there"),
        ("table://SHOP/scored", {"labels_at": "p.csv"}, "bring the labels there"),
        ("p.csv", {"labels_at": "p.csv", "keys": ()}, "Name the key columns"),
        ("p.csv", {"labels_at": "p.csv"}, "no column truth"),
        ("p.csv", {"labels_at": "p.csv", "keys": ("payment",)}, "no column payment"),
    ],
)
def test_what_cannot_be_looked_up_is_said(
    tmp_path: Path, where: str, more: dict[str, object], said: str
) -> None:
    write_csv(tmp_path / "p.csv", shop(20)[0])

    def placed(place: str) -> str:
        return place if "://" in place else f"{tmp_path}/{place}"

    late = columns(**{**more, "labels_at": placed(str(more["labels_at"]))})
    with pytest.raises(RemitError) as refused:
        cohorts_at(placed(where), late, {"SHOP": "sqlite://"})

    assert said in refused.value.sentence
    assert refused.value.next_step


def test_a_column_of_names_is_no_label(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(late_labels, "_MOST_LEVELS", 10)
    predicted, came = shop(40)
    pq.write_table(pa.Table.from_pylist(predicted), tmp_path / "p.parquet")
    labels = write_csv(tmp_path / "l.csv", [{**row, "truth": f"t{n}"} for n, row in enumerate(came)])  # fmt: skip

    with pytest.raises(DecayAskedError, match="different labels"):
        cohorts_at(f"{tmp_path}/p.parquet", columns(labels_at=labels), {})
    with pytest.raises(ColumnMissingError):
        cohorts_at(f"{tmp_path}/p.parquet", columns(labels_at=f"{tmp_path}/p.parquet"), {})
