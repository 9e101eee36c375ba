"""What a finding is in plain words: what moved, from what to what, how sure, and what to do next."""

from collections.abc import Callable

from bot.domain.drift.comparison import Comparison, Signal
from bot.domain.drift.judgement import SURE, Finding, Judged, Judgement, Level, is_better
from bot.domain.drift.language import Tongue, tongue
from bot.domain.drift.measure import quantile
from bot.domain.drift.model import ColumnKind, LevelShape, NumberShape, TimeShape
from bot.domain.drift.role import Role
from bot.domain.lint.model import Language
from bot.domain.phrasing import phrased

_QUALITY = {Signal.SCHEMA, Signal.MISSING}
_NAMED, _TWO = 3, 2
_ALL = 0.99  # of the values
_LABELLED = {Role.INPUT, Role.PREDICTION, Role.TOPIC}  # after which labelled cases decide


def why(judged: Judged, language: Language = "en") -> str:
    """Everything that was found in a column, as sentences."""
    to = tongue(language)
    one = judged.comparison
    said = [_said(judged, finding, to) for finding in judged.findings]
    if judged.findings and judged.hardly_used:
        said.append(to.words.hardly_used)
    if judged.findings and is_better(one):
        said.append(to.words.better)
    if judged.seasonal:
        said.append(to.words.seasonal)
    if not said:
        said.append(_nothing(judged, to))
    if judged.role is Role.LABEL and one.current and one.current.missing:
        said.append(to.words.unlabelled.format(share=to.share(one.current.missing_rate)))
    return " ".join(said)


def _nothing(judged: Judged, to: Tongue) -> str:
    if judged.level is Level.TOO_FEW:
        return _too_few(judged, to)
    one, words = judged.comparison, to.words
    shapes = [side.shape for side in (one.reference, one.current) if side is not None]
    if one.current and one.current.rows and one.current.missing == one.current.rows:
        return words.empty
    if one.names_rows:
        known = all(isinstance(shape, LevelShape) and not shape.countless for shape in shapes)
        return words.names_rows if known else words.countless
    said = [_UNJUDGED[type(shape)](shape, to) for shape in shapes if type(shape) in _UNJUDGED]
    if one.kind is ColumnKind.OTHER:
        said.append(words.nested)
    return next((sentence for sentence in reversed(said) if sentence), words.nothing)


def _span(shape: TimeShape, to: Tongue) -> str:
    return to.words.span.format(first=shape.first, last=shape.last)


_UNJUDGED: dict[type, Callable[..., str]] = {TimeShape: _span}


def _too_few(judged: Judged, to: Tongue) -> str:
    one, words = judged.comparison, to.words
    if judged.more_reference:
        return words.longer_reference
    if judged.more_rows is not None:
        return phrased(words.more_rows, rows=to.count(judged.more_rows))
    return words.no_rows.format(rows=to.count(one.reference.rows if one.reference else 0))


def _sure(finding: Finding, to: Tongue) -> str:
    """Said only where it is less than sure; what is sure is explained once, below a report."""
    return "" if finding.chance <= SURE else to.words.luck


def _distribution(one: Comparison, finding: Finding, to: Tongue) -> str:
    told = _size(one, finding, to)
    return f"{told}{_from_to(one, to)}.{_sure(finding, to)}" if told else ""


def _size(one: Comparison, finding: Finding, to: Tongue) -> str:
    figures = one.figures
    if figures is None:
        return ""
    size = to.words.levels[finding.level].capitalize()
    return to.words.distribution.format(
        size=size, psi=to.index(figures.textbook), moved=to.share(figures.moved)
    )


def _says_all(judged: Judged) -> bool:
    """Whether where it went is told already: the mean, or the share of one level of two."""
    rate = judged.comparison.rate
    if rate is None or all(one.signal is not Signal.RATE for one in judged.findings):
        return False
    return rate.level is None or len(judged.comparison.groups) == _TWO


def _said(judged: Judged, finding: Finding, to: Tongue) -> str:
    one = judged.comparison
    if finding.signal is Signal.DISTRIBUTION and _says_all(judged):
        return f"{_size(one, finding, to)}.{_sure(finding, to)}"
    return _TOLD[finding.signal](one, finding, to)


