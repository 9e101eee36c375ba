"""Counts over batches: the same as somebody finds who goes through the rows one by one."""

from collections import defaultdict
from dataclasses import asdict
from math import isclose

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.evaluation.case import CaseState
from bot.evidence.case_rows import CODES, HEAVY, SCHEMA, RowBuffer
from bot.evidence.tally import SLICES, Count, Tally

JUDGED, ERRORED = CODES[CaseState.JUDGED], CODES[CaseState.ERRORED]
Row = tuple[int, int, int, bool | None, float | None, tuple[tuple[str, str], ...]]

ROW = st.tuples(
    st.integers(0, 2),
    st.integers(0, 3),
    st.sampled_from(sorted(CODES.values())),
    st.none() | st.booleans(),
    st.none() | st.sampled_from([0.0, 1.0, 0.5]) | st.floats(-1, 1),
    st.dictionaries(st.sampled_from("ab"), st.sampled_from("xyz")).map(
        lambda slices: tuple(slices.items())
    ),
)


def batch_of(rows: list[Row]) -> pa.RecordBatch:
    taken: list[pa.RecordBatch] = []

    class Taken:
        def add(self, batch: pa.RecordBatch) -> None:
            taken.append(batch)

    buffer = RowBuffer((Taken(),))
    for part, check, state, passed, score, slices in rows:
        buffer.add(dict(slices) or None, part, check, f"case {len(slices)}", None, state, passed, score,
                   None, None, None, None)  # fmt: skip
    buffer.flush()
    (batch,) = taken
    assert batch.schema == SCHEMA
    return batch


def one_by_one(rows: list[Row]) -> dict[tuple[int | str, ...], Count]:
    groups: dict[tuple[int | str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[:2]].append(row)
        for name, value in row[5]:
            groups[*row[:2], name, value].append(row)
    return {place: _counted(members) for place, members in groups.items()}


def _counted(rows: list[Row]) -> Count:
    judged = [passed for _, _, state, passed, _, _ in rows if state == JUDGED]
    scores = [score for *_, score, _ in rows if score is not None]
    mean = sum(scores) / len(scores) if scores else 0.0
    return Count(
        rows=len(rows),
        judged=len(judged),
        errored=sum(row[2] == ERRORED for row in rows),
        passes=judged.count(True),
        told=len(judged) - judged.count(None),
        ones=scores.count(1.0),
        between=sum(score not in {0.0, 1.0} for score in scores),
        scores=len(scores),
        mean=mean,
        squares=sum((score - mean) ** 2 for score in scores),
    )


def are_same(ours: Count, expected: Count) -> bool:
    return all(
        isclose(value, asdict(expected)[name], rel_tol=1e-9, abs_tol=1e-9)
        for name, value in asdict(ours).items()
    )


@given(batches=st.lists(st.lists(ROW, min_size=1, max_size=20), min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_batches_are_counted_as_one_counts_the_rows(batches: list[list[Row]]) -> None:
    tally = Tally()
    for rows in batches:
        tally.add(batch_of(rows))
    expected = one_by_one([row for rows in batches for row in rows])

    assert {*tally.counts, *tally.slices} == expected.keys()
    assert all(are_same(count, expected[place]) for place, count in tally.counts.items())
    assert all(are_same(count, expected[place]) for place, count in tally.slices.items())


def test_a_batch_of_very_many_groups_is_counted_the_same() -> None:
    rows: list[Row] = [
        (n % 9, n % 97, n % 3, None if n % 5 else n % 2 == 0, n % 7 / 6, (("a", f"{n % 13}"),))
        for n in range(9_000)
    ]
    tally = Tally()
    tally.add(batch_of(rows))

    expected = one_by_one(rows)

    assert len(tally.counts) > 512
    assert all(are_same(count, expected[place]) for place, count in tally.counts.items())
    assert all(are_same(count, expected[place]) for place, count in tally.slices.items())


def test_attributes_beyond_the_number_that_is_counted_are_not_remembered_one_by_one() -> None:
    tally = Tally()
    for many in range(40):
        named = tuple((f"name {many} {each}", "x") for each in range(50))
        tally.add(batch_of([(0, 0, JUDGED, True, None, (("language", "de"), *named))]))

    assert SLICES == len(list(tally.sliced((0, 0))))
    assert [40] == [count.rows for key, _, count in tally.sliced((0, 0)) if key == "language"]
    assert "name 0 0" in repr(tally)  # the control
    assert "name 39 49" not in repr(tally)


def test_an_identifier_takes_no_place_from_attributes_that_come_later() -> None:
    tally = Tally()
    rows: list[Row] = [(0, 0, JUDGED, True, None, (("id", str(each)),)) for each in range(60)]
    tally.add(batch_of(rows))
    tally.add(batch_of([(0, 0, JUDGED, True, None, (("id", "0"), ("language", "de")))]))

    assert [("language", "de")] == [(key, value) for key, value, _ in tally.sliced((0, 0))]


def test_large_rows_are_passed_on_before_as_many_as_usual_are_held() -> None:
    passed_on: list[int] = []

    class Taken:
        def add(self, batch: pa.RecordBatch) -> None:
            passed_on.append(batch.num_rows)

    buffer = RowBuffer((Taken(),))
    long, rest = "x" * 1_000_000, (None, JUDGED, True, None, None, None, None, None)
    for number in range(300):
        buffer.add(None, 0, 0, f"{number}{long}", *rest)
    held = 300 - sum(passed_on)
    for number in range(20_000):
        buffer.add({f"name {each}": "x" for each in range(100)}, 0, 0, str(number), *rest)

    assert (held - 32) * len(long) < HEAVY < 300 * len(long)
    assert max(passed_on) < 20_000
