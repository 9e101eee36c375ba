"""Programs without a token sign what they send: the published signers are heard, nobody else is."""

import hashlib
import hmac
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

import httpx
import pytest
from sqlalchemy import select
from standardwebhooks import Webhook

from bot.domain.intake.model import Claim, Queue
from bot.domain.interchange.wait import WaitHook
from bot.domain.webhook.signature import Signed
from bot.http.app import create_http_app
from bot.http.routes import api_routes
from bot.http.webhook.delivery import WebhookDelivery
from bot.http.webhook.sender import Sender
from bot.services.hook import Hook
from bot.services.webhook import Webhooks
from bot.store.queues import webhooks
from tests.conftest import ToldClock
from tests.contract.services.town import ANN, POLICY, Office
from tests.meta.tree import ROOT
from tests.unit.domain.webhook.test_address import INWARDS
from tests.unit.http.office import CHECKS, HOOK, SHARED, SIGNING, Front
from tests.unit.http.test_webhooks import Program, program

__all__ = ["program"]

ALERT = {"id": "a-17", "name": "Faithfulness", "value": 0.71, "trace": {"id": "t-9"},
         "labels": ["prod"], "note": ""}  # fmt: skip
BODY = json.dumps(ALERT).encode()
# What the published package wrote on the wire, with its signature by the secret SHARED.
ANNOUNCED = json.loads((ROOT / "tests" / "data" / "agent_wait" / "wait_created.json").read_text())
Headers = dict[str, str]


@pytest.fixture
async def front(front: Front) -> Front:
    """A workspace where three programs sign, each in its own way."""
    policy = POLICY.replace("{action: refund.*}", "{action: [refund.*, issue_refund]}")
    office = await Office(front.office.store, front.office.team + "S").ready(policy)
    signed = {"team": office.team, "secret_file": "s"}
    by_hash = Signed(**signed, by="sha256", header="X-Sign")
    hooks: list[Hook] = [
        HOOK,
        HOOK.model_copy(update={"name": "standard", "signed": Signed(**signed)}),
        HOOK.model_copy(update={"name": "plain", "signed": by_hash}),
        WaitHook(kind="agent-wait", name="refunds", system="refund-agent", **signed),
    ]
    found = {one.name: one for one in hooks}
    return Front(office, found)


@pytest.fixture
async def stranger(front: Front) -> AsyncIterator[httpx.AsyncClient]:
    """A program without a token."""
    async with front.client() as client:
        yield client


def standard(clock: ToldClock, *, body: bytes = BODY, secret: str = SIGNING) -> Headers:
    """Headers as the published library of Standard Webhooks makes them."""
    at = clock.now()
    signature = Webhook(secret).sign("msg_1", at, body.decode())
    return {"webhook-id": "msg_1", "webhook-timestamp": str(int(at.timestamp())),
            "webhook-signature": f"v1,bm9uZQ== {signature}"}  # fmt: skip


