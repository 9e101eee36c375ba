"""What people say is kept as they said it, on both databases."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.exc import InternalError

from bot.domain.conversation.model import Message
from bot.domain.conversation.thread import Conversation, Thread
from bot.domain.framing.proposal import ModelMemory
from bot.domain.intake.model import Queue
from bot.store.lease import NewRow
from bot.store.store import Store

PLACE = Thread(team="T1", channel="C1", thread="1.0")
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


async def opened(store: Store) -> str:
    async with store.transaction() as tx:
        conversation = Conversation(id="cnv_1", place=PLACE, created_by="U1", created_at=NOW)
        return (await tx.conversations.open(conversation)).id


def message(id: str, text: str, at: int = 0) -> Message:
    return Message(id=id, ts=id, user="U1", text=text, said_at=NOW.replace(second=at))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("plain", "plain"),
        ("a\x00b", "ab"),
        ("half \ud83d a pair", "half  a pair"),
        (
            "\U0001f469\u200d\U0001f467 \u202e \\u0000 {}'",
            "\U0001f469\u200d\U0001f467 \u202e \\u0000 {}'",
        ),
    ],
)
async def test_any_text_can_be_kept(store: Store, said: str, kept: str) -> None:
    conversation = await opened(store)
    async with store.transaction() as tx:
        await tx.conversations.hear(conversation, message("1.1", said))
        row = NewRow(key="k", kind="k", team="T", order_key="o", payload={said: [said]})
        await tx.leases(Queue.INBOX).add(row)

    async with store.transaction() as tx:
        transcript = await tx.conversations.transcript(conversation)
        claim = await tx.leases(Queue.INBOX).claim("t")

    assert [kept] == [each.text for each in transcript.messages]
    assert claim is not None
    assert {kept: [kept]} == claim.payload


async def test_a_thread_has_one_conversation_whoever_opens_it(store: Store) -> None:
    first = await opened(store)
    async with store.transaction() as tx:
        again = Conversation(id="cnv_2", place=PLACE, created_by="U2", created_at=NOW)
        second = await tx.conversations.open(again)

    assert first == second.id
    assert "U1" == second.created_by


async def test_a_message_is_heard_once_and_counts_as_it_reads_now(store: Store) -> None:
    conversation = await opened(store)
    async with store.transaction() as tx:
        heard = [
            await tx.conversations.hear(conversation, message("1.1", "first", 1)),
            await tx.conversations.hear(conversation, message("1.1", "again", 1)),
            await tx.conversations.hear(conversation, message("1.0", "before", 0)),
        ]
        changed = [
            await tx.conversations.revise(conversation, "1.1", "edited"),
            await tx.conversations.revise(conversation, "1.1", "edited"),
            await tx.conversations.revise(conversation, "9.9", "unknown"),
        ]
        transcript = await tx.conversations.transcript(conversation)

    assert [True, False, True] == heard
    assert [True, False, False] == changed
    assert ["before", "edited"] == [each.text for each in transcript]
    assert transcript.messages[1].edited


async def test_a_forgotten_message_leaves_no_words_behind(store: Store) -> None:
    conversation = await opened(store)
    async with store.transaction() as tx:
        await tx.conversations.hear(conversation, message("1.1", "secret plan"))
        forgotten = [await tx.conversations.forget(conversation, "1.1") for _ in range(2)]
        transcript = await tx.conversations.transcript(conversation)

    assert [True, False] == forgotten
    assert [] == list(transcript)
    assert "" == transcript.messages[0].text


async def test_what_strangers_call_themselves_may_be_of_any_length(store: Store) -> None:
    conversation = await opened(store)
    title = "Head of a department whose name is as long as its history " * 10
    model = "\x00a-model-with-all-its-settings-in-its-name" * 10
    call = {
        "prompt_id": "p", "prompt_version": 1, "prompt_sha256": "0" * 64, "model": model,
        "rung": "r", "outcome": "ok", "milliseconds": 1,
    }  # fmt: skip

    async with store.transaction() as tx:
        titled = message("1.1", "hello").model_copy(update={"role": title})
        await tx.conversations.hear(conversation, titled)
        await tx.proposals.replace(conversation, ModelMemory(), model=model, at=NOW)
        await tx.model_calls.add("call_1", team="T1", subject="ps_1", called_at=NOW, call=call)

    async with store.reading() as tx:
        transcript = await tx.conversations.transcript(conversation)
        assert model.replace("\x00", "") == await tx.proposals.model_of(conversation)
    assert title == transcript.messages[0].role


async def test_a_look_sees_one_state_and_can_change_nothing(store: Store) -> None:
    conversation = await opened(store)
    async with store.reading() as tx:
        before = await tx.conversations.transcript(conversation)
        async with store.transaction() as other:
            await other.conversations.hear(conversation, message("1.1", "meanwhile"))

        assert before == await tx.conversations.transcript(conversation)
        assert await tx.conversations.find(PLACE)
        if store.engine.dialect.name == "postgresql":
            with pytest.raises(InternalError, match="read-only"):
                await tx.conversations.forget(conversation, "1.1")
