"""Who may decide: the one rule every way in asks, and how votes are counted."""

from datetime import datetime

from bot.domain.escalation.errors import NotYourDecisionError
from bot.domain.escalation.model import Escalation, Vote
from bot.domain.escalation.plan import Delegation
from bot.domain.escalation.roster import Roster, Standing
from bot.domain.provenance import Frozen

_WHY = {
    Standing.GUEST: "Guests cannot decide here.",
    Standing.EXTERNAL: "People of other organisations cannot decide here.",
    Standing.BOT: "Only people decide; this came from an app.",
    Standing.DEACTIVATED: "This account is deactivated.",
}


class Right(Frozen):
    """What somebody may do with an escalation, and in whose place."""

    quorums: dict[str, str]  # label → whose seat they have in it: their own, or a delegator's
    veto: bool = False

    @property
    def may_approve(self) -> bool:
        """Whether their approval would count."""
        return bool(self.quorums)


def authorize(actor: str, escalation: Escalation, roster: Roster, now: datetime) -> Right:
    """Tell what somebody may do with an escalation; every way in asks here, and only here.

    Raises:
        NotYourDecisionError: nothing; it says why, and whose decision it is.
    """
    require_person(actor, roster)
    if roster.identities(actor) & barred(escalation, roster, now):
        raise NotYourDecisionError(
            "You had a hand in this request, so somebody else has to decide it.",
            next_step="The people named on the card can.",
            escalation=escalation.id,
        )
    right = Right(
        quorums={
            quorum.label: seat
            for quorum in escalation.plan.quorums
            if (seat := _seat(actor, quorum.label, escalation, roster, now))
        },
        veto=actor in roster.anyone_of(escalation.plan.veto),
    )
    if not right.quorums and not right.veto:
        raise NotYourDecisionError(
            "This is not yours to decide.",
            next_step="The people named on the card can; you may ask in the thread.",
            escalation=escalation.id,
        )
    return right


def require_person(actor: str, roster: Roster) -> None:
    """Let only full members of the workspace through.

    Raises:
        NotYourDecisionError: a guest, a stranger, an app, or nobody we know.
    """
    member = roster.members.get(actor)
    if member is None or member.standing is not Standing.PERSON:
        raise NotYourDecisionError(
            _WHY[member.standing] if member else "I cannot tell who you are here.",
            next_step="Ask one of the people named on the card.",
        )


def barred(escalation: Escalation, roster: Roster, now: datetime) -> frozenset[str]:
    """List everyone too close to decide: who is involved, their other identities, their delegators."""
    close = {
        identity for person in escalation.request.involved for identity in roster.identities(person)
    }
    lenders = {one.of for one in escalation.plan.delegations if one.to in close and one.holds(now)}
    return frozenset(close | {other for one in lenders for other in roster.identities(one)})


def _seat(
    actor: str, quorum: str, escalation: Escalation, roster: Roster, now: datetime
) -> str | None:
    seats = roster.anyone_of(escalation.sources_of(quorum))
    if actor in seats:
        return actor
    if any(one.to == actor and one.quorum == quorum for one in escalation.handovers):
        return actor
    close = barred(escalation, roster, now)
    lending = (
        one.of
        for one in escalation.plan.delegations
        if one.to == actor and _lends(one, seats, close, roster, now)
    )
    return next(lending, None)


def _lends(
    one: Delegation, seats: frozenset[str], close: frozenset[str], roster: Roster, now: datetime
) -> bool:
    """Whether a delegation counts now: it is in force, and its lender has a seat they might take."""
    lender = roster.members.get(one.of)
    is_person = lender is not None and lender.standing is Standing.PERSON
    return one.holds(now) and one.of in seats and one.of not in close and is_person


def lent(escalation: Escalation, roster: Roster, now: datetime) -> tuple[Delegation, ...]:
    """List who decides in whose place right now: in a quorum in which the lender has a seat, and they have none."""
    of_each = [
        roster.anyone_of(escalation.sources_of(one.label)) for one in escalation.plan.quorums
    ]
    close = barred(escalation, roster, now)
    return tuple(
        one
        for one in escalation.plan.delegations
        if one.to not in close
        and any(one.to not in seats and _lends(one, seats, close, roster, now) for seats in of_each)
    )


def deciders(escalation: Escalation, roster: Roster, now: datetime) -> frozenset[str]:
    """List everyone whose approval would count now."""
    named = {user for quorum in escalation.plan.quorums
             for user in roster.anyone_of(escalation.sources_of(quorum.label))}  # fmt: skip
    named |= {one.to for one in escalation.plan.delegations}
    named |= {one.to for one in escalation.handovers}
    return frozenset(user for user in named if _may_approve(user, escalation, roster, now))


def counted(escalation: Escalation, roster: Roster, now: datetime) -> tuple[Vote, ...]:
    """Keep the votes that count now: of what is shown, by people who still have the right."""
    shown = escalation.digest
    return tuple(
        vote
        for vote in escalation.votes
        if vote.digest == shown and _may_approve(vote.by, escalation, roster, now)
    )


def is_met(escalation: Escalation, roster: Roster, now: datetime) -> bool:
    """Whether enough distinct people approved; nobody fills two places."""
    if not escalation.plan.decidable:
        return False
    voters = _voters(counted(escalation, roster, now), escalation, roster, now)
    places = [quorum.label for quorum in escalation.plan.quorums for _ in range(quorum.need)]
    return _filled(places, voters) == len(places)


def is_possible(escalation: Escalation, roster: Roster, now: datetime) -> bool:
    """Whether those who may decide are enough; people a later step brings in may always be."""
    if any(stage.to for stage in escalation.plan.stages):
        return True
    seats, taken = [], set[str]()
    for person in sorted(deciders(escalation, roster, now)):
        if not roster.identities(person) & taken:
            taken |= roster.identities(person)
            seats.append(frozenset(authorize(person, escalation, roster, now).quorums))
    places = [quorum.label for quorum in escalation.plan.quorums for _ in range(quorum.need)]
    return _filled(places, seats) == len(places)


def missing(escalation: Escalation, roster: Roster, now: datetime) -> int:
    """Count how many more approvals it takes."""
    voters = _voters(counted(escalation, roster, now), escalation, roster, now)
    places = [quorum.label for quorum in escalation.plan.quorums for _ in range(quorum.need)]
    return len(places) - _filled(places, voters)


def _may_approve(user: str, escalation: Escalation, roster: Roster, now: datetime) -> bool:
    try:
        return authorize(user, escalation, roster, now).may_approve
    except NotYourDecisionError:
        return False


def _voters(
    votes: tuple[Vote, ...], escalation: Escalation, roster: Roster, now: datetime
) -> list[frozenset[str]]:
    """For each human being and each seat among the votes, which quorums they can fill."""
    taken: set[str] = set()
    voters = []
    for vote in votes:
        seats = authorize(vote.by, escalation, roster, now).quorums
        people = roster.identities(vote.by)
        free = {label: seat for label, seat in seats.items() if seat not in taken}
        if people & taken or not free:
            continue
        taken |= people | set(free.values())
        voters.append(frozenset(free))
    return voters


def _filled(places: list[str], voters: list[frozenset[str]]) -> int:
    """Place as many voters as possible, each in one place (augmenting paths)."""
    holder: dict[int, int] = {}

    def place(voter: int, tried: set[int]) -> bool:
        for index, label in enumerate(places):
            if label in voters[voter] and index not in tried:
                tried.add(index)
                if index not in holder or place(holder[index], tried):
                    holder[index] = voter
                    return True
        return False

    return sum(place(voter, set()) for voter in range(len(voters)))
