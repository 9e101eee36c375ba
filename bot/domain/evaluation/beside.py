"""What a run says beside a figure that hides something: other checks of it, and its single cases."""

from bot.domain.criterion.beside import MIXED, NOTHING_BESIDE, PARTS, Beside, worst_tenth
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.naming import metric_named
from bot.domain.evaluation.mean import Scores
from bot.domain.evaluation.reading import NOT_A_LETTER, plain
from bot.domain.evaluation.run import CheckResult, EvaluationRun, Measure
from bot.domain.evaluation.seen import Seen


def beside_of(criterion: Criterion, seen: Seen | None, run: EvaluationRun) -> Beside:
    """The parts of F1 as the same run measured them, or how far off its worst tenth is."""
    if criterion.metric not in MIXED:
        values = seen.values if isinstance(seen, Scores) else ()
        worst = worst_tenth(criterion.metric, values)
        return Beside(worst_tenth=worst) if worst is not None else NOTHING_BESIDE
    precision, recall = (_level(part, criterion, run) for part in PARTS)
    return Beside(precision=precision, recall=recall)


def _level(metric: str, criterion: Criterion, run: EvaluationRun) -> float | None:
    """The share a check of this name has over the same class and the same part of the cases."""
    params = criterion.params
    about = f"{params.label or ''}{params.average or ''}"
    named = plain(f"{metric}{about}")
    for check in run.checks:
        same = plain(check.name) == named
        same = same or (not about and metric_named(NOT_A_LETTER.sub(" ", check.name)) == metric)
        part = _part(check, criterion.slice) if same and not run.spoilt(check.name) else None
        if part is not None:
            level = part.mean if part.rate is None else part.rate
            return level if level is not None and 0 <= level <= 1 else None
    return None


def _part(check: CheckResult, wanted: str | None) -> Measure | None:
    if wanted is None:
        return check
    name, _, value = (piece.strip() for piece in wanted.partition("="))
    return next((one for one in check.slices if (one.name, one.value) == (name, value)), None)
