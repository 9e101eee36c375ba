"""An escalation: the request, the frozen plan, every vote, and where it stands."""

from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

from pydantic import AwareDatetime, Field

from bot.domain.audit.model import digest
from bot.domain.conversation.thread import Thread
from bot.domain.escalation.action import Action, Request
from bot.domain.escalation.edit import Edit
from bot.domain.escalation.plan import Plan, Stage, StageKind
from bot.domain.oversight.timeout import Timeout
from bot.domain.provenance import Frozen
from bot.domain.very import Very

FORM = 1  # of what a digest covers; part of it


class State(StrEnum):
    """Where an escalation stands."""

    OPEN = "open"
    IN_QUESTION = "in_question"
    APPROVED = "approved"
    DENIED = "denied"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    CONSUMED = "consumed"  # the approved action was started, once
    FINISHED = "finished"  # and what came of it is known

    @property
    def is_pending(self) -> bool:
        """Whether somebody has still to decide."""
        return self in {State.OPEN, State.IN_QUESTION}

    @property
    def is_over(self) -> bool:
        """Whether nothing can be approved or started any more."""
        return not self.is_pending and self is not State.APPROVED


class Choice(StrEnum):
    """What a person answers."""

    APPROVE = "approve"
    DENY = "deny"


class Reason(StrEnum):
    """Why something was not approved."""

    WRONG_ACTION = "wrong_action"
    WRONG_AMOUNT = "wrong_amount"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"
    AGAINST_POLICY = "against_policy"
    TOO_RISKY = "too_risky"
    DUPLICATE = "duplicate"
    OTHER = "other"
    # Never given by a person:
    NO_ANSWER = "no_answer"
    NO_APPROVER = "no_approver"
    REFUSED_BY_POLICY = "refused_by_policy"

    @property
    def is_given_by_people(self) -> bool:
        """Whether a person may give it."""
        return self not in {Reason.NO_ANSWER, Reason.NO_APPROVER, Reason.REFUSED_BY_POLICY}


POLICY = "policy"  # who decided, where no person did
CLOCK = "clock"


class Vote(Frozen):
    """One person's approval of exactly what they were shown."""

    by: str
    digest: str
    at: AwareDatetime
    in_place_of: str | None = None


class Decision(Frozen):
    """How it ended, who ended it, and why."""

    choice: Choice
    by: tuple[str, ...]
    at: AwareDatetime
    digest: str
    reason: Reason | None = None
    note: str = ""
    broke_glass: bool = False


class Question(Frozen):
    """What somebody wants to know before they decide."""

    by: str
    text: str
    at: AwareDatetime
    answer: str | None = None
    answered_by: str | None = None


class Handover(Frozen):
    """Somebody asked somebody else to decide."""

    by: str
    to: str
    quorum: str
    at: AwareDatetime


class Consumption(Frozen):
    """The approved action was started."""

    by: str
    key: str
    at: AwareDatetime


class Outcome(Frozen):
    """What came of it."""

    succeeded: bool
    note: str = ""
    by: str
    at: AwareDatetime


class Spot(Frozen):
    """Where its card is shown: in a thread, in a channel, or to one person."""

    channel: str | None = None
    thread: str | None = None
    user: str | None = None

    @property
    def name(self) -> str:
        """Tell this place from the others."""
        return ":".join(part for part in (self.channel, self.thread, self.user) if part)


class Escalation(Frozen):
    """A question before people. `version` counts what was shown, `revision` every change."""

    id: str
    team: str
    version: int = 1
    revision: int = 1
    request: Request
    plan: Plan
    state: State
    opened_at: AwareDatetime
    place: Thread | None = None  # where it was asked, if in a conversation
    spots: tuple[Spot, ...] = ()
    votes: tuple[Vote, ...] = ()
    breaking: tuple[Vote, ...] = ()
    emergency: str = ""  # why somebody wants to break the glass
    questions: tuple[Question, ...] = ()
    handovers: tuple[Handover, ...] = ()
    edits: tuple[Edit, ...] = ()
    reached: tuple[int, ...] = ()  # stages that have happened
    overdue: bool = False
    decision: Decision | None = None
    cancelled_at: AwareDatetime | None = None
    usable_until: AwareDatetime | None = None
    consumption: Consumption | None = None
    outcome: Outcome | None = None

    @property
    def digest(self) -> str:
        """SHA-256 of everything an approval is bound to, in one canonical form."""
        return _digest(self.id, self.team, self.version, Very(self.plan), Very(self.request))

    def bound_to(self, request: Request) -> dict[str, Any]:
        """List what an approval of a request here would be bound to."""
        return _bound(self.id, self.team, self.version, self.plan, request)

    @property
    def lapsed(self) -> bool:
        """Whether people approved it and nobody used the approval in time."""
        decided = self.decision is not None and self.decision.choice is Choice.APPROVE
        return decided and self.state is State.EXPIRED

    @property
    def closes_at(self) -> datetime:
        """When nobody can decide any more."""
        plan = self.plan
        return plan.expires_at if plan.on_silence is Timeout.HOLD else plan.deadline_at

    @property
    def asked(self) -> frozenset[str]:
        """List every source that may decide by now; who is lent a seat of a group may be in none."""
        seats = self.seats
        groups = any(not source.startswith("user:") for source in seats)
        lent = {
            f"user:{one.to}" for one in self.plan.delegations if groups or f"user:{one.of}" in seats
        }
        return frozenset(self.named | lent)

    @property
    def seats(self) -> frozenset[str]:
        """List the sources that count for a quorum by now."""
        return frozenset(
            source for quorum in self.plan.quorums for source in self.sources_of(quorum.label)
        )

    @property
    def named(self) -> frozenset[str]:
        """List the sources that may decide in their own name by now."""
        return self.seats | set(self.plan.veto) | {f"user:{one.to}" for one in self.handovers}

    def digest_with(self, action: Action) -> str:
        """What the digest would be if this were the action."""
        return digest(self.bound_to(self.request.model_copy(update={"action": action})))

    @property
    def steps_reached(self) -> tuple[Stage, ...]:
        """The steps that brought in more people."""
        stages = (self.plan.stages[index] for index in self.reached)
        return tuple(stage for stage in stages if stage.kind is StageKind.STEP)

    def sources_of(self, quorum: str) -> tuple[str, ...]:
        """List who counts for a quorum by now."""
        named = next((one.of for one in self.plan.quorums if one.label == quorum), ())
        joined = (
            source
            for stage in self.steps_reached
            if stage.quorum in {None, quorum}
            for source in stage.to
        )
        return (*named, *joined)


class Change(Frozen):
    """A transition: the escalation after it, and what the record says happened."""

    after: Escalation
    verb: str
    facts: dict[str, Any] = Field(default_factory=dict)


@lru_cache(maxsize=256)  # a gesture asks for the digest of one and the same version again and again
def _digest(id: str, team: str, version: int, plan: Very[Plan], request: Very[Request]) -> str:
    return digest(_bound(id, team, version, plan.value, request.value))


def _bound(id: str, team: str, version: int, plan: Plan, request: Request) -> dict[str, Any]:
    return {
        "form": FORM,
        "escalation": id,
        "team": team,
        "version": version,
        "mode": plan.mode.value,
        "policy": {"id": plan.policy, "version": plan.policy_version, "rule": plan.rule},
        "request": request.bound(),
    }
