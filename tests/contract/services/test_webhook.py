"""Webhooks on both databases: told in the transaction of the change, repeated for a day and a half, then given up."""

import itertools
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update

from bot.domain.escalation.handling import cancel
from bot.domain.intake.model import Claim, Queue
from bot.domain.token.model import Scope
from bot.domain.webhook.address import UnsafeAddressError
from bot.domain.webhook.model import PAUSES, Happening
from bot.services.token import Tokens
from bot.services.token import Wanted as WantedToken
from bot.services.webhook import (
    EndpointNotFoundError,
    Registered,
    TooManyEndpointsError,
    Wanted,
    Webhooks,
    WebhooksOffError,
)
from bot.services.webhook_event import announce
from bot.store.queues import webhooks
from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.town import ANN, ASKER, Office

KEYS = ("k" * 32,)
URL = "https://agent.example.com/remit"
LEEWAY = timedelta(seconds=4)  # PostgreSQL tells the time itself
_numbers = itertools.count(1)


class Post:
    """An office, its webhooks, and a worker that sends nothing anywhere."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.webhooks = Webhooks(office.store, KEYS, channel="C0OPERATIONS")

    async def register(self, *happenings: Happening, systems: tuple[str, ...] = ()) -> Registered:
        wanted = Wanted(URL, frozenset(happenings), systems)
        return await self.webhooks.register(wanted, self.office.by("operator:ann"))

    async def claim(self) -> Claim | None:
        async with self.office.store.transaction() as tx:
            return await tx.leases(Queue.WEBHOOKS).claim("worker")

    async def due(self) -> Claim:
        found = await self.claim()
        assert found is not None
        return found

    async def wait(self, by: timedelta) -> None:
        """Let time pass for what waits to be sent."""
        async with self.office.store.transaction() as tx:
            query = select(webhooks.c.row, webhooks.c.available_at)
            for row in (await tx.connection.execute(query)).all():
                await tx.connection.execute(
                    update(webhooks)
                    .where(webhooks.c.row == row.row)
                    .values(available_at=row.available_at - by)
                )

    async def told(self) -> list[str]:
        """Deliver everything that is due; the types of it."""
        types = []
        while (claim := await self.claim()) is not None:
            sending = await self.webhooks.sending(claim)
            if sending:
                types.append(sending.body["type"])
                await self.webhooks.delivered(claim)
        return types


@pytest.fixture
async def post(shared_url: str, clock: ToldClock) -> AsyncIterator[Post]:
    store = Store.at(shared_url, clock)
    yield Post(await Office(store, f"TH{next(_numbers)}").ready())
    async with store.transaction() as tx:  # nothing of this test is left to the next one
        await tx.connection.execute(delete(webhooks))
    await store.close()


async def test_a_program_is_told_of_each_step_once_with_the_escalation_in_it(post: Post) -> None:
    await post.register()
    office = post.office
    opened = await office.open()
    await office.approve(ANN, opened)
    action = opened.request.action
    await office.escalations.consume(opened.id, action, "run-1", office.by("agent:refunds"))
    await office.escalations.consume(opened.id, action, "run-1", office.by("agent:refunds"))
    await office.escalations.record(opened.id, office.by("agent:refunds"), succeeded=True)

    sending = await post.webhooks.sending(await post.due())

    assert sending is not None
    assert (f"{opened.id}-1-opened", "escalation.opened", opened.id, opened.digest) == (
        sending.body["id"],
        sending.body["type"],
        sending.body["subject"],
        sending.body["data"]["digest"],
    )
    assert ["escalation.decided", "escalation.consumed", "escalation.finished"] == await post.told()


async def test_what_was_undone_is_told_to_nobody(post: Post) -> None:
    await post.register()
    opened = await post.office.open()
    await post.told()

    with pytest.raises(RuntimeError):
        async with post.office.store.transaction() as tx:
            await announce(tx, cancel(opened, ASKER, tx.now))
            raise RuntimeError

    assert [] == await post.told()


async def test_an_endpoint_hears_only_of_what_it_asked_for(post: Post) -> None:
    await post.register(Happening.CANCELLED)
    await post.register(systems=("payroll*",))
    token = await Tokens(post.office.store).create(
        WantedToken("agent", frozenset(Scope)), post.office.by("operator:ann")
    )
    await post.webhooks.register(
        Wanted(URL), post.office.by(token.token.actor), program=token.token
    )

    await post.office.open()  # a person's, of another system

    assert [] == await post.told()


async def test_a_call_that_fails_is_repeated_for_a_day_and_a_half_and_then_told_to_people(
    post: Post,
) -> None:
    made = await post.register(Happening.OPENED)
    await post.office.open()
    waits = []
    for pause in PAUSES:
        assert not await post.webhooks.failed(await post.due(), "answered 503")
        await post.wait(pause - LEEWAY)
        waits.append(await post.claim())
        await post.wait(LEEWAY)

    given_up = await post.webhooks.failed(await post.due(), "answered 503")

    await post.wait(timedelta(days=2))
    assert [None] * len(PAUSES) == waits
    assert given_up
    assert await post.claim() is None
    (lost,) = await post.webhooks.undelivered(made.endpoint.id, post.office.by("operator:ann"))
    assert "answered 503" == lost.failure
    (note,) = [
        one
        for one in await post.office.effects("notice")
        if "webhook-given-up" == one["facts"]["code"]
    ]
    assert ("C0OPERATIONS", made.endpoint.id) == (note["channel"], note["facts"]["what"])


async def test_what_was_given_up_can_be_sent_again(post: Post) -> None:
    made = await post.register(Happening.OPENED)
    opened = await post.office.open()
    for pause in (*PAUSES, timedelta()):
        await post.webhooks.failed(await post.due(), "no answer")
        await post.wait(pause)

    count = await post.webhooks.send_again(made.endpoint.id, post.office.by("operator:ann"))
    sending = await post.webhooks.sending(await post.due())

    assert 1 == count
    assert sending is not None
    assert opened.id == sending.body["subject"]


async def test_while_a_secret_is_changed_calls_are_signed_with_both(
    post: Post, clock: ToldClock
) -> None:
    first = await post.register(Happening.OPENED)
    second = await post.webhooks.rotate(first.endpoint.id, post.office.by("operator:ann"))
    await post.office.open()
    claim = await post.due()

    both = await post.webhooks.sending(claim)
    clock.advance(timedelta(hours=24))
    one = await post.webhooks.sending(claim)

    assert both is not None
    assert one is not None
    assert (second.secret, first.secret) == both.secrets
    assert (second.secret,) == one.secrets


async def test_no_secret_is_in_the_database_and_a_new_key_signs_beside_the_old(post: Post) -> None:
    made = await post.register(Happening.OPENED)
    await post.office.open()

    rotated = Webhooks(post.office.store, ("n" * 32, *KEYS))
    sending = await rotated.sending(await post.due())
    async with post.office.store.reading() as tx:
        kept = await tx.endpoints.listed(post.office.team)

    assert made.secret not in repr(kept)
    assert sending is not None
    assert 2 == len(sending.secrets)
    assert made.secret == sending.secrets[1]


async def test_a_removed_endpoint_is_told_nothing_not_even_what_waited(post: Post) -> None:
    made = await post.register()
    await post.office.open()
    await post.webhooks.remove(made.endpoint.id, post.office.by("operator:ann"))

    assert [] == await post.told()
    assert [] == await post.webhooks.listed(post.office.team)


async def test_where_webhooks_do_not_go_is_refused_at_once(post: Post) -> None:
    by = post.office.by("operator:ann")

    with pytest.raises(UnsafeAddressError):
        await post.webhooks.register(Wanted("http://agent.example.com/"), by)
    with pytest.raises(WebhooksOffError):
        await Webhooks(post.office.store).register(Wanted(URL), by)
    with pytest.raises(EndpointNotFoundError):
        await post.webhooks.remove("hook_none", by)
    for _ in range(20):
        await post.register(Happening.CANCELLED)
    with pytest.raises(TooManyEndpointsError):
        await post.register()
