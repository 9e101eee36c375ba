"""One result of promptfoo: one test with one provider, and every assertion of it."""

from collections.abc import Iterator

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
    run = found.run(row.get("promptIdx", name), provider=name)
    facts = found.facts[run]
    facts.provider = facts.provider or found.text(name)
    facts.prompt_hash = facts.prompt_hash or found.text(row.get("promptId"))
    return run


def take(found: Findings, row: Record) -> None:
    """Count one result."""
    run = run_of(found, row)
    test = record(row.get("testCase"))
    variables = row.get("vars") or test.get("vars")
    grading = record(row.get("gradingResult"))
    broke = row.get("failureReason") == _ERROR or (
        bool(row.get("error")) and not grading and "failureReason" not in row
    )
    identity = [variables, [_named(each) for each in records(test.get("assert"))]]
    name = text(test.get("description"))
    case = f"{name} #{fingerprint(identity)[:8]}" if name else fingerprint(identity)
    shared = {
        "repeat": whole(row.get("testIdx")),  # a test that is repeated has several
        "slices": slices(test.get("metadata") or row.get("metadata"), every=True),
    }
    entire = found.check(WHOLE)
    if broke:
        checks = {WHOLE, *(_named(each) for each in records(test.get("assert")))}
        for check in sorted(checks):
            found.case(run, found.check(check), case, state=CaseState.ERRORED, **shared)  # type: ignore[arg-type]
        return
    found.case(
        run, entire, case, passed=flag(row.get("success")), score=number(row.get("score")),
        latency_ms=number(row.get("latencyMs")), cost=number(row.get("cost")), **shared,  # type: ignore[arg-type]
    )  # fmt: skip
    parts: dict[str, list[Record]] = {}
    for part in _parts(grading):
        parts.setdefault(_named(record(part.get("assertion"))), []).append(part)
    for check, results in parts.items():
        scores = [score for each in results if (score := number(each.get("score"))) is not None]
        found.case(
            run, found.check(check), case,
            passed=all(flag(each.get("pass")) is True for each in results),
            score=sum(scores) / len(scores) if scores else None, **shared,  # type: ignore[arg-type]
        )  # fmt: skip


def _parts(grading: Record) -> Iterator[Record]:
    for part in records(grading.get("componentResults")):
        inner = list(_parts(part))
        if inner:
            yield from inner
        elif record(part.get("assertion")):
            yield part


def _named(assertion: Record) -> str:
    return text(assertion.get("metric")) or text(assertion.get("type")) or "assertion"
