"""scikit-learn's `classification_report(…, output_dict=True)`, written as JSON."""

from math import isclose, isfinite
from typing import TypeGuard

from bot.domain.evaluation.format import Format
from bot.domain.evaluation.warning import WarningState
from bot.evidence.findings import Declared, Findings
from bot.evidence.importer import Importer, OpenFile, Sign
from bot.evidence.values import Record, counted, number, record, whole

_FIGURES = ("precision", "recall", "f1-score", "support")
_ROUNDED = 0.0101  # figures of two digits may be off by so much from what they come to
_AVERAGES = ("micro avg", "macro avg", "weighted avg", "samples avg")


def _read(file: OpenFile, found: Findings) -> None:
    run = found.run()
    report: Record = {}
    for piece in file.pieces(found, {()}, lambda path: len(path) == 1):
        report[piece.key] = piece.value()
    lines = {name: record(line) for name, line in report.items() if _is_line(line)}
    n = whole(record(report.get("weighted avg")).get("support"))
    accuracy = number(report.get("accuracy"))
    broken = []
    if accuracy is not None:
        passed = counted(n, accuracy)
        broken += ["accuracy"] if passed is None and n is not None else []
        found.declare(run, found.check("accuracy"), Declared(n=n, passed=passed, mean=accuracy))
    for name, line in lines.items():
        if name in _AVERAGES:
            for figure in _FIGURES[:3]:
                mean = number(line.get(figure))
                check = found.check(f"{figure.removesuffix('-score')}({name.removesuffix(' avg')})")
                found.declare(run, check, Declared(n=whole(line.get("support")), mean=mean))
            continue
        broken += _class(found, run, name, line, n)
    supports = [
        number(line.get("support")) for name, line in lines.items() if name not in _AVERAGES
    ]
    told = number(record(report.get("weighted avg")).get("support"))
    counted_up = sum(one for one in supports if one is not None)
    if told is not None and not isclose(counted_up, told, rel_tol=1e-6):
        text = f"The classes have {counted_up:.10g} cases, and the report says {told:.10g}."
        found.warn(WarningState.CONTRADICTORY, text, run=run)
    _adding_up(
        found, run, accuracy, n, [one for name, one in lines.items() if name not in _AVERAGES]
    )
    if broken:
        found.warn(
            WarningState.LOSSY,
            f"The counts behind {', '.join(broken[:5])} cannot be told from the report: its cases "
            "are weighted, or its figures rounded.",
            run=run,
        )


def _adding_up(
    found: Findings, run: int, accuracy: float | None, n: int | None, classes: list[Record]
) -> None:
    """Of all cases as many are right as of the classes together."""
    figures = [(number(one.get("recall")), number(one.get("support"))) for one in classes]
    right = sum(recall * support for recall, support in figures if recall and support)
    known = all(recall is not None and support is not None for recall, support in figures)
    if accuracy is None or not n or not known or abs(right / n - accuracy) <= _ROUNDED:
        return
    text = f"The classes come to {right:.6g} of {n} right ({right / n:.4g}), and the report says {accuracy:.4g}."
    found.warn(WarningState.CONTRADICTORY, text, run=run, check=found.check("accuracy"))


def _class(found: Findings, run: int, name: str, line: Record, n: int | None) -> list[str]:
    """One class: of its cases how many were found, and of those called it how many were."""
    support = whole(line.get("support"))
    precision, recall, f1 = (number(line.get(figure)) for figure in _FIGURES[:3])
    hits = counted(support, recall)
    called = None
    if hits is not None and precision is not None and 0 < precision <= 1:
        guess = hits / precision
        near = isfinite(guess) and abs(guess - round(guess)) < 1e-6 * max(1.0, guess)
        called = round(guess) if near else None
    found.declare(
        run,
        found.check(f"recall({name})", part=True),
        Declared(n=support, passed=hits, mean=recall),
    )
    found.declare(
        run,
        found.check(f"precision({name})", part=True),
        Declared(n=called, passed=None if called is None else hits, mean=precision),
    )
    of_f1 = found.check(f"f1({name})")
    found.declare(run, of_f1, Declared(n=n, mean=f1))
    if _is_part(precision) and _is_part(recall) and f1 is not None:
        mean = 2 / (1 / precision + 1 / recall)
        if abs(mean - f1) > _ROUNDED:
            text = f"Precision and recall of {name} come to an F1 of {mean:.4g}, and the report says {f1:.4g}."
            found.warn(WarningState.CONTRADICTORY, text, run=run, check=of_f1)
    return [f"recall({name})"] if support and recall is not None and hits is None else []


def _is_part(figure: float | None) -> TypeGuard[float]:
    return figure is not None and 0 < figure <= 1


def _is_line(value: object) -> bool:
    return set(_FIGURES) <= set(record(value))


IMPORTER = Importer(
    Format.SKLEARN_REPORT,
    (
        Sign(
            "`macro avg` and `weighted avg`", lambda g: g.has("macro avg") and g.has("weighted avg")
        ),
        Sign(
            "classes with `precision`, `recall`, `f1-score`, `support`",
            lambda g: any(map(_is_line, g.document.values())),
        ),
    ),
    _read,
)
