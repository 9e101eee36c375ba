"""The example agent, the bot and a playground as processes: whatever is killed, a refund is paid once."""

import asyncio
import os
import runpy
import shutil
import signal
import sqlite3
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from bot.demo.child import Child
from bot.domain.intake.model import Origin
from bot.domain.token.model import Scope
from bot.manifest import read_manifest
from bot.playground.server import Playground, PlaygroundSettings
from bot.services.escalation.escalations import Escalations
from bot.services.policy.policies import Policies
from bot.services.token import Tokens, Wanted
from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.town import Suburb
from tests.databases import SqliteFiles
from tests.faults.processes import free_port
from tests.integration.agents.conftest import Till
from tests.integration.slack.desk import LEO, NO_SHOWS, Desk
from tests.meta.tree import ROOT

EXAMPLE = ROOT / "deploy" / "examples" / "refund_agent"
TEAM = "T0PLAYGRND"
WAITS, DIED = 3, -signal.SIGKILL
PAYS_THEN_DIES = """
    def pay_back(self, order: str, amount: float, *, key: str) -> str:
        told = self._pay_back(order, amount, key={key})
        if not (mark := self._path.with_name(order + ".died")).exists():
            mark.touch()
            __import__("os").kill(__import__("os").getpid(), 9)
        return told

    def _pay_back("""


@dataclass
class Street:
    """A shop with an agent, a workspace with people, and the bot between them."""

    folder: Path
    playground: Playground
    desk: Desk
    environment: dict[str, str]
    bot: Child

    async def agent(self, example: Path, amount: int) -> Process:
        with (self.folder / "agent.log").open("ab") as log:
            return await asyncio.create_subprocess_exec(
                sys.executable,
                *words_for(example, amount),
                env={**self.environment, "PYTHONPATH": str(ROOT)},
                stdout=log,
                stderr=log,
            )

    async def run(self, example: Path, amount: int) -> int:
        return await (await self.agent(example, amount)).wait()

    async def approve(self) -> None:
        card = await self.desk.find(
            lambda one: "escalation.approve" in str(one), who=LEO, channel=NO_SHOWS
        )
        answer = await self.desk.press(LEO, card, "escalation.approve", channel=NO_SHOWS)
        assert answer.get("ok"), answer
        await self.desk.find(
            lambda one: one["ts"] == card["ts"] and "escalation.approve" not in str(one),
            who=LEO,
            channel=NO_SHOWS,
        )

    async def start(self) -> None:
        await self.bot.start()
        async with asyncio.timeout(90):
            while not self.playground.platform.connected:  # noqa: ASYNC110 - another process connects
                await asyncio.sleep(0.05)

    async def restart(self) -> None:
        """End the bot as a power cut would, and start it again."""
        os.kill(self.bot.pid, signal.SIGKILL)
        await self.bot.ended()
        await self.start()


def dying_example(folder: Path, *, key: str = "key") -> Path:
    """The example, whose process dies right after it paid for the first time."""
    copied = Path(shutil.copytree(EXAMPLE, folder / "refund_agent"))
    bank = copied / "bank.py"
    dies = PAYS_THEN_DIES.format(key=key)
    bank.write_text(bank.read_text().replace("\n    def pay_back(", dies, 1))
    return copied


def words_for(example: Path, amount: int) -> list[str]:
    state = str(example / "state")
    return [
        str(example / "agent.py"),
        "--order",
        "4711",
        "--amount",
        str(amount),
        "--folder",
        state,
    ]


def refunds(example: Path) -> list[tuple[str, float]]:
    path = example / "state" / "bank.db"
    with closing(sqlite3.connect(path)) as books:
        return books.execute("SELECT book_order, amount FROM refunds").fetchall()


