"""What stands where in a sentence: figures, metrics, ranges, percentiles, periods, dates."""

import re
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from bot.domain.criterion.naming import Named, metrics_in
from bot.domain.criterion.reading.figure import UNITS, Figure, figures_in
from bot.domain.criterion.reading.lexicon import Lexicon
from bot.domain.criterion.reading.sense import as_meant
from bot.domain.criterion.threshold import Duration
from bot.domain.phrases import Phrases

__all__ = ["UNITS", "Figure", "Marks", "Span", "marks_of", "with_own_unit"]

_HOLE = "\ue000"  # stands for a figure while ranges are looked for
_PERCENTILE = Phrases(
    r"(?<!\w)(?:p|P)(?P<p>\d{2}(?:[.,]\d+)?)(?!\w)"
    r"|(?P<n>\d{2}(?:[.,]\d+)?)(?:st|nd|rd|th|er|e|ème|\.)?[\s-]*(?:percentile|perzentil|centile|quantil)s?(?!\w)"
    r"|(?:percentile|centile|perzentil)\s(?P<m>\d{2}(?:[.,]\d+)?)(?!\w)",
    signs=("centile", "perzentil", "quantil", *(f"p{digit}" for digit in range(10))),
)
_AHEAD = re.compile(
    r"[\s-]?(?:ahead|horizon|d'avance|à l'avance|im Voraus|Horizont|Vorlauf)(?!\w)", re.IGNORECASE
)
_OWN_UNIT = re.compile(r"\s?(?P<unit>[^\W\d_][\w/²³€$]{0,9})")
_AVERAGE = Phrases(
    r"(?<!\w)(?:on average|average|mean|avg|en moyenne|moyenn?e?|durchschnittlich\w*|im (?:Durchschnitt|Mittel)"
    r"|mittlere\w*)(?!\w)",
    ["average", "mean", "avg", "moyen", "durchschnitt", "mittel", "mittlere"],
)
_MEDIAN = Phrases(r"(?<!\w)(?:median|médiane?)(?!\w)", ["median", "médian"])
_ENDS = 2  # figures of a range
_CASES_GAP = 28  # letters before a number in which "on at least" may stand
_FEWEST = re.compile(
    r"[ a=≥>]*(?:(?:at least|no fewer than|au moins|mindestens|wenigstens) *)?", re.IGNORECASE
)


class Span(NamedTuple):
    """A piece of the text and what it was read as."""

    start: int
    end: int
    role: str


