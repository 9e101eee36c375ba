"""How likely a difference is where nothing changed; closed forms, no library."""

from collections.abc import Sequence
from math import erfc, exp, inf, lgamma, log, sqrt

_TINY = 1e-17
_MANY = 2_000  # from here the normal curve is as good as the exact sum


def kolmogorov(distance: float, reference: int, current: int) -> float:
    """The chance of so large a largest distance between two samples of one distribution."""
    if not reference or not current:
        return 1.0
    x = distance * sqrt(reference / (reference + current) * current)
    if x < 0.3:  # noqa: PLR2004  # the series needs many terms here, and the answer is 1 to 5 digits
        return 1.0
    total = 0.0
    for step in range(1, 40):
        term = exp(-2.0 * step * step * x * x)
        total += term if step % 2 else -term
        if term < _TINY:
            break
    return min(1.0, max(0.0, 2.0 * total))


def kolmogorov_point(chance: float) -> float:
    """The scaled distance that is passed with this chance; for chances below a tenth."""
    return sqrt(-log(chance / 2) / 2)


def chi_square(value: float, freedom: int) -> float:
    """The chance of so large a chi-square: a finite sum for whole degrees of freedom."""
    if freedom < 1 or value <= 0:
        return 1.0
    half = value / 2
    if freedom % 2:
        total, start = erfc(sqrt(half)), 1.5
    else:
        total, start = 0.0, 1.0
    for step in range(freedom // 2):
        power = start + step - 1
        total += exp(power * log(half) - half - lgamma(power + 1)) if half < inf else 0.0
    return min(1.0, total)


def chi_square_point(chance: float, freedom: int) -> float:
    """The chi-square that is passed with this chance."""
    low, high = 0.0, max(10.0, 4.0 * freedom)
    while chi_square(high, freedom) > chance:
        high *= 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if chi_square(middle, freedom) > chance else (low, middle)
    return (low + high) / 2


def same_rate(k: int, n: int, other_k: int, other_n: int) -> float:
    """The two-sided chance of so different two rates: Fisher's exact test, doubled."""
    total = k + other_k
    if not n or not other_n or not total or total == n + other_n:
        return 1.0
    expected = total / (n + other_n) * other_n
    rest = n + other_n - total
    if min(total, rest) * min(n, other_n) / (n + other_n) > _MANY:
        spread = sqrt(expected * (rest / (n + other_n)) * (n / (n + other_n)))
        return erfc(abs(other_k - expected) / spread / sqrt(2))
    first = exp(
        _ways(total, other_k) + _ways(rest, other_n - other_k) - _ways(n + other_n, other_n)
    )
    return min(1.0, 2 * _tail(first, k, n, other_k, other_n, upwards=other_k >= expected))


def _tail(  # noqa: PLR0913  # the four cells of a table
    first: float, k: int, n: int, other_k: int, other_n: int, *, upwards: bool
) -> float:
    """The sum of the hypergeometric terms from the seen table outwards."""
    if upwards:  # ours sink, theirs grow
        a, b, c, d = k, n - k, other_k, other_n - other_k
    else:
        a, b, c, d = n - k, k, other_n - other_k, other_k
    term = total = first
    while a > 0 and d > 0 and term > total * _TINY:
        term *= a * d / ((c + 1) * (b + 1))
        a, b, c, d = a - 1, b + 1, c + 1, d - 1
        total += term
    return total


def _ways(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def only_in_current(times: int, reference: int, current: int) -> float:
    """The chance that what was seen so often fell into the current window every time."""
    if not reference or not times:
        return 1.0
    return (current / (reference + current)) ** times


def holm(chances: Sequence[float]) -> tuple[float, ...]:
    """Each chance as it counts among all of them: Holm's step-down correction."""
    order = sorted(range(len(chances)), key=chances.__getitem__)
    adjusted = [1.0] * len(chances)
    worst = 0.0
    for rank, index in enumerate(order):
        worst = max(worst, min(1.0, chances[index] * (len(chances) - rank)))
        adjusted[index] = worst
    return tuple(adjusted)


def needed_for_square(freedom: int, chance: float) -> float:
    """The non-centrality at which a chi-square test sees a difference 19 times in 20."""
    limit = chi_square_point(chance, freedom)
    z = 1.645
    # (freedom + x) - z * sqrt(2 * freedom + 4 * x) = limit, solved for x
    a = limit - freedom
    root = sqrt(4 * z * z * (z * z + a) + 2 * z * z * freedom)
    return a + 2 * z * z + root
