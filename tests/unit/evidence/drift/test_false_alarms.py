"""How often weeks without any drift raise an alarm, and how often stated drift is seen."""

import sys
from collections import Counter

import numpy as np
import pytest

from bot.domain.drift.judgement import Level
from tests.unit.evidence.drift.simulated import Move, week

_MOVES = {
    "normal": Move(shift=0.3),
    "five": Move(points=0.05),
    "holes": Move(missing=0.18),
}


def still(weeks: int, seed: int) -> Counter[str]:
    """Weeks of 400 to 20,000 rows against references of 5,000 to 20,000, in which nothing moves."""
    chance = np.random.default_rng(seed)
    seen: Counter[str] = Counter()
    for _ in range(weeks):
        reference = round(5_000 * 4 ** chance.random())
        judgement = week(chance, reference, round(400 * 50 ** chance.random()))
        assert 20 == len(judgement.columns)
        seen["note"] += judgement.level >= Level.SMALL
        seen["moderate"] += judgement.level >= Level.MODERATE
        seen["flagged"] += bool(judgement.flagged)
        seen["naive"] += any(
            min(column.comparison.chances.values(), default=1.0) <= 0.05  # each test on its own
            for column in judgement.columns
        )
        for column in judgement.columns:
            for finding in column.findings:
                seen[f"{column.name}: {finding.signal}"] += 1
    return seen


def power(name: str, rows: int, repeats: int, seed: int = 9) -> float:
    """How often a stated move of one column is seen among twenty columns."""
    chance = np.random.default_rng(seed)
    seen = 0
    for _ in range(repeats):
        judgement = week(chance, rows, rows, _MOVES[name])
        seen += any(column.name == name for column in judgement.flagged)
    return seen / repeats


def test_weeks_without_drift_are_quiet() -> None:
    """A short run; the long one is below. Control: 5 % for each test on its own cries wolf most weeks."""
    seen = still(8, seed=1)

    assert 0 == seen["moderate"]
    assert 0 == seen["flagged"]
    assert seen["note"] <= 2
    assert seen["naive"] >= 4


@pytest.mark.parametrize("name", _MOVES)
def test_a_stated_move_is_flagged_at_five_thousand_rows(name: str) -> None:
    assert 1.0 == power(name, 5_000, 2)


@pytest.mark.faults
def test_a_thousand_weeks_without_drift() -> None:
    seen = still(1_000, seed=2)

    sys.stdout.write(f"\n1,000 weeks without drift: {dict(seen)}\n")
    assert seen["moderate"] < 10
    assert seen["flagged"] < 10
    assert seen["note"] <= 60


@pytest.mark.faults
def test_the_power_at_every_size() -> None:
    for name in _MOVES:
        curve = {rows: power(name, rows, 60) for rows in (400, 1_000, 2_000, 5_000, 10_000)}
        sys.stdout.write(f"\n{name}: {curve}\n")
        assert curve[5_000] >= 0.95
        assert curve[10_000] >= 0.95
