"""What the reports of drift and decay say as facts of a decision."""

from collections.abc import Mapping
from typing import Any

from bot.domain.advice.figures import Found, drift_of, labels_of
from bot.domain.drift.comparison import Signal
from bot.domain.errors import InvalidInputError

_BROKEN = {Signal.SCHEMA.value, Signal.MISSING.value}


class NoReportError(InvalidInputError):
    """A file is no report of drift or decay."""

    code = "advice.no-report"


def add_comparison(found: Found, report: Mapping[str, Any]) -> None:
    """Take in what `remit drift compare --json` printed."""
    try:
        flagged, details = [str(name) for name in report["flagged"]], report["details"]
        broken = [
            name
            for name in flagged
            if any(one["flagged"] and one["signal"] in _BROKEN for one in details[name]["findings"])
        ]
    except (KeyError, TypeError, AttributeError):
        raise NoReportError(
            "This is no report of `remit drift compare --json`.", next_step="Write one anew."
        ) from None
    drift_of(found, broken, [name for name in flagged if name not in broken])


def add_decay(found: Found, report: Mapping[str, Any]) -> None:
    """Take in what `remit drift decay --json` printed."""
    try:
        known = [one for one in report["cohorts"] if one["standing"] == "known" and one["n"]]
        summary, calls, since = str(report["summary"]), bool(report["calls"]), report["since"]
        last = known[-1] if known else None
    except (KeyError, TypeError, AttributeError):
        raise NoReportError(
            "This is no report of `remit drift decay --json`.", next_step="Write one anew."
        ) from None
    fails = calls or (last is not None and last["outcome"] == "fail")
    if last is None and not fails:
        labels_of(found, None, None, summary)
        return
    # Worse once may be luck that the next cohort takes back: neither shown nor missed.
    passes = None if last is None else last["outcome"] == "pass" and not fails and since is None
    labels_of(found, bool(passes), fails, summary)
