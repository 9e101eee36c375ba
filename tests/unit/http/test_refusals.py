"""Every way a program is refused over HTTP: one shape, a status that says which, and nothing changed."""

import json
from typing import Any

import httpx
import pytest

from bot.domain.token.model import Scope
from tests.contract.services.town import BEN
from tests.unit.http.office import REFUND, Front

KEY = {"Idempotency-Key": "order-4711"}


async def test_another_workspace_sees_nothing(front: Front, agent: httpx.AsyncClient) -> None:
    one = (await agent.post("/v1/escalations", json={"action": REFUND})).json()
    elsewhere = Front(type(front.office)(front.office.store, "T0ELSE"))
    async with elsewhere.client(await elsewhere.token()) as stranger:
        seen = await stranger.get(f"/v1/escalations/{one['id']}")
        used = await stranger.post(
            f"/v1/escalations/{one['id']}/consume", json={"action": REFUND}, headers=KEY
        )

    assert {404} == {seen.status_code, used.status_code}


async def test_nobody_passes_for_a_person_or_for_remit(
    front: Front, agent: httpx.AsyncClient
) -> None:
    forged = await agent.post("/v1/escalations", json={"action": REFUND, "requester": BEN})
    remit = await agent.post("/v1/escalations", json={"action": {**REFUND, "system": "remit"}})

    assert (422, ["body.requester"]) == (forged.status_code, list(forged.json()["fields"]))
    assert 403 == remit.status_code


async def test_a_caller_nobody_knows_is_told_how_to_be_known_before_its_body_is_read(
    front: Front,
) -> None:
    async with front.client() as nobody:
        answers = [
            await nobody.get("/v1/escalations"),
            await nobody.post("/v1/escalations", content=b"{garbage"),
            await nobody.get("/v1/escalations", headers={"Authorization": "Bearer x"}),
            await nobody.get("/v1/escalations", headers={"Authorization": "Basic eDp5"}),
        ]

    assert {401} == {answer.status_code for answer in answers}
    assert {'Bearer realm="remit"'} == {answer.headers["WWW-Authenticate"] for answer in answers}
    assert {"token.unknown"} == {answer.json()["error"] for answer in answers}


async def test_a_token_without_the_scope_is_refused(front: Front) -> None:
    async with front.client(await front.token(Scope.ESCALATIONS_READ)) as reader:
        asked = await reader.post("/v1/escalations", json={"action": REFUND})
        read = await reader.get("/v1/escalations")

    assert (403, "token.missing-scope") == (asked.status_code, asked.json()["error"])
    assert 200 == read.status_code


async def test_who_calls_too_often_is_told_when_to_call_again(front: Front) -> None:
    async with front.client(await front.token(per_minute=2)) as eager:
        statuses = [(await eager.get("/v1/escalations")).status_code for _ in range(3)]
        refused = await eager.get("/v1/escalations")

    assert [200, 200, 429] == statuses
    assert 30 == int(refused.headers["Retry-After"])


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 422),
        (b"{", 422),
        (b"null", 422),
        (b"{\xff}", 400),
        (b"[" * 100_000, 400),
        (b'{"action": ' + b'{"parameters": ' * 40 + b"1" + b"}" * 41, 422),
        (json.dumps({"action": {**REFUND, "parameters": {"n": float("inf")}}}).encode(), 422),
        (json.dumps({"action": {**REFUND, "target": "\x00"}}).encode(), 422),
        (json.dumps({"action": {**REFUND, "target": "\ud800"}}).encode(), 422),
        (json.dumps({"action": REFUND, "why": "x" * 300_000}).encode(), 413),
        (json.dumps({"action": REFUND, "undo_until": "9999-12-31T23:59:59-14:00"}).encode(), 422),
    ],
    ids=[
        "nothing",
        "half",
        "null",
        "not text",
        "deep",
        "nested",
        "infinite",
        "zero",
        "surrogate",
        "large",
        "late",
    ],
)
async def test_garbage_is_refused_in_the_one_shape(
    agent: httpx.AsyncClient, content: bytes, status: int
) -> None:
    answer = await agent.post(
        "/v1/escalations", content=content, headers={"Content-Type": "application/json"}
    )

    assert status == answer.status_code, answer.text
    assert {"error", "message"} <= set(answer.json())


async def test_a_body_that_never_ends_is_cut_off(front: Front) -> None:
    taken = 0

    async def endless() -> Any:  # noqa: ANN401
        nonlocal taken
        for _ in range(1000):
            taken += 1
            yield b"x" * 10_000

    async with front.client(await front.token()) as agent:
        answer = await agent.post(
            "/v1/escalations", content=endless(), headers={"Content-Type": "application/json"}
        )

    assert 413 == answer.status_code
    assert taken < 100


async def test_what_is_not_there_is_told_in_the_same_shape(agent: httpx.AsyncClient) -> None:
    answers = [await agent.get("/v2"), await agent.put("/v1/escalations")]

    assert [(404, "http.not-found"), (405, "http.method-not-allowed")] == [
        (answer.status_code, answer.json()["error"]) for answer in answers
    ]
