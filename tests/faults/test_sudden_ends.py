"""R19 and its neighbours: poison that kills the process, ends in mid-send, leases that run out."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.domain.delivery.model import Effect, EffectKind
from bot.domain.intake.model import (
    MAX_ENDS,
    Arrival,
    Claim,
    LeaseLostError,
    Origin,
    Queue,
)
from bot.services.intake import Intake
from bot.slack.actions import Callback
from bot.slack.payload import arrival_of, audience_of
from bot.slack.views.notice import notice
from bot.store import schema
from bot.store.queues import inbox, outbox
from bot.store.store import Store
from tests.faults.outbox_program import HostClock
from tests.faults.poison_program import POISON
from tests.faults.processes import Nursery, Program
from tests.faults.queues import Queues
from tests.faults.storm import until
from tests.faults.test_outbox_under_doubt import Outcome, outcome, queue_messages
from tests.faults.town import town
from tests.faults.unsure_slack import unsure_slack
from tests.security.gestures import form, press_of

INNOCENT = 30


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Store]:
    store = Store.at(url, HostClock())
    await schema.migrate(store.engine)
    try:
        yield store
    finally:
        await store.close()


def arrival(key: str, kind: str) -> Arrival:
    return Arrival(dedupe_key=key, kind=kind, team="T", order_key=f"T:{key}", payload={})


async def test_poison_is_set_aside_after_its_tries_and_takes_nothing_with_it(
    nursery: Nursery, log: Path, queues: Queues
) -> None:
    async with opened(queues.url) as store:
        intake = Intake(store)
        await intake.admit(arrival("poison", POISON))
        for number in range(INNOCENT):
            await intake.admit(arrival(f"innocent{number}", "innocent"))
    program = Program(
        nursery, "tests.faults.poison_program", {"REMIT_DATABASE_URL": queues.url}, log
    )

    ends, done_before_the_last_end = 0, 0
    running = program.start()
    async with asyncio.timeout(120):
        while queues.unfinished("inbox"):
            if running.has_ended():
                ends += 1
                done_before_the_last_end = queues.states("inbox").get("done", 0)
                queues.let_leases_end()
                running = program.start()
            await asyncio.sleep(0.05)
    running.kill()

    assert {"done": INNOCENT, "dead": 1} == queues.states("inbox")
    assert [(POISON,)] == list(queues.rows("SELECT kind FROM inbox WHERE state = 'dead'"))
    assert MAX_ENDS == ends
    assert INNOCENT == done_before_the_last_end  # others did not wait for it to be set aside
    told = queues.rows("SELECT key FROM outbox")
    assert 1 == len(told)  # whoever sent it hears that it failed


async def test_without_setting_aside_poison_ends_the_process_for_ever(
    nursery: Nursery, log: Path, tmp_path: Path
) -> None:
    queues = Queues(f"sqlite:///{tmp_path / 'remit.db'}")
    async with opened(queues.url) as store:
        await Intake(store).admit(arrival("poison", POISON))
    program = Program(
        nursery, "tests.faults.poison_program", {"REMIT_DATABASE_URL": queues.url}, log
    )
    for _ in range(MAX_ENDS + 2):
        async with opened(queues.url) as store, store.transaction() as tx:  # forget the tries
            await tx.connection.execute(
                update(inbox).values(attempts=0, state="new", available_at=tx.now)
            )
        assert await program.start().ended() < 0
    assert 1 == queues.unfinished("inbox")


@pytest.mark.parametrize("fault", ["answer lost", "stored late"])
async def test_an_end_between_mark_and_answer_shows_the_message_once(
    fault: str, nursery: Nursery, log: Path, queues: Queues
) -> None:
    found = await ended_in_mid_send(fault, nursery, log, queues, blind="")
    assert Outcome(0, 0, 0) == found


async def test_an_end_between_mark_and_answer_repeats_the_message_if_nobody_looks(
    nursery: Nursery, log: Path, tmp_path: Path
) -> None:
    queues = Queues(f"sqlite:///{tmp_path / 'remit.db'}")
    found = await ended_in_mid_send("stored late", nursery, log, queues, blind="yes")
    assert Outcome(0, 1, 0) == found


async def ended_in_mid_send(
    fault: str, nursery: Nursery, log: Path, queues: Queues, *, blind: str
) -> Outcome:
    """Kill the only sender while Slack has its request, and start the next at once."""
    async with (
        town(channels=1, request_url="http://127.0.0.1:9/") as place,
        unsure_slack(place.playground.api_url, 1) as slack,
    ):
        threads = await queue_messages(queues.url, place, 5)
        await place.playground.platform.delivery.cancel()
        slack.faults = [fault]
        environment = {
            "REMIT_DATABASE_URL": queues.url,
            "SLACK_API_URL": slack.url,
            "BLIND": blind,
        }
        program = Program(nursery, "tests.faults.outbox_program", environment, log)
        first = program.start()
        assert await until(lambda: bool(slack.struck[fault]), seconds=60)
        first.kill()
        queues.let_leases_end()
        second = program.start()
        assert await until(lambda: not queues.unfinished("outbox"), seconds=60)
        second.kill()
        return outcome(place, threads)


def effect(number: int) -> Effect:
    return Effect(key=f"effect:{number}", kind=EffectKind.REPLY, team="T", view="notice", user="U")


async def both_finish(
    queues: Queues, settle: Callable[[Store, Claim, int], Awaitable[None]]
) -> int:
    """Let a second worker take the row of one that was too slow; count the effects both leave."""
    async with opened(queues.url) as store:
        await Intake(store).admit(arrival("Ev1", "innocent"))
        slow = await Intake(store, lease=timedelta(seconds=-1)).claim(Queue.INBOX)
        quick = await Intake(store).claim(Queue.INBOX)
        assert slow is not None
        assert quick is not None
        for number, claim in enumerate((slow, quick)):
            await settle(store, claim, number)
        return queues.unfinished("outbox")


async def test_a_worker_that_lost_its_lease_leaves_nothing_behind(queues: Queues) -> None:
    async def with_the_claim(store: Store, claim: Claim, number: int) -> None:
        try:
            async with store.transaction(Origin("T", "U", claim)) as tx:
                await tx.outbox.add(effect(number))
        except LeaseLostError:
            assert 0 == number

    assert 1 == await both_finish(queues, with_the_claim)


async def test_without_the_claim_in_its_transaction_both_workers_answer(queues: Queues) -> None:
    async def without_the_claim(store: Store, claim: Claim, number: int) -> None:
        async with store.transaction(replace(Origin("T", "U", claim), claim=None)) as tx:
            await tx.outbox.add(effect(number))

    assert 2 == await both_finish(queues, without_the_claim)


async def given_up(url: str, body: dict[str, Any]) -> list[Effect]:
    """Let every try of something that arrived end without a trace; what is said of it then."""
    async with opened(url) as store:
        intake, broken = Intake(store), Intake(store, lease=timedelta(seconds=-1))
        assert await intake.admit(arrival_of(body))
        for _ in range(MAX_ENDS):
            assert await broken.claim(Queue.INBOX)
        said = lambda claim: audience_of(claim.payload)  # noqa: E731
        assert await intake.claim(Queue.INBOX, audience=said) is None
        async with store.reading() as tx:
            rows = await tx.connection.scalars(select(outbox.c.payload))
            return [Effect.model_validate(row) for row in rows]


async def test_what_was_typed_into_a_form_comes_back_when_every_try_ended_the_process(
    database_url: str,
) -> None:
    values = {
        "text.en": {"value": {"type": "plain_text_input", "value": "Paid <!here> twice"}},
        "reason": {"value": {"type": "radio_buttons", "selected_option": {"value": "x"}}},
    }
    body = form("U0NADIA001", "T", Callback.REJECTED, "{}", values)
    label = {"type": "input", "block_id": "text.en", "label": {"text": "Why not"}}
    body["view"]["blocks"] = [label]

    (note,) = await given_up(database_url, body)

    assert ("U0NADIA001", "notice") == (note.user, note.view)
    assert {"Why not": "Paid <!here> twice"} == note.facts["kept"]
    text = notice(note.facts["code"], note.facts).text
    assert "reference" in text
    assert "Why not: Paid" in text
    assert "<!here>" not in text


async def test_a_press_is_told_to_its_person_when_every_try_ended_the_process(
    database_url: str,
) -> None:
    body = press_of("U0NADIA001", "T", "v1:esc_1:1", where="C1")

    (note,) = await given_up(database_url, body)

    assert ("C1", "U0NADIA001") == (note.channel, note.user)
    assert "Try again" in notice(note.facts["code"], note.facts).text
