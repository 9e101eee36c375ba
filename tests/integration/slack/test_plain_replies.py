"""Answers written right under the question, without a form and without saying what they answer."""

from tests.integration.slack.desk import GOAL, LEO, NADIA, PRIYA, Desk


async def test_a_name_under_the_question_who_decides_is_its_answer(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    card = await desk.card(ts)
    assert "Who decides that this is good enough" in card["text"]

    await desk.say(LEO, "Maria Lopez", thread_ts=ts)

    await desk.until(lambda seen: len([m for m in seen if m.get("bot_id")]) > 1, ts)
    card = await desk.card(ts)
    assert "Maria Lopez" in card["text"]
    assert "Who decides that this is good enough" not in card["text"]


async def test_courtesies_under_a_question_are_not_answered(desk: Desk) -> None:
    ts = await desk.say(NADIA, GOAL)
    await desk.card(ts)

    await desk.say(LEO, "thanks!", thread_ts=ts)
    await desk.say(PRIYA, "Great", thread_ts=ts)

    assert 1 == len(await desk.replies_by_now(NADIA, ts))
