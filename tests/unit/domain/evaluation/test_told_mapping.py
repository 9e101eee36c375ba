"""What people say about columns: by place, once for a shape, and never without a result."""

import pytest

from bot.domain.errors import InvalidInputError
from bot.domain.evaluation.mapping import Mapping, parse_mapping
from bot.domain.evaluation.told_mapping import (
    MOST_WAITING,
    Picked,
    ToldMapping,
    Waiting,
    picked,
    shape_of,
)

COLUMNS = ("fall", "gut", "sprache")
TOLD = ToldMapping(id="map_1", team="T1", spec="spec_1", columns=COLUMNS)


def file(key: str) -> Waiting:
    return Waiting(file={"id": key}, name="export.csv", key=key)


def test_columns_are_told_by_their_places_and_a_group_is_no_second_role() -> None:
    mapping = picked(COLUMNS, Picked(roles={"passed": 1, "case": 0}, slices=(1, 2), about="AC-01"))

    assert Mapping(case="fall", passed="gut", slices=("sprache",), about="AC-01") == mapping
    assert mapping == parse_mapping(mapping.line)


@pytest.mark.parametrize(
    "chosen",
    [Picked(roles={}), Picked(roles={"case": 0}), Picked(roles={"passed": 3}),
     Picked(roles={"passed": 1}, slices=(-1,))],
)  # fmt: skip
def test_no_result_and_no_such_column_are_refused(chosen: Picked) -> None:
    with pytest.raises(InvalidInputError):
        picked(COLUMNS, chosen)


def test_a_shape_is_its_columns_in_whatever_order() -> None:
    assert shape_of(COLUMNS) == shape_of(COLUMNS[::-1])
    assert shape_of(COLUMNS) != shape_of((*COLUMNS, "x"))
    assert shape_of(("a,b",)) != shape_of(("a", "b"))


def test_one_gesture_waits_once_and_too_many_do_not_wait() -> None:
    once = TOLD.asked_for(file("1")).asked_for(file("1"))
    many = TOLD
    for number in range(MOST_WAITING + 5):
        many = many.asked_for(file(str(number)))

    assert (1, 2) == (len(once.waiting), once.version)
    assert MOST_WAITING == len(many.waiting)
    assert () == once.told(Mapping(passed="gut"), "U1").read().waiting
