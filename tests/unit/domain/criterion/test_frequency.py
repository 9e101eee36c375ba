"""Shares in counts: each with its reference class, and nothing that is no share."""

import pytest

from bot.domain.criterion.frequency import TEMPLATES, in_counts, meant_by
from bot.domain.criterion.metric import Family
from bot.domain.criterion.parsing import parse_line
from bot.domain.criterion.registry import METRICS


def test_every_share_of_the_registry_can_be_told_in_counts_in_three_languages() -> None:
    shares = {metric.id for metric in METRICS.values() if metric.family is Family.RATE}

    assert shares == set(TEMPLATES)
    for texts in TEMPLATES.values():
        assert {"en", "fr", "de"} == set(texts)
        assert all("{n}" in text for text in texts.values())


@pytest.mark.parametrize(
    ("metric", "rate", "language", "sentence"),
    [
        ("precision", 0.98, "en",
         "Of 1,000 cases it flags, 980 are right and 20 bother someone innocent."),
        ("recall", 0.9, "de", "Von 1.000 echten Fällen findet es 900 und übersieht 100."),
        ("critical_error_rate", 0.002, "fr", "Sur mille cas, 2 sont gravement faux."),
        ("accuracy", 0.9995, "en", "Of 1,000 cases, 999.5 are right and 0.5 are wrong."),
    ],
)  # fmt: skip
def test_a_share_is_so_many_of_a_thousand(
    metric: str, rate: float, language: str, sentence: str
) -> None:
    assert sentence == in_counts(metric, rate, language)


@pytest.mark.parametrize(
    ("metric", "value"), [("f1", 0.8), ("roc_auc", 0.9), ("mape", 12), ("x", 0.5)]
)
def test_a_grade_is_never_turned_into_counts(metric: str, value: float) -> None:
    assert in_counts(metric, value) is None


def test_a_criterion_means_what_it_comes_to_if_it_is_just_met() -> None:
    line = "AC-1 statistical: hallucination_rate(unit=claim) <= 1 %"

    assert meant_by(parse_line(line)) == (
        "Of 1,000 statements, 10 contain something the sources don't support."
    )
    assert meant_by(parse_line("AC-1 statistical: recall >= baseline * 1.1 @?")) is None
    assert meant_by(parse_line("AC-1 slo: latency(p95) <= 300 ms")) is None
    assert meant_by(parse_line("AC-1 statistical: critical_error_rate <= 4 count")) is None
