"""Numbers counted with numpy: edges chosen from what is gathered, chunks sorted and cut at the edges."""

from threading import local
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.domain.drift.model import NumberShape

Values = npt.NDArray[Any]
_FINE = 512
_BLOCK = 16_384
_DECILES = np.arange(1, 10) / 10
MOST_GATHERED = 8_000_000  # values of all columns that are read together
_MOST_SORTED = 1 << 24  # bytes of a chunk that are sorted where the one before was


class Moments:
    """Count, mean, spread and ends, put together chunk by chunk."""

    def __init__(self) -> None:
        self.count = 0
        self.mean = 0.0
        self.squares = 0.0
        self._buffer = np.empty(_BLOCK)
        self.least = np.inf
        self.most = -np.inf

    def add(self, values: Values, least: float, most: float) -> None:
        """Take in a chunk of finite values with its ends (Chan, Golub and LeVeque's update)."""
        n = len(values)
        with np.errstate(over="ignore", invalid="ignore"):
            mean = float(values.mean(dtype=np.float64))
            squares = self._squares(values, mean)
            step = mean - self.mean
            whole = self.count + n
            self.squares += squares + step * step * (self.count * n / whole)
            self.mean += step * n / whole
        self.count = whole
        self.least = min(self.least, float(least))
        self.most = max(self.most, float(most))

    def _squares(self, values: Values, mean: float) -> float:
        """The squares around the mean, through a small buffer: a large one is paid for in new memory."""
        total = 0.0
        for start in range(0, len(values), _BLOCK):
            part = values[start : start + _BLOCK]
            off = np.subtract(part, mean, out=self._buffer[: len(part)], dtype=np.float64)
            # Not `dot`: its threads wait for each other longer than they work.
            total += float(np.square(off, out=off).sum())
        return total


class NumberCounter:
    """Counts a column at fixed edges."""

    def __init__(self, edges: tuple[float, ...], deciles: tuple[float, ...]) -> None:
        self._edges = np.asarray(edges, dtype=np.float64)
        self._cut: dict[Any, tuple[Values, Values]] = {}
        self._deciles = deciles
        self._counts = np.zeros(len(edges) + 1, dtype=np.int64)
        self._ties = np.zeros(len(edges), dtype=np.int64)
        self._moments = Moments()
        self._below = 0
        self._outside = 0.0
        self.infinite = 0
        self.unreadable = 0

    def add(self, values: Values) -> int:
        """Count a chunk without nulls; return how many of them were no numbers after all."""
        ordered, strange, infinite = in_order(values)
        self.infinite += infinite
        if len(ordered):
            self._moments.add(ordered, ordered[0], ordered[-1])
            self.count(ordered)
        return strange

    def count(self, ordered: Values) -> None:
        if len(self._edges):
            edges, exact = self._edges_for(ordered.dtype)
            places = np.searchsorted(ordered, edges, side="right")
            places[~exact & (edges > self._edges)] = 0  # under anything the type can hold
            self._counts += np.diff(places, prepend=0, append=len(ordered))
            under = np.searchsorted(ordered, edges, side="left")
            self._ties += np.where(exact, places - under, 0)
            below = int(under[0] if exact[0] else places[0])
            self._below += below
            if below or places[-1] < len(ordered):
                self._travel(ordered[:below], ordered[places[-1] :])
        else:
            self._counts[0] += len(ordered)

    def _travel(self, below: Values, above: Values) -> None:
        """How far the values outside of the edges are from them, added up."""
        down = self._edges[0] * len(below) - below.sum(dtype=np.float64)
        up = above.sum(dtype=np.float64) - self._edges[-1] * len(above)
        self._outside += float(down + up)

    def _edges_for(self, dtype: np.dtype[Any]) -> tuple[Values, Values]:
        """The edges rounded down to the type of the values, where x <= e holds alike, and which are exact.

        Neither side is converted for each chunk anew.
        """
        known = self._cut.get(dtype)
        if known is None:
            rounded = _rounded_down(self._edges, dtype)
            known = self._cut[dtype] = (rounded, rounded.astype(np.float64) == self._edges)
        return known

    def shape(self, moments: Moments | None = None) -> NumberShape:
        seen = moments or self._moments
        known = seen.count > 0
        spread = float(np.sqrt(seen.squares / seen.count)) if known else 0.0
        return NumberShape(
            edges=tuple(self._edges.tolist()),
            counts=tuple(self._counts.tolist()),
            ties=tuple(self._ties.tolist()),
            deciles=self._deciles,
            least=seen.least if known else None,
            most=seen.most if known else None,
            mean=seen.mean if known and np.isfinite(seen.mean) else None,
            deviation=spread if known and np.isfinite(spread) else None,
            below=self._below,
            above=int(self._counts[-1]) if len(self._edges) else 0,
            outside=self._outside,
            infinite=self.infinite,
            unreadable=self.unreadable,
        )


