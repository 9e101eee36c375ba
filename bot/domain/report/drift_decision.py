"""What a summary asks people to decide about watched data: broken ones first, then results, then what moved."""

from collections.abc import Collection, Sequence

from bot.domain.drift.look import Look
from bot.domain.report.report import Need, Request

_NAMED = 3


def drift_decision(
    looks: Sequence[Look], decided: Collection[str], trained: Collection[str]
) -> Request | None:
    """The decision about data that comes first; None where there is none, or it was taken.

    Args:
        looks: The newest at each source.
        decided: The sources about whose data people have decided.
        trained: The sources about whose results they have.
    """
    alarms = [one for one in looks if one.calls and one.source not in decided]
    broken = [one for one in alarms if any(column.broken for column in one.alarms)]
    worse = [
        one for one in looks if one.results and one.results.calls and one.source not in trained
    ]
    if worse and not broken:
        return Request(need=Need.RESULTS, source=worse[0].source, title=worse[0].name)
    for look in (*broken, *alarms):
        names = ", ".join(one.name for one in look.alarms[:_NAMED])
        return Request(need=Need.DRIFT, source=look.source, title=names)
    return None
