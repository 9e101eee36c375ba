"""One sample of Inspect AI: every scorer's value for it, in a log of either kind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from bot.domain.evaluation.case import CaseState
from bot.domain.evaluation.source import Dataset, Judge
from bot.domain.evaluation.warning import WarningState
from bot.evidence.findings import ABOUT, Declared, Findings
from bot.evidence.values import (
    Record,
    first,
    flag,
    instant,
    number,
    record,
    records,
    slices,
    text,
    whole,
)

_Ended = tuple[bool | None, float | None]  # whether it passed, and its points
_LETTERS = {"C": 1.0, "I": 0.0, "P": 0.5, "N": 0.0}  # correct, incorrect, partial, no answer


@dataclass(frozen=True, slots=True)
class Head:
    """What has to be known to read the samples: the scorers, and how often each was tried."""

    scorers: tuple[str, ...] = ()
    epochs: int = 1
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of scorers with several

    def checks(self, scorer: str) -> tuple[str, ...]:
        """What the values of a scorer are called."""
        return self.parts.get(scorer, (scorer,))


def take_head(found: Findings, told: Record) -> Head:
    """Note what the `eval` part of a log says."""
    facts = found.facts[found.run()]
    facts.model = found.text(told.get("model"))
    facts.name = found.text(told.get("task"))
    facts.made_at = instant(told.get("created"))
    dataset = record(told.get("dataset"))
    version = told.get("task_version")
    facts.dataset = Dataset(
        name=found.text(dataset.get("name")), version=found.text(version) if version else None
    )
    found.tool_version = found.text(record(told.get("packages")).get("inspect_ai"))
    grader = record(record(told.get("model_roles")).get("grader")).get("model")
    for scorer in records(told.get("scorers")):
        grader = grader or first(record(scorer.get("options")), "model")
    if name := found.text(grader):
        facts.judge = Judge(model=name)
    ids = dataset.get("sample_ids")
    size = len(ids) if isinstance(ids, list) else whole(dataset.get("samples"))
    epochs = whole(record(told.get("config")).get("epochs")) or 1
    found.expected = found.expected or (size * epochs if size else None)
    names = (text(scorer.get("name")) for scorer in records(told.get("scorers")))
    return Head(tuple(name for name in names if name), epochs)


def with_parts(head: Head, results: Record) -> Head:
    """Note which scorers give several values, so that a sample that broke is missing from none."""
    parts: dict[str, tuple[str, ...]] = {}
    for score in records(results.get("scores")):
        scorer = text(score.get("scorer"))
        if scorer and (name := _check_of(score)) and name.startswith(f"{scorer}/"):
            parts[scorer] = tuple(dict.fromkeys([*parts.get(scorer, ()), name]))
    return replace(head, parts=parts)


def _check_of(score: Record) -> str | None:
    """What a value of a scorer is called: after the scorer, and after its part where it has several."""
    name, scorer = text(score.get("name")), text(score.get("scorer"))
    if not name or not scorer:
        return name
    again = name.removeprefix(scorer)  # used twice, it has a number
    return (
        name if name.startswith(scorer) and (not again or again.isdigit()) else f"{scorer}/{name}"
    )


def take_results(found: Findings, results: Record, status: object, head: Head) -> None:
    """Note what the log says about itself as a whole."""
    total = whole(results.get("total_samples"))
    if status not in {None, "success"}:
        done = whole(results.get("completed_samples"))
        found.warn(
            WarningState.TRUNCATED,
            f"The evaluation did not finish: its status is `{found.text(status)}`.",
            seen=done,
            expected=total or found.expected,
        )
    for score in records(results.get("scores")):
        name, metrics = _check_of(score), record(score.get("metrics"))
        scored = whole(score.get("scored_samples"))
        if name is None or total is None:
            continue
        mean = first(metrics, "accuracy", "mean")
        one = head.epochs == 1  # else the tool's figures are of means over the attempts
        found.declare(
            found.run(),
            found.check(name),
            Declared(
                n=scored if one else None,
                mean=number(record(mean).get("value")) if one else None,
                errored=total - scored if one and scored is not None and scored <= total else None,
                rows=total,
            ),
        )


def take(found: Findings, sample: Record, head: Head) -> None:
    """Count one sample under every scorer."""
    run = found.run()
    case = text(sample.get("id"))
    seconds = number(first(sample, "working_time", "total_time"))
    shared = {
        "repeat": whole(sample.get("epoch")),
        "slices": slices(sample.get("metadata"), every=True),
        "latency_ms": seconds * 1000 if seconds is not None else None,
    }
    scores = record(sample.get("scores"))
    about = text(record(sample.get("metadata")).get(ABOUT))
    if sample.get("error") and not scores:
        for check in _checks(found, head, about):
            found.case(run, check, case, state=CaseState.ERRORED, **shared)  # type: ignore[arg-type]
        return
    outcomes: dict[int, _Ended] = {}
    for name, score in scores.items():
        value = record(score).get("value")
        parts = value if isinstance(value, dict) else {"": value}
        for part, each in parts.items():
            check = found.check(f"{name}/{part}" if part else name)
            outcomes[check] = _outcome(each)
    if about and outcomes:  # unless a scorer is called as the criterion, and says it itself
        outcomes.setdefault(found.check(about, part=True), _together(outcomes.values()))
    for check, (passed, points) in outcomes.items():
        found.case(run, check, case, passed=passed, score=points, **shared)  # type: ignore[arg-type]


def _checks(found: Findings, head: Head, about: str | None) -> dict[int, None]:
    checks = dict.fromkeys(
        found.check(name) for scorer in head.scorers for name in head.checks(scorer)
    )
    return checks | {found.check(about, part=True): None} if about else checks


def _together(outcomes: Iterable[_Ended]) -> _Ended:
    """What several scorers say of one criterion: it holds where each of them says so."""
    outcomes = tuple(outcomes)
    said = [passed for passed, _ in outcomes if passed is not None]
    points = [value for _, value in outcomes if value is not None]
    return (all(said) if said else None), (min(points) if points else None)


def _outcome(value: object) -> _Ended:
    """What a scorer said: a letter, a yes or no, or points."""
    if isinstance(value, str) and value in _LETTERS:
        return value == "C", _LETTERS[value]
    passed = flag(value) if isinstance(value, str | bool) else None
    return passed, number(value) if passed is None else float(passed)
