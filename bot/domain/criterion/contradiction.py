"""Figures that cannot hold together, found by arithmetic; each with one sentence.

A claim says between which two values a metric lies: from a criterion ("at least 0.9" is 0.9 to 1), from
a measurement (both ends the same), or from what somebody said about the world (the base rate).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.domain.criterion.contradiction_words import sentence
from bot.domain.criterion.figure import per_thousand, share
from bot.domain.criterion.metric import Family
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.threshold import Range

ROUNDING = 0.005  # figures people round to whole percents may be off by this


@dataclass(frozen=True, slots=True)
class Claim:
    """Between which values a metric is said to lie."""

    low: float
    high: float

    @classmethod
    def exactly(cls, value: float) -> "Claim":
        """A figure that was measured or stated."""
        return cls(value, value)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What cannot hold, or what follows that nobody may have meant."""

    check: str
    metrics: tuple[str, ...]
    text: str
    impossible: bool = True  # else: it can hold, but says less than it seems to


Claims = Mapping[str, Claim]


def claim_of(criterion: Criterion) -> Claim | None:
    """What a criterion says about its metric, whatever cases it is measured on."""
    metric, comparator = criterion.known_metric, criterion.comparator
    if metric is None or metric.family not in {Family.RATE, Family.SCORE} or comparator is None:
        return None
    low, high = metric.low or 0.0, metric.high or 1.0
    if isinstance(criterion.threshold, Range):
        unit = criterion.threshold.unit
        ends = (criterion.threshold.low, criterion.threshold.high)
        return Claim(*(metric.plain(end, unit) for end in ends))
    level = criterion.floor
    if level is None:
        return None
    if comparator.wants_high:
        return Claim(level, high)
    return Claim(low, level) if comparator.wants_low else Claim.exactly(level)


def claims_of(criteria: Iterable[Criterion]) -> dict[str, Claim]:
    """What criteria on the same cases say together; those about a slice stand apart."""
    found: dict[str, Claim] = {}
    for criterion in criteria:
        claim = claim_of(criterion)
        if claim is None or criterion.slice or criterion.params.label or criterion.metric is None:
            continue
        known = found.get(criterion.metric, claim)
        found[criterion.metric] = Claim(max(known.low, claim.low), min(known.high, claim.high))
    return found


def contradictions(claims: Claims, language: str = "en") -> tuple[Contradiction, ...]:
    """Everything the arithmetic objects to, in a fixed order.

    Besides metrics, `base_rate` and `flag_rate` (the share that can be looked at) may be claimed.
    """
    checks = (_empty, _alarms, _false_alarms, _f1, _critical, _runs, _overrides)
    return tuple(found for check in checks for found in check(claims, language))


def precision_of(recall: float, fpr: float, base: float) -> float:
    """The precision that a recall and a false-alarm rate come to where `base` are real."""
    right, wrong = recall * base, fpr * (1 - base)
    return right / (right + wrong) if right + wrong else 0.0


def chain(success: float, steps: int) -> float:
    """The chance that every one of so many steps succeeds, if they fail independently."""
    return success**steps


