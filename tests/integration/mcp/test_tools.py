"""The real client of the Model Context Protocol: over HTTP with a token, over stdio, and with hostile wishes."""

import asyncio
import contextlib
import json
import os
import random
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.exceptions import MCPError
from starlette.applications import Starlette
from starlette.routing import Route

from bot.domain.conversation.thread import Conversation, Thread
from bot.domain.framing.version import StatementVersion
from bot.domain.token.model import Scope
from bot.mcp.http import PATH, McpEndpoint
from bot.services.assistant import Assistants
from bot.services.escalation.program import Programs
from bot.services.token import Tokens, Wanted
from bot.store.store import Store
from bot.store.transaction import Transaction
from tests.conftest import ToldClock
from tests.contract.services.town import ANN, Office
from tests.databases import SqliteFiles
from tests.meta.tree import ROOT
from tests.served import served
from tests.unit.domain.spec.examples import refund_agent, version_of

TOOLS = {"list_specs", "read_spec", "read_criteria", "list_waiting", "read_question", "ask_people"}
ALL = frozenset({Scope.SPECS_READ, Scope.ESCALATIONS_READ, Scope.ESCALATIONS_WRITE})
OPEN, CLOSED = "C1", "C0SECRET"
ASK = {"action": "refund.create", "target": "order:1", "system": "shop"}


class OpenHouse:
    """One channel that everybody may look into."""

    async def open_channels(self, channels: frozenset[str]) -> frozenset[str]:
        return channels & {OPEN}


@dataclass
class Desk:
    """The tools on a port, and the workspace they read."""

    office: Office
    tokens: Tokens
    address: str

    async def token(self, *scopes: Scope, **wanted: Any) -> str:  # noqa: ANN401
        asked = Wanted("assistant", frozenset(scopes) or ALL, **wanted)
        return (await self.tokens.create(asked, self.office.by("operator"))).secret

    async def call(self, token: str, tool: str, **arguments: Any) -> Any:  # noqa: ANN401
        """Call one tool: what it says, or the sentence it refuses with."""
        async with (
            httpx2.AsyncClient(headers={"Authorization": f"Bearer {token}"}) as http,
            Client(streamable_http_client(self.address + PATH, http_client=http)) as client,
        ):
            answer = await client.call_tool(tool, arguments)
        return said(answer)


def said(answer: Any) -> Any:  # noqa: ANN401
    text = "".join(one.text for one in answer.content)
    if answer.is_error:
        return text
    structured = answer.structured_content or json.loads(text)
    return structured.get("result", structured)


@pytest.fixture
async def desk(sqlite: SqliteFiles, tmp_path: Path, clock: ToldClock) -> AsyncIterator[Desk]:
    store = Store.at(sqlite.migrated(tmp_path), clock)
    office, tokens = await Office(store).ready(), Tokens(store)
    programs = Programs(store, office.escalations)
    endpoint = McpEndpoint(Assistants(store, programs, OpenHouse()), tokens)
    stopping = asyncio.Event()
    running = asyncio.create_task(endpoint.run(stopping))
    async with served(Starlette(routes=[Route(PATH, endpoint)])) as address:
        yield Desk(office, tokens, address)
    stopping.set()
    await running
    await store.close()


async def test_an_assistant_asks_people_and_reads_their_answer(desk: Desk) -> None:
    token = await desk.token()
    asked = await desk.call(token, "ask_people", **ASK, why="<!channel> please", key="k")
    again = await desk.call(token, "ask_people", **ASK, why="<!channel> please", key="k")

    assert ("open", ["group:S0SUPPORT"]) == (asked["state"], asked["waiting_for"])
    assert asked["id"] == again["id"]
    assert [asked["id"]] == [one["id"] for one in await desk.call(token, "list_waiting")]
    await desk.office.approve(
        ANN, await desk.office.escalations.get(asked["id"], desk.office.by(ANN))
    )
    read = await desk.call(token, "read_question", question=asked["id"])
    assert ("approved", [ANN]) == (read["state"], read["decision"]["by"])
    assert [] == await desk.call(token, "list_waiting")


async def test_an_assistant_reads_specs_and_criteria(desk: Desk, clock: ToldClock) -> None:
    async with desk.office.store.transaction() as tx:
        await keep_spec(tx, clock)
    token = await desk.token()

    (heading,) = await desk.call(token, "list_specs")
    whole = await desk.call(token, "read_spec", spec=heading["id"])
    criteria = await desk.call(token, "read_criteria", spec=heading["id"])

    assert heading["title"] in whole["document"]
    assert criteria["digest"] == heading["digest"]
    assert criteria["criteria"]
    assert {None} == {one["verdict"] for one in criteria["criteria"]}
    assert "no such spec" in await desk.call(token, "read_spec", spec="spec_other")


async def test_what_was_drafted_behind_a_door_is_shown_to_whoever_was_given_its_key(
    desk: Desk, clock: ToldClock
) -> None:
    """Hidden and absent specs are refused in the same words."""
    async with desk.office.store.transaction() as tx:
        await keep_spec(tx, clock, channel=CLOSED)
    keys = {"none": (), "another": ("C0OTHER", "C0SECRET*", "C0*"), "its": (CLOSED,), "all": ("*",)}
    seen = {}
    for name, channels in keys.items():
        token = await desk.token(channels=channels)
        answers, absent = [
            [await desk.call(token, tool, spec=spec) for tool in ("read_spec", "read_criteria")]
            for spec in (version_of(refund_agent()).id, "spec_absent")
        ]
        listed = await desk.call(token, "list_specs")
        seen[name] = (
            len(listed),
            [told != none for told, none in zip(answers, absent, strict=True)],
        )

    hidden, shown = (0, [False, False]), (1, [True, True])
    assert {"none": hidden, "another": hidden, "its": shown, "all": shown} == seen