def plain(body: bytes = BODY, secret: str = SHARED) -> Headers:
    return {"X-Sign": "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}


async def open_in(front: Front) -> int:
    return len(await front.office.escalations.listed(front.office.team, everything=True))


async def test_what_the_published_library_signs_becomes_one_question(
    front: Front, stranger: httpx.AsyncClient, clock: ToldClock
) -> None:
    answers = [
        await stranger.post(
            "/v1/hooks/standard/signed", content=BODY, headers=standard(clock)
        ) for _ in range(2)
    ]  # fmt: skip

    assert [201, 201] == [one.status_code for one in answers]
    asked = answers[0].json()
    assert asked["id"] == answers[1].json()["id"]
    assert ("token:hook_standard", "scores") == (
        asked["request"]["requester"],
        asked["request"]["action"]["system"],
    )
    assert 1 == await open_in(front)


async def test_each_of_two_secrets_counts_while_one_replaces_the_other(
    front: Front, stranger: httpx.AsyncClient
) -> None:
    for secret in (SHARED, "the-next-one-of-it"):
        headers = plain(secret=secret)
        answer = await stranger.post("/v1/hooks/plain/signed", content=BODY, headers=headers)
        assert 201 == answer.status_code
    assert 1 == await open_in(front)


def _late(clock: ToldClock, by: int) -> Headers:
    moved = ToldClock()
    moved.instant = clock.now() + timedelta(seconds=by)
    return standard(moved)


FORGED: dict[str, Callable[[ToldClock], tuple[str, bytes, Headers]]] = {
    "no signature": lambda _: ("standard", BODY, {}),
    "another body": lambda clock: ("standard", BODY.replace(b"0.71", b"0.17"), standard(clock)),
    "one blank more": lambda clock: ("standard", BODY + b" ", standard(clock)),
    "another secret": lambda clock: (
        "standard", BODY, standard(clock, secret="whsec_c29tZWJvZHkgZWxzZXMgc2VjcmV0")),
    "another id": lambda clock: ("standard", BODY, {**standard(clock), "webhook-id": "msg_2"}),
    "no id": lambda clock: ("standard", BODY, {**standard(clock), "webhook-id": ""}),
    "too old": lambda clock: ("standard", BODY, _late(clock, -301)),
    "too young": lambda clock: ("standard", BODY, _late(clock, 301)),
    "no time": lambda clock: ("standard", BODY, {**standard(clock), "webhook-timestamp": "soon"}),
    "another hook": lambda clock: ("plain", BODY, standard(clock)),
    "its header alone": lambda _: ("plain", BODY, {"X-Sign": "sha256="}),
    "half a signature": lambda _: ("plain", BODY, {"X-Sign": plain()["X-Sign"][:-1]}),
    "a hook for tokens": lambda _: ("scores", BODY, plain()),
    "no such hook": lambda _: ("nowhere", BODY, plain()),
    "a question by another": lambda _: (
        "refunds", ANNOUNCED["body"].encode(),
        {"X-Agent-Wait-Signature": plain(ANNOUNCED["body"].encode(), "other secret")["X-Sign"]}),
}  # fmt: skip


@pytest.mark.parametrize("forged", FORGED)
async def test_what_is_not_signed_is_refused_in_the_same_words_whatever_is_wrong(
    front: Front, stranger: httpx.AsyncClient, clock: ToldClock, forged: str
) -> None:
    name, body, headers = FORGED[forged](clock)

    refused = await stranger.post(f"/v1/hooks/{name}/signed", content=body, headers=headers)

    assert 401 == refused.status_code
    assert {"error", "message"} == set(refused.json())
    assert "hook.unsigned" == refused.json()["error"]
    assert 0 == await open_in(front)


async def test_what_is_signed_and_no_alert_is_refused_with_its_place(
    front: Front, stranger: httpx.AsyncClient
) -> None:
    told = {}
    for body in (b"{", b"[" * 50_000, b"{}", b'"text"'):
        answer = await stranger.post(
            "/v1/hooks/plain/signed", content=body, headers=plain(body)
        )  # fmt: skip
        told[body[:3]] = (answer.status_code, answer.json()["error"])
    assert {(422, "input.invalid"), (422, "hook.unmapped")} == set(told.values())
    assert 0 == await open_in(front)


def announced(**changes: Any) -> tuple[bytes, Headers]:  # noqa: ANN401
    """The envelope of the published package, changed and signed anew; unchanged it is as it came."""
    if not changes:
        return ANNOUNCED["body"].encode(), ANNOUNCED["headers"]
    body = json.dumps({**json.loads(ANNOUNCED["body"]), **changes}).encode()
    return body, {"X-Agent-Wait-Signature": plain(body)["X-Sign"]}


async def ask(stranger: httpx.AsyncClient, **changes: Any) -> httpx.Response:  # noqa: ANN401
    body, headers = announced(**changes)
    return await stranger.post("/v1/hooks/refunds/signed", content=body, headers=headers)


async def deliver(front: Front) -> None:
    """Make the calls that are due, as a worker does; those of other tests among them."""
    delivery = WebhookDelivery(front.api.webhooks, Sender(loopback=True))
    while True:
        async with front.office.store.transaction() as tx:
            claim = await tx.leases(Queue.WEBHOOKS).claim("worker")
        if claim is None:
            return
        await delivery.deliver(claim)


async def test_a_question_of_the_published_package_is_asked_as_it_is_and_once(
    front: Front, stranger: httpx.AsyncClient
) -> None:
    first = await ask(stranger)
    again = await ask(stranger, event_id="another", expires_at="2026-11-29T10:00:00Z")

    assert [201, 201] == [first.status_code, again.status_code]
    assert first.json()["id"] == again.json()["id"]
    request = first.json()["request"]
    assert {"name": "issue_refund", "target": "order-4471", "system": "refund-agent",
            "parameters": {"order_id": "order-4471", "amount": 501},
            "money": None} == request["action"]  # fmt: skip
    assert ["approver_group:finance"] == request["tags"]
    assert 1 == await open_in(front)


@pytest.mark.parametrize("approve", [True, False])
async def test_the_answer_goes_where_the_question_says_once_and_again_if_it_did_not_arrive(
    front: Front, stranger: httpx.AsyncClient, program: Program, clock: ToldClock, *, approve: bool
) -> None:
    asked = (await ask(stranger, reply_to={"kind": "http", "url": f"{program.url}/a"})).json()
    await deliver(front)
    assert [] == program.heard  # nobody decided
    one = await front.office.escalations.get(asked["id"], front.office.by(ANN))
    program.status = 503
    await (front.office.approve(ANN, one) if approve else front.office.deny(ANN, one))
    await deliver(front)
    program.status = 204
    for wait in (timedelta(seconds=6), timedelta(days=2)):  # an approval runs out meanwhile
        clock.advance(wait)
        await front.office.tick()
        await deliver(front)

    assert 2 == len(program.heard)
    assert program.heard[0][1] == program.heard[1][1]
    reply = json.loads(program.heard[0][1])
    assert ("order-4471", "a1b2c3d4e5f60718") == (reply["thread_id"], reply["question_id"])
    said = {"action": "approve"} if approve else {"action": "reject", "reason": "It is too risky."}
    assert said == reply["answer"]
    assert approve == ("valid_until" in reply)


NO = {"action": "reject", "reason": "no response"}
LATE = {"action": "reject", "reason": "Nobody decided in time."}


@pytest.mark.parametrize(
    ("default", "answer"), [(NO, NO), ({"action": "approve"}, LATE), ("go on", LATE), (None, LATE)]
)
async def test_silence_is_answered_with_what_the_asker_assumes_unless_that_is_a_yes(
    front: Front, stranger: httpx.AsyncClient, program: Program, default: object, answer: object
) -> None:
    asked = await ask(stranger, reply_to={"kind": "http", "url": program.url}, default=default)
    one = await front.office.escalations.get(asked.json()["id"], front.office.by(ANN))
    await front.office.age(one, timedelta(days=4))
    await front.office.tick()
    await deliver(front)

    assert [answer] == [json.loads(body)["answer"] for _, body in program.heard]


async def test_what_the_policy_decides_alone_is_answered_at_once(
    front: Front, stranger: httpx.AsyncClient, program: Program
) -> None:
    reply_to = {"kind": "http", "url": program.url}
    await ask(stranger, reply_to=reply_to, question={"function": "restart", "args": {}})
    await deliver(front)

    (answer,) = [json.loads(body)["answer"] for _, body in program.heard]
    assert "reject" == answer["action"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"reply_to": {"kind": "http", "url": "ftp://agent.example/a"}}, "webhook.address"),
        ({"reply_to": {"kind": "http", "url": "https://u:p@agent.example/a"}}, "webhook.address"),
        ({"reply_to": {"kind": "sqs", "url": "https://queue.example/a"}}, "wait.unanswerable"),
        ({"reply_to": None}, "wait.unanswerable"),
        ({"allowed_actions": ["yes", "no"]}, "wait.unanswerable"),
        ({"type": "wait.resumed"}, "input.invalid"),
        ({"reply_with": "a text"}, "input.invalid"),
        ({"question": {"function": "", "args": {}}}, "input.invalid"),
    ],
)
async def test_a_question_that_cannot_be_answered_is_refused(
    front: Front, stranger: httpx.AsyncClient, changes: dict[str, Any], code: str
) -> None:
    answer = await ask(stranger, **changes)

    assert (422, code) == (answer.status_code, answer.json()["error"])
    assert 0 == await open_in(front)


