"""Weighs the evidence for the kind of task, and proposes what may be proposed."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from bot.domain.conversation.model import Message
from bot.domain.framing.assumption import standing_in, with_defaults
from bot.domain.framing.bank import BANK
from bot.domain.framing.field import FIELDS
from bot.domain.framing.fit import KIND, VERDICT, FitVerdict, Leaning, Reason, verdict_on
from bot.domain.framing.kind import KINDS, Kind, NotMlKind
from bot.domain.framing.statement import ProblemStatement, in_order
from bot.domain.framing.wording import WORDINGS
from bot.domain.framing.wording_fit import reason_in
from bot.domain.framing.words import Words
from bot.domain.provenance import Field, Quote, Status
from bot.llm.guide.finding import Finding
from bot.llm.guide.proposing import usual
from bot.llm.guide.readers.fit import SUBKIND

_STRONG = 5  # evidence a second kind needs to make the task a hybrid
_PLAIN = 3  # evidence of a kind that makes its usual proposals worth reading
_AS_MUCH = 0.6  # of the evidence for the first
_LEARNING = 6  # evidence of learning that outweighs a smell of rules
_COUNTED = 3  # kinds in one message that are its parts, however little is said of each
_QUOTES = 3
_LONGEST_CLAUSE = 90  # characters
_BREAK = re.compile(r"[.,;:!?\n(]\s*|\s(?:and|und|et|then|dann|puis)\s", re.IGNORECASE)
_FAMILIES = {
    Kind.MULTICLASS_CLASSIFICATION: Kind.BINARY_CLASSIFICATION,
    Kind.RANKING: Kind.RECOMMENDATION,
    Kind.ANOMALY_DETECTION: Kind.BINARY_CLASSIFICATION,
}
# What is still worth asking about where nothing is learned: there is no model to measure.
_WITHOUT_LEARNING = frozenset({"document", "business_goal", "user_problem", "decision", "ml_fit"})
_Evidence = Mapping[Kind, list[Finding]]


def judged(
    statement: ProblemStatement,
    findings: list[Finding],
    closed: frozenset[str],
    said: Sequence[Message],
) -> ProblemStatement:
    """The statement with its kind, the proposals that follow, and what is still to be asked."""
    fields = dict(statement.fields)
    evidence = _evidence(findings)
    leaning = _leaning(evidence, [finding for finding in findings if finding.path == SUBKIND])
    verdict = verdict_on(fields, leaning)
    if verdict is not None:
        for proposal in _proposals(verdict, evidence, leaning, statement.language):
            present = fields.get(proposal.path)
            untouched = present is None or (present.confirmed is None and present.closing is None)
            fields[proposal.path] = proposal if untouched else standing_in(present, proposal)
    level = _level(verdict, statement.language)
    supported = _supported(verdict, evidence)
    proposals = usual(verdict, fields, said, statement.language, supported=supported)
    for proposal in (*level, *proposals):
        fields[proposal.path] = standing_in(fields.get(proposal.path), proposal)
    fields = with_defaults(fields, statement.language)
    learned = verdict is None or verdict.kind is not Kind.NOT_ML
    fields |= _asked(fields, closed, sections=None if learned else _WITHOUT_LEARNING)
    return statement.model_copy(
        update={
            "fields": {field.path: field for field in in_order(fields.values())},
            "kind": verdict.kind if verdict else None,
            "is_ml": verdict.is_ml if verdict else None,
            "not_ml_subkind": verdict.not_ml if verdict else None,
        }
    )


def _asked(
    fields: Mapping[str, Field], closed: frozenset[str], sections: frozenset[str] | None
) -> dict[str, Field]:
    """The fields that a question is still open about, in these sections or in all."""
    asked: dict[str, Field] = {}
    for entry in BANK.values():
        definition = FIELDS.get(entry.field)
        if definition is None or definition.required not in {0, 1} or entry.when == "never":
            continue
        if entry.id in closed or entry.field in asked:
            continue
        if sections is not None and definition.section not in sections:
            continue
        present = fields.get(entry.field, Field(path=entry.field))
        if _unasked(present):
            asked[entry.field] = present.model_copy(update={"ask": entry.id})
    return asked


def _unasked(field: Field) -> bool:
    """Whether nobody has said, dealt with or been asked about a field."""
    open_still = field.confirmed is None and field.closing is None and not field.ask
    return field.status is not Status.STATED and open_still


def _evidence(findings: list[Finding]) -> _Evidence:
    evidence: dict[Kind, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.path == KIND:
            evidence[Kind(str(finding.value))].append(finding)
    return evidence


def _leaning(evidence: _Evidence, found: list[Finding]) -> Leaning:
    """What the task reads like; a second kind counts where there is as much to it."""
    weights = {kind: _weight(hints) for kind, hints in evidence.items()}
    weights = {kind: weight for kind, weight in weights.items() if weight >= 1}
    best = max(weights, key=lambda k: (weights[k], -evidence[k][0].index), default=None)
    parts: tuple[Kind, ...] = ()
    if best is not None:
        beside = [
            kind
            for kind, weight in weights.items()
            if max(_STRONG, weights[best] * _AS_MUCH) <= weight
            and _FAMILIES.get(kind, kind) != _FAMILIES.get(best, best)
        ]
        parts = (best, *beside) if weights[best] >= _STRONG else (best,)
        parts = _listed(evidence) or parts
    return Leaning(
        parts=parts,
        learned=best is not None and weights[best] >= _LEARNING,
        found=NotMlKind(str(found[0].value)) if found else None,
        quotes=tuple(finding.quote for finding in found[:_QUOTES]),
    )


def _weight(hints: list[Finding]) -> float:
    """What speaks for a kind; single words say little, and one of them alone nothing."""
    return sum(f.weight if not f.tentative else 0.5 for f in hints)


def _listed(evidence: _Evidence) -> tuple[Kind, ...]:
    """The parts somebody counted off in one message: "read the fields, sort them, draft a reply"."""
    hints = sorted(
        (f.index, f.quote.start, kind)
        for kind, found in evidence.items()
        for f in found
        if not f.tentative
    )
    by_message: dict[int, dict[Kind, Kind]] = defaultdict(dict)
    for index, _, kind in hints:
        by_message[index].setdefault(_FAMILIES.get(kind, kind), kind)
    counted = (tuple(kinds.values()) for kinds in by_message.values() if len(kinds) >= _COUNTED)
    return next(counted, ())


def _proposals(
    verdict: FitVerdict, evidence: _Evidence, leaning: Leaning, language: str
) -> list[Field]:
    """The verdict with its reason, and the kind of task it is about."""
    reason = reason_in(language, verdict.reason)
    proposals = [
        Field(
            path=VERDICT,
            value=verdict.value,
            status=Status.ASSUMED,
            quotes=verdict.quotes[:_QUOTES],
            rationale=f"{reason} {WORDINGS[language].verdict_reason}",
        )
    ]
    if verdict.kind is Kind.NOT_ML and verdict.quotes:
        proposals.append(
            Field(
                path=KIND,
                value=verdict.kind.value,
                status=Status.INFERRED,
                quotes=verdict.quotes[:_QUOTES],
                rationale=verdict.rationale or reason,
            )
        )
    elif verdict.kind is not None and verdict.kind is not Kind.NOT_ML and leaning.parts:
        hints = [evidence[part][0] for part in leaning.parts]
        single = verdict.kind is not Kind.HYBRID
        proposals.append(_inferred(verdict.kind, evidence[leaning.parts[0]] if single else hints))
        if not single:
            proposals.append(_components(verdict, hints, language))
    return proposals


def _components(verdict: FitVerdict, hints: list[Finding], language: str) -> Field:
    """The parts of a task, each with the words it was read from."""
    words = WORDINGS[language]
    quotes = [_clause(finding) for finding in hints]
    parts = [
        f"{_label(Kind(str(finding.value)), words)} (“{quote.text}”)"
        for finding, quote in zip(hints, quotes, strict=True)
    ]
    if verdict.reason is Reason.PARTLY:
        parts.insert(0, words.choices[NotMlKind.RULES])
    return Field(
        path="task.components",
        value=tuple(parts),
        status=Status.INFERRED,
        quotes=(*verdict.quotes[:_QUOTES], *quotes),
        rationale=reason_in(language, verdict.reason),
    )


def _clause(finding: Finding) -> Quote:
    """The words around what pointed to a kind, as far as they speak of one thing."""
    text, quote = finding.message.text, finding.quote
    start = max((m.end() for m in _BREAK.finditer(text, 0, quote.start)), default=0)
    end = next((m.start() for m in _BREAK.finditer(text, quote.end)), len(text))
    if end - start > _LONGEST_CLAUSE:
        return quote
    return Quote(message_id=quote.message_id, start=start, end=end, text=text[start:end])


def _label(kind: Kind, words: Words) -> str:
    return words.kinds.get(kind, KINDS[kind].label)


def _inferred(kind: Kind, evidence: list[Finding]) -> Field:
    strongest = sorted(evidence, key=lambda finding: (-finding.weight, finding.index))
    quotes = tuple(dict.fromkeys(finding.quote for finding in strongest))[:_QUOTES]
    reasons = dict.fromkeys(finding.rationale for finding in strongest if finding.rationale)
    return Field(
        path=KIND,
        value=kind.value,
        status=Status.INFERRED,
        quotes=quotes,
        rationale=" ".join(list(reasons)[:2]) or None,
    )


def _supported(verdict: FitVerdict | None, evidence: _Evidence) -> bool:
    """Whether the kind is plain enough for what is usual there to be worth proposing."""
    if verdict is None or verdict.kind is None:
        return False
    weight = sum(finding.weight for finding in evidence.get(verdict.kind, ()))
    return weight >= _PLAIN or verdict.reason is Reason.DECIDED


def _level(verdict: FitVerdict | None, language: str) -> list[Field]:
    """How much it may do, where somebody could do something with it and nobody said."""
    if verdict is None or verdict.kind in {None, Kind.NOT_ML}:
        return []
    if verdict.reason is Reason.NO_ACTION:
        return []
    level = Field(
        path="decision.automation_level",
        value="suggest",
        status=Status.ASSUMED,
        rationale=WORDINGS[language].level_reason,
    )
    return [level]
