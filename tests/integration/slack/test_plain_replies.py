"""Answers written right under the question, without a form and without saying what they answer."""

from tests.integration.slack.desk import GOAL, LEO, NADIA, PRIYA, Desk, Message


async def test_a_name_under_the_question_who_decides_is_its_answer(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    card = await desk.card(ts)
    assert "Who decides that this is good enough" in card["text"]

    await desk.say(LEO, "Maria Lopez", thread_ts=ts)

    await desk.until(lambda seen: len([m for m in seen if m.get("bot_id")]) > 1, ts)
    card = await desk.card(ts)
    assert "Maria Lopez" in card["text"]
    assert "Who decides that this is good enough" not in card["text"]


def signs(message: Message) -> list[tuple[str, int]]:
    return [(one["name"], one["count"]) for one in message.get("reactions", ())]


async def test_what_counts_without_an_answer_gets_one_quiet_sign_and_chatter_none(
    desk: Desk,
) -> None:
    ts = await desk.say(NADIA, GOAL)
    await desk.card(ts)

    await desk.say(PRIYA, "lunch at noon?", thread_ts=ts)
    await desk.say(LEO, "The front desk can call 25 patients a day.", thread_ts=ts)
    await desk.say(PRIYA, "Maria Lopez", thread_ts=ts)  # answered in words
    seen = await desk.until(lambda thread: signs(thread[3]), ts)
    await desk.replies_by_now(NADIA, ts)

    seen = await desk.thread(ts)
    said = {m["text"]: signs(m) for m in seen if not m.get("bot_id")}
    assert said["The front desk can call 25 patients a day."] == [("white_check_mark", 1)]
    assert [] == [text for text, found in said.items() if found and "25 patients" not in text]
    assert "25 " in str(seen[1]["blocks"])


async def test_courtesies_under_a_question_are_not_answered(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    await desk.card(ts)

    await desk.say(LEO, "thanks!", thread_ts=ts)
    await desk.say(PRIYA, "Great", thread_ts=ts)

    assert 1 == len(await desk.replies_by_now(NADIA, ts))
