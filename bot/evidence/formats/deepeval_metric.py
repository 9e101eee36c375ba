"""One test case of DeepEval with its metrics, in the names of either of its files."""

from bot.domain.evaluation.case import CaseState
from bot.domain.evaluation.source import Judge
from bot.evidence.findings import Findings
from bot.evidence.values import (
    Record,
    fingerprint,
    first,
    flag,
    number,
    record,
    records,
    slices,
    text,
)

WHOLE = "success"  # the case as a whole, in the tool's own word


def take(found: Findings, case: Record) -> None:
    """Count one test case under every metric, and as a whole."""
    run = found.run()
    said = first(case, "input", "turns")
    name = text(case.get("name"))
    identity = f"{name} #{fingerprint(said)[:8]}" if name else fingerprint(said)
    seconds = number(case.get("runDuration"))
    groups = slices(
        first(case, "metadata", "additionalMetadata", "additional_metadata"), every=True
    )
    metrics = records(first(case, "metricsData", "metrics_data"))
    broke, verdicts = 0, []
    for metric in metrics:
        check = found.check(text(metric.get("name")) or "metric")
        found.threshold(run, check, number(metric.get("threshold")))
        if model := found.text(first(metric, "evaluationModel", "evaluation_model")):
            found.facts[run].judge = Judge(model=model)
        score, passed = number(metric.get("score")), flag(metric.get("success"))
        if metric.get("error") or (score is None and passed is None):
            broke += 1
            found.case(run, check, identity, state=CaseState.ERRORED, slices=groups)
            continue
        verdicts.append(passed)
        # The tool's cost of a metric is what grading took; of what answering took it says nothing.
        found.case(run, check, identity, passed=passed, score=score, slices=groups)
    passed = flag(case.get("success"))
    # The tool calls a case failed when a metric broke; it is only failed if another one says so.
    state = CaseState.ERRORED if broke and False not in verdicts else CaseState.JUDGED
    found.case(
        run, found.check(WHOLE), identity, passed=passed, state=state, slices=groups,
        latency_ms=seconds * 1000 if seconds is not None else None,
    )  # fmt: skip


def take_settings(found: Findings, told: object) -> None:
    """Note which model and prompt the tool was told it tests."""
    settings = record(told)
    facts = found.facts[found.run()]
    facts.model = found.text(first(settings, "model", "Model", "llm"))
    facts.prompt_hash = found.text(first(settings, "prompt_hash", "prompt", "prompt version"))
