"""The course of a criterion: what its runs found, as the points of a picture."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.domain.criterion.metric import Family
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.threshold import Level, PerCount
from bot.domain.evaluation.recorded import RecordedVerdict
from bot.domain.lint.model import Language
from bot.domain.report.day import day_of
from bot.domain.report.trend import MOST_POINTS, Point, Trend

_SHARES = {Family.RATE, Family.SCORE}


def trend_of(
    title: str,
    criterion: Criterion,
    verdicts: Sequence[RecordedVerdict],
    timezone: str,
    language: Language,
) -> Trend | None:
    """The course of a criterion; none where nothing of it was measured.

    Args:
        title: What it is called.
        criterion: What must hold.
        verdicts: On it, the oldest run first.
        timezone: In which its days are told.
        language: In which they are.
    """
    measured = [each for each in verdicts if each.value is not None or not each.is_settled]
    if not any(each.value is not None for each in measured):
        return None
    zone = ZoneInfo(timezone)
    comparator, threshold = criterion.comparator, criterion.threshold
    metric = criterion.known_metric
    is_share = metric is not None and metric.family in _SHARES
    unit = threshold.unit if isinstance(threshold, Level) and not is_share else ""
    return Trend(
        title=title,
        points=tuple(
            Point(
                label=day_of(each.made_at.astimezone(zone), language),
                outcome=each.outcome,
                value=each.value,
                lower=each.low if each.value is not None else None,
                upper=each.high if each.value is not None else None,
                n=each.n,
            )
            for each in measured[-MOST_POINTS:]
        ),
        threshold=criterion.floor if isinstance(threshold, Level | PerCount) else None,
        at_least=comparator is None or comparator.wants_high,
        is_share=is_share,
        unit=unit,
        language=language,
    )
