"""A simulated system: payments of twelve weeks, in which something moves in week seven."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

START = datetime(2026, 1, 5, tzinfo=UTC)  # a Monday: the first of four weeks of reference
REFERENCE_WEEKS = 4
A_WEEK = 1_500
DRIFTS = 7  # the week, after the reference, in which it begins
LABELLED = 10  # the week in which labels of all weeks before it are there
WEEK = timedelta(days=7)


def week_of(number: int) -> datetime:
    """When a week begins; weeks count from one after the reference."""
    return START + (REFERENCE_WEEKS + number - 1) * WEEK


def write_week(folder: Path, number: int, *, labelled: bool = False) -> Path:
    """Write the payments of a week; weeks up to nought are the reference."""
    chance = np.random.default_rng(100 + number)
    moved = number >= DRIFTS
    begin = week_of(number)
    channel = chance.choice(
        ["web", "app", "phone"], A_WEEK, p=[0.25, 0.6, 0.15] if moved else [0.55, 0.3, 0.15]
    )
    region = chance.choice(["north", "south"], A_WEEK, p=[0.6, 0.4])
    amount = chance.lognormal(3, 1, A_WEEK) * np.where(moved & (region == "south"), 1.7, 1.0)
    fraud = chance.random(A_WEEK) < 0.2
    wrong = chance.random(A_WEEK) < (0.16 if moved else 0.05)
    rows = pa.table(
        {
            "payment": [f"{number:02}-{place:05}" for place in range(A_WEEK)],
            "paid_at": [begin + WEEK * place / A_WEEK for place in range(A_WEEK)],
            "amount": amount,
            "channel": channel,
            "region": region,
            "age": chance.integers(18, 90, A_WEEK),
            "called": fraud ^ wrong,
            "fraud": pa.array(fraud if labelled or number < 1 else [None] * A_WEEK, pa.bool_()),
        }
    )
    file = folder / f"payments-{number + REFERENCE_WEEKS:02}.parquet"
    pq.write_table(rows, file)
    return file


def write_until(folder: Path, number: int) -> None:
    """Write everything that is there at the end of a week: labels come in week ten, for all before."""
    for week in range(1 - REFERENCE_WEEKS, number + 1):
        file = folder / f"payments-{week + REFERENCE_WEEKS:02}.parquet"
        if not file.exists() or number == LABELLED:
            write_week(folder, week, labelled=number >= LABELLED)
