"""The words in a picture of a criterion, and the sentence that stands for it, in three languages."""

from bot.domain.criterion.figure import amount, figure, share, whole_share
from bot.domain.criterion.verdict import Outcome
from bot.domain.lint.model import Language
from bot.domain.phrasing import phrased
from bot.domain.report.trend import Point, Trend

_NEEDED: dict[Language, tuple[str, str]] = {
    "en": ("needs at least {}", "may be at most {}"),
    "fr": ("il faut au moins {}", "au plus {}"),
    "de": ("mindestens {} nötig", "höchstens {} erlaubt"),
}
_OUTCOMES: dict[Language, dict[Outcome, str]] = {
    "en": {
        Outcome.PASS: "shown",
        Outcome.FAIL: "failed",
        Outcome.INCONCLUSIVE: "not yet shown",
        Outcome.NOT_RUN: "not run",
        Outcome.INVALID: "not valid",
    },
    "fr": {
        Outcome.PASS: "démontré",
        Outcome.FAIL: "échoué",
        Outcome.INCONCLUSIVE: "pas encore démontré",
        Outcome.NOT_RUN: "non mesuré",
        Outcome.INVALID: "non valable",
    },
    "de": {
        Outcome.PASS: "gezeigt",
        Outcome.FAIL: "verfehlt",
        Outcome.INCONCLUSIVE: "noch nicht gezeigt",
        Outcome.NOT_RUN: "nicht gemessen",
        Outcome.INVALID: "nicht gültig",
    },
}
_CASES: dict[Language, str] = {
    "en": "{n} {n:case|cases}",
    "fr": "{n} cas",
    "de": "{n} {n:Fall|Fälle}",
}
_BAND: dict[Language, str] = {
    "en": "between {} and {}, each bound with 95 % confidence",
    "fr": "entre {} et {}, chaque borne avec 95\u202f% de confiance",
    "de": "zwischen {} und {}, jede Schranke mit 95\u00a0% Sicherheit",
}
_NOTHING: dict[Language, str] = {
    "en": "nothing measured yet",
    "fr": "rien de mesuré pour l'instant",
    "de": "noch nichts gemessen",
}
_MISSING: dict[Language, tuple[str, str]] = {
    "en": ("1 measurement is missing.", "{} measurements are missing."),
    "fr": ("Une mesure manque.", "{} mesures manquent."),
    "de": ("Eine Messung fehlt.", "{} Messungen fehlen."),
}
_FROM_TO: dict[Language, str] = {
    "en": "From {} to {}: {} to {}.",
    "fr": "De {} à {} : de {} à {}.",
    "de": "Von {} bis {}: {} bis {}.",
}


def needed(trend: Trend) -> str:
    """Say what was needed; empty where nobody has said it."""
    if trend.threshold is None:
        return ""
    at_least, at_most = _NEEDED[trend.language]
    amount_said = f"{figure(trend.threshold, trend.language)} {trend.unit}".strip()
    said = whole_share(trend.threshold, trend.language) if trend.is_share else amount_said
    return (at_least if trend.at_least else at_most).format(said)


def told(trend: Trend, value: float) -> str:
    """Write one of its figures."""
    beside = () if trend.threshold is None else (trend.threshold,)
    if trend.is_share:
        return share(value, trend.language, beside=beside)
    return f"{amount(value, trend.language, beside=beside, figures=3)} {trend.unit}".strip()


def outcome_words(outcome: Outcome, language: Language) -> str:
    """Say how a point came out."""
    return _OUTCOMES[language][outcome]


def cases(point: Point, language: Language) -> str:
    """Say how many cases a point rests on; empty where that is not known."""
    return "" if point.n is None else phrased(_CASES[language], n=figure(point.n, language))


def alternative(trend: Trend) -> str:
    """Say in words what the picture shows, for whoever does not see it.

    The last point with its bounds and its outcome, what was needed, the range over time, and what is missing.
    """
    measured = trend.measured
    if not measured:
        return f"{trend.title}: {_NOTHING[trend.language]}."
    last = measured[-1]
    parts = [f"{trend.title}, {last.label}: {told(trend, _value(last))}"]
    parts += [part for part in (cases(last, trend.language),) if part]
    if last.lower is not None and last.upper is not None:
        parts.append(_BAND[trend.language].format(told(trend, last.lower), told(trend, last.upper)))
    parts += [part for part in (needed(trend), outcome_words(last.outcome, trend.language)) if part]
    sentences = [", ".join(parts) + "."]
    if len(measured) > 1:
        lowest, highest = (extreme(_value(point) for point in measured) for extreme in (min, max))
        sentences.append(
            _FROM_TO[trend.language].format(
                measured[0].label, last.label, told(trend, lowest), told(trend, highest)
            )
        )
    if missed := len(trend.points) - len(measured):
        one, several = _MISSING[trend.language]
        sentences.append(one if missed == 1 else several.format(missed))
    return " ".join(sentences)


def _value(point: Point) -> float:
    assert point.value is not None  # noqa: S101  # only of points that found something
    return point.value
