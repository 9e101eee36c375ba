"""Several criteria or slices at once: which of them may be called met, or missed, without luck choosing."""

from collections.abc import Sequence

from bot.domain.criterion.beta import beta_share


def holm(chances: Sequence[float]) -> tuple[float, ...]:
    """Holm's adjusted p-values (1979), in the order given: held against the error of all together."""
    order = sorted(range(len(chances)), key=chances.__getitem__)
    adjusted, highest = [0.0] * len(chances), 0.0
    for place, index in enumerate(order):
        highest = max(highest, (len(chances) - place) * chances[index])
        adjusted[index] = min(1.0, highest)
    return tuple(adjusted)


def chance_of_so_few(right: int, n: int, rate: float) -> float:
    """How often a system that is right in just `rate` gets so few right or fewer."""
    return 1.0 if right == n else 1 - beta_share(right + 1, n - right, rate)
