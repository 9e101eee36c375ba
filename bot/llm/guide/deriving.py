"""Names the number to move and its direction where people told only its figures."""

import re
from collections.abc import Mapping, Sequence

from bot.domain.number import DURATIONS
from bot.domain.provenance import Field, Quantity, Quote, Status, value_text
from bot.llm.guide.finding import Finding
from bot.llm.guide.lexicon import lexicon
from bot.llm.guide.phrase_index import tokens_of
from bot.llm.guide.readers.naming import FEWER

_BASELINE, _TARGET = "business_goal.baseline", "business_goal.target"
_METRIC, _DIRECTION = "business_goal.metric", "business_goal.direction"
_GOAL = "business_goal.statement"
# "Route them", "die KI sie sortieren": of what, another sentence says.
_POINTS_BACK = re.compile(
    r"^(?:\S+ ){1,2}(?:them|it|those|these|that)$|^[^\W\d_]+$|\b(?:sie|es|das|diese) [^\W\d_]+$"
    r"|^(?:\S+ )?(?:get|bring|push|cut|reduce|lower|take|keep|raise|have) (?:that|this|it|them)\s(?:\S+\s){0,2}[<>≤≥]?\s?\d",
    re.IGNORECASE,
)
_ELIDED = re.compile(
    r"(?<=^Moins )de (?=[aeiouyhàâéèêîôœ])|(?<=^Plus )de (?=[aeiouyhàâéèêîôœ])", re.IGNORECASE
)
# "5 % are fraudulent, we want to catch 90 % of them": of which nobody wants more.
_OF_THEM = re.compile(
    r"\bof (?:them|these|those)\b|d'entre eux|d'entre elles|\bdavon\b|\bvon ihnen\b", re.IGNORECASE
)
_SEVERAL = re.compile(r"(?:(?<![su])s|people|children|men|women|staff|data)$", re.IGNORECASE)
_BAD = ("pain", "bad_event", "miss", "miss_clause", "losing", "waits")  # of which people want less
_WANTED = 5  # weight of a metric somebody wants moved, and does not only name
_LENGTH = re.compile(  # "minutes per search" says of what; "minutes each" does not
    r"(?<!\w)(?:min|hour|heure|stund|sec|sek)\w*\.?\s+(?:per|par|pro|je|a|an|to|for|of|pour|de|für|zum?)\s",
    re.IGNORECASE,
)
_SECONDS = {
    "ms": 0.001,
    "s": 1,
    "min": 60,
    "h": 3600,
    "day": 86400,
    "week": 604800,
    "month": 2629800,
}


def with_what_follows(
    fields: Mapping[str, Field], findings: Sequence[Finding], language: str
) -> dict[str, Field]:
    """The fields with a metric and a direction that their figures give away."""
    told = dict(fields)
    metric = _metric(told, findings, language)
    if metric is not None:
        told[_METRIC] = metric
    direction = _direction(told, language)
    if direction is not None:
        told[_DIRECTION] = direction
    goal = _goal(told, findings, language)
    if goal is not None:
        told[_GOAL] = goal
    return told


def _goal(fields: Mapping[str, Field], findings: Sequence[Finding], language: str) -> Field | None:
    """Fewer, or more, of what a share measures, where nobody named a goal that can be read by itself."""
    named = fields.get(_GOAL)
    metric, direction = fields.get(_METRIC), fields.get(_DIRECTION)
    names = {one.measure.name for one in findings if one.measure and one.measure.things}
    if metric is None or direction is None or value_text(metric.value) not in names:
        return None
    target = fields.get(_TARGET)
    if target is not None and _OF_THEM.search(value_text(target.value)):
        return None
    if (
        named is not None
        and named.value is not None
        and not _POINTS_BACK.search(value_text(named.value))
    ):
        return None
    things = {
        one.measure.things
        for one in findings
        if one.measure and one.measure.name == value_text(metric.value)
    }
    several = all(_SEVERAL.search(one) for one in things)
    words = FEWER.get((language, value_text(direction.value), several))
    if words is None:
        return None
    goal = _ELIDED.sub("d'", words.format(value_text(metric.value)))
    quotes = (*metric.quotes, *(named.quotes if named is not None else ()))
    return _inferred(_GOAL, goal, quotes, lexicon(language).reasons["follows"])


