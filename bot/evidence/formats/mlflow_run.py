"""An MLflow run: `mlflow runs describe`, or `mlflow.get_run(…).to_dictionary()`."""

from pydantic_core import from_json

from bot.domain.evaluation.format import Format
from bot.domain.evaluation.source import Dataset
from bot.domain.evaluation.warning import WarningState
from bot.evidence.findings import Declared, Findings
from bot.evidence.importer import Importer, OpenFile, has
from bot.evidence.values import (
    Record,
    counted,
    first,
    instant,
    number,
    record,
    records,
    text,
    whole,
)

_STATISTICS = ("p90", "p95", "p99", "variance", "median", "min", "max")
_COUNTS = (
    "example_count",
    "true_negatives",
    "false_positives",
    "false_negatives",
    "true_positives",
)
_SHARES = ("accuracy_score", "accuracy")  # of the examples, so that a count follows


def _read(file: OpenFile, found: Findings) -> None:
    told: Record = {}
    for piece in file.pieces(
        found, {()}, lambda path: path[:1] in {("info",), ("data",), ("inputs",)}
    ):
        told[piece.key] = record(piece.value())
    run = found.run()
    facts = found.facts[run]
    about, content = record(told.get("info")), record(told.get("data"))
    facts.name = found.text(about.get("run_name"))
    found.tool_run = found.text(about.get("run_id"))
    facts.made_at = instant(about.get("end_time"))
    parameters, tags = record(content.get("params")), record(content.get("tags"))
    facts.model = found.text(first(parameters, "model", "model_name")) or found.text(
        tags.get("mlflow.modelId")
    )
    facts.prompt_hash = found.text(first(parameters, "prompt_hash", "prompt_version"))
    size = _dataset(found, run, told)
    metrics = record(content.get("metrics"))
    n = whole(metrics.get("example_count"))
    for key, value in metrics.items():
        _metric(found, key, number(value), metrics, n)
    if n is None and size is not None:
        found.warn(
            WarningState.UNSIZED,
            "The run's dataset has 1 row; whether it was scored, the run does not say."
            if size == 1
            else f"The run's dataset has {size} rows; how many of them were scored, the run does not say.",
            run=run,
            expected=size,
        )
    status = text(about.get("status"))
    if status not in {None, "FINISHED"}:
        found.truncated(f"The run did not finish: its status is `{found.text(status)}`.", run=run)


def _metric(  # one metric and what gives it a size
    found: Findings, key: str, mean: float | None, metrics: Record, n: int | None
) -> None:
    name, _, statistic = key.rpartition("/")
    if not name or statistic not in {*_STATISTICS, "mean"}:
        name, statistic = key, "mean"
    if statistic != "mean" or name in _COUNTS or mean is None:
        return
    spread = number(metrics.get(f"{name}/variance"))
    sized = n if name in _SHARES else None
    declared = Declared(
        n=sized,
        passed=counted(sized, mean),
        mean=mean,
        deviation=spread**0.5 if spread is not None and spread >= 0 else None,
    )
    found.declare(found.run(), found.check(name), declared)


def _dataset(found: Findings, run: int, told: Record) -> int | None:
    for each in records(record(told.get("inputs")).get("dataset_inputs")):
        dataset = record(each.get("dataset"))
        found.facts[run].dataset = Dataset(
            name=found.text(dataset.get("name")), version=found.text(dataset.get("digest"))
        )
        try:
            profile = from_json(text(dataset.get("profile")) or "{}")
        except ValueError:
            profile = {}
        return whole(record(profile).get("num_rows"))
    return None


IMPORTER = Importer(Format.MLFLOW_RUN, (has("info", "run_id"), has("data", "metrics")), _read)
