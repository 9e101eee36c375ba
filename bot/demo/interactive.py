"""`remit demo`: opens the workspace in a browser and keeps the bot in it alive."""

import asyncio
import signal
import time
import webbrowser
from collections.abc import Coroutine

from bot.demo.opening import FIRST_MENTION
from bot.demo.workspace import LocalWorkspace, local_workspace
from bot.domain.errors import UnavailableError
from bot.environment import has_display
from bot.settings import Settings

_TOO_OFTEN = 3  # deaths in a row
_SHORT_LIFE = 2.0  # seconds


async def keep_open(*, port: int, open_browser: bool, weeks: bool = False) -> int:
    """Run until Ctrl-C.

    Args:
        port: Where the page is served; 0 takes a free one.
        open_browser: Whether to open it.
        weeks: Live through twelve weeks of a simulated system first.

    Raises:
        ConflictError: the port is taken.
        UnavailableError: the bot does not stay alive.
    """
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopping.set)
    _say("Starting a local workspace and the bot in it.")
    async with local_workspace(port=port) as workspace:
        if not await _unless_stopped(workspace.connected(_say), stopping):
            return 0
        _say(_welcome(workspace))
        if open_browser and has_display():
            await asyncio.to_thread(webbrowser.open, workspace.playground.url)
        if weeks:
            _say("\nTwelve weeks of a simulated system go by; watch #no-shows.")
            from bot.demo.weeks import live_through  # noqa: PLC0415  # it needs most of the bot

            if not await _unless_stopped(live_through(workspace, workspace.database), stopping):
                return 0
            _say("They are over. What was asked about them waits in the thread of the spec.")
        await _unless_stopped(_keep_alive(workspace), stopping)
        _say("\nStopping.")
    return 0


async def _keep_alive(workspace: LocalWorkspace) -> None:
    """Start the bot again whenever it dies, as a service manager would."""
    deaths = 0
    while True:
        born = time.monotonic()
        code = await workspace.bot.ended()
        deaths = deaths + 1 if time.monotonic() - born < _SHORT_LIFE else 1
        if deaths > _TOO_OFTEN:
            words = workspace.bot.last_words()
            raise UnavailableError(
                "The bot keeps stopping.", next_step=f"Its log is {workspace.bot.log}:\n{words}"
            )
        how = f"was killed (signal {-code})" if code < 0 else f"stopped (exit code {code})"
        _say(f"The bot {how}. Starting it again.")
        await workspace.bot.start()
        await workspace.connected(_say)
        _say(
            f"The bot is back as process {workspace.bot.pid}. Nothing is lost: what it had "
            "acknowledged is in its database, and the workspace delivers the rest again."
        )


def _welcome(workspace: LocalWorkspace) -> str:
    settings = Settings.load()
    reader = (
        f"{settings.model or settings.openai_model} improves the drafts"
        if settings.has_model
        else "the offline guide drafts; nothing leaves this machine"
    )
    return f"""
Remit is in the workspace: {workspace.playground.url}

Three things to try
  1. In #no-shows, open Sam's thread and reply: {FIRST_MENTION}
  2. Act as Leo (top left) and answer a question of Remit's in the thread, without mentioning it.
  3. Kill the bot while it works: kill -9 {workspace.bot.pid}
     It is started again and carries on; nothing is lost and nothing is answered twice.

Log of the bot: {workspace.bot.log}
Language: {reader}.
Ctrl-C stops everything."""


async def _unless_stopped(work: Coroutine[object, object, None], stopping: asyncio.Event) -> bool:
    """Run something until it ends or we are told to stop; say whether it ended by itself."""
    task, stop = asyncio.create_task(work), asyncio.create_task(stopping.wait())
    try:
        await asyncio.wait((task, stop), return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            return False
        task.result()
        return True
    finally:
        for each in (task, stop):
            each.cancel()
        await asyncio.gather(task, stop, return_exceptions=True)


def _say(sentence: str) -> None:
    print(sentence, flush=True)  # noqa: T201  # a command line speaks by printing
