"""What a difference amounts to: is it real (Holm over all columns), and how large is it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from math import ceil

from bot.domain.drift.chance import holm, kolmogorov_point, needed_for_square
from bot.domain.drift.comparison import Comparison, Signal, compare_column
from bot.domain.drift.model import ColumnKind, LevelShape, NumberShape, Profile
from bot.domain.drift.role import WORSE, Role, role_in
from bot.domain.drift.schema import SchemaChange, schema_changes

NOTED = 0.05  # for a note, over all columns of a summary
SURE = 0.005  # before a person is asked to look
MODERATE_PSI, LARGE_PSI = 0.10, 0.25
MODERATE_SHARE, LARGE_SHARE = 0.02, 0.10  # missing, new or out of range: added share of rows
MODERATE_RATE, LARGE_RATE = 0.20, 0.50  # of an outcome: its share or mean, relative to before
LEAST_POINTS = 0.005  # that a share has to move, however rare it was
VISIBLE = 0.03  # of all rows lie elsewhere: less is true and of no use
HARDLY_USED = 0.01  # of the weights of all columns
REPEATED = 0.01  # of the rows, more than in the reference
_MODERATE_DISTANCE = 0.125  # of Kolmogorov and Smirnov, where the index of a shifted normal is 0.1


class Level(IntEnum):
    """How much a column has moved; the order is the order of a report."""

    NOTHING = 0
    TOO_FEW = 1
    SMALL = 2
    MODERATE = 3
    LARGE = 4

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Level.NOTHING: "nothing seen",
    Level.TOO_FEW: "too few rows",
    Level.SMALL: "small but real",
    Level.MODERATE: "moderate",
    Level.LARGE: "large",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that moved in a column."""

    signal: Signal
    level: Level
    chance: float  # as it counts among all tests of the summary
    flagged: bool
    schema: SchemaChange | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A column, what was found in it, and whether somebody should look."""

    comparison: Comparison
    findings: tuple[Finding, ...]
    level: Level
    flagged: bool
    more_rows: int | None = None  # that the current window needs; None where it has enough
    more_reference: bool = False  # the reference is what is too small
    weight: float | None = None  # of the model's use of it
    seasonal: bool = False  # as in the same season a year ago

    @property
    def name(self) -> str:
        return self.comparison.name

    @property
    def role(self) -> Role:
        return self.comparison.role

    @property
    def hardly_used(self) -> bool:
        return self.role is Role.INPUT and self.weight is not None and self.weight < HARDLY_USED

    @property
    def size(self) -> float:
        figures = self.comparison.figures
        return figures.psi if figures else 0.0


@dataclass(frozen=True, slots=True)
class Judgement:
    """Both windows and every column, what matters most first."""

    reference: Profile
    current: Profile
    columns: tuple[Judged, ...]

    @property
    def flagged(self) -> tuple[Judged, ...]:
        return tuple(column for column in self.columns if column.flagged)

    @property
    def noted(self) -> tuple[Judged, ...]:
        """Real, and no reason to call anybody."""
        return tuple(c for c in self.columns if c.level >= Level.SMALL and not c.flagged)

    @property
    def level(self) -> Level:
        return max((column.level for column in self.columns), default=Level.NOTHING)

    @property
    def repeated(self) -> float | None:
        """The share of rows equal to an earlier one, where it is more than in the reference."""
        before, now = self.reference, self.current
        if not now.duplicates or not now.rows:
            return None
        share = now.duplicates / now.rows
        usual = (before.duplicates or 0) / before.rows if before.rows else 0.0
        return share if share - usual >= REPEATED else None


_TESTS_EACH = 3  # of one column: its values, what is missing, and what was never seen


def judge(
    reference: Profile,
    current: Profile,
    weights: Mapping[str, float] | None = None,
    roles: Mapping[str, Role] | None = None,
) -> Judgement:
    """Compare and judge every column of either window."""
    names = [column.name for column in reference.columns]
    names += [column.name for column in current.columns if reference.column(column.name) is None]
    before = {column.name: column for column in reference.columns}
    after = {column.name: column for column in current.columns}
    if not current.rows:
        after = {}
    compared = [
        compare_column(name, before.get(name), after.get(name), role_in(roles or {}, name))
        for name in names
    ]
    tests = [(one, signal) for one in compared for signal in one.chances]
    corrected = holm([one.chances[signal] for one, signal in tests])
    chances = {
        (one.name, signal): chance for (one, signal), chance in zip(tests, corrected, strict=True)
    }
    whole = sum((weights or {}).values())
    judged = [
        _judged(
            one,
            chances,
            # With more rows a column may be tested for more: what is promised then must hold.
            max(len(tests), _TESTS_EACH * len(compared)),
            (weights.get(one.name, 0.0) / whole) if weights and whole else None,
            empty=not current.rows,
        )
        for one in compared
    ]
    judged.sort(
        key=lambda one: (
            -one.flagged, -one.level, one.role is Role.INPUT, -one.size * (one.weight or 1.0)
        )
    )  # fmt: skip
    return Judgement(reference, current, tuple(judged))


def _judged(
    one: Comparison,
    chances: Mapping[tuple[str, Signal], float],
    tests: int,
    weight: float | None,
    *,
    empty: bool,
) -> Judged:
    if empty:
        return Judged(one, (), Level.TOO_FEW, flagged=False, weight=weight)
    findings = [
        Finding(
            Signal.SCHEMA, Level.LARGE if change.breaks else Level.SMALL, 0.0, change.breaks, change
        )
        for change in schema_changes(one.reference, one.current)
    ]
    for signal in one.chances:
        chance = chances[one.name, signal]
        if chance <= NOTED:
            size, visible = _SIZES[signal](one)
            sure = chance <= SURE
            level = size if sure else Level.SMALL
            excused = signal in _TO_THE_BETTER and is_better(one)
            flagged = sure and not excused and (level >= Level.MODERATE or visible)
            findings.append(Finding(signal, level, chance, flagged))
    findings.sort(key=lambda finding: (-finding.flagged, -finding.level))
    level = max((finding.level for finding in findings), default=Level.NOTHING)
    more, reference_short = (None, False) if findings else _lacking(one, tests)
    if more is not None or reference_short:
        level = Level.TOO_FEW
    found = Judged(one, tuple(findings), level, flagged=False, more_rows=more,
                   more_reference=reference_short, weight=weight)  # fmt: skip
    flagged = any(finding.flagged for finding in findings) and not found.hardly_used
    return replace(found, flagged=flagged)


_TO_THE_BETTER = {Signal.DISTRIBUTION, Signal.RANGE, Signal.RATE}


def is_better(one: Comparison) -> bool:
    """Whether what is watched has moved the way it should."""
    worse = WORSE.get(one.role, 0)
    return one.rate is not None and one.rate.points * worse < 0


def _by_index(one: Comparison) -> tuple[Level, bool]:
    figures = one.figures
    if figures is None:
        return Level.SMALL, False
    visible = figures.moved >= VISIBLE
    if figures.psi < max(MODERATE_PSI, figures.noise):
        return Level.SMALL, visible
    return (Level.LARGE if figures.psi >= LARGE_PSI else Level.MODERATE), visible


def _by_missing(one: Comparison) -> tuple[Level, bool]:
    if one.reference is None or one.current is None:
        return Level.SMALL, False
    return _by_share(abs(one.current.missing_rate - one.reference.missing_rate))


def _by_newcomers(one: Comparison) -> tuple[Level, bool]:
    new = one.newcomers
    return _by_share(new.share - new.expected if new else 0.0)


def _by_range(one: Comparison) -> tuple[Level, bool]:
    return _by_share(one.beyond)


def _by_rate(one: Comparison) -> tuple[Level, bool]:
    rate = one.rate
    if rate is None or (rate.level is not None and abs(rate.points) < LEAST_POINTS):
        return Level.SMALL, False
    if abs(rate.relative) < MODERATE_RATE:
        return Level.SMALL, False
    return (Level.LARGE if abs(rate.relative) >= LARGE_RATE else Level.MODERATE), True


def _by_share(share: float) -> tuple[Level, bool]:
    if share < MODERATE_SHARE:
        return Level.SMALL, False
    return (Level.LARGE if share >= LARGE_SHARE else Level.MODERATE), True


_SIZES: dict[Signal, Callable[[Comparison], tuple[Level, bool]]] = {
    Signal.DISTRIBUTION: _by_index,
    Signal.MISSING: _by_missing,
    Signal.NEW_LEVELS: _by_newcomers,
    Signal.RANGE: _by_range,
    Signal.RATE: _by_rate,
}


def _lacking(one: Comparison, tests: int) -> tuple[int | None, bool]:
    """How many more rows would show a moderate change 19 times in 20; where the reference is too small."""
    if one.figures is None or one.reference is None or one.current is None:
        return None, False
    shapes = (one.reference.shape, one.current.shape)
    if not all(isinstance(shape, NumberShape | LevelShape) for shape in shapes):
        return None, False
    n, m = (shape.total for shape in shapes if isinstance(shape, NumberShape | LevelShape))
    needed = _needed(one, SURE / tests)
    if n * m / (n + m) >= needed:
        return None, False
    if n <= needed:
        return None, True
    return max(1, ceil(needed * n / (n - needed)) - m), False


def _needed(one: Comparison, chance: float) -> float:
    """The effective rows, n m / (n + m), at which a moderate change is seen."""
    if one.kind is ColumnKind.NUMBER:
        return ((kolmogorov_point(chance) + 0.8) / _MODERATE_DISTANCE) ** 2
    freedom = max(1, one.figures.bins - 1) if one.figures else 1
    return needed_for_square(freedom, chance) / MODERATE_PSI
