"""A simulated system: sixteen weeks of payments, of which the tenth and later ones are of another mix."""

import csv
import random
from datetime import datetime, timedelta
from pathlib import Path

WEEK = timedelta(days=7)
REFERENCE_WEEKS = 4
WEEKS = 12
A_WEEK = 1_000  # payments
DRIFTS = 7  # the week, after the reference, in which it begins
LABELLED = 10  # the week in which it becomes known which payments were fraud, for all before
_COLUMNS = ("payment", "paid_at", "amount", "channel", "region", "age", "called", "fraud")
_CHANNELS = ("web", "app", "phone")
_NORTH, _FRAUD = 0.6, 0.2  # shares of the payments


def week_of(start: datetime, number: int) -> datetime:
    """When a week begins; weeks are counted from one, after those of the reference."""
    return start + (REFERENCE_WEEKS + number - 1) * WEEK


def write_until(folder: Path, start: datetime, number: int) -> None:
    """Write every file that is there at the end of a week.

    Args:
        folder: Where.
        start: The Monday with which the reference begins.
        number: The week; with nought only the reference is there.
    """
    for week in range(1 - REFERENCE_WEEKS, number + 1):
        now_known = number == LABELLED and week > 0
        if now_known or not _file(folder, week).exists():
            write_week(folder, start, week, labelled=number >= LABELLED)


def write_week(folder: Path, start: datetime, number: int, *, labelled: bool = False) -> Path:
    """Write the payments of one week; of the reference it is always known which were fraud."""
    chance = random.Random(number)  # noqa: S311  # a simulation, with a seed
    file = _file(folder, number)
    with file.open("w", encoding="utf-8", newline="") as written:
        rows = csv.writer(written)
        rows.writerow(_COLUMNS)
        for place in range(A_WEEK):
            known = labelled or number < 1
            rows.writerow(_payment(chance, week_of(start, number), number, place, known=known))
    return file


def _payment(
    chance: random.Random, begin: datetime, number: int, place: int, *, known: bool
) -> tuple[object, ...]:
    moved = number >= DRIFTS
    region = "north" if chance.random() < _NORTH else "south"
    amount = chance.lognormvariate(3, 1) * (1.7 if moved and region == "south" else 1.0)
    shares = (0.25, 0.60, 0.15) if moved else (0.55, 0.30, 0.15)
    (channel,) = chance.choices(_CHANNELS, shares)
    fraud = chance.random() < _FRAUD
    called = fraud != (chance.random() < (0.16 if moved else 0.05))
    return (
        f"{number + REFERENCE_WEEKS:02}-{place:05}",
        (begin + WEEK * place / A_WEEK).isoformat(timespec="seconds"),
        f"{amount:.2f}",
        channel,
        region,
        chance.randint(18, 89),
        str(called).lower(),
        str(fraud).lower() if known else "",
    )


def _file(folder: Path, number: int) -> Path:
    return folder / f"payments-{number + REFERENCE_WEEKS:02}.csv"
