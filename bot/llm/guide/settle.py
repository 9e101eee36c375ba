"""From findings to fields: one's own later words win, two people's words stand side by side."""

from collections.abc import Iterable, Sequence

from bot.domain.framing.agreement import comparable, same
from bot.domain.framing.field import FIELDS, ValueType
from bot.domain.provenance import (
    Claim,
    Field,
    Quote,
    Status,
    fold,
)
from bot.llm.guide.finding import Finding

_SINGLE_TYPES = frozenset({ValueType.QUANTITY, ValueType.MOMENT})
_SINGLE_TEXTS = frozenset({"owner", "business_goal.sponsor"})
_ENOUGH_QUOTES = 6


def settled(path: str, findings: Sequence[Finding]) -> Field:
    """The field that all findings about it, oldest first, add up to."""
    definition = FIELDS[path]
    if definition.value_type is ValueType.LIST:
        return _collected(path, findings)
    if definition.value_type in _SINGLE_TYPES or path in _SINGLE_TEXTS:
        return _claimed(path, findings)
    best = max(findings, key=lambda finding: (finding.weight, -finding.index))
    return _field(best)


def as_claim(finding: Finding) -> Claim:
    return Claim(
        value=finding.value,
        quotes=(finding.quote,),
        said_by=finding.message.user,
        said_at=finding.message.said_at,
    )


def _field(finding: Finding) -> Field:
    return Field(
        path=finding.path,
        value=finding.value,
        status=finding.status,
        quotes=(finding.quote,),
        rationale=finding.rationale,
    )


def _collected(path: str, findings: Iterable[Finding]) -> Field:
    values: dict[str, str] = {}
    quotes: dict[Quote, None] = {}
    for finding in findings:
        for item in finding.value if isinstance(finding.value, tuple) else ():
            if fold(item) not in values and len(values) < _ENOUGH_QUOTES:
                values[fold(item)] = item
                quotes[finding.quote] = None
    return Field(
        path=path, value=tuple(values.values()), status=Status.STATED, quotes=tuple(quotes)
    )


def _claimed(path: str, findings: Sequence[Finding]) -> Field:
    live: dict[str, Finding] = {}
    superseded: list[Finding] = []
    for finding in findings:
        user = finding.message.user
        present = live.get(user)
        if present is None:
            live[user] = finding
        elif same(present.value, finding.value):
            live[user] = max(present, finding, key=lambda f: (f.weight, f.index))
        elif _replaces(finding, present):
            superseded.append(present)
            live[user] = finding
    distinct: list[Finding] = []
    for finding in sorted(live.values(), key=lambda f: f.index):
        if not any(same(finding.value, other.value) for other in distinct):
            distinct.append(finding)
    rivals = [f for f in distinct if comparable(f.value, distinct[0].value)]
    dropped = tuple(as_claim(finding) for finding in superseded)
    if len(rivals) > 1:
        claims = tuple(as_claim(finding) for finding in rivals)
        return Field(path=path, conflicts=claims, superseded=dropped)
    chosen = max(distinct, key=lambda f: (f.weight, -f.index))
    return _field(chosen).model_copy(update={"superseded": dropped})


def _replaces(later: Finding, earlier: Finding) -> bool:
    """A correction always does; otherwise a later message that speaks at least as plainly."""
    if later.corrects:
        return True
    return later.index > earlier.index and later.weight >= earlier.weight
