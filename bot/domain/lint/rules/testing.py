"""Rules on how a criterion is tested: on which cases, how many, how surely, since when."""

from collections.abc import Iterator

from bot.domain.criterion.anytime import shown_by
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.naming import metrics_in
from bot.domain.criterion.plan import smallest_n
from bot.domain.criterion.term import BOUNDS, CriterionKind
from bot.domain.criterion.threshold import Change, Level
from bot.domain.lint.reading import Reading
from bot.domain.lint.rule import Hit, hit_on
from bot.domain.lint.rules.measure import is_rate
from bot.domain.lint.sentence import Sentence
from bot.domain.lint.words.pattern import (
    AMONG_THEMSELVES,
    ANY_ERROR,
    BOUND,
    CODE,
    DATASET,
    FOLLOWS,
    MOVES,
    OWNED,
    PERIOD,
    POPULATION,
    RATIO,
    RELATIVE,
    SAMPLE,
    SEVERITY_TOLD,
    WORST,
)

_CONFIDENCE = 0.95  # one-sided, where none is said
_RIGHT_OR_WRONG = frozenset({"accuracy", "answer_correctness"})
_PER_CLASS = frozenset(
    {"recall", "precision", "balanced_accuracy", "critical_error_rate", "f1", "fnr"}
)
_ERRORS = frozenset({"error_rate", "critical_error_rate"})
_OF_MACHINES = frozenset({"", "ms", "s"})  # minutes and hours are how people answer
_TIMES = frozenset({"latency", "ttft"})
_LONGEST_COUNT = 9  # digits
_FALSE_ALARMS = frozenset({"false_positives", "fpr"})
_CAUGHT = frozenset({"recall", "fnr", "f1", "fbeta", "pr_auc", "roc_auc"})


def no_population(sentence: Sentence) -> Iterator[Hit]:
    """A rate that does not say of which cases.

    Why: a model can be right in 95 % of easy cases and in half of those that matter.

    - Bad: Accuracy shall be at least 95 %.
    - Better: Accuracy shall be at least 95 % on `<which cases?>`.
    """
    for reading in _statistical(sentence):
        one = reading.criterion
        named = one.dataset or one.slice or one.production or one.params.label
        if not named and not POPULATION.search(_block(sentence)):
            yield hit_on(reading)


def no_dataset(sentence: Sentence) -> Iterator[Hit]:
    """A statistical criterion without a dataset and its version.

    Why: next month somebody tests on other cases, and nobody can say what changed.

    - Better: … on `<dataset?>`@`<version?>`.
    """
    for reading in _statistical(sentence):
        named = reading.criterion.dataset or reading.criterion.production
        if not named and not DATASET.search(_block(sentence)):
            yield hit_on(reading)


def no_confidence(sentence: Sentence) -> Iterator[Hit]:
    """A statistical criterion that does not say how sure it has to be.

    Why: 95 of 100 right cases leave room for a true rate of 90 %; one lucky run is no proof.

    - Better: … with a lower bound at `<confidence?>`.
    """
    for reading in _statistical(sentence):
        if reading.criterion.statistic not in BOUNDS and not BOUND.search(_block(sentence)):
            yield hit_on(reading)


def no_sample_size(sentence: Sentence) -> Iterator[Hit]:
    """A statistical criterion without the number of cases.

    Why: with twenty cases, one more error moves the result by five points.

    - Better: … on at least `<n?>` cases.
    """
    for reading in _statistical(sentence):
        if reading.criterion.min_n is None and not SAMPLE.search(_block(sentence)):
            yield hit_on(reading)


def too_few_cases(sentence: Sentence) -> Iterator[Hit]:
    """So few cases that even a perfect run cannot show the threshold.

    Why: with 100 cases and no failure, all that is shown is 97 %. The number needed is computed from
    the exact binomial distribution at 95 % (or the confidence that is given).

    - Bad: At least 99 %, tested on 100 cases.
    - Better: … on at least 299 cases.
    """
    for reading in sentence.readings:
        one = reading.criterion
        tested = _cases(reading, sentence) if one.comparator and is_rate(one) else None
        needed = _needed(one) if tested is not None else None
        if tested is not None and needed and tested < needed:
            yield hit_on(reading, n=str(tested), needed=str(needed))


