"""Two versions on the same cases: a regression is never called on noise, and never kept quiet."""

from dataclasses import replace

import pytest

from bot.domain.criterion.paired import Paired, Trend
from bot.domain.criterion.verdict import Counts
from bot.domain.evaluation.case import Case, CaseState
from bot.domain.evaluation.compared import Measured, compared, comparison_told
from bot.domain.evaluation.comparison import (
    Comparison,
    answers_of,
    change_of,
    compare,
    compare_totals,
)
from bot.domain.evaluation.comparison_words import comparison_words
from bot.domain.evaluation.format import Format
from bot.domain.evaluation.formula import (
    BOOTSTRAP,
    MCNEMAR,
    PAIRED_CHANGE,
    SIGN_FLIP,
    UNPAIRED_CHANGE,
)
from bot.domain.evaluation.run import CheckResult, EvaluationRun
from bot.domain.evaluation.source import Source
from bot.domain.lint.forbidden import forbidden_in


def version(right: set[int], n: int, *, first: int = 0) -> list[Case]:
    return [Case(f"c{i:04}", "accuracy", passed=i in right) for i in range(first, first + n)]


def between(before: list[Case], after: list[Case]) -> Comparison:
    return compare("accuracy", answers_of(before, "accuracy"), answers_of(after, "accuracy"))


def test_the_split_of_the_approval_table_is_judged_as_statsmodels_does() -> None:
    """Agresti's table of two surveys, 794 150 / 86 570: statsmodels, mcnemar(exact=True): 3.7159e-05."""
    assert Paired(150, 86).chance == pytest.approx(3.7159361395713866e-05)


def test_bounds_of_a_change_are_the_published_ones() -> None:
    """Newcombe, Statistics in Medicine 17 (1998), 2635-2650: 36, 12, 2 and 0 give 0.0569 to 0.3404."""
    found = change_of(36, 2, 12, 50)

    assert (0.0569, 0.3404) == pytest.approx((found.low, found.high), abs=5e-5)
    assert (-found.high, -found.low) == pytest.approx(
        (change_of(36, 12, 2, 50).low, change_of(36, 12, 2, 50).high)
    )


@pytest.mark.parametrize(
    ("before", "after", "low", "high"),
    [
        (Counts(48, 80), Counts(56, 70), 0.0524, 0.3339),
        (Counts(3, 10), Counts(9, 10), 0.1705, 0.8090),
    ],
)
def test_bounds_of_two_totals_are_the_published_ones(
    before: Counts, after: Counts, low: float, high: float
) -> None:
    """Newcombe, Statistics in Medicine 17 (1998), 873-890, table II, method 10."""
    found = compare_totals("accuracy", before, after)

    assert found.change is not None
    assert (low, high) == pytest.approx((found.change.low, found.change.high), abs=5e-5)
    assert (UNPAIRED_CHANGE, Trend.BETTER) == (found.formula, found.trend)


def test_what_was_fixed_and_what_broke_is_listed() -> None:
    found = between(version({0, 1, 2, 3}, 6), version({2, 3, 4}, 6))

    assert (("c0004",), ("c0000", "c0001")) == (found.fixed, found.regressed)
    assert (Counts(4, 6), Counts(3, 6)) == found.counts
    assert (MCNEMAR, PAIRED_CHANGE) == (found.formula, found.bounds)
    assert Trend.CHANCE is found.trend
    assert found.difference == pytest.approx(-1 / 6)


def test_pairs_see_what_totals_cannot() -> None:
    """400 cases, 360 right before, 372 now: 14 fixed and 2 broken is no luck; the totals alone say nothing."""
    before = version({i for i in range(400) if i >= 40}, 400)
    after = version(
        {i for i in range(400) if i >= 26 and i not in {100, 101, 102, 103}} | {0, 1}, 400
    )

    paired = between(before, after)
    apart = compare_totals("accuracy", Counts(360, 400), Counts(372, 400))

    assert (16, 4, Trend.BETTER) == (len(paired.fixed), len(paired.regressed), paired.trend)
    assert Trend.CHANCE is apart.trend


def test_noise_is_hardly_ever_called_a_regression() -> None:
    """Both versions right in 90 %, cases drawn anew each time: at most 5 % in both directions together."""
    import numpy as np  # noqa: PLC0415  # draws all runs at once

    draws = np.random.default_rng(17)
    called = 0
    for _ in range(400):
        was, now = draws.random((2, 300)) < 0.9
        fixed, broken = int((now & ~was).sum()), int((was & ~now).sum())
        called += Paired(fixed, broken).trend in {Trend.BETTER, Trend.WORSE}

    assert called <= 0.06 * 400


