"""Labels that lie elsewhere than what was predicted: looked up by key, part by part, so that memory stays bounded."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.types as t

from bot.domain.decay.model import DecayAskedError
from bot.evidence.drift.counting import chosen
from bot.evidence.drift.key import Hashes, keys_of
from bot.evidence.drift.rows import aligned
from bot.evidence.drift.source import Source

MOST_HELD = 2_000_000  # labels at a time: about 150 MB while they are sorted
_MOST_LEVELS = 100_000
_MOST_PARTS = 1 << 12

Batches = Iterator[dict[str, pa.Array]]
_Floats = npt.NDArray[np.float64]


def labelled(
    source: Source, labels: Source, keys: Sequence[str], names: Sequence[str], label: str
) -> Batches:
    """Rows with their labels beside them; each row comes once, in whichever part its key falls.

    What does not fit at once is read in two, four or more parts, by key. A key whose labels contradict each other has
    none.

    Raises:
        ColumnMissingError: The labels have no such column.
        DecayAskedError: There is no telling labels from names.
    """
    chosen(labels, [*keys, label])
    read = list(dict.fromkeys([*names, *keys]))
    parts, known = _first_part(labels, keys, label)
    for part in range(parts):
        if part:
            known = _Known(labels, keys, label, parts)
            known.read(part)
        for batch in aligned(source, read):
            found, whole = keys_of(batch, keys)
            mine = (found & np.uint64(parts - 1)) == part
            kept = pa.array(mine)
            truth = known.of(found[mine], whole.filter(kept))
            yield {**{name: batch[name].filter(kept) for name in names}, label: truth}


def _first_part(labels: Source, keys: Sequence[str], label: str) -> tuple[int, "_Known"]:
    """As many parts as it takes for one of them to fit."""
    parts = 1
    while True:
        known = _Known(labels, keys, label, parts)
        if known.read(0):
            return parts, known
        parts *= 2
        if parts > _MOST_PARTS:
            raise DecayAskedError(
                f"{labels.name} holds more labels than can be looked up.",
                next_step="Name the labels of a shorter time, such as one file a month.",
            )


class _Known:
    """The labels of the keys of one part, sorted by key; values are numbers, texts by their place."""

    def __init__(self, labels: Source, keys: Sequence[str], label: str, parts: int) -> None:
        self._labels, self._keys, self._label, self._parts = labels, keys, label, parts
        self._type = _plain_type(labels.types.get(label, pa.null()))
        self._levels: dict[str, int] = {}
        self._keyed: list[Hashes] = []
        self._valued: list[_Floats] = []
        self._held = 0

    def read(self, part: int) -> bool:
        """Gather a part; false where the first of them, which tells how many it takes, does not fit."""
        room = MOST_HELD
        for batch in aligned(self._labels, list(dict.fromkeys([*self._keys, self._label]))):
            found, whole = keys_of(batch, self._keys)
            came = pc.and_(whole, pc.is_valid(batch[self._label]))
            mine = np.asarray(came) & ((found & np.uint64(self._parts - 1)) == part)
            self._keyed.append(found[mine])
            self._valued.append(self._values(batch[self._label].filter(pa.array(mine))))
            self._held += int(mine.sum())
            if self._held > room:
                self._settle()
                # Half of the room has to be left, or keys would be sorted again and again.
                if self._held > room // 2:
                    if part == 0:
                        return False
                    room = 2 * self._held  # by chance a later part has some more than the first
        self._settle()
        return True

    def of(self, found: Hashes, whole: pa.Array) -> pa.Array:
        """The label of each key; missing where none has come, or several that differ."""
        keyed, valued = self._keyed[0], self._valued[0]
        values = np.full(len(found), np.nan)
        if len(keyed):
            order = np.argsort(found)  # looked up in order, neighbours lie in the same memory
            asked = found[order]
            place = np.searchsorted(keyed, asked).clip(max=len(keyed) - 1)
            values[order] = np.where(keyed[place] == asked, valued[place], np.nan)
        there = pc.and_(pa.array(~np.isnan(values)), whole)
        if not t.is_string(self._type):
            return pc.if_else(there, pa.array(values), None).cast(self._type, safe=False)
        places = pa.array(np.nan_to_num(values).astype(np.int32), mask=~np.asarray(there))
        levels = pa.array(list(self._levels), pa.string())
        return pa.DictionaryArray.from_arrays(places, levels)

    def _settle(self) -> None:
        """One label for each key, in order of the keys; those that contradict each other are none."""
        keyed, valued = (
            np.concatenate([*self._keyed, _NO_KEYS]),
            np.concatenate([*self._valued, []]),
        )
        order = np.argsort(keyed, kind="stable")
        keyed, valued = keyed[order], valued[order]
        starts = np.flatnonzero(np.r_[True, keyed[1:] != keyed[:-1]][: len(keyed)])
        if len(starts) < len(keyed):
            low = np.minimum.reduceat(valued, starts)
            valued = np.where(low == np.maximum.reduceat(valued, starts), low, np.nan)
            keyed = keyed[starts]
        self._keyed, self._valued, self._held = [keyed], [valued], len(keyed)

    def _values(self, chunk: pa.Array) -> _Floats:
        plain = chunk.dictionary_decode() if t.is_dictionary(chunk.type) else chunk
        if not t.is_string(self._type):
            numbers = plain.cast(pa.int8()) if t.is_boolean(plain.type) else plain
            values: _Floats = numbers.cast(pa.float64()).to_numpy(zero_copy_only=False)
            return values
        coded = plain.cast(pa.string()).dictionary_encode()
        known = [self._levels.setdefault(one, len(self._levels)) for one in _words(coded)]
        if len(self._levels) > _MOST_LEVELS:
            raise DecayAskedError(
                f"{self._label} holds more than {_MOST_LEVELS:,} different labels.",
                next_step="Name the column that says what turned out true.",
            )
        places = np.array([*known, 0], dtype=np.float64)
        found: _Floats = places[coded.indices.to_numpy(zero_copy_only=False)]
        return found


_NO_KEYS = np.array([], dtype=np.uint64)


def _words(coded: pa.DictionaryArray) -> list[str]:
    return [str(one) for one in coded.dictionary.to_pylist()]


def _plain_type(arrow_type: pa.DataType) -> pa.DataType:
    """The type labels are handed out in: numbers and truths as they are, all else as text."""
    if t.is_dictionary(arrow_type):
        arrow_type = arrow_type.value_type
    number = t.is_boolean(arrow_type) or t.is_integer(arrow_type) or t.is_floating(arrow_type)
    return arrow_type if number else pa.string()
