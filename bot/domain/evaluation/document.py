"""What was read from a file, as a document for programs and as lines for people."""

from collections.abc import Iterator

from bot.domain.evaluation.run import CheckResult, EvaluationRun, FileReading, Measure
from bot.domain.evaluation.warning import RunWarning
from bot.domain.phrasing import phrased

_FIGURES = ("n", "passed", "mean")


def reading_document(reading: FileReading) -> dict[str, object]:
    """Every check of every run apart, as the command line and the API give it."""
    return {"format": str(reading.source.format), "runs": list(_entries(reading))}


def _entries(reading: FileReading) -> Iterator[dict[str, object]]:
    for run in reading.runs:
        for check in run.checks:
            yield _entry(run, check, run.warnings_about(check.name))
        if not run.checks:  # nothing was measured, and that has to be seen
            yield _entry(run, None, run.warnings)


def _entry(
    run: EvaluationRun, check: CheckResult | None, warnings: tuple[RunWarning, ...]
) -> dict[str, object]:
    return {
        "provider": run.provider,
        "model": run.model,
        "check": check.name if check else None,
        **_figures(check or Measure()),
        "slices": [
            {"name": part.name, "value": part.value, **_figures(part)}
            for part in (check.slices if check else ())
        ],
        "warnings": [
            {
                "state": str(warning.state),
                "text": warning.text,
                "seen": warning.seen,
                "expected": warning.expected,
            }
            for warning in warnings
        ],
    }


def _figures(measure: Measure) -> dict[str, object]:
    return {name: getattr(measure, name) for name in _FIGURES}


def reading_lines(reading: FileReading) -> Iterator[str]:
    """The same for a person: one line a check, and what is wrong under it."""
    version = f" {reading.source.tool_version}" if reading.source.tool_version else ""
    yield f"{reading.source.format}{version}"
    for run in reading.runs:
        yield " · ".join(
            filter(None, (run.subject or "(no provider named)", run.name, _dataset(run)))
        )
        for check in run.checks:
            yield f"  {check.name}: {counts(check)}"
        yield from (
            f"  ! {w.state}{f' ({w.check})' if w.check else ''}: {w.text}" for w in run.warnings
        )


def counts(measure: Measure) -> str:
    """The figures of a check in words; what is not known is said, not shown as a zero."""
    parts = []
    if measure.passed is not None and measure.n is not None:
        parts.append(f"{measure.passed} of {measure.n} passed")
    elif measure.n is not None:
        parts.append(phrased("{n} {n:case|cases} judged", n=measure.n))
    else:
        parts.append("out of an unknown number of cases")
    if measure.mean is not None:
        parts.append(f"mean {measure.mean:.4g}")
    if measure.errored:
        parts.append(f"{measure.errored} broke")
    if measure.skipped:
        parts.append(f"{measure.skipped} left out")
    return ", ".join(parts)


def _dataset(run: EvaluationRun) -> str | None:
    if run.dataset.name is None:
        return None
    return run.dataset.name + (f"@{run.dataset.version}" if run.dataset.version else "")
