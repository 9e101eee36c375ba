"""API tokens on both databases: shown once, kept as hashes, two secrets at once, counted, recorded."""

import itertools
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.escalation.errors import NotYourDecisionError
from bot.domain.intake.model import Origin
from bot.domain.token.model import Scope, UnknownTokenError
from bot.services.token import (
    RateError,
    Shown,
    TokenNotFoundError,
    TokenOverError,
    Tokens,
    Wanted,
)
from bot.store.store import Store
from bot.store.token_tables import api_token_secrets, api_tokens
from tests.conftest import ToldClock
from tests.contract.services.town import Office

HOUR = timedelta(hours=1)
_numbers = itertools.count(1)


@pytest.fixture
async def store(shared_url: str, clock: ToldClock) -> AsyncIterator[Store]:
    opened = Store.at(shared_url, clock)
    yield opened
    await opened.close()


@pytest.fixture
def by() -> Origin:
    return Origin(f"T{next(_numbers)}", "operator:ann")


async def made(tokens: Tokens, by: Origin, **changes: object) -> Shown:
    values: dict[str, object] = {"name": "refunds", "scopes": frozenset({Scope.ESCALATIONS_WRITE})}
    return await tokens.create(Wanted(**{**values, **changes}), by)  # type: ignore[arg-type]


async def test_a_token_opens_until_it_is_revoked_and_the_record_says_who_did_what(
    store: Store, clock: ToldClock, by: Origin
) -> None:
    tokens = Tokens(store)
    shown = await made(tokens, by)

    known = await tokens.authenticate(shown.secret)
    clock.advance(timedelta(minutes=2))
    await tokens.authenticate(shown.secret)
    (listed,) = await tokens.listed(by.team)
    await tokens.revoke(shown.token.id, by)

    assert (shown.token.id, f"token:{shown.token.id}") == (known.id, known.actor)
    assert clock.now() == listed.last_used_at
    with pytest.raises(UnknownTokenError):
        await tokens.authenticate(shown.secret)
    with pytest.raises(TokenOverError):
        await tokens.rotate(shown.token.id, by)
    async with store.reading() as tx:
        record = [entry async for entry in tx.audit.entries(by.team)]
    assert [("token.created", by.actor), ("token.revoked", by.actor)] == [
        (entry.verb, entry.actor) for entry in record
    ]


async def test_the_database_never_holds_a_secret(store: Store, by: Origin) -> None:
    shown = await made(Tokens(store), by)

    async with store.reading() as tx:
        rows = [
            *(await tx.connection.execute(select(api_tokens))).all(),
            *(await tx.connection.execute(select(api_token_secrets))).all(),
        ]
    secret = shown.secret.rpartition(shown.token.id)[2][1:]
    assert secret not in repr(rows)
    assert shown.token.secrets[0].sha256 in repr(rows)


async def test_at_most_two_secrets_live_at_once_and_the_old_one_ends(
    store: Store, clock: ToldClock, by: Origin
) -> None:
    tokens = Tokens(store)
    first = await made(tokens, by)
    second = await tokens.rotate(first.token.id, by, overlap=HOUR)

    assert {first.token.id} == {
        (await tokens.authenticate(one.secret)).id for one in (first, second)
    }

    third = await tokens.rotate(first.token.id, by, overlap=HOUR)

    with pytest.raises(UnknownTokenError):
        await tokens.authenticate(first.secret)
    clock.advance(HOUR)
    with pytest.raises(UnknownTokenError):
        await tokens.authenticate(second.secret)
    assert first.token.id == (await tokens.authenticate(third.secret)).id


async def test_made_up_expired_and_foreign_tokens_are_refused_alike(
    store: Store, clock: ToldClock, by: Origin
) -> None:
    tokens = Tokens(store)
    shown = await made(tokens, by, expires_after=HOUR)
    forged = shown.secret[:-1] + ("A" if shown.secret[-1] != "A" else "B")
    other = shown.secret.replace(shown.token.id, "tok_" + "0" * 26)

    clock.advance(HOUR)

    told = set()
    for odd in ("", "x", forged, other, shown.secret):
        with pytest.raises(UnknownTokenError) as refused:
            await tokens.authenticate(odd)
        told.add(refused.value.sentence)
    assert 1 == len(told)
    with pytest.raises(TokenNotFoundError):
        await tokens.revoke(shown.token.id, Origin("T0ELSE", "operator:eve"))


async def test_a_token_that_calls_too_often_is_told_when_it_may_again(
    store: Store, clock: ToldClock, by: Origin
) -> None:
    tokens = Tokens(store)
    shown, other = await made(tokens, by, per_minute=3), await made(tokens, by, per_minute=3)
    for _ in range(3):
        await tokens.authenticate(shown.secret)

    with pytest.raises(RateError) as refused:
        await tokens.authenticate(shown.secret)

    await tokens.authenticate(other.secret)
    assert refused.value.retry_after is not None
    clock.advance(timedelta(seconds=refused.value.retry_after))
    await tokens.authenticate(shown.secret)


async def test_no_token_ever_decides(store: Store, by: Origin) -> None:
    office = await Office(store, by.team).ready(
        "name: open\nrules:\n  - id: all\n    ask: [{of: user:U0ANN}]\n"
    )
    shown = await made(Tokens(store), by, scopes=frozenset(Scope))
    opened = await office.open()

    with pytest.raises(NotYourDecisionError):
        await office.approve(shown.token.actor, opened)
    with pytest.raises(NotYourDecisionError):
        await office.deny(shown.token.actor, opened)
