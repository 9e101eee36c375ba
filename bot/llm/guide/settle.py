"""From findings to fields: one's own later words win, two people's words stand side by side."""

from collections.abc import Iterable, Sequence

from bot.domain.framing.agreement import comparable, same
from bot.domain.framing.field import FIELDS, ValueType
from bot.domain.provenance import (
    Claim,
    Field,
    Quantity,
    Quote,
    Status,
    fold,
)
from bot.llm.guide.finding import Finding, of_other_things
from bot.llm.guide.lexicon import lexicon
from bot.llm.guide.weighing import COSTS, measured

_SINGLE_TYPES = frozenset({ValueType.QUANTITY, ValueType.MOMENT})
_SINGLE_TEXTS = frozenset({"owner", "business_goal.sponsor"})
_ENOUGH_QUOTES = 6
_BARE = 4  # words that can hardly be about anything else


Taken = Sequence[tuple[Finding, str]]  # what was taken back, with the message that did it


def settled(path: str, findings: Sequence[Finding], taken: Taken = ()) -> Field:
    """The field that all findings about it, oldest first, add up to; what was taken back is kept."""
    field = _settled(path, findings) if findings else Field(path=path)
    back = tuple(
        as_claim(finding, by).model_copy(update={"taken_back": True})
        for finding, by in taken
        if finding.status is Status.STATED
        and (field.value is None or not same(finding.value, field.value))
    )
    return field.model_copy(update={"superseded": (*back, *field.superseded)}) if back else field


def _settled(path: str, findings: Sequence[Finding]) -> Field:
    definition = FIELDS[path]
    if definition.value_type is ValueType.LIST:
        return _collected(path, findings)
    if definition.value_type in _SINGLE_TYPES or path in _SINGLE_TEXTS:
        return _claimed(path, findings)
    amounts = [f for f in findings if path in COSTS and measured(f.value)]
    if definition.value_type is ValueType.FLAG:
        return _field(max(findings, key=lambda finding: (finding.weight, finding.index)))
    best = max(amounts or findings, key=lambda finding: (finding.weight, -finding.index))
    return _field(best)


def as_claim(finding: Finding, superseded_by: str | None = None) -> Claim:
    return Claim(
        superseded_by=superseded_by,
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
    live: dict[str, list[Finding]] = {}
    superseded: list[tuple[Finding, str]] = []
    rationale: str | None = None
    for finding in findings:
        if finding.overrules:
            superseded += _overruled(finding, live)
            rationale = finding.rationale
        own = live.setdefault(finding.message.user, [])
        twin = next((f for f in own if same(f.value, finding.value)), None)
        if not own:
            own.append(finding)
        elif twin is not None and not finding.corrects:
            own[own.index(twin)] = max(twin, finding, key=lambda f: (f.weight, f.index))
        elif _replaces(finding, own[-1]):
            outdated = [f for f in own if not same(f.value, finding.value)]
            superseded += [(f, finding.message.id) for f in outdated]
            rationale = finding.rationale or rationale
            own[:] = [finding]
        elif _rivals(finding, own[-1]):
            own.append(finding)
    distinct: list[Finding] = []
    for finding in sorted((f for own in live.values() for f in own), key=lambda f: f.index):
        if not any(same(finding.value, other.value) for other in distinct):
            distinct.append(finding)
    rivals = [f for f in distinct if comparable(f.value, distinct[0].value)]
    dropped = tuple(as_claim(finding, by) for finding, by in superseded)
    if len(rivals) > 1:
        claims = tuple(as_claim(finding) for finding in rivals)
        return Field(path=path, conflicts=claims, superseded=dropped)
    chosen = max(distinct, key=lambda f: (f.weight, -f.index))
    settled_by = chosen.rationale or (rationale if dropped else None)
    return _field(chosen).model_copy(update={"superseded": dropped, "rationale": settled_by})


def _overruled(decision: Finding, live: dict[str, list[Finding]]) -> list[tuple[Finding, str]]:
    """Take every other claim away: whoever may decide has decided."""
    over: list[tuple[Finding, str]] = []
    for own in live.values():
        over += [(f, decision.message.id) for f in own if not same(f.value, decision.value)]
        own[:] = [f for f in own if same(f.value, decision.value)]
    return over


def _replaces(later: Finding, earlier: Finding) -> bool:
    """A correction does; so does a later message as plain about the same metric, or none."""
    if later.corrects:
        return comparable(later.value, earlier.value)
    plain = later.index > earlier.index and later.weight >= earlier.weight
    return plain and later.about == earlier.about and comparable(later.value, earlier.value)


def _rivals(later: Finding, earlier: Finding) -> bool:
    """Whether one person gave two figures for one thing, with no word on which one holds."""
    if later.number is None or not comparable(later.value, earlier.value):
        return False
    if later.message.id == earlier.message.id and of_other_things(later, earlier):
        return False
    bare = later.about is None and len(later.quote.text.split()) <= _BARE  # "we want 6 %"
    return later.about == earlier.about or later.weight >= earlier.weight or bare


def with_units(fields: dict[str, Field], language: str) -> dict[str, Field]:
    """A bare number takes the unit of the figure it is compared with; its words stay as said."""
    told = dict(fields)
    pair = ("business_goal.baseline", "business_goal.target")
    for path, other in (pair, pair[::-1]):
        field, beside = fields.get(path), fields.get(other)
        value = field.value if field else None
        compared = beside.value if beside else None
        if field is None or not isinstance(value, Quantity) or not isinstance(compared, Quantity):
            continue
        if not value.unit and compared.unit:
            changes = {
                "value": value.model_copy(update={"unit": compared.unit}),
                "rationale": field.rationale or lexicon(language).reasons["unit"],
            }
            told[path] = field.model_copy(update=changes)
    return told
