"""The sections of a spec: what each one holds."""

from enum import StrEnum

from pydantic import AwareDatetime

from bot.domain.framing.flag import FlagStatus
from bot.domain.oversight.mode import Computed
from bot.domain.oversight.scale import (
    OversightMode as OversightMode,  # noqa: PLC0414  # known by this name to whoever reads a spec
)
from bot.domain.provenance import Field, Frozen, Quantity, Quote, Status
from bot.domain.spec.criterion import Severity


class RuleClass(StrEnum):
    """Which situations a behaviour rule is for."""

    NORMAL = "normal"
    EDGE = "edge"
    ERROR = "error"


class EarsType(StrEnum):
    """The sentence pattern of a behaviour rule."""

    UBIQUITOUS = "ubiquitous"  # The system shall
    EVENT = "event"  # When
    STATE = "state"  # While
    FEATURE = "feature"  # Where
    UNWANTED = "unwanted"  # If, then
    COMPLEX = "complex"


class Enforcement(StrEnum):
    """What holds a guardrail."""

    MODEL = "model"
    TOOL = "tool"
    POLICY_ENGINE = "policy_engine"
    UI = "ui"


class RiskSource(StrEnum):
    """Where a risk was found."""

    FLAG = "flag"  # words in the conversation
    KIND = "kind"  # a trap that comes with the kind of task
    SAID = "said"  # somebody named it
    LIST = "list"  # on a published list for this sort of system, to be gone through


class Problem(Frozen):
    """What is to get better, for whom, and by how much."""

    goal: Field
    metric: Field
    baseline: Field
    target: Field
    deadline: Field
    population: Field
    definition: Field
    who: Field
    voice: Field
    evidence: Field
    current_process: Field
    hypothesis: Field


class IntendedUse(Frozen):
    """Who uses it for what, what follows from its answer, and how much it may do."""

    user: Field
    task: Field
    subject: Field  # what is scored, read or written about
    input: Field
    output: Field
    moment: Field
    capacity: Field
    if_positive: Field
    if_negative: Field
    automation: Field
    restricted_uses: Field
    unsupported_uses: Field | None = None


class BehaviourRule(Frozen):
    """One EARS sentence."""

    id: str
    rule_class: RuleClass
    ears_type: EarsType
    text: Field
    criteria: tuple[str, ...] = ()


class Refusal(Frozen):
    """What it declines, and where it sends the person instead; three cases to try it, or more."""

    id: str
    condition: Field
    response: Field
    route_to: Field
    test_cases: tuple[Field, ...] = ()

    @property
    def asked_for(self) -> bool:
        """Whether somebody wants it, beyond being usual."""
        return self.condition.status is not Status.ASSUMED or self.condition.confirmed is not None


class Guardrail(Frozen):
    """An invariant and what holds it, which is not the model."""

    id: str
    invariant: Field
    enforcement: Enforcement
    test: Field
    criterion: str | None = None
    proposed: tuple[str, ...] = ()


class OversightRow(Frozen):
    """One action and the people involved in it.

    `asked` is the mode asked for in the conversation and `floor` the least that policy allows,
    computed from how final the action is and whom it reaches; `mode` is what a person has decided.
    """

    id: str
    action: Field
    asked: Field
    reversibility: Field | None = None
    blast: Field | None = None
    computed: Computed | None = None
    floor: OversightMode | None = None
    floor_reason: str | None = None
    mode: OversightMode | None = None
    approvers: Field
    undo: Field
    caps: Field
    respond_within: Field | None = None
    timeout_outcome: Field | None = None
    escalate_to: Field | None = None


class ErrorClass(Frozen):
    """One kind of mistake and what it costs whom."""

    id: str
    name: str
    severity: Severity
    definition: Field | None = None
    impact: Field


class DataNeed(Frozen):
    """One kind of data that is needed."""

    id: str
    name: Field
    source: Field | None = None
    owner: Field | None = None
    access: Field | None = None


class DataPlan(Frozen):
    """What data is needed and what is known about it."""

    needs: tuple[DataNeed, ...] = ()
    source: Field
    labels: Field
    volume: Field
    rights: Field
    quality: Field
    privacy: Field
    residency: Field
    leakage: Field
    base_rate: Field | None = None  # how often what is looked for happens, where somebody said so

    @property
    def base_share(self) -> float | None:
        """How often that is, as a share of all cases."""
        told = self.base_rate.value if self.base_rate else None
        if not isinstance(told, Quantity):
            return None
        share = told.value / 100 if told.unit == "%" else told.value
        return share if 0 < share < 1 and told.unit in {"", "%"} else None


class Constraint(Frozen):
    """A limit that is no acceptance criterion, such as a budget or a language."""

    id: str
    label: str
    limit: Field


class Impact(Frozen):
    """Whom it touches, how strongly, and how they can object."""

    people: Field
    effect: Field
    groups: Field
    recourse: Field
    legal_review: Field


class Risk(Frozen):
    """Something that may go wrong, or that somebody else has to look at."""

    id: str
    source: RiskSource
    description: Field
    flag: str | None = None
    flag_status: FlagStatus | None = None
    high_impact: bool = False
    likelihood: Field | None = None
    impact: Field | None = None
    mitigation: Field | None = None
    owner: Field | None = None


class OpenItem(Frozen):
    """Something not settled: the question that settles it, who could answer, and what to do."""

    id: str
    section: str
    paths: tuple[str, ...]  # what is waiting for it
    question: str
    ask: str | None = None  # the question's id in the bank
    why: str
    owner: str | None = None  # who could answer, as far as anybody said
    people: tuple[str, ...] = ()  # who have to agree, where they said different things
    next_step: str
    blocking: bool = False  # the spec cannot be approved before


class Decision(Frozen):
    """A choice a person made, with the reason."""

    id: str
    question: str
    options: tuple[str, ...] = ()
    decision: str
    because: str
    evidence: tuple[Quote, ...] = ()
    by: str
    signed_by: str | None = None  # a second person, where it takes one
    at: AwareDatetime
    revisit_when: str | None = None
