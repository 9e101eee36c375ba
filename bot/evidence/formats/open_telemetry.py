"""OpenTelemetry's evaluation results, `gen_ai.evaluation.result`, in OTLP/JSON: as logs or on spans."""

from bot.domain.evaluation.case import CaseState
from bot.domain.evaluation.format import Format
from bot.evidence.findings import Findings
from bot.evidence.importer import Importer, OpenFile, Sign
from bot.evidence.json_pieces import EACH
from bot.evidence.values import Record, flag, instant, number, record, records, text

EVENT = "gen_ai.evaluation.result"
_SIGNALS = {"resourceLogs": ("scopeLogs", "logRecords"), "resourceSpans": ("scopeSpans", "spans")}
_YES = frozenset({"relevant", "grounded", "good", "met"})
_NO = frozenset({"irrelevant", "ungrounded", "bad", "unmet"})


def _read(file: OpenFile, found: Findings) -> None:
    entered: set[tuple[str, ...]] = {()}
    leaves: set[tuple[str, ...]] = set()
    for outer, (scope, inner) in _SIGNALS.items():
        path = (outer, EACH, scope, EACH, inner)
        entered |= {path[:length] for length in range(1, 6)}
        leaves.add((*path, EACH))
    resource: Record = {}
    for piece in file.pieces(
        found, entered, lambda path: path in leaves or (path[1:] == (EACH, "resource"))
    ):
        if piece.key == "resource":
            resource = _attributes(record(piece.value()))
        elif piece.path[0] == "resourceLogs":
            _log(found, resource, record(piece.value()))
        else:
            _span(found, resource, record(piece.value()))


def _log(found: Findings, resource: Record, entry: Record) -> None:
    attributes = _attributes(entry)
    if EVENT in (entry.get("eventName"), attributes.get("event.name")):  # which may be lists
        _take(found, resource, attributes, entry, entry.get("spanId"))


def _span(found: Findings, resource: Record, span: Record) -> None:
    around = _attributes(span)
    for event in records(span.get("events")):
        if event.get("name") == EVENT:
            _take(found, resource, {**around, **_attributes(event)}, event, span.get("spanId"))


def _take(found: Findings, resource: Record, told: Record, event: Record, span: object) -> None:
    model = text(told.get("gen_ai.request.model")) or text(told.get("gen_ai.response.model"))
    run = found.run(model, provider=model or text(resource.get("service.name")))
    facts = found.facts[run]
    facts.model = facts.model or found.text(model)
    facts.name = facts.name or found.text(resource.get("service.name"))
    moment = instant(number(event.get("timeUnixNano")))
    if moment is not None and (facts.made_at is None or moment > facts.made_at):
        facts.made_at = moment
    check = found.check(text(told.get("gen_ai.evaluation.name")) or "evaluation")
    case = text(told.get("gen_ai.response.id")) or text(span)
    score = number(told.get("gen_ai.evaluation.score.value"))
    passed = _label(told.get("gen_ai.evaluation.score.label"))
    broke = told.get("error.type") is not None or (score is None and passed is None)
    state = CaseState.ERRORED if broke else CaseState.JUDGED
    found.case(run, check, case, state=state, passed=passed, score=score)


def _label(value: object) -> bool | None:
    found = flag(value)
    if found is None and isinstance(value, str):
        word = value.casefold()
        return True if word in _YES else False if word in _NO else None
    return found


def _attributes(holder: Record) -> Record:
    """The attributes of OTLP, out of their lists of typed pairs."""
    found: Record = {}
    for pair in records(holder.get("attributes")):
        if isinstance(key := pair.get("key"), str):
            found[key] = next(iter(record(pair.get("value")).values()), None)
    return found


IMPORTER = Importer(
    Format.OPEN_TELEMETRY,
    (Sign("`resourceLogs` or `resourceSpans`", lambda g: any(g.has(name) for name in _SIGNALS)),),
    _read,
)
