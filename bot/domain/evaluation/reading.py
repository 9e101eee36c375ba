"""What a stored run shows of a criterion: which check speaks to it, and what its cases or its counts say."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Literal

from bot.domain.criterion.metric import Direction, Family
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.naming import metric_named
from bot.domain.criterion.term import SECONDS, CriterionKind
from bot.domain.criterion.threshold import Level, Range
from bot.domain.criterion.verdict import Counts, Pins, Reason
from bot.domain.evaluation.calibration import GradedByModel, Pile
from bot.domain.evaluation.case import Case, CaseState
from bot.domain.evaluation.mean import Moments, Scores
from bot.domain.evaluation.quantile import Sample
from bot.domain.evaluation.rate import Group
from bot.domain.evaluation.repeats import Attempts, Task
from bot.domain.evaluation.run import CheckResult, EvaluationRun, Measure
from bot.domain.evaluation.seen import Grouped, Seen

_TIMES = frozenset({"latency", "ttft"})
_COSTS = frozenset({"cost_per_call", "cost_per_task"})
_REPEATED = {"pass_hat_k": False, "pass_at_k": True}  # metric: is one success enough
_RIGHT = frozenset(
    {"accuracy", "answer_correctness", "exact_match", "judge_pass_rate", "task_success",
     *_REPEATED}
)  # fmt: skip
NOT_A_LETTER = re.compile(r"[^\w@%]+|_")
_AN_ID = re.compile(r"ac\d+")  # of a criterion, as `plain` leaves it
_OF_POSITIVES = frozenset({"recall", "fnr"})  # every case of theirs is a positive one


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found, and why it may bear no verdict."""

    seen: Seen | None = None
    check: CheckResult | None = None
    flaw: Reason | None = None
    unchecked_judge: bool = False


def check_for(criterion: Criterion, run: EvaluationRun) -> CheckResult | None:
    """The check that measures a criterion: by its id, else by its metric in one of its names.

    A run with one check answers whether something was right, unless it is called as another criterion
    or another metric; nothing else is concluded from it.
    """
    metric = (criterion.metric or "").removeprefix("custom:")
    names = {plain(criterion.id), plain(metric), plain(criterion.params.label or "")} - {""}
    for check in run.checks:
        if plain(check.name) in names:
            return check
    for check in run.checks:
        if metric and metric_named(NOT_A_LETTER.sub(" ", check.name)) == metric:
            return check
    alone = len(run.checks) == 1 and metric in _RIGHT and not _says_other(run.checks[0].name)
    return run.checks[0] if alone else None


def _says_other(name: str) -> bool:
    """Whether the name of a check says that it is about something else than being right."""
    called = metric_named(NOT_A_LETTER.sub(" ", name))
    return _AN_ID.fullmatch(plain(name)) is not None or (
        called is not None and called not in _RIGHT
    )


def pins_of(run: EvaluationRun) -> Pins:
    """The versions a run used; what a file calls its provider is the model where it names no other."""
    judge = run.judge
    parts = (judge.model, judge.prompt_hash) if judge else ()
    graded = "@".join(part for part in parts if part) or None
    model = run.model or run.provider
    component = "@".join(part for part in (model, run.prompt_hash) if part) or None
    return Pins(run.dataset.version, graded, component)


def counts_wrong(criterion: Criterion) -> bool:
    """Whether the criterion counts what went wrong, while a tool counts what passed."""
    if criterion.kind in {CriterionKind.INVARIANT, CriterionKind.PROCESS}:
        return True
    metric, comparator = criterion.known_metric, criterion.comparator
    falling = metric is not None and metric.direction is Direction.DOWN
    return falling or bool(metric is None and comparator and comparator.wants_low)


def read(criterion: Criterion, run: EvaluationRun, cases: Iterable[Case] = ()) -> Reading:
    """Read what a run shows of a criterion, from its single cases where they are at hand."""
    check = check_for(criterion, run)
    metric = criterion.metric or ""
    measured = [
        case
        for case in cases
        if case.state is CaseState.JUDGED
        and (check is None or case.check == check.name)
        and is_in_slice(criterion.slice, case)
    ]
    if metric in _TIMES | _COSTS:
        return Reading(_amounts(criterion, measured), check, _flaw(run, check))
    if check is None:
        return Reading()
    seen = _of_cases(criterion, run, measured)
    rows = (check.n or 0) + check.errored + check.skipped
    repeated = check.cases is not None and check.cases < rows
    if seen is None and metric in _REPEATED and (measured or repeated):
        return Reading(None, check, _flaw(run, check) or Reason.TOO_FEW_ATTEMPTS)
    seen = seen or _of_summary(criterion, check)
    graded = run.judge is not None and not isinstance(seen, GradedByModel)
    return Reading(seen, check, _flaw(run, check) or _unsized(check, seen), graded)


def plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _flaw(run: EvaluationRun, check: CheckResult | None) -> Reason | None:
    spoilt = run.spoilt(check.name if check else "")
    return Reason.SPOILT if spoilt else None


def _unsized(check: CheckResult, seen: Seen | None) -> Reason | None:
    known = check.passed is not None or check.mean is not None
    return Reason.UNSIZED if seen is None and known and check.n is None else None


def is_in_slice(wanted: str | None, case: Case) -> bool:
    """Whether a case belongs to the part a criterion is about; all do where it names none."""
    if wanted is None:
        return True
    name, _, value = wanted.partition("=")
    return case.slices.get(name.strip()) == value.strip()


def _of_cases(criterion: Criterion, run: EvaluationRun, cases: Sequence[Case]) -> Seen | None:
    if not cases:
        return None
    if criterion.metric in _REPEATED:
        return _attempts(criterion, cases, any_of=_REPEATED[criterion.metric])
    if _is_score(criterion):
        return _scores(criterion, cases)
    return _of_answers(criterion, run, [case for case in cases if case.passed is not None])


