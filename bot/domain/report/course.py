"""The course of a criterion: what its runs found, as the points of a picture."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.criterion.model import Criterion
from bot.domain.criterion.threshold import Level, PerCount
from bot.domain.evaluation.recorded import RecordedVerdict
from bot.domain.lint.model import Language
from bot.domain.report.day import day_of
from bot.domain.report.trend import MOST_POINTS, Point, Trend


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
    is_share = criterion.is_share
    unit = threshold.unit if isinstance(threshold, Level) and not is_share else ""
    moments = [each.made_at.astimezone(zone) for each in measured[-MOST_POINTS:]]
    labels = _labels(moments, language)
    return Trend(
        title=title,
        points=tuple(
            Point(
                label=label,
                outcome=each.outcome,
                value=each.value,
                lower=each.low if each.value is not None else None,
                upper=each.high if each.value is not None else None,
                n=each.n,
            )
            for label, each in zip(labels, measured[-MOST_POINTS:], strict=True)
        ),
        threshold=criterion.floor if isinstance(threshold, Level | PerCount) else None,
        at_least=comparator is None or comparator.wants_high,
        is_share=is_share,
        unit=unit,
        language=language,
    )


def _labels(moments: Sequence[datetime], language: Language) -> list[str]:
    """Each by its day; those of a day on which it was measured several times by the hour too."""
    runs = Counter(moment.date() for moment in moments)
    return [
        f"{day_of(moment, language)}{f' {moment:%H:%M}' if runs[moment.date()] > 1 else ''}"
        for moment in moments
    ]
