"""Verdicts are taken on the bound that is against us, and contradictions are arithmetic."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.criterion.contradiction import (
    Claim,
    chain,
    claims_of,
    contradictions,
    f1_at_most,
    precision_of,
    slices_disagree,
    steps_fall_short,
)
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.verdict import Counts, Measured, Outcome, Pins, Reason, verdict

AT_LEAST_95 = {"form": "level", "number": 95, "unit": "%"}


def criterion(**values: object) -> Criterion:
    usual = {"kind": "statistical", "metric": "accuracy", "comparator": ">=",
             "threshold": AT_LEAST_95}  # fmt: skip
    return Criterion.model_validate(usual | values)


CRITICAL = criterion(
    metric="critical_error_rate",
    comparator="<=",
    threshold={"form": "level", "number": 2, "unit": "%"},
    severity="critical",
)


def outcome(
    one: Criterion, seen: Counts | Measured | None, baseline: float | None = None
) -> Outcome:
    return verdict(one, seen, baseline=baseline).outcome


def test_475_of_500_is_95_percent_and_does_not_show_it() -> None:
    found = verdict(criterion(), Counts(475, 500))

    assert (Outcome.INCONCLUSIVE, Reason.OPEN) == (found.outcome, found.reason)
    assert 0.95 == found.value
    assert found.low == pytest.approx(0.931, abs=5e-4)


def test_484_of_500_and_4_critical_errors_pass() -> None:
    assert Outcome.PASS is outcome(criterion(), Counts(484, 500))
    assert Outcome.INCONCLUSIVE is outcome(criterion(), Counts(483, 500))
    assert Outcome.PASS is outcome(CRITICAL, Counts(4, 500))
    assert Outcome.INCONCLUSIVE is outcome(CRITICAL, Counts(5, 500))


def test_a_hundred_cases_cannot_show_2_percent() -> None:
    assert Outcome.INCONCLUSIVE is outcome(CRITICAL, Counts(0, 100))
    assert Outcome.PASS is outcome(CRITICAL, Counts(0, 149))


def test_the_opposite_bound_refutes() -> None:
    assert Outcome.FAIL is outcome(criterion(), Counts(440, 500))
    assert Outcome.FAIL is outcome(CRITICAL, Counts(30, 500))


def test_more_than_is_stricter_than_at_least() -> None:
    at_least = criterion(threshold={"form": "level", "number": 0.5})
    more = at_least.model_copy(update={"comparator": criterion(comparator=">").comparator})
    below = criterion(comparator="<", threshold={"form": "level", "number": 0.5})

    assert Outcome.PASS is outcome(at_least, Measured(0.5))
    assert Outcome.FAIL is outcome(more, Measured(0.5))
    assert Outcome.FAIL is outcome(below, Measured(0.5))
    assert Outcome.INCONCLUSIVE is outcome(below, Measured(0.45, 0.4, 0.5))


def test_a_range_and_an_exact_value_need_both_bounds_inside() -> None:
    within = criterion(
        metric="bias",
        comparator="in",
        threshold={"form": "range", "low": -5, "high": 5, "unit": "%"},
    )
    exactly = criterion(comparator="=", metric="selection_rate_ratio",
                        threshold={"form": "level", "number": 1})  # fmt: skip

    assert Outcome.PASS is outcome(within, Measured(1, -2, 4))
    assert Outcome.INCONCLUSIVE is outcome(within, Measured(4, 2, 6))
    assert Outcome.FAIL is outcome(within, Measured(8, 6, 9))
    assert Outcome.INCONCLUSIVE is outcome(exactly, Measured(1, 0.9, 1.1))


def test_one_violation_fails_and_none_leaves_its_bound() -> None:
    never = Criterion.model_validate({"kind": "invariant", "event": "refund"})

    assert Outcome.FAIL is outcome(never, Counts(1, 10_000))
    clean = verdict(never, Counts(0, 299))
    assert Outcome.PASS is clean.outcome
    assert clean.high == pytest.approx(1 - 0.05 ** (1 / 299), rel=1e-12)
    assert Outcome.NOT_RUN is outcome(never, None)
    assert Outcome.NOT_RUN is outcome(never, Counts(0, 0))


@pytest.mark.parametrize(
    ("planned", "used", "reason"),
    [
        (Pins(dataset_version="3"), Pins(dataset_version="4"), Reason.OTHER_DATASET),
        (Pins(judge_version="j1"), Pins(), Reason.OTHER_JUDGE),
        (Pins(component="abc"), Pins(component="abd"), Reason.OTHER_COMPONENT),
    ],
)
def test_a_run_of_something_else_is_invalid(planned: Pins, used: Pins, reason: Reason) -> None:
    found = verdict(criterion(), Counts(500, 500), planned=planned, used=used)

    assert (Outcome.INVALID, reason) == (found.outcome, found.reason)
    assert Outcome.PASS is verdict(criterion(), Counts(500, 500), used=used).outcome


def test_fewer_cases_than_planned_are_invalid() -> None:
    planned = criterion(min_n=600, min_positives=120)

    assert Reason.TOO_FEW is verdict(planned, Counts(599, 599)).reason
    assert Reason.TOO_FEW_POSITIVES is verdict(planned, Counts(600, 600)).reason
    assert Reason.TOO_FEW_POSITIVES is verdict(planned, Counts(600, 600, 119)).reason
    assert Outcome.PASS is outcome(planned, Counts(600, 600, 120))


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"threshold": None}, Reason.NO_THRESHOLD),
        ({"comparator": None}, Reason.NO_COMPARATOR),
        ({"threshold": {"form": "change", "sign": "*", "number": 0.85}}, Reason.NO_BASELINE),
    ],
)
def test_half_a_criterion_cannot_be_judged(values: dict[str, object], reason: Reason) -> None:
    found = verdict(criterion(**values), Counts(50, 50))

    assert (Outcome.INVALID, reason, 50) == (found.outcome, found.reason, found.n)


def test_a_change_is_held_against_todays_value() -> None:
    lower = criterion(metric="churn", kind="business", comparator="<=",
                      threshold={"form": "change", "sign": "*", "number": 0.75})  # fmt: skip
    points = criterion(threshold={"form": "change", "sign": "+", "number": 3, "unit": "pp"})

    assert Outcome.PASS is outcome(lower, Measured(0.08, 0.07, 0.088), baseline=0.118)
    assert Outcome.INCONCLUSIVE is outcome(lower, Measured(0.08, 0.07, 0.089), baseline=0.118)
    assert Outcome.PASS is outcome(points, Measured(0.94, 0.93, 0.95), baseline=0.9)


def test_a_percentile_in_its_window_is_a_plain_fact() -> None:
    p95 = criterion(kind="slo", metric="latency", comparator="<", params={"quantile": 0.95},
                    threshold={"form": "level", "number": 300, "unit": "ms"})  # fmt: skip

    assert Outcome.PASS is outcome(p95, Measured(299))
    assert Outcome.FAIL is outcome(p95, Measured(300))


def test_wilson_is_used_where_the_criterion_says_so() -> None:
    said = criterion(statistic="lower_bound", confidence=0.95, method="wilson")

    assert Outcome.PASS is outcome(said, Counts(52, 52))
    assert Outcome.INCONCLUSIVE is outcome(criterion(), Counts(52, 52))  # the exact bound waits


def test_a_pass_is_wrong_no_more_often_than_it_may_be() -> None:
    """The control: deciding on the rate that was seen would pass half of all systems at the bar."""
    for n in (20, 60, 100, 200):
        passing = [k for k in range(n + 1) if outcome(criterion(), Counts(k, n)) is Outcome.PASS]
        naive = [k for k in range(n + 1) if k / n >= 0.95]
        wrong, naively = (
            sum(comb(n, k) * 0.95**k * 0.05 ** (n - k) for k in chosen)
            for chosen in (passing, naive)
        )
        assert wrong <= 0.05
        assert naively > 0.4


@given(st.integers(1, 200), st.data())
def test_one_more_right_case_never_worsens_a_verdict(n: int, data: st.DataObject) -> None:
    order = [Outcome.FAIL, Outcome.INCONCLUSIVE, Outcome.PASS]
    right = data.draw(st.integers(0, n - 1))
    one = criterion(threshold={"form": "level", "number": 0.8})

    ranks = [
        order.index(outcome(one, Counts(k, m)))
        for k, m in ((right, n), (right + 1, n), (right + 1, n + 1))
    ]
    assert ranks[0] <= min(ranks[1:])


def said(**claims: float | tuple[float, float]) -> dict[str, Claim]:
    return {
        name: Claim(*value) if isinstance(value, tuple) else Claim.exactly(value)
        for name, value in claims.items()
    }


def checks(**claims: float | tuple[float, float]) -> list[tuple[str, bool]]:
    return [(found.check, found.impossible) for found in contradictions(said(**claims))]


def test_the_printed_arithmetic_is_reproduced() -> None:
    assert precision_of(0.92, 0.01, 0.002) == pytest.approx(0.156, abs=5e-4)
    assert chain(0.95, 10) == pytest.approx(0.599, abs=5e-4)
    assert f1_at_most(0.5, 1.0) == pytest.approx(2 * 0.5 / 1.5)


@pytest.mark.parametrize(
    ("claims", "found"),
    [
        ({"accuracy": (0.95, 1), "critical_error_rate": (0, 0.02)}, []),
        ({"accuracy": (0.99, 1), "critical_error_rate": (0, 0.02)}, [("critical_idle", False)]),
        ({"accuracy": 0.99, "critical_error_rate": 0.02}, [("critical", True)]),
        ({"f1": (0.9, 1), "precision": 0.6}, [("f1", True)]),
        ({"f1": 0.3, "precision": 0.8, "recall": 0.8}, [("f1_low", True)]),
        ({"f1": 0.8, "precision": 0.8, "recall": 0.8}, []),
        ({"pass_hat_k": (0.9, 1), "task_success": (0, 0.8)}, [("runs", True)]),
        ({"pass_at_k": 0.7, "task_success": 0.8}, [("any_run", True)]),
        ({"recall": (0.9, 1), "base_rate": 0.02, "flag_rate": (0, 0.01)}, [("alarms", True)]),
        (
            {"recall": (0.9, 1), "precision": (0.8, 1), "base_rate": 0.02, "flag_rate": 0.1},
            [("too_many_alarms", True)],
        ),
        ({"recall": 0.9, "precision": 0.9, "base_rate": 0.02, "flag_rate": 0.02}, []),
        (
            {"fpr": 0.01, "recall": 0.92, "base_rate": 0.002, "precision": (0.8, 1)},
            [("false_alarms", True)],
        ),
        (
            {"fpr": (0, 0.01), "recall": (0.92, 1), "base_rate": 0.002, "precision": (0.8, 1)},
            [("false_alarms", False)],
        ),
        ({"precision": 0.98, "override_rate": (0, 0.005)}, [("sleepy", False)]),
        ({"precision": 0.98, "override_rate": 0.1}, [("overruled", False)]),
        ({"precision": 0.98, "override_rate": (0, 0.02)}, []),
        ({"recall": (0.9, 0.8)}, [("empty", True)]),
    ],
)
def test_figures_that_do_not_go_together_are_named(
    claims: dict[str, float | tuple[float, float]], found: list[tuple[str, bool]]
) -> None:
    assert found == checks(**claims)


def test_a_contradiction_is_one_sentence_in_counts() -> None:
    [found] = contradictions(said(fpr=0.01, recall=0.92, base_rate=0.002, precision=(0.8, 1.0)))

    assert found.text == (
        "With 2 real cases in 1,000, a recall of 92 % and a false-alarm rate of 1 %, about 156 of "
        "1,000 flags are right; the precision asked for is 80 %."
    )


def test_an_average_hides_no_slice() -> None:
    assert slices_disagree(0.95, [(0.9, 0.99), (0.1, 0.6)]) is None  # 95.1 %
    wrong = slices_disagree(0.95, [(0.5, 0.99), (0.5, 0.6)])
    assert wrong is not None
    assert "79.5 %" in wrong.text


def test_steps_multiply() -> None:
    short = steps_fall_short(0.95, 10, 0.9)

    assert short is not None
    assert "599 of 1,000" in short.text
    assert steps_fall_short(0.999, 10, 0.9) is None


def test_criteria_on_the_same_cases_are_taken_together_and_slices_apart() -> None:
    claims = claims_of(
        [
            criterion(),
            criterion(comparator="<", threshold={"form": "level", "number": 0.9}),
            criterion(metric="recall", slice="clinic=small"),
            criterion(metric="latency", kind="slo", threshold=None),
            criterion(metric="f1", comparator="in",
                      threshold={"form": "range", "low": 0.7, "high": 0.8}),
            criterion(metric="ece", comparator="=", threshold={"form": "level", "number": 0.02}),
        ]
    )  # fmt: skip

    assert claims == {
        "accuracy": Claim(0.95, 0.9), "f1": Claim(0.7, 0.8), "ece": Claim(0.02, 0.02),
    }  # fmt: skip
    assert ["empty"] == [found.check for found in contradictions(claims)]


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_every_sentence_can_be_filled_in(language: str) -> None:
    facts = [
        {"accuracy": 0.99, "critical_error_rate": 0.02},
        {"f1": 0.9, "precision": 0.6, "recall": 0.5},
        {"pass_hat_k": 0.9, "task_success": 0.8, "pass_at_k": 0.5},
        {"recall": 0.9, "base_rate": 0.02, "flag_rate": 0.01},
    ]

    for claims in facts:
        for found in contradictions(said(**claims), language):
            assert "{" not in found.text
            assert found.text.endswith(".")
