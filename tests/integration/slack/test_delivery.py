"""The way out against the playground: what is sent, what is looked for, and what is given up."""

import asyncio
import time
from datetime import timedelta

import pytest

from bot.domain.conversation.thread import Thread
from bot.domain.delivery.model import Effect, EffectKind
from bot.domain.intake.model import Queue
from bot.playground.workspace import BOT_USER_ID
from bot.services.delivery import TRIES
from bot.services.effect import noted_of
from bot.slack.app import create_client
from bot.slack.delivery.deliver import Deliverer
from bot.slack.delivery.pace import BURST, Pace
from bot.slack.delivery.send import Sender
from bot.store.lease import NewRow
from tests.integration.slack.desk import NADIA, NO_SHOWS, SAM
from tests.integration.slack.outgoing import Outgoing

BOARD = "G0BOARD001"


def note(
    number: int = 1, *, channel: str = NO_SHOWS, thread: str | None = None, what: str = "that"
) -> Effect:
    return Effect(
        key=f"note:{number}",
        kind=EffectKind.REPLY,
        team="T0PLAYGRND",
        view="notice",
        channel=channel,
        thread=thread,
        facts={"code": "unknown-command", "what": what},
    )


def card(number: int, *, kind: EffectKind = EffectKind.CARD, what: str = "that") -> Effect:
    change = {"key": f"card:{number}", "kind": kind, "card": "card", "version": number}
    return note(what=what).model_copy(update=change)


async def test_an_effect_is_shown_and_done(outgoing: Outgoing) -> None:
    await outgoing.queue(note())

    await outgoing.send(2)

    assert 1 == len(outgoing.shown())
    assert {"done": 1} == await outgoing.states()


async def test_the_same_effect_queued_again_is_not_shown_again(outgoing: Outgoing) -> None:
    await outgoing.queue(note())
    await outgoing.send()

    await outgoing.queue(note())

    assert 0 == await outgoing.send()
    assert 1 == len(outgoing.shown())


async def test_a_lost_answer_is_settled_by_looking_not_by_repeating(outgoing: Outgoing) -> None:
    outgoing.fault("dropped_answer")
    await outgoing.queue(note())
    await outgoing.send()
    assert {"new": 1} == await outgoing.states()

    assert 0 == await outgoing.send()  # too early to look
    await outgoing.later(61)
    await outgoing.send()

    assert 1 == len(outgoing.shown())
    assert {"done": 1} == await outgoing.states()


async def test_what_never_arrived_is_posted_after_the_look(outgoing: Outgoing) -> None:
    outgoing.fault("500")
    await outgoing.queue(note())
    await outgoing.send()
    assert [] == outgoing.shown()

    await outgoing.later(61)
    await outgoing.send()

    assert 1 == len(outgoing.shown())
    assert {"done": 1} == await outgoing.states()


async def test_an_end_in_mid_send_is_not_looked_into_before_the_chat_had_its_time(
    outgoing: Outgoing,
) -> None:
    await outgoing.queue(note())
    dispatch = await outgoing.delivery.next()
    assert dispatch is not None
    await outgoing.delivery.attempt(dispatch)  # and here the process ends
    async with outgoing.store.transaction() as tx:
        await tx.upkeep(Queue.OUTBOX).release_all()

    await outgoing.send()
    assert [] == outgoing.shown()

    await outgoing.later(61)
    await outgoing.send()
    assert 1 == len(outgoing.shown())


async def test_what_only_was_in_hand_when_processes_ended_is_sent_by_one_that_lives(
    outgoing: Outgoing,
) -> None:
    await outgoing.queue(note())
    killed = 0
    for _ in range(3 * TRIES):  # each is killed with the oldest effect in hand
        outgoing.sender = outgoing.sender_after(60.0)
        killed += await outgoing.sender.take() is not None
        async with outgoing.store.transaction() as tx:
            await tx.upkeep(Queue.OUTBOX).release_all()
        await outgoing.later(3600)
    assert {"new": 1} == await outgoing.states()

    outgoing.sender = outgoing.sender_after(0.0)
    await outgoing.send()
    assert killed == TRIES - 3
    assert 1 == len(outgoing.shown())


