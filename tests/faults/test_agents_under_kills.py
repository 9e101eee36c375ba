"""A2: the published gate goes on when the server is killed between what it did and its answer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from agentapprovalprotocol import Allow, AsyncClient, AsyncGate, Call, Verdict

from bot.domain.token.model import Scope
from bot.http.aap.app import PATH
from bot.store import schema
from bot.store.store import Store
from tests.contract.services.town import Office
from tests.faults.outbox_program import HostClock
from tests.faults.processes import Nursery, Program, free_port, listening
from tests.faults.queues import Queues
from tests.unit.http.office import Front

POLICY = "name: default\nrules:\n  - {id: all, mode: auto, ask: [{of: group:S0SUPPORT}]}\n"
CALL = Call(key="run-1:call-1", tool="refund.create", arguments={"amount": 501.25})


@asynccontextmanager
async def killed_in(
    path: str, nursery: Nursery, log: Path, url: str, *, forgetful: bool = False
) -> AsyncIterator[tuple[AsyncClient, Office]]:
    """A provider that is killed once, when it has answered a call to `path` for itself alone."""
    store = Store.at(url, HostClock())
    await schema.migrate(store.engine)
    office = await Office(store).ready(POLICY)
    token = await Front(office).token(Scope.ESCALATIONS_READ, Scope.ESCALATIONS_WRITE)
    port = free_port()
    environment = {
        "REMIT_DATABASE_URL": url, "PORT": str(port), "FATAL": path,
        "FORGETFUL": "yes" if forgetful else "",
    }  # fmt: skip
    program = Program(nursery, "tests.faults.gate_program", environment, log)
    calm = Program(nursery, program.module, {**environment, "FATAL": ""}, log)
    first = program.start()
    await listening(port, first)
    lives = [first]

    async def start_again() -> None:
        assert await first.ended() < 0
        lives.append(calm.start())

    watching = asyncio.create_task(start_again())
    client = AsyncClient(f"http://127.0.0.1:{port}{PATH}", token.secret, retry_budget=60)
    try:
        yield client, office
        await watching
    finally:
        await client.aclose()
        watching.cancel()
        lives[-1].kill()
        await store.close()


async def run(client: AsyncClient) -> tuple[Verdict, int]:
    """Check a call, run it if it may, and report; how often it ran."""
    verdict = await AsyncGate(client).check(CALL)
    if isinstance(verdict, Allow):
        await verdict.report("succeeded")
    return verdict, int(bool(verdict))


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/requests", marks=pytest.mark.faults),
        "/consume",
        pytest.param("/outcome", marks=pytest.mark.faults),
    ],
)
async def test_a_call_runs_once_though_the_server_is_killed_before_it_answers(
    path: str, nursery: Nursery, log: Path, queues: Queues
) -> None:
    async with killed_in(path, nursery, log, queues.url) as (client, office):
        _, ran = await run(client)
        _, again = await run(client)
        verbs = [entry.verb.partition(".")[2] for entry in await office.record()]

    assert (1, 0) == (ran, again)
    assert ["opened", "consumed", "finished"] == [
        verb for verb in verbs if verb in {"opened", "consumed", "finished", "cancelled"}
    ]


async def test_a_server_that_forgets_keys_would_lose_the_run(
    nursery: Nursery, log: Path, tmp_path: Path
) -> None:
    """The control: each try to use the approval looks like another one, so it is used up unseen."""
    url = f"sqlite:///{tmp_path / 'remit.db'}"
    async with killed_in("/consume", nursery, log, url, forgetful=True) as (client, office):
        verdict, ran = await run(client)
        verbs = [entry.verb for entry in await office.record()]

    assert (0, "consumed") == (ran, getattr(verdict, "status", None))
    assert 1 == verbs.count("escalation.consumed")
