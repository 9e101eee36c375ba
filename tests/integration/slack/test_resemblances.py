"""Two threads about the same: told once, privately, and only to people who may see both."""

import asyncio
from typing import Any

import pytest

from bot.playground.workspace import BOT_USER_ID
from tests.integration.slack.conftest import Start
from tests.integration.slack.desk import (
    GOAL,
    GROWTH,
    LEO,
    NADIA,
    NO_SHOWS,
    PATIENCE,
    PRIYA,
    SAM,
    Desk,
    Message,
)

BOARD = "G0BOARD001"  # private: only Sam is in it
SAME = "@Remit too many patients miss their appointments, can AI predict who won't come?"
OTHER = "@Remit we want to cut churn from 4 % to 3 % a month"
QUIET = 1.0  # seconds without a note; every note so far took less than a tenth of that


def notes(messages: list[Message]) -> list[Message]:
    return [m for m in messages if m.get("is_ephemeral") and "worked on already" in m["text"]]


async def noted(desk: Desk, who: str, ts: str, channel: str) -> Message:
    """Wait for the note a person gets in a thread."""
    seen = await desk.until(notes, ts, who=who, channel=channel)
    assert 1 == len(notes(seen))
    return notes(seen)[0]


async def handled(desk: Desk, ts: str, who: str, channel: str) -> None:
    """Wait until everything about a thread so far has left: what is said in it leaves in order."""
    await desk.say(who, "@Remit help", thread_ts=ts, channel=channel)
    await desk.until(
        lambda seen: any("goal in your own words" in m["text"] for m in seen),
        ts,
        who=who,
        channel=channel,
    )


async def everything(desk: Desk, who: str) -> str:
    """All a person can see anywhere, notes included."""
    state = await desk.look("state", who=who)
    seen = [
        await desk.look("messages", who=who, channel=str(channel["id"]))
        for channel in state["channels"]
        if channel.get("is_member", True)
    ]
    return str(seen)


async def test_people_who_may_see_both_are_told_once_with_a_link(desk: Desk) -> None:
    first = await desk.say(NADIA, GOAL)
    await desk.card(first)

    second = await desk.say(PRIYA, SAME, channel=GROWTH)

    note = await noted(desk, PRIYA, second, GROWTH)
    assert f"/archives/{NO_SHOWS}/p{first.replace('.', '')}" in str(note["blocks"])
    other = await noted(desk, NADIA, first, NO_SHOWS)
    assert f"/archives/{GROWTH}/p{second.replace('.', '')}" in str(other["blocks"])
    await desk.say(PRIYA, "@Remit by end of June", thread_ts=second, channel=GROWTH)
    await handled(desk, second, PRIYA, GROWTH)
    seen = await desk.thread(second, who=PRIYA, channel=GROWTH)
    assert 1 == len(notes(seen))
    assert not notes(await desk.thread(second, who=LEO, channel=GROWTH))  # in neither thread


async def test_two_goals_that_are_not_alike_are_left_alone(desk: Desk) -> None:
    first = await desk.say(NADIA, GOAL)
    await desk.card(first)

    second = await desk.say(NADIA, OTHER, channel=GROWTH)
    await desk.card(second, channel=GROWTH)
    await handled(desk, second, NADIA, GROWTH)

    assert not notes(await desk.thread(second, channel=GROWTH))


async def in_board(desk: Desk) -> None:
    await desk.call("invite", who=SAM, channel=BOARD, user=BOT_USER_ID)


@pytest.mark.parametrize("hidden_first", [True, False])
async def test_who_cannot_see_the_other_channel_learns_nothing(
    start: Start, *, hidden_first: bool
) -> None:
    desk = await start()
    await in_board(desk)
    board = ("first", SAM, BOARD, GOAL.replace("can AI", "confidential, can AI"))
    public = ("second", NADIA, NO_SHOWS, SAME)
    told: dict[str, str] = {}
    for name, who, channel, text in (board, public) if hidden_first else (public, board):
        told[name] = await desk.say(who, text, channel=channel)
        await desk.card(told[name], who=who, channel=channel)

    await noted(desk, SAM, told["first"], BOARD)  # Sam is in both, so the pair was found
    await handled(desk, told["second"], NADIA, NO_SHOWS)
    await asyncio.sleep(QUIET)

    thread = await desk.thread(told["second"], who=NADIA)
    assert not notes(thread)
    for secret in (BOARD, told["first"].replace(".", ""), "confidential", "worked on"):
        assert secret not in str(thread)
        assert secret not in await everything(desk, NADIA)


async def test_keep_both_is_remembered_for_everybody(desk: Desk) -> None:
    first = await desk.say(NADIA, GOAL)
    await desk.card(first)
    second = await desk.say(NADIA, SAME, channel=GROWTH)
    note = await noted(desk, NADIA, second, GROWTH)

    await desk.press(NADIA, note, "resemblance.keep", channel=GROWTH)
    await _whispered(desk, "both drafts stay", second)
    await desk.say(PRIYA, "by end of June", thread_ts=second, channel=GROWTH)
    await handled(desk, second, PRIYA, GROWTH)

    assert not notes(await desk.thread(second, who=PRIYA, channel=GROWTH))


async def test_continue_there_says_where_to_go_and_changes_no_draft(desk: Desk) -> None:
    first = await desk.say(NADIA, GOAL)
    await desk.card(first)
    second = await desk.say(NADIA, SAME, channel=GROWTH)
    note = await noted(desk, NADIA, second, GROWTH)
    card = (await desk.replies(second, channel=GROWTH))[0]

    await desk.press(NADIA, note, "resemblance.continue", channel=GROWTH)

    await _whispered(desk, "goes on in the other thread", second)
    assert card["text"] == (await desk.replies(second, channel=GROWTH))[0]["text"]


async def _whispered(desk: Desk, words: str, ts: str) -> dict[str, Any]:
    async with asyncio.timeout(PATIENCE):
        while True:
            found = await desk.look("messages", who=NADIA, channel=GROWTH)
            seen = [*found["messages"], *(await desk.thread(ts, channel=GROWTH))]
            for message in seen:
                if message.get("is_ephemeral") and words in message["text"]:
                    return dict(message)
            await asyncio.sleep(0.02)
