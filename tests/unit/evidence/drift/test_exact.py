"""Exact numbers in PostgreSQL: counted as they are, however large, and never a reason to tell nothing of the rest."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa

from bot.domain.drift.judgement import Judgement, judge
from bot.domain.drift.model import NumberShape, Profile
from bot.domain.drift.wording import why
from bot.evidence.drift.exact import made_floating
from bot.evidence.drift.place import profile_at, window_at
from tests.databases import PostgresServer

ROWS = 2000
KINDS: dict[str, sa.types.TypeEngine[Any]] = {
    "price": sa.Numeric(12, 2),
    "volume": sa.Numeric(),
    "wide": sa.Double(),
    "plain": sa.Double(),
}


def values(name: str) -> list[object]:
    if name == "price":
        return [Decimal(n % 977) / 100 for n in range(ROWS)]
    return [float(n % 991) for n in range(ROWS)]


@pytest.fixture(scope="module")
def address(postgres: PostgresServer) -> Iterator[str]:
    """A month of ordinary numbers, and one in which three columns hold what no floating number can."""
    with postgres.database() as url:
        filled = url.replace("postgresql://", "postgresql+psycopg://")
        engine, kept = sa.create_engine(filled), sa.MetaData()
        months = [sa.Table(month, kept, *(sa.Column(*one) for one in KINDS.items())) for month in ("march", "april")]  # fmt: skip
        with engine.begin() as connection:
            kept.create_all(connection)
            rows = [dict(zip(KINDS, row, strict=True)) for row in zip(*map(values, KINDS), strict=True)]  # fmt: skip
            for month in months:
                connection.execute(sa.insert(month), rows)
            odd = [Decimal("1e400"), Decimal("-1e400"), Decimal("NaN"), Decimal("1e-400")]
            wide = [1e200, -1e200, 1e308, 0.0]
            connection.execute(
                sa.insert(months[1]),
                [
                    {**rows[0], "volume": one, "wide": far}
                    for one, far in zip(odd, wide, strict=True)
                ],
            )
        engine.dispose()
        yield filled


def shape(profile: Profile, name: str) -> NumberShape:
    column = profile.column(name)
    assert column is not None
    assert isinstance(column.shape, NumberShape)
    return column.shape


def compared(address: str) -> Judgement:
    reference = profile_at("table://SHOP/march", (), {"SHOP": address})
    return judge(reference, window_at("table://SHOP/april", reference, (), {"SHOP": address}))


def test_what_is_beyond_floating_numbers_is_a_sentence_and_the_rest_of_the_report(
    address: str,
) -> None:
    found = compared(address)

    now = {name: shape(found.current, name) for name in KINDS}
    assert {name: one.infinite for name, one in now.items()} == {"price": 0, "volume": 3, "wide": 0, "plain": 0}  # fmt: skip
    assert (now["volume"].least, now["volume"].most) == (0.0, 990.0)
    # Squares beyond all numbers leave this one column without a spread; all its rows are counted.
    assert (now["wide"].deviation, now["wide"].most, sum(now["wide"].counts)) == (None, 1e308, ROWS + 4)  # fmt: skip
    told = {one.name: why(one, "en") for one in found.columns}
    assert "of the values are infinite" in told["volume"]
    assert [one.name for one in found.flagged] == ["volume"]
    for name in ("price", "plain"):
        assert now[name].mean == pytest.approx(sum(map(float, values(name))) / ROWS, rel=0.01)  # type: ignore[arg-type]


def test_asked_plainly_the_database_gives_no_figure_at_all(address: str) -> None:
    engine = sa.create_engine(address)

    for plainly in ("count(*) filter (where volume <= 1.5::float8)", "var_pop(wide)"):
        with engine.connect() as connection, pytest.raises(sa.exc.DataError):
            connection.execute(sa.text(f"select count(price), {plainly} from april"))  # noqa: S608  # a control
    engine.dispose()


def test_exact_numbers_lie_in_the_bins_where_they_lie_in_files(address: str) -> None:
    reference = profile_at("table://SHOP/march", ("price",), {"SHOP": address})

    counted = shape(window_at("table://SHOP/march", reference, (), {"SHOP": address}), "price")

    exact = [value for value in values("price") if isinstance(value, Decimal)]
    below = [sum(float(value) <= edge for value in exact) for edge in counted.edges]
    assert [sum(counted.counts[: place + 1]) for place in range(len(below))] == below


def test_only_exact_numbers_are_made_floating_and_only_for_postgresql() -> None:
    rows = sa.table("payments", *(sa.column(*one) for one in KINDS.items()))
    inside = rows.c.plain > 1

    assert made_floating("postgresql", rows, ["plain", "wide"], inside) == (rows, inside)
    assert made_floating("sqlite", rows, list(KINDS), inside) == (rows, inside)
    apart, all_of_them = made_floating("postgresql", rows, ["price", "volume"], inside)
    dialect = sa.create_engine("postgresql+psycopg://").dialect
    asked = str(sa.select(apart).where(all_of_them).compile(dialect=dialect))
    assert asked.count("CAST(payments.price AS DOUBLE PRECISION)") == 1
    assert asked.count("CASE WHEN (payments.volume >") == asked.count("OFFSET '0'") == 1
    assert "CASE" in asked.partition("price")[2]
    assert "plain >" in asked
