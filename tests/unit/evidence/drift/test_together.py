"""Columns taken together: NannyML's figures, what single columns cannot show, and no alarm where nothing changed."""

import json
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bot.domain.drift.judgement import Level, judge
from bot.domain.drift.together import Together, together_document, together_told
from bot.domain.lint.model import LANGUAGES
from bot.evidence.drift.counting import profile_of, window_of
from bot.evidence.drift.opening import open_source
from bot.evidence.drift.place import together_at
from bot.evidence.drift.source import UnreadableDataError

TESTS = Path(__file__).parents[3]


def test_errors_are_those_of_nannyml() -> None:
    said = json.loads((TESTS / "data" / "decay" / "nannyml.json").read_text())["together"]
    folder = TESTS / "data" / "drift"

    found = together_at(f"{folder}/reference.csv", f"{folder}/current.csv", ())

    assert said["reference"] == pytest.approx(found.error, abs=1e-12)
    assert said["current"] == pytest.approx(found.error_now, abs=1e-12)


def written(folder: Path, name: str, rows: int, turned: float, seed: int) -> str:
    """Five numbers that follow one another, two that do or do not, and a level; each alone as ever."""
    chance = np.random.default_rng(seed)
    common = chance.normal(0, 1, rows)
    columns = {f"n{k}": common + chance.normal(0, 0.3, rows) for k in range(5)}
    columns["turned"] = turned * common + chance.normal(0, 0.3, rows)
    level = np.where(chance.random(rows) < 0.3, "a", "b")
    path = f"{folder}/{name}.parquet"
    pq.write_table(pa.table({**columns, "level": level}), path, row_group_size=1000)
    return path


def test_what_no_column_shows_alone_is_seen_together(tmp_path: Path) -> None:
    """Control: column by column the very same windows are quiet."""
    before = written(tmp_path, "before", 4000, 1.0, 1)
    after = written(tmp_path, "after", 3000, -1.0, 2)

    found = together_at(before, after, ())
    profile = profile_of(open_source(before))
    alone = judge(profile, window_of(open_source(after), profile))

    assert () == alone.flagged
    assert found.flagged
    assert Level.LARGE is found.level
    for language in LANGUAGES:
        assert "{" not in together_told(found, language)


def test_windows_of_one_kind_raise_no_alarm_together(tmp_path: Path) -> None:
    before = written(tmp_path, "before", 4000, 1.0, 1)
    for seed in range(10, 30):
        assert not together_at(before, written(tmp_path, "after", 2000, 1.0, seed), ()).flagged


def test_too_few_rows_are_said(tmp_path: Path) -> None:
    few = together_at(
        written(tmp_path, "before", 400, 1.0, 1), written(tmp_path, "after", 400, -1.0, 2), ()
    )

    assert Level.TOO_FEW is few.level
    assert "500 rows" in together_told(few)


def test_missing_and_new_values_have_a_place(tmp_path: Path) -> None:
    before = {"x": [1.0, 2.0, None, 4.0] * 300, "y": ["a", "b", None, "a"] * 300}
    after = {"x": [None, float("inf"), 3.0, 4.0] * 300, "y": ["c", "a", None, "a"] * 300}
    for name, columns in (("before", before), ("after", after)):
        pq.write_table(pa.table(columns), f"{tmp_path}/{name}.parquet")

    found = together_at(f"{tmp_path}/before.parquet", f"{tmp_path}/after.parquet", ())

    assert np.isfinite(found.error_now)
    assert json.dumps(together_document(found))


@pytest.mark.parametrize("where", ["table://SHOP/payments", "profile.json"])
def test_what_holds_no_rows_is_said(where: str) -> None:
    with pytest.raises(UnreadableDataError):
        together_at(where, f"{TESTS}/data/drift/current.csv", ())


def test_no_rows_are_no_change() -> None:
    nothing = Together(("x", "y"), (), 1, 0, 0, 0.0, 0.0, 0.0, 0.0)

    assert (1.0, 0.0, Level.TOO_FEW) == (nothing.chance, nothing.shift, nothing.level)
