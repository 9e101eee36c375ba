"""A judgement in the sentences somebody reads who has to decide: counts first, never more than was shown."""

from collections.abc import Iterator
from math import isfinite

from bot.domain.criterion.figure import figure, per_thousand, share, whole_share
from bot.domain.criterion.interval import exact_upper, wilson
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.plan import smallest_n
from bot.domain.criterion.term import Severity
from bot.domain.criterion.verdict import Outcome, Pins, Reason
from bot.domain.evaluation.bar import bar, value_told
from bot.domain.evaluation.estimate import Remark
from bot.domain.evaluation.formula import ANYTIME
from bot.domain.evaluation.judging import USUAL, Conditions, Judgement
from bot.domain.evaluation.look import luck
from bot.domain.evaluation.spoilt_words import spoilt_told
from bot.domain.evaluation.subject import about, counted_tasks, subject_told, tasks
from bot.domain.evaluation.words import VerdictWords, words_of
from bot.domain.phrasing import phrased


def told(
    criterion: Criterion,
    judgement: Judgement,
    conditions: Conditions = USUAL,
    language: str = "en",
) -> str:
    """Everything that has to be said about a judgement, most important first."""
    words = words_of(language)
    said = (
        *_verdict(criterion, judgement, conditions, words, language),
        *_remarks(judgement, words, language),
        *_consequence(criterion, judgement, words),
    )
    return " ".join(said)


def _verdict(
    criterion: Criterion,
    judgement: Judgement,
    conditions: Conditions,
    words: VerdictWords,
    language: str,
) -> Iterator[str]:
    match judgement.outcome:
        case Outcome.NOT_RUN:
            yield words.not_run
        case Outcome.INVALID:
            yield _invalid(criterion, judgement, conditions, words, language)
        case _ if not criterion.is_measured:
            yield _rule(judgement, words, language)
        case _ if judgement.floor is not None and judgement.seen is not None:
            yield from _of_share(judgement, words, language)
        case outcome:
            yield _of_value(criterion, judgement, outcome, words, language)


def _of_share(judgement: Judgement, words: VerdictWords, language: str) -> Iterator[str]:
    seen = judgement.seen
    if seen is None:
        return
    wide = judgement.picture or wilson(seen.hits, seen.n)
    n = figure(seen.n, language)
    of = tasks(n, language) if judgement.tries else n
    counted = figure(seen.hits, language), of
    yield _share_told(judgement, counted, (seen.hits / seen.n, wide.low, wide.high), language)
    if judgement.outcome is Outcome.INCONCLUSIVE:
        yield from _further(judgement, words, language)


def _share_told(
    judgement: Judgement,
    counted: tuple[str, str],
    value: tuple[float, float, float],
    language: str,
) -> str:
    """So many of so many, what that shows, and how far off it may be."""
    words, floor = words_of(language), judgement.floor
    assert floor is not None  # noqa: S101  # only where a rate is held against one
    templates = {
        Outcome.PASS: words.kept if floor.at_most else words.shown,
        Outcome.FAIL: words.exceeded if floor.at_most else words.refuted,
        Outcome.INCONCLUSIVE: words.unsure if floor.at_most else words.open,
    }
    seen, low, high = value
    return phrased(
        templates[judgement.outcome],
        right=counted[0],
        wrong=counted[0],
        n=counted[1],
        seen=share(seen, language, beside=[floor.level]),
        bar=whole_share(floor.level, language),
        low=per_thousand(low, language),
        high=per_thousand(high, language),
    )


def _further(judgement: Judgement, words: VerdictWords, language: str) -> Iterator[str]:
    more, clean = judgement.more, judgement.clean
    if more is None or judgement.seen is None:
        return
    if more.clean is None:
        yield words.never
        return
    if more.settled:  # shown by the usual bound, but not by the one this criterion names
        return
    n = judgement.seen.n
    if clean is not None and n < clean:
        yield phrased(words.too_few, n=figure(n, language), clean=figure(clean, language))
    yield phrased(words.clean, more=figure(more.clean, language))
    if more.right == more.n:  # as often as none is what was just said
        return
    if more.alike is None:
        yield words.not_alike
    else:
        yield phrased(words.alike, more=figure(more.alike, language))


def _of_value(
    criterion: Criterion,
    judgement: Judgement,
    outcome: Outcome,
    words: VerdictWords,
    language: str,
) -> str:
    found = judgement.verdict
    if judgement.skill is not None and judgement.floor is not None:
        return _of_graded(judgement, language)
    template = {Outcome.PASS: words.value_shown, Outcome.FAIL: words.value_refuted}.get(
        outcome, words.value_open
    )
    seen, low, high = (
        words.unbounded
        if value is None or not isfinite(value)
        else value_told(criterion, value, language)
        for value in (found.value, found.low, found.high)
    )
    subject = subject_told(judgement, seen, language)
    return phrased(template, seen=subject, low=low, high=high, bar=bar(criterion, language))


def _of_graded(judgement: Judgement, language: str) -> str:
    """A rate that was never counted, because a model graded the cases: about so many of a thousand."""
    found = judgement.verdict
    assert found.value is not None  # noqa: S101  # it was judged
    low, high = (found.value if end is None else end for end in (found.low, found.high))
    counted = about(per_thousand(found.value, language), language), figure(1000, language)
    told_of = _share_told(judgement, counted, (found.value, low, high), language)
    return told_of[:1].upper() + told_of[1:]