def _from_to(one: Comparison, to: Tongue) -> str:
    before = one.reference.shape if one.reference else None
    after = one.current.shape if one.current else None
    if isinstance(before, NumberShape) and isinstance(after, NumberShape):
        low, high = quantile(before, 0.5), quantile(after, 0.5)
        if low is None or high is None:
            return ""
        return to.words.median.format(
            low=to.figure(low),
            high=to.figure(high),
            before=to.figure(before.mean),
            after=to.figure(after.mean),
        )
    told = [
        f"{to.level(name)} {to.share(r)} → {to.share(c)}"
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


def _missing(one: Comparison, finding: Finding, to: Tongue) -> str:
    if one.reference is None or one.current is None:
        return ""
    before, after = one.reference.missing_rate, one.current.missing_rate
    words = to.words
    if after == 1:
        return words.all_missing.format(before=to.share(before))
    said = words.more_missing if after > before else words.fewer_missing
    told = said.format(before=to.share(before), after=to.share(after))
    return f"{told}{_sure(finding, to)}"


def _new_levels(one: Comparison, finding: Finding, to: Tongue) -> str:
    new, words = one.newcomers, to.words
    if new is None:
        return ""
    others = len(new.levels) - _NAMED
    told = words.new.format(
        levels=", ".join(repr(level) for level, _ in new.levels[:_NAMED]),
        more=phrased(words.and_more, n=to.count(others)) if others > 0 else "",
        share=to.share(new.share),
        expected=words.expected.format(share=to.share(new.expected))
        if new.expected >= SURE
        else "",
    )
    return f"{told}{_sure(finding, to)}"


def _range(one: Comparison, finding: Finding, to: Tongue) -> str:
    before = one.reference.shape if one.reference else None
    after = one.current.shape if one.current else None
    if not isinstance(before, NumberShape) or not isinstance(after, NumberShape):
        return ""
    told = to.words.outside.format(
        share=to.share(one.beyond),
        low=to.figure(before.least),
        high=to.figure(before.most),
        least=to.figure(after.least),
        most=to.figure(after.most),
    )
    if one.beyond >= _ALL:  # as of every window after it
        told += to.words.running
    return f"{told}{_sure(finding, to)}"


def _rate(one: Comparison, finding: Finding, to: Tongue) -> str:
    rate, words = one.rate, to.words
    if rate is None:
        return ""
    change = to.change(rate.relative)
    if rate.level is None:
        told = words.mean.format(
            before=to.figure(rate.before), after=to.figure(rate.after), change=change
        )
    else:
        told = words.share.format(
            level=repr(rate.level),
            before=to.share(rate.before),
            after=to.share(rate.after),
            change=change,
        )
    return f"{told}{_sure(finding, to)}"


def _schema(one: Comparison, finding: Finding, to: Tongue) -> str:  # noqa: ARG001  # one signature for the table
    change = finding.schema
    if change is None:
        return ""
    return to.words.schema[change.kind].format(
        before=to.nature(change.before, change.kind),
        after=to.nature(change.after, change.kind),
        share=to.share(change.share),
    )


_TOLD: dict[Signal, Callable[[Comparison, Finding, Tongue], str]] = {
    Signal.DISTRIBUTION: _distribution,
    Signal.MISSING: _missing,
    Signal.NEW_LEVELS: _new_levels,
    Signal.RANGE: _range,
    Signal.RATE: _rate,
    Signal.SCHEMA: _schema,
}


def headline(judgement: Judgement, language: Language = "en") -> str:
    """The one sentence that a busy person reads."""
    to = tongue(language)
    words, flagged, noted = to.words, judgement.flagged, judgement.noted
    columns = len(judgement.columns)
    if not judgement.current.rows:
        return words.nothing_arrived
    if flagged:
        rest = phrased(words.and_more, n=len(flagged) - _NAMED) if len(flagged) > _NAMED else ""
        return phrased(
            words.moved[len(flagged) > 1],
            n=len(flagged),
            columns=columns,
            names=_named(flagged),
            rest=rest,
        )
    short = [column for column in judgement.columns if column.level is Level.TOO_FEW]
    small = words.a_little.format(n=len(noted)) if noted else ""
    if short:
        return phrased(words.too_few, n=len(short), columns=columns) + small
    return phrased(words.quiet, columns=columns) + small


def repeats(judgement: Judgement, language: Language = "en") -> str:
    """Whether rows are there twice that were not before; repeated rows look like more evidence."""
    to = tongue(language)
    before, now = judgement.reference, judgement.current
    if judgement.repeated is None or now.duplicates is None:
        return ""
    usual = (before.duplicates or 0) / before.rows if before.rows else 0.0
    return phrased(
        to.words.repeated,
        n=to.count(now.duplicates),
        rows=to.count(now.rows),
        usual=to.share(usual),
    )


def next_steps(judgement: Judgement, language: Language = "en") -> tuple[str, ...]:
    """What to do now; drift alone is never a reason to retrain."""
    to = tongue(language)
    words, flagged = to.words, judgement.flagged
    if not judgement.current.rows:
        return (words.find_out,)
    broken = [c for c in flagged if any(f.flagged and f.signal in _QUALITY for f in c.findings)]
    other = [c for c in flagged if c not in broken]
    steps = []
    if repeats(judgement):
        steps.append(words.take_out)
    if broken:
        steps.append(words.repair.format(names=_named(broken)))
    steps += [
        words.steps[column.role].format(name=column.name)
        for column in other
        if column.role in words.steps
    ]
    inputs = [column for column in other if column.role is Role.INPUT]
    if inputs:
        steps.append(words.what_changed.format(name=inputs[0].name))
    if any(column.role in _LABELLED for column in other):
        steps.append(words.labelled)
    short = [column.more_rows for column in judgement.columns if column.more_rows]
    if short:
        steps.append(phrased(words.longer_window, rows=to.count(max(short))))
    return tuple(steps) or (words.go_on,)


def _named(columns: tuple[Judged, ...] | list[Judged]) -> str:
    return ", ".join(column.name for column in columns[:_NAMED])
