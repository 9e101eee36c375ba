"""Calls to other programs over real sockets: signed so that others can check, and going nowhere they must not."""

import asyncio
import hashlib
import hmac
from base64 import b64decode
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import httpx
import pytest
from aiohttp import web
from standardwebhooks import Webhook, WebhookVerificationError

from bot.domain.intake.model import Queue
from bot.http.webhook import sender
from bot.http.webhook.delivery import WebhookDelivery
from bot.http.webhook.sender import Sender, headers_of
from bot.services.webhook import Sending, Webhooks
from tests.contract.services.town import ANN
from tests.unit.domain.webhook.test_address import INWARDS
from tests.unit.http.office import KEY, REFUND, Front

SECRET = "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


class Program:
    """A server of somebody's that takes webhooks, and does to the caller what a test says."""

    def __init__(self) -> None:
        self.heard: list[tuple[dict[str, str], str]] = []
        self.connections = 0
        self.status = 200
        self.pause = 0.0
        self.answer = b"thanks"
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        self.connections += 1
        self.heard.append((dict(request.headers), await request.text()))
        await asyncio.sleep(self.pause)
        return web.Response(
            status=self.status, body=self.answer, headers={"Location": f"{self.url}/elsewhere"}
        )


@pytest.fixture
async def program() -> AsyncIterator[Program]:
    made = Program()
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", made.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield made
    await runner.cleanup()


def sending(url: str, *secrets: str, at: datetime | None = None) -> Sending:
    body = {"type": "escalation.decided", "data": {"why": "für Łódź"}}
    return Sending(url, "msg-1", body, secrets or (SECRET,), at or datetime.now(UTC))


async def test_the_published_library_verifies_what_we_sign_and_notices_every_change(
    program: Program,
) -> None:
    assert await Sender(loopback=True).send(sending(program.url)) is None

    ((headers, body),) = program.heard
    assert "escalation.decided" == Webhook(SECRET).verify(body, headers)["type"]
    for changed in (
        (body.replace("decided", "opened"), headers),
        (body, {**headers, "webhook-id": "msg-2"}),
        (body, {**headers, "webhook-timestamp": str(int(headers["webhook-timestamp"]) + 1)}),
    ):
        with pytest.raises(WebhookVerificationError):
            Webhook(SECRET).verify(*changed)


def test_what_the_published_library_signs_is_what_we_would_have_signed() -> None:
    at = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    key = b64decode(SECRET.removeprefix("whsec_"))
    expected = hmac.new(key, f"msg-1.{int(at.timestamp())}.{{}}".encode(), hashlib.sha256)

    headers = headers_of("msg-1", at, "{}", (SECRET,))

    version, _, signature = headers["webhook-signature"].partition(",")
    assert ("v1", expected.digest()) == (version, b64decode(signature))


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 23, 9, 0),  # noqa: DTZ001 - the trap
        datetime(2026, 11, 23, 9, 0, tzinfo=timezone(timedelta(hours=1))),
    ],
    ids=["naive", "local"],
)
def test_a_moment_that_is_not_utc_is_not_signed(moment: datetime) -> None:
    with pytest.raises(ValueError, match="UTC"):
        headers_of("msg-1", moment, "{}", (SECRET,))

    wrong = Webhook(SECRET).sign("msg-1", moment, "{}")
    right = Webhook(SECRET).sign("msg-1", moment.astimezone(UTC), "{}")
    assert moment.tzinfo is None or wrong != right  # the library alone would have signed it wrong


async def test_a_secret_of_before_verifies_while_both_sign(program: Program) -> None:
    old = "whsec_" + "b2xkIHNlY3JldCBvZiBiZWZvcmU="

    await Sender(loopback=True).send(sending(program.url, SECRET, old))

    ((headers, body),) = program.heard
    for secret in (SECRET, old):
        Webhook(secret).verify(body, headers)


async def test_no_call_leads_inwards_however_the_address_is_spelled(program: Program) -> None:
    port = program.url.rpartition(":")[2]
    spelled = [
        "localhost", "127.0.0.1", "127.1", "0x7f.1", "2130706433", "0177.0.0.1", "[::1]",
        "[::ffff:127.0.0.1]", "0.0.0.0", "0",  # noqa: S104
    ]  # fmt: skip

    whys = [await Sender().send(sending(f"https://{host}:{port}/")) for host in spelled]

    async def leads(address: str) -> str | None:
        async def look_up(host: str, port: int) -> list[str]:
            return [address]

        return await Sender(look_up=look_up).send(sending(f"https://agent.example.com:{port}/"))

    whys += [await leads(address) for address in INWARDS]

    assert 0 == program.connections
    assert not [why for why in whys if why is None]