def _of_answers(criterion: Criterion, run: EvaluationRun, cases: Sequence[Case]) -> Seen | None:
    if not cases:
        return None
    wrong = counts_wrong(criterion)
    if run.judge is not None and any(case.label is not None for case in cases):
        piles = _pile(cases, passed=True), _pile(cases, passed=False)
        return GradedByModel(*piles, of_wrong=wrong)
    groups = _groups(cases, wrong=wrong)
    if len(groups) < len(cases):
        return Grouped(groups)
    hits = sum(group.hits for group in groups)
    return Counts(hits, len(cases), _positives(criterion, len(cases)))


def _of_summary(criterion: Criterion, check: CheckResult) -> Seen | None:
    part: Measure | None = check
    if criterion.slice is not None:
        name, _, value = criterion.slice.partition("=")
        wanted = (name.strip(), value.strip())
        part = next((one for one in check.slices if (one.name, one.value) == wanted), None)
    if part is None or part.n is None:
        return None
    if _is_score(criterion) and part.mean is not None and part.deviation is not None:
        return Moments(part.n, part.mean, part.deviation)
    if part.passed is None:
        return None
    hits = part.n - part.passed if counts_wrong(criterion) else part.passed
    return Counts(hits, part.n, _positives(criterion, part.n))


def _positives(criterion: Criterion, n: int) -> int | None:
    return n if criterion.metric in _OF_POSITIVES else None


def _is_score(criterion: Criterion) -> bool:
    """Whether its values are no counts: scores, scales, amounts."""
    metric = criterion.known_metric
    return criterion.is_measured and metric is not None and metric.family is not Family.RATE


def _scores(criterion: Criterion, cases: Sequence[Case]) -> Scores | None:
    known = [case for case in cases if case.score is not None]
    values = [case.score for case in known if case.score is not None]
    if not values:
        return None
    low, high = _range(criterion)
    outside = (low is not None and min(values) < low) or (high is not None and max(values) > high)
    groups = _together(known)
    grouped = len(set(groups)) < len(groups)
    ends = (None, None) if outside else (low, high)
    return Scores(values, *ends, groups=groups if grouped else None)


def _range(criterion: Criterion) -> tuple[float | None, float | None]:
    """The values a score can have: of its scale (`1-5`), else of its metric."""
    first, _, last = (end.strip() for end in (criterion.params.unit or "").partition("-"))
    if first.isdecimal() and last.isdecimal() and int(first) < int(last):
        return float(first), float(last)
    metric = criterion.known_metric
    return (metric.low, metric.high) if metric else (None, None)


def _attempts(criterion: Criterion, cases: Sequence[Case], *, any_of: bool) -> Attempts | None:
    tried: dict[str, list[bool]] = {}
    for place, one in enumerate(cases):
        if one.passed is not None:
            tried.setdefault(_name_of(one, place), []).append(one.passed)
    tasks = [Task(sum(tries), len(tries)) for tries in tried.values()]
    k = criterion.params.k or min((task.attempts for task in tasks), default=1)
    enough = [task for task in tasks if task.attempts >= k]
    return Attempts(enough, k, any_of) if len(enough) == len(tasks) else None


def _amounts(criterion: Criterion, cases: Sequence[Case]) -> Seen | None:
    """Latencies in the unit of the threshold, or costs; as a percentile where one is asked for."""
    if criterion.metric in _TIMES:
        threshold = criterion.threshold
        unit = threshold.unit if isinstance(threshold, Level | Range) and threshold.unit else "ms"
        scale = SECONDS["ms"] / SECONDS[unit]
        values = [amount * scale for amount in _of_each_attempt(cases, "latency_ms")]
    else:
        values = _of_each_attempt(cases, "cost")
    if not values:
        return None
    quantile = criterion.params.quantile
    return Scores(values, low=0.0) if quantile is None else Sample(values, quantile)


def _of_each_attempt(cases: Sequence[Case], name: Literal["latency_ms", "cost"]) -> list[float]:
    """What each attempt at a case took, once: tools write it beside every check of the case.

    Counted by check, twenty cases under three checks would be taken for sixty.
    """
    amounts: dict[tuple[str, int | None, int], float] = {}
    tried: Counter[tuple[str, str, int | None]] = Counter()
    for case in cases:
        amount = case.latency_ms if name == "latency_ms" else case.cost
        if amount is None or not isfinite(amount):
            continue
        attempt = case.check, case.case, case.repeat
        amounts.setdefault((case.case, case.repeat, tried[attempt]), amount)
        tried[attempt] += 1
    return list(amounts.values())


def _pile(cases: Sequence[Case], *, passed: bool) -> Pile:
    ours = [case for case in cases if case.passed is passed]
    labels = [case.label for case in ours if case.label is not None]
    return Pile(len(ours), len(labels), sum(labels))


def _groups(cases: Sequence[Case], *, wrong: bool) -> list[Group]:
    """Cases by what belongs together; attempts at the same case belong together too."""
    hits: dict[str, int] = {}
    sizes: dict[str, int] = {}
    for name, case in zip(_together(cases), cases, strict=True):
        sizes[name] = sizes.get(name, 0) + 1
        hits[name] = hits.get(name, 0) + (case.passed is not wrong)
    return [Group(hits[name], size) for name, size in sizes.items()]


def _together(cases: Sequence[Case]) -> list[str]:
    """What each case belongs to: its cluster, else itself."""
    return [case.cluster or _name_of(case, place) for place, case in enumerate(cases)]


def _name_of(case: Case, place: int) -> str:
    """What tells a case from the others; those of a table without names are all different ones."""
    return case.case or f"\0{place}"
