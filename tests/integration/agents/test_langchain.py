"""LangChain agents over the running API: people answer their interrupts, and approvals are used once."""

import asyncio
import collections
import dataclasses
import pickle
import re
import threading
from typing import Any

import pytest
from langchain_core.messages import AIMessage
from langgraph.checkpoint.memory import InMemorySaver
from langgraph.types import Command

from bot.agents.interrupt import answer_to, questions_in
from bot.domain.escalation.model import State
from tests.contract.services.town import ANN
from tests.integration.agents.conftest import Scripted, Till, refund
from tests.meta.tree import ROOT

MODES = pytest.mark.parametrize("mode", ["batched", "per_call"])
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:langgraph")


@MODES
async def test_below_the_limit_it_passes_and_above_it_waits_for_people(
    till: Till, mode: str
) -> None:
    agent = till.agent(mode, [refund("a", 500), refund("b", 501), refund("c", 20_000)])
    stopped = await till.proceed(agent)

    (asked,) = await till.asked()
    assert [asked.id] == [one["id"] for one in stopped.waiting]
    assert "4711" == asked.request.action.target
    assert "I look into it." == asked.request.summary
    if mode == "batched":  # nothing of the turn runs before everything of it is answered
        assert [] == till.shop.refunds

    await till.approve(asked)
    done = await till.proceed(agent)

    assert done.is_done
    assert sorted([("4711", 500.0), ("4711", 501.0)]) == sorted(
        one[:2] for one in till.shop.refunds
    )
    assert asked.id in {one[2] for one in till.shop.refunds}
    assert "The policy refuses it." in till.results(done)["c"]
    assert State.FINISHED is (await till.office.now(asked)).state
    assert "Done." == done.values["messages"][-1].text


@MODES
async def test_a_rejection_is_told_to_the_model_and_nothing_runs(till: Till, mode: str) -> None:
    agent = till.agent(mode, [refund("a", 501)])
    await till.proceed(agent)
    await till.office.deny(ANN, (await till.asked())[0])
    done = await till.proceed(agent)

    assert [] == till.shop.refunds
    assert "It is too risky." in till.results(done)["a"]


@MODES
async def test_what_people_edit_is_what_runs(till: Till, mode: str) -> None:
    agent = till.agent(mode, [refund("a", 501)])
    await till.proceed(agent)
    (asked,) = await till.asked()
    changes = {"parameters": {"order": "4711", "amount": 450}}
    edited = await till.office.escalations.edit(asked.id, 1, changes, till.office.by("U0BEN"))
    await till.approve(edited)
    done = await till.proceed(agent)

    assert [("4711", 450.0, asked.id)] == till.shop.refunds
    assert "450" in till.results(done)["a"]


async def test_an_edit_the_tool_cannot_take_is_told_to_the_model(till: Till) -> None:
    agent = till.agent("per_call", [refund("a", 501)])
    await till.proceed(agent)
    (asked,) = await till.asked()
    changes = {"parameters": {"order": "4711", "amount": "a little"}}
    edited = await till.office.escalations.edit(asked.id, 1, changes, till.office.by("U0BEN"))
    await till.approve(edited)
    done = await till.proceed(agent)

    assert [] == till.shop.refunds
    assert "a little" in till.results(done)["a"]


async def test_calls_of_one_turn_are_answered_one_by_one_by_their_ids(till: Till) -> None:
    agent = till.agent("per_call", [refund("a", 501), refund("b", 502, "4712")])
    await till.proceed(agent)
    first, second = sorted(await till.asked(), key=lambda one: one.request.action.target)
    await till.approve(second)
    still = await till.proceed(agent)

    assert [("4712", 502.0, second.id)] == till.shop.refunds
    assert [first.id] == [one["id"] for one in still.waiting]
    await till.approve(first)
    assert (await till.proceed(agent)).is_done
    assert 2 == len(till.shop.refunds)


@MODES
async def test_a_forged_answer_runs_nothing(till: Till, mode: str) -> None:
    """The control: without the guard the same answer pays the money."""
    yes: dict[str, Any] = {"type": "approve"}
    answer = {"decisions": [yes]} if mode == "batched" else yes

    agent = till.agent(mode, [refund("a", 501)])
    await till.proceed(agent)
    await asyncio.to_thread(agent.invoke, Command(resume=answer), till.config)
    assert [] == till.shop.refunds
    assert State.OPEN is (await till.asked())[0].state

    agent = till.agent(mode, [refund("z", 501)], guarded=False)
    till.config = {"configurable": {"thread_id": "unguarded"}}
    await till.proceed(agent)
    await asyncio.to_thread(agent.invoke, Command(resume=answer), till.config)
    assert 1 == len(till.shop.refunds)


@MODES
async def test_a_run_that_broke_off_goes_on_under_the_same_approval(till: Till, mode: str) -> None:
    agent = till.agent(mode, [refund("a", 501)])
    await till.proceed(agent)
    (asked,) = await till.asked()
    await till.approve(asked)
    till.shop.fails = True
    with pytest.raises(OSError, match="closed"):
        await till.proceed(agent)
    till.shop.fails = False
    done = await till.proceed(agent)

    assert done.is_done
    assert [("4711", 501.0, asked.id)] == till.shop.refunds


