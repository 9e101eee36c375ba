"""Files of every format, counted: the same figures whatever they are kept in, and garbage survived."""

import json
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest
from scipy import stats

from bot.domain.drift.document import profile_document, read_profile
from bot.domain.drift.judgement import judge
from bot.domain.drift.levels import MOST_LEVELS
from bot.domain.drift.model import ColumnKind, LevelShape, NumberShape, Profile, TimeShape
from bot.domain.drift.wording import next_steps, repeats, why
from bot.evidence.drift.counting import profile_of, window_of
from bot.evidence.drift.files import DataFileMissingError
from bot.evidence.drift.levels import LevelCounter
from bot.evidence.drift.numbers import NumberCounter, NumberGatherer
from bot.evidence.drift.opening import open_source
from bot.evidence.drift.source import ColumnMissingError, UnreadableDataError

_CHANCE = np.random.default_rng(4)


def table(rows: int = 3000, shift: float = 0.0) -> pa.Table:
    amount = _CHANCE.lognormal(3 + shift, 1, rows)
    return pa.table(
        {
            "amount": pa.array(amount, mask=_CHANCE.random(rows) < 0.1),
            "age": _CHANCE.integers(18, 90, rows),
            "score": _CHANCE.normal(shift, 1, rows).astype(np.float32),
            "card": np.array(["visa", "mc", "amex"])[_CHANCE.choice(3, rows, p=[0.5, 0.4, 0.1])],
            "open": _CHANCE.random(rows) < 0.2,
        }
    )


def write(data: pa.Table, file: Path) -> str:
    ending = file.suffix
    if ending == ".parquet":
        pq.write_table(data, file, row_group_size=700)
    elif ending == ".csv":
        pyarrow.csv.write_csv(data, file)
    elif ending == ".arrow":
        with pa.ipc.new_file(file, data.schema) as writer:
            writer.write_table(data, max_chunksize=700)
    else:
        file.write_text("".join(json.dumps(row) + "\n" for row in data.to_pylist()))
    return str(file)


def counted(shape: object) -> tuple[int, ...]:
    assert isinstance(shape, NumberShape)
    return shape.counts


def test_every_format_gives_the_same_counts(tmp_path: Path) -> None:
    data = table().drop_columns(["score"])  # text has no four-byte numbers
    profiles = [
        profile_of(open_source(write(data, tmp_path / f"x{ending}")))
        for ending in (".parquet", ".csv", ".arrow", ".jsonl")
    ]

    shapes = [[column.shape for column in profile.columns] for profile in profiles]
    for other in shapes[1:]:
        assert counted(shapes[0][0]) == counted(other[0])
        assert counted(shapes[0][1]) == counted(other[1])
        assert shapes[0][2] == other[2]
        assert shapes[0][3] == other[3]
    assert {column.missing for profile in profiles for column in profile.columns[:1]} == {
        profiles[0].columns[0].missing
    }


def test_a_window_in_row_groups_is_counted_as_scipy_sees_its_rows(tmp_path: Path) -> None:
    before, after = table(), table(4000, 0.3)
    reference = profile_of(open_source(write(before, tmp_path / "a.parquet")))

    judgement = judge(
        reference, window_of(open_source(write(after, tmp_path / "b.parquet")), reference)
    )

    by_name = {column.name: column.comparison.figures for column in judgement.columns}
    for name in ("amount", "age", "score"):
        rows = [side[name].drop_null().to_numpy() for side in (before, after)]
        figures = by_name[name]
        assert figures is not None
        assert figures.ks is not None
        real = stats.ks_2samp(*rows).statistic
        assert figures.ks.value <= real + 1e-9 <= figures.ks.value + figures.ks.error + 1e-8
        limits = np.quantile(rows[0].astype(np.float64), np.arange(1, 10) / 10)
        shares = [
            np.bincount(np.searchsorted(limits, side.astype(np.float64)), minlength=10) / len(side)
            for side in rows
        ]
        psi = float(np.sum((shares[1] - shares[0]) * np.log(shares[1] / shares[0])))
        assert psi == pytest.approx(figures.textbook, abs=1e-9)


def test_a_profile_is_the_same_after_it_was_kept(tmp_path: Path) -> None:
    profile = profile_of(open_source(write(table(), tmp_path / "a.parquet")))

    assert profile == read_profile(json.loads(json.dumps(profile_document(profile))))


