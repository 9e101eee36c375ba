"""Which columns hold outcomes, and into which days their rows are put together."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

EPOCH = date(1970, 1, 1)
MONDAY = 4  # days from there to the first Monday: cohorts of a week begin on one


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column says what."""

    time: str
    prediction: str
    label: str
    score: str | None = None  # the chance of the positive level, or of what was predicted
    positive: str | None = None  # of two outcomes, the one that is looked for
    days: int = 7  # of one cohort
    keys: tuple[str, ...] = ()  # what names a row, here and where the labels lie
    labels_at: str | None = None  # none: beside the predictions
    since: datetime | None = None  # of the rows from then on, labels are also counted by themselves

    @property
    def names(self) -> tuple[str, ...]:
        """Those that are read where the predictions lie."""
        late = self.labels_at is not None
        told = (self.time, self.prediction, None if late else self.label, self.score)
        keys = self.keys if late else ()
        return tuple(dict.fromkeys(name for name in (*told, *keys) if name is not None))


_TRUTHS = {"true": 1.0, "yes": 1.0, "false": 0.0, "no": 0.0}


def level_number(level: str) -> float | None:
    """A level as columns of numbers and of truths hold it; none where it is a word."""
    if level.casefold() in _TRUTHS:
        return _TRUTHS[level.casefold()]
    try:
        return float(level)
    except ValueError:
        return None


def cohort_number(day: date, days: int) -> int:
    """Which cohort a day belongs to."""
    return ((day - EPOCH).days - MONDAY) // days


def cohort_start(number: int, days: int) -> date:
    """The day a cohort begins on."""
    return EPOCH + timedelta(days=number * days + MONDAY)
