"""Declared data: parts cut by time and slice, and nothing read where nobody allowed it."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.csv
import pyarrow.feather
import pyarrow.parquet as pq
import pytest

from bot.domain.drift.declaration import Stretch, WatchedSource
from bot.domain.drift.model import LevelShape
from bot.domain.errors import InvalidInputError, RemitError
from bot.evidence.drift.declared import DeclaredReader, PlaceNotAllowedError, UnknownColumnsError
from bot.evidence.drift.part import Cut
from bot.evidence.drift.place import profile_at, window_at
from tests.unit.domain.drift.test_look import SOURCE

BERLIN = ZoneInfo("Europe/Berlin")
FIRST = datetime(2026, 1, 1)  # noqa: DTZ001  # as files write it
ROWS = 600  # six a day for a hundred days


def table(times: pa.Array) -> pa.Table:
    return pa.table(
        {
            "paid_at": times,
            "amount": pa.array([float(n % 97) for n in range(ROWS)]),
            "region": pa.array(["north" if n % 3 else "south" for n in range(ROWS)]),
        }
    )


def naive() -> list[datetime]:
    return [FIRST + timedelta(hours=4 * n) for n in range(ROWS)]


def _lines(rows: pa.Table, path: Path) -> None:
    import json  # noqa: PLC0415

    written = [json.dumps(row, default=str) for row in rows.to_pylist()]
    path.write_text("\n".join(written))


WRITERS: dict[str, Any] = {
    "x.parquet": lambda rows, path: pq.write_table(rows, path, row_group_size=150),
    "x.csv": pyarrow.csv.write_csv,
    "x.jsonl": _lines,
    "x.arrow": pyarrow.feather.write_feather,
}
ZONED = pa.timestamp("us", tz="UTC")
TIMES: dict[str, Any] = {
    "naive": lambda: pa.array(naive()),
    "zoned": lambda: pa.array([at.replace(tzinfo=BERLIN) for at in naive()], ZONED),
    "text": lambda: pa.array([at.isoformat() for at in naive()]),
    "date": lambda: pa.array([at.date() for at in naive()]),
}


def february() -> Cut:
    return Cut(
        "paid_at",
        datetime(2026, 2, 1, tzinfo=BERLIN),
        datetime(2026, 2, 8, tzinfo=BERLIN),
    )


@pytest.mark.parametrize("file", WRITERS)
@pytest.mark.parametrize("times", TIMES)
def test_a_week_is_cut_out_of_every_format_by_every_kind_of_time(
    tmp_path: Path, file: str, times: str
) -> None:
    WRITERS[file](table(TIMES[times]()), tmp_path / file)
    where = str(tmp_path / file)

    reference = profile_at(where, ("amount", "region"), {})
    week = window_at(where, reference, ("amount", "region"), {}, cut=february())
    south = window_at(where, reference, ("amount",), {}, cut=february().slice_of("region", "south"))

    assert reference.rows == ROWS
    assert week.rows == 42
    assert south.rows == 14
    assert isinstance(week.columns[1].shape, LevelShape)
    assert dict(week.columns[1].shape.levels) == {"north": 28, "south": 14}


def test_row_groups_without_the_week_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    pq.write_table(table(pa.array(naive())), path, row_group_size=60, use_dictionary=False)
    content = bytearray(path.read_bytes())
    last = pq.ParquetFile(path).metadata.row_group(9).column(1)
    start = last.data_page_offset
    content[start : start + last.total_compressed_size] = bytes(last.total_compressed_size)
    path.write_bytes(content)

    reference = profile_at(str(path), ("region",), {})
    found = window_at(str(path), reference, ("amount",), {}, cut=february())

    assert found.rows == 42
    with pytest.raises(RemitError):  # the control: the whole file cannot be read any more
        profile_at(str(path), ("amount",), {})


def test_each_file_of_a_pattern_is_cut_and_one_without_the_time_is_named(tmp_path: Path) -> None:
    rows = table(pa.array(naive()))
    for part in range(4):
        pq.write_table(rows.slice(part * 150, 150), tmp_path / f"{part}.parquet")
    where = f"{tmp_path}/*.parquet"

    found = profile_at(where, (), {}, cut=february())
    pq.write_table(rows.drop_columns(["paid_at"]), tmp_path / "9.parquet")

    assert found.rows == 42
    with pytest.raises(InvalidInputError, match=r"9.parquet has no column paid_at"):
        profile_at(where, (), {}, cut=february())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    pq.write_table(table(pa.array(naive())), tmp_path / "data" / "payments.parquet")
    pq.write_table(table(pa.array(naive())), tmp_path / "secret.parquet")
    (tmp_path / "data" / "link.parquet").symlink_to(tmp_path / "secret.parquet")
    return tmp_path


def declared(where: str, **more: object) -> WatchedSource:
    fields = {
        **SOURCE.model_dump(),
        "keys": (),
        "label": None,
        "prediction": None,
        "reference": Stretch(end=date(2026, 2, 1)),
        **more,
        "where": where,
    }
    return WatchedSource.model_validate(fields)


def data(folder: Path, *more: str, **addresses: str) -> DeclaredReader:
    return DeclaredReader((str(folder / "data"), *more), lambda: addresses)


@pytest.mark.parametrize(
    "where",
    [
        "../secret.parquet",
        "link.parquet",
        "*.parquet",  # one of the files is the link
        "{}/secret.parquet",
        "{}/data/../secret.parquet",
        "/etc/passwd",
        "s3://elsewhere/x.parquet",
        "s3://shop/../elsewhere/x.parquet",
        "file:///etc/x.csv",
        "table://REMIT_DATABASE_URL/specs",
    ],
)
def test_nothing_is_read_outside_of_what_is_allowed(folder: Path, where: str) -> None:
    reader = data(folder, "s3://shop/", "table://SHOP", REMIT_DATABASE_URL="sqlite://")

    with pytest.raises(PlaceNotAllowedError) as refused:
        reader.dry_run(declared(where.format(folder)))

    assert "REMIT_DATA_PLACES" in refused.value.sentence
    assert str(folder) not in refused.value.sentence
    late = {"keys": ("region",), "label": "truth", "labels_at": where.format(folder)}
    with pytest.raises(PlaceNotAllowedError):
        reader.dry_run(declared("payments.parquet", **late))


def test_labels_may_be_declared_before_the_first_of_them_have_come(folder: Path) -> None:
    late = {"keys": ("region",), "label": "truth"}

    assert data(folder).dry_run(declared("payments.parquet", labels_at="came-*.csv", **late)).rows
    waiting = declared(
        "payments.parquet", labels_at="came-*.csv", prediction="region", time="paid_at", **late
    )
    assert data(folder).cohorts(waiting, datetime(2026, 3, 1, tzinfo=BERLIN)) == ()
    with pytest.raises(RemitError) as apart:
        data(folder, "table://SHOP").dry_run(
            declared("payments.parquet", labels_at="table://SHOP/came", **late)
        )
    assert apart.value.sentence.startswith("Predictions and labels lie in different places.")
    with pytest.raises(RemitError) as missing:
        data(folder).dry_run(declared("payments.parquet", labels_at="came.csv", **late))
    assert missing.value.sentence.startswith("There is no file came.csv.")
    with pytest.raises(ValueError, match="which columns are the key"):
        declared("payments.parquet", labels_at="came-*.csv", label="truth")


def test_a_dry_run_shows_schema_rows_and_cost_and_counts_nothing(folder: Path) -> None:
    seen = data(folder).dry_run(declared("payments.parquet", slices=("region",)))

    assert [(one.name, one.type) for one in seen.columns] == [
        ("paid_at", "time (timestamp[us])"),
        ("amount", "number (double)"),
        ("region", "text (string)"),
    ]
    assert (seen.rows, seen.width, seen.compared, seen.files) == (ROWS, 3, 2, 1)
    assert seen.size == (folder / "data" / "payments.parquet").stat().st_size


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"keys": ("order",)}, "There is no column order. It has paid_at, amount, region."),
        ({"time": "amount"}, "amount holds no times. Name the column that says when."),
        ({"columns": ("paid_at",)}, "No column is left to compare."),
        (
            {"keys": ("region",), "label": "truth", "labels_at": "payments.parquet"},
            "There is no column truth where labels lie. It has paid_at, amount, region.",
        ),
    ],
)
def test_a_dry_run_finds_what_does_not_fit(folder: Path, more: dict[str, Any], told: str) -> None:
    with pytest.raises(UnknownColumnsError) as refused:
        data(folder).dry_run(declared("payments.parquet", **more))

    assert told in refused.value.sentence


def test_what_is_told_of_a_file_does_not_say_where_the_folder_is(folder: Path) -> None:
    reader = data(folder)
    with pytest.raises(RemitError) as missing:
        reader.dry_run(declared("april.parquet"))

    assert missing.value.sentence.startswith("There is no file april.parquet.")


def test_credentials_are_never_kept(folder: Path) -> None:
    for where in ("s3://KEY:SECRET@shop/x.parquet", "s3://shop/x.parquet?secret_key=SECRET"):
        with pytest.raises(ValueError, match="belong into the environment"):
            declared(where)

    assert declared("s3://shop/x.parquet?region=eu-west-1").where.endswith("eu-west-1")


def test_the_reference_and_a_window_are_read_with_their_slices(folder: Path) -> None:
    reader = data(folder)
    source = declared("payments.parquet", slices=("region",))

    whole, parts = reader.reference(source)
    since, until = source.window_at(datetime(2026, 2, 9, 8, tzinfo=UTC))
    week = reader.window(source, whole, since, until)
    north = reader.slice_window(source, parts["region=north"], (since, until), "region=north")

    assert (whole.source, whole.rows) == ("payments", 186)
    assert {part: one.rows for part, one in parts.items()} == {
        "region=north": 124,
        "region=south": 62,
    }
    assert (week.rows, north.rows) == (42, 28)
