"""Decay in words: three languages with the same gaps, and an estimate is always called one."""

from datetime import date

import pytest

from bot.domain.decay.document import decay_document
from bot.domain.decay.judging import Asked, judged
from bot.domain.decay.telling import decay_headline, decay_report, decay_words
from bot.domain.lint.model import LANGUAGES, Language
from tests.unit.domain.decay.builders import scored, week
from tests.unit.domain.sentences import assert_same_gaps


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_has_the_gaps_of_the_english_one(language: Language) -> None:
    english, other = decay_words("en"), decay_words(language)
    assert_same_gaps(english, other)


@pytest.mark.parametrize(
    ("language", "estimate", "worse"),
    [
        ("en", "estimate, no measurement", "It got worse and stays so"),
        ("fr", "estimation, pas une mesure", "Le résultat a baissé et cela dure"),
        ("de", "Schätzung, keine Messung", "Es wurde schlechter und bleibt so"),
    ],
)
def test_what_is_guessed_is_called_a_guess(language: Language, estimate: str, worse: str) -> None:
    cohorts = [scored(number, 400) for number in range(5)]
    young = scored(6, 400, labelled=0)

    fine = judged([*cohorts, young], Asked(delay=7, as_of=date(2026, 2, 23)))
    bad = judged([*cohorts, week(5, 200, 400), week(6, 200, 400)], Asked(delay=0))

    told = decay_report(fine, language)
    assert estimate in told
    assert all(
        estimate in line for line in told.splitlines() if line.startswith("  ") and "(" in line
    )
    assert decay_headline(bad, language).startswith(worse)
    guesses = [one["estimate"] for one in decay_document(fine)["cohorts"] if one["estimate"]]
    assert guesses
    assert {"estimate"} == {guess["kind"] for guess in guesses}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_is_told(language: Language) -> None:
    good = [week(number, 900, 1000) for number in range(4)]
    states = [
        judged(good, Asked(delay=0)),
        judged([*good, week(5, 870, 1000)], Asked(delay=0)),  # and a week without rows
        judged([*good, week(4, 875, 1000)], Asked(delay=0)),
        judged([*good, week(4, 700, 1000)], Asked(delay=0)),
        judged([*good, week(4, 700, 1000), week(5, 700, 1000)], Asked(delay=0)),
        judged([*good, week(4, 700, 1000)], Asked(delay=0, floor=0.8)),
        judged(
            [*good, week(4, 100, 900, 1000)], Asked(delay=60, floor=0.8, as_of=date(2026, 4, 1))
        ),
        judged([*good, week(4, 895, 1000)], Asked(delay=0, floor=0.89)),
        judged([*good, week(4, 0, 0, 1000)], Asked()),
    ]

    told = [decay_report(one, language) for one in states]

    assert all("{" not in one for one in told)
    assert len({one.splitlines()[0] for one in told}) >= 6