@dataclass(slots=True)
class Marks:
    """Everything found in one sentence; offsets are those of the sentence."""

    text: str
    lexicon: Lexicon
    figures: list[Figure] = field(default_factory=list)
    metrics: list[Named] = field(default_factory=list)
    ranges: list[tuple[int, int, Figure, Figure]] = field(default_factory=list)
    moves: list[tuple[int, int, Figure, Figure]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    quantiles: list[tuple[int, int, float]] = field(default_factory=list)
    window: Duration | None = None
    window_at: tuple[int, int] | None = None
    deadline: tuple[int, int] | None = None
    min_n: int | None = None
    average: tuple[int, int] | None = None
    median: bool = False
    ahead: Figure | None = None  # "4 weeks ahead"
    horizons: dict[int, Figure] = field(default_factory=dict)  # by where the metric begins

    def figures_in(self, start: int, end: int) -> list[Figure]:
        """The free figures of a stretch."""
        return [one for one in self.figures if start <= one.start and one.end <= end]

    def quantile_in(self, start: int, end: int) -> float | None:
        """The percentile said in a stretch."""
        return next((q for a, b, q in self.quantiles if start <= a and b <= end), None)

    def metrics_in(self, start: int, end: int) -> list[Named]:
        """The metrics named in a stretch."""
        return [one for one in self.metrics if start <= one.start and one.end <= end]


def marks_of(text: str, lexicon: Lexicon, language: str) -> Marks:
    """Look once for everything in a sentence."""
    found = Marks(text, lexicon)
    found.metrics = as_meant(text, metrics_in(text))
    found.figures = list(figures_in(text, language, found.metrics))
    _take_percentile(found)
    _take_horizons(found)
    _take_deadline(found)
    _take_sample(found)
    _take_ranges(found)
    _take_window(found)
    average = _AVERAGE.search(text)
    if average:
        found.average = average.span()
        found.spans.append(Span(*average.span(), "statistic"))
    found.median = bool(_MEDIAN.search(text))
    return found


def with_own_unit(marks: Marks, figure: Figure, end: int) -> Figure:
    """'2.5 kWh': of what is predicted, any word just behind the number may be the unit."""
    match = None if figure.unit else _OWN_UNIT.match(marks.text, figure.end, end)
    if match is None or match["unit"].casefold() in marks.lexicon.glue:
        return figure
    if any(regex.match(marks.text, figure.end, end) for regex, _ in marks.lexicon.after):
        return figure
    return replace(figure, end=match.end(), unit=match["unit"])


def _drop(found: Marks, start: int, end: int) -> None:
    found.figures = [one for one in found.figures if one.end <= start or one.start >= end]


def _take_percentile(found: Marks) -> None:
    for match in _PERCENTILE.finditer(found.text):
        number = match["p"] or match["n"] or match["m"]
        found.quantiles.append((*match.span(), round(float(number.replace(",", ".")) / 100, 9)))
        found.spans.append(Span(*match.span(), "percentile"))
        _drop(found, *match.span())


def _take_horizons(found: Marks) -> None:
    """'30-day retention': the length of time just before a name belongs to it."""
    for figure in list(found.figures):
        ahead = (
            _AHEAD.match(found.text, figure.end) if figure.is_time and figure.value > 0 else None
        )
        if ahead:
            found.ahead = replace(figure, end=ahead.end())
            found.spans.append(Span(figure.start, ahead.end(), "horizon"))
            _drop(found, figure.start, figure.end)
            continue
        for named in found.metrics:
            gap = found.text[figure.end : named.start] if figure.end <= named.start else "x"
            timed = figure.is_time and figure.value > 0 and figure.unit not in {"ms", "s"}
            if timed and not gap.strip(" -"):
                found.horizons[named.start] = figure
                _drop(found, figure.start, figure.end)


def _take_deadline(found: Marks) -> None:
    match = found.lexicon["deadline"].search(found.text)
    if match is None:
        return
    inside = [one for one in found.figures if one.start < match.end() and match.start() < one.end]
    if any(one.unit == "%" or one.unit in {"ms", "s", "min", "h"} for one in inside):
        return
    found.deadline = match.span()
    found.spans.append(Span(*match.span(), "deadline"))
    _drop(found, *match.span())


def _take_sample(found: Marks) -> None:
    """'on 500 test cases', 'on at least 500 cases', 'n = 500'."""
    lead, cases = found.lexicon["sample"], found.lexicon["cases"]
    for figure in found.figures:
        if figure.unit or figure.per is not None or figure.value != int(figure.value):
            continue
        before = found.text[max(0, figure.start - _CASES_GAP) : figure.start]
        near = [m for m in lead.finditer(before) if _FEWEST.fullmatch(before, m.end())]
        if not near:
            continue
        start = max(0, figure.start - _CASES_GAP) + near[-1].start()
        noun = cases.match(found.text, figure.end + 1)
        if noun is None and not near[-1].group().startswith("n"):
            continue
        end = noun.end() if noun else figure.end
        if figure.value >= 1:
            found.min_n = int(figure.value)
            found.spans.append(Span(start, end, "sample"))
            _drop(found, start, end)
        return


def _take_ranges(found: Marks) -> None:
    if len(found.figures) < _ENDS:
        return
    masked = found.text
    for figure in found.figures:
        masked = masked[: figure.start] + _HOLE * (figure.end - figure.start) + masked[figure.end :]
    for name, taken in (("from_to", found.moves), ("between", found.ranges)):
        spelled = getattr(found.lexicon.words, name)
        for part in spelled.split(";"):
            regex = _with_holes(part.strip())
            for match in regex.finditer(masked):
                ends = [one for one in found.figures if match.start() <= one.start < match.end()]
                if len(ends) != _ENDS:
                    continue
                taken.append((*match.span(), *_same_unit(*ends)))
                _drop(found, *match.span())
                masked = (
                    masked[: match.start()]
                    + " " * (match.end() - match.start())
                    + masked[match.end() :]
                )


_HOLES: dict[str, re.Pattern[str]] = {}


def _with_holes(part: str) -> re.Pattern[str]:
    found = _HOLES.get(part)
    if found is None:
        body = re.sub(r"\s+", r"\\s+", re.sub(r"\b[AB]\b", f"{_HOLE}+", part))
        found = _HOLES[part] = re.compile(rf"(?<!\w){body}", re.IGNORECASE)
    return found


def _same_unit(first: Figure, second: Figure) -> tuple[Figure, Figure]:
    """'from 9 to 6 minutes': the unit is said once."""
    if not first.unit and second.unit:
        first = replace(first, unit=second.unit)
    elif first.unit and not second.unit:
        second = replace(second, unit=first.unit)
    return first, second


def _take_window(found: Marks) -> None:
    for regex, period in found.lexicon.periods.near(found.text):
        match = regex.search(found.text)
        if match and not any(_overlap(match.span(), (m.start, m.end)) for m in found.metrics):
            found.window = period
            found.window_at = match.span()
            found.spans.append(Span(*match.span(), "window"))
            return
    for figure in found.figures:
        if not figure.is_time or figure.unit in {"ms", "s"} or figure.value <= 0:
            continue
        before = found.text[max(0, figure.start - 30) : figure.start]
        lead = [m for m in found.lexicon["span"].finditer(before) if not before[m.end() :].strip()]
        others = [one for one in found.figures if one is not figure] or found.ranges or found.moves
        if lead and others:
            start = max(0, figure.start - 30) + lead[0].start()
            found.window = Duration(number=figure.value, unit=figure.unit)
            found.window_at = (start, figure.end)
            found.spans.append(Span(start, figure.end, "window"))
            _drop(found, start, figure.end)
            return


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
