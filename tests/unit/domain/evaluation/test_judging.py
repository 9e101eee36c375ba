"""A judgement says no more than its bound, keeps its formula, and equals what scipy would say."""

import random

import pytest

from bot.domain.criterion.interval import exact_lower
from bot.domain.criterion.verdict import Counts, Measured, Outcome, Pins, Reason
from bot.domain.evaluation.estimate import Remark, Sure
from bot.domain.evaluation.formula import CLOPPER_PEARSON, CLUSTERED, GIVEN, WILSON
from bot.domain.evaluation.judging import Conditions, judge
from bot.domain.evaluation.look import Look
from bot.domain.evaluation.rate import Group, of_groups
from tests.unit.domain.evaluation.criteria import AT_LEAST_95, AT_MOST_2, NEVER, criterion


def test_a_thousand_random_counts_are_judged_as_scipy_would() -> None:
    from scipy.special import betaincinv  # noqa: PLC0415  # heavy; this test alone needs it

    chance = random.Random(20261126)  # noqa: S311  # cases of a test
    for _ in range(1000):
        n = chance.randint(10, 3000)
        floor = chance.choice((0.5, 0.8, 0.9, 0.95, 0.98, 0.99))
        k = min(n, max(0, round(n * chance.gauss(floor, 0.03))))
        one = criterion(threshold={"form": "level", "number": floor})
        low = 0.0 if k == 0 else betaincinv(k, n - k + 1, 0.05)
        high = 1.0 if k == n else betaincinv(k + 1, n - k, 0.95)
        expected = (
            Outcome.PASS if low >= floor else Outcome.FAIL if high < floor else Outcome.INCONCLUSIVE
        )

        found = judge(one, Counts(k, n))

        assert expected is found.outcome
        assert (low, high) == pytest.approx((found.verdict.low, found.verdict.high), abs=1e-9)


def test_the_worked_example_is_inconclusive_and_says_how_many_cases_are_missing() -> None:
    found = judge(AT_LEAST_95, Counts(475, 500))

    assert (Outcome.INCONCLUSIVE, Reason.OPEN) == (found.outcome, found.verdict.reason)
    assert (694, 194) == (found.needed_n, found.more.clean if found.more else None)
    assert CLOPPER_PEARSON is found.formula
    assert Outcome.PASS is judge(AT_LEAST_95, Counts(484, 500)).outcome
    assert Outcome.PASS is judge(AT_MOST_2, Counts(4, 500)).outcome


def test_what_failed_needs_no_further_cases() -> None:
    assert judge(AT_LEAST_95, Counts(440, 500)).needed_n is None
    assert 336 == judge(AT_LEAST_95, Counts(490, 500)).needed_n


def test_the_formula_is_the_one_that_was_asked_for() -> None:
    by_wilson = criterion(statistic="lower_bound", confidence=0.95, method="wilson")

    assert WILSON is judge(by_wilson, Counts(475, 500)).formula
    assert "wilson@1" == judge(by_wilson, Counts(475, 500)).formula.id
    assert GIVEN is judge(AT_LEAST_95, Measured(0.97, 0.96, 0.98)).formula


def test_fail_on_a_later_look_takes_more_than_on_the_only_one() -> None:
    weekly = Conditions(look=Look(7, 52))

    assert Outcome.FAIL is judge(AT_LEAST_95, Counts(184, 200)).outcome
    assert Outcome.INCONCLUSIVE is judge(AT_LEAST_95, Counts(184, 200), weekly).outcome
    assert Outcome.FAIL is judge(AT_LEAST_95, Counts(176, 200), weekly).outcome
    assert Remark.LOOKED_OFTEN in judge(AT_LEAST_95, Counts(184, 200), weekly).remarks


def test_no_number_of_looks_excuses_a_broken_rule() -> None:
    weekly = Conditions(look=Look(7, 52))

    assert Outcome.FAIL is judge(NEVER, Counts(1, 1000), weekly).outcome
    assert Outcome.PASS is judge(NEVER, Counts(0, 1000), weekly).outcome


@pytest.mark.parametrize("seen", [None, Counts(0, 0)])
def test_what_was_not_run_is_not_known(seen: Counts | None) -> None:
    found = judge(AT_LEAST_95, seen)

    assert Outcome.NOT_RUN is found.outcome
    assert (None, None) == (found.needed_n, found.more)


def test_a_run_that_differs_from_its_plan_is_invalid() -> None:
    other = Conditions(planned=Pins(dataset_version="3"), used=Pins(dataset_version="2"))

    found = judge(AT_LEAST_95, Counts(500, 500), other)

    assert (Outcome.INVALID, Reason.OTHER_DATASET) == (found.outcome, found.verdict.reason)


# --- Cases that belong together.

ALONE = [*[Group(1, 1)] * 95, *[Group(0, 1)] * 5]


def test_groups_of_one_are_single_cases() -> None:
    found = of_groups(ALONE, Sure())

    assert (CLOPPER_PEARSON, 100) == (found.formula, found.n)


def test_whole_groups_that_fail_together_count_as_one_case_each() -> None:
    """40 documents of 10 questions, two of them wrong throughout: that is two failures of 40."""
    together = [*[Group(10, 10)] * 38, *[Group(0, 10)] * 2]
    apart = [*[Group(9, 10)] * 20, *[Group(10, 10)] * 20]

    clumped, spread = of_groups(together, Sure()), of_groups(apart, Sure())

    assert CLUSTERED is clumped.formula
    assert (0.95, 0.95) == (clumped.value, spread.value)
    assert clumped.low < 0.86
    assert spread.low > 0.92
    assert Remark.BY_GROUP in clumped.remarks


def test_few_groups_count_once_each_for_their_differences_cannot_be_seen() -> None:
    found = of_groups([*[Group(10, 10)] * 19, Group(0, 10)], Sure())

    assert found.low == pytest.approx(exact_lower(19, 20))
    assert Remark.NO_SPREAD in found.remarks


def test_where_all_groups_agree_each_counts_once() -> None:
    found = of_groups([Group(10, 10)] * 30, Sure())

    assert 0.05 ** (1 / 30) == pytest.approx(found.low)
    assert Remark.NO_SPREAD in found.remarks
