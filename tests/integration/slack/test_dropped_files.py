"""A file of results dropped into a spec's thread: read, counted where people can check it, judged."""

import asyncio
import base64
import json
from pathlib import Path

from tests.integration.slack.desk import NADIA, NO_SHOWS, PATIENCE, Desk, Message
from tests.integration.slack.test_spec_work import drafted, filled

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
    assert 1 == answer.count("broke before it could be judged")  # not once for every check
    assert "sums-a, sums-b: 1 of 20 cases broke" in answer


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


def table(wrong: int, first: str = "t") -> bytes:
    """A table nobody's columns of which have a usual name."""
    rows = [
        f"{first}{n},{'nein' if n < wrong else 'ja'},{'de' if n % 3 else 'fr'}" for n in range(60)
    ]
    return "\n".join(["fall,<!channel> *richtig*,sprache", *rows]).encode()


async def test_columns_nobody_knows_are_asked_for_once_and_remembered(desk: Desk) -> None:
    thread = await drafted(desk)
    await drop(desk, "export.csv", table(3), thread)
    await drop(desk, "again.csv", table(4, "u"), thread)
    seen = await desk.until(
        lambda seen: [m for m in seen if "“again.csv”" in m["text"] and _asks(m)], thread
    )
    (question,) = filter(_asks, seen)  # two files, and one question
    assert '"broadcast"' not in json.dumps(question["blocks"])

    await desk.press(NADIA, question, "evaluation.mapping")
    form = await desk.state(
        NADIA, "view", lambda shown: shown["callback_id"] == "evaluation.mapped"
    )
    case: dict[str, dict[str, object]] = {"case": {"selected_option": {"value": "0"}}}
    told: dict[str, dict[str, object]] = {
        **case,
        "passed": {"selected_option": {"value": "1"}},
        "slices": {"selected_options": [{"value": "2"}]},
        "about": {"selected_option": {"value": "AC-01"}},
    }
    refused = await desk.call("submit", who=NADIA, view_id=form["id"], values=filled(form, case))
    await desk.call("submit", who=NADIA, view_id=form["id"], values=filled(form, told))
    await desk.until(lambda seen: [m for m in seen if "AC-01: 57 of 60" in m["text"]], thread)
    await desk.until(lambda seen: [m for m in seen if "AC-01: 56 of 60" in m["text"]], thread)
    known = await desk.until(
        lambda seen: [m for m in seen if "read like this" in m["text"]], thread
    )
    await drop(desk, "next week.csv", table(5, "v"), thread)
    last = await desk.until(lambda seen: [m for m in seen if "55 of 60" in m["text"]], thread)

    assert "passed" in refused["errors"]
    assert [] == [m for m in known if "I can read" in m["text"]]  # the question became its answer
    assert 1 == sum("read like this" in m["text"] for m in last)


def _asks(message: Message) -> bool:
    return "I can read" in message["text"]
