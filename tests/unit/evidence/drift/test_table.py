"""Tables of three databases, counted where they are: the same figures as of the same rows in a file."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import sqlalchemy as sa

from bot.domain.drift.judgement import judge
from bot.domain.drift.model import ColumnKind, NumberShape, Profile, TimeShape
from bot.domain.drift.wording import why
from bot.evidence.drift.answer import is_finite
from bot.evidence.drift.part import Cut
from bot.evidence.drift.place import profile_at, window_at
from bot.evidence.drift.source import ColumnMissingError
from bot.evidence.drift.table import DatabaseUnreachableError, Table
from bot.evidence.drift.table_place import TablePlace, UnreadableTableError, table_place
from tests.databases import PostgresServer

_DAY = datetime(2026, 1, 1)  # noqa: DTZ001  # as the tables keep it


def rows(seed: int, count: int, shift: float) -> list[dict[str, object]]:
    chance = np.random.default_rng(seed)
    return [
        {
            "amount": None if chance.random() < 0.1 else float(chance.lognormal(3 + shift, 1)),
            "age": int(chance.integers(18, 90)),
            "card": str(
                chance.choice(["visa", "mc", "amex"], p=[0.5 - shift / 3, 0.4 + shift / 3, 0.1])
            ),
            "open": bool(chance.random() < 0.2),
            "seen_at": _DAY + timedelta(days=number % 28 + (31 if shift else 0)),
        }
        for number in range(count)
    ]


BEFORE, AFTER = rows(1, 1500, 0.0), rows(2, 1200, 0.4)


@pytest.fixture(params=["sqlite", "postgresql", "duckdb"], scope="module")
def address(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Both months in one table of each database."""
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
        "payments",
        sa.MetaData(),
        sa.Column("amount", sa.Double),
        sa.Column("age", sa.Integer),
        sa.Column("card", sa.String(20)),
        sa.Column("open", sa.Boolean),
        sa.Column("seen_at", sa.DateTime),
    )
    with engine.begin() as connection:
        table.create(connection)
        for kept in (BEFORE, AFTER):
            for start in range(0, len(kept), 400):
                connection.execute(sa.insert(table).values(kept[start : start + 400]))
    engine.dispose()


JANUARY = "table://SHOP/payments?time=seen_at&from=2026-01-01&to=2026-02-01"
FEBRUARY = "table://SHOP/payments?time=seen_at&from=2026-02-01"


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    for name, kept in (("before", BEFORE), ("after", AFTER)):
        pq.write_table(pa.Table.from_pylist(kept), tmp_path / f"{name}.parquet")
    return f"{tmp_path}/before.parquet", f"{tmp_path}/after.parquet"


def shape(profile: Profile, name: str) -> NumberShape:
    column = profile.column(name)
    assert column is not None
    assert isinstance(column.shape, NumberShape)
    return column.shape


def test_a_table_gives_the_figures_of_its_rows(address: str, files: tuple[str, str]) -> None:
    addresses = {"SHOP": address}
    reference = profile_at(files[0], (), {})
    by_file = judge(reference, window_at(files[1], reference, (), {}))
    by_mix = judge(reference, window_at(FEBRUARY, reference, (), addresses))
    own = profile_at(JANUARY, (), addresses)
    by_table = judge(own, window_at(FEBRUARY, own, (), addresses))

    for theirs in (by_mix, by_table):
        pairs = {column.name: column.comparison for column in by_file.columns}
        for column in theirs.columns:
            ours, file = column.comparison, pairs[column.name]
            assert file.current is not None
            assert ours.current is not None
            assert file.current.missing == ours.current.missing
            if file.figures is not None:
                assert ours.figures is not None
                assert file.figures.textbook == pytest.approx(ours.figures.textbook, abs=1e-12)
                assert file.figures.js == pytest.approx(ours.figures.js, abs=1e-12)
                assert file.figures.chi2 == pytest.approx(ours.figures.chi2)
        assert {"amount", "card"} == {column.name for column in theirs.flagged}


def test_moments_and_ends_are_those_of_the_rows(address: str) -> None:
    found = shape(profile_at(JANUARY, (), {"SHOP": address}), "amount")

    values = np.array([row["amount"] for row in BEFORE if row["amount"] is not None], dtype=float)
    assert (values.min(), values.max()) == (found.least, found.most)
    assert values.mean() == pytest.approx(found.mean)
    assert values.std() == pytest.approx(found.deviation)
    assert np.quantile(values, np.arange(1, 10) / 10) == pytest.approx(list(found.deciles))
    assert len(values) == sum(found.counts)


def test_only_counts_travel(address: str) -> None:
    """A window is one statement of sums and one `group by` for each category."""
    reference = profile_at(JANUARY, (), {"SHOP": address})
    place = table_place(FEBRUARY)
    assert place is not None
    asked: list[str] = []
    with Table.at(place, {"SHOP": address}) as table:
        connection = table._connection  # noqa: SLF001  # what goes over the wire
        sa.event.listen(
            connection, "before_cursor_execute", lambda *found: asked.append(found[2].lower())
        )
        window = table.window(reference)

    assert 3 == len(asked)
    assert 2 == sum("group by" in statement for statement in asked)
    assert all("count(" in statement or "sum(" in statement for statement in asked)
    assert 1200 == window.rows


