"""What people do with an escalation besides deciding: ask, answer, edit, hand over, take back."""

from datetime import datetime

from bot.domain.errors import InvalidInputError
from bot.domain.escalation.action import Action
from bot.domain.escalation.authority import authorize, barred, is_possible, require_person
from bot.domain.escalation.edit import edit_between
from bot.domain.escalation.errors import NotYourDecisionError, StaleCardError
from bot.domain.escalation.guard import (
    askers,
    changed,
    decided,
    require_current,
    require_pending,
    said,
)
from bot.domain.escalation.model import Change, Escalation, Handover, Question, State
from bot.domain.escalation.opening import answered_by_policy, put_before_people
from bot.domain.escalation.plan import Plan
from bot.domain.escalation.roster import Present

MOST_VERSIONS = 50


def ask(escalation: Escalation, actor: str, text: str, present: Present) -> Change:
    """Ask something before deciding; the time to decide goes on.

    Raises:
        ConflictError: it is decided or over.
        NotYourDecisionError: they may not decide it.
        InvalidInputError: there is no question.
    """
    require_pending(escalation, present.now)
    authorize(actor, escalation, present.roster, present.now)
    question = Question(by=actor, text=said(text, "question"), at=present.now)
    return Change(
        after=changed(
            escalation, state=State.IN_QUESTION, questions=(*escalation.questions, question)
        ),
        verb="escalation.asked",
        facts={"version": escalation.version, "question": len(escalation.questions) + 1},
    )


def edit(  # noqa: PLR0913 - who, about what, in which state of the world
    escalation: Escalation,
    actor: str,
    seen: int,
    action: Action,
    *,
    plan: Plan,
    present: Present,
) -> Change:
    """Change the action; whatever was approved before is void, and the editor cannot approve.

    Args:
        escalation: As it stands.
        actor: Who edits: somebody who may decide, or who asked.
        seen: The version they were shown.
        action: What shall be done instead.
        plan: Who decides about that, by the policy of now.
        present: Who is who, and the time.

    Raises:
        ConflictError: it is rejected, used or over, or has changed since.
        NotYourDecisionError: they may neither decide nor did they ask.
        InvalidInputError: nothing is changed, it was changed too often, or nobody could approve it.
    """
    require_editor(escalation, actor, present)
    require_current(escalation, seen)
    before = escalation.request.action
    if action == before or (action.name, action.system) != (before.name, before.system):
        raise InvalidInputError(
            "Only the target, the parameters and the amount can be changed, and one must be.",
            next_step="For another action, open another request.",
        )
    authors = tuple(dict.fromkeys((*escalation.request.authors, actor)))
    told = edit_between(before, action, version=escalation.version + 1, by=actor, at=present.now)
    edited = changed(
        escalation,
        version=escalation.version + 1,
        request=escalation.request.model_copy(update={"action": action, "authors": authors}),
        edits=(*escalation.edits, told),
        plan=plan,
        state=State.OPEN,
        votes=(),
        breaking=(),
        handovers=(),
        reached=(),
        overdue=False,
        decision=None,
        usable_until=None,
    )
    after = answered_by_policy(edited, present.now)
    if after.state.is_pending and not is_possible(after, present.roster, present.now):
        raise InvalidInputError(
            "Nobody could approve what you changed: the people the policy names have a hand in it.",
            next_step="Reject it and say in the note what you want, or have somebody else change it.",
        )
    return Change(
        after=after,
        verb="escalation.edited",
        facts={
            **put_before_people(edited),
            "version": edited.version,
            "before": escalation.digest,
        },
    )


def require_editor(escalation: Escalation, actor: str, present: Present) -> None:
    """Let pass who may change the action, while it can be changed.

    Raises:
        ConflictError: it is rejected, used or over.
        NotYourDecisionError: they may neither decide nor did they ask.
        InvalidInputError: it may not be changed, or was changed too often.
    """
    if escalation.state is not State.APPROVED:
        require_pending(escalation, present.now)
    if escalation.request.as_asked:
        raise InvalidInputError(
            "Who asked can run exactly this or nothing.",
            next_step="Reject it, and say in the note what you want instead.",
        )
    if actor not in askers(escalation):
        authorize(actor, escalation, present.roster, present.now)
    if escalation.version >= MOST_VERSIONS:
        raise InvalidInputError(
            "This was changed too often.", next_step="Cancel it and ask anew, with what you want."
        )


def hand_over(escalation: Escalation, actor: str, to: str, present: Present) -> Change:
    """Have somebody else decide in one's place, within what the policy allows.

    Raises:
        ConflictError: it is decided or over.
        NotYourDecisionError: they may not decide it, or the other may not.
    """
    require_pending(escalation, present.now)
    right = authorize(actor, escalation, present.roster, present.now)
    own = [label for label, seat in right.quorums.items()
           if seat == actor and actor in present.roster.anyone_of(escalation.sources_of(label))]  # fmt: skip
    require_person(to, present.roster)
    plan = escalation.plan
    later = tuple(source for stage in plan.stages for source in stage.to)
    named = tuple(source for quorum in plan.quorums for source in quorum.of)
    allowed = present.roster.anyone_of((*plan.hand_over_to, *named, *later))
    if (
        not own
        or to not in allowed
        or present.roster.identities(to) & barred(escalation, present.roster, present.now)
    ):
        raise NotYourDecisionError(
            "It cannot be handed to that person.",
            next_step="Choose somebody the policy names, who has no part in the request.",
        )
    passed = Handover(by=actor, to=to, quorum=own[0], at=present.now)
    return Change(
        after=changed(escalation, handovers=(*escalation.handovers, passed)),
        verb="escalation.handed_over",
        facts={"to": to, "quorum": own[0]},
    )


def answer(escalation: Escalation, actor: str, text: str, now: datetime) -> Change:
    """Answer what was asked last.

    Raises:
        ConflictError: it is decided or over, or nothing was asked.
        InvalidInputError: there is no answer.
    """
    require_pending(escalation, now)
    if escalation.state is not State.IN_QUESTION:
        raise StaleCardError("Nothing is asked any more.", next_step="Look at the newest card.")
    *before, last = escalation.questions
    told = last.model_copy(update={"answer": said(text, "answer"), "answered_by": actor})
    return Change(
        after=changed(escalation, state=State.OPEN, questions=(*before, told)),
        verb="escalation.answered",
        facts={"version": escalation.version, "question": len(escalation.questions)},
    )


def cancel(escalation: Escalation, actor: str, now: datetime, why: str = "") -> Change:
    """Take the request back; an approval that was not used goes with it.

    Raises:
        ConflictError: it is rejected, used or over.
        NotYourDecisionError: somebody else asked.
    """
    require_asker(escalation, actor)
    return Change(
        after=changed(escalation, state=State.CANCELLED, cancelled_at=now),
        verb="escalation.cancelled",
        facts={
            "version": escalation.version,
            "at": now.isoformat(),
            **({"why": why} if why else {}),
        },
    )


def require_asker(escalation: Escalation, actor: str) -> None:
    """Let pass who may take the request back, while there is something to take back.

    Raises:
        ConflictError: it is rejected, used or over.
        NotYourDecisionError: somebody else asked.
    """
    if escalation.state.is_over:
        raise decided(escalation)
    if actor not in askers(escalation):
        raise NotYourDecisionError(
            "Only who asked can take the request back.", next_step="You can reject it instead."
        )
