"""What labels say of a system, put down with a look: in words, and as what is compared with the look before."""

from bot.domain.decay.judging import Decay
from bot.domain.decay.telling import decay_headline, decay_notes, decay_steps
from bot.domain.drift.look import LANGUAGES, Results


def results_of(decay: Decay) -> Results:
    """Put down what is known of the results, and since when they are worse."""
    run = decay.run
    last = decay.known[-1] if decay.known else None
    return Results(
        headline={language: decay_headline(decay, language) for language in LANGUAGES},
        notes={language: decay_notes(decay, language) for language in LANGUAGES},
        next_steps={language: decay_steps(decay, language) for language in LANGUAGES},
        metric=decay.asked.metric.value,
        known=len(decay.known),
        worse=len(run),
        since=run[0].cohort.start if run else None,
        calls=decay.calls,
        before=decay.reference.value if decay.reference else None,
        now=last.seen.value if last and last.seen else None,
    )
