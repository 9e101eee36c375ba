"""What one verdict costs, against the bounds of a statistics library alone."""

import sys
import time
from collections.abc import Callable

import pytest
from statsmodels.stats.proportion import proportion_confint

from bot.domain.criterion.parsing import parse_line
from bot.domain.criterion.verdict import Counts, verdict

SIZES = (100, 500, 10_000, 300_000)
CALLS = 400
TIMES = 5  # the library takes 100 microseconds on a quiet machine; 20 are what a verdict may take
ROUNDS = 5


def microseconds(run: Callable[[int], object], calls: int = CALLS) -> float:
    """The cost of one call, the best of some rounds; no two calls judge the same counts."""
    rounds = []
    for _ in range(ROUNDS):
        started = time.process_time()
        for number in range(calls):
            run(number)
        rounds.append((time.process_time() - started) / calls * 1e6)
    return min(rounds)


@pytest.mark.bench
@pytest.mark.parametrize("n", SIZES)
def test_a_verdict_costs_microseconds(n: int) -> None:
    criterion = parse_line("AC-01 statistical: accuracy >= 95 %")

    def ours(number: int) -> object:
        return verdict(criterion, Counts(n - 1 - number * n // (4 * CALLS), n))

    def theirs(number: int) -> object:
        right = n - 1 - number * n // (4 * CALLS)
        return proportion_confint(right, n, alpha=0.1, method="beta")

    ours(0), theirs(0)
    mine, peer = microseconds(ours), microseconds(theirs, CALLS // 4)
    sys.stdout.write(
        f"\n{n} cases: {mine:.1f} microseconds a verdict; statsmodels' bounds alone {peer:.0f},"
        f" {peer / mine:.1f} times as long\n"
    )

    assert TIMES * mine <= peer
