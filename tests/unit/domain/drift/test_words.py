"""Findings in three languages: the same gaps in the same sentences, and figures as each writes them."""

import pytest

from bot.domain.drift.judgement import Level, judge
from bot.domain.drift.language import tongue
from bot.domain.drift.persistence import Standing, told
from bot.domain.drift.role import Role
from bot.domain.drift.schema import SchemaKind
from bot.domain.drift.telling import report
from bot.domain.lint.model import LANGUAGES, Language
from tests.unit.domain.drift.builders import levels, numbers, window
from tests.unit.domain.sentences import assert_same_gaps


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_has_the_gaps_of_the_english_one(language: Language) -> None:
    english, other = tongue("en").words, tongue(language).words
    assert_same_gaps(english, other)
    assert set(Level) == set(other.levels)
    assert set(SchemaKind) == set(other.schema)
    assert set(Role) == set(other.roles) == {Role.INPUT, *other.steps}


@pytest.mark.parametrize(
    ("language", "headline", "sentence", "step"),
    [
        ("en", "2 of 3 columns have moved", "20.0 % → 40.0 %", "drift alone is no reason"),
        ("fr", "2 colonnes sur 3 ont bougé", "20,0 % → 40,0 %", "la dérive seule"),
        ("de", "2 von 3 Spalten haben sich verschoben", "20,0 % → 40,0 %", "Drift allein"),
    ],
)
def test_a_report_is_told_in_its_reader_s_language(
    language: Language, headline: str, sentence: str, step: str
) -> None:
    before = window(
        levels("kind", {"a": 8000, "b": 2000}),
        levels("card", {"visa": 9000, "mc": 1000}),
        numbers("same", [float(n % 50) for n in range(10_000)]),
    )
    after = window(
        levels("kind", {"a": 6000, "b": 4000}),
        levels("card", {"visa": 4000, "mc": 1000}, missing=5000),
        numbers("same", [float(n % 50) for n in range(10_000)], like=before.columns[2]),
    )

    said = report(judge(before, after, roles={"kind": Role.PREDICTION}), language)

    assert said.startswith(headline)
    assert sentence in said
    assert step in said
    assert "{" not in said
    if language != "en":
        assert " rows" not in said
        assert "missing" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_long_something_lasts_is_told_in_every_language(language: Language) -> None:
    standings = [
        Standing("x", 1, "", lasting=False, broken=True),
        Standing("x", 1, "week 3", lasting=False, broken=False),
        Standing("x", 4, "week 3", lasting=True, broken=False),
    ]

    said = [told(standing, language) for standing in standings]

    assert "week 3" in said[1]
    assert "4" in said[2]
    assert len(set(said)) == len(said)