async def test_a_sign_whose_answer_is_lost_is_there_once_and_sets_nothing_aside(
    outgoing: Outgoing,
) -> None:
    place = Thread(team="T0PLAYGRND", channel=NO_SHOWS, thread="1.0")
    channel = outgoing.playground.platform.workspace.channels[NO_SHOWS]
    await outgoing.queue(note())
    await outgoing.send()
    (ts,) = [ts for ts, m in channel.messages.items() if m.get("user") == BOT_USER_ID]
    outgoing.fault("dropped_answer", "reactions.add")

    await outgoing.queue(noted_of(place, ts), noted_of(place, "1.000001"))
    await outgoing.send(3)
    await outgoing.later(120)
    await outgoing.send(3)

    assert ["white_check_mark"] == [one["name"] for one in channel.messages[ts]["reactions"]]
    assert {"done": 3} == {state: n for state, n in (await outgoing.states()).items() if n}


async def test_a_private_note_speaks_the_language_of_its_reader(outgoing: Outgoing) -> None:
    people = outgoing.playground.platform.workspace.users
    people[NADIA].locale = "de-DE"
    plain = note().model_copy(update={"kind": EffectKind.PRIVATE, "facts": {"code": "empty-list"}})

    await outgoing.queue(
        *(
            plain.model_copy(update={"key": f"note:{who}", "user": who, "channel": None})
            for who in (NADIA, SAM)
        )
    )
    await outgoing.send(2)

    told = {who: outgoing.direct(who) for who in (NADIA, SAM)}
    assert told[NADIA].startswith("Sie haben noch keine Entwürfe.")
    assert told[SAM].startswith("You have no drafts yet.")


async def test_a_newer_state_replaces_what_is_shown_and_posts_nothing(outgoing: Outgoing) -> None:
    await outgoing.queue(card(1), card(2, kind=EffectKind.UPDATE, what="newer"))

    await outgoing.send(2)

    assert 1 == len(outgoing.shown())
    assert "newer" in outgoing.shown()[0]


async def test_a_newer_state_of_what_is_not_on_show_is_dropped(outgoing: Outgoing) -> None:
    await outgoing.queue(card(2, kind=EffectKind.UPDATE))
    await outgoing.send()
    assert [] == outgoing.shown()

    await outgoing.queue(card(3))
    await outgoing.send()
    assert 1 == len(outgoing.shown())
    outgoing.playground.platform.workspace.channels[NO_SHOWS].messages.clear()
    await outgoing.queue(card(4, kind=EffectKind.UPDATE))
    await outgoing.send(2)

    assert [] == outgoing.shown()
    assert {"done": 3} == await outgoing.states()


async def test_a_rate_limit_postpones_and_is_no_failed_try(outgoing: Outgoing) -> None:
    await outgoing.queue(note())
    for _ in range(TRIES + 1):
        outgoing.fault("429", retry_after=7)
        assert 1 == await outgoing.send()
        assert 0 == await outgoing.send()
        await outgoing.later(8)

    await outgoing.send()

    assert 1 == len(outgoing.shown())


async def test_effects_of_one_thread_wait_for_each_other_and_others_do_not(
    outgoing: Outgoing,
) -> None:
    outgoing.fault("429", retry_after=7)
    elsewhere = note(3, channel="C0GROWTH01")
    await outgoing.queue(note(1, what="first"), note(2, what="second"), elsewhere)

    assert 2 == await outgoing.send(3)
    assert [] == outgoing.shown()
    assert {"new": 2, "done": 1} == await outgoing.states()
    await outgoing.later(8)
    await outgoing.send(2)

    assert [True, True] == [
        word in text for word, text in zip(("first", "second"), outgoing.shown(), strict=True)
    ]


async def test_an_answer_to_one_person_never_waits_for_a_busy_channel(outgoing: Outgoing) -> None:
    pace = Pace(time.monotonic, per_second=0.01)  # no turn comes while a slow machine works
    outgoing.sender = Deliverer(outgoing.delivery, outgoing.renderer, Sender(outgoing.client), pace)
    crowd = [note(number) for number in range(20)]
    threads = [note(number, thread=f"17000000{number}.000100") for number in range(20, 40)]
    alone = note(40).model_copy(update={"kind": EffectKind.PRIVATE, "user": NADIA})
    await outgoing.queue(*crowd, *threads, alone)

    # The burst leaves, each of the others is told its turn once, and the answer has not waited.
    await outgoing.send(len(threads) + BURST + 2)

    assert "done" == await outgoing.state(alone)
    assert "new" == await outgoing.state(crowd[-1])
    assert "new" == await outgoing.state(threads[-1])


async def test_what_the_chat_refuses_for_good_is_set_aside_at_once(outgoing: Outgoing) -> None:
    await outgoing.queue(note(channel=BOARD), note(2))

    await outgoing.send(2)

    assert {"dead": 1, "done": 1} == await outgoing.states()


