"""What a finding is in plain words: what moved, from what to what, how sure, and what to do next."""

from collections.abc import Callable

from bot.domain.drift.comparison import Comparison, Signal
from bot.domain.drift.judgement import SURE, Finding, Judged, Judgement, Level
from bot.domain.drift.measure import quantile
from bot.domain.drift.model import ColumnKind, LevelShape, NumberShape, TimeShape
from bot.domain.drift.schema import SchemaChange, SchemaKind

_QUALITY = {Signal.SCHEMA, Signal.MISSING}
_NAMED = 3


def why(judged: Judged) -> str:
    """Everything that was found in a column, as sentences."""
    said = [_TOLD[finding.signal](judged.comparison, finding) for finding in judged.findings]
    if judged.findings and judged.hardly_used:
        said.append("The model hardly uses this column.")
    if judged.seasonal:
        said.append("It is as it was in the same season a year ago.")
    return " ".join(said) if said else _nothing(judged)


def _nothing(judged: Judged) -> str:
    if judged.level is Level.TOO_FEW:
        return _too_few(judged)
    one = judged.comparison
    shapes = [side.shape for side in (one.reference, one.current) if side is not None]
    if one.current and one.current.rows and one.current.missing == one.current.rows:
        return "Empty in both windows."
    said = [_UNJUDGED[type(shape)](shape) for shape in shapes if type(shape) in _UNJUDGED]
    if one.kind is ColumnKind.OTHER:
        said.append("Lists and records are not compared; only what is missing is watched.")
    return next((sentence for sentence in reversed(said) if sentence), "Nothing seen.")


def _span(shape: TimeShape) -> str:
    return f"Times from {shape.first} to {shape.last}; time moves on by itself."


def _countless(shape: LevelShape) -> str:
    if not shape.countless:
        return ""
    return (
        "Too many different values to compare one by one, as names of rows have; only what is missing"
        " is watched."
    )


_UNJUDGED: dict[type, Callable[..., str]] = {TimeShape: _span, LevelShape: _countless}


def _too_few(judged: Judged) -> str:
    one = judged.comparison
    if judged.more_reference:
        return (
            "Nothing seen, and a moderate change could not be: the reference has too few rows,"
            " however many the window has. Use a longer reference."
        )
    if judged.more_rows is not None:
        return (
            f"Nothing seen, and a moderate change might not be: {judged.more_rows:,} more rows are"
            " needed."
        )
    rows = one.reference.rows if one.reference else 0
    return f"The window has no rows to compare with the {rows:,} of the reference."


def _sure(finding: Finding) -> str:
    """Said only where it is less than sure; what is sure is explained once, below a report."""
    return "" if finding.chance <= SURE else " It could be luck once in 20 such comparisons."


def _distribution(one: Comparison, finding: Finding) -> str:
    figures = one.figures
    if figures is None:
        return ""
    size = finding.level.words.capitalize()
    return (
        f"{size} (PSI {figures.textbook:.3f}; {_share(figures.moved)} of the rows lie elsewhere)"
        f"{_from_to(one)}.{_sure(finding)}"
    )


def _from_to(one: Comparison) -> str:
    before = one.reference.shape if one.reference else None
    after = one.current.shape if one.current else None
    if isinstance(before, NumberShape) and isinstance(after, NumberShape):
        low, high = quantile(before, 0.5), quantile(after, 0.5)
        if low is None or high is None:
            return ""
        return f": median {_figure(low)} → {_figure(high)}, mean {_mean(before)} → {_mean(after)}"
    told = [
        f"{name!r} {_share(r)} → {_share(c)}"
        for name, r, c in movers(one, _NAMED)
        if abs(r - c) >= 0.001  # noqa: PLR2004  # what rounds to the same share says nothing
    ]
    return f": {', '.join(told)}" if told else ""


def movers(one: Comparison, most: int) -> list[tuple[str, float, float]]:
    """The levels whose shares moved most, with the share before and after."""
    n = sum(group.reference for group in one.groups) or 1
    m = sum(group.current for group in one.groups) or 1
    shares = [(group.name, group.reference / n, group.current / m) for group in one.groups]
    return sorted(shares, key=lambda entry: -abs(entry[1] - entry[2]))[:most]


def _missing(one: Comparison, finding: Finding) -> str:
    if one.reference is None or one.current is None:
        return ""
    before, after = one.reference.missing_rate, one.current.missing_rate
    if after == 1:
        return f"Every value is missing; it was {_share(before)}."
    verb = "more" if after > before else "fewer"
    return (
        f"Missing values: {_share(before)} → {_share(after)}, {verb} than before.{_sure(finding)}"
    )


def _new_levels(one: Comparison, finding: Finding) -> str:
    new = one.newcomers
    if new is None:
        return ""
    told = ", ".join(repr(level) for level, _ in new.levels[:_NAMED])
    others = len(new.levels) - _NAMED
    more = f" and {others:,} more" if others > 0 else ""
    expected = (
        f"; {_share(new.expected)} was to be expected of rare ones" if new.expected >= SURE else ""
    )
    return f"New: {told}{more}, {_share(new.share)} of the rows{expected}.{_sure(finding)}"


