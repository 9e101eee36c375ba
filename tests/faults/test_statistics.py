"""Statistics held against scipy and statsmodels, and simulated, at a length that is no part of every run."""

import random

import pytest

from bot.domain.evaluation.rate import Group, spread_of

pytestmark = pytest.mark.faults


def test_the_variance_over_groups_is_the_one_of_statsmodels() -> None:
    """Miller 2024, equation 4: the sum over clusters of squared sums of residuals."""
    import numpy as np  # noqa: PLC0415
    import statsmodels.api as sm  # noqa: PLC0415

    chance = random.Random(7)  # noqa: S311
    groups = [
        Group(sum(chance.random() < rate for _ in range(12)), 12)
        for rate in (chance.betavariate(8, 2) for _ in range(40))
    ]
    cases = np.array([x for g in groups for x in [1.0] * g.hits + [0.0] * (g.n - g.hits)])
    labels = np.repeat(np.arange(40), 12)
    fitted = sm.OLS(cases, np.ones(len(cases))).fit(
        cov_type="cluster", cov_kwds={"groups": labels, "use_correction": False}
    )
    found = spread_of(groups)

    assert float(fitted.bse[0]) ** 2 == pytest.approx(found)