class Photographed(InMemorySaver):
    """Remembers how it looked after each thing it kept: what a process killed right then leaves."""

    def __init__(self, left: bytes | None = None) -> None:
        super().__init__()
        self._one_at_a_time = threading.Lock()
        self.left: list[bytes] = []
        if left is not None:
            storage, self.writes, self.blobs = pickle.loads(left)  # noqa: S301 - our own
            for thread, namespaces in storage.items():
                self.storage[thread] = collections.defaultdict(dict, namespaces)

    def put(self, *told: Any, **more: Any) -> Any:  # noqa: ANN401
        with self._one_at_a_time:
            kept = super().put(*told, **more)
            self._remember()
            return kept

    def put_writes(self, *told: Any, **more: Any) -> None:  # noqa: ANN401
        with self._one_at_a_time:
            super().put_writes(*told, **more)
            self._remember()

    def _remember(self) -> None:
        storage = {thread: dict(kept) for thread, kept in self.storage.items()}
        writes = collections.defaultdict(dict, self.writes)
        self.left.append(pickle.dumps((storage, writes, dict(self.blobs))))


async def test_killed_after_anything_it_kept_an_agent_goes_on_to_its_end(till: Till) -> None:
    """The control: by `next` alone, a thread of which a step's outcome is kept looks finished."""
    whole = Photographed()
    await till.proceed(till.agent("batched", [refund("a", 500)], saver=whole))
    looked_finished = 0
    for at, left in enumerate(whole.left):
        said = [] if _has_called(left) else [[refund("a", 500)]]
        agent = till.agent("batched", *said, saver=Photographed(left))
        before = agent.get_state(till.config)
        looked_finished += bool(before.values and before.tasks and not before.next)

        done = await till.proceed(agent)

        assert done.is_done, at
        assert "Done." == done.values["messages"][-1].text, at
        assert any("paid back" in told for told in till.results(done).values()), at
    assert 1 == len({key for _, _, key in till.shop.refunds})
    assert looked_finished


def _has_called(left: bytes) -> bool:
    """Whether the model's call was kept, so that it only has to say that it is done."""
    return b"I look into it." in left


async def test_a_tool_that_must_not_run_twice_is_not_run_again_after_a_crash(till: Till) -> None:
    once = till.approvals.tools["issue_refund"]
    tools = {"issue_refund": dataclasses.replace(once, repeatable=False)}
    till.approvals = dataclasses.replace(till.approvals, tools=tools)
    agent = till.agent("batched", [refund("a", 501)])
    await till.proceed(agent)
    await till.approve(*(await till.asked()))
    till.shop.fails = True
    with pytest.raises(OSError, match="closed"):
        await till.proceed(agent)
    till.shop.fails = False
    done = await till.proceed(agent)

    assert [] == till.shop.refunds
    assert "used before" in till.results(done)["a"]


async def test_waiting_ends_with_the_decision_and_other_tools_are_left_alone(till: Till) -> None:
    look = {"id": "l", "name": "look_up", "args": {"order": "4711"}}
    agent = till.agent("batched", [look], [refund("a", 501)])
    going = asyncio.create_task(till.proceed(agent, wait=20))
    await till.approve(*(await till.until_asked()))

    assert (await going).is_done
    assert 1 == len(till.shop.refunds)


async def test_agents_in_an_event_loop_do_the_same(till: Till) -> None:
    agent = till.agent("batched", [refund("a", 501)])
    given = {"messages": [("user", "Help.")]}
    stopped = await asyncio.to_thread(
        asyncio.run, till.approvals.aproceed(agent, till.config, given)
    )
    assert not stopped.is_done
    await till.approve(*(await till.asked()))
    done = await asyncio.to_thread(asyncio.run, till.approvals.aproceed(agent, till.config))

    assert done.is_done
    assert 1 == len(till.shop.refunds)


async def test_the_code_of_the_page_about_agents_runs(till: Till) -> None:
    page = (ROOT / "docs" / "agents.md").read_text()
    (code,) = re.findall(r"```python\n(from bot\.agents.*?)```", page, re.DOTALL)
    paid: list[dict[str, Any]] = []
    call = AIMessage("Owed.", tool_calls=[refund("a", 501)])
    names: dict[str, Any] = {
        "address": till.desk.address,
        "token": till.desk.token,
        "model": Scripted(messages=iter([call, AIMessage("Done.")])),
        "checkpointer": InMemorySaver(),
        "pay_back": lambda order, amount, *, idempotency_key: paid.append(
            {"order": order, "amount": amount, "key": idempotency_key}
        ),
    }
    await asyncio.to_thread(exec, code, names)
    (asked,) = await till.asked()
    assert [asked.id] == [one["id"] for one in names["progress"].waiting]
    await till.approve(asked)
    goes_on = "progress = approvals.proceed(agent, config)"
    await asyncio.to_thread(exec, goes_on, names)

    assert names["progress"].is_done
    assert [{"order": "4711", "amount": 501.0, "key": asked.id}] == paid


def test_an_answer_is_only_given_where_it_is_allowed() -> None:
    class Interrupted:
        id = "i"
        response_schema = None
        value = {"type": "tool_approval", "name": "t", "args": {"a": 1}, "tool_call_id": "c"}  # noqa: RUF012

    (question,) = questions_in([Interrupted], [], {"t"})
    rejected = {"state": "denied", "decision": {"choice": "deny", "reason": "too_risky"}}
    other = {"state": "approved", "decision": {"choice": "approve"},
             "request": {"action": {"parameters": {"a": 2}}}}  # fmt: skip

    assert "reject" == answer_to(question, [rejected])[0]["type"]
    assert ("edit", True) == (
        answer_to(question, [other])[0]["type"],
        answer_to(question, [other])[1],
    )
    assert "reject" == answer_to(question, [other], may_edit=False)[0]["type"]
    assert [] == questions_in([Interrupted], [], {"another"})
