"""`remit eval judge`: counts held against a rate, as a sentence for people or as JSON for programs."""

import json
from dataclasses import dataclass
from typing import Any

from bot.cli.share import parse_share
from bot.domain.criterion.interval import CONFIDENCE, wilson
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.term import Method, Severity
from bot.domain.criterion.verdict import Counts
from bot.domain.errors import InvalidInputError
from bot.domain.evaluation.formula import ANYTIME
from bot.domain.evaluation.judging import Conditions, Judgement, judge
from bot.domain.evaluation.look import Look
from bot.domain.evaluation.telling import told

LANGUAGES = ("en", "fr", "de")
METHODS = {"exact": Method.CLOPPER_PEARSON, "wilson": Method.WILSON}
_MOST = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for on the command line."""

    n: int
    passed: int | None = None
    failed: int | None = None
    floor: str | None = None
    ceiling: str | None = None
    severity: Severity = Severity.MAJOR
    confidence: str | None = None
    method: str = "exact"
    look: int = 1
    looks: int = 1
    every_look: bool = False
    language: str = "en"


def run_judge(asked: Asked, *, as_json: bool = False) -> str:
    """Return the verdict on the counts: one paragraph, or one JSON object.

    Raises:
        InvalidInputError: The counts do not fit together, or a bar is missing or given twice.
    """
    criterion, seen = criterion_of(asked), _counts(asked)
    conditions = Conditions(look=Look(asked.look, asked.looks), at_every_look=asked.every_look)
    judgement = judge(criterion, seen, conditions)
    if as_json:
        return json.dumps(
            as_document(criterion, judgement, conditions, asked.language),
            ensure_ascii=False,
            indent=2,
        )
    return told(criterion, judgement, conditions, asked.language)


def as_document(
    criterion: Criterion, judgement: Judgement, conditions: Conditions, language: str
) -> dict[str, Any]:
    """A judgement for programs; bounds are one-sided, the interval is the two-sided picture."""
    found, seen, more = judgement.verdict, judgement.seen, judgement.more
    wide = wilson(seen.hits, seen.n) if seen and seen.n else None
    return {
        "verdict": found.outcome.value,
        "reason": found.reason.value,
        "counts": "wrong" if judgement.floor and judgement.floor.at_most else "right",
        "point": found.value,
        "lower": found.low,
        "upper": found.high,
        "interval": [wide.low, wide.high] if wide and judgement.formula is not ANYTIME else None,
        "confidence": judgement.confidence,
        "method": judgement.formula.name,
        "formula": judgement.formula.id,
        "n": found.n,
        "needed_n": judgement.needed_n,
        "more_if_none_fails": more.clean if more else None,
        "more_if_they_fail_alike": more.alike if more else None,
        "severity": (criterion.severity or Severity.MAJOR).value,
        "look": judgement.look.number,
        "looks": judgement.look.looks,
        "remarks": [remark.value for remark in judgement.remarks],
        "sentence": told(criterion, judgement, conditions, language),
    }


def criterion_of(asked: Asked) -> Criterion:
    """The criterion that the options spell out."""
    if (asked.floor is None) == (asked.ceiling is None):
        said = "There is no bar to judge by." if asked.floor is None else "There are two bars."
        raise InvalidInputError(
            said, next_step="Give --floor .95 for what must be right, or --ceiling .02 for errors."
        )
    if asked.method not in METHODS:
        raise InvalidInputError(
            f"{asked.method!r} is no method here.", next_step="Choose from exact, wilson."
        )
    checked_language(asked.language)
    level = parse_share(asked.floor if asked.floor is not None else str(asked.ceiling))
    high = asked.floor is not None
    confidence = CONFIDENCE if asked.confidence is None else parse_share(asked.confidence)
    if not 0.5 <= confidence < 1:  # noqa: PLR2004  # below a half the bounds change sides
        raise InvalidInputError(
            f"One cannot be {asked.confidence} sure.",
            next_step="Give --confidence between 50% and 99.9%, such as 95%.",
        )
    return Criterion.model_validate(
        {
            "kind": "statistical",
            "severity": asked.severity,
            "metric": "accuracy" if high else "error_rate",
            "comparator": ">=" if high else "<=",
            "threshold": {"form": "level", "number": level},
            "statistic": "lower_bound" if high else "upper_bound",
            "confidence": confidence,
            "method": METHODS[asked.method],
        }
    )


def checked_language(language: str) -> None:
    """Refuse a language nobody wrote the sentences in."""
    if language not in LANGUAGES:
        raise InvalidInputError(
            f"{language!r} is no language here.", next_step="Choose from en, fr, de."
        )


def _counts(asked: Asked) -> Counts:
    passed, failed, n = asked.passed, asked.failed, asked.n
    if passed is None and failed is None:
        raise InvalidInputError(
            "It is not said how many were right.", next_step="Give --passed, or --failed."
        )
    if not 0 <= n <= _MOST:
        raise InvalidInputError(
            f"{n} is no number of cases.", next_step="Give --n between 0 and a thousand million."
        )
    right = passed if passed is not None else n - (failed or 0)
    if not 0 <= right <= n or (failed is not None and failed != n - right):
        said = " and ".join(
            f"{count} {word}"
            for count, word in ((passed, "right"), (failed, "wrong"))
            if count is not None
        )
        raise InvalidInputError(
            f"{said} of {n} does not add up.",
            next_step="Give --passed or --failed, and no more of them than --n.",
        )
    return Counts(n - right if asked.ceiling is not None else right, n)
