"""Decay as JSON: every cohort with its counts, bounds and verdict; what is estimated is called so."""

from typing import Any

from bot.domain.decay.estimating import Guess
from bot.domain.decay.judging import Decay, Judged
from bot.domain.decay.telling import decay_headline, decay_notes, decay_steps
from bot.domain.lint.model import Language

VERSION = 1


def decay_document(decay: Decay, language: Language = "en") -> dict[str, Any]:
    """What `remit drift decay --json` prints."""
    asked, seen, checked = decay.asked, decay.reference, decay.checked
    held, of = decay.held
    return {
        "version": VERSION,
        "summary": decay_headline(decay, language),
        "next_steps": list(decay_steps(decay, language)),
        "notes": list(decay_notes(decay, language)),
        "metric": asked.metric.value,
        "floor": asked.floor,
        "label_days": asked.delay,
        "as_of": decay.as_of.isoformat(),
        "reference": {"value": seen.value, "low": seen.low, "high": seen.high, "n": seen.n}
        if seen
        else None,
        "calls": decay.calls,
        "since": decay.run[0].cohort.name if decay.run else None,
        "estimates": {
            "usable": checked.unusable is None,
            "reason": checked.unusable.value if checked.unusable else None,
            "checked_on": checked.rows,
            "off": checked.off,
            "p": checked.chance,
            "held": held,
            "of": of,
        },
        "cohorts": [_cohort(one) for one in decay.cohorts],
    }


def _cohort(one: Judged) -> dict[str, Any]:
    counted, seen = one.counted, one.seen
    return {
        "from": one.cohort.start.isoformat(),
        "before": one.cohort.end.isoformat(),
        "standing": one.standing.value,
        "rows": one.cohort.rows,
        "labelled": one.cohort.labelled,
        "right": counted.right,
        "n": counted.n,
        "pending": counted.pending,
        "value": seen.value if seen else None,
        "low": seen.low if seen else None,
        "high": seen.high if seen else None,
        "whatever_low": one.whatever[0] if one.whatever else None,
        "whatever_high": one.whatever[1] if one.whatever else None,
        "outcome": one.outcome.value if one.outcome else None,
        "more": one.more,
        "change": one.change,
        "p_adjusted": one.chance if one.change is not None else None,
        "worse": one.worse,
        "estimate": _guess(one.guess),
    }


def _guess(guess: Guess | None) -> dict[str, Any] | None:
    if guess is None:
        return None
    return {"kind": "estimate", "value": guess.value, "low": guess.low, "high": guess.high}
