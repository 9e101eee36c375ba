"""Simulated systems: twenty columns that stay as they are, or that move in a stated way."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from bot.domain.drift.judgement import Judgement, judge
from bot.evidence.drift.counting import profile_of, window_of

_Chance = np.random.Generator


class MemorySource:
    """A table in memory that is read as a file would be."""

    by_column = True

    def __init__(self, columns: dict[str, pa.Array]) -> None:
        self.name = "memory"
        self._columns = columns
        self.types: dict[str, Any] = {name: column.type for name, column in columns.items()}
        self.rows: int | None = None

    def passes(self, columns: Sequence[str]) -> Iterator[Iterator[tuple[str, Any]]]:
        for name in columns:
            yield iter([(name, self._columns[name])])


@dataclass(frozen=True)
class Move:
    """A stated change of one column."""

    shift: float = 0.0  # of `normal`, in standard deviations
    points: float = 0.0  # of the first of five levels, in shares of all rows
    missing: float = 0.1  # of `holes`


STILL = Move()


def _zipf(levels: int) -> Callable[[_Chance, int], Any]:
    weights = 1 / np.arange(1, levels + 1)
    weights /= weights.sum()
    bounds = np.cumsum(weights)
    names = pa.array([f"level {number}" for number in range(levels)])
    return lambda chance, rows: _named(np.searchsorted(bounds, chance.random(rows)), names)


def _even(levels: int) -> Callable[[_Chance, int], Any]:
    names = pa.array([f"level {number}" for number in range(levels)])
    return lambda chance, rows: _named(chance.integers(0, levels, rows), names)


def _named(places: Any, names: pa.Array) -> pa.Array:  # noqa: ANN401  # numpy's
    return pa.DictionaryArray.from_arrays(pa.array(places.clip(0, len(names) - 1)), names)


_DRAWN: dict[str, Callable[[_Chance, int], Any]] = {
    "uniform": lambda chance, rows: pa.array(chance.random(rows)),
    "price": lambda chance, rows: pa.array(np.round(chance.lognormal(3, 1, rows), 2)),
    "tail": lambda chance, rows: pa.array(chance.pareto(1.5, rows)),
    "age": lambda chance, rows: pa.array(chance.integers(18, 90, rows)),
    "count": lambda chance, rows: pa.array(chance.poisson(2, rows)),
    "flag": lambda chance, rows: pa.array((chance.random(rows) < 0.2).astype(np.int8)),
    "zeros": lambda chance, rows: pa.array(
        np.where(chance.random(rows) < 0.6, 0, chance.normal(5, 2, rows))
    ),
    "wide": lambda chance, rows: pa.array(chance.standard_t(3, rows)),
    "rare hole": lambda chance, rows: pa.array(
        chance.exponential(1, rows), mask=chance.random(rows) < 0.002
    ),
    "two": _even(2),
    "twenty": _zipf(20),
    "fifty": _even(50),
    "hundred": _zipf(100),
    "five hundred": _even(500),
    "thousand": _zipf(1000),
    "thousand even": _even(1000),
    "ten thousand": _zipf(10_000),
}
_FIVE = np.array([0.35, 0.25, 0.2, 0.15, 0.05])


def columns(chance: _Chance, rows: int, move: Move = STILL) -> dict[str, pa.Array]:
    """One window of twenty columns."""
    five = _FIVE + move.points * np.array([1.0, -1.0, 0.0, 0.0, 0.0])
    found = {name: draw(chance, rows) for name, draw in _DRAWN.items()}
    found["normal"] = pa.array(chance.normal(move.shift, 1, rows))
    found["holes"] = pa.array(chance.normal(0, 1, rows), mask=chance.random(rows) < move.missing)
    names = pa.array(list("abcde"))
    found["five"] = _named(chance.choice(5, rows, p=five), names)
    return found


def week(chance: _Chance, reference: int, current: int, move: Move = STILL) -> Judgement:
    """A reference and a window after it, compared."""
    profile = profile_of(MemorySource(columns(chance, reference)))
    return judge(profile, window_of(MemorySource(columns(chance, current, move)), profile))
