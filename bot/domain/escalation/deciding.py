"""How people decide: they approve, they reject, or two of them break the glass."""

from datetime import datetime, timedelta
from hashlib import sha256

from bot.domain.errors import InvalidInputError
from bot.domain.escalation.authority import authorize, barred, counted, is_met, require_person
from bot.domain.escalation.errors import NotYourDecisionError
from bot.domain.escalation.guard import NOTE, changed, require_current, require_pending, said
from bot.domain.escalation.model import Change, Choice, Decision, Escalation, Reason, State, Vote
from bot.domain.escalation.plan import BreakGlass
from bot.domain.escalation.roster import Present, Roster


def approve(
    escalation: Escalation, actor: str, seen: int, present: Present, *, note: str = ""
) -> Change:
    """Count one person's approval of the version they were shown.

    Raises:
        ConflictError: it is decided, over, or has changed since.
        NotYourDecisionError: they may not decide it.
    """
    require_pending(escalation, present.now)
    require_current(escalation, seen)
    right = authorize(actor, escalation, present.roster, present.now)
    if not right.may_approve:
        raise NotYourDecisionError(
            "You can reject this, but your approval does not count.",
            next_step="The people named on the card can approve it.",
        )
    seat = next(iter(right.quorums.values()))
    vote = Vote(
        by=actor,
        digest=escalation.digest,
        at=present.now,
        in_place_of=None if seat == actor else seat,
    )
    others = tuple(one for one in escalation.votes if one.by != actor)
    voted = changed(escalation, votes=(*others, vote))
    facts = {"version": seen, "digest": vote.digest, "in_place_of": vote.in_place_of,
             **_noted(note)}  # fmt: skip
    if not is_met(voted, present.roster, present.now):
        return Change(after=voted, verb="escalation.vote", facts=facts)
    by = tuple(one.by for one in counted(voted, present.roster, present.now))
    return Change(after=_approved(voted, by, present.now, note=note), verb="escalation.approved",
                  facts={**facts, "votes": list(by)})  # fmt: skip


def deny(  # noqa: PLR0913 - who, about what, in which state of the world, and why
    escalation: Escalation,
    actor: str,
    seen: int,
    present: Present,
    *,
    reason: Reason,
    note: str = "",
) -> Change:
    """Reject, for good: one person with the right is enough.

    Raises:
        ConflictError: it is decided, over, or has changed since.
        NotYourDecisionError: they may not decide it.
        InvalidInputError: the reason is missing.
    """
    require_pending(escalation, present.now)
    require_current(escalation, seen)
    authorize(actor, escalation, present.roster, present.now)
    if not reason.is_given_by_people or (reason is Reason.OTHER and not note.strip()):
        raise InvalidInputError(
            "A rejection needs a reason.", next_step="Choose one, or say it in your own words."
        )
    decision = Decision(choice=Choice.DENY, by=(actor,), at=present.now, digest=escalation.digest,
                        reason=reason, note=note.strip()[:NOTE])  # fmt: skip
    return Change(
        after=changed(escalation, state=State.DENIED, decision=decision),
        verb="escalation.denied",
        facts={"version": seen, "digest": decision.digest, "reason": reason.value, **_noted(note)},
    )


def break_glass(
    escalation: Escalation, actor: str, seen: int, reason: str, present: Present
) -> Change:
    """Approve what they were shown in an emergency; it takes as many people as the policy says.

    Raises:
        ConflictError: it is decided, over, or has changed since.
        NotYourDecisionError: the policy does not let them, or they are involved.
        InvalidInputError: the reason is missing.
    """
    require_pending(escalation, present.now)
    require_current(escalation, seen)
    glass = require_emergency(escalation, actor, present)
    why = said(reason, "reason")
    vote = Vote(by=actor, digest=escalation.digest, at=present.now)
    standing = [
        one
        for one in escalation.breaking
        if one.digest == vote.digest
        and not present.roster.identities(one.by) & present.roster.identities(actor)
        and one.by in present.roster.anyone_of(glass.of)
        and not present.roster.identities(one.by) & barred(escalation, present.roster, present.now)
        and _is_person(one.by, present.roster)
    ]
    broken = changed(escalation, breaking=(*standing, vote), emergency=why)
    people = tuple(one.by for one in broken.breaking)
    facts = {"digest": vote.digest, "reason": why, "people": list(people), "need": glass.need}
    if len(people) < glass.need:
        return Change(after=broken, verb="escalation.glass_touched", facts=facts)
    return Change(
        after=_approved(broken, people, present.now, note=why, broke_glass=True),
        verb="escalation.glass_broken",
        facts=facts,
    )


def require_emergency(escalation: Escalation, actor: str, present: Present) -> BreakGlass:
    """Let pass whoever the policy names for emergencies, and who has no part in it.

    Raises:
        NotYourDecisionError: the policy does not let them, or they are involved.
    """
    require_person(actor, present.roster)
    glass = escalation.plan.break_glass
    involved = present.roster.identities(actor) & barred(escalation, present.roster, present.now)
    if glass is None or involved or actor not in present.roster.anyone_of(glass.of):
        raise NotYourDecisionError(
            "You cannot approve this as an emergency.",
            next_step="Ask the people the policy names for emergencies.",
        )
    return glass


def _approved(
    escalation: Escalation,
    by: tuple[str, ...],
    now: datetime,
    *,
    note: str = "",
    broke_glass: bool = False,
) -> Escalation:
    return escalation.model_copy(
        update={
            "state": State.APPROVED,
            "decision": Decision(choice=Choice.APPROVE, by=by, at=now, digest=escalation.digest,
                                 note=note.strip()[:NOTE], broke_glass=broke_glass),
            "usable_until": now + timedelta(seconds=escalation.plan.usable_for_seconds),
        }
    )  # fmt: skip


def _noted(note: str) -> dict[str, str]:
    """Bind the record to what they wrote, without writing it down a second time."""
    kept = note.strip()[:NOTE]
    return {"note_sha256": sha256(kept.encode()).hexdigest()} if kept else {}


def _is_person(user: str, roster: Roster) -> bool:
    try:
        require_person(user, roster)
    except NotYourDecisionError:
        return False
    return True
