"""The one canonical form of JSON that audit entries and approvals are hashed in (RFC 8785)."""

import struct

import pytest
import rfc8785

# RFC 8785, appendix B: the bits of a number, and how it is written.
NUMBERS = {
    "0000000000000000": "0",
    "8000000000000000": "0",
    "0000000000000001": "5e-324",
    "8000000000000001": "-5e-324",
    "7fefffffffffffff": "1.7976931348623157e+308",
    "ffefffffffffffff": "-1.7976931348623157e+308",
    "4340000000000000": "9007199254740992",
    "c340000000000000": "-9007199254740992",
    "4430000000000000": "295147905179352830000",
    "44b52d02c7e14af5": "9.999999999999997e+22",
    "44b52d02c7e14af6": "1e+23",
    "44b52d02c7e14af7": "1.0000000000000001e+23",
    "444b1ae4d6e2ef4e": "999999999999999700000",
    "444b1ae4d6e2ef4f": "999999999999999900000",
    "444b1ae4d6e2ef50": "1e+21",
    "3eb0c6f7a0b5ed8c": "9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d": "0.000001",
    "41b3de4355555553": "333333333.3333332",
    "41b3de4355555554": "333333333.33333325",
    "41b3de4355555555": "333333333.3333333",
    "41b3de4355555556": "333333333.3333334",
    "41b3de4355555557": "333333333.33333343",
    "becbf647612f3696": "-0.0000033333333333333333",
    "43143ff3c1cb0959": "1424953923781206.2",
}


@pytest.mark.parametrize("bits", NUMBERS)
def test_numbers_are_written_as_the_standard_writes_them(bits: str) -> None:
    (number,) = struct.unpack(">d", bytes.fromhex(bits))

    assert NUMBERS[bits] == rfc8785.dumps(number).decode()


@pytest.mark.parametrize("number", [float("nan"), float("inf"), 2**53])
def test_what_has_no_exact_form_is_refused(number: float) -> None:
    with pytest.raises((rfc8785.FloatDomainError, rfc8785.IntegerDomainError)):
        rfc8785.dumps(number)


def test_names_are_ordered_by_their_utf_16_units_and_text_is_left_alone() -> None:
    document = {"\ufb33": "d", "\U0001f602": "c", "\u20ac": "b", "1": "a", "": '\r"\\\u007f'}

    assert (
        '{"":"\\r\\"\\\\\x7f","1":"a","\u20ac":"b","\U0001f602":"c","\ufb33":"d"}'
        == rfc8785.dumps(document).decode()
    )
