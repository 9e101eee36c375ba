"""A file of results dropped into a spec's thread: read, counted where people can check it, judged."""

import asyncio
import base64
from pathlib import Path

from tests.integration.slack.desk import NADIA, NO_SHOWS, PATIENCE, Desk, Message
from tests.integration.slack.test_spec_work import drafted

_REASON = "no known evaluation tool writes"
FILES = Path(__file__).parents[2] / "data" / "evaluations"


async def drop(desk: Desk, name: str, content: bytes, thread: str) -> None:
    answer = await desk.call(
        "share",
        who=NADIA,
        channel=NO_SHOWS,
        thread_ts=thread,
        name=name,
        content=base64.b64encode(content).decode(),
    )
    assert answer.get("ok"), answer


async def test_results_dropped_into_a_specs_thread_are_answered_with_their_counts(
    desk: Desk,
) -> None:
    thread = await drafted(desk)

    await drop(desk, "results.json", (FILES / "promptfoo.json").read_bytes(), thread)
    said = await desk.until(lambda seen: [m for m in seen if "16 of 19" in m["text"]], thread)

    answer = next(m["text"] for m in said if "16 of 19" in m["text"])
    assert "sums-a" in answer
    assert "18 of 19" in answer
    assert "broke before they could be judged" in answer


async def test_a_file_that_is_no_result_is_refused_to_whoever_dropped_it_with_the_reason(
    desk: Desk,
) -> None:
    thread = await drafted(desk)

    await drop(desk, "notes.json", b'{"notes": "call the desk"}', thread)
    told = await _seen(desk, thread)

    assert told.get("is_ephemeral")


async def _seen(desk: Desk, thread: str) -> Message:
    async with asyncio.timeout(PATIENCE):
        while True:
            for message in await desk.thread(thread):
                if _REASON in message["text"]:
                    return message
            await asyncio.sleep(0.02)
