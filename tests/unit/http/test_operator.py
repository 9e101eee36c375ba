"""An operator decides in somebody's name over HTTP: by the installation's secret, as that person may, on record."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from bot.domain.escalation.model import Escalation, State
from tests.conftest import ToldClock
from tests.contract.services.town import ANN, ASKER, EVE
from tests.unit.http.office import OPERATOR, Front


async def decide(
    front: Front,
    one: Escalation,
    shown: str | None,
    **changes: Any,  # noqa: ANN401
) -> httpx.Response:
    body = {"team": front.office.team, "person": ANN, "operator": "Kim", "version": one.version,
            "choice": "approve", **changes}  # fmt: skip
    headers = {"Authorization": f"Bearer {shown}"} if shown is not None else {}
    async with front.client() as client:
        path = f"/v1/operator/escalations/{one.id}/decision"
        return await client.post(path, json=body, headers=headers)


async def test_the_operators_secret_decides_in_a_persons_name_and_the_record_says_so(
    front: Front,
) -> None:
    one = await front.office.open()

    answer = await decide(front, one, OPERATOR)

    assert (200, "approved", [ANN]) == (
        answer.status_code,
        answer.json()["state"],
        answer.json()["decision"]["by"],
    )
    entry = (await front.office.record())[-1]
    assert ("escalation.approved", ANN, "Kim") == (
        entry.verb,
        entry.actor,
        entry.facts["through_operator"],
    )


@pytest.mark.parametrize("person", [ASKER, EVE, "U0NOBODY", "operator", "agent:refunds"])
async def test_in_the_name_of_who_may_not_nobody_decides(front: Front, person: str) -> None:
    one = await front.office.open()

    answer = await decide(front, one, OPERATOR, person=person)

    assert 403 == answer.status_code
    assert one == await front.office.now(one)


async def test_no_token_and_no_other_secret_opens_it(front: Front, clock: ToldClock) -> None:
    one = await front.office.open()
    program = (await front.token()).secret
    for wrong in (None, "", None, "", program, OPERATOR.upper(), "guess", "guess"):
        answer = await decide(front, one, wrong)
        assert (401, "operator.unknown") == (answer.status_code, answer.json()["error"])

    assert 401 == (await decide(front, one, "guess")).status_code
    shut = [await decide(front, one, secret) for secret in ("guess", OPERATOR)]
    assert [429, 429] == [answer.status_code for answer in shut]
    assert all(int(answer.headers["Retry-After"]) > 0 for answer in shut)
    assert State.OPEN is (await front.office.now(one)).state
    clock.advance(timedelta(minutes=1))
    assert 200 == (await decide(front, one, OPERATOR)).status_code


async def test_without_a_secret_nobody_is_the_operator(front: Front) -> None:
    one = await front.office.open()
    front.api.operators.secret = None

    assert 401 == (await decide(front, one, "")).status_code
