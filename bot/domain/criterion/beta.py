"""The beta distribution that exact binomial chances and bounds are made of, as scipy computes it.

Scipy loads numpy and takes a moment to start, so it is imported by whoever first asks for a number.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from math import exp, log, sqrt
from statistics import NormalDist

_MANY = 1_000  # of each kind: from here on the series below is exact to ten digits
_FAR_OUT = 1e-4  # shares nearer to 0 or 1 are left to scipy


def beta_share(a: float, b: float, x: float) -> float:
    """The share of a beta distribution below `x`: the chance of `a` or more of `a + b - 1`."""
    from scipy.special import betainc  # noqa: PLC0415 - only what computes chances waits for it

    return float(betainc(a, b, x))


def beta_point(a: float, b: float, share: float) -> float:
    """Where a beta distribution has `share` of itself below: the inverse of `beta_share`."""
    if a >= _MANY and b >= _MANY and _FAR_OUT <= share <= 1 - _FAR_OUT:
        return _among_many(a, b, share)
    return float(_scipy_inverse()(a, b, share))


@cache
def _scipy_inverse() -> Callable[[float, float, float], float]:
    from scipy.special import betaincinv  # noqa: PLC0415 - only what computes bounds waits for it

    return betaincinv  # type: ignore[no-any-return]


def _among_many(a: float, b: float, share: float) -> float:
    """The same for large counts, in a third of the time: scipy searches, this is one formula.

    The logit of a beta variable has cumulants that are differences of polygamma functions, nearly
    powers of 1/(a - 1/2); from them the expansion of Cornish and Fisher gives its quantile. (M.
    Abramowitz and I. Stegun, Handbook of Mathematical Functions, 6.4 and 26.2.49.)
    """
    p, q = 1 / (a - 0.5), 1 / (b - 0.5)
    p2, q2 = p * p, q * q
    p3, q3 = p2 * p, q2 * q
    third = q2 - p2 - (q2 * q2 - p2 * p2) / 4
    fourth = 2 * (p3 + q3) - (p2 * p3 + q2 * q3)
    variance = p + q - (p3 + q3) / 12
    spread = sqrt(variance)
    squared = variance * variance
    g1, g2 = third / (variance * spread), fourth / squared
    g3 = 6 * (q2 * q2 - p2 * p2) / (squared * spread)
    g4 = 24 * (p2 * p3 + q2 * q3) / (squared * variance)
    g11 = g1 * g1
    z, t1, t2, t11, t3, t12, t111, t4, t22, t13, t112, t1111 = _terms(share)
    apart = (
        z
        + g1 * t1
        + (g2 * t2 + g11 * t11)
        + (g3 * t3 + g1 * g2 * t12 + g11 * g1 * t111)
        + (g4 * t4 + g2 * g2 * t22 + g1 * g3 * t13 + g11 * g2 * t112 + g11 * g11 * t1111)
    )
    return 1 / (1 + exp(-(log(q / p) + (p2 - q2) / 24 + spread * apart)))


@lru_cache(maxsize=64)
def _terms(share: float) -> tuple[float, ...]:
    """The Hermite polynomials of the expansion at a normal quantile."""
    z = NormalDist().inv_cdf(share)
    h2, h3 = z * z - 1, z**3 - 3 * z
    h4, h5 = z**4 - 6 * z * z + 3, z**5 - 10 * z**3 + 15 * z
    return (
        z,
        h2 / 6,
        h3 / 24,
        -(2 * h3 + z) / 36,
        h4 / 120,
        -(h4 + h2) / 24,
        (12 * h4 + 19 * h2) / 324,
        h5 / 720,
        -(3 * h5 + 6 * h3 + 2 * z) / 384,
        -(2 * h5 + 3 * h3) / 180,
        (14 * h5 + 37 * h3 + 8 * z) / 288,
        -(252 * h5 + 832 * h3 + 227 * z) / 7776,
    )
