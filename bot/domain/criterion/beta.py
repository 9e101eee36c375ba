"""The beta distribution that exact binomial chances and bounds are made of, as scipy computes it.

Scipy loads numpy and takes a moment to start, so it is imported by whoever first asks for a number.
"""


def beta_share(a: float, b: float, x: float) -> float:
    """The share of a beta distribution below `x`: the chance of `a` or more of `a + b - 1`."""
    from scipy.special import betainc  # noqa: PLC0415 - only what computes chances waits for it

    return float(betainc(a, b, x))


def beta_point(a: float, b: float, share: float) -> float:
    """Where a beta distribution has `share` of itself below: the inverse of `beta_share`."""
    from scipy.special import betaincinv  # noqa: PLC0415 - only what computes bounds waits for it

    return float(betaincinv(a, b, share))
