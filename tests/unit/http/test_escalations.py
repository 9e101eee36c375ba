"""`/v1/escalations` as a program uses it: ask once, wait, use once, report."""

import asyncio
from typing import Any

import httpx

from tests.contract.services.town import ANN
from tests.unit.http.office import REFUND, Front

KEY = {"Idempotency-Key": "order-4711"}


async def opened(agent: httpx.AsyncClient, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    answer = await agent.post("/v1/escalations", json={"action": REFUND, **more})
    assert 201 == answer.status_code, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def approve(front: Front, one: dict[str, Any], who: str = ANN) -> None:
    await front.office.approve(who, await _stored(front, one))


async def _stored(front: Front, one: dict[str, Any]) -> Any:  # noqa: ANN401
    return await front.office.escalations.get(one["id"], front.office.by(ANN))


async def test_a_program_asks_waits_uses_once_and_reports(
    front: Front, agent: httpx.AsyncClient
) -> None:
    one = await opened(agent, why="It arrived broken.")
    await approve(front, one)
    address = f"/v1/escalations/{one['id']}"

    decided = (await agent.get(address, params={"wait": 25})).json()
    action = decided["request"]["action"]
    used = await agent.post(f"{address}/consume", json={"action": action}, headers=KEY)
    again = await agent.post(f"{address}/consume", json={"action": action}, headers=KEY)
    other = await agent.post(
        f"{address}/consume", json={"action": action}, headers={"Idempotency-Key": "other"}
    )
    told = await agent.post(f"{address}/outcome", json={"succeeded": True, "note": "Paid."})

    assert ("approved", "approve", [ANN]) == (
        decided["state"],
        decided["decision"]["choice"],
        decided["decision"]["by"],
    )
    assert decided["digest"] == decided["decision"]["digest"]
    assert (200, "consumed") == (used.status_code, used.json()["state"])
    assert used.json() == again.json()
    assert (409, "escalation.already-used") == (other.status_code, other.json()["error"])
    assert ("finished", "Paid.") == (told.json()["state"], told.json()["outcome"]["note"])
    (asker,) = {
        entry.actor for entry in await front.office.record() if entry.verb[-8:] == "consumed"
    }
    assert asker.startswith("token:tok_")
    assert asker == decided["request"]["requester"]


async def test_the_same_key_asks_once_even_at_once_and_another_body_is_refused(
    front: Front, agent: httpx.AsyncClient
) -> None:
    async def ask() -> httpx.Response:
        return await agent.post("/v1/escalations", json={"action": REFUND}, headers=KEY)

    answers = await asyncio.gather(*(ask() for _ in range(16)))
    other = await agent.post(
        "/v1/escalations", json={"action": {**REFUND, "target": "order:1"}}, headers=KEY
    )

    assert {201} == {answer.status_code for answer in answers}
    assert 1 == len({answer.text for answer in answers})
    assert 1 == [entry.verb for entry in await front.office.record()].count("escalation.opened")
    assert (409, "escalation.key-reused") == (other.status_code, other.json()["error"])
    assert answers[0].headers["Location"] == f"/v1/escalations/{answers[0].json()['id']}"


async def test_another_action_than_the_approved_one_is_not_let_through(
    front: Front, agent: httpx.AsyncClient
) -> None:
    one = await opened(agent)
    address = f"/v1/escalations/{one['id']}/consume"

    early = await agent.post(address, json={"action": REFUND}, headers=KEY)
    await approve(front, one)
    more = {**REFUND, "parameters": {"amount": 5010}}
    changed = await agent.post(address, json={"action": more}, headers=KEY)
    right = await agent.post(address, json={"action": REFUND}, headers=KEY)

    assert (409, "escalation.not-approved") == (early.status_code, early.json()["error"])
    assert (409, "escalation.different-action") == (changed.status_code, changed.json()["error"])
    assert 200 == right.status_code


async def test_who_waits_is_told_at_once_and_holds_no_connection(
    front: Front, agent: httpx.AsyncClient
) -> None:
    one = await opened(agent)
    many = 40  # more than the pool has connections
    waiting = [
        asyncio.create_task(agent.get(f"/v1/escalations/{one['id']}", params={"wait": 60}))
        for _ in range(many)
    ]
    while len(front.office.store.changes) < many:  # noqa: ASYNC110 - they come one by one
        await asyncio.sleep(0.01)
    async with asyncio.timeout(30):  # a connection held by those who wait would never come back
        while "connections: 0" not in front.office.store.engine.pool.status():  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    await approve(front, one)
    answers = await asyncio.wait_for(asyncio.gather(*waiting), 30)

    assert {"approved"} == {answer.json()["state"] for answer in answers}


async def test_with_a_revision_every_change_is_news_and_without_news_the_wait_ends(
    front: Front, agent: httpx.AsyncClient
) -> None:
    one = await opened(agent)
    address, known = f"/v1/escalations/{one['id']}", one["revision"]

    quiet = await agent.get(address, params={"wait": 0.05, "revision": known})
    waiting = asyncio.create_task(agent.get(address, params={"wait": 60, "revision": known}))
    await asyncio.sleep(0.05)
    await front.office.escalations.ask(one["id"], "Which order?", front.office.by(ANN))
    asked = await asyncio.wait_for(waiting, 30)
    answered = await agent.post(f"{address}/answer", json={"text": "4711."})

    assert known == quiet.json()["revision"]
    assert ("in_question", "Which order?") == (
        asked.json()["state"],
        asked.json()["questions"][0]["text"],
    )
    assert ("open", "4711.") == (
        answered.json()["state"],
        answered.json()["questions"][0]["answer"],
    )


async def test_when_the_process_ends_nobody_goes_on_waiting(
    front: Front, agent: httpx.AsyncClient
) -> None:
    one = await opened(agent)
    waiting = asyncio.create_task(agent.get(f"/v1/escalations/{one['id']}", params={"wait": 60}))
    while not len(front.office.store.changes):  # noqa: ASYNC110
        await asyncio.sleep(0.01)

    front.office.store.changes.close()

    assert "open" == (await asyncio.wait_for(waiting, 30)).json()["state"]


async def test_only_who_asked_takes_a_request_back(front: Front, agent: httpx.AsyncClient) -> None:
    one = await opened(agent)
    async with front.client(await front.token()) as other:
        refused = await other.delete(f"/v1/escalations/{one['id']}")

    cancelled = await agent.delete(f"/v1/escalations/{one['id']}")
    again = await agent.delete(f"/v1/escalations/{one['id']}")

    assert (403, "escalation.not-yours") == (refused.status_code, refused.json()["error"])
    assert "cancelled" == cancelled.json()["state"]
    assert 409 == again.status_code


async def test_the_list_goes_on_where_it_ended(front: Front, agent: httpx.AsyncClient) -> None:
    ids = [(await opened(agent, tags=[str(number)]))["id"] for number in range(5)]
    await front.office.open()  # a person's
    await agent.delete(f"/v1/escalations/{ids[0]}")

    first = (await agent.get("/v1/escalations", params={"mine": True, "limit": 3})).json()
    second = (
        await agent.get("/v1/escalations", params={"mine": True, "before": first["next"]})
    ).json()
    pending = (await agent.get("/v1/escalations", params={"state": ["open", "in_question"]})).json()

    assert sorted(ids) == sorted(one["id"] for one in (*first["items"], *second["items"]))
    assert second["next"] is None
    assert 5 == len(pending["items"])


async def test_a_token_for_one_system_sees_and_asks_for_no_other(front: Front) -> None:
    async with (
        front.client(await front.token()) as all_systems,
        front.client(await front.token(systems=("payroll*",))) as payroll,
    ):
        refund = await opened(all_systems)

        refused = await payroll.post("/v1/escalations", json={"action": REFUND})
        hidden = await payroll.get(f"/v1/escalations/{refund['id']}")
        absent = await payroll.get("/v1/escalations/esc_00000000000000000000000000")
        listed = await payroll.get("/v1/escalations")
        own = await opened(payroll, action={**REFUND, "system": "payroll-agent"})

    assert (403, "token.other-system") == (refused.status_code, refused.json()["error"])
    assert (404, absent.text) == (hidden.status_code, hidden.text)
    assert [] == listed.json()["items"]
    assert "payroll-agent" == own["request"]["action"]["system"]


async def test_a_version_no_spec_can_have_is_refused_and_no_failure(
    agent: httpx.AsyncClient,
) -> None:
    row = {"spec": "spec_1", "version": 8533688314401642496, "row": "OV-1"}

    answer = await agent.post("/v1/escalations", json={"action": REFUND, "row": row})

    assert 422 == answer.status_code
