"""Outcomes counted by cohort: as plain Python counts them, as NannyML sees them, and the same in every database."""

import csv
import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import sqlalchemy as sa

from bot.domain.decay.judging import Asked, judged
from bot.domain.decay.model import Cohort, DecayAskedError, Metric, counted
from bot.evidence.drift.outcome_columns import Columns
from bot.evidence.drift.place import cohorts_at
from bot.evidence.drift.source import ColumnMissingError
from tests.databases import PostgresServer
from tests.meta.tree import ROOT
from tests.unit.evidence.drift.decay_table import table

DATA = Path(__file__).parents[3] / "data" / "decay"
ROWS = str(DATA / "rows.csv")
COLUMNS = Columns("seen_at", "predicted", "truth", "score")


def rows() -> list[dict[str, str]]:
    with Path(ROWS).open(newline="") as file:
        return list(csv.DictReader(file))


def plain(metric: Metric) -> dict[str, tuple[int, int]]:
    """The right ones and those that count, by week, row by row."""
    found: dict[str, tuple[int, int]] = {}
    for row in rows():
        day = date.fromisoformat(row["seen_at"][:10])
        monday = (day - timedelta(days=day.weekday())).isoformat()
        right, n = found.setdefault(monday, (0, 0))
        yes, known, truth = row["predicted"] == "1", row["truth"] != "", row["truth"] == "1"
        counts = {
            Metric.ACCURACY: known,
            Metric.PRECISION: known and yes,
            Metric.RECALL: known and truth,
        }[metric]
        found[monday] = (right + (counts and yes == truth), n + counts)
    return found


@pytest.fixture(scope="module")
def cohorts() -> tuple[Cohort, ...]:
    return cohorts_at(ROWS, COLUMNS, {})


@pytest.mark.parametrize("metric", Metric)
def test_counts_are_those_of_plain_python(cohorts: tuple[Cohort, ...], metric: Metric) -> None:
    ours = {one.name: counted(one, metric) for one in cohorts}

    assert plain(metric) == {name: (one.right, one.n) for name, one in ours.items()}


@pytest.mark.parametrize("metric", Metric)
def test_what_is_seen_and_estimated_is_what_nannyml_sees_and_estimates(
    cohorts: tuple[Cohort, ...], metric: Metric
) -> None:
    """Its estimator was given the chances as they are; by itself it calibrates them again, and moves."""
    theirs: dict[str, dict[str, dict[str, float]]] = json.loads(
        (DATA / "nannyml.json").read_text()
    )["performance"]
    decay = judged(cohorts, Asked(metric=metric, delay=14))
    assert decay.checked.unusable is None
    compared = 0
    for one in decay.cohorts:
        said = theirs.get(one.cohort.name)
        if said and one.guess:
            assert said["estimated"][metric] == pytest.approx(one.guess.value, abs=1e-12)
            seen = one.counted.right / one.counted.n
            assert said["realised"][metric] == pytest.approx(seen, abs=1e-12)
            again = said["calibrated again"][metric]
            assert one.guess.low < again < one.guess.high
            compared += 1

    assert 8 == compared


