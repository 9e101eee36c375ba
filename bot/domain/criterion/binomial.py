"""Exact binomial chances, summed term by term; no approximation and no library."""

from math import exp, fsum, lgamma, log, log1p


def at_most(k: int, n: int, p: float) -> float:
    """Return the chance of `k` or fewer of `n` when each has the chance `p`."""
    return _sum(0, k, n, p)


def at_least(k: int, n: int, p: float) -> float:
    """Return the chance of `k` or more of `n` when each has the chance `p`."""
    return _sum(k, n, n, p)


def _sum(first: int, last: int, n: int, p: float) -> float:
    if first > last:
        return 0.0
    if first <= 0 and last >= n:
        return 1.0
    if p <= 0.0:
        return 1.0 if first <= 0 else 0.0
    if p >= 1.0:
        return 1.0 if last >= n else 0.0
    # In logarithms: chances such as 0.5 ** 5000 are no floats of their own.
    whole, hit, miss = lgamma(n + 1), log(p), log1p(-p)
    terms = (
        exp(whole - lgamma(k + 1) - lgamma(n - k + 1) + k * hit + (n - k) * miss)
        for k in range(max(first, 0), min(last, n) + 1)
    )
    return min(1.0, fsum(terms))
