"""Where the data of a system lie, as somebody declared it: places and columns, never a credential."""

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Self
from urllib.parse import parse_qsl, urlsplit
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, field_validator, model_validator
from pydantic import Field as Declared

from bot.domain.drift.model import ColumnKind
from bot.domain.drift.role import Role
from bot.domain.provenance import Frozen
from bot.domain.schedule.cadence import Cadence

LOOK_DUE = "drift.due"  # the job of each fire
_HARMLESS = {"region", "endpoint_override", "scheme"}  # of an object store's address
MOST_SLICES = 3  # columns by which what moved is looked for


class SourceState(StrEnum):
    """What became of a declaration."""

    DECLARED = "declared"  # looked over without counting; nothing is scheduled
    WATCHED = "watched"  # there is a profile of the reference, and a schedule
    ENDED = "ended"


class Stretch(Frozen):
    """Rows of some days: from the first up to, and without, the second; either may be open."""

    start: date | None = None
    end: date | None = None

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.start and self.end and self.start >= self.end:
            raise ValueError("the reference has to begin before it ends")
        return self


class SeenColumn(Frozen):
    """A column as the dry run saw it."""

    name: str
    kind: ColumnKind
    type: str  # as the source names it


class DryRun(Frozen):
    """What is there and what looking at it would cost, before anything is counted or scheduled."""

    columns: tuple[SeenColumn, ...] = ()  # the first of them
    width: int = 0  # how many there are
    compared: int = 0
    rows: int | None = None  # none: only reading everything would tell
    files: int = 0
    size: int | None = None  # of the files, in bytes
    statements: int = 0  # that a database would be asked for each window


class Proposed(Frozen):
    """What a declaration would change, once somebody who has seen its dry run says so."""

    source: str  # whose place it takes
    known: int | None  # how many renewals that had by then; None: it was never watched
    why: str


class WatchedSource(Frozen):
    """The data of one system, and when its newest window is compared with the reference."""

    id: str
    team: str
    spec: str  # of the system
    name: str = Declared(min_length=1, max_length=80)
    where: str = Declared(min_length=1, max_length=1000)  # a file, a pattern, or table://VARIABLE/…
    time: str | None = None  # the column that says when a row happened
    keys: tuple[str, ...] = ()  # what names a row
    label: str | None = None  # the truth, known later or never
    labels_at: str | None = None  # where it lies, if elsewhere; found by the keys
    prediction: str | None = None
    score: str | None = None  # how likely the prediction called it
    positive: str | None = None  # of two outcomes, the one that is looked for
    columns: tuple[str, ...] = ()  # to be compared; none: all that have no other part
    slices: tuple[str, ...] = Declared((), max_length=MOST_SLICES)
    roles: dict[str, Role] = Declared(default_factory=dict)  # of columns that are no inputs
    weights: dict[str, float] = Declared(default_factory=dict)  # of the model's use of a column
    reference: Stretch = Stretch()
    reference_at: str | None = None  # where it lies elsewhere
    label_days: int | None = Declared(None, ge=0, le=3660)  # until most labels are known
    days: int = Declared(7, ge=1, le=366)  # of one window
    cadence: Cadence
    channel: str
    dry_run: DryRun = DryRun()
    proposes: Proposed | None = None  # a change of another one
    created_by: str
    created_at: AwareDatetime

    @field_validator("where", "reference_at", "labels_at")
    @classmethod
    def _without_credentials(cls, where: str | None) -> str | None:
        """What is secret stands in the environment of whoever runs Remit, and nowhere else."""
        if where is None or "://" not in where:
            return where
        parts = urlsplit(where)
        if "@" in parts.netloc or {name for name, _ in parse_qsl(parts.query)} - _HARMLESS:
            raise ValueError(
                "an address with credentials is not kept; they belong into the environment"
            )
        return where

    @property
    def places(self) -> tuple[str, ...]:
        """Everywhere it is read from."""
        named = (self.where, self.reference_at, self.labels_at)
        return tuple(place for place in named if place is not None)

    @property
    def named(self) -> tuple[str, ...]:
        """The columns it names, which have to be there; a label that lies elsewhere has not."""
        beside = self.label if self.labels_at is None else None
        alone = (self.time, beside, self.prediction, self.score)
        several = (*self.keys, *self.columns, *self.slices, *self.weights, *self.roles)
        found = [*(name for name in alone if name is not None), *several]
        return tuple(dict.fromkeys(found))

    @model_validator(mode="after")
    def _can_be_cut(self) -> Self:
        same_place = self.reference_at is None
        if same_place and (self.time is None or not (self.reference.start or self.reference.end)):
            raise ValueError(
                "say which days are the reference, with the time column, or where it lies"
            )
        return self

    @model_validator(mode="after")
    def _can_be_labelled(self) -> Self:
        if self.labels_at is not None and not (self.label and self.keys):
            raise ValueError(
                "say which columns are the key of a row and which one is the label, where labels lie"
                " elsewhere"
            )
        return self

    @property
    def would_change(self) -> str | None:
        """The watched source that it would change; None where it stands for itself."""
        waits = self.proposes is not None and self.proposes.known is not None
        return self.proposes.source if self.proposes and waits else None

    @property
    def schedule(self) -> str:
        """The name of its schedule."""
        return f"drift:{self.id}"

    @property
    def set_apart(self) -> frozenset[str]:
        """Columns that are not compared: they name rows, or say when."""
        apart = {self.time, *self.keys}
        return frozenset(name for name in apart if name is not None)

    @property
    def all_roles(self) -> dict[str, Role]:
        """What each column is to the system, where it is no input."""
        known = ((self.prediction, Role.PREDICTION), (self.label, Role.LABEL))
        return {**self.roles, **{name: role for name, role in known if name is not None}}

    @property
    def reference_windows(self) -> int | None:
        """How many windows the reference is long; None where it is open or lies elsewhere."""
        start, end = self.reference.start, self.reference.end
        if start is None or end is None or self.reference_at is not None:
            return None
        return max(1, (end - start).days // self.days)

    def watched(self, there: tuple[str, ...]) -> tuple[str, ...]:
        """Which of the columns that are there are compared."""
        wanted = self.columns or there
        apart = self.set_apart
        return tuple(name for name in there if name in wanted and name not in apart)

    def window_at(self, moment: datetime) -> tuple[datetime, datetime]:
        """The newest window that was over at a moment: whole days where the schedule counts them."""
        zone = ZoneInfo(self.cadence.timezone)
        end = moment.astimezone(zone).date()
        return _midnight(end - timedelta(days=self.days), zone), _midnight(end, zone)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)
