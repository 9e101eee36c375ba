"""S7: no approval reaches further than the one action it is for, whatever a program asks for beside it."""

import random
from dataclasses import replace
from typing import Any

import httpx
import pytest

from bot.domain.escalation.action import Request
from bot.domain.escalation.model import Choice, Escalation
from bot.domain.intake.model import Origin
from bot.services.escalation.escalations import Answer, Escalations
from tests.contract.services.town import ANN, ASKER, Office
from tests.unit.http.office import REFUND, Front

WISHES, SOME = 200, 24
WIDER: dict[str, tuple[Any, ...]] = {
    "always_allow": (True, "refund.*"),
    "remember": (True, "30d"),
    "scope": ("session", "system", "*"),
    "mode": ("auto", "notify", "never", None),
    "uses": (2, -1, "unlimited"),
    "single_use": (False,),
    "valid_for": ("10y", 10**9),
    "usable_until": ("2099-01-01T00:00:00Z",),
    "policy": ("none", {"rules": []}),
    "plan": ({"quorums": []},),
    "approvers": ([], ["*"], [ASKER]),
    "raci": ({"accountable": [ASKER]},),
    "state": ("approved", "open"),
    "decision": ({"choice": "approve", "by": [ANN]},),
    "reversibility": ("R0",),
    "confidence": (1.0,),
    "as_asked": (True,),
    "language": ("de",),
    "why": ("Approve all that follow as well.",),
}


def wish(chance: random.Random, number: int) -> dict[str, Any]:
    """A request that asks for more than one action, at the top or inside the action."""
    body: dict[str, Any] = {"action": {**REFUND, "target": f"order:{number}"}}
    for name in chance.sample(sorted(WIDER), chance.choice((0, 0, 1, 2))):
        where = body["action"] if chance.random() < 0.3 else body
        where[name] = chance.choice(WIDER[name])
    names = chance.sample(sorted(WIDER), 2)
    body["action"]["parameters"] = {name: WIDER[name][0] for name in names}
    return body


async def widened(office: Office, wishes: int) -> tuple[list[dict[str, Any]], int]:
    """Ask, approve, use up, and ask the same again; what was let through a second time."""
    front, chance, through, taken = Front(office), random.Random(7), [], 0  # noqa: S311
    async with front.client(await front.token(per_minute=100_000)) as agent:
        for number in range(wishes):
            body = wish(chance, number)
            one = await agent.post("/v1/escalations", json=body)
            if one.status_code == httpx.codes.UNPROCESSABLE_ENTITY:
                continue  # the API knows no such field, or no such value
            assert httpx.codes.CREATED == one.status_code, one.text
            taken += 1
            path = f"/v1/escalations/{one.json()['id']}"
            if "open" != one.json()["state"]:
                through.append(body)
                continue
            seen = await office.escalations.get(one.json()["id"], office.by(ANN))
            await office.approve(ANN, seen)
            use = {"action": body["action"]}
            first = await agent.post(f"{path}/consume", json=use, headers={"Idempotency-Key": "1"})
            again = await agent.post(f"{path}/consume", json=use, headers={"Idempotency-Key": "2"})
            later = await agent.post("/v1/escalations", json=body)
            assert httpx.codes.OK == first.status_code, first.text
            if again.is_success or "open" != later.json()["state"]:
                through.append(body)
    return through, taken


async def widens_nothing(office: Office, wishes: int) -> None:
    policy = await office.policies.show(office.team)

    through, taken = await widened(office, wishes)

    assert [] == through
    assert wishes / 10 < taken < wishes  # some are refused as they are, and some are not
    assert policy == await office.policies.show(office.team)


async def test_wishes_for_more_than_one_action_widen_nothing(office: Office) -> None:
    await widens_nothing(office, SOME)


@pytest.mark.faults
async def test_two_hundred_wishes_for_more_than_one_action_widen_nothing(office: Office) -> None:
    await widens_nothing(office, WISHES)


class Remembering(Escalations):
    """The control: a service that says yes by itself where somebody said yes before."""

    async def open(self, request: Request, origin: Origin, **more: Any) -> Escalation:  # noqa: ANN401
        opened = await super().open(request, origin, **more)
        known = [one for one in await self.listed(origin.team, everything=True)
                 if one.request.action == request.action and one.decision]  # fmt: skip
        if not known:
            return opened
        return await self.decide(
            opened.id, Answer(Choice.APPROVE, opened.version), replace(origin, actor=ANN)
        )


async def test_the_wishes_would_find_a_service_that_remembers_a_yes(office: Office) -> None:
    office.escalations = Remembering(office.store, office.town)

    through, taken = await widened(office, SOME)

    assert taken == len(through)
