"""The published client of the Agent Approval Protocol against our provider, over a real loopback port."""

import asyncio
import itertools
import json
import re
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from agentapprovalprotocol import (
    Allow,
    AsyncClient,
    AsyncGate,
    Call,
    Client,
    CredentialRefused,
    Deny,
    Gate,
    NotFound,
    Pending,
    Receiver,
)
from agentapprovalprotocol.testing import SECRET, FakeProvider
from fastapi import FastAPI

from bot.domain.intake.model import Queue
from bot.domain.interchange.answer import id_of
from bot.domain.token.model import Scope
from bot.http.aap.app import PATH, create_aap_app
from bot.http.routes import Api
from bot.http.webhook.delivery import WebhookDelivery
from bot.http.webhook.sender import Sender
from bot.services.escalation.program import Programs
from bot.services.hook import Hooks
from bot.services.instance import Instances
from bot.services.operator import Operators
from bot.services.token import Tokens, Wanted
from bot.services.tool_call import ToolCalls
from bot.services.wait import Waits
from bot.services.webhook import Webhooks
from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.town import ANN, POLICY, Office, evaluations_at
from tests.lossy import Lossy
from tests.meta.tree import ROOT
from tests.served import served

_numbers = itertools.count(1)
KEY = "k" * 32
SCOPES = frozenset({Scope.ESCALATIONS_READ, Scope.ESCALATIONS_WRITE})


@dataclass
class Provider:
    """Our provider on a port, a token for it, and people who decide."""

    office: Office
    tokens: Tokens
    address: str
    token: str
    app: FastAPI
    delivery: WebhookDelivery
    clients: list[AsyncClient] = field(default_factory=list)

    def client(self, token: str | None = None) -> AsyncClient:
        made = AsyncClient(self.address, token or self.token, retry_budget=2)
        self.clients.append(made)
        return made

    async def close(self) -> None:
        for client in self.clients:
            await client.aclose()

    def gate(self, **options: Any) -> AsyncGate:  # noqa: ANN401
        return AsyncGate(self.client(), **options)

    async def another_token(self, *scopes: Scope) -> str:
        wanted = Wanted("other", frozenset(scopes or SCOPES))
        return (await self.tokens.create(wanted, self.office.by("operator"))).secret

    async def decide(self, request: str, *, approve: bool) -> None:
        one = await self.office.escalations.get(id_of("esc", request) or "", self.office.by(ANN))
        await (self.office.approve(ANN, one) if approve else self.office.deny(ANN, one))

    async def deliver(self) -> int:
        """Make the calls that are due, as a worker does; how many."""
        for made in itertools.count():
            async with self.office.store.transaction() as tx:
                claim = await tx.leases(Queue.WEBHOOKS).claim("worker")
            if claim is None:
                return made
            await self.delivery.deliver(claim)
        raise AssertionError

    async def until_asked(self) -> str:
        """Wait until somebody is asked; the request's id."""
        while True:
            if found := await self.office.escalations.listed(self.office.team, everything=False):
                return found[0].id
            await asyncio.sleep(0.01)


@pytest.fixture
async def provider(shared_url: str, clock: ToldClock) -> AsyncIterator[Provider]:
    clock.instant = datetime.now(UTC)  # the client looks at its own
    store = Store.at(shared_url, clock)
    office = Office(store, f"TGATE{next(_numbers)}")
    await office.ready(POLICY.replace("{action: refund.*}", "{action: [refund.*, issue_refund]}"))
    tokens = Tokens(store)
    made = await tokens.create(Wanted("refund-agent", SCOPES), office.by("operator"))
    programs, calls = Programs(store, office.escalations), ToolCalls(store, office.escalations)
    app = FastAPI()
    webhooks, sender = Webhooks(store, (KEY,), loopback=True), Sender(loopback=True)
    instances = Instances(store, tokens, office.escalations, sender.exchange, (KEY,), loopback=True)
    hooks = Hooks(programs, Waits(calls, webhooks))
    api = Api(
        tokens,
        programs,
        calls,
        webhooks,
        evaluations_at(store),
        hooks,
        instances,
        Operators(office.escalations),
    )
    app.mount(PATH, create_aap_app(api))
    async with served(app) as address:
        running = Provider(
            office, tokens, address + PATH, made.secret, app, WebhookDelivery(webhooks, sender)
        )
        yield running
        await running.close()
    await store.close()


def call(key: str = "run-1:call-1", **changes: Any) -> Call:  # noqa: ANN401
    told: dict[str, Any] = {"key": key, "tool": "refund.create", "arguments": {"amount": 501.25}}
    return Call(**{**told, **changes})


def small(key: str) -> Call:
    return call(key, context={"remit": {"tags": ["small"]}})


