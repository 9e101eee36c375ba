"""The Python client and the examples of the documentation, against the API on a real port."""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from bot.client import Action, ApiError, AsyncRemit, NotApprovedError, Remit, UnreachableError
from tests.contract.services.town import ANN
from tests.served import served
from tests.unit.http.office import Front

ROOT = Path(__file__).parents[3]
REFUND = Action("refund.create", "order:4711", "refund-agent", {"amount": 501}, ("501.00", "USD"))


class Shop:
    """An agent with the client, and an office that decides."""

    def __init__(self, front: Front, address: str, secret: str) -> None:
        self.front, self.address, self.secret = front, address, secret
        self.remit = Remit(address, secret, pause=0.01)

    async def decide(self, id: str, *, approve: bool = True) -> None:
        office = self.front.office
        found = await office.escalations.get(id, office.by(ANN))
        await (office.approve(ANN, found) if approve else office.deny(ANN, found))

    async def pending(self) -> str:
        """The escalation somebody opens meanwhile."""
        while True:
            found = await self.front.office.escalations.listed(
                self.front.office.team, everything=False
            )
            if found:
                return found[0].id
            await asyncio.sleep(0.01)


@pytest.fixture
async def shop(front: Front) -> AsyncIterator[Shop]:
    async with served(front.app) as address:
        yield Shop(front, address, (await front.token()).secret)


async def run(call: Callable[..., Any], *given: Any, **named: Any) -> Any:  # noqa: ANN401
    return await asyncio.to_thread(call, *given, **named)


async def test_the_client_asks_waits_uses_once_and_reports(shop: Shop) -> None:
    remit = shop.remit
    opened = await run(remit.open, REFUND, key="order-4711", why="It arrived broken.")
    again = await run(remit.open, REFUND, key="order-4711", why="It arrived broken.")
    waiting = asyncio.create_task(AsyncRemit(remit).decision(opened.id, within=60))
    await shop.decide(opened.id)

    decided = await waiting
    used = await run(remit.consume, opened.id, decided.action, key="run-1")
    told = await run(remit.record, opened.id, succeeded=True, note="Paid.")
    listed = await run(lambda: list(remit.list(states=["finished"], mine=True)))

    assert opened.id == again.id
    assert decided.decision
    assert (True, REFUND, (ANN,)) == (decided.is_approved, decided.action, decided.decision.by)
    assert ("consumed", "finished") == (used.state, told.state)
    assert [opened.id] == [one.id for one in listed]


async def test_a_block_runs_only_if_people_approved_and_its_failure_is_told(shop: Shop) -> None:
    done: list[str] = []

    def act(key: str, *, fails: bool = False) -> None:
        with shop.remit.approved(replace(REFUND, target=key), key=key, within=60) as used:
            if fails:
                raise RuntimeError("the bank said no")
            done.append(used.action.target)

    async def acted(key: str, *, approve: bool, fails: bool = False) -> str:
        acting = asyncio.create_task(run(act, key, fails=fails))
        named = await shop.pending()
        await shop.decide(named, approve=approve)
        await asyncio.gather(acting, return_exceptions=True)
        error = acting.exception()
        found = await run(shop.remit.get, named)
        return f"{found.state} {type(error).__name__}"

    assert "finished NoneType" == await acted("order:1", approve=True)
    assert "denied NotApprovedError" == await acted("order:2", approve=False)
    assert "finished RuntimeError" == await acted("order:3", approve=True, fails=True)
    assert ["order:1"] == done


async def test_nothing_runs_while_nobody_has_answered(shop: Shop) -> None:
    def act() -> None:
        with shop.remit.approved(REFUND, key="order-4711", within=0.05):
            raise AssertionError

    with pytest.raises(NotApprovedError) as refused:
        await run(act)

    assert refused.value.escalation.is_pending


async def test_a_refusal_is_an_error_with_its_code_and_the_token_is_never_in_it(shop: Shop) -> None:
    stranger = Remit(shop.address, "remit_tok_made_up")

    with pytest.raises(ApiError) as unknown:
        await run(stranger.get, "esc_00000000000000000000000000")
    with pytest.raises(ApiError) as odd:
        await run(shop.remit.open, REFUND, confidence=7)
    with pytest.raises(UnreachableError) as gone:
        await run(Remit("http://127.0.0.1:9", "t", tries=2, pause=0.01).cancel, "esc_1")
    with pytest.raises(ValueError, match="https"):
        Remit("file:///etc/passwd", "t")

    assert (401, "token.unknown") == (unknown.value.status, unknown.value.code)
    assert ["body.confidence"] == list(odd.value.fields)
    assert "made_up" not in f"{unknown.value!r}{gone.value!r}"


async def test_what_is_safe_is_repeated_and_a_token_is_never_sent_elsewhere() -> None:
    asked: list[str] = []
    app = FastAPI()

    @app.get("/v1/escalations/{id}")
    async def busy(id: str) -> Any:  # noqa: ANN401
        from fastapi.responses import JSONResponse, RedirectResponse  # noqa: PLC0415

        asked.append(id)
        if id == "moved":
            return RedirectResponse("/v1/escalations/elsewhere", status_code=307)
        return JSONResponse({"error": "x.busy", "message": "Busy."}, status_code=503)

    async with served(app) as address:
        remit = Remit(address, "t", tries=3, pause=0.001)
        with pytest.raises(ApiError) as busy_error:
            await run(remit.get, "busy")
        with pytest.raises(ApiError) as moved:
            await run(remit.get, "moved")

    assert ["busy"] * 3 + ["moved"] == asked
    assert ("x.busy", 307) == (busy_error.value.code, moved.value.status)


def test_the_client_needs_nothing_but_python() -> None:
    script = (
        "import sys, bot.client\n"
        "print([n for n in sys.modules if n.startswith('bot.') and n != 'bot.client'])\n"
    )

    done = subprocess.run(
        [sys.executable, "-S", "-c", script],  # without the installed packages
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ("[]\n", "") == (done.stdout, done.stderr)


async def test_the_examples_of_the_documentation_do_what_they_say(shop: Shop) -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    script = "set -e\n" + "\necho\n".join(re.findall(r"```sh\n(.*?)```", page, re.DOTALL))
    environment = {**os.environ, "API": shop.address, "TOKEN": shop.secret}

    shown = await run(
        subprocess.run,
        ["bash", "-c", script],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert 0 == shown.returncode, shown.stdout + shown.stderr
    states = re.findall(r'"state":"(\w+)"', shown.stdout)
    assert ["approved", "consumed", "finished", "finished"] == states
    (example,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    given = {"url": shop.address, "token": shop.secret}
    said: list[str] = []
    await run(exec, example, {**given, "print": lambda *words: said.append(" ".join(words))})
    assert ["pay order:4712"] == said
