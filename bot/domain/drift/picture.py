"""Small distributions as text: two lines of bars for numbers, shares for levels."""

from itertools import accumulate, pairwise

from bot.domain.drift.comparison import Comparison
from bot.domain.drift.measure import quantile
from bot.domain.drift.model import NumberShape
from bot.domain.drift.wording import movers

_BARS = " ▁▂▃▄▅▆▇█"
_WIDTH = 32
_NAMES = 24


def picture(one: Comparison) -> tuple[str, ...]:
    """The reference and the current window of a column, one above the other."""
    before = one.reference.shape if one.reference else None
    after = one.current.shape if one.current else None
    if isinstance(before, NumberShape) and isinstance(after, NumberShape):
        return _numbers(before, after)
    if one.groups:
        return _levels(one)
    return ()


def _numbers(before: NumberShape, after: NumberShape) -> tuple[str, ...]:
    ends = [quantile(shape, share) for shape in (before, after) for share in (0.02, 0.98)]
    known = [end for end in ends if end is not None]
    if len(known) < len(ends) or min(known) == max(known):
        return ()
    low, high = min(known), max(known)
    parts = [_parts(shape, low, high) for shape in (before, after)]
    tallest = max(max(part) for part in parts) or 1.0
    lines = ("".join(_bar(share / tallest) for share in part) for part in parts)
    return (
        *(f"{label} {line}" for label, line in zip(("before", "now   "), lines, strict=True)),
        f"       {low:<.4g}{f'{high:.4g}':>{_WIDTH - len(f'{low:<.4g}')}}",
    )


def _parts(shape: NumberShape, low: float, high: float) -> list[float]:
    """The shares of the rows in equal slices, straight between the edges."""
    limits = [low + (high - low) * step / _WIDTH for step in range(_WIDTH + 1)]
    below = [_below(shape, limit) for limit in limits]
    return [max(0.0, after - before) for before, after in pairwise(below)]


def _below(shape: NumberShape, limit: float) -> float:
    lows = [shape.least or 0.0, *shape.edges]
    highs = [*shape.edges, shape.most or 0.0]
    running = [0, *accumulate(shape.counts)]
    done = 0.0
    for index, (low, high, tied) in enumerate(zip(lows, highs, (*shape.ties, 0), strict=True)):
        if limit >= high:
            done = float(running[index + 1])
        elif limit > low:
            done = running[index] + (shape.counts[index] - tied) * (limit - low) / (high - low)
            break
        else:
            break
    return done / shape.total


def _bar(height: float) -> str:
    if height <= 0:
        return _BARS[0]
    return _BARS[max(1, round(height * (len(_BARS) - 1)))]


def _levels(one: Comparison) -> tuple[str, ...]:
    shown = movers(one, 4)
    width = min(_NAMES, max(len(name) for name, _, _ in shown))
    return tuple(
        f"{_short(name, width):<{width}} {100 * before:5.1f} % → {100 * after:5.1f} %"
        f"  {_bar(before)}{_bar(after)}"
        for name, before, after in shown
    )


def _short(name: str, width: int) -> str:
    plain = "".join(c if c.isprintable() else "·" for c in name)
    return plain if len(plain) <= width else plain[: width - 1] + "…"