def _rule(judgement: Judgement, words: VerdictWords, language: str) -> str:
    seen = judgement.seen
    n = seen.n if seen else judgement.verdict.n or 0
    broken = seen.hits if seen else round((judgement.verdict.value or 0) * n)
    if judgement.outcome is Outcome.FAIL:
        return phrased(words.rule_broken, wrong=figure(broken, language), n=figure(n, language))
    bound = per_thousand(exact_upper(0, n, confidence=judgement.confidence), language)
    return phrased(words.rule_kept, n=figure(n, language), bound=bound)


def _invalid(
    criterion: Criterion,
    judgement: Judgement,
    conditions: Conditions,
    words: VerdictWords,
    language: str,
) -> str:
    reason, n = judgement.verdict.reason, judgement.verdict.n
    if judgement.unusable is not None:
        return phrased(words.unusable[judgement.unusable.value], **_skill_told(judgement, language))
    planned, used = _pinned(reason, conditions.planned), _pinned(reason, conditions.used)
    wanted = {
        Reason.TOO_FEW_POSITIVES: criterion.min_positives,
        Reason.TOO_FEW_ATTEMPTS: criterion.params.k,
    }.get(reason, criterion.min_n)
    sentence = words.invalid[reason.value]
    facts = {"n": n, "wanted": wanted, "used": used or words.unsaid, "planned": planned}
    return phrased(sentence, **facts, states=spoilt_told(conditions.spoilt, language))


def _pinned(reason: Reason, pins: Pins) -> str | None:
    return {
        Reason.OTHER_DATASET: pins.dataset_version,
        Reason.OTHER_JUDGE: pins.judge_version,
        Reason.OTHER_COMPONENT: pins.component,
    }.get(reason)


def _remarks(judgement: Judgement, words: VerdictWords, language: str) -> Iterator[str]:
    seen = judgement.seen
    if judgement.outcome in {Outcome.NOT_RUN, Outcome.INVALID}:
        return
    if Remark.NOTHING_SEEN in judgement.remarks and seen and judgement.floor is not None:
        bound = per_thousand(exact_upper(0, seen.n, confidence=judgement.confidence), language)
        yield words.nothing_seen.format(n=figure(seen.n, language), bound=bound)
    yield from _counting(judgement, words, language)
    if Remark.TOO_FEW_FOR_ANY in judgement.remarks and judgement.quantile:
        clean = smallest_n(judgement.quantile, 0, judgement.confidence)
        if clean is not None:
            yield words.too_few_values.format(clean=figure(clean, language))
    plain = {
        Remark.UNCHECKED_JUDGE: words.unchecked,
        Remark.BY_GROUP: words.by_group,
        Remark.NO_SPREAD: words.no_spread,
        Remark.LOPSIDED: words.lopsided,
        Remark.TOO_LOPSIDED: words.too_lopsided,
        Remark.NOT_GROWING: words.not_growing,
    }
    yield from (plain[remark] for remark in judgement.remarks if remark in plain)
    if Remark.ALONE_A_FAIL in judgement.remarks:
        yield words.alone_a_fail.format(planned=figure(judgement.look.looks, language))
    if judgement.formula is ANYTIME:
        yield words.every_look
    elif Remark.LOOKED_OFTEN in judgement.remarks:
        yield _look(judgement, words, language)


def _counting(judgement: Judgement, words: VerdictWords, language: str) -> Iterator[str]:
    """What was counted where it is no plain case, and who said what was right."""
    if judgement.tries is not None and judgement.seen is not None:
        yield counted_tasks(judgement.tries, language)
    if judgement.skill is not None:
        yield phrased(words.skill, **_skill_told(judgement, language))
        if judgement.outcome is Outcome.INCONCLUSIVE:
            yield words.more_labels


def _skill_told(judgement: Judgement, language: str) -> dict[str, str]:
    skill = judgement.skill
    if skill is None:
        return {"finds": "0", "rejects": "0", "labelled": "0"}
    return {
        "finds": figure(round(100 * skill.sensitivity), language),
        "rejects": figure(round(100 * skill.specificity), language),
        "labelled": figure(skill.labelled, language),
    }


def _look(judgement: Judgement, words: VerdictWords, language: str) -> str:
    look, seen, floor = judgement.look, judgement.seen, judgement.floor
    facts = {"number": figure(look.number, language), "planned": figure(look.looks, language)}
    if judgement.outcome is not Outcome.PASS or floor is None or seen is None:
        return words.look_alone.format(**facts)
    chance = luck(seen.n, floor.rate, look.number, floor.confidence)
    return words.look.format(**facts, luck=figure(max(1, round(100 * chance)), language))


def _consequence(criterion: Criterion, judgement: Judgement, words: VerdictWords) -> Iterator[str]:
    if criterion.severity is not Severity.CRITICAL:
        return
    if judgement.outcome is Outcome.FAIL:
        yield words.critical_fail
    elif judgement.outcome is not Outcome.PASS:
        yield words.critical_open