async def test_64_checks_of_one_call_at_once_let_it_run_exactly_once(provider: Provider) -> None:
    client = provider.client()
    checks = [asyncio.create_task(AsyncGate(client).check(call())) for _ in range(64)]
    asked = await provider.until_asked()
    one = await provider.office.escalations.get(asked, provider.office.by(ANN))
    await provider.office.approve(ANN, one)
    verdicts = await asyncio.gather(*checks)

    allowed = [verdict for verdict in verdicts if isinstance(verdict, Allow)]
    assert 1 == len(allowed)
    denied = [verdict for verdict in verdicts if isinstance(verdict, Deny)]
    assert {"consumed"} == {verdict.status for verdict in denied}
    assert await allowed[0].report("succeeded")
    verbs = [entry.verb.partition(".")[2] for entry in await provider.office.record()]
    assert ["opened", "approved", "consumed", "finished"] == [
        verb for verb in verbs if verb not in {"installed", "created"}
    ]


async def test_what_people_or_time_refuse_the_gate_refuses(
    provider: Provider, clock: ToldClock
) -> None:
    async def verdict_after(key: str, *, approve: bool | None = None, **options: Any) -> Deny:  # noqa: ANN401
        check = asyncio.create_task(provider.gate(**options).check(call(key)))
        asked = await provider.until_asked()
        one = await provider.office.escalations.get(asked, provider.office.by(ANN))
        if approve is False:
            await provider.office.deny(ANN, one)
        elif approve is None:
            await asyncio.sleep(1.01)
            clock.advance(timedelta(seconds=2))
            await provider.office.tick()
        verdict = await check
        assert isinstance(verdict, Deny)
        return verdict

    denied = await verdict_after("denied", approve=False)
    assert "denied" == denied.status
    assert "It is too risky." in denied.reason
    assert "expired" == (await verdict_after("expired", timeout="1s")).status
    cancelled = await provider.gate(wait_limit=0.2).check(call("given up"))
    assert (False, "expired") == (bool(cancelled), getattr(cancelled, "status", None))
    assert [] == await provider.office.escalations.listed(provider.office.team, everything=False)


async def test_a_token_that_does_not_count_refuses_and_a_wrong_one_too(provider: Provider) -> None:
    cannot_ask = await provider.another_token(Scope.SPECS_READ)
    for token in ("remit_tok_made_up", cannot_ask):
        verdict = await AsyncGate(provider.client(token)).check(call())
        assert isinstance(verdict, Deny)
        assert "credential" in verdict.reason
    assert [] == await provider.office.escalations.listed(provider.office.team, everything=True)


@pytest.mark.parametrize(("fresh_keys", "runs"), [(False, 1), (True, 0)])
async def test_a_lost_answer_to_consume_is_asked_for_again_under_its_key_and_nothing_runs_twice(
    provider: Provider, *, fresh_keys: bool, runs: int
) -> None:
    """The control takes the keys away: the approval is spent, and the call never runs."""
    line = Lossy(
        provider.app,
        loses=lambda scope: scope["path"].endswith("/consume") and not line.lost,
        fresh_keys=fresh_keys,
    )
    async with served(line) as address:
        client = AsyncClient(address + PATH, provider.token, retry_budget=3)
        verdict = await AsyncGate(client).check(small("lost"))
        again = await AsyncGate(client).check(small("lost"))
        await client.aclose()

    assert 1 == len(line.lost)
    assert (runs, False) == (int(bool(verdict)), bool(again))


async def test_the_policy_alone_may_let_a_call_pass_and_the_plain_client_works(
    provider: Provider,
) -> None:
    def in_a_thread() -> tuple[bool, bool]:
        client = Client(provider.address, provider.token)
        with Gate(client).guard(small("small-1")) as first:
            pass
        with Gate(client).guard(small("small-1")) as again:
            pass
        client.close()
        return bool(first), bool(again)

    assert (True, False) == await asyncio.to_thread(in_a_thread)


async def test_the_code_of_the_page_about_agents_runs(provider: Provider) -> None:
    """Both of its examples for this protocol, as they stand there."""
    page = (ROOT / "docs" / "agents.md").read_text()
    first, second = re.findall(
        r"```python\n(from agentapprovalprotocol.*?|gate = .*?)```", page, re.DOTALL
    )
    refunded: list[dict[str, Any]] = []
    names: dict[str, Any] = {
        "address": provider.address.removesuffix(PATH),
        "token": provider.token,
        "refund": lambda **what: refunded.append(what),
    }
    running = asyncio.create_task(asyncio.to_thread(exec, first, names))
    asked = await provider.until_asked()
    one = await provider.office.escalations.get(asked, provider.office.by(ANN))
    await provider.office.approve(ANN, one)
    await running
    names["client"].close()
    exec(second, names)  # noqa: S102 - our own page

    assert [{"order": "4711", "amount": 501}] == refunded
    assert "/order" == names["gate"].context["remit"]["target"]


