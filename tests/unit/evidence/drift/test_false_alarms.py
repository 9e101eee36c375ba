"""How often weeks without any drift raise an alarm, and how often stated drift is seen."""

import json
import sys

import pytest

from tests.meta.tree import ROOT
from tests.unit.evidence.drift.alarms import (
    FIGURES,
    MOVES,
    PICTURE,
    SIZES,
    picture,
    power,
    still,
    table,
)


def test_weeks_without_drift_are_quiet() -> None:
    """A short run; the long one is below. Control: 5 % for each test on its own cries wolf most weeks."""
    seen = still(8, seed=1)

    assert 0 == seen["moderate"]
    assert 0 == seen["flagged"]
    assert seen["note"] <= 2
    assert seen["naive"] >= 4


@pytest.mark.parametrize("name", MOVES)
def test_a_stated_move_is_flagged_at_five_thousand_rows(name: str) -> None:
    assert 1.0 == power(name, 5_000, 2)


def test_what_is_published_keeps_the_promise_and_is_what_was_simulated() -> None:
    kept = json.loads(FIGURES.read_text())
    calm, curves = kept["still"], kept["power"]

    assert 1_000 == calm["weeks"]
    assert calm["moderate"] < 10
    assert calm["note"] <= 60
    assert all(curve[size] >= 0.95 for curve in curves.values() for size in ("5000", "10000"))
    page = (ROOT / "docs" / "drift.md").read_text(encoding="utf-8")
    assert table(curves) in page
    told = (
        f"a note in {calm['note'] / 10:.1f} % of them, a column at *moderate* or above in"
        f" {calm['moderate'] / 10:.1f} %, anything flagged in {calm['flagged'] / 10:.1f} %"
    )
    assert told in " ".join(page.split())
    assert picture(curves) == PICTURE.read_text()


@pytest.mark.faults
def test_a_thousand_weeks_without_drift() -> None:
    seen = still(1_000, seed=2)

    sys.stdout.write(f"\n1,000 weeks without drift: {dict(seen)}\n")
    assert seen["moderate"] < 10
    assert seen["flagged"] < 10
    assert seen["note"] <= 60


@pytest.mark.faults
def test_the_power_at_every_size() -> None:
    for name in MOVES:
        curve = {rows: power(name, rows, 60) for rows in SIZES}
        sys.stdout.write(f"\n{name}: {curve}\n")
        assert curve[5_000] >= 0.95
        assert curve[10_000] >= 0.95
