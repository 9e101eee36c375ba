"""The rollout plan: who gets it first, what lets the next phase begin, and what stops it."""

from enum import StrEnum

from bot.domain.framing.kind import Kind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Frozen
from bot.domain.spec.criterion import AcceptanceCriterion, CriterionKind, Severity
from bot.domain.spec.leaf import carried, proposed, unknown


class PhaseName(StrEnum):
    """How far it is let in."""

    SHADOW = "shadow"  # it runs; nobody sees it
    INTERNAL = "internal"
    CANARY = "canary"
    LIMITED = "limited"
    GENERAL = "general"


LIMITED_PHASES = frozenset({PhaseName.CANARY, PhaseName.LIMITED})


class Phase(Frozen):
    """One phase; it ends when its criteria pass, never on a date alone."""

    id: str
    name: PhaseName
    population: Field
    share: Field
    at_least: Field  # how long, whatever the results
    exit_on: tuple[str, ...] = ()  # criteria that have to pass
    held: tuple[str, ...] = ()  # criteria that must not fail meanwhile
    stricter_by: int = 0  # steps of oversight on top of what each action needs
    rollback_when: Field
    owner: Field


class CheckName(StrEnum):
    """What has to be in place before people meet it."""

    LIMITATIONS = "limitations"
    FEEDBACK = "feedback"
    ON_CALL = "on_call"
    STOP_DRILL = "stop_drill"
    APPROVERS_TRAINED = "approvers_trained"
    SUPPORT_BRIEFED = "support_briefed"
    DISCLOSURE = "disclosure"
    BASELINE = "baseline"
    ASSIGNMENT = "assignment"
    DATA_PROTECTION = "data_protection"


class Check(Frozen):
    """One line of the launch checklist; `done` is what shows that it is done."""

    id: str
    name: CheckName
    what: str
    done: Field


class RolloutPlan(Frozen):
    """How it reaches people, step by step."""

    phases: tuple[Phase, ...] = ()
    checklist: tuple[Check, ...] = ()


_STEP_BY_STEP = "A small group first: what goes wrong there is seen before it reaches everybody."
_PHASES = (
    (PhaseName.SHADOW, "nobody: it runs beside today's way", "none", "two weeks", 0),
    (PhaseName.INTERNAL, "the team", "the team", "one week", 1),
    (PhaseName.CANARY, "a first group, drawn by lot", "1 to 5 %", "one week", 0),
    (PhaseName.LIMITED, "a larger group", "25 %", "two weeks", 0),
    (PhaseName.GENERAL, "everybody it is meant for", "all", "as long as it runs", 0),
)
_CHECKS = {
    CheckName.LIMITATIONS: "its limits are told where people meet it",
    CheckName.FEEDBACK: "a button reports a mistake",
    CheckName.ON_CALL: "somebody is on call",
    CheckName.STOP_DRILL: "stopping it has been tried",
    CheckName.APPROVERS_TRAINED: "those who approve know what to look for",
    CheckName.SUPPORT_BRIEFED: "support knows what to say",
    CheckName.DISCLOSURE: "people are told that it is a machine, where they have to be",
    CheckName.BASELINE: "today's figures are recorded",
    CheckName.ASSIGNMENT: "who gets it and who does not is drawn and fixed",
    CheckName.DATA_PROTECTION: "data protection has agreed",
}
_PRIVACY = frozenset({"F-PERSONAL-DATA", "F-SPECIAL-CATEGORY", "F-CHILDREN", "F-BIOMETRIC"})


def rollout_plan(
    statement: ProblemStatement, criteria: tuple[AcceptanceCriterion, ...]
) -> RolloutPlan:
    """The usual phases; a phase ends on the criteria of this spec."""
    if statement.kind in {None, Kind.NOT_ML} or statement.is_ml is False:
        return RolloutPlan()
    judged = tuple(
        one.id
        for one in criteria
        if one.kind in {CriterionKind.STATISTICAL, CriterionKind.SLO}
        or one.severity is Severity.CRITICAL
    )
    held = tuple(one.id for one in criteria if one.kind is CriterionKind.INVARIANT)
    outcome = tuple(one.id for one in criteria if one.kind is CriterionKind.BUSINESS)

    def ending(name: PhaseName) -> tuple[str, ...]:
        return outcome if name is PhaseName.LIMITED and outcome else judged or outcome

    return RolloutPlan(
        phases=tuple(
            _phase(statement, f"PH-{rank:02d}", row).model_copy(
                update={"exit_on": ending(row[0]), "held": held}
            )
            for rank, row in enumerate(_PHASES, start=1)
        ),
        checklist=_checklist(statement),
    )


def _phase(
    statement: ProblemStatement, number: str, row: tuple[PhaseName, str, str, str, int]
) -> Phase:
    name, population, share, least, stricter = row
    path = f"rollout.phases.{number}"
    return Phase(
        id=number,
        name=name,
        population=proposed(f"{path}.population", population, _STEP_BY_STEP),
        share=proposed(f"{path}.share", share, _STEP_BY_STEP),
        at_least=proposed(f"{path}.at_least", least, _STEP_BY_STEP),
        stricter_by=stricter,
        rollback_when=proposed(
            f"{path}.rollback_when",
            "a critical criterion fails, or something that must never happen happens",
            "Going back needs no meeting.",
        ),
        owner=carried(statement, "owner", f"{path}.owner"),
    )


def _checklist(statement: ProblemStatement) -> tuple[Check, ...]:
    private = any(flag.live and flag.flag in _PRIVACY for flag in statement.flags)
    names = [name for name in CheckName if private or name is not CheckName.DATA_PROTECTION]
    return tuple(
        Check(
            id=f"CK-{rank:02d}",
            name=name,
            what=_CHECKS[name],
            done=unknown(f"rollout.checklist.CK-{rank:02d}.done", "P-R01"),
        )
        for rank, name in enumerate(names, start=1)
    )
