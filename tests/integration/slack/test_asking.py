"""Asking Remit what is missing, how many cases it takes and what was shown, in the thread."""

from tests.integration.slack.desk import GOAL, NADIA, Desk, Message
from tests.integration.slack.test_dropped_files import FILES, drop
from tests.integration.slack.test_spec_work import drafted


async def asked(desk: Desk, question: str, thread: str, words: str) -> Message:
    """Ask, and wait for the answer that holds these words."""
    before = {message["ts"] for message in await desk.thread(thread)}

    def answer(seen: list[Message]) -> list[Message]:
        return [m for m in seen if m["ts"] not in before and m.get("bot_id") and words in m["text"]]

    await desk.say(NADIA, f"@Remit {question}", thread_ts=thread)
    return answer(await desk.until(answer, thread))[0]


async def test_what_a_draft_lacks_and_what_a_share_takes_is_told_before_there_is_a_spec(
    desk: Desk,
) -> None:
    thread = await desk.say(NADIA, GOAL)
    card = await desk.card(thread)

    missing = await asked(desk, "what do you not know yet?", thread, "Not known yet")
    await asked(desk, "how are we doing?", thread, "Nothing was measured yet")
    await asked(desk, "how many cases do I need to test the 98 %?", thread, "149 cases")
    after = (await desk.replies(thread))[0]

    assert "Ready " in missing["text"]
    assert "Next:" in missing["text"]
    assert card["text"] == after["text"]  # a question is no statement: the target is not 98 %


async def test_a_spec_answers_with_what_is_open_and_with_what_was_shown_by_now(desk: Desk) -> None:
    thread = await drafted(desk)

    await asked(desk, "can we ship it?", thread, "Nothing was measured for this spec yet")
    await asked(desk, "Was fehlt noch?", thread, "Ready ")
    await drop(desk, "results.json", (FILES / "promptfoo.json").read_bytes(), thread)
    await desk.until(lambda seen: [m for m in seen if "16 of 19" in m["text"]], thread)
    brief = await _shared(desk, "show me the executive brief", thread)

    assert brief["files"][0]["name"].endswith("-brief.md")


async def test_thank_you_is_seen_and_not_answered(desk: Desk) -> None:
    thread = await desk.say(NADIA, GOAL)
    await desk.card(thread)
    before = len(await desk.replies(thread))

    ts = await desk.say(NADIA, "@Remit thanks a lot!", thread_ts=thread)
    seen = await desk.until(
        lambda seen: [m for m in seen if m["ts"] == ts and m.get("reactions")], thread
    )

    assert before + 1 == len([m for m in seen if not m.get("is_ephemeral")]) - 1


async def _shared(desk: Desk, question: str, thread: str) -> Message:
    await desk.say(NADIA, f"@Remit {question}", thread_ts=thread)

    def files(seen: list[Message]) -> list[Message]:
        return [m for m in seen if m.get("bot_id") and m.get("files")]

    return files(await desk.until(files, thread))[0]
