"""Tokens: their secrets, how long they open, and how often a program may call."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.token.model import (
    BYTES,
    MissingScopeError,
    Scope,
    Secret,
    Token,
    hash_of,
    id_in,
    write,
)
from bot.domain.token.rate import Bucket

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ID = "tok_01KAYB4Y0000000000000000AB"
HOUR = timedelta(hours=1)


def token(*secrets: Secret, **changes: object) -> Token:
    values = {
        "id": ID,
        "team": "T1",
        "name": "refund agent",
        "scopes": {Scope.ESCALATIONS_WRITE},
        "created_by": "operator:ann",
        "created_at": NOW,
        "secrets": secrets,
    }
    return Token.model_validate(values | changes)


def secret_of(shown: str, expires_at: datetime | None = None) -> Secret:
    return Secret(sha256=hash_of(shown), created_at=NOW, expires_at=expires_at)


@given(st.binary(min_size=BYTES, max_size=BYTES))
def test_a_secret_names_its_token_and_is_kept_as_its_plain_hash(entropy: bytes) -> None:
    shown = write(ID, entropy)

    assert ID == id_in(shown)
    assert hashlib.sha256(shown.encode()).hexdigest() == hash_of(shown)
    assert token(secret_of(shown)).opens(shown, NOW)


@pytest.mark.parametrize("odd", ["", "remit_", f"remit_{ID}_", f"remit_{ID}_" + "a" * 42, "a\x00b"])
def test_what_cannot_be_one_of_our_secrets_names_nothing(odd: str) -> None:
    assert id_in(odd) is None


def test_two_secrets_open_while_they_are_rotated_and_none_when_the_token_is_over() -> None:
    old, new = write(ID, b"1" * BYTES), write(ID, b"2" * BYTES)
    rotated = token(secret_of(old, expires_at=NOW + HOUR), secret_of(new))

    assert rotated.opens(old, NOW)
    assert rotated.opens(new, NOW)
    assert not rotated.opens(old, NOW + HOUR)
    assert not rotated.opens(write(ID, b"3" * BYTES), NOW)
    for over in ({"revoked_at": NOW}, {"expires_at": NOW}):
        assert not rotated.model_copy(update=over).opens(new, NOW)


def test_a_token_is_good_for_its_scopes_and_systems_alone() -> None:
    ours = token(systems=("refund-*",))

    ours.require(Scope.ESCALATIONS_WRITE)
    with pytest.raises(MissingScopeError):
        ours.require(Scope.SPECS_READ)
    assert ours.may_act_for("refund-agent")
    assert not ours.may_act_for("payroll")
    assert token().may_act_for("payroll")


@given(st.lists(st.floats(0, 5), max_size=200), st.integers(1, 120))
def test_in_no_minute_are_more_calls_let_through_than_two_buckets(
    gaps: list[float], per_minute: int
) -> None:
    at, bucket, let = 0.0, Bucket.full(per_minute, 0.0), []
    for gap in gaps:
        at += gap
        after = bucket.after_call(per_minute, at)
        if after.left >= 0:
            let.append(at)
            bucket = after

    for first in let:
        assert sum(first <= one < first + 60 for one in let) <= 2 * per_minute


def test_whoever_waits_as_long_as_told_is_let_through() -> None:
    bucket = Bucket.full(2, 0.0).after_call(2, 0.0).after_call(2, 0.0)
    refused = bucket.after_call(2, 0.0)

    assert refused.left < 0
    assert bucket.after_call(2, refused.wait(2)).left >= 0
