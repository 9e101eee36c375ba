"""Which proposals a short view shows: the few that matter most for the kind of task."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.domain.framing.field import FIELDS
from bot.domain.framing.fit import KIND, VERDICT
from bot.domain.framing.instead import INSTEAD
from bot.domain.framing.kind import Kind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Status

MOST_PROPOSALS = 4
_OPTIONAL = 9
_ELSEWHERE = frozenset({"title", "summary", VERDICT, KIND, *INSTEAD})
_FINE = "ml_fit.answers."  # too fine-grained for a short view
_LEVEL, _RULE, _WITHOUT = (
    "decision.automation_level",
    "ml_fit.heuristic",
    "ml_fit.non_ml_alternatives",
)
_STOP, _WORST, _GUARD = "hypothesis.kill_criteria", "task.typical_error", "metrics.guardrails"
_LEAK, _MISUSE, _MEASURE = "data.leakage_risks", "risk.misuse", "metrics.model"
_USUAL = (_LEVEL, _RULE, _WITHOUT, _GUARD, _STOP, _WORST)
_FIRST: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        Kind.INFORMATION_EXTRACTION: (_LEVEL, _RULE, _MEASURE, _WORST, _GUARD),
        Kind.RANKING: (_RULE, _GUARD, _STOP, _MISUSE, _LEVEL),
        Kind.RECOMMENDATION: (_RULE, _GUARD, _STOP, _MISUSE, _LEVEL),
        Kind.FORECASTING: (_RULE, _WITHOUT, _LEAK, _GUARD, _LEVEL),
        Kind.ANOMALY_DETECTION: (_RULE, _GUARD, _WORST, _WITHOUT, _LEVEL),
        Kind.LLM_GENERATION: (_LEVEL, _WORST, _RULE, _GUARD, _STOP),
        Kind.RAG_QA: (_LEVEL, _WORST, _RULE, _GUARD, _STOP),
        Kind.AGENT_ACTIONS: (_LEVEL, _WORST, _GUARD, _RULE, _STOP),
    }
)


def proposals_in(statement: ProblemStatement) -> list[Field]:
    """Every proposal a short view could show: what people assumed, then what matters most."""
    first = _FIRST.get(statement.kind, _USUAL) if statement.kind else _USUAL
    order = list(FIELDS)

    def rank(field: Field) -> tuple[int, int, int]:
        place = first.index(field.path) if field.path in first else len(first)
        place = -1 if field.follow_up else place
        definition = FIELDS.get(field.path)
        if definition is None:
            return (place, _OPTIONAL, len(order))
        required = definition.required
        return (place, _OPTIONAL if required is None else required, order.index(field.path))

    found = [
        field
        for field in statement.having(Status.ASSUMED)
        if field.path not in _ELSEWHERE and not field.path.startswith(_FINE)
    ]
    return sorted(found, key=rank)
