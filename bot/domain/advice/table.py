"""A decision table: what holds, what does not, what nobody knows, and which of its rows that leaves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Decision(StrEnum):
    """What people have to decide."""

    RETRAIN = "retrain"
    ROLLBACK = "rollback"
    PLATEAU = "plateau"


class Fact(StrEnum):
    """What a row rests on: it holds, it does not, or nobody knows."""

    BROKEN = "broken"  # data are missing, gone or of another type
    DRIFTED = "drifted"
    PASSES = "passes"  # the acceptance criteria of performance, on labelled cases
    FAILS = "fails"
    IN_A_SLICE = "in_a_slice"  # what fails, fails there and passes elsewhere
    EVERYWHERE = "everywhere"
    LABELS_DISAGREE = "labels_disagree"  # the guideline or the policy behind the labels changed
    MODEL_CHANGED = "model_changed"  # the provider's model, its version or the prompt
    CHALLENGER = "challenger"  # a newly trained version was compared on the same cases
    CHALLENGER_BETTER = "challenger_better"
    ENOUGH_LABELS = "enough_labels"  # after the change
    FEEDBACK_CHECKED = "feedback_checked"  # that its own actions did not shape the data
    LEAD_TIME = "lead_time"
    WAY_BACK = "way_back"  # the version before is kept, and going back was tried
    VIOLATED = "violated"  # what must never happen
    CRITICAL_FAILED = "critical_failed"
    INCIDENT = "incident"
    CAP_TWICE = "cap_twice"
    STOP = "stop"
    FLOOR_PASSES = "floor_passes"
    VALUE_BELOW_COST = "value_below_cost"
    CONFIDENT_PASSES = "confident_passes"
    QUEUE_TAKES_REST = "queue_takes_rest"
    AT_CEILING = "at_ceiling"
    CURVE_RISES = "curve_rises"
    CURVE_FLAT = "curve_flat"
    INFORMATION_MISSING = "information_missing"
    TASK_AMBIGUOUS = "task_ambiguous"
    CRITICAL_IN_A_SLICE = "critical_in_a_slice"
    TIME_SPENT = "time_spent"  # two time-boxes


class Do(StrEnum):
    """What a row says."""

    REPAIR = "repair"
    TREAT_AS_RELEASE = "treat_as_release"
    MEND_GUIDELINE = "mend_guideline"
    COLLECT = "collect"
    RELABEL = "relabel"
    FIND_WHERE = "find_where"
    NOTE = "note"
    LABEL = "label"
    PROMOTE = "promote"
    KEEP = "keep"
    NOTHING = "nothing"
    GO_BACK = "go_back"
    DEGRADE = "degrade"
    GO_ON = "go_on"
    SHIP = "ship"
    PARTIAL = "partial"
    STOP_TUNING = "stop_tuning"
    BUY_LABELS = "buy_labels"
    NEW_DATA = "new_data"
    CLARIFY = "clarify"
    EXCLUDE = "exclude"
    GIVE_UP = "give_up"


TRAINS = frozenset({Do.COLLECT, Do.RELABEL})  # after which a version is trained


class Standing(StrEnum):
    """What the evidence makes of a row."""

    HOLDS = "holds"
    OUT = "out"
    OPEN = "open"  # nobody knows yet


@dataclass(frozen=True, slots=True)
class Rule:
    """A row: what has to hold or not to hold, and what is done then."""

    do: Do
    needs: tuple[tuple[Fact, bool], ...]
    last: bool = False  # only where no row before it holds or is open


class LastStep(NamedTuple):
    """What the last step of a learning curve bought, and what one more point is said to be worth and to cost."""

    rows: tuple[int, int]  # before and after
    bought: float  # more right, of all
    worth: float | None = None  # of what it bought
    price: float | None = None  # of one more point, as estimated


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known, each with the words it was seen by; what is not in it is not known."""

    known: Mapping[Fact, bool] = field(default_factory=dict)
    said: Mapping[Fact, str] = field(default_factory=dict)
    more: int | None = None  # labelled cases that would settle what is open
    step: LastStep | None = None

    def of(self, fact: Fact) -> bool | None:
        """Whether something holds; None where nobody knows."""
        return self.known.get(fact)


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row beside the evidence."""

    rule: Rule
    standing: Standing
    unknown: tuple[Fact, ...]  # of what it needs


@dataclass(frozen=True, slots=True)
class Filled:
    """A table filled in."""

    decision: Decision
    evidence: Evidence
    rows: tuple[FilledRow, ...]
    preconditions: tuple[tuple[Fact, bool | None], ...] = ()

    @property
    def holding(self) -> tuple[Rule, ...]:
        """The rows the evidence leaves, the first of them leading."""
        return tuple(row.rule for row in self.rows if row.standing is Standing.HOLDS)

    @property
    def lead(self) -> Do | None:
        """What is advised; None where too little is known to say."""
        return self.holding[0].do if self.holding else None

    @property
    def missing(self) -> tuple[Fact, ...]:
        """What nobody knows, of rows that could come before the leading one, and of preconditions."""
        found: list[Fact] = []
        for row in self.rows:
            if row.standing is Standing.HOLDS and self.decision is not Decision.PLATEAU:
                break
            found += row.unknown if row.standing is Standing.OPEN else ()
        if self.lead in TRAINS:
            found += [fact for fact, known in self.preconditions if known is None]
        return tuple(dict.fromkeys(found))

    @property
    def unmet(self) -> tuple[Fact, ...]:
        """Preconditions that are known not to hold."""
        return tuple(fact for fact, known in self.preconditions if known is False)

    @property
    def says_train(self) -> bool:
        """Whether a version should be trained: labels say so, and data are known not to be broken."""
        return self.lead in TRAINS


def fill(
    decision: Decision,
    rules: tuple[Rule, ...],
    evidence: Evidence,
    preconditions: tuple[Fact, ...] = (),
) -> Filled:
    """Hold every row against the evidence."""
    rows: list[FilledRow] = []
    for rule in rules:
        row = _filled(rule, evidence)
        if rule.last and row.standing is Standing.HOLDS:
            before = {one.standing for one in rows}
            if Standing.HOLDS in before:
                row = FilledRow(rule, Standing.OUT, ())
            elif Standing.OPEN in before:
                row = FilledRow(rule, Standing.OPEN, ())
        rows.append(row)
    known = tuple((fact, evidence.of(fact)) for fact in preconditions)
    return Filled(decision, evidence, tuple(rows), known)


def _filled(rule: Rule, evidence: Evidence) -> FilledRow:
    seen = [(fact, wanted, evidence.of(fact)) for fact, wanted in rule.needs]
    if any(known is not None and known is not wanted for _, wanted, known in seen):
        return FilledRow(rule, Standing.OUT, ())
    unknown = tuple(fact for fact, _, known in seen if known is None)
    return FilledRow(rule, Standing.OPEN if unknown else Standing.HOLDS, unknown)
