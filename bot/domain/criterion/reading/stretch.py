"""A sentence in stretches that each ask for one thing: of a metric, or about an event."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.criterion.reading.change import Demand, Within
from bot.domain.criterion.reading.clause import Part
from bot.domain.criterion.reading.comparing import compared
from bot.domain.criterion.reading.demand import demand_in
from bot.domain.criterion.reading.event import (
    Event,
    demanded_always,
    forbidden,
    is_forbidden,
    timed_by_people,
)
from bot.domain.criterion.reading.mark import Marks
from bot.domain.criterion.reading.metric_choice import Chosen, chosen_metric
from bot.domain.criterion.registry import METRICS
from bot.domain.phrases import Phrases

IDEALLY = re.compile(
    r"(?<!\w)(?:ideally|preferably|target(?:ing)?|aim(?:ing)? for|hoping for|better still|idéalement|de préférence"
    r"|objectif|viser|idealerweise|möglichst|angestrebt|Ziel(?:wert)?|besser)(?!\w)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Stretch:
    """A part with what it asks for."""

    part: Part
    chosen: Chosen | None = None
    demand: Demand | None = None
    event: Event | None = None


def stretch_of(marks: Marks, part: Part) -> Stretch:
    """Look at one part."""
    chosen = chosen_metric(marks, part.start, part.end)
    metric = METRICS[chosen.id] if chosen else None
    return Stretch(part, chosen, demand_in(Within(marks, part.start, part.end, metric)))


def joined(marks: Marks, stretches: list[Stretch]) -> list[Stretch]:
    """Put together what only says something together, and find the rules about events."""
    merged: list[Stretch] = []
    for stretch in stretches:
        last = merged[-1] if merged else None
        if last is not None and _belong_together(marks, last, stretch):
            merged[-1] = stretch_of(marks, Part(last.part.start, stretch.part.end))
            continue
        merged.append(stretch)
    return list(_with_events(marks, merged))


def _belong_together(marks: Marks, last: Stretch, this: Stretch) -> bool:
    metric_only = last.chosen is not None and last.demand is None
    demand_only = this.demand is not None and this.chosen is None
    other_way = (last.demand and this.chosen) and not (last.chosen or this.demand)
    if (metric_only and demand_only) or other_way:
        return True
    empty_last = last.chosen is None and last.demand is None
    if empty_last and (this.chosen is not None or this.demand is not None):
        return not _cued(marks, last.part)
    return this.chosen is None and this.demand is None and not _cued(marks, this.part)


def _cued(marks: Marks, part: Part) -> bool:
    never = is_forbidden(marks, part.start, part.end)
    return never or IDEALLY.search(marks.text, part.start, part.end) is not None


def _with_events(marks: Marks, stretches: list[Stretch]) -> Iterator[Stretch]:
    at = 0
    while at < len(stretches):
        stretch = stretches[at]
        if _is_measured(stretch):
            yield stretch
            at += 1
            continue
        last = at
        while last + 1 < len(stretches) and not _is_measured(stretches[last + 1]):
            after = stretches[last + 1].part
            if stretch.demand is not None and is_forbidden(marks, after.start, after.end):
                break  # a level of its own, and then a rule
            last += 1
        start, end = stretch.part.start, stretches[last].part.end
        event = _event(marks, start, end, stretches[at : last + 1])
        if event is not None:
            yield Stretch(Part(start, end), event=event)
        else:
            yield from stretches[at : last + 1]
        at = last + 1


def _is_measured(stretch: Stretch) -> bool:
    demand = stretch.demand
    return demand is not None and (stretch.chosen is not None or demand.quantile is not None)


def _event(marks: Marks, start: int, end: int, stretches: list[Stretch]) -> Event | None:
    never = forbidden(marks, start, end)
    if never is not None:
        return never
    within = timed(marks, start, end)
    if within is not None:
        return within
    if any(one.demand is not None for one in stretches):
        return None
    return demanded_always(marks, start, end)


def timed(marks: Marks, start: int, end: int) -> Event | None:
    """What people promise to do within a time, if that is what a stretch says."""
    figures = marks.figures_in(start, end)
    if any(one.is_share for one in figures):
        return None
    for figure in figures:
        if figure.is_time:
            side = compared(marks, figure, start, end, None)
            return timed_by_people(marks, start, end, figure, side.spans)
    return None


def spans_of(regex: Phrases, text: str) -> Iterator[tuple[int, int]]:
    """Everywhere a pattern matches."""
    return (match.span() for match in regex.finditer(text))
