"""`remit demo --headless`: plays the story without a browser and says whether all of it was seen."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

import aiohttp

from bot.demo.opening import CHANNEL, LEO, NADIA, PRIYA
from bot.demo.story import STORY, Stage, play_step
from bot.demo.transcript import thread_text
from bot.demo.visitor import Json, NotSeenError, Visitor
from bot.demo.wire import Wire
from bot.demo.workspace import local_workspace
from bot.domain.errors import UnavailableError

_PATIENCE = 10.0
_FAILED = 1


async def play(*, port: int = 0, patience: float = _PATIENCE, faults: Sequence[Json] = ()) -> int:
    """Play the story; 0 only if every step was seen on the wire.

    Args:
        port: Where the page is served meanwhile; 0 takes a free one.
        patience: How many seconds each thing may take to show.
        faults: Rules for the playground's fault switch, for the tests of this very function.

    Raises:
        ConflictError: the port is taken.
    """
    async with local_workspace(port=port, offline=True) as workspace:
        try:
            await workspace.connected(_say)
        except UnavailableError as error:
            return _missed("The bot connects to the workspace", error.sentence)
        async with _stage(workspace.playground.url, patience) as stage:
            await stage.nadia.act("faults", rules=list(faults))
            code = await _perform(stage)
            if stage.root:
                _say(f"\nThe thread\n\n{await _thread(stage)}\n")
        if code:
            _say(f"The bot's last words:\n{workspace.bot.last_words()}")
        elif stage.draft_after:
            _say(f"From mention to visible draft: {stage.draft_after * 1000:.0f} ms")
    return code


async def _perform(stage: Stage) -> int:
    for number, step in enumerate(STORY, start=1):
        try:
            slowest = await play_step(stage, step)
        except (NotSeenError, aiohttp.ClientError) as error:
            return _missed(f"{number}. {step.name}", str(error))
        _say(f"seen  {number}. {step.name} (slowest acknowledgement {slowest:.0f} ms)")
    return 0


def _missed(step: str, reason: str) -> int:
    _say(f"NOT SEEN  {step}\n  missing: {reason}")
    return _FAILED


@asynccontextmanager
async def _stage(url: str, patience: float) -> AsyncIterator[Stage]:
    """Three people, each with an open page."""
    async with AsyncExitStack() as open_pages:
        session = await open_pages.enter_async_context(aiohttp.ClientSession())
        people = [
            await open_pages.enter_async_context(
                Visitor(user, name, url, session, patience).looking()
            )
            for user, name in ((NADIA, "Nadia"), (LEO, "Leo"), (PRIYA, "Priya"))
        ]
        nadia, leo, priya = people
        yield Stage(nadia, leo, priya, Wire(nadia))


async def _thread(stage: Stage) -> str:
    state = await stage.nadia.read("state")
    names = {user["id"]: user["real_name"] for user in state["users"]}
    found = await stage.nadia.read("messages", channel=CHANNEL, thread_ts=stage.root)
    return thread_text(found["messages"], names)


def _say(sentence: str) -> None:
    print(sentence, flush=True)  # noqa: T201  # a command line speaks by printing
