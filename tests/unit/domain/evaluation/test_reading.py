"""What is read of a criterion from the cases of a run: each case once, in values its metric can have."""

from dataclasses import replace

import pytest

from bot.domain.criterion.paired import Trend
from bot.domain.criterion.verdict import Counts, Outcome, Reason
from bot.domain.evaluation.case import Case
from bot.domain.evaluation.compared import Measured, compared
from bot.domain.evaluation.estimate import Remark
from bot.domain.evaluation.formula import UNPAIRED_CHANGE
from bot.domain.evaluation.judged import judged
from tests.unit.domain.evaluation.criteria import AT_LEAST_95, P95_UNDER_300_MS, criterion
from tests.unit.domain.evaluation.test_judged import cases, check, run


def test_what_a_case_took_counts_once_however_many_checks_it_stands_beside() -> None:
    """Three checks of twenty cases are no sixty cases: what twenty cannot show stays open."""
    one = run(check("exact", n=20, passed=20), check("tone", n=20, passed=20))
    rows = [
        replace(case, check=name, latency_ms=200.0)
        for name in ("exact", "tone", "safety")
        for case in cases(20, 0)
    ]

    found = judged(P95_UNDER_300_MS, one, rows)

    assert found.judgement.verdict.n == 20
    assert found.outcome is Outcome.INCONCLUSIVE


@pytest.mark.parametrize("amount", [float("nan"), float("inf")])
def test_a_time_that_is_no_number_is_no_time(amount: float) -> None:
    """One such row must neither move the percentile nor keep the run from being put on record."""
    rows = [*cases(100, 0, latency_ms=200.0), Case("odd", "accuracy", latency_ms=amount)]

    found = judged(P95_UNDER_300_MS, run(check(n=101, passed=101)), rows)

    assert found.judgement.verdict.value == 200
    assert found.judgement.verdict.n == 100


def test_several_attempts_at_a_case_took_their_own_time_each() -> None:
    """Numbered or not, an attempt is an attempt; one check alone may say how long it took."""
    one = run(check("exact", n=120, passed=120), check("whole", n=120, passed=120))
    silent = [replace(case, check="exact") for case in cases(60, 0)]
    timed = [
        replace(case, check="whole", latency_ms=200.0, repeat=repeat)
        for repeat in (1, 2)
        for case in cases(60, 0)
    ]
    nameless = [replace(case, case="", repeat=None) for case in timed]

    for rows in ([*silent, *timed], nameless):
        found = judged(P95_UNDER_300_MS, one, rows)

        assert found.judgement.verdict.n == 120
        assert found.outcome is Outcome.PASS


def test_cases_without_names_are_as_many_cases_as_there_are() -> None:
    """A table may have no column of names: that makes its rows no single group."""
    nameless = [replace(case, case="") for case in cases(398, 2)]
    one = run(check(n=400, passed=398))
    scored = [
        replace(case, check="rubric score", score=4.0 + i % 2) for i, case in enumerate(nameless)
    ]
    rubric = criterion(metric="rubric_score", threshold={"form": "level", "number": 4})

    found = judged(AT_LEAST_95, one, nameless)
    mean = judged(rubric, run(check("rubric score", n=400)), scored).judgement

    assert Outcome.PASS is found.outcome
    assert Counts(398, 400) == found.judgement.seen
    assert ((), 2) == (found.failing, found.failed)
    assert mean.verdict.n == 400
    assert Remark.BY_GROUP not in mean.remarks


def test_attempts_at_cases_without_names_are_attempts_at_nothing_known() -> None:
    nameless = [replace(case, case="") for case in cases(400, 0)]
    every = criterion(metric="pass_hat_k", params={"k": 4})

    found = judged(every, run(check(n=400, passed=400, cases=400)), nameless)

    assert found.judgement.verdict.reason is not Reason.SHOWN


def test_cases_without_names_are_compared_by_their_totals() -> None:
    def version(passed: int) -> Measured:
        rows = [replace(case, case="") for case in cases(passed, 400 - passed)]
        return Measured(run(check(n=400, passed=passed)), rows)

    (found,) = compared(version(398), version(300))

    assert UNPAIRED_CHANGE is found.bounds
    assert Trend.WORSE is found.trend


@pytest.mark.parametrize("scale", ["5-5", "5-1", "1-\u00b2", "1-", "-5"])
def test_a_scale_that_is_none_gives_scores_no_range(scale: str) -> None:
    rubric = criterion(
        metric="rubric_score", params={"unit": scale}, threshold={"form": "level", "number": 4}
    )
    fives = [replace(case, check="rubric score", score=5.0) for case in cases(30, 0)]

    found = judged(rubric, run(check("rubric score", n=30)), fives).judgement

    assert found.verdict.value == 5
    assert found.verdict.high != 5  # nothing says that a score cannot be higher
