"""A running API with a policy and people, and agents whose model says what a test told it."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from langchain.agents import create_agent
from langchain.agents.middleware import HumanInTheLoopMiddleware
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel
from langchain_core.messages import AIMessage
from langchain_core.tools import StructuredTool
from langgraph.checkpoint.memory import InMemorySaver

from bot.agents.desk import RemitDesk
from bot.agents.langchain import Approvals, Ask, Progress, approval_id
from bot.domain.escalation.model import Escalation
from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.town import ANN, Office
from tests.databases import SqliteFiles
from tests.served import served
from tests.unit.http.office import Front

POLICY = """\
name: default
people: {support: group:S0SUPPORT}
rules:
  - id: small
    when: {action: issue_refund, money: {up_to: 500, currency: USD}}
    mode: auto
  - id: forbidden
    when: {action: issue_refund, money: {above: 10000, currency: USD}}
    mode: refuse
  - id: refunds
    when: {action: issue_refund}
    ask: [{of: support}]
"""
_numbers = itertools.count(1)
_threads = itertools.count(1)


class Scripted(GenericFakeChatModel):
    """A model that says what it was told, whatever tools it is given."""

    def bind_tools(self, tools: Any, **options: Any) -> Any:  # noqa: ANN401
        return self


@dataclass
class Shop:
    """What refunds were really made, under which approval; it refuses nothing."""

    refunds: list[tuple[str, float, str | None]] = field(default_factory=list)
    fails: bool = False

    def issue_refund(self, order: str, amount: float) -> str:
        """Pay money back."""
        if self.fails:
            raise OSError("the bank is closed")
        self.refunds.append((order, amount, approval_id()))
        return f"{amount} paid back for {order}"

    def look_up(self, order: str) -> str:
        """Look an order up."""
        return f"{order} was delivered"


class Till:
    """An agent with a refund tool, and the people who are asked."""

    def __init__(self, office: Office, address: str, token: str) -> None:
        self.office = office
        self.desk = RemitDesk(address, token, patience=5)
        self.shop = Shop()
        ask = Ask(target="order", amount="amount", repeatable=True)
        self.approvals = Approvals(self.desk, "refund-agent", {"issue_refund": ask})
        self.config = {"configurable": {"thread_id": f"thread-{next(_threads)}"}}

    def agent(
        self,
        mode: Any,  # noqa: ANN401 - the literal types are the library's
        *turns: Sequence[dict[str, Any]],
        guarded: bool = True,
        saver: InMemorySaver | None = None,
    ) -> Any:  # noqa: ANN401
        """An agent whose model makes these calls, turn by turn, and then says that it is done."""
        said = [AIMessage("I look into it.", tool_calls=list(calls)) for calls in turns]
        return create_agent(
            Scripted(messages=iter([*said, AIMessage("Done.")])),
            tools=[
                StructuredTool.from_function(self.shop.issue_refund),
                StructuredTool.from_function(self.shop.look_up),
            ],
            middleware=[
                HumanInTheLoopMiddleware(self.approvals.interrupt_on(), interrupt_mode=mode),
                *([self.approvals.guard()] if guarded else []),
            ],
            checkpointer=saver or InMemorySaver(),
        )

    async def proceed(self, agent: Any, *, wait: float = 0) -> Progress:  # noqa: ANN401
        """Let it go on, as a program of its own would."""
        given = None if agent.get_state(self.config).values else {"messages": [("user", "Help.")]}
        return await asyncio.to_thread(self.approvals.proceed, agent, self.config, given, wait=wait)

    async def asked(self) -> list[Escalation]:
        return await self.office.escalations.listed(self.office.team, everything=False)

    async def until_asked(self) -> list[Escalation]:
        """Wait until somebody is asked."""
        while not (found := await self.asked()):  # noqa: ASYNC110 - an agent asks, in a thread
            await asyncio.sleep(0.01)
        return found

    async def approve(self, *escalations: Escalation) -> None:
        for one in escalations:
            await self.office.approve(ANN, one)

    def results(self, progress: Progress) -> dict[str, str]:
        """What the model reads of each call."""
        return {
            one.tool_call_id: one.text for one in progress.values["messages"] if one.type == "tool"
        }


def refund(id: str, amount: float, order: str = "4711") -> dict[str, Any]:
    return {"id": id, "name": "issue_refund", "args": {"order": order, "amount": amount}}


@pytest.fixture(scope="session")
def migrated_url(sqlite: SqliteFiles, tmp_path_factory: pytest.TempPathFactory) -> str:
    return sqlite.migrated(tmp_path_factory.mktemp("agents"))


@pytest.fixture
async def till(migrated_url: str, clock: ToldClock) -> AsyncIterator[Till]:
    clock.instant = datetime.now(UTC)
    store = Store.at(migrated_url, clock)
    office = await Office(store, f"TTILL{next(_numbers)}").ready(POLICY)
    front = Front(office)
    async with served(front.app) as address:
        yield Till(office, address, (await front.token()).secret)
    await store.close()
