"""What is put before whoever decides about one action, who may decide, and what silence means."""

from collections.abc import Sequence
from enum import StrEnum

from pydantic import AwareDatetime, model_validator

from bot.domain.audit.model import digest
from bot.domain.oversight.mode import Computed
from bot.domain.oversight.scale import OversightMode, Reversibility
from bot.domain.provenance import Frozen


class Timeout(StrEnum):
    """What happens when nobody decides in time. Approving is none of it."""

    HOLD = "hold"  # it waits, and somebody else is asked
    DENY = "deny"
    SAFE_DEFAULT = "safe_default"


class Pattern(StrEnum):
    """When the action happens, and when people look."""

    HOLD = "hold"  # it waits for a yes
    OPTIMISTIC = "optimistic_with_undo"  # it happens; an objection takes it back
    BATCH = "batch_digest"  # many alike are decided together
    SAMPLED = "sampled_audit"  # it happens; some are looked at afterwards


class Answer(StrEnum):
    """What a person can do with a card."""

    APPROVE = "approve"
    EDIT = "edit"
    REJECT = "reject"  # with a reason, which becomes a label
    ASK = "ask"
    ESCALATE = "escalate"


class Approver(Frozen):
    """Somebody who said yes, and the group that made them an approver."""

    person: str
    group: str


class Parameter(Frozen):
    """One value the action would really use."""

    name: str
    value: str


class ApprovalCard(Frozen):
    """Everything a decision rests on; the decision is bound to its digest."""

    action: str
    parameters: tuple[Parameter, ...] = ()
    will_happen: str  # one sentence with the real values
    why: str
    evidence: tuple[str, ...] = ()  # addresses
    uncertain: tuple[str, ...] = ()
    oversight: Computed
    undo: str | None = None
    undo_until: AwareDatetime | None = None
    affected: str
    policy_row: str
    policy_version: int
    deadline: AwareDatetime
    at_deadline: Timeout

    @model_validator(mode="after")
    def _says_what_happens(self) -> "ApprovalCard":
        told = (self.will_happen, self.why, self.affected, self.policy_row)
        if not all(words.strip() for words in told):
            raise ValueError("a card says what happens, why, to whom, and by which rule")
        return self

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What can be pressed; what a person has to do themselves cannot be approved."""
        refused = self.oversight.mode is OversightMode.REFUSE
        return tuple(
            one for one in Answer if not (refused and one in {Answer.APPROVE, Answer.EDIT})
        )

    @property
    def digest(self) -> str:
        """Changes with the parameters; a yes to other values is no yes to these."""
        bound = {
            "action": self.action,
            "parameters": {one.name: one.value for one in self.parameters},
            "policy_row": self.policy_row,
            "policy_version": self.policy_version,
        }
        return digest(bound)


def approvals_needed(mode: OversightMode) -> int | None:
    """How many people have to say yes; none at all can where a person must act."""
    return {
        OversightMode.APPROVE: 1,
        OversightMode.DUAL_APPROVE: 2,
        OversightMode.REFUSE: None,
    }.get(mode, 0)


def is_approved(
    mode: OversightMode,
    approvers: Sequence[Approver],
    *,
    requester: str,
    author: str,
    separate_groups: bool,
) -> bool:
    """Whether enough of the right people said yes.

    Args:
        mode: What the action needs.
        approvers: Who said yes.
        requester: Who asked for the action; nobody approves what they asked for.
        author: Who last changed it; nobody approves what they wrote.
        separate_groups: Money or rights are touched, so two people have to come from two groups.
    """
    needed = approvals_needed(mode)
    if needed is None:
        return False
    counted = {one.person: one.group for one in approvers if one.person not in {requester, author}}
    groups = len(set(counted.values())) if separate_groups else needed
    return len(counted) >= needed and groups >= needed


def pattern_for(mode: OversightMode, reversibility: Reversibility) -> Pattern:
    """How an action is usually carried out in a mode."""
    if mode.rank >= OversightMode.APPROVE.rank:
        return Pattern.HOLD
    return Pattern.OPTIMISTIC if reversibility is Reversibility.R1 else Pattern.SAMPLED


def may_use(pattern: Pattern, reversibility: Reversibility) -> bool:
    """Whether a pattern suits: acting first is only for what one click undoes."""
    return pattern is not Pattern.OPTIMISTIC or reversibility is Reversibility.R1