async def test_a_gate_that_pauses_is_told_to_and_finds_the_decision_later(
    provider: Provider,
) -> None:
    gate = provider.gate(mode="async")
    paused = await gate.check(call())
    assert isinstance(paused, Pending)
    await provider.decide(paused.request_id, approve=True)

    assert await gate.check(call())


async def test_a_program_lets_an_agent_in_whose_receiver_is_told_and_wakes_it(
    provider: Provider,
) -> None:
    """All of it by the package's own receiver: challenge, credential, signed news, and the run it wakes."""
    woken: asyncio.Queue[str] = asyncio.Queue()
    receiver = Receiver(resumers={"test": lambda handle, request: woken.put(request.status)})
    program = await provider.another_token(Scope.INSTANCES)
    async with served(receiver.asgi()) as address:
        told: dict[str, Any] = {
            "provider_url": provider.address,
            "provisioner_token": program,
            "url": address,
        }
        made = await receiver.provision(**told, instance_name="laptop")
        again = await receiver.provision(**told, instance_name="laptop")
        assert (made.token, made.instance_id) == (again.token, again.instance_id)
        gate = AsyncGate(provider.client(made.token), mode="async")
        paused = await gate.check(call(resume={"framework": "test"}))
        assert isinstance(paused, Pending)
        await provider.decide(paused.request_id, approve=True)
        assert 1 == await provider.deliver()

        assert "approved" == await asyncio.wait_for(woken.get(), 10)
        assert await gate.check(call(resume={"framework": "test"}))
        assert 0 == await provider.deliver()  # what becomes of the approval is no news
        small_one = await gate.check(small("by policy"))
        assert small_one
        assert 1 == await provider.deliver()
        client = receiver.client
        assert client is not None
        await client.aclose()

    assert "laptop" == (await provider.office.escalations.get(
        id_of("esc", paused.request_id) or "", provider.office.by(ANN)
    )).request.action.system  # fmt: skip


async def test_an_agent_that_is_shut_out_asks_nothing_and_waits_for_nothing(
    provider: Provider,
) -> None:
    program = {"Authorization": f"Bearer {await provider.another_token(Scope.INSTANCES)}"}
    other = {"Authorization": f"Bearer {await provider.another_token(Scope.INSTANCES)}"}
    async with httpx.AsyncClient(base_url=provider.address, headers=program) as http:
        keyed = {"Idempotency-Key": "k"}
        made = (await http.post("/v1/instances", json={}, headers=keyed)).json()
        path, token = f"/v1/instances/{made['instance']['id']}", made["credential"]["token"]
        client = provider.client(token)
        waiting = await client.create(body(), "key")
        assert 404 == (await http.get(path, headers=other)).status_code
        assert 404 == (await http.delete(path, headers=other)).status_code
        assert made["instance"] == (await http.get(path)).json()
        cannot = await http.post(
            "/v1/instances", json={}, headers=keyed | {"Authorization": f"Bearer {token}"}
        )
        assert 403 == cannot.status_code
        assert [204, 204] == [(await http.delete(path)).status_code for _ in range(2)]
        assert 404 == (await http.get(path)).status_code
        replayed = await http.post("/v1/instances", json={}, headers=keyed)
        assert "instance_deleted" == replayed.json()["error"]["code"]

    with pytest.raises(CredentialRefused):
        await client.get(waiting.id)
    one = await provider.office.escalations.get(
        id_of("esc", waiting.id) or "", provider.office.by(ANN)
    )
    assert "cancelled" == one.state


async def test_a_receiver_that_does_not_answer_the_challenge_gets_no_agent(
    provider: Provider,
) -> None:
    program = {"Authorization": f"Bearer {await provider.another_token(Scope.INSTANCES)}"}
    stranger = Receiver(resumers={}, secret=SECRET, registration_id=str(uuid.uuid4()))
    async with (
        served(stranger.asgi()) as address,
        httpx.AsyncClient(base_url=provider.address, headers=program) as http,
    ):
        answers = {}
        for url in (address, "https://10.0.0.1/", "ftp://example.com/"):
            delivery = {"type": "webhook", "url": url, "signing_secret": SECRET,
                        "registration_id": str(uuid.uuid4())}  # fmt: skip
            answer = await http.post(
                "/v1/instances", json={"delivery": delivery}, headers={"Idempotency-Key": url}
            )
            answers[url] = (answer.status_code, answer.json()["error"]["code"])

    unverified = (422, "webhook_verification_failed")
    assert [unverified, unverified, (400, "invalid_webhook_url")] == list(answers.values())
    assert "agent.let-in" not in {entry.verb for entry in await provider.office.record()}


