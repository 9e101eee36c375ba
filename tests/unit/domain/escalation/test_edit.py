"""What an edit changed is listed leaf by leaf, and nothing else is."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.escalation.action import Action, Money
from bot.domain.escalation.edit import Edit, edit_between, leaves, moments_of, told_of
from tests.unit.domain.escalation.cases import ANN, REFUND, START

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text("ab.", max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text("ab.", max_size=2), inner, max_size=2),
    max_leaves=6,
)  # fmt: skip
PARAMETERS = st.dictionaries(st.text("ab.", max_size=2), VALUES, max_size=3)


def edited(before: Action = REFUND, **changes: Any) -> Edit:  # noqa: ANN401 - any field
    after = before.model_copy(update=changes)
    return edit_between(before, after, version=2, by=ANN, at=START)


def pairs(edit: Edit) -> list[tuple[str, str | None, str | None]]:
    return [(one.path, one.before, one.after) for one in edit.changes]


def test_target_amount_and_every_leaf_are_told_before_and_after() -> None:
    paid = REFUND.model_copy(update={"money": Money(amount=Decimal("501.00"), currency="USD")})
    edit = edited(
        paid,
        target="order:4712",
        money=Money(amount=Decimal("450.00"), currency="USD"),
        parameters={"amount": 450, "lines": [{"sku": "A-1", "count": 1}], "memo": "half"},
    )

    assert pairs(edit) == [
        ("target", '"order:4711"', '"order:4712"'),
        ("money", "501.00 USD", "450.00 USD"),
        ("parameters.amount", "501", "450"),
        ("parameters.currency", '"USD"', None),
        ("parameters.lines[0].count", "2", "1"),
        ("parameters.memo", None, '"half"'),
    ]
    assert (2, ANN, START, 0) == (edit.version, edit.by, edit.at, edit.further)


def test_a_long_value_is_cut_around_what_differs() -> None:
    before = REFUND.model_copy(update={"parameters": {"memo": "a" * 5000 + "X" + "b" * 5000}})

    (one,) = edited(before, parameters={"memo": "a" * 5000 + "Y" + "b" * 5000}).changes

    assert one.before is not None
    assert one.after is not None
    assert one.before.startswith("…aaaaaaaaaaaaX")
    assert one.after.startswith("…aaaaaaaaaaaaY")
    assert len(one.before) == len(one.after) == 162
    assert one.after.endswith("b…")


def test_more_leaves_than_anybody_reads_are_counted() -> None:
    edit = edited(parameters={f"{number:03}": number for number in range(90)})

    assert (40, 54) == (len(edit.changes), edit.further)  # four that stood there are gone
    assert "and 54 more" == told_of(edit)[-1]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("2026-11-27T13:30:00+00:00", "2026-11-28T13:30:00+02:00", True),
        ("2026-11-27T13:30:00+00:00", "2026-11-27T13:30:59+00:00", False),  # look alike as times
        ("2026-11-27", "2026-11-28", False),
        ("soon", "2026-11-28T13:30:00Z", False),
    ],
)
def test_moments_are_told_as_moments_where_people_can_tell_them_apart(
    before: str,
    after: str,
    told: bool,  # noqa: FBT001
) -> None:
    was = REFUND.model_copy(update={"parameters": {"due": before}})
    edit = edited(was, parameters={"due": after})

    assert told == (moments_of(edit.changes[0]) is not None)
    line = f"parameters.due: {json.dumps(before)} → {json.dumps(after)}"
    expected = "parameters.due: 2026-11-27 13:30 UTC → 2026-11-28 11:30 UTC" if told else line
    assert (expected,) == told_of(edit)


def test_what_a_terminal_would_obey_is_shown_as_escapes() -> None:
    (line, *_) = told_of(edited(parameters={**REFUND.parameters, "\x1bc": "\x9b1m\u202e\x7f"}))

    assert 'parameters.\\x1bc: nothing → "\\x9b1m\\u202e\\x7f"' == line


@given(PARAMETERS, PARAMETERS)
@settings(max_examples=80)
def test_what_is_listed_is_what_differs(old: dict[str, Any], new: dict[str, Any]) -> None:
    before = REFUND.model_copy(update={"parameters": old})
    edit = edited(before, parameters=new)

    first, second = (dict(leaves(one)) if one else {} for one in (old, new))
    listed = {one.path.removeprefix("parameters."): (one.before, one.after) for one in edit.changes}
    assert listed == {
        path: (first.get(path), second.get(path))
        for path in first.keys() | second.keys()
        if first.get(path) != second.get(path)
    }
    same = json.dumps(old, sort_keys=True) == json.dumps(new, sort_keys=True)  # 1 is not true
    assert same == (not listed)


@given(PARAMETERS)
@settings(max_examples=80)
def test_no_two_leaves_are_at_the_same_place(parameters: dict[str, Any]) -> None:
    ways = [path for path, _ in leaves(parameters)]

    assert len(ways) == len(set(ways))
