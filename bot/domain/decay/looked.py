"""What labels say of a system, put down with a look: in words, and as what is compared with the look before."""

from collections.abc import Mapping
from functools import partial

from bot.domain.decay.judging import Decay
from bot.domain.decay.model import Cohort
from bot.domain.decay.telling import decay_headline, decay_notes, decay_steps
from bot.domain.drift.look import LANGUAGES, Results
from bot.domain.lint.model import Language
from bot.domain.report.day import day_of

FEWEST = 100  # labelled cases of a slice, before it is said to hold


def _begun(language: Language, cohort: Cohort) -> str:
    """A cohort by the day on which it began, as the rest of a summary writes days."""
    return day_of(cohort.start, language)


def results_of(decay: Decay, slices: Mapping[str, bool] | None = None) -> Results:
    """Put down what is known of the results, and since when they are worse."""
    run = decay.run
    last = decay.known[-1] if decay.known else None
    return Results(
        headline={
            language: decay_headline(decay, language, partial(_begun, language))
            for language in LANGUAGES
        },
        notes={language: decay_notes(decay, language) for language in LANGUAGES},
        next_steps={language: decay_steps(decay, language) for language in LANGUAGES},
        metric=decay.asked.metric.value,
        known=len(decay.known),
        worse=len(run),
        since=run[0].cohort.start if run else None,
        calls=decay.calls,
        before=decay.reference.value if decay.reference else None,
        slices=dict(slices or {}),
        now=last.seen.value if last and last.seen else None,
    )


def worse_in(decay: Decay) -> bool | None:
    """Whether a slice is worse now; None where luck or too few labels leave it open."""
    if not decay.known:
        return None
    last = decay.known[-1]
    if last.worse or last.failed:
        return True
    return None if last.perhaps_worse or last.counted.n < FEWEST else False
