"""Whether results come in time: figures of long ago are no news about the system of today."""

from datetime import datetime, timedelta

from bot.domain.evaluation.run import EvaluationRun
from bot.domain.evaluation.warning import RunWarning, WarningState

IN_TIME = timedelta(days=8)  # a week, and a day for who runs it


def received(run: EvaluationRun, at: datetime, *, within: timedelta = IN_TIME) -> EvaluationRun:
    """Note when a run arrived, and that it is late where it was made too long before."""
    warnings = tuple(each for each in run.warnings if each.state is not WarningState.LATE)
    if run.made_at is not None and at - run.made_at > within:
        days, allowed = (at - run.made_at).days, within.days
        text = (
            f"It was measured {days} days before it arrived; {allowed} are allowed. It counts for "
            "that day and says nothing of the system of today: run it again."
        )
        late = RunWarning(state=WarningState.LATE, text=text, seen=days, expected=allowed)
        warnings = (*warnings, late)
    return run.model_copy(update={"received_at": at, "warnings": warnings})
