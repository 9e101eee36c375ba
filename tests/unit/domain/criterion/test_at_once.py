"""'Declared met as soon as it is shown' is read as the way to judge, and as nothing else."""

import pytest

from bot.domain.criterion.advice import advice
from bot.domain.criterion.line import as_line
from bot.domain.criterion.parsing import parse_line
from bot.domain.criterion.reading.reader import criteria_in, read_criteria
from bot.domain.criterion.term import Method


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Accuracy of at least 95 %, declared met as soon as it is shown.", "en"),
        ("Accuracy of at least 95 %; it counts as met once it is proven", "en"),
        ("Accuracy of at least 95 % (to be called met the moment it's reached)", "en"),
        ("Accuracy au moins 95 %, déclaré atteint dès que c'est démontré", "fr"),
        ("Accuracy au moins 95 % et compté comme démontré dès qu’il est atteint.", "fr"),  # noqa: RUF001
        ("Accuracy mindestens 95 %; gilt als erreicht, sobald es gezeigt ist", "de"),
        ("Accuracy mindestens 95 % und gilt als gezeigt, sobald das erreicht ist.", "de"),
    ],
)
def test_it_is_read_in_three_languages(text: str, language: str) -> None:
    (read,) = read_criteria(text, language).criteria
    ((alone, _),) = criteria_in(text, language)

    line = as_line(read.criterion)
    assert "accuracy >= 95 % lower bound 95% by e_process" in line
    assert Method.E_PROCESS is alone.method
    assert read.criterion == parse_line(line)
    assert not read.remainder


@pytest.mark.parametrize(
    "text",
    [
        "Accuracy of at least 95 %. Alert the owner as soon as it is reached.",
        "Accuracy of at least 95 %, and tell us the moment it is shown.",
        "Accuracy of at least 95 %, met every week.",
    ],
)
def test_other_words_about_a_moment_change_nothing(text: str) -> None:
    assert all(one.criterion.method is None for one in read_criteria(text, "en").criteria)


def test_what_is_no_share_of_cases_keeps_its_own_way_to_be_judged() -> None:
    (read,) = read_criteria("p95 latency at most 2 s, declared met as soon as it is shown").criteria

    assert read.criterion.method is None


def test_the_errors_that_may_be_are_bounded_from_above() -> None:
    (read,) = read_criteria("Error rate at most 2 %, declared met as soon as it is shown").criteria

    assert "<= 2 % upper bound 95% by e_process" in as_line(read.criterion)


def test_what_it_takes_is_told_for_looking_at_any_time() -> None:
    once, always = (
        advice(parse_line(f"AC-01 statistical: accuracy >= 95 %{more}")) or ""
        for more in ("", " lower bound 95% by e_process")
    )

    assert "at least 59 cases" in once
    # (1 - .95 ** 89) / (89 * .05 * .95 ** 88) is the first of its kind above 20.
    assert "at least 88 cases" in always
