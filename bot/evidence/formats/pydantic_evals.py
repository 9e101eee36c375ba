"""pydantic-evals' report: `EvaluationReportAdapter.dump_json(report)`."""

from bot.domain.evaluation.case import CaseState
from bot.domain.evaluation.format import Format
from bot.domain.evaluation.source import Dataset
from bot.evidence.findings import Findings
from bot.evidence.importer import Importer, OpenFile, Sign, has
from bot.evidence.values import Record, fingerprint, flag, number, record, records, slices, text

_CASE, _FAILURE = ("cases", "*"), ("failures", "*")


def _read(file: OpenFile, found: Findings) -> None:
    run = found.run()
    facts = found.facts[run]
    checks: set[str] = set()
    wanted = {_CASE, _FAILURE, ("name",), ("dataset_name",), ("experiment_metadata",)}
    for piece in file.pieces(found, {(), ("cases",), ("failures",)}, lambda path: path in wanted):
        value = piece.value()
        if piece.path == _CASE:
            checks |= _take(found, run, record(value))
        elif piece.path == _FAILURE:
            identity, repeat = _identity(record(value))
            for check in sorted(checks) or ["task"]:
                found.case(
                    run, found.check(check), identity, state=CaseState.ERRORED, repeat=repeat,
                    slices=slices(record(value).get("metadata"), every=True),
                )  # fmt: skip
        elif piece.key == "name":
            facts.name = facts.provider = found.text(value)
        elif piece.key == "dataset_name":
            facts.dataset = Dataset(name=found.text(value))
        else:
            facts.model = found.text(record(value).get("model"))


def _take(found: Findings, run: int, case: Record) -> set[str]:
    identity, repeat = _identity(case)
    seconds = number(case.get("task_duration"))
    labels = {
        name: record(label).get("value") for name, label in record(case.get("labels")).items()
    }
    shared = {
        "repeat": repeat,
        "slices": slices({**record(case.get("metadata")), **labels}, every=True),
        "latency_ms": seconds * 1000 if seconds is not None else None,
    }
    checks = set()
    for kind in ("assertions", "scores"):
        for name, result in record(case.get(kind)).items():
            value = record(result).get("value")
            passed = flag(value) if kind == "assertions" else None
            score = number(value) if kind == "scores" else None
            checks.add(name)
            found.case(run, found.check(name), identity, passed=passed, score=score, **shared)  # type: ignore[arg-type]
    for failure in records(case.get("evaluator_failures")):
        name = text(failure.get("name")) or "evaluator"
        checks.add(name)
        found.case(run, found.check(name), identity, state=CaseState.ERRORED, **shared)  # type: ignore[arg-type]
    return checks


def _identity(case: Record) -> tuple[str, int | None]:
    """The case; one that is repeated has its own name and says whose repetition it is."""
    name, source = text(case.get("name")), text(case.get("source_case_name"))
    if source is not None:
        return source, int(fingerprint(name or "")[:7], 16)
    return name or fingerprint(case.get("inputs")), None


IMPORTER = Importer(
    Format.PYDANTIC_EVALS,
    (
        has("cases"),
        Sign(
            "cases with `assertions` and `scores`, or `failures`",
            lambda g: (
                g.has("failures")
                or any(
                    {"assertions", "scores"} <= set(case)
                    for case in records(g.document.get("cases"))
                )
            ),
        ),
    ),
    _read,
)
