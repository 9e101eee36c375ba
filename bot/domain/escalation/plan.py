"""The plan frozen into an escalation: who decides, who is asked when, and what silence means."""

from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, Field

from bot.domain.oversight.scale import OversightMode
from bot.domain.oversight.step import Floor, StepUp
from bot.domain.oversight.timeout import Timeout
from bot.domain.provenance import Frozen

Source = Annotated[str, Field(pattern=r"^(user|group|channel):[A-Za-z0-9_-]{1,80}$")]


class Quorum(Frozen):
    """So many distinct people out of these."""

    label: str
    need: int = Field(ge=1, le=20)
    of: tuple[Source, ...] = Field(min_length=1)


class Delegation(Frozen):
    """Somebody decides in another's place for a while; it cannot be passed on."""

    of: str
    to: str
    starts_at: AwareDatetime
    ends_at: AwareDatetime

    def holds(self, now: AwareDatetime) -> bool:
        """Whether it counts at this moment."""
        return self.starts_at <= now < self.ends_at


class StageKind(StrEnum):
    """What a stage of the plan does."""

    REMIND = "remind"
    STEP = "step"  # more people may decide, and are asked


class Stage(Frozen):
    """Something that happens while nobody has decided."""

    kind: StageKind
    at: AwareDatetime
    to: tuple[Source, ...] = ()
    quorum: str | None = None  # which quorum these people join; all of them if not said


class BreakGlass(Frozen):
    """Who may approve in an emergency: two of them, each with a reason, and loudly."""

    of: tuple[Source, ...] = Field(min_length=1)
    need: int = Field(2, ge=2)
    tell: tuple[Source, ...] = ()


class Plan(Frozen):
    """Who decides an escalation, as the policy said when it was opened."""

    policy: str
    policy_version: int
    rule: str
    mode: OversightMode
    quorums: tuple[Quorum, ...] = ()
    veto: tuple[Source, ...] = ()  # these may reject, and cannot approve
    hand_over_to: tuple[Source, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    stages: tuple[Stage, ...] = ()
    tell: tuple[Source, ...] = ()
    deadline_at: AwareDatetime
    expires_at: AwareDatetime
    on_silence: Timeout = Timeout.HOLD
    instead: str = ""  # the safe default, in words
    usable_for_seconds: int = Field(900, ge=1)
    break_glass: BreakGlass | None = None
    raised_by: tuple[StepUp | Floor, ...] = ()  # what made it stricter when it was opened
    # Of a step: the criteria or the sources of data that led to it.
    raised_on: dict[StepUp, tuple[str, ...]] = Field(default_factory=dict)

    @property
    def decidable(self) -> bool:
        """Whether enough people are named for what the mode asks; otherwise nobody can approve."""
        people = sum(quorum.need for quorum in self.quorums)
        return people >= (2 if self.mode is OversightMode.DUAL_APPROVE else 1)
