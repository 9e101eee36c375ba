"""What stands beside a figure that hides something: the two parts of F1, and how bad the worst tenth is."""

from collections.abc import Iterable, Sequence

from bot.domain.criterion.figure import figure
from bot.domain.criterion.frequency import in_counts
from bot.domain.criterion.model import Criterion
from bot.domain.provenance import Frozen

PARTS = ("precision", "recall")
MIXED = frozenset({"f1", "fbeta"})
TENTH = 10  # of so many cases one is the worst tenth
# How far off single cases are can be ranked: not so where large misses weigh more, as with RMSE.
_OFF_BY_CASE = frozenset({"wape", "mape", "smape", "mae", "bias"})
_OF_UNITS = frozenset({"wape", "mape", "smape"})

_WORDS = {
    "en": {
        "both": "Here are its two parts.",
        "one": "Of its two parts, one is known.",
        "units": "Hard cases are worse: in the worst tenth it is off by {off} or more of 100 units.",
        "size": "Hard cases are worse: in the worst tenth it is off by {off} or more.",
    },
    "fr": {
        "both": "Voici ses deux parties.",
        "one": "De ses deux parties, une est connue.",
        "units": "Les cas difficiles sont pires : dans le pire dixième, il se trompe d'au moins {off} sur 100 unités.",
        "size": "Les cas difficiles sont pires : dans le pire dixième, il se trompe d'au moins {off}.",
    },
    "de": {
        "both": "Hier sind ihre beiden Teile.",
        "one": "Von ihren beiden Teilen ist einer bekannt.",
        "units": "Schwere Fälle sind schlechter: Im schlechtesten Zehntel liegt es um mindestens {off} von 100 Einheiten daneben.",
        "size": "Schwere Fälle sind schlechter: Im schlechtesten Zehntel liegt es um mindestens {off} daneben.",
    },
}


class Beside(Frozen):
    """What is known beside a figure; none is not known."""

    precision: float | None = None
    recall: float | None = None
    worst_tenth: float | None = None  # from here on the worst tenth of the cases is off


NOTHING_BESIDE = Beside()


def beside_in(criterion: Criterion, criteria: Iterable[Criterion]) -> Beside:
    """The levels that were agreed for the parts of a mixed figure, over the same cases."""
    if criterion.metric not in MIXED:
        return NOTHING_BESIDE
    levels = {
        one.metric: one.floor
        for one in criteria
        if one.metric in PARTS and _of_the_same(criterion, one)
    }
    return Beside(precision=levels.get("precision"), recall=levels.get("recall"))


def worst_tenth(metric: str | None, values: Sequence[float]) -> float | None:
    """From where on the worst tenth is off; none for too few cases, and where misses cannot be ranked."""
    if metric not in _OFF_BY_CASE or len(values) < TENTH:
        return None
    return sorted(map(abs, values))[-(len(values) // TENTH)]


def parts_told(metric: str, beside: Beside, language: str = "en") -> str:
    """The two parts in counts, or the one that is known; nothing for what is no mixture."""
    if metric not in MIXED:
        return ""
    levels = ((part, getattr(beside, part)) for part in PARTS)
    said = [in_counts(part, level, language) for part, level in levels if level is not None]
    known = [each for each in said if each]
    if not known:
        return ""
    return " ".join((_words(language)["both" if len(known) == len(PARTS) else "one"], *known))


def worst_told(metric: str, beside: Beside, language: str = "en") -> str:
    """How far off the worst tenth is, where it was measured."""
    if metric not in _OFF_BY_CASE or beside.worst_tenth is None:
        return ""
    kind = "units" if metric in _OF_UNITS else "size"
    return _words(language)[kind].format(off=figure(float(f"{beside.worst_tenth:.3g}"), language))


def _of_the_same(one: Criterion, other: Criterion) -> bool:
    """Whether two criteria are about the same cases and the same class."""
    datasets = {one.dataset, other.dataset} - {None}
    params = (one.params.label, one.params.average) == (other.params.label, other.params.average)
    return params and one.slice == other.slice and len(datasets) <= 1


def _words(language: str) -> dict[str, str]:
    return _WORDS.get(language, _WORDS["en"])
