"""What happens without a decision: stages, deadlines, and the one use of an approval."""

from datetime import datetime

from bot.domain.escalation.action import Action
from bot.domain.escalation.errors import (
    AlreadyConsumedError,
    DifferentActionError,
    NotApprovedError,
    NotYourDecisionError,
    TimeUpError,
)
from bot.domain.escalation.guard import askers
from bot.domain.escalation.model import (
    CLOCK,
    Change,
    Choice,
    Consumption,
    Decision,
    Escalation,
    Outcome,
    Reason,
    State,
)
from bot.domain.escalation.plan import StageKind
from bot.domain.oversight.timeout import Timeout


def due(escalation: Escalation, now: datetime) -> Change | None:
    """The next thing time alone does to an escalation; none when nothing is due.

    Time never approves: it reminds, asks more people, denies or expires.
    """
    if escalation.state is State.APPROVED:
        until = escalation.usable_until
        if until is None or now < until:
            return None
        return _change(escalation, "escalation.expired", state=State.EXPIRED)
    if not escalation.state.is_pending:
        return None
    if now >= escalation.closes_at:
        return _closed(escalation, now)
    if now >= escalation.plan.deadline_at and not escalation.overdue:
        return _change(escalation, "escalation.overdue", overdue=True)
    return _stage(escalation, now)


def _stage(escalation: Escalation, now: datetime) -> Change | None:
    for index, stage in enumerate(escalation.plan.stages):
        if now >= stage.at and index not in escalation.reached:
            verb = "reminded" if stage.kind is StageKind.REMIND else "stepped_up"
            change = _change(escalation, f"escalation.{verb}", reached=(*escalation.reached, index))
            return change.model_copy(update={"facts": {"stage": index, "to": list(stage.to)}})
    return None


def moments(escalation: Escalation) -> tuple[datetime, ...]:
    """List when time alone may do something, in order."""
    plan = escalation.plan
    if escalation.state is State.APPROVED:
        return (escalation.usable_until,) if escalation.usable_until else ()
    if not escalation.state.is_pending:
        return ()
    stages = [
        stage.at for index, stage in enumerate(plan.stages) if index not in escalation.reached
    ]
    ends = [escalation.closes_at, *(() if escalation.overdue else (plan.deadline_at,))]
    return tuple(sorted({*(at for at in stages if at < escalation.closes_at), *ends}))


def consume(
    escalation: Escalation, action: Action, by: str, key: str, now: datetime
) -> Change | None:
    """Use an approval, once, for exactly what was approved; none when this is a repeat.

    Raises:
        NotApprovedError: it is not approved.
        AlreadyConsumedError: it was used under another key, or by somebody else.
        TimeUpError: the approval ran out.
        DifferentActionError: this is another action than people saw.
    """
    used = escalation.consumption
    same = escalation.decision is not None and (
        escalation.digest_with(action) == escalation.decision.digest == escalation.digest
    )
    if used is not None:
        if (used.by, used.key) != (by, key) or not same:
            raise AlreadyConsumedError(
                "This approval was used before.", next_step="Ask again for another run."
            )
        return None
    if escalation.state is State.EXPIRED and escalation.decision:
        raise TimeUpError("This approval has run out.", next_step="Ask again.")
    if escalation.state is not State.APPROVED or escalation.decision is None:
        raise NotApprovedError(
            f"This is {escalation.state.value}, so nothing may run.",
            next_step="Wait for a decision, or ask again.",
            state=escalation.state.value,
        )
    if escalation.decision.choice is not Choice.APPROVE:
        raise NotApprovedError("This was rejected.", next_step="Read the reason, then ask anew.")
    if escalation.usable_until is None or now >= escalation.usable_until:
        raise TimeUpError("This approval has run out.", next_step="Ask again.")
    if not same:
        raise DifferentActionError(
            "This is not the action that was approved.",
            next_step="Run exactly what was approved, or ask for what you want to run.",
        )
    return Change(
        after=escalation.model_copy(
            update={
                "revision": escalation.revision + 1,
                "state": State.CONSUMED,
                "consumption": Consumption(by=by, key=key, at=now),
            }
        ),
        verb="escalation.consumed",
        facts={"digest": escalation.digest, "by": by, "key": key},
    )


def did(escalation: Escalation, by: str, now: datetime) -> tuple[Change, Change]:
    """Use an approval and say that it was done, by a person who asked and acts themselves.

    Raises:
        NotYourDecisionError: somebody else asked.
        ConflictError: it is not approved, was used before, or the approval ran out.
    """
    if by not in askers(escalation):
        raise NotYourDecisionError(
            "Only who asked can say that it was done.", next_step="Ask them in the thread."
        )
    used = consume(escalation, escalation.request.action, by, "done", now)
    if used is None:
        raise AlreadyConsumedError(
            "This approval was used before.", next_step="Ask again for another run."
        )
    return used, record(used.after, by, now, succeeded=True)


def record(
    escalation: Escalation, by: str, now: datetime, *, succeeded: bool, note: str = ""
) -> Change:
    """Say what came of the action.

    Raises:
        NotApprovedError: it was never started.
        AlreadyConsumedError: what came of it is recorded.
    """
    if escalation.state is State.FINISHED:
        raise AlreadyConsumedError(
            "The outcome is recorded.", next_step="An outcome is never rewritten."
        )
    if escalation.state is not State.CONSUMED:
        raise NotApprovedError(
            "This action was never started.", next_step="Use the approval first."
        )
    outcome = Outcome(succeeded=succeeded, note=note.strip()[:1000], by=by, at=now)
    change = _change(escalation, "escalation.finished", state=State.FINISHED, outcome=outcome)
    return change.model_copy(update={"facts": {"succeeded": succeeded, "by": by}})


def _closed(escalation: Escalation, now: datetime) -> Change:
    if escalation.plan.on_silence is Timeout.HOLD:
        return _change(escalation, "escalation.expired", state=State.EXPIRED)
    decision = Decision(
        choice=Choice.DENY, by=(CLOCK,), at=now, digest=escalation.digest, reason=Reason.NO_ANSWER
    )
    change = _change(escalation, "escalation.denied", state=State.DENIED, decision=decision)
    return change.model_copy(update={"facts": {"reason": Reason.NO_ANSWER.value}})


def _change(escalation: Escalation, verb: str, **values: object) -> Change:
    values["revision"] = escalation.revision + 1
    return Change(after=escalation.model_copy(update=values), verb=verb)
