"""What a criterion asks for, and what was measured, in its unit: two figures that differ are never told alike."""

from bot.domain.criterion.figure import amount, figure, share, whole_share
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.term import Comparator
from bot.domain.criterion.threshold import PERCENT, Level, PerCount, Range
from bot.domain.evaluation.words import words_of


def bar(criterion: Criterion, language: str = "en") -> str:
    """What the criterion asks for: 'at least 95 %'."""
    words, threshold = words_of(language), criterion.threshold
    if isinstance(threshold, Range):
        low, high = (
            _as_written(end, threshold.unit, language) for end in (threshold.low, threshold.high)
        )
        return words.between.format(low=low, high=high)
    phrase = {
        Comparator.AT_LEAST: words.at_least,
        Comparator.MORE_THAN: words.more_than,
        Comparator.AT_MOST: words.at_most,
        Comparator.LESS_THAN: words.less_than,
    }.get(criterion.comparator or Comparator.EQUAL, words.exactly)
    match threshold:
        case Level(number=number, unit=unit):
            return phrase.format(level=_as_written(number, unit, language, criterion))
        case PerCount(count=count, per=per):
            return phrase.format(level=f"{figure(count, language)} / {figure(per, language)}")
        case _:
            return ""


def value_told(criterion: Criterion, value: float, language: str = "en") -> str:
    """A measured value in the unit of its criterion, told apart from what is asked for."""
    levels, unit = _levels(criterion)
    if criterion.is_share:
        of = 100 if unit == PERCENT else 1
        return share(value, language, beside=[one / of for one in levels])
    if unit == PERCENT:
        return share(value / 100, language, beside=[one / 100 for one in levels])
    return f"{amount(value, language, beside=levels)} {unit}".strip()


def _levels(criterion: Criterion) -> tuple[tuple[float, ...], str]:
    """The numbers it asks for as they were written, and their unit."""
    match criterion.threshold:
        case Level(number=number, unit=unit):
            return (number,), unit
        case Range(low=low, high=high, unit=unit):
            return (low, high), unit
        case PerCount(count=count, per=per):
            return (count / per,), ""
        case _:
            return (), ""


def _as_written(number: float, unit: str, language: str, criterion: Criterion | None = None) -> str:
    metric = criterion.known_metric if criterion else None
    if unit == PERCENT or (not unit and metric is not None and metric.counted):
        return whole_share(number / 100 if unit == PERCENT else number, language)
    return f"{figure(number, language)} {unit}".strip()
