"""What people say: who is answered, who is only listened to, and what counts."""

from tests.integration.slack.desk import GENERAL, GOAL, LEO, NADIA, PRIYA, SAM, Desk, Message


async def test_a_mention_is_answered_with_one_card_that_quotes_what_was_said(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)

    card = await desk.card(ts)

    assert "11.8 % of booked slots" in card["text"]
    assert "Question 1" in card["text"]
    assert "Question 4" not in card["text"]
    assert 1 == len(await desk.replies_by_now(NADIA, ts))


async def test_an_answer_to_an_asked_question_updates_the_card_and_is_noted(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    card = await desk.card(ts)
    assert "What will someone do differently when the answer is yes" in card["text"]

    await desk.say(LEO, "The front desk decides whom to call.", thread_ts=ts)

    await desk.until(lambda seen: len([m for m in seen if m.get("bot_id")]) > 1, ts)
    card = await desk.card(ts)
    assert "What will someone do differently when the answer is yes" not in card["text"]


async def test_only_the_newest_reply_asks_and_earlier_ones_keep_what_they_noted(
    desk: Desk,
) -> None:
    ts = await desk.say(NADIA, GOAL)
    await desk.card(ts)

    for text in ("@Remit it covers 23 clinics.", "@Remit how odd.", "@Remit Sam signs it off."):
        await desk.say(LEO, text, thread_ts=ts)
    replies = (await desk.replies_by_now(NADIA, ts))[1:]
    replies = [message for message in await desk.replies(ts) if message["ts"] in
               {reply["ts"] for reply in replies}]  # fmt: skip

    assert [False, False, True] == ["actions" in _kinds(message) for message in replies]
    assert [False, False, True] == ["Next:" in message["text"] for message in replies]
    assert "23 clinics" in replies[0]["text"]
    assert "nothing new" in replies[1]["text"]


def _kinds(message: Message) -> set[str]:
    return {block["type"] for block in message["blocks"]}


async def test_people_may_talk_among_themselves_without_an_answer(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    await desk.card(ts)

    await desk.say(LEO, "lunch at noon?", thread_ts=ts)
    await desk.say(PRIYA, "sure, see you there :)", thread_ts=ts)

    assert 1 == len(await desk.replies_by_now(NADIA, ts))


async def test_threads_it_was_not_asked_into_are_not_listened_to(desk: Desk) -> None:
    ts = await desk.say(LEO, "our target is 8 % by June")
    await desk.say(SAM, "no, 9 %", thread_ts=ts)

    await desk.say(NADIA, GOAL)

    assert [] == await desk.replies(ts)


async def test_what_was_said_before_the_mention_counts_too(desk: Desk) -> None:
    ts = await desk.say(LEO, "No-shows are at 11.8 % of booked slots today, says the Q3 report.")
    await desk.say(SAM, "We need that at 8 % by end of June.", thread_ts=ts)

    await desk.say(NADIA, "@Remit can you make sense of this?", thread_ts=ts)

    card = await desk.card(ts)
    assert "11.8 % of booked slots" in card["text"]
    assert "8 %" in card["text"]


async def test_an_edited_message_counts_as_it_reads_now(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    await desk.card(ts)

    await desk.call("edit", who=NADIA, channel="C0NOSHOWS1", ts=ts, text=GOAL.replace("8 %", "7 %"))

    await desk.until(lambda seen: any("7 %" in m["text"] for m in seen if m.get("bot_id")), ts)
    card = await desk.card(ts)
    assert "Target 7 %" in card["text"]


async def test_nothing_rests_on_a_deleted_message(desk: Desk) -> None:
    ts = await desk.say(NADIA, "@Remit we want fewer no-shows, at 11.8 % of booked slots today")
    await desk.card(ts)
    said = await desk.say(SAM, "The target is 8 % by end of June.", thread_ts=ts)
    await desk.until(lambda seen: "Target 8 %" in seen[1]["text"], ts)

    await desk.call("delete", who=SAM, channel="C0NOSHOWS1", ts=said)

    await desk.until(lambda seen: len(seen) > 3 and not _repeats(seen, "8 %"), ts)


def _repeats(seen: list[Message], words: str) -> bool:
    """Whether any reply of ours still shows these words."""
    ours = [f"{one['text']} {one['blocks']}" for one in seen if one.get("bot_id")]
    return any(words in text.replace("11.8 %", "") for text in ours)


async def test_a_direct_message_is_a_conversation_of_its_own(desk: Desk) -> None:
    direct = await desk.direct(SAM)

    ts = await desk.say(SAM, "Churn is 4 % a month, I want 3 % by December.", channel=direct)

    card = await desk.card(ts, who=SAM, channel=direct)
    assert "4 %" in card["text"]


async def test_the_messages_tab_offers_first_sentences(desk: Desk) -> None:
    await desk.call("open", who=SAM, tab="messages")

    offered = await desk.state(SAM, "prompts")
    assert "Frame a goal" in [prompt["title"] for prompt in offered["prompts"]]


async def test_a_mention_without_a_goal_is_told_what_to_write(desk: Desk) -> None:
    ts = await desk.say(NADIA, "@Remit")

    note = await desk.card(ts)
    assert "I found no goal" in note["text"]
    await desk.say(NADIA, "No-shows are 11.8 %, we want 8 % by June.", thread_ts=ts)
    await desk.until(lambda seen: any("Problem statement" in m["text"] for m in seen), ts)


async def test_the_shortcut_in_a_foreign_channel_tells_the_person_privately(desk: Desk) -> None:
    ts = await desk.say(NADIA, "We want fewer returns, 12 % now, 8 % by June", channel=GENERAL)

    await desk.call(
        "shortcut", who=NADIA, channel=GENERAL, message_ts=ts, callback_id="framing.from_message"
    )

    await desk.find(
        lambda message: "Invite me with" in message["text"],
        who=NADIA,
        channel=await desk.direct(NADIA),
    )