def test_cases_only_one_version_has_are_counted_and_left_out() -> None:
    found = between(version(set(range(10)), 10), version(set(range(20)), 10, first=5))

    assert (5, 5, 5, 10) == (
        found.matched, len(found.only_before), len(found.only_after), found.unmatched,
    )  # fmt: skip
    assert "10 cases are in only one of the two runs" in comparison_told(found)
    nothing = between(version(set(), 5), version(set(), 5, first=5))
    assert (0, None, Trend.SAME) == (nothing.matched, nothing.difference, nothing.trend)
    assert "nothing can be compared" in comparison_told(nothing)


def test_cases_that_broke_have_no_answer() -> None:
    after = [*version({0, 1, 2}, 3), Case("c0003", "accuracy", state=CaseState.ERRORED)]

    found = between(version({0, 1, 2, 3}, 4), after)

    assert (3, ("c0003",)) == (found.matched, found.only_before)


def test_scores_and_repeated_cases_are_compared_pair_by_pair() -> None:
    def scored(shift: float) -> list[Case]:
        return [
            Case(f"c{i}", "accuracy", score=3 + (i % 5) / 4 + shift * (i % 3)) for i in range(60)
        ]

    better = between(scored(0), scored(0.2))
    assert (SIGN_FLIP, BOOTSTRAP, Trend.BETTER) == (better.formula, better.bounds, better.trend)
    assert better.counts is None
    assert "on average" in comparison_told(better)
    assert Trend.WORSE is between(scored(0.2), scored(0)).trend
    same = between(scored(0), scored(0))
    assert (Trend.SAME, None) == (same.trend, same.change)
    again = [replace(case, repeat=repeat) for case in version({0, 1}, 30) for repeat in (0, 1)]
    repeated = between(version({0, 1}, 30), again)
    assert SIGN_FLIP is repeated.formula


def test_cases_of_one_document_move_together() -> None:
    """One document of 40 cases broke and nothing else: forty lost cases, but one unlucky document."""
    documents = [f"d{i // 40}" for i in range(800)]
    before = [replace(c, cluster=documents[i]) for i, c in enumerate(version(set(range(800)), 800))]
    after = [
        replace(c, cluster=documents[i]) for i, c in enumerate(version(set(range(40, 800)), 800))
    ]

    together = between(before, after)
    alone = between(version(set(range(800)), 800), version(set(range(40, 800)), 800))

    assert Trend.CHANCE is together.trend
    assert Trend.WORSE is alone.trend  # the control: as if they were single cases


def run(*checks: CheckResult) -> EvaluationRun:
    return EvaluationRun(source=Source(format=Format.JSONL), checks=checks)


def test_every_check_of_both_runs_is_compared() -> None:
    checks = CheckResult(name="accuracy", n=6, passed=4), CheckResult(name="tone", n=100, passed=90)
    other = CheckResult(name="accuracy", n=6, passed=3), CheckResult(name="tone", n=100, passed=60)

    found = compared(
        Measured(run(*checks), version({0, 1, 2, 3}, 6)),
        Measured(run(*other, CheckResult(name="new", n=1, passed=1)), version({2, 3, 4}, 6)),
    )

    assert [("accuracy", Trend.CHANCE), ("tone", Trend.WORSE)] == [
        (c.check, c.trend) for c in found
    ]
    assert "fewer of 1,000 right" in comparison_told(found[1])
    assert "Single cases are not known" in comparison_told(found[1])
    assert () == compared(Measured(run()), Measured(run(*checks)))
    assert () == compared(Measured(run(CheckResult(name="tone"))), Measured(run(checks[1])))


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_what_is_said_of_a_comparison_is_whole_in_every_language(language: str) -> None:
    everything = (
        between(version({0, 1, 2, 3}, 6), version({2, 3, 4}, 6)),
        between(version(set(range(40)), 100), version(set(range(60)), 100)),
        between(version(set(range(60)), 100), version(set(range(40)), 100)),
        between(version({0}, 6), version({0}, 6)),
        between(version(set(), 5), version(set(), 5, first=5)),
        compare_totals("accuracy", Counts(60, 100), Counts(40, 100)),
    )

    for one in everything:
        said = comparison_told(one, language)
        assert said
        assert not {"{", "}"} & set(said)
        assert () == forbidden_in(said)
    words = comparison_words(language)
    if language != "en":
        english = comparison_words("en")
        assert [] == [x for x in words.__slots__ if getattr(words, x) == getattr(english, x)]


def test_what_luck_explains_is_told_with_how_large_it_may_be_either_way() -> None:
    found = between(version(set(range(10, 400)), 400), version(set(range(8, 400)), 400))

    said = comparison_told(found)

    assert Trend.CHANCE is found.trend
    assert found.change is not None
    fewer, more = (f"{1000 * abs(end):.2g}" for end in (found.change.low, found.change.high))
    assert f"compatible with {fewer} fewer to {more} more of 1,000 right" in said
    assert "“no effect” is in" in said
