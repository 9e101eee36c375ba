"""A look: one scheduled comparison of the newest window with the reference, as it is kept and told."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, FiniteFloat
from pydantic import Field as Declared

from bot.domain.drift.comparison import Signal
from bot.domain.drift.judgement import Level
from bot.domain.drift.model import ColumnKind
from bot.domain.drift.persistence import AT_ONCE, IN_A_ROW, Seen
from bot.domain.drift.role import Role
from bot.domain.drift.schema import SchemaKind
from bot.domain.lint.model import Language
from bot.domain.provenance import Frozen

LANGUAGES: tuple[Language, ...] = ("en", "fr", "de")


class Sign(Frozen):
    """One thing that moved in a column, with its share before and now where it has one."""

    signal: Signal
    level: Level
    flagged: bool
    before: FiniteFloat | None = None
    after: FiniteFloat | None = None
    names: tuple[str, ...] = ()  # new levels, the most frequent first
    schema_kind: SchemaKind | None = None
    type_before: str = ""
    type_after: str = ""


class LevelMove(Frozen):
    """A level, and its share of the rows before and now."""

    name: str
    before: FiniteFloat
    after: FiniteFloat


class Bars(Frozen):
    """A small distribution: shares of the rows in bins, of the reference and now."""

    labels: tuple[str, ...]
    before: tuple[FiniteFloat, ...]
    after: tuple[FiniteFloat, ...]


class SliceMove(Frozen):
    """How far a column moved among the rows of one slice."""

    column: str
    value: str
    psi: FiniteFloat
    rows: int
    flagged: bool


class Moved(Frozen):
    """A column that moved, as it is told."""

    name: str
    role: Role = Role.INPUT
    why: dict[Language, str] = Declared(default_factory=dict)  # what was found in it, in words
    kind: ColumnKind
    level: Level
    flagged: bool
    signs: tuple[Sign, ...]
    psi: FiniteFloat | None = None
    share: FiniteFloat | None = None  # of the rows that lie elsewhere now
    median_before: FiniteFloat | None = None
    median_after: FiniteFloat | None = None
    levels: tuple[LevelMove, ...] = ()
    bars: Bars | None = None
    weight: FiniteFloat | None = None
    seasonal: bool = False
    windows: int = 1  # in a row, in which it was flagged
    since: str = ""  # the day on which the first window began in which it had moved at all
    lasting: bool = False
    slices: tuple[SliceMove, ...] = ()  # the slices it moved in most

    @property
    def broken(self) -> bool:
        """Whether what reads it cannot go on as before."""
        return any(sign.flagged and sign.signal in AT_ONCE for sign in self.signs)

    @property
    def is_new(self) -> bool:
        """Whether it was not so in the window before: newly seen, or lasting from now on."""
        return self.flagged and self.windows in {1, IN_A_ROW}


class Labels(Frozen):
    """What is known of the truth about the rows of a window."""

    labelled: int = 0
    rows: int = 0
    trouble: str = ""  # why they could not be read
    trouble_code: str = ""  # which kind of it


class Results(Frozen):
    """What labels say by now: of every window whose labels have had their time, also of earlier ones."""

    headline: dict[Language, str] = Declared(default_factory=dict)
    notes: dict[Language, tuple[str, ...]] = Declared(default_factory=dict)
    next_steps: dict[Language, tuple[str, ...]] = Declared(default_factory=dict)
    metric: str = "accuracy"
    known: int = 0  # windows after the reference whose labels are there
    worse: int = 0  # of these in a row up to the newest
    since: date | None = None  # when the first of them began
    calls: bool = False
    before: FiniteFloat | None = None  # of the reference
    now: FiniteFloat | None = None  # of the newest window that is known
    slices: dict[str, bool] = Declared(
        default_factory=dict
    )  # where it is worse, and where it is not
    is_new: bool = False  # something else is known than in the look before

    @property
    def began(self) -> str:
        """Name the run of worse windows, so that it is asked about once."""
        return self.since.isoformat() if self.since else "now"

    @property
    def is_worth_telling(self) -> bool:
        """Whether there is more to say than that nothing is known."""
        return self.known > 0


class Look(Frozen):
    """What one comparison found; nothing of it is worked out again when it is read."""

    id: str
    source: str
    spec: str
    name: str  # of the source
    profile: int  # which version of the reference
    since: AwareDatetime
    until: AwareDatetime
    made_at: AwareDatetime
    timezone: str = "UTC"
    rows: int = 0
    reference_rows: int = 0
    columns: int = 0
    level: Level = Level.NOTHING
    moved: tuple[Moved, ...] = ()  # flagged ones first, then small but real
    flagged: tuple[str, ...] = ()  # all of them
    noted: tuple[str, ...] = ()
    recovered: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()  # flagged before; too few rows now to tell whether it is back
    short: int = 0  # columns with too few rows to tell
    more_rows: int | None = None  # that would be needed
    key_like: tuple[
        str, ...
    ] = ()  # told once against a reference: nearly every value is another one
    repeated: FiniteFloat | None = None  # the share of rows equal to an earlier one, where it grew
    headline: dict[Language, str] = Declared(default_factory=dict)
    next_steps: dict[Language, tuple[str, ...]] = Declared(default_factory=dict)
    calls: bool = False  # an alarm: it lasts, or something is broken
    holds: bool = False  # an earlier alarm, of which this window cannot tell whether it is over
    trouble: str = ""  # why nothing could be compared
    trouble_code: str = ""  # which kind of it
    labels: Labels | None = None  # none: no label column is declared
    results: Results | None = None  # none: nothing to judge by

    @property
    def window(self) -> str:
        """The day on which its window began, as it is remembered."""
        return f"{self.since.astimezone(ZoneInfo(self.timezone)):%Y-%m-%d}"

    @property
    def seen(self) -> Seen:
        """What it showed, for the windows after it."""
        return Seen(self.window, self.flagged, (*self.flagged, *self.noted))

    @property
    def alarms(self) -> tuple[Moved, ...]:
        """What somebody has to decide about: what lasts, and what is broken."""
        return tuple(one for one in self.moved if one.flagged and (one.lasting or one.broken))

    @property
    def is_news(self) -> bool:
        """Whether anything is to be said that was not said of the window before."""
        moved = any(one.is_new for one in self.moved)
        learned = self.results is not None and self.results.is_new
        unread = self.labels is not None and bool(self.labels.trouble)
        told = unread or bool(self.trouble or self.recovered)
        return moved or learned or not self.rows or told

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of its window."""
        zone = ZoneInfo(self.timezone)
        last = self.until.astimezone(zone) - timedelta(seconds=1)
        return self.since.astimezone(zone).date(), last.date()