def _metric(
    fields: Mapping[str, Field], findings: Sequence[Finding], language: str
) -> Field | None:
    present = fields.get(_METRIC)
    figures = [f for f in findings if f.path in {_BASELINE, _TARGET} and _stands(f, fields)]
    reasons = lexicon(language).reasons
    wanted = any(f.path == _METRIC and f.weight >= _WANTED for f in findings)
    weak = present is None or present.value is None or not wanted
    if any(finding.about for finding in figures) or not weak:
        return None
    named = [finding for finding in figures if finding.topic is not None]
    messages = {finding.message.id for finding in figures}
    if present is not None and any(quote.message_id in messages for quote in present.quotes):
        return None  # named beside its figure
    times = len({f.path for f in figures}) > 1 and all(_is_short(finding) for finding in figures)
    if not (named or times) or (present is not None and len(figures) < 2):  # noqa: PLR2004
        return None
    best = min(named or figures, key=lambda finding: (finding.path != _BASELINE, finding.index))
    quote = best.topic
    if times and best.measure is None and (quote is None or _LENGTH.search(quote.text) is None):
        return _inferred(_METRIC, reasons["time_taken"], (best.quote,), reasons["measured"])
    if quote is None:
        return None
    name = best.measure.name if best.measure else quote.text
    return _inferred(_METRIC, name, (quote, best.quote), reasons["measured"])


def _is_short(finding: Finding) -> bool:
    """Whether a figure is how long one thing takes, and no term of weeks."""
    return isinstance(finding.value, Quantity) and finding.value.unit in {"s", "min", "h"}


def _stands(finding: Finding, fields: Mapping[str, Field]) -> bool:
    """Whether a figure is what its field says now."""
    field = fields.get(finding.path)
    return field is not None and field.value == finding.value


def _direction(fields: Mapping[str, Field], language: str) -> Field | None:
    """Down or up: from where things stand to where they should be, or by the limit alone."""
    present = fields.get(_DIRECTION)
    if present is not None and present.value is not None and present.status is not Status.INFERRED:
        return None
    target, baseline = fields.get(_TARGET), fields.get(_BASELINE)
    aimed = target.value if target else None
    today = baseline.value if baseline else None
    reasons = lexicon(language).reasons
    metric = fields.get(_METRIC)
    if present is None and metric is not None and metric.value is not None:
        words = lexicon(language).hits(tokens_of(value_text(metric.value)))
        if any(name in words for name in _BAD):
            down = _inferred(_DIRECTION, "down", metric.quotes[:1], reasons["down"])
        else:
            down = None
    else:
        down = None
    if target is None or not isinstance(aimed, Quantity) or aimed.kind in {"rel", "pp"}:
        return down
    if isinstance(today, Quantity) and baseline is not None and _size(aimed) and _size(today):
        (unit, wanted), (same, now) = _size(aimed), _size(today)
        if unit == same and wanted != now:
            why = reasons["moves"].format(today=value_text(today), target=value_text(aimed))
            quotes = (*baseline.quotes[:1], *target.quotes[:1])
            return _inferred(_DIRECTION, "down" if wanted < now else "up", quotes, why)
        return down
    if present is None and aimed.comparator in {"<=", ">="}:
        towards = "down" if aimed.comparator == "<=" else "up"
        return _inferred(_DIRECTION, towards, target.quotes[:1], reasons[towards])
    return down


def _size(quantity: Quantity) -> tuple[str, float]:
    if quantity.unit in DURATIONS and quantity.unit in _SECONDS:
        return "time", quantity.value * _SECONDS[quantity.unit]
    return quantity.unit, quantity.value


def _inferred(path: str, value: str, quotes: tuple[Quote, ...], why: str) -> Field:
    distinct = tuple(dict.fromkeys(quotes))
    return Field(path=path, value=value, status=Status.INFERRED, quotes=distinct, rationale=why)
