"""What a stretch of a sentence asks of its metric: a level, a range, a change, or as good as today."""

import re

from bot.domain.criterion.metric import Direction, Family, Metric
from bot.domain.criterion.reading.change import (
    DOWN,
    TO,
    Demand,
    Within,
    change_in,
    level_of,
    reference_in,
    span_of,
    verb_in,
)
from bot.domain.criterion.reading.comparing import Compared, compared
from bot.domain.criterion.reading.lexicon import GE, GT, LE, LT
from bot.domain.criterion.reading.mark import Figure, Span, with_own_unit
from bot.domain.criterion.reading.sense import sets_a_limit
from bot.domain.criterion.term import Comparator
from bot.domain.criterion.threshold import Change, Level, Range

_YEARS = range(1990, 2100)
_BACK = 8  # characters: a "no" may stand at the end of the part before


def demand_in(at: Within) -> Demand | None:
    """The first way of asking that applies."""
    for read in (_move, _range, _ratio, _figure, _hold, _significance, _absence):
        found = read(at)
        if found is not None:
            return found
    return None


def better_side(metric: Metric | None) -> Comparator:
    """At least, unless less is better."""
    return LE if metric is not None and metric.direction is Direction.DOWN else GE


def _move(at: Within) -> Demand | None:
    """'from 8 % to 6 %': where it stands, and what must hold."""
    for a, b, first, second in at.marks.moves:
        if at.start <= a and b <= at.end:
            side = GE if second.value > first.value else LE
            said = compared(at.marks, second, a, b, at.metric).comparator
            side = said if said is not None else side
            verb = verb_in(at)
            return Demand(
                side,
                level_of(second),
                baseline=Level(number=first.value, unit=first.unit),
                spans=[Span(a, b, "threshold"), *([verb[1]] if verb else [])],
            )
    return None


def _range(at: Within) -> Demand | None:
    for a, b, first, second in at.marks.ranges:
        if at.start <= a and b <= at.end:
            low, high = sorted((first.value, second.value))
            span = Span(a, b, "threshold")
            return Demand(
                Comparator.BETWEEN, Range(low=low, high=high, unit=first.unit), spans=[span]
            )
    return None


def _ratio(at: Within) -> Demand | None:
    """'halve', 'by a third', 'double': a factor that people say in words."""
    for regex, (above, below) in at.marks.lexicon.ratios.near(at.marks.text):
        match = regex.search(at.marks.text, at.start, at.end)
        if match is None:
            continue
        spans = [Span(*match.span(), "threshold")]
        verb = verb_in(at)
        number = above
        if above < 0:
            if verb is None:
                continue
            number = below + above if verb[0] == DOWN else below - above
        if verb is not None:
            spans.append(verb[1])
        change = Change(sign="*", number=number, over=below, reference=reference_in(at, spans))
        return Demand(LE if number < below else GE, change, spans=spans)
    return None


def _figure(at: Within) -> Demand | None:
    figures = [one for one in at.marks.figures_in(at.start, at.end) if not one.tolerance]
    tolerances = [one for one in at.marks.figures_in(at.start, at.end) if one.tolerance]
    if not figures:
        return None
    share = _quantile_share(at, figures)
    if share is not None:
        return share
    found = [(one, compared(at.marks, one, at.start, at.end, at.metric)) for one in figures]
    limit = sets_a_limit(at.marks.text[at.start : at.end])
    fitness = [_fitness(*pair, at.metric, named_limit=limit) for pair in found]
    if max(fitness) <= 0:
        return None
    figure, side = found[fitness.index(max(fitness))]
    change = change_in(at, figure, side)
    if change is not None:
        return change
    if at.metric is not None and at.metric.family is Family.OWN_UNIT:
        figure = with_own_unit(at.marks, figure, at.end)
    demand = Demand(side.comparator, level_of(figure), spans=[*side.spans, span_of(figure)])
    if demand.comparator is None:
        _by_verb(at, figure, demand)
    if at.metric is not None and at.metric.id == "within_tolerance":
        _tolerate(at, [*tolerances, *(one for one in figures if one is not figure)], demand)
    return demand


def _tolerate(at: Within, figures: list[Figure], demand: Demand) -> None:
    for one in figures[:1]:
        demand.tolerance = at.marks.text[one.start : one.end]
        demand.spans.append(Span(one.start, one.end, "tolerance"))


def _by_verb(at: Within, figure: Figure, demand: Demand) -> None:
    """'reduce churn to 6 %': the verb says which side."""
    to = TO.search(at.marks.text, at.start, figure.start)
    verb = verb_in(at) if to else None
    if verb is not None and to is not None:
        demand.comparator = LE if verb[0] == DOWN else GE
        demand.spans += [verb[1], Span(*to.span(), "comparator")]