async def test_a_name_is_looked_up_once_and_one_bad_address_among_good_ones_is_enough(
    program: Program,
) -> None:
    asked = []

    async def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    async def mixed(host: str, port: int) -> list[str]:
        return ["8.8.8.8", "127.0.0.1"]

    url = program.url.replace("127.0.0.1", "agent.example.com")
    once = await Sender(loopback=True, look_up=rebinding).send(sending(url))
    never = await Sender(look_up=mixed).send(sending("https://agent.example.com/"))

    assert (None, ["agent.example.com"], 1) == (once, asked, program.connections)
    assert never is not None
    assert "not public" in never


async def test_a_redirect_is_not_followed(program: Program) -> None:
    program.status = 307

    assert "answered 307" == await Sender(loopback=True).send(sending(program.url))
    assert 1 == program.connections


async def test_who_answers_too_slowly_or_not_at_all_does_not_hold_us_up(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender, "PATIENCE", 0.1)
    program.pause = 0.5

    slow = await Sender(loopback=True).send(sending(program.url))
    gone = await Sender(loopback=True).send(sending("http://127.0.0.1:9/"))

    assert "no answer within 0.1 s" == slow
    assert gone is not None


async def test_an_answer_without_end_is_not_read_to_it(program: Program) -> None:
    program.answer = b"x" * 5_000_000

    assert await Sender(loopback=True).send(sending(program.url)) is None


async def test_a_program_registers_is_told_and_can_verify_it(
    front: Front, agent: httpx.AsyncClient, program: Program
) -> None:
    made = (await agent.post("/v1/webhooks", json={"url": program.url})).json()
    one = (await agent.post("/v1/escalations", json={"action": REFUND})).json()
    await front.office.open()  # somebody else's
    found = await front.office.escalations.get(one["id"], front.office.by(ANN))
    await front.office.approve(ANN, found)

    await _deliver(front)

    told = [Webhook(made["secret"]).verify(body, headers) for headers, body in program.heard]
    assert ["escalation.opened", "escalation.decided"] == [event["type"] for event in told]
    assert {one["id"]} == {event["subject"] for event in told}
    known = (await agent.get(f"/v1/escalations/{one['id']}")).json()
    assert known == told[1]["data"]


async def test_a_program_sees_and_changes_only_its_own_endpoints(
    front: Front, agent: httpx.AsyncClient, program: Program
) -> None:
    made = (await agent.post("/v1/webhooks", json={"url": program.url})).json()
    address = f"/v1/webhooks/{made['id']}"
    async with front.client(await front.token()) as other:
        listed = await other.get("/v1/webhooks")
        statuses = [
            (await other.post(f"{address}/rotate")).status_code,
            (await other.delete(address)).status_code,
        ]

    rotated = (await agent.post(f"{address}/rotate")).json()
    removed = await agent.delete(address)

    assert ([], [404, 404]) == (listed.json()["items"], statuses)
    assert made["secret"] != rotated["secret"]
    assert rotated["earlier_secret_until"]
    assert 200 == removed.status_code
    assert [] == (await agent.get("/v1/webhooks")).json()["items"]


async def test_an_address_that_leads_inwards_is_refused_with_what_to_do(
    agent: httpx.AsyncClient,
) -> None:
    refused = await agent.post("/v1/webhooks", json={"url": "ftp://10.0.0.1/"})

    assert (422, "webhook.address") == (refused.status_code, refused.json()["error"])


async def _deliver(front: Front) -> None:
    webhooks = Webhooks(front.office.store, (KEY,), loopback=True)
    delivery = WebhookDelivery(_Now(webhooks), Sender(loopback=True))
    while True:
        async with front.office.store.transaction() as tx:
            claim = await tx.leases(Queue.WEBHOOKS).claim("worker")
        if claim is None:
            return
        await delivery.deliver(claim)


class _Now(Webhooks):
    """Signs at the present moment, because the published library compares with it."""

    def __init__(self, webhooks: Webhooks) -> None:
        super().__init__(webhooks.store, webhooks.keys, loopback=True)

    async def sending(self, claim: Any) -> Sending | None:  # noqa: ANN401
        from dataclasses import replace  # noqa: PLC0415

        found = await super().sending(claim)
        return found and replace(found, at=datetime.now(UTC))