def test_what_is_too_much_to_hold_is_thinned_evenly_and_counted_whole() -> None:
    values = _CHANCE.lognormal(0, 1, 400_000)
    gatherer, exact = NumberGatherer(most=0), NumberGatherer()
    for chunk in np.array_split(np.sort(values), 40):  # sorted: the first part alone would mislead
        gatherer.add(chunk)
        exact.add(chunk)

    counter = gatherer.counter()
    counter.add(values)

    assert gatherer.thinned
    thin, whole = counter.shape(), exact.counter().shape(exact.moments)
    assert sum(thin.counts) == len(values) == sum(whole.counts)
    assert (whole.least, whole.most) == (thin.least, thin.most)
    assert list(whole.deciles) == pytest.approx(list(thin.deciles), rel=2e-3)
    assert whole.mean == pytest.approx(thin.mean)


@pytest.mark.parametrize("dtype", ["float64", "float32", "int64", "int8", "uint16"])
def test_edges_cut_alike_in_every_type_of_number(dtype: str) -> None:
    values = (_CHANCE.normal(50, 20, 5000).clip(0, 120)).astype(dtype)
    edges = tuple(sorted({float(e) for e in _CHANCE.normal(50, 30, 60)} | {7.0, 1e12, -1e12}))
    counter = NumberCounter(edges, ())

    counter.add(values)

    wide = values.astype(np.float64)
    naive = [int((wide <= edge).sum()) for edge in edges]
    assert naive == np.cumsum(counter.shape().counts)[:-1].tolist()


def test_no_numbers_and_infinities_are_counted_apart() -> None:
    values = np.array([1.0, np.nan, np.inf, 2.0, -np.inf, np.inf, 3.0])
    gatherer = NumberGatherer()

    strange = gatherer.add(values)

    assert (1, 3) == (strange, gatherer.infinite)
    assert 3 == gatherer.counter().shape(gatherer.moments).total


def test_dictionaries_of_every_chunk_are_counted_together() -> None:
    counter = LevelCounter()
    for chunk in (["a", "b", "a"], ["b", None, "c"], ["a", "b", "a"], ["c"]):
        counter.add(pa.array(chunk))

    assert (("a", 4), ("b", 3), ("c", 2)) == counter.shape().levels


def test_names_of_rows_are_given_up_before_they_fill_the_memory() -> None:
    counter = LevelCounter()
    for start in range(0, MOST_LEVELS + 50_000, 50_000):
        counter.add(pa.array(np.arange(start, start + 50_000)).cast(pa.string()))

    assert counter.shape().countless


