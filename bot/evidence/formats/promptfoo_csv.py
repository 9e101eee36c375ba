"""promptfoo's table: `promptfoo eval -o results.csv`, a group of columns for each provider."""

import re

from bot.domain.evaluation.case import CaseState
from bot.domain.evaluation.format import Format
from bot.domain.evaluation.warning import WarningState
from bot.evidence.csv_rows import table
from bot.evidence.findings import Findings
from bot.evidence.formats.promptfoo_row import WHOLE
from bot.evidence.glimpse import Glimpse, Shape
from bot.evidence.importer import Importer, OpenFile, Sign, shaped
from bot.evidence.values import BROKEN, fingerprint, flag, number

_OUTPUT = re.compile(r"\[(?P<provider>[^\]]+)\] ?(?P<prompt>.*)", re.DOTALL)
_METRIC = "Metric: "


def _read(file: OpenFile, found: Findings) -> None:
    rows = table(file, found)
    header = next(rows, [])
    starts = [at for at, name in enumerate(header[:-1]) if _is_output(header, at)]
    rounded = False
    for row in rows:
        inputs = row[: starts[0]]
        name = inputs[0] if header[0] == "Description" else ""
        case = f"{name} #{fingerprint(inputs)[:8]}" if name else fingerprint(inputs)
        for start, end in zip(starts, [*starts[1:], len(row)], strict=True):
            match = _OUTPUT.match(header[start])
            run = found.run(start, provider=match["provider"] if match else None)
            rounded |= _take(
                found, run, case, dict(zip(header[start:end], row[start:end], strict=False))
            )
    if rounded:
        found.warn(
            WarningState.LOSSY,
            "The table rounds scores to two decimals, so means may be off by half a hundredth; "
            "the counts are exact. `-o results.json` keeps the scores.",
        )


def _take(found: Findings, run: int, case: str, cells: dict[str, str]) -> bool:
    status = cells.get("Status", "").strip().casefold()
    metrics = {key.removeprefix(_METRIC): cells[key] for key in cells if key.startswith(_METRIC)}
    if status in BROKEN or not status:
        for check in (WHOLE, *metrics):
            found.case(run, found.check(check), case, state=CaseState.ERRORED)
        return False
    score = number(cells.get("Score"))
    found.case(run, found.check(WHOLE), case, passed=flag(status), score=score)
    scores = [score]
    for check, told in metrics.items():
        if (value := number(told)) is not None:
            scores.append(value)
            found.case(run, found.check(check), case, score=value)
    return any(value is not None and value not in {0.0, 1.0} for value in scores)


def _is_output(header: list[str], at: int) -> bool:
    return header[at + 1] == "Status" and bool(_OUTPUT.match(header[at]))


def _grouped(glimpse: Glimpse) -> bool:
    header = list(glimpse.columns)
    return any(_is_output(header, at) for at in range(len(header) - 1))


IMPORTER = Importer(
    Format.PROMPTFOO_CSV,
    (shaped(Shape.TABLE), Sign("columns `[provider] prompt`, `Status`, `Score`", _grouped)),
    _read,
)
