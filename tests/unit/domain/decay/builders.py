"""Cohorts for tests: a week after the other, with so many right, and with chances that hold or do not."""

import random
from datetime import date, timedelta

from bot.domain.decay.model import BINS, Calibration, Cell, Cohort

MONDAY = date(2026, 1, 5)


def week(number: int, right: int, labelled: int, rows: int | None = None) -> Cohort:
    """One week, all of it predicted positive, without chances."""
    start = MONDAY + timedelta(weeks=number)
    cell = Cell(rows=labelled if rows is None else rows, labelled=labelled, right=right)
    return Cohort(start, start + timedelta(weeks=1), cell)


def scored(
    number: int, rows: int, *, labelled: int | None = None, off: float = 0.0, seed: int = 1
) -> Cohort:
    """One week whose rows are right as often as their chances say, or less often by `off`."""
    chance = random.Random(f"{seed} {number}")  # noqa: S311  # a simulation, with a seed
    known = rows if labelled is None else labelled
    cell = Cell()
    counts, promised, came, spread = ([0.0] * BINS for _ in range(4))
    for place in range(rows):
        p = 0.5 + 0.5 * chance.random()
        right = chance.random() < p - off
        has_label = place < known
        cell += Cell(1, int(has_label), int(has_label and right), 1, p, p * (1 - p))
        if has_label:
            bin_ = min(int(p * BINS), BINS - 1)
            counts[bin_] += 1
            promised[bin_] += p
            came[bin_] += right
            spread[bin_] += p * (1 - p)
    start = MONDAY + timedelta(weeks=number)
    calibration = Calibration(
        tuple(int(one) for one in counts),
        tuple(promised),
        tuple(int(one) for one in came),
        tuple(spread),
    )
    return Cohort(start, start + timedelta(weeks=1), cell, Cell(), calibration)
