"""A model that grades is held against people; where it cannot be trusted, its rate is refused."""

import pytest

from bot.domain.criterion.interval import wilson_lower, wilson_upper
from bot.domain.criterion.verdict import Counts, Outcome, Reason
from bot.domain.evaluation.calibration import (
    GradedByModel,
    Pile,
    Unusable,
    corrected,
    of_graded,
    skill_of,
    unusable,
)
from bot.domain.evaluation.estimate import Estimate, Sure
from bot.domain.evaluation.formula import ROGAN_GLADEN, TWO_PHASE
from bot.domain.evaluation.judging import judge
from bot.domain.evaluation.telling import told
from tests.unit.domain.evaluation.criteria import AT_LEAST_95, AT_MOST_2, criterion

TWO_SIDED = Sure(0.975, 0.975)
GRADED = GradedByModel(passed=Pile(930, 70, 69), failed=Pile(70, 30, 12))


def test_the_rate_is_that_of_both_piles_by_their_size() -> None:
    found = of_graded(GRADED, TWO_SIDED)

    assert found.value == pytest.approx(0.93 * 69 / 70 + 0.07 * 12 / 30)
    assert TWO_PHASE is found.formula
    # Wider than if one of the piles were known, narrower than if both were off at once.
    alone = 0.93 * (69 / 70 - wilson_lower(69, 70, confidence=0.975))
    other = 0.07 * (12 / 30 - wilson_lower(12, 30, confidence=0.975))
    assert alone < found.value - found.low < alone + other + 0.02


def test_of_a_judge_that_is_always_right_only_the_counts_remain_unsure() -> None:
    perfect = GradedByModel(passed=Pile(800, 80, 80), failed=Pile(200, 60, 0))

    found = of_graded(perfect, TWO_SIDED)

    assert 0.8 == pytest.approx(found.value)
    assert found.low < wilson_lower(800, 1000, confidence=0.975)
    assert found.high > wilson_upper(800, 1000, confidence=0.975)


def test_its_skill_is_put_back_to_the_proportions_of_all_cases() -> None:
    """Labels are taken from the smaller pile on purpose; raw counts would flatter or slander the judge."""
    found = skill_of(GRADED)

    right, wrong = 930 * 69 / 70 + 70 * 12 / 30, 930 * 1 / 70 + 70 * 18 / 30
    assert found.sensitivity == pytest.approx(930 * 69 / 70 / right)
    assert found.specificity == pytest.approx(70 * 18 / 30 / wrong)
    assert 0 < found.kappa < 1
    assert 100 == found.labelled


@pytest.mark.parametrize(
    ("graded", "why"),
    [
        (GradedByModel(Pile(900, 100, 90), Pile(100, 0, 0)), Unusable.UNCHECKED_PILE),
        (GradedByModel(Pile(900, 50, 45), Pile(100, 20, 5)), Unusable.TOO_FEW_LABELS),
        (GradedByModel(Pile(700, 60, 54), Pile(300, 60, 54)), Unusable.NO_SKILL),
        (GRADED, None),
        (GradedByModel(Pile(40, 40, 38), Pile(5, 5, 1)), None),  # people checked every case
    ],
)
def test_an_unusable_judge_is_refused(graded: GradedByModel, why: Unusable | None) -> None:
    assert why is unusable(graded)
    found = judge(AT_LEAST_95, graded)
    assert (found.verdict.reason is Reason.JUDGE_UNUSABLE) == (why is not None)
    if why is not None:
        assert Outcome.INVALID is found.outcome
        assert told(AT_LEAST_95, found).startswith("This run does not count: ")


def test_a_verdict_on_graded_cases_says_what_the_judge_is_worth() -> None:
    one = criterion(threshold={"form": "level", "number": 0.85})

    found = judge(one, GRADED)

    assert Outcome.PASS is found.outcome
    assert "people checked 100 of them: it passes 97 of 100 right ones and stops 76 of 100" in told(
        one, found
    )


def test_errors_are_judged_by_the_same_labels() -> None:
    wrong = GradedByModel(GRADED.passed, GRADED.failed, of_wrong=True)

    right, found = of_graded(GRADED, Sure(0.95, 0.9)), of_graded(wrong, Sure(0.9, 0.95))

    assert (1 - right.value, 1 - right.high, 1 - right.low) == pytest.approx(
        (found.value, found.low, found.high)
    )
    assert Outcome.FAIL is judge(AT_MOST_2, wrong).outcome


# truescore 0.7.4, rogan_gladen_estimate (delta method), on the same counts.
@pytest.mark.parametrize(
    ("graded", "finds", "rejects", "expected"),
    [
        (Counts(8200, 10000), Counts(186, 200), Counts(170, 200), (0.8590, 0.8179, 0.9001)),
        (Counts(4500, 10000), Counts(270, 300), Counts(240, 300), (0.3571, 0.3100, 0.4043)),
    ],
)
def test_known_error_rates_correct_a_rate(
    graded: Counts, finds: Counts, rejects: Counts, expected: tuple[float, float, float]
) -> None:
    found = corrected(graded, finds, rejects, TWO_SIDED)

    assert isinstance(found, Estimate)
    assert ROGAN_GLADEN is found.formula
    assert expected == pytest.approx((found.value, found.low, found.high), abs=0.01)


def test_a_rate_the_error_rates_cannot_explain_is_refused_and_not_clipped() -> None:
    """At 99 % passed and 90 % found, the textbook formula gives 112 %, clipped to a sure 100 %."""
    sure_of_it = corrected(Counts(990, 1000), Counts(90, 100), Counts(85, 100), Sure())
    sure_of_nothing = corrected(Counts(50, 1000), Counts(90, 100), Counts(85, 100), Sure())

    assert Unusable.OUTSIDE_ITS_ERRORS is sure_of_it
    assert Unusable.OUTSIDE_ITS_ERRORS is sure_of_nothing
    assert Unusable.NO_SKILL is corrected(
        Counts(500, 1000), Counts(60, 100), Counts(55, 100), Sure()
    )


def test_more_labels_than_cases_are_no_count() -> None:
    with pytest.raises(ValueError, match="no count"):
        Pile(10, 11, 5)
