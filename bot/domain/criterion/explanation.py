"""What a figure means to somebody who decides: in counts or words, with what has to be said with it."""

from collections.abc import Iterable
from typing import NamedTuple

from bot.domain.criterion.beside import NOTHING_BESIDE, Beside, parts_told, worst_told
from bot.domain.criterion.caveat import caveat_of
from bot.domain.criterion.figure import per_thousand
from bot.domain.criterion.frequency import in_counts
from bot.domain.criterion.grade import in_words
from bot.domain.criterion.model import Criterion

_HALF = 0.5
_BASE = {
    "en": "Per 1,000 cases: {real} are real and {caught} of them caught; it flags {flags}, of which {false} bother someone innocent.",
    "fr": "Sur mille cas : {real} sont vrais, dont {caught} détectés ; il en signale {flags}, dont {false} dérangent quelqu'un à tort.",
    "de": "Je 1.000 Fälle: {real} sind echt, davon {caught} gefunden; gemeldet werden {flags}, davon {false} zu Unrecht.",
}
_NO_BASE = {
    "en": "How many of all cases that is, nobody can say before it is known how often real ones come.",
    "fr": "Combien cela fait sur l'ensemble des cas, nul ne peut le dire tant qu'on ignore la fréquence des vrais.",
    "de": "Wie viele von allen Fällen das sind, kann niemand sagen, solange nicht bekannt ist, wie oft echte vorkommen.",
}
_LAZY = {
    "en": "Saying “no” every time would be right in {n} of 1,000.",
    "fr": "Dire « non » à chaque fois serait juste dans {n} cas sur mille.",
    "de": "Jedes Mal „nein“ zu sagen, wäre in {n} von 1.000 richtig.",
}


class Explanation(NamedTuple):
    """A figure in words, and what is always said with it."""

    text: str
    caveat: str | None

    def __str__(self) -> str:
        """Both, one after the other."""
        return " ".join(filter(None, self))


def explained(
    criterion: Criterion,
    value: float | None = None,
    language: str = "en",
    beside: Beside = NOTHING_BESIDE,
) -> Explanation | None:
    """What a measured value means, or the level of a criterion if it is just met.

    Args:
        criterion: Of the metric.
        value: As measured; none for the level.
        language: Of the sentences.
        beside: What is known beside it: F1 is told with its two parts, an error with its worst tenth.
    """
    level = criterion.floor if value is None else value
    metric = criterion.metric
    if metric is None or level is None or criterion.threshold_type == "count":
        return None
    words = in_words(metric, level, language)
    words = words or in_counts(metric, level, language, criterion.params)
    if not words:
        return None
    parts = parts_told(metric, beside, language)
    worst = worst_told(metric, beside, language)
    return Explanation(" ".join(filter(None, (words, parts))), worst or caveat_of(metric, language))


def together(
    criteria: Iterable[Criterion], base_rate: float | None, language: str = "en"
) -> tuple[str, ...]:
    """What precision and recall come to among all cases, and what a lazy answer would get.

    Both need to know how often real cases come; where nobody said so, that is said.
    """
    spoken = language if language in _BASE else "en"
    levels = levels_of(criteria)
    precision, recall = levels.get("precision"), levels.get("recall")
    said = []
    if precision and recall and base_rate is None:
        said.append(_NO_BASE[spoken])
    elif precision and recall and base_rate and recall * base_rate <= precision:
        said.append(_per_thousand(precision, recall, base_rate, spoken))
    if "accuracy" in levels and base_rate is not None and base_rate <= _HALF:
        said.append(_LAZY[spoken].format(n=per_thousand(1 - base_rate, spoken)))
    return tuple(said)


def levels_of(criteria: Iterable[Criterion]) -> dict[str, float]:
    """The level each metric has to reach over all cases."""
    return {
        one.metric: one.floor
        for one in criteria
        if one.metric is not None and one.floor is not None and not one.slice
    }


def _per_thousand(precision: float, recall: float, base: float, language: str) -> str:
    caught = recall * base
    flags = caught / precision
    return _BASE[language].format(
        real=per_thousand(base, language), caught=per_thousand(caught, language),
        flags=per_thousand(flags, language), false=per_thousand(flags - caught, language),
    )  # fmt: skip
