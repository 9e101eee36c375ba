"""What is read of a criterion from the cases of a run: each case once, in values its metric can have."""

from dataclasses import replace

import pytest

from bot.domain.criterion.verdict import Outcome
from bot.domain.evaluation.case import Case
from bot.domain.evaluation.judged import judged
from tests.unit.domain.evaluation.criteria import P95_UNDER_300_MS, criterion
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


@pytest.mark.parametrize("scale", ["5-5", "5-1", "1-\u00b2", "1-", "-5"])
def test_a_scale_that_is_none_gives_scores_no_range(scale: str) -> None:
    rubric = criterion(
        metric="rubric_score", params={"unit": scale}, threshold={"form": "level", "number": 4}
    )
    fives = [replace(case, check="rubric score", score=5.0) for case in cases(30, 0)]

    found = judged(rubric, run(check("rubric score", n=30)), fives).judgement

    assert found.verdict.value == 5
    assert found.verdict.high != 5  # nothing says that a score cannot be higher