def _cases(reading: Reading, sentence: Sentence) -> int | None:
    """On how many cases it is tested, as far as the criterion or the words around it say so."""
    if reading.criterion.min_n is not None:
        return reading.criterion.min_n
    block = _block(sentence)
    match = SAMPLE.search(RATIO.sub(" ", block)) if SAMPLE.may_be_in(block) else None
    digits = "".join(filter(str.isdigit, match.group())) if match else ""
    return int(digits) if 0 < len(digits) <= _LONGEST_COUNT else None


def _needed(one: Criterion) -> int | None:
    floor = one.floor
    if floor is None or one.comparator is None or not is_rate(one):
        return None
    least = floor if one.comparator.wants_high else 1 - floor
    sure, shown = one.confidence or _CONFIDENCE, shown_by(one.method)
    return smallest_n(least, 0, sure, shown) if 0 < least < 1 else None


def no_baseline(sentence: Sentence) -> Iterator[Hit]:
    """A change that does not say from what.

    Why: 15 % less than a bad week is not 15 % less than last year.

    - Bad: Reduce false alarms by 15 %.
    - Better: Reduce false alarms from `<today?>` to `<value?>`.
    """
    for reading in sentence.readings:
        one = reading.criterion
        change = one.threshold if isinstance(one.threshold, Change) else None
        if change is None or change.reference is not None or one.baseline is not None:
            continue
        moves = one.known_metric is not None or MOVES.search(sentence.text)
        if moves and not AMONG_THEMSELVES.search(sentence.text):
            yield hit_on(reading)


def relative_or_points(sentence: Sentence) -> Iterator[Hit]:
    """A change in percent of something that is itself a percentage.

    Why: 8 % more than 50 % is 54 % for the one and 58 % for the other.

    - Bad: Raise coverage by 8 %.
    - Better: Raise coverage by 8 percentage points, from `<today?>` to `<value?>`.
    """
    for reading in sentence.readings:
        change = reading.criterion.threshold
        relative = isinstance(change, Change) and change.unit in {"", "%"} and change.over is None
        in_percent = "%" in sentence.cut(reading.start, reading.end) or "%" in sentence.text
        if (
            relative
            and in_percent
            and is_rate(reading.criterion)
            and not RELATIVE.search(sentence.text)
        ):
            yield hit_on(reading)


def no_window(sentence: Sentence) -> Iterator[Hit]:
    """A service level, a business outcome or a deadline without the period it is measured over.

    Why: 99.5 % a year allows 44 hours in one piece; 99.5 % a day allows seven minutes.

    - Bad: Uptime shall be at least 99.5 %.
    - Better: … per `<window?>`.
    """
    for reading in sentence.readings:
        one = reading.criterion
        spoken = one.window is not None or bool(one.triggers)
        measured = one.kind in {CriterionKind.SLO, CriterionKind.BUSINESS}
        if measured and one.threshold is not None and not spoken and not _has_window(sentence):
            yield hit_on(reading)


def _has_window(sentence: Sentence) -> bool:
    return bool(PERIOD.search(_block(sentence)))


def accuracy_alone(sentence: Sentence) -> Iterator[Hit]:
    """Plain accuracy, or fewer false alarms, where nothing is said about what must be caught.

    Why: where 3 % of the cases are fraud, a model that never says "fraud" is right in 97 %, and
    raises no false alarm.

    - Bad: Accuracy shall be at least 97 %.
    - Better: … and recall of `<rare class?>` at least `<%?>`.
    """
    found = {reading.criterion.metric for reading in sentence.readings}
    if any(reading.criterion.metric in _FALSE_ALARMS for reading in sentence.readings):
        found |= {named.metric for named in metrics_in(_block(sentence))}
    for reading in sentence.readings:
        if reading.criterion.metric in _FALSE_ALARMS and not found & _CAUGHT:
            yield Hit(reading.start, reading.end, kind="counterpart")
    if found & _PER_CLASS:
        return
    for reading in sentence.readings:
        one = reading.criterion
        if one.metric in _RIGHT_OR_WRONG and one.threshold is not None and one.params.label is None:
            yield hit_on(reading)


