"""From a metric and a demand to the criterion, with the parameters the sentence gives."""

import re
from dataclasses import dataclass, field

from bot.domain.criterion.metric import Family, Metric
from bot.domain.criterion.model import Criterion, Params
from bot.domain.criterion.naming import custom_name
from bot.domain.criterion.reading.change import Demand
from bot.domain.criterion.reading.clause import Part
from bot.domain.criterion.reading.mark import Marks, Span
from bot.domain.criterion.reading.metric_choice import Chosen
from bot.domain.criterion.reading.scope import WHERE
from bot.domain.criterion.reading.sense import sets_a_limit
from bot.domain.criterion.registry import METRICS
from bot.domain.criterion.term import CriterionKind, Statistic
from bot.domain.criterion.threshold import Duration, Level, PerCount

_WORD = re.compile(r"[^\W\d_][\w'’-]*")  # noqa: RUF001
_BREAK = re.compile(r"[,;:()]")
# Words that stand where a metric is named and name none.
_EMPTY = """
it they this that system model bot agent assistant ai result results thing everything good better best well least
reach achieve hit no not never without so as than more less median mean average
il elle ce cela système modèle résultat bon bien bonne mieux atteindre ne pas sans jamais aussi que plus moins médiane moyenne
es er sie das modell ergebnis ki gut besser erreichen nicht kein keine ohne wie als mehr weniger mittel durchschnitt
"""
_NAMELESS = frozenset(_EMPTY.split())
_MOST_WORDS = 8
_DOES = re.compile(
    r"(?<!\w)(?:shall|must|should|will|may|doit|doivent|devra|muss|müssen|soll|sollen|darf|dürfen)\s+\w+",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Matter:
    """One stretch with its metric and its demand; `spans` is what making the criterion used."""

    marks: Marks
    part: Part
    chosen: Chosen | None
    demand: Demand
    spans: list[Span] = field(default_factory=list)

    @property
    def metric(self) -> Metric | None:
        """The registry's entry."""
        return METRICS[self.chosen.id] if self.chosen else None

    @property
    def is_fast(self) -> bool:
        """Whether a limit without a name is one on how long an answer takes."""
        level = self.demand.threshold
        if sets_a_limit(self.marks.text[self.part.start : self.part.end]):
            return False
        short = isinstance(level, Level) and level.unit in {"ms", "s"}
        own = self.marks.quantile_in(self.part.start, self.part.end)
        return short or self.demand.quantile is not None or own is not None


def built(matter: Matter, *, alone: bool) -> Criterion:
    """The criterion a stretch asks for.

    Args:
        matter: What was found; the passages that are used are added to its spans.
        alone: No other part of the sentence asks for anything, so its period is this one's.
    """
    if matter.chosen is None and matter.is_fast:
        matter.chosen = Chosen("latency", None, ())
    name = matter.chosen.id if matter.chosen else _own_name(matter)
    matter.spans += matter.chosen.spans if matter.chosen else ()
    metric, marks = matter.metric, matter.marks
    params = _params(matter)
    kind = metric.criterion_kind if metric else CriterionKind.STATISTICAL
    inside = marks.window_at is not None and (
        matter.part.start <= marks.window_at[0] < matter.part.end
    )
    timed = (inside or alone) and params.horizon is None
    return Criterion(
        kind=kind,
        metric=name,
        params=params,
        comparator=matter.demand.comparator,
        threshold=matter.demand.threshold,
        baseline=matter.demand.baseline,
        statistic=_average(matter),
        window=marks.window if timed else None,
        min_n=marks.min_n if kind is CriterionKind.STATISTICAL else None,
    )


def _own_name(matter: Matter) -> str | None:
    """The words that name what is counted, where the registry has no name for it."""
    demand, marks = matter.demand, matter.marks
    taken = [(one.start, one.end) for one in (*demand.spans, *marks.spans)]
    runs = [
        run for run in _runs(marks, matter.part, taken) if not WHERE.match(marks.text, run.start)
    ]
    before = [run for run in runs if run.end <= demand.start]
    words = next(iter(before or runs), None)
    after = next((run for run in runs if run.start >= demand.start), None)
    does = _DOES.search(marks.text, words.start, words.end) if words else None
    if words and does:  # "shall cite at most 3 sources": it is the sources that are counted
        named = len(marks.text[words.start : does.start()].rstrip())
        words = after or (Part(words.start, words.start + named) if named else words)
    if words is None:
        return None
    matter.spans.append(Span(words.start, words.end, "metric"))
    return custom_name(marks.text[words.start : words.end])


def _runs(marks: Marks, part: Part, taken: list[tuple[int, int]]) -> list[Part]:
    """Words in a row that were read as nothing else, without small words at either end."""
    runs: list[list[re.Match[str]]] = [[]]
    for match in _WORD.finditer(marks.text, part.start, part.end):
        if any(a < match.end() and match.start() < b for a, b in taken):
            runs.append([])
            continue
        if runs[-1] and _BREAK.search(marks.text[runs[-1][-1].end() : match.start()]):
            runs.append([])
        runs[-1].append(match)
    return [found for run in runs if (found := _trimmed(run, marks)) is not None]


def _trimmed(run: list[re.Match[str]], marks: Marks) -> Part | None:
    words = list(run)
    while words and _says_nothing(words[0].group(), marks):
        words.pop(0)
    while words and _says_nothing(words[-1].group(), marks):
        words.pop()
    return Part(words[0].start(), words[:_MOST_WORDS][-1].end()) if words else None


def _says_nothing(word: str, marks: Marks) -> bool:
    folded = word.casefold()
    return folded in marks.lexicon.glue or folded in _NAMELESS


def _params(matter: Matter) -> Params:
    metric, demand = matter.metric, matter.demand
    takes = metric.takes if metric else ()
    values: dict[str, object] = {"tolerance": demand.tolerance}
    if matter.chosen is not None:
        values |= {"k": matter.chosen.k, "horizon": _horizon(matter, matter.chosen)}
    if "quantile" in takes:
        values["quantile"] = demand.quantile or _quantile(matter)
    if "unit" in takes and metric is not None and metric.family in {Family.RATE, Family.SCORE}:
        values["unit"] = _counted(matter)
    return Params.model_validate(values)


def _quantile(matter: Matter) -> float | None:
    """The percentile said in this part; of times, one said once is for the whole sentence."""
    marks, metric = matter.marks, matter.metric
    own = marks.quantile_in(matter.part.start, matter.part.end)
    timed = metric is not None and metric.family is Family.TIME
    if own is None and len(marks.quantiles) == 1 and (timed or metric is None):
        return marks.quantiles[0][2]
    return own


def _counted(matter: Matter) -> str | None:
    """Per answer, per claim: the nearest thing that can be counted, after the metric first."""
    marks, part, chosen = matter.marks, matter.part, matter.chosen
    at = chosen.spans[0].end if chosen and chosen.spans else part.start
    found = [
        (match.start() < at, abs(match.start() - at), unit, match)
        for regex, unit in marks.lexicon.counted.near(marks.text)
        for match in regex.finditer(marks.text, part.start, part.end)
    ]
    if not found:
        return None
    _, _, unit, match = min(found, key=lambda one: one[:2])
    matter.spans.append(Span(*match.span(), "unit"))
    return unit


def _horizon(matter: Matter, chosen: Chosen) -> Duration | None:
    """'30-day retention': the length just before the name; '4 weeks ahead' anywhere."""
    marks = matter.marks
    figure = marks.horizons.get(chosen.spans[0].start) if chosen.spans else None
    if figure is not None:
        matter.spans.append(Span(figure.start, figure.end, "horizon"))
    elif marks.ahead is not None and "horizon" in METRICS[chosen.id].takes:
        figure = marks.ahead
    return Duration(number=figure.value, unit=figure.unit) if figure else None


def _average(matter: Matter) -> Statistic | None:
    metric, demand = matter.metric, matter.demand
    timed = metric is not None and metric.family in {Family.TIME, Family.MONEY}
    level = isinstance(demand.threshold, Level | PerCount)
    if not timed or not level or demand.quantile is not None:
        return None
    if matter.marks.median:
        return Statistic.MEDIAN
    return Statistic.MEAN if matter.marks.average else None
