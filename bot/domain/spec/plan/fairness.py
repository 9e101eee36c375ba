"""Who could be treated worse, how that is measured, and what it does not know."""

from collections.abc import Iterator

from bot.domain.framing.kind import Kind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Frozen, value_text
from bot.domain.spec.leaf import carried, composed, items, proposed, said, unknown


class FairnessPlan(Frozen):
    """Which groups are compared, on what, and by which right."""

    groups: Field = unknown("fairness.groups", "P-F01")
    metric: Field = unknown("fairness.metric", "P-F01")
    limit: Field = unknown("fairness.limit", "P-F01")
    smallest_group: Field = unknown("fairness.smallest_group", "P-F01")
    right_to_measure: Field = unknown("fairness.right_to_measure", "P-F01")


class Limitation(Frozen):
    """One plain sentence that people who use it are told."""

    id: str
    text: Field


_OF_KIND: dict[Kind, str] = {
    Kind.BINARY_CLASSIFICATION: "It gives a chance, not a fact: single cases can turn out otherwise.",
    Kind.MULTICLASS_CLASSIFICATION: "It puts every case into a class it knows, even a new sort.",
    Kind.INFORMATION_EXTRACTION: "It can misread a document that looks different from those before.",
    Kind.REGRESSION: "It gives an estimate; unusual cases can be far off.",
    Kind.RANKING: "It sorts what is there; it does not say that the first one is good.",
    Kind.RECOMMENDATION: "It knows what was liked before, not what somebody wants today.",
    Kind.FORECASTING: "It continues what was; it knows nothing of events nobody has told it.",
    Kind.ANOMALY_DETECTION: "It finds the unusual, which is not always what is wrong.",
    Kind.SEGMENTATION: "Its groups are a view on people, not a property of them.",
    Kind.LLM_GENERATION: "It can write something that sounds right and is wrong.",
    Kind.RAG_QA: "It knows only its documents, and can misread them.",
    Kind.AGENT_ACTIONS: "It can misunderstand a task and carry it out all the same.",
    Kind.HYBRID: "A mistake of one part goes on into the next.",
}


def fairness_plan(statement: ProblemStatement) -> FairnessPlan:
    """What was said about groups; a threshold or a right nobody named stays open."""
    if not statement.known("risk.groups"):
        return FairnessPlan()
    groups = carried(statement, "risk.groups", "fairness.groups")
    return FairnessPlan().model_copy(update={"groups": groups})


def limitations(statement: ProblemStatement) -> tuple[Limitation, ...]:
    """What people who use it have to know, in whole sentences."""
    if statement.kind in {None, Kind.NOT_ML} or statement.is_ml is False:
        return ()
    return tuple(
        Limitation(
            id=f"LM-{rank:02d}",
            text=leaf.model_copy(update={"path": f"limitations.LM-{rank:02d}.text"}),
        )
        for rank, leaf in enumerate(_limitations(statement), start=1)
    )


def _limitations(statement: ProblemStatement) -> Iterator[Field]:
    if statement.kind is not None:
        words = _OF_KIND[statement.kind]
        yield proposed("text", words, "True of every system of this kind.")
    population = carried(statement, "business_goal.population", "text")
    if population.value is not None:
        words = f"It was made for {said(population)}; of anything else nobody has tested it."
        yield composed("text", words, population)
    for use in items(statement, "risk.restricted_uses", "text"):
        yield composed("text", f"It is not to be used for {said(use)}.", use)
    languages = carried(statement, "constraints.languages", "text")
    if value_text(languages.value).strip():
        yield composed("text", f"It is meant for these languages: {said(languages)}.", languages)
