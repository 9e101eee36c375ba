"""Tool calls of agents on both databases: asked once, decided by people, used once, told the same again."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.errors import InvalidInputError, RemitError
from bot.domain.escalation.errors import (
    AlreadyConsumedError,
    AlreadyDecidedError,
    NotApprovedError,
    TimeUpError,
    UnknownEscalationError,
)
from bot.domain.intake.model import Origin
from bot.domain.interchange.answer import resource_of, status_of
from bot.domain.interchange.tool_call import Submission
from bot.services.escalation.again import KeyReusedError
from bot.services.tool_call import (
    Agent,
    NotStartedError,
    OutcomeConflictError,
    ToolCall,
    ToolCalls,
)
from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.town import ANN, Office

_numbers = itertools.count(1)


class Desk(Office):
    """An office that agents ask."""

    def __init__(self, store: Store, team: str) -> None:
        super().__init__(store, team)
        self.calls = ToolCalls(store, self.escalations)

    def agent(self, name: str = "token:tok_1") -> Agent:
        return Agent(Origin(self.team, name), "refund-agent")

    async def ask(self, key: str = "k", **changes: Any) -> ToolCall:  # noqa: ANN401
        return await self.calls.ask(submission(**changes), key, self.agent())


def submission(**changes: Any) -> Submission:  # noqa: ANN401
    told = {"tool": "refund.create", "arguments": {"amount": 501.5, "note": None}, "timeout": "2h"}
    return Submission.model_validate({**told, **changes})


@pytest.fixture
async def desk(shared_url: str, clock: ToldClock) -> AsyncIterator[Desk]:
    store = Store.at(shared_url, clock)
    office = Desk(store, f"TAAP{next(_numbers)}")
    await office.ready()
    yield office
    await store.close()


async def test_a_call_is_given_back_as_it_came_and_waits_no_longer_than_the_agent(
    desk: Desk,
) -> None:
    sent: dict[str, Any] = {
        "server": "shop",
        "agent_reasoning": "The customer was charged twice.",
        "context": {"call_id": "c1", "resume": {"thread": None}},
    }
    call = await desk.ask(**sent)
    told = resource_of(call.escalation, call.submission)

    assert {**submission(**sent).model_dump(), "status": "pending"} == {
        name: told[name] for name in told if name not in {"id", "created_at", "deadline_at"}
    }
    plan = call.escalation.plan  # the policy would wait four hours
    assert timedelta(hours=2) == plan.deadline_at - call.escalation.opened_at
    again = await desk.ask(**sent)
    assert (call.escalation, False) == (again.escalation, again.is_new)


async def test_a_key_asks_once_however_often_and_another_call_under_it_is_refused(
    desk: Desk,
) -> None:
    calls = await asyncio.gather(*(desk.ask() for _ in range(8)))

    assert 1 == len({call.escalation.id for call in calls})
    assert 1 == sum(call.is_new for call in calls)
    others: list[dict[str, Any]] = [
        {"arguments": {"amount": 502}},
        {"timeout": "3h"},
        {"context": {"a": 1}},
    ]
    for changes in others:
        with pytest.raises(KeyReusedError):
            await desk.ask(**changes)


async def test_an_approval_is_used_once_and_its_outcome_told_once(desk: Desk) -> None:
    call = await desk.ask()
    asked, agent = call.escalation.id, desk.agent()
    with pytest.raises(NotApprovedError):
        await desk.calls.consume(asked, "run", agent)
    with pytest.raises(NotStartedError):
        await desk.calls.report(asked, agent, succeeded=True)
    await desk.approve(ANN, call.escalation)

    results = await asyncio.gather(
        *(desk.calls.consume(asked, f"run-{number}", agent) for number in range(6)),
        return_exceptions=True,
    )
    used = [one for one in results if isinstance(one, ToolCall)]
    assert [AlreadyConsumedError] * 5 == [
        type(one) for one in results if isinstance(one, RemitError)
    ]
    assert used[0].escalation.consumption
    key = used[0].escalation.consumption.key
    assert used[0].escalation == (await desk.calls.consume(asked, key, agent)).escalation

    done = await desk.calls.report(asked, agent, succeeded=False, note="no funds")
    same = await desk.calls.report(asked, agent, succeeded=False, note="no funds ")
    assert done == same
    with pytest.raises(OutcomeConflictError):
        await desk.calls.report(asked, agent, succeeded=True)
    told = resource_of(done.escalation, done.submission)
    assert ("approved", "failed") == (told["status"], told["consumption"]["outcome"]["status"])


async def test_what_was_rejected_taken_back_or_left_alone_never_runs(desk: Desk) -> None:
    calls = {name: await desk.ask(name) for name in ("denied", "cancelled", "expired")}
    await desk.deny(ANN, calls["denied"].escalation)
    await desk.calls.withdraw(calls["cancelled"].escalation.id, desk.agent())
    await desk.age(calls["expired"].escalation, timedelta(hours=2))
    await desk.tick()

    for name, call in calls.items():
        now = await desk.calls.get(call.escalation.id, desk.agent())
        assert name == status_of(now.escalation)
        told = resource_of(now.escalation, now.submission)
        assert told["created_at"] <= told["decision"]["decided_at"]
        with pytest.raises(NotApprovedError):
            await desk.calls.consume(call.escalation.id, "run", desk.agent())
    assert "It is too risky." == resource_of(
        (await desk.now(calls["denied"].escalation)), submission()
    )["decision"]["note"]  # fmt: skip


async def test_taking_back_twice_is_taking_back_once_and_what_is_decided_stays(desk: Desk) -> None:
    first, second = await desk.ask("first"), await desk.ask("second")
    gone = await desk.calls.withdraw(first.escalation.id, desk.agent())
    assert gone == await desk.calls.withdraw(first.escalation.id, desk.agent())

    await desk.approve(ANN, second.escalation)
    with pytest.raises(AlreadyDecidedError):
        await desk.calls.withdraw(second.escalation.id, desk.agent())
    assert "approved" == status_of(await desk.now(second.escalation))


async def test_an_approval_that_ran_out_stays_one_and_cannot_be_used(desk: Desk) -> None:
    call = await desk.ask()
    approved = await desk.approve(ANN, call.escalation)
    await desk.age(approved, timedelta(minutes=16))
    await desk.tick()

    now = await desk.calls.get(call.escalation.id, desk.agent())
    assert "approved" == status_of(now.escalation)
    with pytest.raises(TimeUpError):
        await desk.calls.consume(call.escalation.id, "run", desk.agent())


async def test_an_agent_sees_its_own_calls_alone_and_nobody_edits_them(desk: Desk) -> None:
    call, other = await desk.ask(), desk.agent("token:tok_2")
    with pytest.raises(UnknownEscalationError):
        await desk.calls.get(call.escalation.id, other)
    with pytest.raises(UnknownEscalationError):
        await desk.calls.withdraw(call.escalation.id, other)
    asked_otherwise = await desk.open()
    with pytest.raises(UnknownEscalationError):
        await desk.calls.get(asked_otherwise.id, desk.agent())
    with pytest.raises(InvalidInputError):
        await desk.escalations.edit(
            call.escalation.id, 1, {"parameters": {"amount": 1}}, desk.by(ANN)
        )


async def test_a_wait_ends_with_the_decision(desk: Desk) -> None:
    call = await desk.ask()
    waiting = asyncio.create_task(desk.calls.get(call.escalation.id, desk.agent(), wait=20))
    await desk.approve(ANN, call.escalation)

    assert "approved" == status_of((await waiting).escalation)
    other = await desk.ask("other")
    assert (await desk.calls.get(other.escalation.id, desk.agent(), wait=0.01)).is_pending
