"""Rules on what is measured: a metric, a unit, a direction, a possible value."""

import re
from collections.abc import Iterator

from bot.domain.criterion.metric import Direction, Family
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.naming import metrics_in
from bot.domain.criterion.term import CriterionKind
from bot.domain.criterion.threshold import Change, Level, PerCount, Range
from bot.domain.framing.kind import Kind
from bot.domain.lint.model import Language
from bot.domain.lint.reading import Reading
from bot.domain.lint.rule import Hit, hit_on
from bot.domain.lint.sentence import Sentence
from bot.domain.phrases import Phrases

_TASKS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.FORECASTING,
        r"forecast\w*|prévision\w*|prévoir|prognos\w*|absatzprognose|vorhersage der nachfrage",
    ),
    (Kind.REGRESSION, r"regression|régression|price estimate\w*|preisschätzung"),
    (Kind.RANKING, r"ranking|ranker|reranker|classement par pertinence"),
    (Kind.MULTICLASS_CLASSIFICATION, r"classif\w+|klassif\w+|catégoris\w+|kategoris\w+"),
    (Kind.SEGMENTATION, r"segmentation|segmentierung|clustering"),
)
_TASK = Phrases(
    "|".join(rf"(?P<{kind.name}>\b(?:{words})\b)" for kind, words in _TASKS),
    [words for _, words in _TASKS],
)
_PROBABILITY = Phrases(
    r"\bprobabilit\w+|\bwahrscheinlichkeit\w*", ["probabilit", "wahrscheinlichkeit"]
)
_SAYS_NOTHING_WORDS = """
score result results value threshold model system bot quality performance target punktzahl ergebnis
wert modell resultat valeur modele systeme of is required be the a to must shall reach reached der die
das muss ist le la doit est de
"""
_SAYS_NOTHING = frozenset(_SAYS_NOTHING_WORDS.split())
_VANITY = frozenset({"daily_active", "weekly_active", "time_spent"})
_VANITY_WORDS = Phrases(
    r"\b(?:messages? sent|page ?views|number of (?:chats|messages|sessions|calls)|downloads"
    r"|sign-?ups|impressions|messages envoyés|pages vues|téléchargements|gesendete nachrichten"
    r"|seitenaufrufe|anzahl der (?:nachrichten|chats))\b",
    [
        "messages? sent",
        "page ?views",
        "number of",
        "downloads",
        "sign-?ups",
        "impressions",
        "messages envoyés",
        "pages vues",
        "téléchargements",
        "gesendete",
        "seitenaufrufe",
        "anzahl",
    ],
)  # fmt: skip
_MOVES = re.compile(
    r"\d|\b(?:double|triple|grow|increase|rise|doubler|augmenter|verdoppeln|steigen)\b",
    re.IGNORECASE,
)
_ALL = 100.0  # percent
_REASONS: dict[Language, dict[str, str]] = {
    "en": {"share": "{metric} lies between {low} and {high}", "all": "nothing falls by more than all of it",
           "part": "a share lies between 0 and 100 %", "one": "a probability lies between 0 and 1"},
    "fr": {"share": "{metric} se situe entre {low} et {high}", "all": "rien ne baisse de plus que sa totalité",
           "part": "une part se situe entre 0 et 100 %", "one": "une probabilité se situe entre 0 et 1"},
    "de": {"share": "{metric} liegt zwischen {low} und {high}", "all": "nichts sinkt um mehr als alles",
           "part": "ein Anteil liegt zwischen 0 und 100 %",
           "one": "eine Wahrscheinlichkeit liegt zwischen 0 und 1"},
}  # fmt: skip
_HIGH: dict[Language, str] = {"en": "high", "fr": "élevé", "de": "hoch"}
_LOW: dict[Language, str] = {"en": "low", "fr": "bas", "de": "niedrig"}


def number_without_metric(sentence: Sentence) -> Iterator[Hit]:
    """A number that says neither what is measured nor what is counted.

    Why: 95 % of what? Precision and recall of one model can be 95 % and 20 %.

    - Bad: The model must reach 95 %.
    - Better: Recall of `<class?>` shall be at least 95 % on `<dataset?>`.
    """
    for reading in sentence.readings:
        one = reading.criterion
        share = isinstance(one.threshold, Level) and one.threshold.unit == "%"
        if one.is_measured and share and _names_nothing(one) and not metrics_in(sentence.text):
            yield hit_on(reading)


def _is_about(reading: Reading) -> bool:
    """Whether the number is the metric's own, or a share of cases that something happens in."""
    one = reading.criterion
    share = isinstance(one.threshold, PerCount) or (
        isinstance(one.threshold, Level) and one.threshold.unit == "%"
    )
    return share or reading.firm


def _names_nothing(one: Criterion) -> bool:
    """Whether no metric is named, or only a word that every metric goes by."""
    if one.metric is None:
        return True
    own = one.metric.removeprefix("custom:")
    words = {word for word in own.split("_") if not word.isdigit()}
    return own != one.metric and words <= _SAYS_NOTHING


def wrong_unit(sentence: Sentence) -> Iterator[Hit]:
    """A limit without its unit, or with a unit that its metric cannot have.

    Why: "within 4" is four seconds for the one and four days for the other.

    - Bad: The bot shall answer within 4.
    - Better: The bot shall answer within 4 `<unit?>`.
    """
    for reading in sentence.readings:
        one, metric = reading.criterion, reading.criterion.known_metric
        if metric is None or not isinstance(one.threshold, Level | Range):
            continue
        unit = one.threshold.unit
        missing = unit == "" and metric.needs_unit()
        if (missing or not metric.accepts_unit(unit)) and reading.firm:
            yield hit_on(reading, metric=metric.label)


