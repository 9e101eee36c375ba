"""A step counts only with accepted calls and with acknowledgements in time."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.demo.visitor import NotSeenError, Visitor
from bot.demo.wire import Wire


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    """Frames told to a page that is not patient."""
    async with aiohttp.ClientSession() as session:
        yield Wire(Visitor("U0NADIA001", "Nadia", "http://127.0.0.1:9", session, patience=0.01))


def show(wire: Wire, **frame: object) -> None:
    number = len(wire.page.frames) + 1
    wire.page.frames[number] = {"n": number, "body": {}, **frame}


def show_event(wire: Wire, **more: object) -> None:
    show(wire, direction="out", kind="events_api", name="message", **more)


async def test_an_acknowledgement_after_three_seconds_is_too_late(wire: Wire) -> None:
    show_event(wire, ms=12.0)
    show_event(wire, ms=3000.0)

    with pytest.raises(NotSeenError, match=r"within 3 s \(the slowest took 3000 ms\)"):
        await wire.acknowledged()


async def test_an_acknowledgement_that_never_came_is_missed(wire: Wire) -> None:
    show_event(wire, ms=12.0)
    show_event(wire)

    with pytest.raises(NotSeenError, match="every payload acknowledged"):
        await wire.acknowledged()


async def test_the_slowest_acknowledgement_is_told(wire: Wire) -> None:
    show_event(wire, ms=12.0)
    show_event(wire, ms=250.0)

    assert await wire.acknowledged() == 250.0


async def test_frames_before_the_step_prove_nothing(wire: Wire) -> None:
    show_event(wire, ms=12.0, body={"payload": {"event": {"ts": "1.1"}}})
    await wire.delivered("message", ts="1.1")

    wire.mark()

    with pytest.raises(NotSeenError, match="message delivered to the bot"):
        await wire.delivered("message", ts="1.1")


@pytest.mark.parametrize(
    "frame",
    [
        {"answer": {"ok": False, "error": "internal_error"}},
        {"answer": {"ok": True}, "dropped": True},
        {"answer": {"ok": True}, "body": {"thread_ts": "2.2"}},
    ],
    ids=["refused", "dropped", "elsewhere"],
)
async def test_a_call_that_failed_or_meant_something_else_is_not_seen(
    wire: Wire, frame: dict[str, Any]
) -> None:
    call = {"direction": "in", "kind": "web_api", "name": "chat.postMessage"}
    show(wire, **{**call, "body": {"thread_ts": "1.1"}, **frame})

    with pytest.raises(NotSeenError, match=r"an accepted chat\.postMessage"):
        await wire.called("chat.postMessage", thread_ts="1.1")
