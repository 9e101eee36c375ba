"""lm-evaluation-harness, the results: `lm_eval --output_path out`, `results_….json`."""

from math import isclose, sqrt

from bot.domain.evaluation.format import Format
from bot.domain.evaluation.source import Dataset
from bot.evidence.findings import Declared, Findings
from bot.evidence.importer import Importer, OpenFile, has
from bot.evidence.values import Record, counted, instant, number, record, text, whole

_HEAD = ("results", "versions", "n-samples", "configs", "model_name", "model_source", "date",
         "lm_eval_version", "config", "group_subtasks")  # fmt: skip


def _read(file: OpenFile, found: Findings) -> None:
    told: Record = {}
    for piece in file.pieces(found, {()}, lambda path: path[:1] != () and path[0] in _HEAD):
        told[piece.key] = piece.value()
    model = text(told.get("model_name")) or text(record(told.get("config")).get("model"))
    found.tool_version = found.text(told.get("lm_eval_version"))
    sizes, versions = record(told.get("n-samples")), record(told.get("versions"))
    groups = record(told.get("group_subtasks"))
    for task, metrics in record(told.get("results")).items():
        if task in groups and record(groups).get(task):
            continue  # a mean over tasks that are there themselves
        run = found.run(task)
        facts = found.facts[run]
        facts.model = found.text(model or text(told.get("model_source")))
        facts.name = found.text(task)
        facts.dataset = Dataset(name=found.text(task), version=found.text(text(versions.get(task))))
        facts.made_at = instant(told.get("date"))
        size = record(sizes.get(task))
        _metrics(found, run, record(metrics), size)


def _metrics(found: Findings, run: int, metrics: Record, size: Record) -> None:
    scored = whole(size.get("effective"))
    if scored is None:
        scored = whole(metrics.get("sample_len"))
    for key, value in metrics.items():
        name, _, filtered = key.partition(",")
        mean = number(value)
        if not filtered or name.endswith("_stderr") or mean is None or isinstance(value, bool):
            continue
        error = number(metrics.get(f"{name}_stderr,{filtered}"))
        check = found.check(name if filtered == "none" else f"{name} ({filtered})")
        declared = Declared(
            n=scored,
            passed=counted(scored, mean) if _is_share(mean, error, scored) else None,
            mean=mean,
            deviation=error * sqrt(scored) if error is not None and scored else None,
            rows=whole(size.get("original")),
        )
        found.declare(run, check, declared)


def _is_share(mean: float, error: float | None, n: int | None) -> bool:
    """Whether a mean can only be one of zeros and ones: then its error follows from it."""
    if error is None or n is None or n <= 1 or not 0 <= mean <= 1:
        return False
    return isclose(error, sqrt(mean * (1 - mean) / (n - 1)), rel_tol=1e-6, abs_tol=1e-12)


IMPORTER = Importer(
    Format.LM_EVAL_RESULTS, (has("results"), has("configs"), has("versions")), _read
)
