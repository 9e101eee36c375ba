"""Names the traps a conversation walks into, by the kind of task and the words that show them."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from bot.domain.framing.fit import ANSWERS, FitQuestion
from bot.domain.framing.kind import LANGUAGE_MODEL_KINDS, Kind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.framing.trap import Trap
from bot.domain.provenance import Field, Quantity, Quote, value_text
from bot.llm.guide.finding import Finding
from bot.llm.guide.playbook import playbook
from bot.llm.guide.readers.trap import TRAP

_ALL = 100  # percent; nothing can shrink by more
_RARE = frozenset({Kind.BINARY_CLASSIFICATION, Kind.ANOMALY_DETECTION})
_NUMBERS = frozenset({Kind.REGRESSION, Kind.FORECASTING})
_LISTS = frozenset({Kind.RANKING, Kind.RECOMMENDATION})
_LEARNED = frozenset(Kind) - {Kind.NOT_ML}
# What was said | the kinds it misleads in | the trap
_BY_KIND: tuple[tuple[str, frozenset[Kind], str], ...] = (
    ("accuracy", _RARE, "accuracy_on_rare"),
    ("accuracy", frozenset({Kind.MULTICLASS_CLASSIFICATION}), "average_hides"),
    ("accuracy", frozenset({Kind.INFORMATION_EXTRACTION}), "accuracy_without_unit"),
    ("percent_error", _NUMBERS, "percent_error_near_zero"),
    ("no_invention", LANGUAGE_MODEL_KINDS, "no_invention"),
    ("transcript", frozenset({Kind.AGENT_ACTIONS}), "transcript_success"),
    ("per_step", frozenset({Kind.AGENT_ACTIONS}), "errors_multiply"),
    ("few_events", frozenset({Kind.ANOMALY_DETECTION}), "few_events"),
    ("model_as_judge", LANGUAGE_MODEL_KINDS, "model_as_judge"),
    ("clicks", _LISTS, "clicks_are_not_value"),
    ("old_versions", frozenset({Kind.RAG_QA}), "old_versions"),
    ("sold_out", frozenset({Kind.FORECASTING}), "sold_out_hides_demand"),
    ("never_wrong", _LEARNED, "never_wrong"),
)
_IMPOSSIBLE: Mapping[str, bool] = MappingProxyType(
    {"never_wrong": True, "all_and_none": True, "more_than_all": True, "no_invention": True}
)
_ABSOLUTE = frozenset({"never_wrong", "all_and_none", "no_invention"})


def traps_in(statement: ProblemStatement, findings: Sequence[Finding]) -> tuple[Trap, ...]:
    """Every trap once, what cannot be had first."""
    texts = playbook(statement.language).traps
    found: dict[str, Quote | None] = {}
    for key, quote in (*_impossible(statement, findings), *_misleading(statement, findings)):
        found.setdefault(key, quote)
    if "all_and_none" in found:
        found.pop("never_wrong", None)
    if statement.known("task.acceptable_failure"):  # somebody has said how much is tolerable
        found = {key: quote for key, quote in found.items() if key not in _ABSOLUTE}
    traps = (
        Trap(id=key, text=texts[key], quote=quote, impossible=key in _IMPOSSIBLE)
        for key, quote in found.items()
    )
    return tuple(sorted(traps, key=lambda trap: not trap.impossible))


def _said(findings: Sequence[Finding], word: str) -> Quote | None:
    hits = (f.quote for f in findings if f.path == TRAP and f.value == word)
    return next(hits, None)


def _impossible(
    statement: ProblemStatement, findings: Sequence[Finding]
) -> Iterator[tuple[str, Quote | None]]:
    target = statement.field("business_goal.target")
    if _more_than_all(target, statement):
        yield "more_than_all", _first(target)
    every, none = _said(findings, "catch_all"), _said(findings, "no_false_alarm")
    if every is not None and none is not None:
        yield "all_and_none", every


def _more_than_all(target: Field, statement: ProblemStatement) -> bool:
    value = target.value
    down = statement.field("business_goal.direction").value == "down"
    if not isinstance(value, Quantity) or value.unit != "%":
        return False
    return down and value.kind == "rel" and value.value > _ALL


def _misleading(
    statement: ProblemStatement, findings: Sequence[Finding]
) -> Iterator[tuple[str, Quote | None]]:
    for word, kinds, key in _BY_KIND:
        quote = _said(findings, word)
        if quote is not None and statement.kind in kinds:
            yield key, quote
    examples = statement.field(ANSWERS + FitQuestion.EXAMPLES)
    if examples.value is False and statement.kind is Kind.FORECASTING:
        yield "no_history", _first(examples)
    measures = statement.field("metrics.model")
    if statement.kind is Kind.NOT_ML and measures.quotes:
        yield "measures_without_model", _first(measures)
    if statement.kind is Kind.SEGMENTATION and not statement.known("decision.supported"):
        kind = statement.field("task.kind")
        if value_text(kind.value) and kind.quotes:
            yield "groups_without_decision", _first(kind)


def _first(field: Field) -> Quote | None:
    return next(iter(field.quotes), None)
