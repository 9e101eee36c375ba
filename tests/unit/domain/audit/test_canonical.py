"""The fast way writes what the package that knows RFC 8785 writes, for every JSON value."""

import hashlib
from enum import StrEnum
from typing import Any

import pytest
import rfc8785
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.audit.canonical import canonical

_ANY_TEXT = st.text(max_size=12)
_LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | _ANY_TEXT
    | st.text(alphabet='\x00\x1f\x7f"\\/\b\f\n\r\t\u2028é€😀\ufb33', max_size=8)
)
_JSON = st.recursive(
    _LEAVES,
    lambda each: st.lists(each, max_size=4) | st.dictionaries(_ANY_TEXT, each, max_size=4),
    max_leaves=12,
)


class Colour(StrEnum):
    RED = "red"


@given(_JSON)
@example({"\ufb33": 1, "😀": 2})  # the standard sorts names by UTF-16, Python by code points
@example([1e21, 1e-7, 1.0, -0.0, 0.1, 123456789012345.6, 1e-4, 9.999e-5])
@example({"b": Colour.RED, "a": (1, "x")})
def test_both_ways_write_the_same(value: Any) -> None:  # noqa: ANN401
    assert rfc8785.dumps(value) == canonical(value)


@pytest.mark.parametrize("value", [float("nan"), 2**53, {"x": "\ud800"}, {1: 2}, object()])
def test_what_has_no_form_is_refused_as_before(value: object) -> None:
    with pytest.raises(Exception) as theirs:  # noqa: PT011  # whatever the package raises
        rfc8785.dumps(value)  # type: ignore[arg-type]
    with pytest.raises(type(theirs.value)):
        canonical(value)


def test_a_digest_that_was_stored_long_ago_is_still_the_digest() -> None:
    document = {"form": 1, "request": {"why": "Überprüfen\n", "tags": ["a"], "confidence": 0.83}}

    written = '{"form":1,"request":{"confidence":0.83,"tags":["a"],"why":"Überprüfen\\n"}}'
    assert hashlib.sha256(written.encode()).digest() == hashlib.sha256(canonical(document)).digest()