@pytest.fixture(params=["sqlite", "postgresql", "duckdb"], scope="module")
def address(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    if request.param == "postgresql":
        server: PostgresServer = request.getfixturevalue("postgres")
        with server.database() as url:
            filled = url.replace("postgresql://", "postgresql+psycopg://")
            fill(filled)
            yield filled
        return
    url = f"{request.param}:///{tmp_path_factory.mktemp(request.param) / 'warehouse.db'}"
    fill(url)
    yield url


def fill(url: str) -> None:
    engine = sa.create_engine(url)
    table = sa.Table(
        "scored",
        sa.MetaData(),
        sa.Column("seen_at", sa.DateTime),
        sa.Column("score", sa.Double),
        sa.Column("predicted", sa.Integer),
        sa.Column("truth", sa.Integer),
        sa.Column("said", sa.String(8)),
        sa.Column("came", sa.String(8)),
    )
    words = {"1": "yes", "0": "no"}
    kept: list[dict[str, Any]] = [
        {
            "seen_at": datetime.fromisoformat(row["seen_at"]),
            "score": float(row["score"]),
            "predicted": int(row["predicted"]),
            "truth": int(row["truth"]) if row["truth"] else None,
            "said": words[row["predicted"]],
            "came": words.get(row["truth"]),
        }
        for row in rows()
    ]
    with engine.begin() as connection:
        table.create(connection)
        for start in range(0, len(kept), 500):
            connection.execute(sa.insert(table).values(kept[start : start + 500]))
    engine.dispose()


def figures(one: Cohort) -> list[float]:
    """Everything counted of a cohort."""
    cells = [
        getattr(cell, name)
        for cell in (one.yes, one.no)
        for name in ("rows", "labelled", "right", "scored", "chance", "variance")
    ]
    told = one.calibration
    return [*cells, *told.rows, *told.promised, *told.came, *told.variance]


@pytest.mark.parametrize(
    ("prediction", "label", "positive"),
    [("predicted", "truth", None), ("said", "came", "yes"), ("said", "came", None)],
)
def test_a_table_gives_the_cohorts_of_its_rows(
    address: str, tmp_path: Path, prediction: str, label: str, positive: str | None
) -> None:
    score = None if prediction == "said" and positive is None else "score"
    columns = Columns("seen_at", prediction, label, score, positive)
    words = {"1": "yes", "0": "no", "": None}
    kept = [
        {
            "seen_at": datetime.fromisoformat(row["seen_at"]),
            "score": float(row["score"]),
            "predicted": int(row["predicted"]),
            "truth": int(row["truth"]) if row["truth"] else None,
            "said": words[row["predicted"]],
            "came": words[row["truth"]],
        }
        for row in rows()
    ]
    # Three row groups of which every column is cut elsewhere would come apart if read carelessly.
    pq.write_table(pa.Table.from_pylist(kept), tmp_path / "rows.parquet", row_group_size=700)

    by_file = cohorts_at(f"{tmp_path}/rows.parquet", columns, {})
    by_table = cohorts_at("table://SHOP/scored", columns, {"SHOP": address})

    assert [one.name for one in by_file] == [one.name for one in by_table]
    for one, other in zip(by_file, by_table, strict=True):
        assert figures(one) == pytest.approx(figures(other))


def test_the_rows_of_a_single_week_are_a_cohort_in_a_table_too(address: str) -> None:
    whole = cohorts_at("table://SHOP/scored", COLUMNS, {"SHOP": address})[1]
    week = f"table://SHOP/scored?time=seen_at&from={whole.start}&to={whole.end}"

    (only,) = cohorts_at(week, COLUMNS, {"SHOP": address})

    assert figures(only) == pytest.approx(figures(whole))


def test_files_of_a_pattern_are_one_stretch_of_time(tmp_path: Path) -> None:
    lines = Path(ROWS).read_text().splitlines()
    for name, part in (("a", lines[1:1500]), ("b", lines[1500:])):
        (tmp_path / f"{name}.csv").write_text("\n".join([lines[0], *part]))

    whole, parts = cohorts_at(ROWS, COLUMNS, {}), cohorts_at(f"{tmp_path}/*.csv", COLUMNS, {})
    for one, other in zip(whole, parts, strict=True):
        assert figures(one) == pytest.approx(figures(other))


def test_columns_cut_at_different_rows_are_put_side_by_side(tmp_path: Path) -> None:
    days = [date(2026, 1, 5)] * 3 + [date(2026, 1, 12)] * 3
    table = pa.table(
        {
            "seen_at": pa.chunked_array([days[:1], days[1:]]),
            "predicted": pa.chunked_array([["a", "b", "c", "a"], ["b", "c"]]),
            "truth": pa.chunked_array([["a", "b"], ["b", "a", "b", None]]),
        }
    )
    with (
        pa.OSFile(f"{tmp_path}/rows.arrow", "wb") as sink,
        pa.ipc.new_file(sink, table.schema) as out,
    ):
        out.write_table(table)

    found = cohorts_at(f"{tmp_path}/rows.arrow", Columns("seen_at", "predicted", "truth"), {})

    assert [(3, 3, 2), (3, 2, 2)] == [(one.rows, one.labelled, one.yes.right) for one in found]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["seen_at,predicted,truth,score", "yesterday,1,1,0.5"], "holds no times"),
        (["seen_at,predicted,truth,score", "2026-01-05,1,1,7.5"], "no chance between 0 and 1"),
        (["seen_at,predicted,truth,score", "2026-01-05,1,1,high"], "no chance between 0 and 1"),
    ],
)
def test_what_holds_no_outcomes_is_said(tmp_path: Path, lines: list[str], said: str) -> None:
    (tmp_path / "rows.csv").write_text("\n".join(lines))

    with pytest.raises(DecayAskedError) as refused:
        cohorts_at(f"{tmp_path}/rows.csv", COLUMNS, {})

    assert said in refused.value.sentence


def test_a_column_that_is_not_there_is_named(address: str) -> None:
    wrong = Columns("seen_at", "predicted", "outcome")

    for where, addresses in ((ROWS, {}), ("table://SHOP/scored", {"SHOP": address})):
        with pytest.raises(ColumnMissingError) as refused:
            cohorts_at(where, wrong, addresses)
        assert "outcome" in refused.value.sentence


def test_numbers_of_more_than_two_outcomes_are_counted_as_they_are(tmp_path: Path) -> None:
    """Not as ones and the rest: then 2 for 3 would be right."""
    lines = [
        "seen_at,predicted,truth",
        "2026-01-05,1,1",
        "2026-01-05,2,3",
        "2026-01-05,3,3",
        "2026-01-05,0,1",
    ]
    (tmp_path / "rows.csv").write_text("\n".join(lines))

    (only,) = cohorts_at(f"{tmp_path}/rows.csv", Columns("seen_at", "predicted", "truth"), {})

    assert (4, 2) == (only.yes.rows, only.yes.right)


def test_the_table_of_the_page_is_current() -> None:
    assert table() in (ROOT / "docs" / "decay.md").read_text(encoding="utf-8")
