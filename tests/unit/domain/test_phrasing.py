"""A number decides the word beside it, in every sentence that is told of one thing."""

import re
from collections.abc import Iterator
from dataclasses import fields

import pytest

from bot.domain.breach.words import breach_words
from bot.domain.criterion import advice_words
from bot.domain.drift.language import tongue
from bot.domain.evaluation.care_words import care_word
from bot.domain.evaluation.comparison_words import comparison_words
from bot.domain.evaluation.words import words_of
from bot.domain.lint.model import Language
from bot.domain.phrasing import phrased
from bot.domain.report.drift_words import look_words
from bot.domain.report.words import words_in

# What would be said of several, right behind the number one.
_SEVERAL = re.compile(
    r"(?<![\w.,])1 (?:more )?(?:cases|rows|columns|groups|days|measurements|violations|tasks|windows)\b"
    r"|(?<![\w.,])1 (?:autres|lignes|colonnes|justes|jours|mesures|groupes|tâches|périodes)\b"
    r"|(?<![\w.,])1 (?:weitere )?(?:Fälle|Fällen|Zeilen|Spalten|Gruppen|Tage|Messungen|Aufgaben|Zeiträume)\b"
    r"|\ball 1\b|\bles 1\b|\bevery 1\b|\btous les 1\b|\balle 1\b"
)


def sentences(language: Language) -> Iterator[str]:
    """Everything that is said of verdicts, comparisons, breaches, summaries and looks at data."""
    tables = (
        breach_words(language),
        advice_words.words_of(language),
        comparison_words(language),
        words_of(language),
        look_words(language),
        words_in(language),
        tongue(language).words,
    )
    for table in tables:
        for each in fields(table):
            if each.name.startswith("together"):
                continue  # of two columns or more
            yield from _strings(getattr(table, each.name))
    for name in ("cases", "decisions", "groups_more", "stale"):
        yield care_word(name, language)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)


def of_one(sentence: str) -> str:
    """A sentence in which every number is one, and is one of two where it is told out of how many."""
    gaps = set(re.findall(r"\{(\w+)", sentence))
    all_of = set(re.findall(r"(?:of|sur|von) \{(\w+)\}", sentence))
    return phrased(sentence, **{gap: "2" if gap in all_of else "1" for gap in gaps})


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_one_thing_is_told_as_one(language: Language) -> None:
    told = [of_one(sentence) for sentence in sentences(language)]

    assert [] == [one for one in told if _SEVERAL.search(one)]


def test_a_number_as_people_write_it_decides_too() -> None:
    rows = "{n} more {n:row|rows} of {all}"

    assert "1 more row of 9" == phrased(rows, n=1, all=9)
    assert "1 more row of 9" == phrased(rows, n="1", all=9)
    assert "1,049 more rows of 2,000" == phrased(rows, n="1,049", all="2,000")
    assert "every day" == phrased("{n:every day|every {n} days}", n=1)
    assert "every 7 days" == phrased("{n:every day|every {n} days}", n=7)
