"""How it is run: where cases wait, who overrules and stops it, what people see, what comes back."""

from bot.domain.framing.kind import LANGUAGE_MODEL_KINDS, Kind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.oversight.queue import Queue as Load
from bot.domain.oversight.scale import OversightMode
from bot.domain.provenance import Field, Frozen, Quantity
from bot.domain.spec.leaf import carried, proposed, unknown
from bot.domain.spec.section import OversightRow

# What somebody has to tell before it can be said whether people keep up.
LOAD = ("arrivals_per_hour", "routed_share", "minutes_each", "reviewers")


class ReviewQueue(Frozen):
    """Where cases wait for people."""

    id: str
    name: Field
    channel: Field
    approvers: Field
    respond_within: Field
    capacity: Field
    coverage: Field  # the hours somebody is there
    ordering: Field
    arrivals_per_hour: Field | None = None
    routed_share: Field | None = None  # how much of what arrives goes to people; all where unknown
    minutes_each: Field | None = None
    reviewers: Field | None = None  # how many are there at once
    load: Load | None = None  # once somebody has told the numbers


class Override(Frozen):
    """How a person overrules it."""

    who: Field = unknown("operation.override.who", "P-S01")
    how: Field = unknown("operation.override.how", "P-S01")
    reasons: Field = unknown("operation.override.reasons")
    logged: Field = unknown("operation.override.logged")


class KillSwitch(Frozen):
    """How it is stopped."""

    who: Field = unknown("operation.kill_switch.who", "P-S01")
    how: Field = unknown("operation.kill_switch.how", "P-S01")
    time_to_effect: Field = unknown("operation.kill_switch.time_to_effect", "P-S01")
    drill_on: Field = unknown("operation.kill_switch.drill_on", "P-S01")


class Experience(Frozen):
    """What people see, and what they can do about it."""

    disclosure: Field = unknown("operation.ux.disclosure", "P-U01")
    control: Field = unknown("operation.ux.control", "P-U01")  # a suggestion, or a command
    confidence: Field = unknown("operation.ux.confidence", "P-U01")
    error_states: Field = unknown("operation.ux.error_states", "P-U01")
    correction: Field = unknown("operation.ux.correction", "P-U01")
    undo: Field = unknown("operation.ux.undo", "P-U01")


class Feedback(Frozen):
    """What comes back from use, and how it becomes a label."""

    implicit: Field = unknown("operation.feedback.implicit", "P-U01")
    explicit: Field = unknown("operation.feedback.explicit", "P-U01")
    to_labels: Field = unknown("operation.feedback.to_labels", "P-U01")
    time_to_label: Field = unknown("operation.feedback.time_to_label", "P-D01")


class OperationPlan(Frozen):
    """Everything around the system that people need to stay in charge."""

    queues: tuple[ReviewQueue, ...] = ()
    override: Override = Override()
    kill_switch: KillSwitch = KillSwitch()
    ux: Experience = Experience()
    feedback: Feedback = Feedback()
    logging: Field = unknown("operation.logging")


_OVERRULED = "Whoever is responsible has to be able to say no, and it has to be known why."
_REASONS = ("wrong", "not enough to decide on", "out of date", "not allowed", "something else")


def operation_plan(
    statement: ProblemStatement, oversight: tuple[OversightRow, ...]
) -> OperationPlan:
    """What was said about running it, and the least people need to stay in charge."""
    if statement.kind in {None, Kind.NOT_ML} or statement.is_ml is False:
        return OperationPlan()
    return OperationPlan(
        queues=_queues(statement, oversight),
        override=Override(
            who=_said(statement, "decision.actor", "operation.override.who", "P-S01"),
            reasons=proposed("operation.override.reasons", _REASONS, _OVERRULED),
            logged=proposed(
                "operation.override.logged", "who, when, why, and what it had proposed", _OVERRULED
            ),
        ),
        ux=_experience(statement),
        feedback=_feedback(statement),
        logging=proposed(
            "operation.logging",
            "input, output, version of every part, and what people did with it",
            "Without it nobody can find out later why something happened.",
        ),
    )


def _said(statement: ProblemStatement, source: str, path: str, ask: str) -> Field:
    return carried(statement, source, path) if statement.known(source) else unknown(path, ask)


def _queues(
    statement: ProblemStatement, oversight: tuple[OversightRow, ...]
) -> tuple[ReviewQueue, ...]:
    """One queue, as soon as one action waits for people."""
    waits = [row for row in oversight if row.floor and row.floor.rank >= OversightMode.APPROVE.rank]
    if not waits:
        return ()
    path = "operation.queues.QU-01"

    def asked(name: str) -> Field:
        return unknown(f"{path}.{name}", "P-Q01")

    return (
        ReviewQueue(
            id="QU-01",
            name=proposed(
                f"{path}.name",
                "what waits for approval",
                f"{', '.join(row.id for row in waits)}: people decide.",
            ),
            channel=asked("channel"),
            approvers=_said(statement, "task.approvers", f"{path}.approvers", "P-Q01"),
            respond_within=asked("respond_within"),
            capacity=_said(statement, "decision.capacity", f"{path}.capacity", "P-Q01"),
            coverage=asked("coverage"),
            **{name: asked(name) for name in LOAD},
            ordering=proposed(
                f"{path}.ordering", "the nearest deadline first", "Nothing runs out unseen."
            ),
        ),
    )


def load_of(queue: ReviewQueue) -> Load | None:
    """The load of a queue, from the numbers somebody told; none where one is missing."""
    arrivals, share, minutes, people = (_number(getattr(queue, name)) for name in LOAD)
    if arrivals is None or minutes is None or people is None:
        return None
    return Load(
        arrivals_per_hour=arrivals,
        routed_share=1.0 if share is None else min(share / 100 if share > 1 else share, 1.0),
        minutes_each=minutes,
        reviewers=people,
    )


def _number(leaf: Field | None) -> float | None:
    value = leaf.value if leaf is not None else None
    if isinstance(value, Quantity):
        return max(value.value, 0.0)
    return max(float(value), 0.0) if isinstance(value, int | float) else None


def _experience(statement: ProblemStatement) -> Experience:
    told = Experience(
        control=_said(statement, "decision.automation_level", "operation.ux.control", "P-U01"),
        error_states=_said(
            statement, "task.failure_handling", "operation.ux.error_states", "P-U01"
        ),
        correction=_said(statement, "task.recourse", "operation.ux.correction", "P-U01"),
        undo=_said(statement, "task.undo", "operation.ux.undo", "P-U01"),
    )
    seen = statement.kind in LANGUAGE_MODEL_KINDS
    if not seen:
        return told
    disclosure = proposed(
        "operation.ux.disclosure",
        "it says that a machine wrote this and that it can be wrong",
        "People who read it should know what they are dealing with.",
    )
    return told.model_copy(update={"disclosure": disclosure})


def _feedback(statement: ProblemStatement) -> Feedback:
    why = "Use is the cheapest source of labels there is."
    wrote = statement.kind in LANGUAGE_MODEL_KINDS
    implicit = "what people change in it before they use it" if wrote else "what people do instead"
    return Feedback(
        implicit=proposed("operation.feedback.implicit", implicit, why),
        explicit=proposed("operation.feedback.explicit", "one press: this was wrong", why),
        to_labels=_said(statement, "data.label_source", "operation.feedback.to_labels", "P-U01"),
    )
