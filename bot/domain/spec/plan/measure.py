"""What is watched after launch: is it right, do people use it, and what comes of it."""

from enum import StrEnum

from bot.domain.framing.kind import LANGUAGE_MODEL_KINDS, Kind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Frozen
from bot.domain.spec.criterion import AcceptanceCriterion, CriterionKind
from bot.domain.spec.leaf import carried, proposed, unknown

_MOST = 3  # measures of accuracy; the rest is in the criteria


class MeasureGroup(StrEnum):
    """The three questions."""

    ACCURACY = "accuracy"
    ADOPTION = "adoption"
    RETURN = "return"


class Measure(Frozen):
    """One figure on the board, with where it stood before launch."""

    id: str
    group: MeasureGroup
    metric: Field
    criterion: str | None = None
    before_launch: Field
    source: Field
    cadence: Field
    owner: Field
    alert: Field


def measures(
    statement: ProblemStatement, criteria: tuple[AcceptanceCriterion, ...]
) -> tuple[Measure, ...]:
    """What the criteria judge, whether people use it, and the number the goal is about."""
    if statement.kind in {None, Kind.NOT_ML} or statement.is_ml is False:
        return ()
    found: list[tuple[MeasureGroup, Field, str | None]] = []
    judged = [one for one in criteria if one.kind is CriterionKind.STATISTICAL][:_MOST]
    found += [(MeasureGroup.ACCURACY, one.text, one.id) for one in judged]
    wrote = statement.kind in LANGUAGE_MODEL_KINDS
    used = (
        "the share of its outputs people use unchanged" if wrote else "how often people follow it"
    )
    why = "A right answer nobody follows changes nothing."
    found.append((MeasureGroup.ADOPTION, proposed("metric", used, why), None))
    outcome = next((one for one in criteria if one.kind is CriterionKind.BUSINESS), None)
    if statement.known("business_goal.metric"):
        metric = carried(statement, "business_goal.metric", "metric")
        found.append((MeasureGroup.RETURN, metric, outcome.id if outcome else None))
    return tuple(
        _measure(statement, rank, group, metric, criterion)
        for rank, (group, metric, criterion) in enumerate(found, start=1)
    )


def _measure(
    statement: ProblemStatement,
    rank: int,
    group: MeasureGroup,
    metric: Field,
    criterion: str | None,
) -> Measure:
    path = f"measures.ME-{rank:02d}"
    before = unknown(f"{path}.before_launch", "P-M01")
    if group is MeasureGroup.RETURN and statement.known("business_goal.baseline"):
        before = carried(statement, "business_goal.baseline", f"{path}.before_launch")
    return Measure(
        id=f"ME-{rank:02d}",
        group=group,
        metric=metric.model_copy(update={"path": f"{path}.metric"}),
        criterion=criterion,
        before_launch=before,
        source=unknown(f"{path}.source", "P-M01"),
        cadence=proposed(f"{path}.cadence", "weekly", "Often enough to act on."),
        owner=unknown(f"{path}.owner", "P-M01"),
        alert=unknown(f"{path}.alert", "P-M01"),
    )
