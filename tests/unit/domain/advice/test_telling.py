"""Advice in words: three languages with the same gaps, and every fact with what it was seen by."""

import pytest

from bot.domain.advice.rules import TABLES
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
