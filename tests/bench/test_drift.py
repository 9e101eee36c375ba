"""What drift costs: beside reading the file, beside other tools, beside pulling rows, and in memory.

`EVIDENTLY_PYTHON` and `NANNYML_PYTHON` may name the Python of an environment with evidently (pandas<3) or nannyml
(statsmodels, pandas<3); without them those two lines are left out.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq
import pytest
import sqlalchemy as sa

from bot.domain.drift.judgement import judge
from bot.domain.drift.model import LevelShape, NumberShape, Profile
from bot.evidence.drift.counting import profile_of, window_of
from bot.evidence.drift.opening import open_source
from bot.evidence.drift.place import profile_at, window_at
from tests.databases import PostgresServer

ROUNDS = 3
_PEER = Path(__file__).with_name("drift_peer.py")
# Not getrusage: there the peak of whoever started the process counts as well.
_PEAK = "int(open('/proc/self/status').read().partition('VmHWM:')[2].split()[0]) / 1024"
_NUMBERS, _LEVELS = 14, (2, 5, 20, 100, 1_000, 10_000)


def write(path: Path, rows: int, seed: int, shift: float = 0.0, groups: int = 10) -> Path:
    """Twenty columns, zstd, row group by row group: the file may be larger than the memory."""
    chance = np.random.default_rng(seed)
    writer: pq.ParquetWriter | None = None
    each = max(1, rows // groups)
    for _ in range(groups):
        columns: dict[str, pa.Array] = {}
        for number in range(_NUMBERS):
            values = chance.normal(size=each) if number % 2 else chance.lognormal(size=each)
            values += shift if number == 3 else 0.0
            columns[f"n{number}"] = pa.array(
                values, mask=chance.random(each) < 0.05 if number == 5 else None
            )
        for number, levels in enumerate(_LEVELS):
            weights = 1 / np.arange(1, levels + 1)
            names = pa.array([f"level_{level}" for level in range(levels)])
            drawn = np.searchsorted(np.cumsum(weights / weights.sum()), chance.random(each))
            places = pa.array(drawn.clip(0, levels - 1).astype(np.int32))
            columns[f"c{number}"] = names.take(places)
        table = pa.table(columns)
        writer = writer or pq.ParquetWriter(path, table.schema, compression="zstd")
        writer.write_table(table)
    assert writer is not None
    writer.close()
    return path


@pytest.fixture(scope="module")
def million(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    folder = tmp_path_factory.mktemp("million")
    before = write(folder / "reference.parquet", 1_000_000, 1)
    after = write(folder / "current.parquet", 1_000_000, 2, shift=0.3)
    return str(before), str(after)


def cpu(work: object) -> float:
    assert callable(work)
    started = time.process_time()
    work()
    return time.process_time() - started


def told(text: str) -> None:
    sys.stdout.write(f"\n{text}\n")


@pytest.mark.bench
def test_a_scheduled_run_costs_little_more_than_reading(million: tuple[str, str]) -> None:
    before, after = million
    reference = profile_of(open_source(before))
    ratios = []
    for _ in range(ROUNDS):
        reading = cpu(lambda: pq.read_table(after))
        run = cpu(lambda: judge(reference, window_of(open_source(after), reference)))
        ratios.append(run / reading)

    told(f"window against its profile / decoding the file with pyarrow: {spread(ratios)}")
    assert statistics.median(ratios) < 2.2


@pytest.mark.bench
@pytest.mark.parametrize("ending", ["parquet", "csv"])
def test_other_tools_on_the_same_files(million: tuple[str, str], ending: str) -> None:
    """Reading counts on either side: the same rows as Parquet, and as the CSV that people have."""
    files = million
    if ending == "csv":
        files = (as_csv(million[0]), as_csv(million[1]))
    script = (
        "import sys, time\n"
        # Arrow loads it where tests brought it along; who installs Remit has none.
        "class Absent:\n"
        "    def find_spec(self, name, *rest):\n"
        "        if name == 'pandas': raise ModuleNotFoundError(name)\n"
        "sys.meta_path.insert(0, Absent())\n"
        "from bot.domain.drift.judgement import judge\n"
        "from bot.evidence.drift.counting import profile_of, window_of\n"
        "from bot.evidence.drift.opening import open_source\n"
        "import bot.evidence.drift.parquet, bot.evidence.drift.csv_file\n"
        "loaded = time.process_time()\n"
        "reference = profile_of(open_source(sys.argv[1]))\n"
        "judge(reference, window_of(open_source(sys.argv[2]), reference))\n"
        "working = time.process_time() - loaded\n"
        f"print(loaded, working, {_PEAK})\n"
    )
    ours = []
    for _ in range(ROUNDS):
        done = subprocess.run(
            [sys.executable, "-c", script, *files], capture_output=True, text=True, check=True
        )
        ours.append([float(figure) for figure in done.stdout.split()])
    loading, working, megabytes = (statistics.median(column) for column in zip(*ours, strict=True))
    told(
        f"ours, {ending}, 2 x 1 M x 20: {working:.2f} s CPU + {loading:.2f} loading, {megabytes:.0f} MB"
    )
    for peer in ("evidently", "nannyml"):
        python = os.environ.get(f"{peer.upper()}_PYTHON")
        if python is None:
            told(f"{peer}: name the Python of its environment in {peer.upper()}_PYTHON to compare")
            continue
        done = subprocess.run(
            [python, str(_PEER), "run", peer, *files], capture_output=True, text=True, check=True
        )
        theirs = json.loads(done.stdout.splitlines()[-1])
        assert theirs["cpu_working"] > working
        cold = (theirs["cpu_loading"] + theirs["cpu_working"]) / (loading + working)
        told(
            f"{peer}, {ending}: {theirs['cpu_working']:.1f} s CPU + {theirs['cpu_loading']:.1f} loading,"
            f" {theirs['megabytes']:.0f} MB; {theirs['cpu_working'] / working:.0f} times the work,"
            f" {cold:.0f} times in a fresh process, {theirs['megabytes'] / megabytes:.1f} times the memory"
        )


def as_csv(parquet: str) -> str:
    """The same rows, row group by row group, as CSV beside it."""
    file, path = pq.ParquetFile(parquet), str(Path(parquet).with_suffix(".csv"))
    with pc.CSVWriter(path, file.schema_arrow) as writer:
        for batch in file.iter_batches():
            writer.write_batch(batch)
    return path


@pytest.mark.bench
def test_the_memory_stays_flat_from_one_to_ten_million_rows(tmp_path: Path) -> None:
    """The reference profile and the window each in a process of its own; the limit is 1 GiB."""
    peaks = {}
    for rows in (1_000_000, 10_000_000):
        file = write(tmp_path / f"{rows}.parquet", rows, 3, groups=rows // 100_000)
        profile = tmp_path / f"{rows}.json"
        made = peak("profile", str(file), "-o", str(profile))
        peaks[rows] = (made, peak("compare", str(profile), str(file), "--json"))
        file.unlink()

    told(
        "megabytes at the peak, (profile, window): "
        + ", ".join(f"{rows:,} rows {made:.0f}, {run:.0f}" for rows, (made, run) in peaks.items())
    )
    assert max(made for made, _ in peaks.values()) < 1024
    assert peaks[10_000_000][1] < 300
    assert peaks[10_000_000][1] < 1.3 * peaks[1_000_000][1]


def peak(*arguments: str) -> float:
    script = (
        "import sys\n"
        "from bot.cli.main import app\n"
        "try: app(['drift', *sys.argv[1:]])\n"
        "except SystemExit as done: assert not done.code\n"
        f"print({_PEAK}, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True
    )
    return float(done.stderr.splitlines()[-1])


@pytest.mark.bench
def test_time_grows_with_rows_and_columns_alike(tmp_path: Path) -> None:
    per_cell = {}
    for rows, columns in ((100_000, 20), (1_000_000, 20), (100_000, 200)):
        chance = np.random.default_rng(5)
        table = pa.table({f"n{number}": chance.normal(size=rows) for number in range(columns)})
        file = str(tmp_path / "grows.parquet")
        pq.write_table(table, file, row_group_size=100_000)
        reference = profile_of(open_source(file))
        window = partial(window_of, open_source(file), reference)
        run = min(cpu(window) for _ in range(ROUNDS))
        per_cell[f"{rows:,} x {columns}"] = run / rows / columns * 1e9

    told(", ".join(f"{size}: {cost:.0f} ns a value" for size, cost in per_cell.items()))
    assert max(per_cell.values()) < 3 * min(per_cell.values())


@pytest.mark.bench
@pytest.mark.parametrize("kind", ["postgresql", "sqlite"])
def test_counting_in_the_database_beats_pulling_the_rows(
    kind: str, postgres: PostgresServer, tmp_path: Path
) -> None:
    if kind == "sqlite":  # in the same process no rows travel: what is gained is memory alone
        pushed_and_pulled(f"sqlite:///{tmp_path / 'warehouse.db'}", kind)
        return
    with postgres.database() as url:
        address = url.replace("postgresql://", "postgresql+psycopg://")
        assert pushed_and_pulled(address, kind) > 2


def pushed_and_pulled(address: str, kind: str) -> float:
    """How many times longer it takes to pull the rows and count them here, at the same edges."""
    rows = int(os.environ.get("DRIFT_TABLE_ROWS", "1_000_000"))
    engine = sa.create_engine(address)
    chance = np.random.default_rng(6)
    names = [f"n{number}" for number in range(_NUMBERS)]
    columns = [sa.Column(name, sa.Double) for name in names]
    columns += [sa.Column(f"c{number}", sa.Text) for number in range(len(_LEVELS))]
    table = sa.Table("payments", sa.MetaData(), *columns)
    with engine.begin() as connection:
        table.create(connection)
        for _ in range(rows // 10_000):
            drawn = [chance.normal(size=10_000).tolist() for _ in names]
            drawn += [[f"l{n}" for n in chance.integers(0, top, 10_000)] for top in _LEVELS]
            kept = [dict(zip(table.c.keys(), row, strict=True)) for row in zip(*drawn, strict=True)]
            connection.execute(sa.insert(table), kept)
    reference = profile_at("table://SHOP/payments", (), {"SHOP": address})

    seconds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        window = window_at("table://SHOP/payments", reference, (), {"SHOP": address})
        seconds.append(time.perf_counter() - started)
    pushed = statistics.median(seconds)
    started = time.perf_counter()
    counted = pulled_and_counted(engine, table, reference)
    pulled = time.perf_counter() - started
    for name, (counts, moments) in counted.items():
        column = window.column(name)
        assert column is not None
        if isinstance(shape := column.shape, NumberShape):
            assert counts == shape.counts
            assert moments == pytest.approx([shape.least, shape.most, shape.mean, shape.deviation])
        else:
            assert isinstance(shape, LevelShape)
            assert counts == dict(shape.levels)
    engine.dispose()

    told(f"{kind}, {rows:,} x 20: pulling the rows / counting there: {pulled / pushed:.1f}"
         f" ({pulled:.1f} s and {pushed:.2f} s)")  # fmt: skip
    return pulled / pushed


def pulled_and_counted(
    engine: sa.Engine, table: sa.Table, reference: Profile
) -> dict[str, tuple[object, list[float]]]:
    """The plain way: every row as SQLAlchemy gives it, a list for each column, then NumPy and a Counter."""
    with engine.connect() as connection:
        lists = list(zip(*connection.execute(sa.select(table)).all(), strict=True))
    counted: dict[str, tuple[object, list[float]]] = {}
    for name, values in zip(table.c.keys(), lists, strict=True):
        known = reference.column(name)
        assert known is not None
        if isinstance(known.shape, NumberShape):
            here = np.array(values)
            edges = known.shape.edges
            bins = np.bincount(np.searchsorted(edges, here), minlength=len(edges) + 1)
            moments = [float(one) for one in (here.min(), here.max(), here.mean(), here.std())]
            counted[name] = tuple(bins.tolist()), moments
        else:
            counted[name] = Counter(values), []
    return counted


def spread(ratios: list[float]) -> str:
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