async def test_agents_are_strangers_to_each_other(provider: Provider) -> None:
    asked = await provider.client().create(body(), "key")
    other = provider.client(await provider.another_token())

    for operation in (
        other.get(asked.id),
        other.cancel(asked.id),
        other.consume(asked.id, "run"),
        other.report_outcome(asked.id, "succeeded"),
        other.get(str(uuid.uuid4())),
    ):
        with pytest.raises(NotFound):
            await operation
    assert asked.id != (await other.create(body(), "key")).id


async def test_every_answer_is_numbered_and_errors_are_in_the_words_of_the_protocol(
    provider: Provider,
) -> None:
    authorization = {"Authorization": f"Bearer {provider.token}"}
    async with httpx.AsyncClient(base_url=provider.address, headers=authorization) as http:
        keyed = {"Idempotency-Key": "k"}
        answers = {
            "created": await http.post("/v1/requests", json=body(), headers=keyed),
            "replayed": await http.post("/v1/requests", json=body(), headers=keyed),
            "conflict": await http.post(
                "/v1/requests", json={**body(), "timeout": "1h"}, headers=keyed
            ),
            "keyless": await http.post("/v1/requests", json=body()),
            "unknown field": await http.post(
                "/v1/requests", json={**body(), "approved": True}, headers=keyed
            ),
            "no json": await http.post("/v1/requests", content=b"{", headers=keyed),
            "wait": await http.get(f"/v1/requests/{uuid.uuid4()}?wait=soon"),
            "no uuid": await http.get("/v1/requests/esc_1"),
            "nowhere": await http.get("/v1/decisions"),
            "stranger": await http.get(
                f"/v1/requests/{uuid.uuid4()}", headers={"Authorization": "Bearer x"}
            ),
            "never approved here": await http.post(
                "/v1/requests/decide", json={"status": "approved"}
            ),
        }
    told = {
        name: (answer.status_code, answer.json().get("error", {}).get("code"))
        for name, answer in answers.items()
    }

    assert {
        "created": (201, None),
        "replayed": (200, None),
        "conflict": (409, "idempotency_conflict"),
        "keyless": (400, "missing_idempotency_key"),
        "unknown field": (400, "invalid_request"),
        "no json": (400, "invalid_request"),
        "wait": (400, "invalid_request"),
        "no uuid": (404, "not_found"),
        "nowhere": (404, "not_found"),
        "stranger": (401, "token_unknown"),
        "never approved here": (405, "method_not_allowed"),
    } == told
    for answer in answers.values():
        exchange = answer.headers["X-Request-ID"]
        assert exchange == answer.json().get("error", {"request_id": exchange})["request_id"]
        assert uuid.UUID(exchange)


async def test_ours_answers_field_by_field_as_the_fake_provider_of_the_package(
    provider: Provider,
) -> None:
    """The package's own provider is the reference for the shape of everything but moments and ids."""
    fake = FakeProvider(auto=None)
    shapes = []
    theirs = fake.async_client()
    for client in (theirs, provider.client()):
        seen = [await client.create(body(), "key")]
        seen.append(await client.get(seen[0].id))
        if client is theirs:
            fake.decide(seen[0].id, "approved")
        else:
            await provider.decide(seen[0].id, approve=True)
        seen += [
            await client.get(seen[0].id, wait=1),
            await client.consume(seen[0].id, "run"),
            await client.report_outcome(seen[0].id, "failed", "no funds"),
        ]
        shapes.append([_shape(one) for one in seen])

    provider.clients.append(theirs)
    assert shapes[0] == shapes[1]


def body() -> dict[str, Any]:
    arguments = {"amount": 501.25, "nothing": None, "deep": {"list": [1, "2", True]}}
    context = {"call_id": "c", "resume": {"framework": "langgraph", "thread_id": None}}
    return {
        "tool": "refund.create",
        "server": "shop",
        "arguments": arguments,
        "timeout": "30m",
        "agent_reasoning": "Charged <!channel> twice.",
        "context": context,
    }


def _shape(request: Any) -> Any:  # noqa: ANN401
    """Everything a client reads, with moments and ids put away."""
    raw = json.loads(json.dumps(request, default=_plain))
    return _without_moments(raw)


def _plain(value: Any) -> Any:  # noqa: ANN401
    return vars(value) if hasattr(value, "__dict__") else str(value)


def _without_moments(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {
            key: "…" if key == "id" or (key.endswith("_at") and each) else _without_moments(each)
            for key, each in value.items()
        }
    return value