async def test_an_answer_goes_to_no_address_that_leads_inwards(
    front: Front, stranger: httpx.AsyncClient
) -> None:
    """As for every webhook the address counts that a name leads to when it is called."""
    asked = await ask(stranger, reply_to={"kind": "http", "url": "https://agent.example/a"})
    one = await front.office.escalations.get(asked.json()["id"], front.office.by(ANN))
    await front.office.approve(ANN, one)
    async with front.office.store.transaction() as tx:
        found = await tx.connection.execute(select(webhooks).order_by(webhooks.c.row.desc()))
        row = found.first()
    assert row is not None
    claim = Claim(Queue.WEBHOOKS, row.row, "t", row.kind, row.team, row.payload, 1)
    sending = await front.api.webhooks.sending(claim)
    assert sending is not None
    assert "https://agent.example/a" == sending.url

    for inward in INWARDS:
        why = await Sender(look_up=partial(found_at, inward)).send(sending)
        assert "not public" in str(why)


async def found_at(address: str, _host: str, _port: int) -> list[str]:
    return [address]


async def test_without_a_key_no_question_is_taken_whose_answer_could_not_be_signed(
    front: Front,
) -> None:
    keyless = replace(front.api.hooks.waits, webhooks=Webhooks(front.office.store))
    hooks = replace(front.api.hooks, waits=keyless)
    app = create_http_app(CHECKS, api_routes(replace(front.api, hooks=hooks)))
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://remit.test") as client:
        refused = await ask(client)

    assert (409, "webhook.no-key") == (refused.status_code, refused.json()["error"])
    assert 0 == await open_in(front)
