"""Two stored runs against each other, check by check, and what is said about it to whoever decides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.domain.criterion.figure import figure, per_thousand
from bot.domain.criterion.interval import Interval
from bot.domain.criterion.paired import Trend
from bot.domain.criterion.verdict import Counts
from bot.domain.evaluation.case import Case
from bot.domain.evaluation.comparison import (
    Comparison,
    answers_of,
    compare,
    compare_totals,
)
from bot.domain.evaluation.comparison_words import ComparisonWords, comparison_words
from bot.domain.evaluation.formula import UNPAIRED_CHANGE
from bot.domain.evaluation.run import CheckResult, EvaluationRun
from bot.domain.phrasing import phrased


@dataclass(frozen=True, slots=True)
class Measured:
    """A run with its single cases, where they are at hand."""

    run: EvaluationRun
    cases: Sequence[Case] = ()


def compared(before: Measured, after: Measured, *, seed: int = 0) -> tuple[Comparison, ...]:
    """Compare every check that both runs have: case by case, else by their totals."""
    graded = before.run.judge is not None or after.run.judge is not None
    found = []
    for check in after.run.checks:
        earlier = before.run.check(check.name)
        if earlier is None:
            continue
        was = answers_of(before.cases, check.name)
        now = answers_of(after.cases, check.name)
        if was.values and now.values:
            found.append(compare(check.name, was, now, seed=seed))
            continue
        totals = _totals(earlier), _totals(check)
        if totals[0] is not None and totals[1] is not None:
            found.append(compare_totals(check.name, totals[0], totals[1]))
    return tuple(replace(one, graded=graded) for one in found)


def comparison_told(one: Comparison, language: str = "en") -> str:
    """What a comparison shows, in one paragraph."""
    return " ".join(_told(one, comparison_words(language), language))


def _totals(check: CheckResult) -> Counts | None:
    return Counts(check.passed, check.n) if check.passed is not None and check.n else None


def _told(one: Comparison, words: ComparisonWords, language: str) -> Iterator[str]:
    if one.before is None or one.after is None:
        yield words.nothing
    else:
        yield _seen(one, words, language)
        yield _meant(one, words, language)
        if one.bounds is UNPAIRED_CHANGE:
            yield words.apart
        if one.graded and one.trend is not Trend.SAME:
            yield words.graded
    if one.unmatched:
        yield phrased(words.unmatched, count=figure(one.unmatched, language))


def _seen(one: Comparison, words: ComparisonWords, language: str) -> str:
    changed = {
        "n": figure(one.matched, language),
        "fixed": figure(len(one.fixed), language),
        "regressed": figure(len(one.regressed), language),
    }
    if one.counts is None:
        before, after = (_short(value, language) for value in (one.before, one.after))
        return phrased(words.means, **changed, before=before, after=after)
    was, now = one.counts
    facts = {"before": figure(was.hits, language), "after": figure(now.hits, language)}
    if one.bounds is UNPAIRED_CHANGE:
        return phrased(words.totals, **facts, m=figure(was.n, language), n=figure(now.n, language))
    return phrased(words.counts, **changed, **facts)


def _meant(one: Comparison, words: ComparisonWords, language: str) -> str:
    if one.trend is Trend.SAME:
        return words.same
    if one.change is None:
        return words.chance
    if one.trend is Trend.CHANCE:
        return _by_chance(one.change, words, language, counted=one.counts is not None)
    better = one.trend is Trend.BETTER
    change = one.change if better else Interval(-one.change.high, -one.change.low)
    if one.counts is not None:
        # McNemar decides; where Newcombe's bound reaches over zero, nothing is the least it can be.
        low, high = (per_thousand(max(0.0, end), language) for end in (change.low, change.high))
        return phrased((words.better if better else words.worse), low=low, high=high)
    low, high = (_short(end, language) for end in (change.low, change.high))
    return (words.better_mean if better else words.worse_mean).format(low=low, high=high)


def _by_chance(change: Interval, words: ComparisonWords, language: str, *, counted: bool) -> str:
    """How large the change may be either way, where luck alone would explain what was seen."""
    low, high = min(0.0, change.low), max(0.0, change.high)
    if counted:
        fewer, more = (per_thousand(abs(end), language) for end in (low, high))
        return phrased(words.chance_within, low=fewer, high=more)
    return words.chance_mean.format(low=_short(low, language), high=_short(high, language))


def _short(value: float | None, language: str) -> str:
    return figure(float(f"{value or 0.0:.3g}"), language)