class TestGarbage:
    """A plain sentence, and the rest of the report."""

    @pytest.fixture
    def reference(self, tmp_path: Path) -> Profile:
        return profile_of(open_source(write(table(), tmp_path / "reference.parquet")))

    def told(self, reference: Profile, data: pa.Table, file: Path) -> dict[str, str]:
        judgement = judge(reference, window_of(open_source(write(data, file)), reference))
        return {column.name: why(column) for column in judgement.columns}

    @pytest.mark.parametrize("ending", [".parquet", ".csv", ".jsonl", ".arrow"])
    def test_an_empty_window(self, reference: Profile, tmp_path: Path, ending: str) -> None:
        told = self.told(reference, table().slice(0, 0), tmp_path / f"x{ending}")

        assert "no rows to compare with the 3,000" in told["amount"]

    def test_a_file_of_no_bytes_is_an_empty_window(
        self, reference: Profile, tmp_path: Path
    ) -> None:
        (tmp_path / "x.csv").touch()

        window = window_of(open_source(str(tmp_path / "x.csv")), reference)

        assert 0 == window.rows

    @pytest.mark.parametrize("ending", [".parquet", ".csv", ".jsonl"])
    def test_a_column_of_nothing(self, reference: Profile, tmp_path: Path, ending: str) -> None:
        data = table()
        data = data.set_column(1, "age", pa.nulls(len(data), pa.int64()))

        told = self.told(reference, data, tmp_path / f"x{ending}")

        assert "Every value is missing; it was 0.0 %." == told["age"]
        assert "Nothing seen." == told["card"]

    @pytest.mark.parametrize("ending", [".parquet", ".csv", ".jsonl"])
    def test_numbers_that_became_text(
        self, reference: Profile, tmp_path: Path, ending: str
    ) -> None:
        data = table()
        ages = [str(age) for age in data["age"].to_pylist()]
        ages[-300:] = ["unknown"] * 300
        data = data.set_column(1, "age", pa.array(ages))

        told = self.told(reference, data, tmp_path / f"x{ending}")

        assert "type changed from number (int64) to text (string)" in told["age"]
        assert "10.0 % of the values are no numbers any more" in told["age"]
        assert "Nothing seen." == told["card"]

    def test_a_value_of_another_type_far_down_in_a_csv(self, tmp_path: Path) -> None:
        text = "x" * 200  # more than is looked at to tell the types
        lines = ["a,b"] + [f"{n},{text}" for n in range(30_000)] + ["none of it,y"]
        (tmp_path / "late.csv").write_text("\n".join(lines))

        profile = profile_of(open_source(str(tmp_path / "late.csv")))

        assert 30_001 == profile.rows
        assert "text (string)" == profile.columns[0].type

    def test_infinities(self, reference: Profile, tmp_path: Path) -> None:
        data = table()
        score = data["score"].to_numpy().copy()
        score[:30] = np.inf
        data = data.set_column(2, "score", pa.array(score))

        told = self.told(reference, data, tmp_path / "x.parquet")

        assert "1.0 % of the values are infinite." in told["score"]

    def test_ten_thousand_levels_and_a_column_gone(self, tmp_path: Path) -> None:
        names = np.array([f"product {n}" for n in range(10_000)])

        def data(*, gone: bool) -> pa.Table:
            columns = {"product": names[_CHANCE.integers(0, 10_000, 20_000)]}
            return pa.table(columns if gone else {**columns, "old": _CHANCE.random(20_000)})

        reference = profile_of(open_source(write(data(gone=False), tmp_path / "a.parquet")))
        size = len(json.dumps(profile_document(reference)))
        told = self.told(reference, data(gone=True), tmp_path / "b.parquet")

        assert "Nothing seen." == told["product"]
        assert "The column is gone." == told["old"]
        assert size < 250_000

    @pytest.mark.parametrize("ending", [".parquet", ".csv", ".arrow", ".jsonl"])
    def test_rows_that_are_there_twice(
        self, reference: Profile, tmp_path: Path, ending: str
    ) -> None:
        once = table(1000)
        twice = pa.concat_tables([once, once.slice(0, 400)])
        found = [
            judge(
                reference, window_of(open_source(write(data, tmp_path / f"{n}{ending}")), reference)
            )
            for n, data in enumerate((once, twice))
        ]

        assert "" == repeats(found[0])
        assert "400 of 1,400 rows are equal to an earlier one" in repeats(found[1])
        assert "Take out the rows that are there twice" in next_steps(found[1])[0]

    def test_lists_and_records_are_left_alone(self, tmp_path: Path) -> None:
        data = pa.table({"tags": [["a"], None, ["b", "c"]]})
        profile = profile_of(open_source(write(data, tmp_path / "x.parquet")))

        assert (ColumnKind.OTHER, 1) == (profile.columns[0].kind, profile.columns[0].missing)

    def test_times_of_several_zones_in_text(self, tmp_path: Path) -> None:
        times = ["2026-01-01T10:00:00Z", "2026-01-01T10:00:00+02:00", "2026-01-01 10:00"]
        profile = profile_of(
            open_source(write(pa.table({"at": times * 5}), tmp_path / "x.parquet"))
        )

        shape = profile.columns[0].shape
        assert isinstance(shape, TimeShape)
        assert {"Z", "+02:00", ""} == {zone for zone, _ in shape.zones}

    def test_a_file_lacks_a_column_that_the_others_have(self, tmp_path: Path) -> None:
        for ending in (".parquet", ".csv"):
            write(table(100), tmp_path / f"a{ending}")
            write(table(50).drop_columns(["age"]), tmp_path / f"b{ending}")

            profile = profile_of(open_source(str(tmp_path / f"*{ending}")))

            age = profile.column("age")
            assert age is not None
            assert (150, 150, 50) == (profile.rows, age.rows, age.missing)

    def test_damage_is_a_sentence_with_a_next_step(self, tmp_path: Path) -> None:
        (tmp_path / "x.parquet").write_bytes(b"PAR1 and nothing more")
        (tmp_path / "x.jsonl").write_text('{"a": 1}\nnot json\n')
        (tmp_path / "x.csv").write_text("a,b\n1,2\n3\n")
        (tmp_path / "x.xlsx").touch()
        for ending, said in (
            (".parquet", "is no Parquet file"),
            (".jsonl", "Line 2 of"),
            (".csv", "is no CSV file that can be read"),
            (".xlsx", "does not end in a format"),
        ):
            with pytest.raises(UnreadableDataError) as caught:
                profile_of(open_source(str(tmp_path / f"x{ending}")))
            assert said in caught.value.message
            assert caught.value.next_step

    def test_no_file_no_match_and_no_such_column_are_told_apart(self, tmp_path: Path) -> None:
        for where in ("gone.csv", "*.csv", "."):
            with pytest.raises(DataFileMissingError):
                open_source(str(tmp_path / where))
        file = write(table(10), tmp_path / "x.parquet")
        with pytest.raises(ColumnMissingError):
            profile_of(open_source(file), ["colour"])


def test_a_column_asked_for_is_all_that_is_read(tmp_path: Path) -> None:
    profile = profile_of(open_source(write(table(), tmp_path / "x.parquet")), ["card"])

    assert ["card"] == [column.name for column in profile.columns]
    assert isinstance(profile.columns[0].shape, LevelShape)
