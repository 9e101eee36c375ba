"""MLflow's rows: `eval_results_table.json` of a run, or `result_df.to_json(orient="records")`."""

import re

from bot.domain.evaluation.case import CaseState
from bot.domain.evaluation.format import Format
from bot.domain.evaluation.mapping import USUAL_SLICES
from bot.evidence.findings import Findings
from bot.evidence.glimpse import Glimpse, Shape
from bot.evidence.importer import Importer, OpenFile, Sign, shaped
from bot.evidence.json_pieces import parsed
from bot.evidence.values import (
    Record,
    fingerprint,
    first,
    flag,
    instant,
    number,
    record,
    records,
    slices,
    text,
)

_RESULT = re.compile(r"(?P<check>.+?)(?:/v\d+)?/(?:score|value)")
_INPUTS = ("request", "inputs", "input", "question", "prompt", "query")


def _read(file: OpenFile, found: Findings) -> None:
    run = found.run()
    if file.glimpse.shape is Shape.ARRAY:
        for piece in file.pieces(found, {()}, lambda path: path == ("*",)):
            _take(found, run, record(piece.value()))
        return
    columns: list[str] = []
    entered = {(), ("data",)}
    for piece in file.pieces(found, entered, lambda path: path in {("columns",), ("data", "*")}):
        value = piece.value()
        if piece.key == "columns":
            columns = [str(name) for name in value] if isinstance(value, list) else []
        elif isinstance(value, list) and len(value) == len(columns):
            _take(found, run, dict(zip(columns, value, strict=True)))
        else:
            found.unread += 1


def _take(found: Findings, run: int, row: Record) -> None:
    results = {match["check"]: key for key in row if (match := _RESULT.fullmatch(key))}
    trace = row.get("trace")
    if isinstance(trace, str):  # a table keeps it as text
        trace = parsed(trace)
    facts = record(record(trace).get("info"))
    expected = _expectations(facts)
    given = next((row[name] for name in _INPUTS if row.get(name) is not None), None)
    outcome = {
        key
        for name in results
        for key in row
        if key.startswith(f"{name}/") or key.endswith("/justification")
    }
    rest = {key: row[key] for key in row if key not in outcome and key not in {"trace", "trace_id"}}
    case = fingerprint(given if given is not None else facts.get("request_preview") or rest)
    of = found.text(_metadata(facts).get("mlflow.sourceRun"))
    found.tool_run = of if found.tool_run in {None, of} else ""  # rows of several runs are no run's
    if moment := instant(facts.get("request_time")):
        earlier = found.facts[run].made_at
        found.facts[run].made_at = max(earlier, moment) if earlier else moment
    groups = {
        **slices(
            {k: v for k, v in record(facts.get("tags")).items() if not k.startswith("mlflow.")},
            every=True,
        ),
        **slices({key: value for key, value in row.items() if key.casefold() in USUAL_SLICES}),
    }
    for name, key in results.items():
        if name in expected or name.startswith("expected"):
            continue  # what was to come out, not what came out
        value = row[key]
        broke = row.get(f"{name}/error_message") or row.get(f"{name}/error_code")
        check = found.check(name)
        if broke or value is None:
            found.case(run, check, case, state=CaseState.ERRORED, slices=groups)
            continue
        is_word = isinstance(value, str | bool)
        found.case(
            run, check, case, slices=groups, latency_ms=number(facts.get("execution_duration_ms")),
            passed=flag(value) if is_word else None, score=None if is_word else number(value),
        )  # fmt: skip


def _metadata(facts: Record) -> Record:
    return record(first(facts, "trace_metadata", "request_metadata"))


def _expectations(facts: Record) -> set[str]:
    return {
        name
        for each in records(facts.get("assessments"))
        if "expectation" in each and (name := text(each.get("assessment_name")))
    }


def _scored(glimpse: Glimpse) -> bool:
    columns = glimpse.document.get("columns")
    names = list(columns) if isinstance(columns, list) else list(glimpse.row)
    return any(isinstance(name, str) and _RESULT.fullmatch(name) for name in names)


IMPORTER = Importer(
    Format.MLFLOW_ROWS,
    (
        shaped(Shape.JSON, Shape.ARRAY),
        Sign(
            "`columns` with `data`, or an array of rows", lambda g: g.has("columns") or bool(g.rows)
        ),
        Sign("columns like `correct/score` or `correct/value`", _scored),
    ),
    _read,
)
