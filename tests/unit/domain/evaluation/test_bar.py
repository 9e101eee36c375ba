"""A measured figure and the bar it is held against read alike only where they are the same."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.criterion.advice import next_step
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.verdict import Counts, Measured, Outcome
from bot.domain.evaluation.bar import bar, value_told
from bot.domain.evaluation.judging import judge
from bot.domain.evaluation.telling import told
from bot.domain.report.trend import Point, Trend
from bot.domain.report.trend_words import alternative
from tests.unit.domain.evaluation.criteria import P95_UNDER_300_MS, criterion

LANGUAGES = ("en", "fr", "de")


def at_least(percent: float) -> Criterion:
    return criterion(threshold={"form": "level", "number": percent, "unit": "%"})


@pytest.mark.parametrize(
    ("language", "seen", "asked"),
    [("en", "94.96 %", "95 %"), ("fr", "94,96\u202f%", "95\u202f%"), ("de", "94,96 %", "95 %")],
)
def test_just_missing_a_bar_is_not_told_as_the_bar(language: str, seen: str, asked: str) -> None:
    found = judge(at_least(95), Counts(9_496_000, 10_000_000))

    said = told(at_least(95), found, language=language)

    assert Outcome.FAIL is found.outcome
    assert f"({seen})" in said
    assert f" {asked} " in said
    assert seen in next_step(9496, 10000, 0.95, language)


def test_a_bar_is_written_with_every_decimal_it_has() -> None:
    assert "at least 94.96 %" == bar(at_least(94.96))
    assert "at least 7 %" == bar(at_least(7))
    assert "between 94.96 % and 95.04 %" == bar(
        criterion(
            comparator="in",
            threshold={"form": "range", "low": 94.96, "high": 95.04, "unit": "%"},
        )
    )


@pytest.mark.parametrize("value", [299.96, 300.04])
def test_just_off_a_limit_in_a_unit_is_not_told_as_the_limit(value: float) -> None:
    found = judge(P95_UNDER_300_MS, Measured(value, n=1000))

    said = told(P95_UNDER_300_MS, found)

    assert f"{value} ms" in said
    assert "300 ms" in said


@pytest.mark.parametrize(
    ("unit", "value", "threshold", "seen", "asked"),
    [
        ("", 0.9496, 0.95, "94.96 %", "95 %"),
        ("ms", 1051.0, 1049.0, "1,050 ms", "1,049 ms"),
        ("ms", 300.4, 300.0, "300.4 ms", "300 ms"),
    ],
)
def test_the_words_of_a_picture_tell_them_apart_too(
    unit: str, value: float, threshold: float, seen: str, asked: str
) -> None:
    trend = Trend(
        title="t",
        points=(Point(label="1 Oct", outcome=Outcome.FAIL, value=value),),
        threshold=threshold,
        is_share=not unit,
        unit=unit,
    )

    said = alternative(trend)

    assert f": {seen}" in said
    assert f"needs at least {asked}" in said


@given(
    st.integers(1, 10**7).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    st.integers(0, 10_000).map(lambda hundredths: hundredths / 100),
    st.sampled_from(LANGUAGES),
)
@example((9496, 10_000), 95.0, "en")
@example((504, 10_000), 5.0, "de")
def test_a_rate_and_its_bar_read_alike_only_where_they_are_alike(
    counts: tuple[int, int], percent: float, language: str
) -> None:
    one = at_least(percent)
    hits, n = counts

    alike = bar(one, language).endswith(f" {value_told(one, hits / n, language)}")

    assert alike is (abs(hits / n - percent / 100) < 1e-12)