def _quantile_share(at: Within, figures: list[Figure]) -> Demand | None:
    """'98 % of calls under 250 ms' is the 98th percentile, not a level of 98 %."""
    timed = at.metric is None or at.metric.family is Family.TIME
    shares = [one for one in figures if one.is_share]
    times = [one for one in figures if one.is_time]
    if not timed or len(shares) != 1 or len(times) != 1:
        return None
    share, time = shares[0], times[0]
    part = share.value / 100 if share.unit == "%" else share.value
    if not 0 < part <= 1:
        return None
    side = compared(at.marks, time, at.start, at.end, at.metric)
    whole = compared(at.marks, share, at.start, at.end, None)
    spans = [*side.spans, *whole.spans, span_of(time), Span(share.start, share.end, "percentile")]
    noun = at.marks.lexicon["share_of"].match(at.marks.text, share.end + 1)
    if noun and noun.end() <= time.start:
        spans.append(Span(*noun.span(), "population"))
    return Demand(side.comparator, level_of(time), quantile=part, spans=spans)


def _fitness(
    figure: Figure, side: Compared, metric: Metric | None, *, named_limit: bool = False
) -> int:
    """How surely a figure is the threshold; nothing for one that is probably not."""
    compares = side.comparator is not None
    bare = not figure.unit and figure.per is None
    if bare and not compares and (metric is None or int(figure.value) in _YEARS):
        return 1 if figure.sign and metric else 0
    if metric is None and not compares and not figure.is_share and figure.unit != "pp":
        return int(figure.is_time and named_limit)
    fits = metric is not None and (metric.accepts_unit(figure.unit) or figure.per is not None)
    return 1 + 4 * compares + 2 * (figure.is_share or figure.unit == "pp") + 3 * fits


def _hold(at: Within) -> Demand | None:
    """'as good as today', 'without increasing it', 'better than the last version'."""
    text = at.marks.text
    for name in ("worse", "as_good", "holds", "better_than"):
        match = at.marks.lexicon[name].search(text, at.start, at.end)
        if match is None:
            continue
        spans = [Span(*match.span(), "comparator")]
        reference = reference_in(at, spans)
        if name == "better_than" and reference is None:
            continue
        side = better_side(at.metric)
        if name == "better_than":
            side = LT if side is LE else GT
        verb = _worded(at, match.group()) if name == "worse" else None
        if verb is not None:
            side = GE if verb == DOWN else LE
        if name == "as_good":
            side = _no_more(match.group(), side)
        change = Change(sign="*", number=1, reference=reference)
        return Demand(side, change, spans=spans)
    return None


_NO_MORE = re.compile(r"^(?:no more|pas plus|nicht mehr)\b", re.IGNORECASE)
_NO_FEWER = re.compile(r"^(?:no fewer|no less|pas moins|nicht weniger)\b", re.IGNORECASE)


def _no_more(words: str, side: Comparator) -> Comparator:
    if _NO_MORE.match(words):
        return LE
    return GE if _NO_FEWER.match(words) else side


def _worded(at: Within, words: str) -> str | None:
    for name in ("down", "up"):
        if any(at.marks.lexicon[name].search(word) for word in words.split()):
            return name
    return None


def _significance(at: Within) -> Demand | None:
    match = at.marks.lexicon["significant"].search(at.marks.text, at.start, at.end)
    if match is None or at.metric is None:
        return None
    verb = verb_in(at)
    side = LT if at.metric.direction is Direction.DOWN else GT
    if verb is not None:
        side = LT if verb[0] == DOWN else GT
    spans = [Span(*match.span(), "significance"), *([verb[1]] if verb else [])]
    return Demand(side, significant=True, spans=spans)


def _absence(at: Within) -> Demand | None:
    """'no hallucinations': kept rare, as nobody can promise none; the number is asked for."""
    if at.metric is None or at.metric.direction is not Direction.DOWN:
        return None
    if at.metric.family not in {Family.RATE, Family.COUNT}:
        return None
    named = at.marks.metrics_in(at.start, at.end)
    before = at.marks.text[max(0, at.start - _BACK) : named[0].start] if named else ""
    match = next(
        (
            m
            for m in at.marks.lexicon["none"].finditer(before)
            if not before[m.end() :].strip(" '\u2019")
        ),
        None,
    )
    if match is None:
        return None
    back = max(0, at.start - _BACK)
    return Demand(LE, absent=True, spans=[Span(back + match.start(), back + match.end(), "none")])
