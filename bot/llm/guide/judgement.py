"""Weighs the evidence for the kind of task, and proposes what may be proposed."""

from collections import defaultdict

from bot.domain.framing.bank import BANK
from bot.domain.framing.field import FIELDS
from bot.domain.framing.kind import LANGUAGE_MODEL_KINDS, Kind, NotMlKind
from bot.domain.framing.statement import ProblemStatement, in_order
from bot.domain.framing.wording import WORDINGS
from bot.domain.provenance import Field, Status, value_text
from bot.llm.guide.finding import Finding
from bot.llm.guide.readers.kind import SUBKIND

_STRONG = 5  # evidence a second kind needs to make the task a hybrid
_LEARNING = 6  # evidence of learning that outweighs a smell of rules
_QUOTES = 3
_VERDICTS = {Kind.NOT_ML: "rules", Kind.HYBRID: "hybrid"}
_FAMILIES = {
    Kind.MULTICLASS_CLASSIFICATION: Kind.BINARY_CLASSIFICATION,
    Kind.RANKING: Kind.RECOMMENDATION,
    Kind.ANOMALY_DETECTION: Kind.BINARY_CLASSIFICATION,
}


def judged(
    statement: ProblemStatement, findings: list[Finding], closed: frozenset[str]
) -> ProblemStatement:
    """The statement with its kind, the proposals that follow, and what is still to be asked."""
    fields = dict(statement.fields)
    kind_field, subkind = _kind(fields.get("task.kind"), findings)
    if kind_field is not None:
        fields["task.kind"] = kind_field
    kind = _as_kind(kind_field)
    for proposal in _proposals(kind, subkind, statement.language):
        fields.setdefault(proposal.path, proposal)
    for entry in BANK.values():
        definition = FIELDS.get(entry.field)
        if definition is None or definition.required not in {0, 1} or entry.when == "never":
            continue
        if entry.id in closed:
            continue
        present = fields.get(entry.field, Field(path=entry.field))
        if present.status is not Status.STATED and present.confirmed is None and not present.ask:
            fields[entry.field] = present.model_copy(update={"ask": entry.id})
    return statement.model_copy(
        update={
            "fields": {field.path: field for field in in_order(fields.values())},
            "kind": kind,
            "is_ml": None if kind is None else kind is not Kind.NOT_ML,
            "not_ml_subkind": subkind if kind is Kind.NOT_ML else None,
        }
    )


def _as_kind(field: Field | None) -> Kind | None:
    value = value_text(field.value) if field else ""
    return Kind(value) if value in set(Kind) else None


def _kind(entered: Field | None, findings: list[Finding]) -> tuple[Field | None, NotMlKind | None]:
    smells = [finding for finding in findings if finding.path == SUBKIND]
    subkind = NotMlKind(str(smells[0].value)) if smells else None
    if entered is not None and entered.confirmed is not None:
        return entered, subkind
    evidence: dict[Kind, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.path == "task.kind":
            evidence[Kind(str(finding.value))].append(finding)
    weights = {kind: sum(f.weight for f in found) for kind, found in evidence.items()}
    best = max(weights, key=lambda k: (weights[k], -evidence[k][0].index), default=None)
    if smells and (best is None or weights[best] < _LEARNING):
        return _inferred(Kind.NOT_ML, smells), subkind
    if best is None:
        return None, subkind
    second = [
        kind
        for kind, weight in weights.items()
        if weight >= _STRONG and _FAMILIES.get(kind, kind) != _FAMILIES.get(best, best)
    ]
    if weights[best] >= _STRONG and second:
        parts = [best, *second]
        return _inferred(Kind.HYBRID, [evidence[part][0] for part in parts]), subkind
    return _inferred(best, evidence[best]), subkind


def _inferred(kind: Kind, evidence: list[Finding]) -> Field:
    strongest = sorted(evidence, key=lambda finding: (-finding.weight, finding.index))
    quotes = tuple(dict.fromkeys(finding.quote for finding in strongest))[:_QUOTES]
    reasons = dict.fromkeys(finding.rationale for finding in strongest if finding.rationale)
    return Field(
        path="task.kind",
        value=kind.value,
        status=Status.INFERRED,
        quotes=quotes,
        rationale=" ".join(list(reasons)[:2]) or None,
    )


def _proposals(kind: Kind | None, subkind: NotMlKind | None, language: str) -> list[Field]:
    """Assumptions that bring in no fact about the world."""
    if kind is None:
        return []
    words = WORDINGS[language]
    verdict = _VERDICTS.get(kind, "llm" if kind in LANGUAGE_MODEL_KINDS else "ml")
    if kind is Kind.NOT_ML and subkind is not None:
        verdict = subkind.value
    proposals = [
        Field(
            path="ml_fit.verdict",
            value=verdict,
            status=Status.ASSUMED,
            rationale=words.verdict_reason,
        )
    ]
    if kind is not Kind.NOT_ML:
        level = Field(
            path="decision.automation_level",
            value="suggest",
            status=Status.ASSUMED,
            rationale=words.level_reason,
        )
        proposals.append(level)
    return proposals