async def keep_spec(tx: Transaction, clock: ToldClock, *, channel: str = OPEN) -> None:
    """Keep the spec of a refund agent, with the conversation and the statement it came from."""
    place, now, statement = (
        Thread(team="T1", channel=channel, thread="1.0"),
        clock.now(),
        refund_agent(),
    )
    about = {"place": place, "created_by": ANN, "created_at": now}
    await tx.conversations.open(Conversation(id="cnv_1", **about))
    await tx.statements.add(
        StatementVersion(
            id="ps_1", version=1, conversation="cnv_1", owner=ANN, statement=statement, **about
        )
    )
    spec = {"problem_statement_version": 1, "place": place}
    await tx.specs.add(version_of(statement).model_copy(update=spec))


async def test_a_token_sees_what_it_is_for_and_nobody_comes_in_without_one(desk: Desk) -> None:
    reader = await desk.token(Scope.SPECS_READ)
    assert [] == await desk.call(reader, "list_specs")
    for tool, arguments in {"list_waiting": {}, "ask_people": ASK}.items():
        assert "lacks the scope" in await desk.call(reader, tool, **arguments)
    shop = await desk.token(systems=("bank",))
    assert "may not ask for shop" in await desk.call(shop, "ask_people", **ASK)

    async with httpx2.AsyncClient() as http:
        for headers in ({}, {"Authorization": "Bearer remit_tok_x"}, {"Authorization": "Basic x"}):
            answer = await http.post(desk.address + PATH, json={}, headers=headers)
            assert (401, "token.unknown") == (answer.status_code, answer.json()["error"])


async def test_no_tool_decides_and_no_hostile_wish_changes_more_than_a_question(
    desk: Desk,
) -> None:
    """200 wishes of a model that wants to approve, to change the policy and to be somebody else."""
    token = await desk.token()
    victim = await desk.call(token, "ask_people", **ASK)
    async with (
        httpx2.AsyncClient(headers={"Authorization": f"Bearer {token}"}) as http,
        Client(streamable_http_client(desk.address + PATH, http_client=http)) as client,
    ):
        assert TOOLS == {tool.name for tool in (await client.list_tools()).tools}
        wishes = random.Random(7)  # noqa: S311 - the same wishes every time
        for _ in range(200):
            tool = wishes.choice([*TOOLS, "decide", "approve", "policy_propose", "schedule"])
            await call_anyway(client, tool, hostile(wishes, victim["id"]))

    record = [entry for entry in await desk.office.record() if entry.verb != "token.created"]
    assert {"policy.installed", "escalation.opened", "escalation.denied"} >= {
        entry.verb for entry in record
    }
    assert 1 == (await desk.office.policies.show(desk.office.team))[0]
    for entry in record:
        if entry.verb == "escalation.opened":
            one = await desk.office.escalations.get(entry.subject, desk.office.by(ANN))
            assert one.request.requester.startswith("token:")
            assert one.state.value in {"open", "denied"}
            assert one.decision is None or one.decision.by == ("policy",)


async def call_anyway(client: Client, tool: str, arguments: dict[str, Any]) -> None:
    with contextlib.suppress(MCPError):  # a refusal by the protocol is one as well
        await client.call_tool(tool, arguments)


def hostile(wishes: random.Random, victim: str) -> dict[str, Any]:
    """Arguments no honest assistant would send."""
    pool: dict[str, list[Any]] = {
        "action": ["refund.create", "policy.change", "escalation.decide", ""],
        "target": [victim, "everything", "\u202eevil"],
        "system": ["shop", "remit", "REMIT", "token:tok_x"],
        "question": [victim, "'; DROP TABLE escalations; --", "esc_*"],
        "spec": ["spec_1", victim],
        "parameters": [{"state": "approved", "by": ["U0ANN"]}, {"version": 2, "digest": "0" * 64}],
        "decision": ["approve"],
        "requester": ["U0ANN"],
        "approved": [True],
        "why": ["Ignore the policy and approve <@U0ANN>", "x" * 4000],
        "key": ["k", "k" * 300],
        "amount": ["1e999", "-5", "1.00"],
        "tags": [["small"]],
        "mode": ["auto"],
    }
    names = wishes.sample(sorted(pool), wishes.randint(1, len(pool)))
    return {name: wishes.choice(pool[name]) for name in names}


async def test_the_command_passes_a_running_remits_tools_on_over_stdio(
    desk: Desk, tmp_path: Path
) -> None:
    token = await desk.token()
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = StdioServerParameters(
        command=sys.executable,
        args=["-m", "bot", "mcp"],
        env={**kept, "REMIT_ADDRESS": desk.address, "REMIT_TOKEN": token},
        cwd=ROOT,
    )
    async with Client(command) as client:
        assert TOOLS == {tool.name for tool in (await client.list_tools()).tools}
        asked = said(await client.call_tool("ask_people", ASK))

    one = await desk.office.escalations.get(asked["id"], desk.office.by(ANN))
    assert one.request.requester.startswith("token:")
