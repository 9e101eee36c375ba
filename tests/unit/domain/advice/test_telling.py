"""Advice in words: three languages with the same gaps, and every fact with what it was seen by."""

import re

import pytest

from bot.domain.advice.figures import Found
from bot.domain.advice.rules import TABLES
from bot.domain.advice.stated import Point, Stated, add_stated
from bot.domain.advice.table import Decision, Do, Evidence, Fact
from bot.domain.advice.telling import advice_report, advice_words
from bot.domain.lint.model import LANGUAGES, Language
from tests.unit.domain.sentences import assert_same_gaps


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_has_the_gaps_of_the_english_one(language: Language) -> None:
    english, other = advice_words("en"), advice_words(language)
    assert_same_gaps(english, other)
    assert set(Fact) == set(other.facts)
    assert set(Do) == set(other.do)
    refused = {
        fact
        for table in TABLES.values()
        for row in table(Evidence()).rows
        for fact, wanted in row.rule.needs
        if not wanted
    }
    assert refused == set(other.denied)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("decision", Decision)
def test_a_table_is_told_whole(language: Language, decision: Decision) -> None:
    evidence = Evidence({Fact.DRIFTED: True, Fact.FAILS: True}, {Fact.DRIFTED: "amount, card"})

    told = advice_report(TABLES[decision](evidence), language)

    words = advice_words(language)
    assert told.startswith(words.titles[decision])
    assert told.endswith(words.people_decide)
    assert "{" not in told
    if decision is Decision.RETRAIN:
        assert words.drift_alone in told
        assert "(amount, card)" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_last_step_bought_stands_beside_what_the_next_is_estimated_to_cost(
    language: Language,
) -> None:
    points = tuple(
        Point(rows=1000 * n, right=r, of=1000) for n, r in ((1, 800), (4, 850), (2, 830))
    )
    found, bare = Found(), Found()
    add_stated(found, Stated(learning_curve=points, value_of_a_point=900, cost_of_a_point=5000))
    add_stated(bare, Stated(learning_curve=points))

    told = advice_report(TABLES[Decision.PLATEAU](found.evidence()), language)
    without = advice_report(TABLES[Decision.PLATEAU](bare.evidence()), language)

    line = next(one for one in told.splitlines() if " 20 " in one)  # from 830 to 850 of 1,000
    assert re.search(
        r"2.000.*4.000", line
    )  # the two points with most rows, however they are listed
    assert re.search(r"1.800", line)  # 2 points at 900
    assert re.search(r"5.000", line)
    assert not re.search(r"1.800|5.000", without)
