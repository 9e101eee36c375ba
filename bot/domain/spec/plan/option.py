"""The options that are compared, the simplest one always among them."""

from collections.abc import Iterator

from bot.domain.framing.kind import KINDS, LANGUAGE_MODEL_KINDS, Kind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Frozen
from bot.domain.spec.leaf import carried, items, proposed, unknown


class Option(Frozen):
    """One way to do it, and what it reached; an empty cell has not been measured."""

    id: str
    simplest: bool = False
    name: Field
    quality: Field
    latency: Field
    cost: Field
    effort: Field | None = None
    explainability: Field | None = None
    risk: Field | None = None
    evidence: Field | None = None  # the run that measured it


_COMPARED = "Compared with the simplest one, it has to be worth its price."
_SIMPLE = "The simplest thing that could work, so that the rest has something to beat."
_USUAL: dict[Kind, tuple[str, str]] = {
    Kind.BINARY_CLASSIFICATION: ("logistic regression", "boosted trees"),
    Kind.MULTICLASS_CLASSIFICATION: ("a linear model on word counts", "a fine-tuned text model"),
    Kind.INFORMATION_EXTRACTION: ("a small extraction model", "a large language model"),
    Kind.REGRESSION: ("linear regression", "boosted trees"),
    Kind.RANKING: ("a linear ranker", "boosted trees"),
    Kind.RECOMMENDATION: ("items bought together", "a learned recommender"),
    Kind.FORECASTING: ("exponential smoothing", "boosted trees with a calendar"),
    Kind.ANOMALY_DETECTION: ("limits that follow the season", "a learned model of normal"),
    Kind.SEGMENTATION: ("a few agreed rules", "clustering"),
    Kind.LLM_GENERATION: ("a small language model", "a large language model"),
    Kind.RAG_QA: ("search with a small language model", "search with a large language model"),
    Kind.HYBRID: ("rules with one learned part", "every part learned"),
    Kind.AGENT_ACTIONS: ("a script with one model call", "an agent that chooses its own steps"),
}


def options(statement: ProblemStatement) -> tuple[Option, ...]:
    """At least two ways: what was named, what is usual, and the simplest first."""
    if statement.kind in {None, Kind.NOT_ML} or statement.is_ml is False:
        return ()
    found = [*_simplest(statement), *_others(statement)]
    return tuple(
        Option(
            id=f"OP-{rank:02d}",
            simplest=rank == 1,
            name=name.model_copy(update={"path": f"options.OP-{rank:02d}.name"}),
            quality=unknown(f"options.OP-{rank:02d}.quality", "P-O01"),
            latency=unknown(f"options.OP-{rank:02d}.latency", "P-O01"),
            cost=unknown(f"options.OP-{rank:02d}.cost", "P-O01"),
        )
        for rank, name in enumerate(found, start=1)
    )


def _simplest(statement: ProblemStatement) -> Iterator[Field]:
    if statement.known("ml_fit.heuristic"):
        yield carried(statement, "ml_fit.heuristic", "name")
        return
    definition = KINDS.get(statement.kind) if statement.kind else None
    usual = " or ".join(definition.baselines) if definition else ""
    yield proposed("name", usual or "today's way of working", _SIMPLE)


def _others(statement: ProblemStatement) -> Iterator[Field]:
    yield from items(statement, "ml_fit.non_ml_alternatives", "name")
    small, large = _USUAL.get(statement.kind, ("", "")) if statement.kind else ("", "")
    if small:
        yield proposed("name", small, _COMPARED)
    if large and statement.kind in LANGUAGE_MODEL_KINDS | {Kind.INFORMATION_EXTRACTION}:
        yield proposed("name", large, "The usual first idea; often the dearest.")
    elif large:
        yield proposed("name", large, _COMPARED)
