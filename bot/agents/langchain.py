"""LangChain and LangGraph: people answer a `HumanInTheLoopMiddleware`, and what they approved runs once."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from langchain.agents.middleware.human_in_the_loop import InterruptOnConfig
from langgraph.prebuilt.tool_node import ToolCallRequest
from langgraph.types import Command, Interrupt
from pydantic import ValidationError

from bot.agents.call import Ask, Desk, Escalation, is_pending, key_of, passed_by_itself
from bot.agents.guard import Guard, approval_id, messages_in, thread_of
from bot.agents.interrupt import Call, Question, answer_to, questions_in

__all__ = ["Approvals", "Ask", "Guard", "Progress", "approval_id"]

Config = Mapping[str, Any]
_LOOK_AGAIN = 5.0  # seconds; another call of the same thread may be decided first


@dataclass(frozen=True)
class Progress:
    """How far an agent came: what its thread holds, and what it waits for."""

    values: Mapping[str, Any]
    waiting: tuple[Escalation, ...] = ()
    others: tuple[Interrupt[Any], ...] = ()  # interrupts that are not about calls of ours

    @property
    def is_done(self) -> bool:
        """Whether nothing is waited for."""
        return not self.waiting and not self.others


@dataclass
class _Turn:
    """What is left to do in one go of an agent."""

    config: Config
    given: Any  # what the turn begins with, until the agent has it
    until: float
    unfit: frozenset[str] = frozenset()  # interrupts whose edited arguments the tool refuses
    edited: frozenset[str] = frozenset()  # interrupts just answered with edited arguments

    def take(self) -> Any:  # noqa: ANN401 - a graph's input
        """Hand over what the turn begins with."""
        given, self.given = self.given, None
        return given

    def is_refused(self) -> bool:
        """Note that the tool refuses what people edited; whether that is news."""
        news = bool(self.edited - self.unfit)
        self.unfit |= self.edited
        return news


@dataclass(frozen=True)
class Approvals:
    """Puts calls of some tools before people, and lets nothing run that was not approved.

    Args:
        desk: The server.
        system: Under which name the agent acts; policies route by it.
        tools: How each tool is asked about; calls of other tools are not touched.
    """

    desk: Desk
    system: str
    tools: Mapping[str, Ask] = field(default_factory=dict)

    def interrupt_on(self) -> dict[str, bool | InterruptOnConfig]:
        """Say to `HumanInTheLoopMiddleware` when to stop: where the policy asks for a person."""
        stops = InterruptOnConfig(allowed_decisions=["approve", "edit", "reject"], when=self.stops)
        return dict.fromkeys(self.tools, stops)

    def stops(self, request: ToolCallRequest) -> bool:
        """Ask about a call; whether people have to answer. It says the same however often."""
        found = self.asked(thread_of(request), messages_in(request.state), request.tool_call)
        return not passed_by_itself(found)

    def guard(self) -> Guard:
        """Make the middleware that uses approvals up; list it after the one that interrupts."""
        return Guard(self)

    def proceed(
        self,
        agent: Any,  # noqa: ANN401 - a compiled graph
        config: Config,
        given: Any = None,  # noqa: ANN401 - a graph's input
        *,
        wait: float = 0.0,
    ) -> Progress:
        """Let an agent go on from wherever its thread stands, until it ends or people have to answer.

        Args:
            agent: A compiled graph with a checkpointer.
            config: Names the thread.
            given: What to begin a turn with, once nothing of an earlier one is left to do.
            wait: How many seconds to wait for people.
        """
        turn = _Turn(config, given, time.monotonic() + wait)
        while True:
            step = self._step(agent.get_state(config), turn)
            if isinstance(step, Progress):
                return step
            try:
                agent.invoke(step[0], config)
            except ValidationError:
                if not turn.is_refused():
                    raise

    async def aproceed(
        self,
        agent: Any,  # noqa: ANN401
        config: Config,
        given: Any = None,  # noqa: ANN401
        *,
        wait: float = 0.0,
    ) -> Progress:
        """Do what `proceed` does, for an agent that runs in an event loop."""
        turn = _Turn(config, given, time.monotonic() + wait)
        while True:
            state = await agent.aget_state(config)
            step = await asyncio.to_thread(self._step, state, turn)
            if isinstance(step, Progress):
                return step
            try:
                await agent.ainvoke(step[0], config)
            except ValidationError:
                if not turn.is_refused():
                    raise

    def asked(self, thread: str, messages: Sequence[Any], call: Call) -> Escalation:
        """Ask about a model's call; asking again finds what was asked before."""
        said = next((one.text for one in reversed(messages) if _made(one, call)), "")
        body = self.tools[call["name"]].body(call["name"], call["args"], self.system, said)
        return self.desk.open(body, key=key_of(thread, call["id"] or ""))

    def _step(self, state: Any, turn: _Turn) -> Progress | tuple[Any]:  # noqa: ANN401
        """Find what an agent is given next, in a tuple; or how far it came, if that is nothing."""
        turn.edited = frozenset()
        if not state.interrupts:
            # `next` leaves out a step whose outcome is kept already, though what follows is not begun.
            if state.tasks:
                return (None,)  # it was ended in the middle of something
            return (turn.take(),) if turn.given is not None else Progress(state.values)
        thread, messages = turn.config["configurable"]["thread_id"], state.values["messages"]
        while True:
            asked = [
                (one, [self.asked(thread, messages, call) for call in one.calls])
                for one in questions_in(state.interrupts, messages, self.tools)
            ]
            for question, escalations in asked:
                if not any(map(is_pending, escalations)):
                    return (self._resumed(question, escalations, turn),)
            waiting = tuple(one for _, them in asked for one in them if is_pending(one))
            left = turn.until - time.monotonic()
            if not waiting or left <= 0:
                ours = {question.interrupt for question, _ in asked}
                others = tuple(one for one in state.interrupts if one.id not in ours)
                return Progress(state.values, waiting, others)
            self.desk.wait(waiting[0]["id"], seconds=min(left, _LOOK_AGAIN))

    @staticmethod
    def _resumed(question: Question, decided: Sequence[Escalation], turn: _Turn) -> Command[Any]:
        """Answer one interrupt by its id: the others of the thread wait for their own answers."""
        may_edit = question.interrupt not in turn.unfit
        answer, edited = answer_to(question, decided, may_edit=may_edit)
        turn.edited = frozenset({question.interrupt}) if edited else frozenset()
        return Command(resume={question.interrupt: answer})


def _made(message: Any, call: Call) -> bool:  # noqa: ANN401 - any message
    return any(one["id"] == call["id"] for one in getattr(message, "tool_calls", ()))
