"""Tables whose cells are set apart as another country does, with its decimals and its yes and no."""

from pathlib import Path

import pytest

from bot.domain.evaluation.mapping import Mapping
from bot.evidence.reading import read_file
from bot.evidence.values import number

GERMAN = "kennung;ok;sprache;wert\n1;ja;de;0,9\n2;nein;de;0,8\n3;ja;fr;0,4\n"
TOLD = Mapping(case="kennung", passed="ok", score="wert", slices=("sprache",))


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_table_with_semicolons_or_tabs_is_counted_like_one_with_commas(
    separator: str, tmp_path: Path
) -> None:
    file = tmp_path / "table"
    file.write_text(GERMAN.replace(";", separator), encoding="utf-8")

    (run,) = read_file(file, mapping=TOLD).runs

    (check,) = run.checks
    assert (3, 2) == (check.n, check.passed)
    assert check.mean == pytest.approx(0.7)
    assert {("sprache", "de", 2, 1), ("sprache", "fr", 1, 1)} == {
        (one.name, one.value, one.n, one.passed) for one in check.slices
    }


def test_a_million_rows_are_read_by_columns_there_too_where_decimals_have_a_point(
    tmp_path: Path,
) -> None:
    file, other = tmp_path / "semicolons", tmp_path / "commas"
    table = "id;passed;score\n" + "".join(f"{n};yes;0.5\n" for n in range(300))
    file.write_text(table, encoding="utf-8")
    other.write_text(table.replace(";", ","), encoding="utf-8")

    one, two = (read_file(path).runs[0].checks for path in (file, other))

    assert one == two


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("0,95", 0.95),
        ("-0,5", -0.5),
        ("12,5", 12.5),
        ("0.95", 0.95),
        ("1,234", None),
        ("1,2,3", None),
    ],
)
def test_a_decimal_comma_is_read_and_what_may_be_a_thousand_is_not(
    text: str, read: float | None
) -> None:
    assert read == number(text)