async def test_a_revoked_token_sets_nothing_aside(outgoing: Outgoing) -> None:
    client = create_client("xoxb-revoked", outgoing.playground.api_url)
    outgoing.sender = Deliverer(outgoing.delivery, outgoing.renderer, Sender(client), outgoing.pace)
    await outgoing.queue(note())

    for _ in range(TRIES + 1):
        await outgoing.send()
        await outgoing.later(61)

    assert {"new": 1} == await outgoing.states()


async def test_a_view_that_cannot_be_made_is_given_up_after_its_tries(outgoing: Outgoing) -> None:
    outgoing.renderer.broken = True
    await outgoing.queue(note())

    steps = 0
    while await outgoing.send():
        steps += 1
        await outgoing.later(400)

    assert TRIES == steps
    assert {"dead": 1} == await outgoing.states()


async def test_an_effect_of_another_release_does_not_stop_the_others(outgoing: Outgoing) -> None:
    async with outgoing.store.transaction() as tx:
        await tx.leases(Queue.OUTBOX).add(
            NewRow(key="odd", kind="hologram", team="T", order_key="T:X", payload={"odd": True})
        )
    await outgoing.queue(note())

    await outgoing.send()

    assert {"dead": 1, "done": 1} == await outgoing.states()
    assert 1 == len(outgoing.shown())


async def test_a_look_that_is_refused_counts_as_a_try(outgoing: Outgoing) -> None:
    outgoing.fault("dropped_answer")
    await outgoing.queue(note())
    await outgoing.send()
    channel = outgoing.playground.platform.workspace.channels[NO_SHOWS]
    channel.members.discard(BOT_USER_ID)  # somebody removes the bot before it can look

    for _ in range(TRIES):
        await outgoing.later(400)
        await outgoing.send()

    assert {"dead": 1} == await outgoing.states()
    assert 1 == len(outgoing.shown())


@pytest.mark.parametrize(
    "method", ["chat.postMessage", "conversations.history"], ids=["posting", "looking"]
)
async def test_an_outage_of_hours_costs_no_message(outgoing: Outgoing, method: str) -> None:
    outgoing.fault("500")
    await outgoing.queue(note())
    await outgoing.send()

    outgoing.fault("500", method=method, times=TRIES + 3)
    for _ in range(TRIES + 3):
        await outgoing.later(400)
        assert 1 == await outgoing.send()
    await outgoing.later(400)
    await outgoing.send()

    assert 1 == len(outgoing.shown())
    assert {"done": 1} == await outgoing.states()


async def test_an_outage_of_a_day_sets_messages_aside(outgoing: Outgoing) -> None:
    outgoing.fault("500", times=9)
    await outgoing.queue(note())
    await outgoing.send()

    await outgoing.later(25 * 3600)
    await outgoing.send()

    assert {"dead": 1} == await outgoing.states()


async def test_a_host_clock_that_is_ahead_shows_nothing_twice(outgoing: Outgoing) -> None:
    outgoing.clock.by = timedelta(minutes=2)
    outgoing.fault("dropped_answer")
    await outgoing.queue(note())
    await outgoing.send()

    await outgoing.later(61)
    await outgoing.send()

    assert 1 == len(outgoing.shown())
    assert {"done": 1} == await outgoing.states()


async def test_who_cannot_be_answered_in_a_thread_is_told_once_and_directly(
    outgoing: Outgoing,
) -> None:
    by_sam = {"user": SAM}
    await outgoing.queue(
        note(1, channel=BOARD).model_copy(update=by_sam),
        note(2, channel=BOARD).model_copy(update=by_sam),
    )

    await outgoing.send(4)

    assert {"dead": 2, "done": 1} == await outgoing.states()
    channels = outgoing.playground.platform.workspace.channels.values()
    told = [m for c in channels if c.user == SAM for m in c.messages.values()]
    assert 1 == len(told)
    assert "I could not answer in your thread" in told[0]["text"]


async def test_a_send_cut_short_is_taken_up_at_once_by_a_look(outgoing: Outgoing) -> None:
    outgoing.fault("delay", seconds=60)
    await outgoing.queue(note())
    begun = asyncio.ensure_future(outgoing.send())
    async with asyncio.timeout(60):
        while (await outgoing.states()) != {"claimed": 1}:  # noqa: ASYNC110 - a row, no event
            await asyncio.sleep(0.01)

    begun.cancel()
    await asyncio.wait([begun])

    assert begun.cancelled()
    assert {"new": 1} == await outgoing.states()
