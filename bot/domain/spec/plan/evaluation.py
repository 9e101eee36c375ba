"""The evaluation plan: on which cases, judged by whom, compared with what, and run again when."""

from enum import StrEnum

from bot.domain.framing.kind import KINDS, LANGUAGE_MODEL_KINDS, Kind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Frozen, Moment
from bot.domain.spec.leaf import carried, proposed, unknown

LABELS_TO_CALIBRATE = 100  # cases people have labelled, before a judging model may gate anything
USABLE_ABOVE = 1.2  # of what it gets right among good and among bad cases, added up
LOOKS_AT_HOLDOUT = 3  # more than that, and the system has been fitted to it
REPEATS = 3  # where answers vary from run to run


class Trigger(StrEnum):
    """A change after which everything is tested again."""

    MODEL = "model"
    PROMPT = "prompt"
    SYSTEM_RULE = "system_rule"
    TOOL = "tool"
    INDEX = "index"
    CHUNKING = "chunking"
    THRESHOLD = "threshold"
    GUARDRAIL = "guardrail"
    JUDGE = "judge"
    DATASET = "dataset"
    RETIREMENT_NOTICE = "retirement_notice"
    UPSTREAM_SCHEMA = "upstream_schema"


_ALWAYS = frozenset(
    {
        Trigger.MODEL,
        Trigger.THRESHOLD,
        Trigger.GUARDRAIL,
        Trigger.DATASET,
        Trigger.UPSTREAM_SCHEMA,
    }
)
_WITH_LANGUAGE_MODEL = frozenset(
    {Trigger.PROMPT, Trigger.SYSTEM_RULE, Trigger.JUDGE, Trigger.RETIREMENT_NOTICE}
)
_BY_KIND = {
    Kind.RAG_QA: frozenset({Trigger.INDEX, Trigger.CHUNKING}),
    Kind.AGENT_ACTIONS: frozenset({Trigger.TOOL}),
    Kind.HYBRID: frozenset(Trigger),
}


class SliceKind(StrEnum):
    """What a group of test cases is there for."""

    TYPICAL = "typical"
    EDGE = "edge"
    ERROR = "error"
    ADVERSARIAL = "adversarial"
    REFUSAL = "refusal"
    PROTECTED = "protected"


class GraderType(StrEnum):
    """Who or what says whether a case passed."""

    CODE = "code"
    HUMAN = "human"
    LLM_JUDGE = "llm_judge"
    OUTCOME_STATE = "outcome_state"


class Slice(Frozen):
    """A group of test cases that gets a result of its own."""

    id: str
    kind: SliceKind
    name: Field


class Dataset(Frozen):
    """The cases it is tested on; a result counts for one version of them."""

    name: Field = unknown("evaluation.dataset.name", "P-E01")
    version: Field = unknown("evaluation.dataset.version", "P-E01")
    frame: Field = unknown("evaluation.dataset.frame", "P-E01")  # what they were drawn from
    period: Field = unknown("evaluation.dataset.period", "P-E01")
    size: Field = unknown("evaluation.dataset.size", "P-E01")
    positives: Field = unknown("evaluation.dataset.positives", "P-E01")
    cluster: Field = unknown("evaluation.dataset.cluster", "P-E01")  # what belongs together
    overlap_check: Field = unknown("evaluation.dataset.overlap_check", "P-E01")
    personal: Field = unknown("evaluation.dataset.personal", "P-E01")
    refresh: Field = unknown("evaluation.dataset.refresh", "P-E01")
    owner: Field = unknown("evaluation.dataset.owner", "P-E01")
    holdout_looks: int = 0
    slices: tuple[Slice, ...] = ()


class Labelling(Frozen):
    """How the right answers come about."""

    guideline: Field = unknown("evaluation.labelling.guideline", "P-E02")
    annotators: Field = unknown("evaluation.labelling.annotators", "P-E02")
    agreement: Field = unknown("evaluation.labelling.agreement", "P-E02")


class Calibration(Frozen):
    """How far a judging model agrees with people."""

    labels: int
    true_positive_rate: float
    true_negative_rate: float
    measured_on: Moment

    @property
    def usable(self) -> bool:
        """Whether its word may decide anything at all."""
        added = self.true_positive_rate + self.true_negative_rate
        return self.labels >= LABELS_TO_CALIBRATE and added > USABLE_ABOVE


class Judge(Frozen):
    """A model that grades another one."""

    model: Field
    other_family: Field  # than the system it judges
    calibration: Calibration | None = None


class Grader(Frozen):
    """One way of telling a pass from a fail."""

    id: str
    type: GraderType
    rubric: Field
    judge: Judge | None = None


class Regression(Frozen):
    """What is tested again after a change, and what stops it."""

    triggers: Field = unknown("evaluation.regression.triggers")
    gate: Field = unknown("evaluation.regression.gate")
    tolerated_drop: Field = unknown("evaluation.regression.tolerated_drop", "P-E04")


class EvaluationPlan(Frozen):
    """How it will be known whether it works; `gaps` names the open items that stop that."""

    baseline: Field  # what it has to beat
    reference: Field  # who or what says which output is right
    comparison: Field  # with and without, on the business metric
    kill_criteria: Field
    dataset: Dataset = Dataset()
    labelling: Labelling = Labelling()
    graders: tuple[Grader, ...] = ()
    repeats: Field = unknown("evaluation.repeats")
    paired_test: Field = unknown("evaluation.paired_test")
    smallest_difference: Field = unknown("evaluation.smallest_difference", "P-E04")
    regression: Regression = Regression()
    red_team: Field = unknown("evaluation.red_team")
    human_sample: Field = unknown("evaluation.human_sample")
    report: Field = unknown("evaluation.report")
    gaps: tuple[str, ...] = ()