class NumberGatherer:
    """Gathers a column to choose edges from; thins evenly what would be too much to hold."""

    def __init__(self, most: int = MOST_GATHERED) -> None:
        self._most = max(100_000, most)
        self._chunks: list[Values] = []
        self._held = 0
        self._stride = 1
        self._passed = 0
        self.moments = Moments()
        self.infinite = 0
        self.unreadable = 0

    def add(self, values: Values) -> int:
        finite, strange, infinite = _finite(values)  # sorted once, when all of it is there
        self.infinite += infinite
        if not len(finite):
            return strange
        self.moments.add(finite, finite.min(), finite.max())
        kept = finite if self._stride == 1 else finite[-self._passed % self._stride :: self._stride]
        self._passed += len(finite)
        self._chunks.append(kept.copy())  # a view would keep all columns of its batch
        self._held += len(kept)
        while self._held > self._most:
            self._stride *= 2
            self._chunks = [chunk[::2].copy() for chunk in self._chunks]
            self._held = sum(len(chunk) for chunk in self._chunks)
        return strange

    @property
    def thinned(self) -> bool:
        """Whether the edges come from a part of the values, which then have to be counted anew."""
        return self._stride > 1

    def counter(self) -> NumberCounter:
        """A counter at the quantiles of what was gathered; it has counted if that was everything."""
        held = np.concatenate(self._chunks) if self._chunks else np.empty(0)
        self._chunks = []
        held.sort()
        fine, deciles = _edges(held, self.moments)
        counter = NumberCounter(fine, deciles)
        if not self.thinned:
            if len(held):
                counter.count(held)
            counter.infinite = self.infinite
            counter.unreadable = self.unreadable
        return counter


class _Space(local):
    """Memory of a thread for one chunk after the other: new memory costs as much as sorting."""

    room = np.empty(0, dtype=np.uint8)

    def copied(self, values: Values) -> Values:
        if values.nbytes > _MOST_SORTED:
            return values.copy()
        if len(self.room) < values.nbytes:
            self.room = np.empty(values.nbytes, dtype=np.uint8)
        copy: Values = self.room[: values.nbytes].view(values.dtype)
        copy[:] = values
        return copy


_SPACE = _Space()


def in_order(values: Values) -> tuple[Values, int, int]:
    """The finite values sorted, how many were no number, and how many infinite.

    They lie where the next chunk will.
    """
    ordered = _SPACE.copied(values)
    ordered.sort()
    if ordered.dtype.kind != "f" or not len(ordered):
        return ordered, 0, 0
    end = len(ordered)
    if np.isnan(ordered[-1]):
        end = int(np.searchsorted(ordered, np.nan, side="left"))
    strange = len(ordered) - end
    start = 0
    if end and np.isinf(ordered[0]) and ordered[0] < 0:
        start = int(np.searchsorted(ordered[:end], -np.inf, side="right"))
    if end > start and np.isinf(ordered[end - 1]):
        end = start + int(np.searchsorted(ordered[start:end], np.inf, side="left"))
    return ordered[start:end], strange, len(ordered) - strange - (end - start)


def _finite(values: Values) -> tuple[Values, int, int]:
    """The same in the order they came."""
    if values.dtype.kind != "f":
        return values, 0, 0
    finite = np.isfinite(values)
    if finite.all():
        return values, 0, 0
    strange = int(np.isnan(values).sum())
    kept = values[finite]
    return kept, strange, len(values) - strange - len(kept)


def _edges(held: Values, moments: Moments) -> tuple[tuple[float, ...], tuple[float, ...]]:
    if not len(held):
        return (), ()
    ends = np.array([moments.least, moments.most])
    deciles = np.unique(_quantiles(held, _DECILES))
    fine = _quantiles(held, np.linspace(0, 1, _FINE + 1))
    # The last decile edge at the top would leave an empty bin above it.
    deciles = deciles[deciles < moments.most]
    every = np.unique(np.concatenate([fine, deciles, ends]))
    return tuple(every.tolist()), tuple(deciles.tolist())


def _quantiles(ordered: Values, shares: Values) -> Values:
    """Linear between neighbours, as numpy does by default, from values that are sorted already."""
    places = shares * (len(ordered) - 1)
    low = np.floor(places).astype(np.int64)
    high = np.minimum(low + 1, len(ordered) - 1)
    below, above = ordered[low].astype(np.float64), ordered[high].astype(np.float64)
    between: Values = np.where(below == above, below, below + (above - below) * (places - low))
    return between


def _rounded_down(edges: Values, dtype: np.dtype[Any]) -> Values:
    kind = np.dtype(dtype).kind
    if kind in "iu":
        limits = np.iinfo(dtype)
        inside = np.clip(np.floor(edges), float(limits.min), float(limits.max))
        whole = [min(max(int(e), limits.min), limits.max) for e in inside.tolist()]
        return np.array(whole, dtype=dtype)  # through Python: a float at the end would wrap around
    if np.dtype(dtype) == np.float64:
        return edges
    rounded = edges.astype(dtype)
    lower = np.nextafter(rounded, np.array(-np.inf, dtype=dtype))
    down: Values = np.where(rounded.astype(np.float64) > edges, lower, rounded)
    return down
