"""The local workspace and the bot in it: started together, cleaned up together."""

import asyncio
import errno
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.demo.child import Child
from bot.demo.opening import begin_conversation
from bot.demo.starting import Waiting
from bot.domain.errors import ConflictError, UnavailableError
from bot.environment import environment_with
from bot.manifest import read_manifest
from bot.playground.server import Playground, PlaygroundSettings
from bot.settings import Settings

# Slack waits a minute before the second repetition; somebody who kills the bot to see what
# happens should not wait that long.
_REPEATS = (0.5, 3.0, 8.0, 30.0)
_UNSET = " "  # the settings take blanks for "not set", and they win over a .env file


@dataclass(frozen=True, slots=True)
class LocalWorkspace:
    """A running playground, and the bot that belongs to it."""

    playground: Playground
    bot: Child
    folder: Path

    @property
    def data(self) -> Path:
        """Where the bot may read the data of systems."""
        return self.folder / "data"

    @property
    def database(self) -> str:
        """Where the bot keeps everything."""
        return Settings.load(None).database_url if database_is_chosen() else _database(self.folder)

    async def connected(self, say: Callable[[str], None]) -> None:
        """Wait until the bot is in the workspace; `say` hears now and then that it still starts.

        Raises:
            UnavailableError: it stopped, or took too long.
        """
        ended = asyncio.create_task(self.bot.ended())
        try:
            why = await Waiting().absent(
                lambda: bool(self.playground.platform.connected), ended.done, say
            )
        finally:
            ended.cancel()
        if why:
            raise self._absent(why)

    def _absent(self, sentence: str) -> UnavailableError:
        return UnavailableError(
            sentence, next_step=f"Its log is {self.bot.log}:\n{self.bot.last_words()}"
        )


@asynccontextmanager
async def local_workspace(*, port: int = 0, offline: bool = False) -> AsyncIterator[LocalWorkspace]:
    """Start both; stop both at the end. The folder stays only when something went wrong.

    Args:
        port: Where the page is served; 0 takes a free one.
        offline: Leave out a configured language model, so that every run is the same.

    Raises:
        ConflictError: the port is taken.
    """
    playground = Playground(
        PlaygroundSettings(manifest=read_manifest(), port=port, retry_delays=_REPEATS)
    )
    begin_conversation(playground)
    try:
        await playground.start()
    except OSError as error:
        if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
            raise
        raise ConflictError(
            f"The port {port} cannot be used: something else listens there, or it is reserved.",
            next_step="Choose another with --port, or leave it out to take a free one.",
        ) from error
    folder = Path(tempfile.mkdtemp(prefix="remit-demo-"))
    (folder / "data").mkdir()
    bot = Child(_environment(playground, folder, offline=offline), folder / "bot.log")
    try:
        await bot.start()
        yield LocalWorkspace(playground, bot, folder)
    finally:
        await bot.stop()
        await playground.stop()
    shutil.rmtree(folder, ignore_errors=True)


def database_is_chosen() -> bool:
    """Whether the environment names a database; what a `.env` file says is for the real bot."""
    return "database_url" in _chosen()


def _database(folder: Path) -> str:
    return f"sqlite:///{folder / 'remit.db'}"


def _chosen() -> set[str]:
    return Settings.load(env_file=None).model_fields_set


def _environment(playground: Playground, folder: Path, *, offline: bool) -> dict[str, str]:
    settings = playground.settings
    values = {
        "SLACK_API_URL": playground.api_url,
        "SLACK_BOT_TOKEN": settings.bot_token,
        "SLACK_APP_TOKEN": settings.app_token,
        "REMIT_MODE": "socket",
        "REMIT_HOST": "127.0.0.1",
        "REMIT_LOG_FORMAT": "console",
    }
    if "port" not in _chosen():
        values["REMIT_PORT"] = "0"
    if not database_is_chosen():
        values["REMIT_DATABASE_URL"] = _database(folder)
    if "data_places" not in _chosen():
        values["REMIT_DATA_PLACES"] = str(folder / "data")
    if offline:
        values |= dict.fromkeys(("OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_MODEL"), _UNSET)
    return environment_with(**values)
