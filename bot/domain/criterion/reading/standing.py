"""Where something stands, said before what it is to become: 'it takes 12 minutes each; cut that to 4 minutes'."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.domain.criterion.reading.change import Demand, Within
from bot.domain.criterion.reading.clause import Part
from bot.domain.criterion.reading.demand import demand_in
from bot.domain.criterion.reading.mark import Figure, Marks, Span
from bot.domain.criterion.reading.metric_choice import Chosen
from bot.domain.criterion.reading.stretch import Stretch
from bot.domain.criterion.registry import METRICS
from bot.domain.criterion.threshold import Level
from bot.domain.phrases import Phrases

_TAKES = Phrases(
    r"(?<!\w)(?:takes?|took|lasts?|spend(?:s|ing)?|needs?|prend|prennent|dure(?:nt)?|met(?:tent)?"
    r"|dauer(?:t|n)|brauch(?:t|en)|benötig(?:t|en))(?!\w)",
    ["take", "took", "last", "spend", "need", "prend", "prenn", "dure", "met", "dauer", "brauch",
     "benötig"],
)  # fmt: skip
_TODAY = re.compile(
    r"(?<!\w)(?:today|currently|right now|at present|at the moment|aujourd['\u2019]hui|actuellement"
    r"|pour l['\u2019]instant|en ce moment|heute|derzeit|zurzeit|momentan|aktuell|bisher)(?!\w)",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"(?<!\w)(?:it|that|this|them|ça|cela|ceci|ce chiffre|les?|es|das|dies|die"
    r"|cut|bring|get down|descendre|réduire|ramener|passer)(?!\w)",
    re.IGNORECASE,
)
_LEAD = 40  # characters within which the second part says that it goes on about the first
_UNITS = frozenset({"ms", "s", "min", "h"})


def paired(sentences: list[Part], text: str) -> Iterator[Part]:
    """Sentences, of which one that only says how long something takes goes with the next."""
    if len(sentences) == 1:
        yield from sentences
        return
    left = list(sentences)
    while left:
        first = left.pop(0)
        if left and _goes_on(text[first.start : first.end], text[left[0].start : left[0].end]):
            first = Part(first.start, left.pop(0).end)
        yield first


def _goes_on(first: str, second: str) -> bool:
    lead = re.split(r"\d", second, maxsplit=1)[0]
    takes = _TAKES.search(first) is not None and re.search(r"\d", first[-_LEAD:]) is not None
    return takes and first.endswith((";", ".")) and lead != second and _is_about_it(lead)


def _is_about_it(lead: str) -> bool:
    return len(lead) <= _LEAD and _THAT.search(lead) is not None


def grounded(marks: Marks, stretches: list[Stretch]) -> list[Stretch]:
    """Put a figure of today with the demand that follows it, as its baseline."""
    if len(stretches) == 1 or len(marks.figures) == 1:
        return stretches
    found = list(stretches)
    for this, after in pairwise(stretches):
        joint = _joint(marks, this, after)
        if joint is not None and this in found:
            place = found.index(this)
            found[place : place + 2] = [joint]
    return found


def _joint(marks: Marks, this: Stretch, after: Stretch) -> Stretch | None:
    stands = _taken(marks, this) or _today(marks, this, after)
    if stands is None:
        return None
    figure, chosen, spans = stands
    if after.chosen is not None and (chosen is None or after.chosen.id != chosen.id):
        return None
    metric = METRICS[chosen.id] if chosen else None
    demand = demand_in(Within(marks, after.part.start, after.part.end, metric))
    if demand is None or not _may_become(figure, demand):
        return None
    demand.baseline = Level(number=figure.value, unit=figure.unit)
    demand.spans += spans
    return Stretch(Part(this.part.start, after.part.end), chosen, demand)


def _taken(marks: Marks, this: Stretch) -> tuple[Figure, Chosen, list[Span]] | None:
    """'It takes 12 minutes each'."""
    times = [one for one in marks.figures_in(this.part.start, this.part.end) if one.is_time]
    verb = _TAKES.search(marks.text, this.part.start, this.part.end)
    if verb is None or len(times) != 1 or this.chosen is not None:
        return None
    whole = Span(verb.start(), this.part.end, "baseline")
    return times[0], Chosen("handling_time", None, ()), [whole]


def _today(
    marks: Marks, this: Stretch, after: Stretch
) -> tuple[Figure, Chosen | None, list[Span]] | None:
    """'Errors are at 3 % today'; '11.8 % are missed, it should be at most 8 %'."""
    demand = this.demand
    if demand is None or demand.comparator is not None or not isinstance(demand.threshold, Level):
        return None
    today = _TODAY.search(marks.text, this.part.start, this.part.end)
    lead = re.split(r"\d", marks.text[after.part.start : after.part.end], maxsplit=1)[0]
    if today is None and not _is_about_it(lead):
        return None
    level = demand.threshold
    figures = marks.figures_in(this.part.start, this.part.end)
    figure = next((one for one in figures if one.value == level.number), None)
    if figure is None:
        return None
    spans = [Span(one.start, one.end, "baseline") for one in demand.spans]
    return figure, this.chosen, [*spans, *([Span(*today.span(), "baseline")] if today else [])]


def _may_become(figure: Figure, demand: Demand) -> bool:
    level = demand.threshold
    if demand.comparator is None or demand.baseline is not None or not isinstance(level, Level):
        return False
    return level.unit == figure.unit or {level.unit, figure.unit} <= _UNITS