def missing_comparator(sentence: Sentence) -> Iterator[Hit]:
    """A threshold that does not say whether it is a floor or a ceiling, or says so only roughly.

    Why: "accuracy of 95 %" passes at 95.0 % only, or at 99 %, or at 94.6 % rounded.

    - Bad: Accuracy of 95 %.
    - Better: Accuracy shall be at least 95 %.
    """
    for reading in sentence.readings:
        one = reading.criterion
        if not one.is_measured or one.threshold is None or one.comparator is not None:
            continue
        if (one.known_metric is not None and _is_about(reading)) or _names_nothing(one):
            yield hit_on(reading)


def impossible_value(sentence: Sentence) -> Iterator[Hit]:
    """A threshold that the metric cannot have: 120 %, F1 = 85, a fall by 130 %.

    Why: it is a slip, and everything computed from it is wrong.

    - Bad: F1 shall be at least 85.
    - Better: F1 shall be at least 0.85, if that is what was meant.
    """
    reasons = _REASONS[sentence.language]
    for reading in sentence.readings:
        level = reading.criterion.threshold
        reason = _impossible(reading.criterion, reasons)
        if reason and not isinstance(level, Change) and not reading.firm:
            reason = None
        beyond = isinstance(level, Level) and not level.unit and level.number > 1
        if reason is None and beyond and _PROBABILITY.search(sentence.text):
            reason = reasons["one"]
        if reason:
            yield hit_on(reading, reason=reason)


def _impossible(one: Criterion, reasons: dict[str, str]) -> str | None:
    metric, threshold = one.known_metric, one.threshold
    if isinstance(threshold, Change):
        falls = threshold.factor is not None and threshold.factor < 0
        falls = falls or (
            threshold.sign == "-" and threshold.unit == "%" and threshold.number > _ALL
        )
        return reasons["all"] if falls else None
    if not isinstance(threshold, Level | Range):
        return None
    values = (
        (threshold.number,) if isinstance(threshold, Level) else (threshold.low, threshold.high)
    )
    if metric is None:
        share = threshold.unit == "%" and one.kind is CriterionKind.STATISTICAL
        return reasons["part"] if share and not all(0 <= v <= _ALL for v in values) else None
    if metric.accepts_unit(threshold.unit) and not all(
        metric.possible(value, threshold.unit) for value in values
    ):
        return reasons["share"].format(
            metric=metric.label, low=_plain(metric.low), high=_plain(metric.high)
        )
    return None


def _plain(limit: float | None) -> str:
    return "∞" if limit is None else f"{limit:g}"


def metric_against_task(sentence: Sentence) -> Iterator[Hit]:
    """A metric that says nothing about this kind of task.

    Why: BLEU compares texts, accuracy counts right and wrong; a forecast is never exactly right.

    - Bad: The forecast shall be 90 % accurate.
    - Better: WAPE of the forecast shall be at most `<%?>` per `<horizon?>`.
    """
    for reading in sentence.readings:
        metric = reading.criterion.known_metric
        match = _TASK.search(sentence.text) if metric else None
        if metric is None or match is None or match.lastgroup is None:
            continue
        if not metric.allows(Kind[match.lastgroup]):
            yield hit_on(reading, metric=metric.label, task=match.group().casefold())


def wrong_direction(sentence: Sentence) -> Iterator[Hit]:
    """A floor under what should be low, or a ceiling over what should be high.

    Why: "a miss rate of at least 5 %" is passed by the worst model there is.

    - Bad: Precision shall be at most 80 %.
    - Better: Precision shall be at least 80 %, if that is what was meant.
    """
    for reading in sentence.readings:
        one, metric = reading.criterion, reading.criterion.known_metric
        if metric is None or one.comparator is None or isinstance(one.threshold, Change | None):
            continue
        if sentence.has("comparative"):  # "faster than v2 by at least 20 ms"
            continue
        up = metric.direction is Direction.UP and one.comparator.wants_low
        down = metric.direction is Direction.DOWN and one.comparator.wants_high
        if (up or down) and reading.firm:
            wanted = _HIGH if up else _LOW
            yield hit_on(reading, metric=metric.label, direction=wanted[sentence.language])


def vanity_metric(sentence: Sentence) -> Iterator[Hit]:
    """Counts visits, messages or active users where an outcome is meant.

    Why: people may come because it does not work.

    - Bad: Daily active users shall grow by 20 %.
    - Better: `<business outcome?>` shall rise from `<value?>` to `<value?>`; active users are watched.
    """
    match = _VANITY_WORDS.search(sentence.text)
    named = any(reading.criterion.metric in _VANITY for reading in sentence.readings)
    if not match and not named:
        return
    outcome = any(
        reading.criterion.kind is CriterionKind.BUSINESS
        and reading.criterion.metric not in _VANITY
        and not (reading.criterion.metric or "custom:").startswith("custom:")
        for reading in sentence.readings
    )
    if outcome or not _MOVES.search(sentence.text):
        return
    if match:
        yield Hit(match.start(), match.end())
        return
    for reading in sentence.readings:
        if reading.criterion.metric in _VANITY:
            yield hit_on(reading)


def family_of(one: Criterion) -> Family | None:
    """What the numbers of a criterion's metric are."""
    return one.known_metric.family if one.known_metric else None


def is_rate(one: Criterion) -> bool:
    """Whether its threshold is a share of cases."""
    if isinstance(one.threshold, PerCount):
        return True
    return family_of(one) in {Family.RATE, Family.PERCENT}
