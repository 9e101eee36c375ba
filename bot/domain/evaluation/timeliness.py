"""Whether results come in time: figures of long ago are no news about the system of today."""

from datetime import datetime, timedelta

from bot.domain.evaluation.run import EvaluationRun
from bot.domain.evaluation.warning import RunWarning, WarningState

IN_TIME = timedelta(days=8)  # a week, and a day for who runs it


def received(run: EvaluationRun, at: datetime, *, within: timedelta = IN_TIME) -> EvaluationRun:
    """Note when a run arrived, and that it is late where it was made too long before.

    None was made after it arrived: a clock that is ahead, or a local time without its zone, would keep it
    from whoever asks how things stand until that moment.
    """
    warnings = tuple(each for each in run.warnings if each.state is not WarningState.LATE)
    if run.made_at is not None and at - run.made_at > within:
        days, allowed = (at - run.made_at).days, within.days
        text = (
            f"It was measured {days} days before it arrived; {allowed} are allowed. It counts for "
            "that day and says nothing of the system of today: run it again."
        )
        late = RunWarning(state=WarningState.LATE, text=text, seen=days, expected=allowed)
        warnings = (*warnings, late)
    made_at = run.made_at and min(run.made_at, at)
    return run.model_copy(update={"made_at": made_at, "received_at": at, "warnings": warnings})
