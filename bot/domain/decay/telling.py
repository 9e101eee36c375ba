"""Decay in words: whether it got worse and since when, each cohort, what is only estimated, and what to do."""

from collections.abc import Callable
from datetime import timedelta

from bot.domain.criterion.verdict import Outcome
from bot.domain.decay.judging import Decay, Judged, Standing
from bot.domain.decay.model import Cohort
from bot.domain.decay.words import ENGLISH, FRENCH, GERMAN, DecayWords
from bot.domain.drift.language import Tongue, tongue
from bot.domain.lint.model import Language

_WORDS: dict[Language, DecayWords] = {"en": ENGLISH, "fr": FRENCH, "de": GERMAN}


def by_name(cohort: Cohort) -> str:
    """As its line in a report is called."""
    return cohort.name


def decay_words(language: Language = "en") -> DecayWords:
    """A language's sentences."""
    return _WORDS[language]


def decay_headline(
    decay: Decay, language: Language = "en", named: Callable[[Cohort], str] = by_name
) -> str:
    """The one sentence that a busy person reads; cohorts are called as their lines are, or as wished."""
    words, to, run = decay_words(language), tongue(language), decay.run
    soon = [one for one in decay.young if one.failed]
    if run:
        last, gaps = run[-1], _gaps(run[-1], decay, to, words, named)
        lasting = words.worse if decay.calls else words.worse_once
        if not last.failed:
            gaps["since"] = named(run[0].cohort)
        return (words.missed if last.failed else lasting).format(**gaps)
    if soon:
        return words.missed_soon.format(
            since=named(soon[0].cohort), floor=to.share(decay.asked.floor or 0.0)
        )
    if not decay.known:
        return words.nothing_known
    if decay.known[-1].perhaps_worse:
        return words.perhaps.format(**_gaps(decay.known[-1], decay, to, words, named))
    return words.fine.format(n=to.count(len(decay.known)))


def _gaps(
    one: Judged, decay: Decay, to: Tongue, words: DecayWords, named: Callable[[Cohort], str]
) -> dict[str, str]:
    return {
        "since": named(one.cohort),
        "value": to.share(one.seen.value if one.seen else 0.0),
        "what": words.metrics[decay.asked.metric],
        "points": to.points(abs(one.change or 0.0)),
        "floor": to.share(decay.asked.floor or 0.0),
    }


def decay_steps(decay: Decay, language: Language = "en") -> tuple[str, ...]:
    """What to do now; a lower figure alone says neither why, nor that training again would help."""
    words = decay_words(language)
    steps = []
    if decay.calls:
        steps.append(words.find_where)
    elif decay.run or any(one.perhaps_worse for one in decay.known[-1:]):
        steps.append(words.wait)
    if decay.young:
        known = decay.asked.delay is not None
        steps.append(words.label.format(day=_day_known(decay)) if known else words.label_some)
    settled = [one for one in decay.known[-1:] if one.more]
    steps += [
        words.more.format(more=tongue(language).count(one.more or 0), name=one.cohort.name)
        for one in settled
    ]
    return tuple(steps) or (words.go_on,)


def _day_known(decay: Decay) -> str:
    newest = decay.young[-1].cohort
    return (newest.end + timedelta(days=(decay.asked.delay or 0) - 1)).isoformat()


def decay_lines(decay: Decay, language: Language = "en") -> tuple[str, ...]:
    """Each cohort, the oldest first."""
    return tuple(_line(one, decay, language) for one in decay.cohorts)


def decay_notes(decay: Decay, language: Language = "en") -> tuple[str, ...]:
    """What estimates rest on, and how they did; or why there are none."""
    words, to, checked = decay_words(language), tongue(language), decay.checked
    gaps = {
        "n": to.count(checked.rows),
        "more": to.count(checked.more),
        "off": to.points(checked.off),
    }
    notes = []
    if checked.unusable is not None:
        notes.append(words.unusable[checked.unusable].format(**gaps))
    else:
        notes += [words.checked.format(**gaps), words.estimates_are]
    held, of = decay.held
    if of:
        notes.append(words.held.format(held=to.count(held), n=to.count(of)))
    return tuple(notes)


def decay_report(decay: Decay, language: Language = "en") -> str:
    """All of it, as an owner reads it."""
    words, to = decay_words(language), tongue(language)
    lines = [decay_headline(decay, language), ""]
    if decay.reference:
        seen = decay.reference
        lines.append(
            words.reference.format(
                value=to.share(seen.value),
                what=words.metrics[decay.asked.metric],
                low=to.share(seen.low),
                high=to.share(seen.high),
                right=to.count(round(seen.value * (seen.n or 0))),
                n=to.count(seen.n or 0),
            )
        )
    lines += decay_lines(decay, language)
    lines += ["", *decay_notes(decay, language), "", words.next]
    steps = decay_steps(decay, language)
    lines += [f"  {number}. {step}" for number, step in enumerate(steps, start=1)]
    return "\n".join(lines)


def _line(one: Judged, decay: Decay, language: Language) -> str:
    words, to = decay_words(language), tongue(language)
    gaps = {
        "name": one.cohort.name,
        "rows": to.count(one.cohort.rows),
        "n": to.count(one.cohort.labelled),
        "what": words.metrics[decay.asked.metric],
        "outcome": _outcome(one.outcome, decay, to, words),
    }
    if one.standing is Standing.EMPTY:
        return words.no_rows.format(**gaps)
    if one.standing is Standing.YOUNG:
        told = words.young_open.format(**gaps)
        if one.whatever:
            low, high = (to.share(bound) for bound in one.whatever)
            told = words.young.format(**gaps, low=low, high=high)
    elif one.seen is None:
        told = words.no_labels.format(**gaps)
    else:
        told = words.window.format(
            **gaps,
            value=to.share(one.seen.value),
            low=to.share(one.seen.low),
            high=to.share(one.seen.high),
            change=_change(one, to, words),
        )
    if one.guess is None or one.standing is Standing.REFERENCE:
        return told
    guess = words.estimate.format(
        value=to.share(one.guess.value),
        low=to.share(one.guess.low),
        high=to.share(one.guess.high),
    )
    return f"{told}\n{guess}"


def _change(one: Judged, to: Tongue, words: DecayWords) -> str:
    if one.standing is Standing.REFERENCE:
        return words.of_reference
    if one.change is None or not (one.perhaps_worse or one.better):
        return ""
    told = words.change.format(points=("+" if one.change > 0 else "") + to.points(one.change))
    return told + (words.better if one.better else "")


def _outcome(outcome: Outcome | None, decay: Decay, to: Tongue, words: DecayWords) -> str:
    if outcome is None or decay.asked.floor is None:
        return ""
    return words.outcomes[outcome].format(floor=to.share(decay.asked.floor))