@pytest.fixture
async def street(sqlite: SqliteFiles, tmp_path: Path) -> AsyncIterator[Street]:
    playground = Playground(PlaygroundSettings(manifest=read_manifest()))
    await playground.start()
    url, port = sqlite.migrated(tmp_path), free_port()
    environment = {
        **{name: each for name, each in os.environ.items() if name in {"PATH", "HOME"}},
        "SLACK_API_URL": playground.api_url,
        "SLACK_BOT_TOKEN": playground.settings.bot_token,
        "SLACK_APP_TOKEN": playground.settings.app_token,
        "REMIT_DATABASE_URL": url,
        "REMIT_PORT": str(port),
        "REMIT_ADDRESS": f"http://127.0.0.1:{port}",
        "REMIT_TOKEN": await _prepared(url),
    }
    bot = Child(environment, tmp_path / "bot.log")
    async with aiohttp.ClientSession() as session:
        running = Street(tmp_path, playground, Desk(playground.url, session), environment, bot)
        await running.start()
        yield running
        await bot.stop()
    await playground.stop()


async def _prepared(url: str) -> str:
    """Install the policy of the example, and make a token."""
    store = Store.at(url, ToldClock())
    town, operator = Suburb(), Origin(TEAM, "operator:Kim")
    policies = Policies(store, town, Escalations(store, town))
    await policies.install((EXAMPLE / "policy.yaml").read_text(), operator)
    scopes = frozenset({Scope.ESCALATIONS_READ, Scope.ESCALATIONS_WRITE})
    made = await Tokens(store).create(Wanted("refund-agent", scopes), operator)
    await store.close()
    return made.secret


async def test_an_agent_that_dies_after_it_paid_pays_no_second_time(
    till: Till, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    example = dying_example(tmp_path)
    monkeypatch.setenv("REMIT_ADDRESS", till.desk.address)
    monkeypatch.setenv("REMIT_TOKEN", till.desk.token)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.syspath_prepend(example)

    async def here() -> object:
        """Run it in this process, which is quicker; its own modules are forgotten again."""
        monkeypatch.setattr(sys, "argv", words_for(example, 501))
        try:
            await asyncio.to_thread(runpy.run_path, sys.argv[0], run_name="__main__")
        except SystemExit as ended:
            return ended.code
        finally:
            for name in ("bank", "checkpoints", "model"):
                sys.modules.pop(name)
        return None

    assert WAITS == await here()
    await till.approve(*(await till.asked()))
    died = await asyncio.create_subprocess_exec(sys.executable, *words_for(example, 501))
    assert DIED == await died.wait()
    assert 0 == await here()

    assert [("4711", 501.0)] == refunds(example)
    verbs = [entry.verb.partition(".")[2] for entry in await till.office.record()]
    assert ["opened", "approved", "consumed", "finished"] == verbs[-4:]


@pytest.mark.faults
async def test_bot_and_agent_are_killed_in_between_and_the_refund_is_paid_once(
    street: Street,
) -> None:
    example = dying_example(street.folder)
    assert WAITS == await street.run(example, 501)
    assert [] == refunds(example)
    await street.restart()
    await street.approve()

    assert DIED == await street.run(example, 501)  # it has paid, and nobody else knows
    await street.restart()
    assert 0 == await street.run(example, 501)

    assert [("4711", 501.0)] == refunds(example)


@pytest.mark.faults
async def test_a_bank_that_does_not_know_the_approval_pays_twice(street: Street) -> None:
    """The control: the same crash, and a bank that is not told the approval's id."""
    example = dying_example(street.folder, key="__import__('uuid').uuid4().hex")
    await street.run(example, 501)
    await street.approve()

    assert DIED == await street.run(example, 501)
    assert 0 == await street.run(example, 501)
    assert 2 == len(refunds(example))


@pytest.mark.faults
async def test_below_the_limit_it_pays_at_once_and_killed_at_any_moment_it_pays_once(
    street: Street,
) -> None:
    example = dying_example(street.folder)
    for moment in (0.5, 1.0, 1.5, 2.0, 2.5, 3.0):
        agent = await street.agent(example, 500)
        await asyncio.sleep(moment)
        if agent.returncode is None:
            agent.kill()
        if moment in {1.0, 2.0}:
            await street.restart()
        await agent.wait()

    # Unless an earlier run paid already, the next one dies right after it has.
    codes = [await street.run(example, 500), await street.run(example, 500)]
    assert 0 == codes[-1]
    assert [("4711", 500.0)] == refunds(example)
