"""The numbers that stand for the names of cases: equal names share one, and no others do."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evidence.case_keys import Cases, keys_of


@given(
    names=st.lists(st.none() | st.text("ab\x00\u00e9\U0001f600", min_size=1), max_size=40),
    cut=st.integers(0, 5),
)
def test_equal_names_have_equal_numbers_and_different_names_different_ones(
    names: list[str | None], cut: int
) -> None:
    keys = keys_of(pa.array(names, pa.string()).slice(cut)).tolist()

    kept = names[cut:]
    assert len(kept) == len(keys)
    assert len(set(kept)) == len(set(keys))
    assert len(set(kept)) == len(set(zip(kept, keys, strict=True)))


@pytest.mark.parametrize("width", [1, 7, 8, 9, 16, 31, 32, 33, 70])
def test_twenty_thousand_names_in_a_row_have_as_many_numbers(width: int) -> None:
    names = {f"case-{number:07d}".rjust(width, "x")[-width:] for number in range(20_000)}

    assert len(names) == len(set(keys_of(pa.array(sorted(names))).tolist()))


def test_places_are_counted_apart_and_rows_without_names_nowhere_however_batches_are_cut() -> None:
    def batch(cases: Cases, *rows: tuple[int, str | None, int | None]) -> None:
        places, names, attempts = zip(*rows, strict=True)
        cases.add(np.array(places), pa.array(names, pa.string()), pa.array(attempts, pa.int32()))

    mixed, apart = Cases(), Cases()
    rows = [(1, "a", None), (1, "a", 2), (1, "b", 2), (1, "a", 2), (7, "a", None), (7, None, None)]
    batch(mixed, *rows)
    for place in (1, 7):
        batch(apart, *(row for row in rows if row[0] == place))
    batch(mixed, (7, None, None), (1, "b", 3), (7, None, 2))
    batch(apart, (7, None, None), (7, None, 2))
    batch(apart, (1, "b", 3))

    assert {1: (2, 1), 7: (1, 0)} == mixed.distinct() == apart.distinct()