def test_a_window_without_rows_is_counted_as_none(address: str) -> None:
    reference = profile_at(JANUARY, (), {"SHOP": address})

    empty = window_at(
        "table://SHOP/payments?time=seen_at&from=2030-01-01", reference, (), {"SHOP": address}
    )

    assert 0 == empty.rows
    assert "no rows" in why(judge(reference, empty).columns[0])


def test_times_are_told_and_one_column_can_be_asked_for(address: str) -> None:
    times = profile_at(JANUARY, ["seen_at"], {"SHOP": address})

    assert [ColumnKind.TIME] == [column.kind for column in times.columns]
    assert isinstance(times.columns[0].shape, TimeShape)
    assert (times.columns[0].shape.first or "").startswith("2026-01-01")


def test_what_cannot_be_read_is_a_sentence_without_the_address(address: str) -> None:
    secret = "sqlite:////nowhere/at/all/hunter2.db"
    for where, addresses, error in (
        ("table://SHOP/orders", {"SHOP": address}, UnreadableTableError),
        ("table://SHOP/payments", {}, UnreadableTableError),
        ("table://SHOP/payments", {"SHOP": "oracle9://x"}, UnreadableTableError),
        ("table://SHOP/payments", {"SHOP": secret}, DatabaseUnreachableError),
        ("table://SHOP/payments?time=day", {"SHOP": address}, ColumnMissingError),
        ("table://SHOP/payments?time=seen_at&from=soon", {"SHOP": address}, UnreadableTableError),
    ):
        with pytest.raises(error) as caught:
            profile_at(where, (), addresses)
        assert caught.value.next_step
        assert "hunter2" not in caught.value.sentence


@pytest.mark.parametrize(
    "where",
    ["table://", "table://SHOP", "table://SH-OP/x", "table://A/b?from=1", "table://A/b?x=1"],
)
def test_a_place_that_names_no_table_is_refused(where: str) -> None:
    with pytest.raises(UnreadableTableError):
        table_place(where)


def test_a_place_is_called_by_its_name() -> None:
    assert table_place("data/x.parquet") is None
    place = table_place("table://SHOP/sales.payments?time=at&from=2026-01-01&to=2026-02-01")
    assert isinstance(place, TablePlace)
    assert "SHOP/sales.payments from 2026-01-01 before 2026-02-01" == place.name


def test_a_part_of_a_table_is_cut_by_time_and_by_slice(address: str) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    start, end = datetime(2026, 1, 5, tzinfo=berlin), datetime(2026, 1, 12, tzinfo=berlin)
    week = Cut("seen_at", start, end)

    whole = profile_at("table://SHOP/payments", ("amount", "card"), {"SHOP": address}, cut=week)
    visa, opened = (
        window_at("table://SHOP/payments", whole, ("amount",), {"SHOP": address}, cut=part)
        for part in (week.slice_of("card", "visa"), week.slice_of("open", "true"))
    )

    there = [row for row in BEFORE if 4 <= (row["seen_at"] - _DAY).days < 11]  # type: ignore[operator]
    assert whole.rows == len(there)
    assert visa.rows == sum(row["card"] == "visa" for row in there)
    assert opened.rows == sum(row["open"] is True for row in there)


@pytest.mark.parametrize("odd", ["l", "h", "s"])
def test_what_is_no_number_shows_in_an_end_or_in_the_sum(odd: str) -> None:
    figures = {"l": -1.0, "h": 2.0, "s": 12.5}

    assert is_finite(figures)
    assert not is_finite({**figures, odd: float("nan")})
    assert is_finite({"l": None, "h": None})


def test_infinities_and_what_is_no_number_are_counted_apart(address: str, tmp_path: Path) -> None:
    """A second question is asked only where the ends of a column are such; its sums stay finite."""
    values = [float(n % 90) for n in range(900)] + [float("inf")] * 3 + [float("-inf")] * 2
    plain = [float(n) for n in range(905)]
    pq.write_table(pa.table({"amount": values, "plain": plain}), tmp_path / "rows.parquet")
    engine = sa.create_engine(address)
    kept = sa.Table("endless", sa.MetaData(), sa.Column("amount", sa.Double), sa.Column("plain", sa.Double))  # fmt: skip
    with engine.begin() as connection:
        kept.create(connection)
        pairs = zip(values, plain, strict=True)
        connection.execute(sa.insert(kept), [{"amount": a, "plain": p} for a, p in pairs])
    asked: list[str] = []
    reference = profile_at(f"{tmp_path}/rows.parquet", (), {})

    def listen(_c: object, _u: object, statement: str, *_: object) -> None:
        asked.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", listen)
    try:
        found = window_at("table://SHOP/endless", reference, (), {"SHOP": address})
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", listen)
        engine.dispose()
    window, whole = found.columns[0].shape, reference.columns[0].shape
    other = found.columns[1].shape

    assert isinstance(window, NumberShape)
    assert isinstance(whole, NumberShape)
    assert isinstance(other, NumberShape)
    assert (window.infinite, window.least, window.most) == (5, 0.0, 89.0)
    assert window.mean == pytest.approx(whole.mean)
    assert window.deviation == pytest.approx(whole.deviation)
    assert sum(window.counts) == 900
    assert other.infinite == 0
    # Of two columns the second was asked about once.
    assert sum("c1_h" in one for one in asked) == 1
    assert sum("c0_i" in one for one in asked) == 1
