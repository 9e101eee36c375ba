"""The incomplete beta function and its inverse, which exact bounds are made of; no library."""

from functools import lru_cache
from math import exp, lgamma, log, log1p

_SMALL = 1e-300  # stands for zero where the continued fraction would divide by it
_CLOSE = 4e-16
_STEPS = 2000  # of the continued fraction: it needs about the square root of the counts
_HALVINGS = 200


def beta_share(a: float, b: float, x: float) -> float:
    """The share of a beta distribution below `x`: the chance of `a` or more of `a + b - 1`.

    Lentz's method on the continued fraction, on the side of the mean where it converges quickly
    (W. H. Press et al., Numerical Recipes, section 6.4).
    """
    if x <= 0.0:
        return 0.0
    if x >= 1.0:
        return 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1.0) / (a + b + 2.0):
        return front * _fraction(a, b, x) / a
    return 1.0 - front * _fraction(b, a, 1.0 - x) / b


@lru_cache(maxsize=4096)
def beta_point(a: float, b: float, share: float) -> float:
    """Where a beta distribution has `share` of itself below: the inverse of `beta_share`.

    Newton's steps, kept between two points that hold the answer; halving where a step leaves them.
    """
    low, high = 0.0, 1.0
    constant = lgamma(a + b) - lgamma(a) - lgamma(b)
    x = a / (a + b)
    for _ in range(_HALVINGS):
        off = beta_share(a, b, x) - share
        if off > 0:
            high = x
        else:
            low = x
        slope = exp(constant + (a - 1) * log(x) + (b - 1) * log1p(-x))
        near = x - off / slope if slope > 0 else -1.0
        if not low < near < high:
            near = (low + high) / 2
        if abs(near - x) <= _CLOSE * x:
            return near
        x = near
    return x


def _fraction(a: float, b: float, x: float) -> float:
    total, plus, minus = a + b, a + 1.0, a - 1.0
    c, d = 1.0, 1.0 / _kept(1.0 - total * x / plus)
    h = d
    for step in range(1, _STEPS):
        twice = 2 * step
        even = step * (b - step) * x / ((minus + twice) * (a + twice))
        d = 1.0 / _kept(1.0 + even * d)
        c = _kept(1.0 + even / c)
        h *= d * c
        odd = -(a + step) * (total + step) * x / ((a + twice) * (plus + twice))
        d = 1.0 / _kept(1.0 + odd * d)
        c = _kept(1.0 + odd / c)
        change = d * c
        h *= change
        if abs(change - 1.0) <= _CLOSE:
            break
    return h


def _kept(value: float) -> float:
    return value if abs(value) > _SMALL else _SMALL
