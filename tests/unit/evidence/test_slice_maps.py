"""The attributes of cases as a column: the same, to the order of the words, as when each row is told."""

import numpy as np
import pyarrow as pa
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.evidence.slice_maps import SLICES, mapped

ATTRIBUTES = st.none() | st.dictionaries(
    st.sampled_from(["language", "tier", ""]), st.text(max_size=3), min_size=1
)


@given(st.lists(st.tuples(ATTRIBUTES, st.integers(1, 3)), min_size=1, max_size=12))
@example([(None, 2)])
@example([({"tier": "a"}, 1), (None, 1), ({"tier": "a", "language": "b"}, 2)])
@settings(max_examples=100, deadline=None)
def test_attributes_of_several_rows_are_as_those_of_each(
    cases: list[tuple[dict[str, str] | None, int]],
) -> None:
    row = np.repeat(np.arange(len(cases), dtype=np.int32), [rows for _, rows in cases])
    told = [list(each.items()) if each else None for each, rows in cases for _ in range(rows)]

    column = mapped([each for each, _ in cases], row)

    expected = pa.array(told, SLICES.type)
    assert column.type == SLICES.type
    assert column.equals(expected)
    assert column.keys.dictionary.equals(expected.keys.dictionary)
    assert column.items.dictionary.equals(expected.items.dictionary)