def no_percentile(sentence: Sentence) -> Iterator[Hit]:
    """A response time that does not say for how many of the requests.

    Why: an average of 200 ms is compatible with one customer in twenty waiting for ten seconds.

    - Bad: Latency shall be under 200 ms.
    - Better: Latency shall be under 200 ms at the `<percentile?>`.
    """
    for reading in sentence.readings:
        one = reading.criterion
        unit = one.threshold.unit if isinstance(one.threshold, Level) else ""
        limited = one.metric in _TIMES and unit in _OF_MACHINES
        if limited and one.params.quantile is None and not WORST.search(sentence.text):
            yield hit_on(reading)


def false_precision(sentence: Sentence) -> Iterator[Hit]:
    """More decimals than so many cases can tell apart.

    Why: with 200 cases the result moves in steps of half a percent; 97.35 % is never one of them.

    - Better: round it to what the cases can show.
    """
    for reading in sentence.readings:
        one = reading.criterion
        if not isinstance(one.threshold, Level) or not is_rate(one):
            continue
        percent = one.threshold.number * (1 if one.threshold.unit == "%" else 100)
        decimals = len(f"{percent:.6f}".rstrip("0").rpartition(".")[2])
        cases = _cases(reading, sentence) if decimals else None
        if cases and 10**-decimals < 50 / cases:
            yield hit_on(reading, n=str(cases))


def errors_lumped(sentence: Sentence) -> Iterator[Hit]:
    """An error rate in which all errors weigh the same, or "critical" that nobody has defined.

    Why: sending a ticket to the wrong desk and giving the wrong dose are both one error.

    - Bad: The error rate shall be at most 5 %.
    - Better: Critical errors (`<which?>`) at most `<%?>`; all errors at most 5 %.
    """
    for reading in sentence.readings:
        one = reading.criterion
        named = one.metric in _ERRORS
        said = (one.metric or "custom:").startswith("custom:") and ANY_ERROR.search(
            sentence.cut(reading.start, reading.end)
        )
        lumped = one.threshold is not None and (named or said) and one.params.label is None
        if lumped and not SEVERITY_TOLD.search(_block(sentence)):
            yield hit_on(reading)


def nobody_answers(sentence: Sentence) -> Iterator[Hit]:
    """An acceptance criterion without an owner, or without what follows when it fails.

    Why: a criterion that fails and moves nobody is decoration.

    - Better: … owner `<who?>`, else `<what follows?>`.
    """
    if not sentence.around.is_criterion and sentence.line is None:
        return
    block = _block(sentence)
    for reading in sentence.readings:
        one = reading.criterion
        owned = one.owner is not None or OWNED.search(block)
        follows = bool(one.on_fail) or FOLLOWS.search(block)
        if one.threshold is not None and not (owned and follows):
            yield hit_on(reading)


def _statistical(sentence: Sentence) -> Iterator[Reading]:
    for reading in sentence.readings:
        one = reading.criterion
        level = one.threshold is not None and not isinstance(one.threshold, Change)
        of_code = one.metric == "coverage" and CODE.search(sentence.text)
        counts = isinstance(one.threshold, Level) and one.threshold.unit != "%" and not reading.firm
        statistical = one.kind is CriterionKind.STATISTICAL and one.known_metric is not None
        if statistical and level and not of_code and not counts:
            yield reading


def _block(sentence: Sentence) -> str:
    """The paragraph, list item or row, where what the sentence leaves out may stand."""
    return sentence.around.block or sentence.text
