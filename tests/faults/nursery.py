"""Forks programs that were imported once: a restart takes milliseconds, so many kills fit in a test.

Reads one JSON order a line from stdin and answers each with one line. It holds no threads and no
event loop, which is what makes forking it safe. When its stdin closes, everything it started dies.
"""

import importlib
import json
import os
import signal
import sys
from datetime import UTC, datetime
from typing import Any

from bot.domain.conversation.model import Message, Transcript
from bot.domain.criterion.advice import next_step
from bot.llm.guide.offline import OfflineGuide

PRELOADED = (
    "alembic.command",
    "anyio._backends._asyncio",
    "bot.running",
    "bot.cli.main",
    "bot.cli.serving",
    "psycopg",
    "pydantic.v1",
    "tests.faults.gate_program",
    "tests.faults.outbox_program",
    "tests.faults.plain_bolt_program",
    "tests.faults.poison_program",
    "tests.faults.schedule_program",
    "tests.faults.sync_bolt_program",
    "uvicorn.lifespan.off",
    "uvicorn.protocols.http.auto",
    "uvicorn.protocols.websockets.auto",
)


def main() -> None:
    for name in PRELOADED:
        try:
            importlib.import_module(name)
        except ModuleNotFoundError as error:
            if error.name != name:
                raise
    _warm()
    alive: set[int] = set()
    print("ready", flush=True)  # noqa: T201 - the protocol
    for line in sys.stdin:
        order = json.loads(line)
        print(json.dumps(_obey(order, alive)), flush=True)  # noqa: T201 - the protocol
    for pid in alive:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _warm() -> None:
    """Read a message as every life does at its start: what that loads is the same in each."""
    now = datetime.now(UTC)
    said = Message(id="1", ts="1", user="U", text="Too many returns; who decides?", said_at=now)
    OfflineGuide().read(Transcript(messages=(said,)), today=now.date())
    next_step(1, 2, 0.5)


def _obey(order: dict[str, Any], alive: set[int]) -> dict[str, Any]:
    if order["do"] == "start":
        pid = os.fork()
        if pid == 0:
            _become(order)
        alive.add(pid)
        return {"pid": pid}
    pid = order["pid"]
    if order["do"] == "signal" and pid in alive:
        os.kill(pid, order["number"])
    ended, status = os.waitpid(pid, 0 if order["waits"] else os.WNOHANG) if pid in alive else (0, 0)
    if ended:
        alive.discard(ended)
        return {"ended": True, "code": os.waitstatus_to_exitcode(status)}
    return {"ended": pid not in alive}


def _become(order: dict[str, Any]) -> None:
    """Turn the fork into the program; never returns."""
    code = 1
    try:
        os.environ.update(order["environment"])
        log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        silence = os.open(os.devnull, os.O_RDONLY)
        for old, new in ((silence, 0), (log, 1), (log, 2)):
            os.dup2(old, new)
        sys.argv = order["arguments"]
        importlib.import_module(order["module"]).main()
        code = 0
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    main()
