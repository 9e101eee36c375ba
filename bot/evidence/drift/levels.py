"""Levels counted through Arrow's dictionaries, bounded in memory."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from bot.domain.drift.levels import MOST_LEVELS
from bot.domain.drift.model import LevelShape


class LevelCounter:
    """Counts the levels of one column."""

    def __init__(self) -> None:
        self._known: Any = pa.array([], pa.string())
        self._counts = np.zeros(0, dtype=np.int64)
        self._countless = False
        self._last: Any = None
        self._places: Any = None

    def add(self, chunk: pa.Array) -> None:
        """Count a chunk; its nulls are not counted here."""
        if self._countless:
            return
        encoded = chunk if pa.types.is_dictionary(chunk.type) else chunk.dictionary_encode()
        dictionary = encoded.dictionary
        indices = encoded.indices
        if indices.null_count:
            indices = indices.drop_null()
        seen = np.bincount(indices.to_numpy(zero_copy_only=False), minlength=len(dictionary))
        if not seen.any():
            return
        if self._last is None or not dictionary.equals(self._last):
            self._meet(dictionary, seen)
        if not self._countless:
            # A dictionary may hold one value twice: `add.at` counts both.
            np.add.at(self._counts, self._places[seen > 0], seen[seen > 0])

    def _meet(self, dictionary: pa.Array, seen: npt.NDArray[np.int64]) -> None:
        """Find the places of a chunk's dictionary, adding what is new."""
        names = dictionary.cast(pa.string())
        known = pc.index_in(names, value_set=self._known)
        new = names.filter(pc.and_(pc.is_null(known), pa.array(seen > 0))).unique()
        if len(new):
            self._known = pa.concat_arrays([self._known, new])
            self._counts = np.concatenate([self._counts, np.zeros(len(new), dtype=np.int64)])
            known = pc.index_in(names, value_set=self._known)
            if len(self._known) > MOST_LEVELS:
                self._forget()
                return
        self._places = pc.fill_null(known, -1).to_numpy(zero_copy_only=False)
        self._last = dictionary if bool((self._places >= 0).all()) else None

    def _forget(self) -> None:
        self._countless = True
        self._known, self._counts = pa.array([], pa.string()), np.zeros(0, dtype=np.int64)
        self._last = self._places = None

    def shape(self) -> LevelShape:
        if self._countless:
            return LevelShape((), distinct=MOST_LEVELS, countless=True)
        order = np.argsort(-self._counts, kind="stable")
        counts = self._counts[order].tolist()
        names = self._known.take(pa.array(order)).to_pylist() if len(order) else []
        levels = tuple((name, count) for name, count in zip(names, counts, strict=True) if count)
        once = sum(count == 1 for count in counts)
        return LevelShape(levels, distinct=len(levels), once=once)
