"""Several criteria, slices and attempts: nothing is met or missed because there was much to choose from."""

import pytest

from bot.domain.criterion.advice import Floor
from bot.domain.criterion.verdict import Outcome
from bot.domain.evaluation.estimate import Sure
from bot.domain.evaluation.family import chance_of_so_few, holm
from bot.domain.evaluation.formula import CLOPPER_PEARSON, HOEFFDING, STUDENT
from bot.domain.evaluation.repeats import Attempts, Task, of_attempts
from bot.domain.evaluation.slices import Part, judge_slices

FLOOR = Floor(0.95, 0.95, at_most=False, confidence=0.95)


def test_adjusted_chances_are_those_of_the_method() -> None:
    """R, p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm"): 0.03 0.06 0.06 0.02."""
    assert (0.03, 0.06, 0.06, 0.02) == pytest.approx(holm([0.01, 0.04, 0.03, 0.005]))
    assert (1.0, 1.0) == holm([0.6, 0.9])
    assert () == holm([])


def test_chances_of_counts_are_those_r_prints() -> None:
    """R, binom.test(682, 925, p = 0.75), Mendel's peas (Conover 1971): 95 % interval 0.7076683 to 0.7654066."""
    assert chance_of_so_few(682, 925, 0.7654066) == pytest.approx(0.025, abs=1e-6)
    assert 1.0 == chance_of_so_few(9, 9, 0.5)


def test_the_weakest_part_is_named_and_parts_with_few_cases_are_told_apart() -> None:
    found = judge_slices(
        [
            Part("language", "en", 970, 1000),
            Part("language", "fr", 180, 300),
            Part("language", "de", 2, 3),
            Part("language", "it", 0, 0),
        ],
        FLOOR,
    )

    assert [("fr", False), ("en", False), ("de", True)] == [
        (one.part.value, one.few) for one in found.parts
    ]
    assert found.worst is found.parts[0]
    assert ["fr"] == [one.part.value for one in found.failing]
    assert ["de"] == [one.part.value for one in found.few]
    assert [Outcome.FAIL, Outcome.PASS, Outcome.INCONCLUSIVE] == [p.outcome for p in found.parts]
    assert judge_slices([], FLOOR).worst is None


def test_of_many_good_parts_none_fails_by_luck_alone() -> None:
    """Each of 40 slices is right in just 95 %: alone one of them would often miss, together they do not."""
    import numpy as np  # noqa: PLC0415  # draws all runs at once

    runs = np.random.default_rng(40).binomial(100, 0.95, (300, 40)).tolist()
    together = alone = 0
    for run in runs:
        parts = [Part("slice", str(index), right, 100) for index, right in enumerate(run)]
        together += bool(judge_slices(parts, FLOOR).failing)
        alone += any(chance_of_so_few(right, 100, 0.95) < 0.05 for right in run)

    assert together <= 0.05 * len(runs)
    assert alone > 0.5 * len(runs)  # the control


def test_all_of_k_attempts_is_asked_of_tasks_not_of_attempts() -> None:
    """Yao et al. 2024: the mean over tasks of C(c, k) / C(n, k)."""
    tasks = [Task(8, 8)] * 90 + [Task(6, 8)] * 10

    once, four = (of_attempts(Attempts(tasks, k), Sure()) for k in (1, 4))

    assert (0.9 + 0.1 * 0.75) == pytest.approx(once.value)
    assert (0.9 + 0.1 * 15 / 70) == pytest.approx(four.value)
    assert (100, HOEFFDING) == (four.n, four.formula)
    assert four.low < four.value < once.value


def test_one_of_k_attempts_is_the_published_estimate() -> None:
    """Chen et al. 2021: 1 - C(n - c, k) / C(n, k)."""
    found = of_attempts(Attempts([Task(1, 5), Task(3, 5)] * 30, 2, any_of=True), Sure())

    assert ((1 - 6 / 10) + (1 - 1 / 10)) / 2 == pytest.approx(found.value)
    assert STUDENT is found.formula


def test_tasks_tried_exactly_k_times_are_counted_exactly() -> None:
    found = of_attempts(Attempts([Task(3, 3)] * 95 + [Task(2, 3)] * 5, 3), Sure())

    assert (0.95, CLOPPER_PEARSON, 100) == (found.value, found.formula, found.n)


def test_k_attempts_cannot_be_told_from_fewer() -> None:
    with pytest.raises(ValueError, match="1 tasks have fewer than 3"):
        Attempts([Task(3, 3), Task(2, 2)], 3)
