"""What was seen, as the subject of a sentence: how often, over how many; where it was no plain count."""

from typing import NamedTuple

from bot.domain.criterion.figure import figure
from bot.domain.evaluation.formula import (
    BOOTSTRAP,
    BOOTSTRAP_T,
    HOEFFDING,
    STUDENT,
    STUDENT_CLUSTERED,
)
from bot.domain.evaluation.judging import Judgement
from bot.domain.evaluation.repeats import Tries
from bot.domain.phrasing import phrased

_MEANS = (BOOTSTRAP, BOOTSTRAP_T, HOEFFDING, STUDENT, STUDENT_CLUSTERED)


class _Words(NamedTuple):
    about: str  # number
    percentile: str  # seen, of (how many in a hundred), n
    mean: str  # seen, n
    every_try: str  # k, seen, of (how many in a hundred), n
    any_try: str
    tasks: str  # number
    every_counts: str  # k
    any_counts: str


_ENGLISH = _Words(
    about="about {number}",
    percentile="{seen} or less in {of} of 100 cases ({n} seen)",
    mean="{seen} on average over {n} {n:case|cases}",
    every_try="All {k} attempts right at about {of} of 100 tasks ({seen} of {n} {n:task|tasks})",
    any_try="One of {k} attempts right at about {of} of 100 tasks ({seen} of {n} {n:task|tasks})",
    tasks="{number} {number:task|tasks}",
    every_counts="Counted are tasks, and one is right where all {k} attempts at it are.",
    any_counts="Counted are tasks, and one is right where one of {k} attempts at it is.",
)
_FRENCH = _Words(
    about="environ {number}",
    percentile="{seen} ou moins dans {of} cas sur 100 ({n} {n:vu|vus})",
    mean="{seen} en moyenne sur {n} cas",
    every_try="La réussite des {k} essais dans environ {of} tâches sur 100 ({seen} de {n} {n:tâche|tâches})",
    any_try="La réussite d'un des {k} essais dans environ {of} tâches sur 100 ({seen} de {n} {n:tâche|tâches})",
    tasks="{number} {number:tâche|tâches}",
    every_counts="On compte des tâches ; une tâche est juste si ses {k} essais le sont tous.",
    any_counts="On compte des tâches ; une tâche est juste si un de ses {k} essais l'est.",
)
_GERMAN = _Words(
    about="etwa {number}",
    percentile="{seen} oder weniger in {of} von 100 Fällen ({n} gesehen)",
    mean="{seen} im Mittel über {n} {n:Fall|Fälle}",
    every_try="Alle {k} Versuche richtig bei etwa {of} von 100 Aufgaben ({seen} von {n} {n:Aufgabe|Aufgaben})",
    any_try="Einer von {k} Versuchen richtig bei etwa {of} von 100 Aufgaben ({seen} von {n} {n:Aufgabe|Aufgaben})",
    tasks="{number} {number:Aufgabe|Aufgaben}",
    every_counts="Gezählt werden Aufgaben; eine ist richtig, wenn alle {k} Versuche es sind.",
    any_counts="Gezählt werden Aufgaben; eine ist richtig, wenn einer von {k} Versuchen es ist.",
)
_WORDS = {"en": _ENGLISH, "fr": _FRENCH, "de": _GERMAN}


def about(number: str, language: str) -> str:
    """A figure that was worked out and not counted."""
    return _words(language).about.format(number=number)


def tasks(number: str, language: str) -> str:
    """How many tasks."""
    return phrased(_words(language).tasks, number=number)


def counted_tasks(tries: Tries, language: str) -> str:
    """What was counted, where each task was tried several times."""
    words = _words(language)
    return (words.any_counts if tries.any_of else words.every_counts).format(k=tries.k)


def subject_told(judgement: Judgement, seen: str, language: str) -> str:
    """What was seen, with what kind of figure it is and over how many cases.

    Args:
        judgement: Of a figure that is no count.
        seen: The figure, ready to read.
        language: Of the words.
    """
    words, found = _words(language), judgement.verdict
    if found.n is None or found.value is None:
        return seen
    n, tries = figure(found.n, language), judgement.tries
    if tries is not None:
        of = figure(round(100 * found.value), language)
        template = words.any_try if tries.any_of else words.every_try
        return phrased(template, k=tries.k, seen=seen, of=of, n=n)
    if judgement.quantile is not None:
        of = figure(100 * judgement.quantile, language)
        return phrased(words.percentile, seen=seen, of=of, n=n)
    return phrased(words.mean, seen=seen, n=n) if judgement.formula in _MEANS else seen


def _words(language: str) -> _Words:
    return _WORDS.get(language, _ENGLISH)
