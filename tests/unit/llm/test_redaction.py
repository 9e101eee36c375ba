"""Nothing that identifies people or opens doors leaves, and everything comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.llm.redaction import Redaction, cut

HIDDEN = [
    ("write to ann.o'neil+x@example.co.uk please", "ann.o'neil+x@example.co.uk", "email"),
    ("see <mailto:ann@x.com|ann@x.com>", "<mailto:ann@x.com|ann@x.com>", "email"),
    ("ask <@U0NADIA001> now", "<@U0NADIA001>", "user"),
    ("ask U0NADIA001 now", "U0NADIA001", "user"),
    ("call +49 (0)151 2345-6789 today", "+49 (0)151 2345-6789", "phone"),
    ("appelle le 01 42 68 53 00.", "01 42 68 53 00", "phone"),
    ("call (555) 010-4477", "(555) 010-4477", "phone"),
    ("pay DE89 3704 0044 0532 0130 00 now", "DE89 3704 0044 0532 0130 00", "account"),
    ("card 4111 1111 1111 1111 expired", "4111 1111 1111 1111", "card"),
    ("host 192.168.10.24 is down", "192.168.10.24", "address"),
    ("host 2001:db8::8a2e:370:7334 is down", "2001:db8::8a2e:370:7334", "address"),
    ("customer 1234567890123 called", "1234567890123", "number"),
    ("key sk-proj-abcdefghijklmnop1234", "sk-proj-abcdefghijklmnop1234", "secret"),
    ("xoxb-123456789012-abcdefGHIJ", "xoxb-123456789012-abcdefGHIJ", "secret"),
    ("password: hunter2!x", "hunter2!x", "secret"),
    ("postgresql://remit:s3cret@db/x", "remit:s3cret", "secret"),
    ("sha 0123456789abcdef0123456789abcdef01234567", "0123456789abcdef" * 2 + "01234567", "secret"),
    ("-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----", "MIIB", "secret"),
]


@pytest.mark.parametrize(("text", "original", "kind"), HIDDEN)
def test_what_identifies_or_opens_is_hidden(text: str, original: str, kind: str) -> None:
    redaction = Redaction()

    hidden = redaction.hide(text)

    assert original not in hidden
    assert f"⟦{kind}-1⟧" in hidden
    assert text == redaction.restore(hidden)


@pytest.mark.parametrize(
    "text",
    [
        "11.8 % of booked slots by 30.06.2026, 2026-11-25 or 01/02/2026",
        "at most 8 % by end of June; 1,200,000 orders, 1 200 000 €, 0.12345678",
        "version 1.2.3 of 12 systems, room 4711, 09:30-17:45, F1 of 0,93",
        "DE12 is a road and 1234 5678 9012 3456 is no card",
        "the wonderfully-unbelievably-incredible-appointment-book",
    ],
)
def test_figures_dates_and_words_stay(text: str) -> None:
    assert text == Redaction().hide(text)


@given(st.lists(st.one_of(st.text(), st.sampled_from([text for text, _, _ in HIDDEN]),
                          st.sampled_from(["⟦email-1⟧", "⟦text-1⟧", "⟦", "⟧", "ann@x.com"]))))  # fmt: skip
def test_whatever_is_hidden_comes_back(pieces: list[str]) -> None:
    text = " ".join(pieces)
    redaction = Redaction()
    redaction.hide("earlier: ann@x.com")

    assert text == redaction.restore(redaction.hide(text))


@given(
    st.sampled_from(HIDDEN),
    st.text(alphabet=" \n.,;:!?()", max_size=3),
    st.text(alphabet=" \n,;!?", min_size=1, max_size=3),
)
def test_an_original_is_in_no_later_text(
    hidden: tuple[str, str, str], before: str, after: str
) -> None:
    text, original, _ = hidden
    redaction = Redaction.of([text])

    for later in (f"{before} {text}{after}", f"x{original}x", original):
        assert original not in redaction.hide(later) or len(original) < 6


def test_the_same_thing_is_the_same_placeholder_and_new_ones_move_nothing() -> None:
    first = Redaction.of(["ann@x.com wrote", "then bob@x.com"])
    second = Redaction.of(["ann@x.com wrote", "then bob@x.com", "and cid@x.com"])

    assert "⟦email-1⟧ and ⟦email-2⟧" == first.hide("ann@x.com and bob@x.com")
    assert "⟦email-1⟧ and ⟦email-2⟧" == second.hide("ann@x.com and bob@x.com")


def test_a_made_up_placeholder_reveals_nothing() -> None:
    redaction = Redaction.of(["ann@x.com"])

    assert "⟦email-7⟧" == redaction.restore("⟦email-7⟧")


def test_somebody_who_writes_like_a_placeholder_gets_their_own_words_back() -> None:
    redaction = Redaction.of(["ann@x.com"])

    hidden = redaction.hide("send it to ⟦email-1⟧")

    assert "⟦text-1⟧" in hidden
    assert "send it to ⟦email-1⟧" == redaction.restore(hidden)


def test_a_cut_leaves_no_half_of_a_placeholder() -> None:
    assert "write to " == cut("write to ⟦email-1⟧ now", 14)
    assert "write to ⟦email-1⟧" == cut("write to ⟦email-1⟧ now", 18)
