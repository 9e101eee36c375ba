"""One result of promptfoo: one test with one provider, and every assertion of it."""

from collections.abc import Hashable

from bot.domain.evaluation.case import CaseState
from bot.evidence.findings import Findings
from bot.evidence.values import (
    Record,
    fingerprint,
    flag,
    number,
    record,
    records,
    slices,
    text,
    whole,
)

WHOLE = "success"  # the case as a whole, in the tool's own word
_ERROR = 2  # the tool's `failureReason`


def run_of(found: Findings, row: Record) -> int:
    """The run of a result: one for each provider and prompt."""
    provider = row.get("provider")
    told = record(provider)
    name = text(told.get("label")) or text(told.get("id")) or text(provider)
    place = row.get("promptIdx", name)
    run = found.run(place if isinstance(place, Hashable) else str(place), provider=name)
    facts = found.facts[run]
    if facts.provider is None:
        facts.provider = found.text(name)
    if facts.prompt_hash is None:
        facts.prompt_hash = found.text(row.get("promptId"))
    return run


def take(found: Findings, row: Record) -> None:
    """Count one result."""
    run = run_of(found, row)
    test = record(row.get("testCase"))
    grading = record(row.get("gradingResult"))
    broke = row.get("failureReason") == _ERROR or (
        bool(row.get("error")) and not grading and "failureReason" not in row
    )
    asked = [_named(each) for each in records(test.get("assert"))]
    identity = fingerprint([row.get("vars") or test.get("vars"), asked])
    name = text(test.get("description"))
    case = f"{name} #{identity[:8]}" if name else identity
    repeat = whole(row.get("testIdx"))  # a test that is repeated has several
    groups = slices(test.get("metadata") or row.get("metadata"), every=True)
    entire = found.check(WHOLE)
    if broke:
        for check in sorted({WHOLE, *asked}):
            found.case(
                run, found.check(check), case, state=CaseState.ERRORED, repeat=repeat, slices=groups
            )
        return
    found.case(
        run, entire, case, passed=flag(row.get("success")), score=number(row.get("score")),
        repeat=repeat, latency_ms=number(row.get("latencyMs")), cost=number(row.get("cost")),
        slices=groups,
    )  # fmt: skip
    parts: dict[str, list[Record]] = {}
    _gather(grading, parts)
    for check, results in parts.items():
        passed, score = _together(results)
        found.case(
            run, found.check(check), case, passed=passed, score=score, repeat=repeat, slices=groups
        )


def _gather(grading: Record, parts: dict[str, list[Record]]) -> bool:
    """Gather what was said of single assertions, by name; a set of them is told by those in it."""
    has_any = False
    for part in records(grading.get("componentResults")):
        if "componentResults" in part and _gather(part, parts):
            has_any = True
        elif assertion := record(part.get("assertion")):
            parts.setdefault(_named(assertion), []).append(part)
            has_any = True
    return has_any


def _together(results: list[Record]) -> tuple[bool, float | None]:
    """What assertions of one name say together: each has to hold, and their scores are averaged."""
    passed, scores = True, []
    for each in results:
        passed = flag(each.get("pass")) is True and passed
        score = number(each.get("score"))
        if score is not None:
            scores.append(score)
    return passed, sum(scores) / len(scores) if scores else None


def _named(assertion: Record) -> str:
    metric = assertion.get("metric")
    if metric and isinstance(metric, str):
        return metric
    return text(metric) or text(assertion.get("type")) or "assertion"
