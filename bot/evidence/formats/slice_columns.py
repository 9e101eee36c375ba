"""The attributes of the cases of a plain table, by columns: each word looked at once, not once a row."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from bot.evidence.formats.plain_row import LONGEST_SLICE
from bot.evidence.slice_maps import SLICES
from bot.evidence.values import one_line


def slices_of(batch: pa.RecordBatch, names: tuple[str, ...]) -> pa.Array:
    """The attributes of each row, as pairs of name and value; an empty value is none."""
    if not names:
        return pa.nulls(batch.num_rows, SLICES.type)
    codes = np.empty((batch.num_rows, len(names)), np.int32)
    words: list[str] = []
    for place, name in enumerate(names):
        column = batch.column(name).cast(pa.string()).dictionary_encode()
        shown = _shortened(column.dictionary)
        numbers = [len(words) + number if word else -1 for number, word in enumerate(shown)]
        codes[:, place] = np.array([*numbers, -1], np.int32)[
            pc.fill_null(column.indices, -1).to_numpy()
        ]
        words += shown
    which = np.broadcast_to(np.arange(len(names), dtype=np.int32), codes.shape)
    kept = codes >= 0
    if kept.all():
        ends = np.arange(0, codes.size + 1, len(names))
        which, codes = which.ravel(), codes.ravel()
    else:
        ends = np.concatenate(([0], np.cumsum(kept.sum(axis=1))))
        which, codes = which[kept], codes[kept]
    return pa.MapArray.from_arrays(
        pa.array(ends.astype(np.int32)),
        pa.DictionaryArray.from_arrays(which, pa.array(names)),
        pa.DictionaryArray.from_arrays(codes, pa.array(words, pa.string())),
    )


def _shortened(words: pa.Array) -> list[str]:
    """The words of an attribute, each made one short line once and not in every row that has it."""
    shown = pc.utf8_slice_codeunits(words, 0, LONGEST_SLICE).to_pylist()
    odd = pc.match_substring_regex(words, "^ | $|  |[^ -~]").to_pylist()
    if not any(odd):
        return shown  # type: ignore[no-any-return]
    return [
        one_line(word, LONGEST_SLICE) if is_odd else short
        for is_odd, short, word in zip(odd, shown, words.to_pylist(), strict=True)
    ]