def _range(one: Comparison, finding: Finding) -> str:
    before = one.reference.shape if one.reference else None
    after = one.current.shape if one.current else None
    if not isinstance(before, NumberShape) or not isinstance(after, NumberShape):
        return ""
    span = f"{_figure(before.least)} to {_figure(before.most)}"
    seen = f"{_figure(after.least)} to {_figure(after.most)}"
    return (
        f"{_share(one.beyond)} of the rows lie outside of {span}, the range of the reference; now"
        f" {seen}.{_sure(finding)}"
    )


def _schema(one: Comparison, finding: Finding) -> str:  # noqa: ARG001  # one signature for the table
    change = finding.schema
    return _CHANGED[change.kind](change) if change else ""


_CHANGED: dict[SchemaKind, Callable[[SchemaChange], str]] = {
    SchemaKind.GONE: lambda _: "The column is gone.",
    SchemaKind.NEW: lambda c: f"A new column, {c.after}; there is nothing to compare it with.",
    SchemaKind.TYPE: lambda c: f"The type changed from {c.before} to {c.after}.",
    SchemaKind.UNREADABLE: lambda c: f"{_share(c.share)} of the values are no numbers any more.",
    SchemaKind.INFINITE: lambda c: f"{_share(c.share)} of the values are infinite.",
    SchemaKind.ZONES: lambda c: (
        f"Time zones changed: {c.before} before, {c.after} now; times may be hours apart."
    ),
}

_TOLD: dict[Signal, Callable[[Comparison, Finding], str]] = {
    Signal.DISTRIBUTION: _distribution,
    Signal.MISSING: _missing,
    Signal.NEW_LEVELS: _new_levels,
    Signal.RANGE: _range,
    Signal.SCHEMA: _schema,
}


def headline(judgement: Judgement) -> str:
    """The one sentence that a busy person reads."""
    flagged, noted = judgement.flagged, judgement.noted
    columns = len(judgement.columns)
    if not judgement.current.rows:
        return "The current window has no rows: nothing could be compared."
    if flagged:
        names = ", ".join(column.name for column in flagged[:_NAMED])
        rest = f" and {len(flagged) - _NAMED} more" if len(flagged) > _NAMED else ""
        verb = "has" if len(flagged) == 1 else "have"
        return f"{len(flagged)} of {columns} columns {verb} moved: {names}{rest}."
    short = [column for column in judgement.columns if column.level is Level.TOO_FEW]
    small = f" {len(noted)} moved a little, for the record." if noted else ""
    if short:
        return (
            f"Nothing that needs a look was seen, but {len(short)} of {columns} columns have too few"
            f" rows to show a moderate change.{small}"
        )
    return f"Nothing that needs a look: none of {columns} columns has moved much.{small}"


def repeats(judgement: Judgement) -> str:
    """Whether rows are there twice that were not before; repeated rows look like more evidence."""
    before, now = judgement.reference, judgement.current
    if judgement.repeated is None:
        return ""
    usual = (before.duplicates or 0) / before.rows if before.rows else 0.0
    return (
        f"{now.duplicates:,} of {now.rows:,} rows are equal to an earlier one ({_share(usual)} in the"
        " reference); they look like more evidence than they are."
    )


def next_steps(judgement: Judgement) -> tuple[str, ...]:
    """What to do now; drift alone is never a reason to retrain."""
    flagged = judgement.flagged
    if not judgement.current.rows:
        return ("Find out why nothing arrived: the export, the filter or the time window.",)
    broken = [c for c in flagged if any(f.flagged and f.signal in _QUALITY for f in c.findings)]
    other = [c for c in flagged if c not in broken]
    steps = []
    if repeats(judgement):
        steps.append("Take out the rows that are there twice, and compare again.")
    if broken:
        names = ", ".join(column.name for column in broken[:_NAMED])
        steps.append(f"Repair the source of {names} first; never retrain on broken data.")
    if other:
        steps.append(
            f"Find out what changed around {other[0].name}: the source, the people or cases it is"
            " about, or the world."
        )
        steps.append(
            "Check the acceptance criteria on labelled cases of this window. If they still pass, note"
            " the new mix and widen the test set; drift alone is no reason to retrain."
        )
    short = [column.more_rows for column in judgement.columns if column.more_rows]
    if short:
        steps.append(f"Use a window with {max(short):,} more rows, or compare fewer columns.")
    return tuple(steps) or ("Nothing to do; compare the next window.",)


def _share(part: float) -> str:
    percent = 100 * part
    if 0 < percent < 0.1:  # noqa: PLR2004  # what would round to nothing
        return "under 0.1 %"
    return f"{percent:.1f} %"


def _figure(value: float | None) -> str:
    return "none" if value is None else f"{value:,.4g}"


def _mean(shape: NumberShape) -> str:
    return _figure(shape.mean)
