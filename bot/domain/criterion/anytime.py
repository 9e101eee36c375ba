"""An e-process for a rate: evidence that holds at every look at a growing set of cases, and its bounds.

All rates beyond the one in question are betted on alike, a uniform mixture of likelihood ratios (Robbins 1970); what
was won exceeds one in the error with a chance of the error at most, however often one looks (Ville 1939).
"""

from math import exp, inf, lgamma, log, log1p

from bot.domain.criterion.beta import beta_share
from bot.domain.criterion.interval import CONFIDENCE
from bot.domain.criterion.plan import Shown, shows
from bot.domain.criterion.term import Method

_HALVINGS = 60


def shown_by(method: Method | None) -> Shown:
    """How a criterion's method tells whether so many failures still show a floor."""
    return shows_at_every_look if method is Method.E_PROCESS else shows


def evidence_above(hits: int, n: int, rate: float) -> float:
    """How much the cases speak for a rate above `rate`: an e-value, to be held against 1 / error.

    All rates above are betted on alike (a uniform mixture of likelihood ratios against `rate`). If
    the true rate is not above, it exceeds 20 at any time with a chance of one in 20 at most (Ville).
    """
    return exp(min(_log_mixture(hits, n - hits, rate), 700.0))


def shows_at_every_look(
    failures: int, n: int, floor: float, confidence: float = CONFIDENCE
) -> bool:
    """Whether so many failures in `n` show a success rate of `floor`, however often one looked before."""
    if floor <= 0:
        return True
    if n <= 0 or floor >= 1 or failures >= n:
        return False
    return _log_mixture(n - failures, failures, floor) >= -log(1 - confidence)


def lower_at_every_look(hits: int, n: int, confidence: float = CONFIDENCE) -> float:
    """The lowest rate that the evidence above it does not rule out; right at all looks together."""
    bar = -log(1 - confidence)
    if _log_mixture(hits, n - hits, 1e-12) < bar:
        return 0.0
    low, high = 1e-12, hits / n
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _log_mixture(hits, n - hits, middle) >= bar:
            low = middle
        else:
            high = middle
    return low


def upper_at_every_look(hits: int, n: int, confidence: float = CONFIDENCE) -> float:
    """The highest rate that the evidence below it does not rule out."""
    return 1 - lower_at_every_look(n - hits, n, confidence)


def _log_mixture(hits: int, misses: int, rate: float) -> float:
    if rate <= 0:
        return inf if hits else 0.0
    if rate >= 1:
        return -inf
    above = beta_share(misses + 1, hits + 1, 1 - rate)
    if above <= 0:
        return -inf
    whole = lgamma(hits + 1) + lgamma(misses + 1) - lgamma(hits + misses + 2)
    return whole + log(above) - log1p(-rate) - hits * log(rate) - misses * log1p(-rate)