def f1_at_most(precision: float, recall: float) -> float:
    """The best F1 if neither part exceeds these; it is at most 2m / (1 + m) for the weaker one."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def slices_disagree(
    overall: float, slices: Iterable[tuple[float, float]], language: str = "en"
) -> Contradiction | None:
    """Whether an overall rate is not the weighted mean of its slices (weight, rate)."""
    parts = tuple(slices)
    weight = sum(part for part, _ in parts)
    mean = sum(part * rate for part, rate in parts) / weight
    if abs(mean - overall) <= ROUNDING:
        return None
    facts = {"overall": share(overall, language), "mean": share(mean, language)}
    return Contradiction("slices", (), sentence("slices", language, facts))


def steps_fall_short(
    success: float, steps: int, wanted: float, language: str = "en"
) -> Contradiction | None:
    """Whether steps that each just meet their bar leave the whole below its own."""
    whole = chain(success, steps)
    if whole >= wanted:
        return None
    facts = {
        "success": share(success, language),
        "steps": str(steps),
        "whole": per_thousand(whole, language),
        "wanted": share(wanted, language),
    }
    return Contradiction("steps", ("task_success",), sentence("steps", language, facts), False)  # noqa: FBT003


def _found(
    check: str,
    metrics: tuple[str, ...],
    language: str,
    facts: Mapping[str, str],
    *,
    impossible: bool = True,
) -> list[Contradiction]:
    return [Contradiction(check, metrics, sentence(check, language, facts), impossible)]


def _empty(claims: Claims, language: str) -> list[Contradiction]:
    return [
        found
        for metric, claim in claims.items()
        if claim.low > claim.high
        for found in _found(
            "empty",
            (metric,),
            language,
            {
                "metric": metric,
                "low": share(claim.low, language),
                "high": share(claim.high, language),
            },
        )
    ]


def _alarms(claims: Claims, language: str) -> list[Contradiction]:
    """P q = R b: what is caught must have been flagged, and a share of the flags is right."""
    base, flags, recall = (claims.get(name) for name in ("base_rate", "flag_rate", "recall"))
    if base is None or flags is None or recall is None:
        return []
    precision = claims.get("precision", Claim(0.0, 1.0))
    facts = {"recall": share(recall.low, language), "base": per_thousand(base.low, language),
             "flags": per_thousand(flags.high, language)}  # fmt: skip
    least = recall.low * base.low / (precision.high or 1.0)
    if least > flags.high * (1 + ROUNDING):
        facts["least"] = per_thousand(least, language)
        return _found("alarms", ("recall", "flag_rate"), language, facts)
    most = recall.high * base.high / precision.low if precision.low else 1.0
    if flags.low > most * (1 + ROUNDING):
        facts |= {"most": per_thousand(most, language), "flags": per_thousand(flags.low, language),
                  "precision": share(precision.low, language)}  # fmt: skip
        return _found("too_many_alarms", ("precision", "flag_rate"), language, facts)
    return []


def _false_alarms(claims: Claims, language: str) -> list[Contradiction]:
    """At a low base rate, a small false-alarm rate is still a flood of false alarms."""
    names = ("base_rate", "fpr", "recall", "precision")
    base, fpr, recall, precision = (claims.get(name) for name in names)
    if base is None or fpr is None or recall is None or precision is None:
        return []
    facts = {"base": per_thousand(base.high, language), "fpr": share(fpr.high, language),
             "recall": share(recall.low, language), "precision": share(precision.low, language)}  # fmt: skip
    best = precision_of(recall.high, fpr.low, base.high)
    if best < precision.low - ROUNDING:
        facts |= {"recall": share(recall.high, language), "fpr": share(fpr.low, language)}
        facts["comes_to"] = per_thousand(best, language)
        return _found("false_alarms", names, language, facts)
    just = precision_of(recall.low, fpr.high, base.high)
    if just < precision.low - ROUNDING:
        facts["comes_to"] = per_thousand(just, language)
        return _found("false_alarms", names, language, facts, impossible=False)
    return []


def _f1(claims: Claims, language: str) -> list[Contradiction]:
    f1 = claims.get("f1")
    if f1 is None or not ({"precision", "recall"} & set(claims)):
        return []
    precision, recall = (claims.get(name, Claim(0.0, 1.0)) for name in ("precision", "recall"))
    most, least = f1_at_most(precision.high, recall.high), f1_at_most(precision.low, recall.low)
    facts = {"f1": f"{f1.low:g}", "most": f"{most:.2f}", "least": f"{least:.2f}"}
    metrics = ("f1", "precision", "recall")
    if f1.low > most + ROUNDING:
        return _found("f1", metrics, language, facts)
    if f1.high < least - ROUNDING:
        return _found("f1_low", metrics, language, facts | {"f1": f"{f1.high:g}"})
    return []


def _critical(claims: Claims, language: str) -> list[Contradiction]:
    accuracy, critical = claims.get("accuracy"), claims.get("critical_error_rate")
    if accuracy is None or critical is None:
        return []
    facts = {"accuracy": share(accuracy.low, language), "errors": share(1 - accuracy.low, language),
             "critical": share(critical.high, language)}  # fmt: skip
    metrics = ("accuracy", "critical_error_rate")
    if critical.low > 1 - accuracy.low + 1e-12:
        return _found(
            "critical", metrics, language, facts | {"critical": share(critical.low, language)}
        )
    if critical.high > 1 - accuracy.low + 1e-12:
        return _found("critical_idle", metrics, language, facts, impossible=False)
    return []


def _runs(claims: Claims, language: str) -> list[Contradiction]:
    """All of several runs right is never more likely than one; one of several never less."""
    every, once, any_run = (claims.get(n) for n in ("pass_hat_k", "task_success", "pass_at_k"))
    found: list[Contradiction] = []
    if every and once and every.low > once.high + 1e-12:
        facts = {"every": share(every.low, language), "once": share(once.high, language)}
        found += _found("runs", ("pass_hat_k", "task_success"), language, facts)
    if any_run and once and any_run.high < once.low - 1e-12:
        facts = {"any": share(any_run.high, language), "once": share(once.low, language)}
        found += _found("any_run", ("pass_at_k", "task_success"), language, facts)
    return found


def _overrides(claims: Claims, language: str) -> list[Contradiction]:
    """Diligent reviewers overturn about as many flags as are wrong."""
    precision, override = claims.get("precision"), claims.get("override_rate")
    if precision is None or override is None:
        return []
    wrong = 1 - precision.low
    facts = {"precision": share(precision.low, language), "wrong": per_thousand(wrong, language),
             "override": share(override.high, language)}  # fmt: skip
    metrics = ("precision", "override_rate")
    if override.high < wrong / 2:
        return _found("sleepy", metrics, language, facts, impossible=False)
    if override.low > 2 * wrong:
        facts["override"] = share(override.low, language)
        return _found("overruled", metrics, language, facts, impossible=False)
    return []