def triggers_for(kind: Kind | None) -> tuple[Trigger, ...]:
    """The changes after which a kind has to be tested again."""
    wanted = _ALWAYS | (_BY_KIND.get(kind, frozenset()) if kind else frozenset())
    if kind in LANGUAGE_MODEL_KINDS:
        wanted |= _WITH_LANGUAGE_MODEL
    return tuple(trigger for trigger in Trigger if trigger in wanted)


def evaluation_plan(statement: ProblemStatement) -> EvaluationPlan:
    """The plan as far as it was said, and what is usual for the kind where it was not."""

    def leaf(source: str, name: str) -> Field:
        return carried(statement, source, f"evaluation.{name}")

    kind = statement.kind
    baseline = leaf("ml_fit.heuristic", "baseline")
    definition = KINDS.get(kind) if kind else None
    if baseline.value is None and definition is not None and definition.baselines:
        rationale = f"The usual thing to beat with this kind of task ({definition.label})."
        usual = " or ".join(definition.baselines)
        baseline = proposed("evaluation.baseline", usual, rationale)
    label = "task.reference" if statement.known("task.reference") else "data.label_source"
    plan = EvaluationPlan(
        baseline=baseline,
        reference=leaf(label, "reference"),
        comparison=leaf("metrics.business_test", "comparison"),
        kill_criteria=leaf("hypothesis.kill_criteria", "kill_criteria"),
    )
    if kind in {None, Kind.NOT_ML} or statement.is_ml is False:
        return plan
    return plan.model_copy(update=_usual(statement, kind))


def _usual(statement: ProblemStatement, kind: Kind | None) -> dict[str, object]:
    varies = kind in LANGUAGE_MODEL_KINDS
    labelling = Labelling(guideline=carried(statement, "data.labelling", _GUIDELINE))
    if labelling.guideline.value is None:
        labelling = Labelling()
    found: dict[str, object] = {
        "labelling": labelling,
        "dataset": Dataset(slices=_slices(statement, kind)),
        "graders": _graders(kind),
        "paired_test": proposed(
            "evaluation.paired_test",
            "the same cases before and after, compared case by case",
            "Two versions on the same cases need far fewer of them than two separate tests.",
        ),
        "regression": Regression(
            triggers=proposed(
                "evaluation.regression.triggers",
                tuple(trigger.value for trigger in triggers_for(kind)),
                "Each of these can change the answers without anybody noticing.",
            ),
            gate=proposed(
                "evaluation.regression.gate",
                "stops when a critical criterion fails, when a major one drops further than agreed, "
                "or when a mistake that was fixed comes back",
                "A change that makes something worse should not get out by itself.",
            ),
        ),
    }
    if varies:
        found["repeats"] = proposed(
            "evaluation.repeats",
            float(REPEATS),
            "Its answers vary from run to run; one run shows too little.",
        )
        found["red_team"] = proposed(
            "evaluation.red_team",
            "orders hidden in what it reads, and requests it has to decline, before each launch",
            "What it reads comes from outside.",
        )
    return found


_GUIDELINE = "evaluation.labelling.guideline"


def _slices(statement: ProblemStatement, kind: Kind | None) -> tuple[Slice, ...]:
    """The groups of cases that a single average would hide."""
    wanted = [
        (SliceKind.TYPICAL, "everyday cases, drawn as they come in", "What it meets most."),
        (SliceKind.EDGE, "rare and difficult cases", "An average hides them."),
    ]
    if kind in LANGUAGE_MODEL_KINDS:
        wanted += [
            (SliceKind.ADVERSARIAL, "attempts to mislead it", "What it reads comes from outside."),
            (SliceKind.REFUSAL, "what it has to decline", "Declining is part of its work."),
        ]
    if statement.known("risk.affected_people") or statement.known("risk.groups"):
        why = "People are affected; some groups may be treated worse."
        wanted.append((SliceKind.PROTECTED, "the groups that could be treated worse", why))
    return tuple(
        Slice(
            id=f"SL-{rank:02d}",
            kind=slice_kind,
            name=proposed(f"evaluation.dataset.slices.SL-{rank:02d}.name", name, why),
        )
        for rank, (slice_kind, name, why) in enumerate(wanted, start=1)
    )


def _graders(kind: Kind | None) -> tuple[Grader, ...]:
    """How a case is usually judged in this kind; a judging model is never proposed as a gate."""
    if kind is Kind.AGENT_ACTIONS:
        wanted = [(GraderType.OUTCOME_STATE, "whether the end state is the wanted one")]
    elif kind in LANGUAGE_MODEL_KINDS:
        wanted = [
            (GraderType.CODE, "what can be checked exactly: form, sources, figures"),
            (GraderType.HUMAN, "the rest, by a rubric people have agreed on"),
        ]
    else:
        wanted = [(GraderType.CODE, "the output against the labelled answer")]
    why = "The usual way for this kind of task."
    return tuple(
        Grader(
            id=f"GD-{rank:02d}",
            type=grader,
            rubric=proposed(f"evaluation.graders.GD-{rank:02d}.rubric", words, why),
        )
        for rank, (grader, words) in enumerate(wanted, start=1)
    )
