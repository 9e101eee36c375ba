"""The middleware that uses approvals up: a call runs once, and only as it was approved."""

import asyncio
import contextvars
import uuid
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from langchain.agents.middleware import AgentMiddleware
from langchain_core.messages import ToolMessage
from langgraph.errors import GraphBubbleUp
from langgraph.prebuilt.tool_node import ToolCallRequest
from langgraph.types import Command

from bot.agents.call import Ask, Desk, Escalation, is_approved, is_pending, key_of, reason_of

Ran = ToolMessage | Command[Any]
_approval: contextvars.ContextVar[str | None] = contextvars.ContextVar("approval", default=None)


def approval_id() -> str | None:
    """Inside a tool: the approval it runs under. Hand it to a payment system as its key."""
    return _approval.get()


class Asking(Protocol):
    """Who knows how calls are asked about."""

    @property
    def desk(self) -> Desk:
        """The server."""

    @property
    def tools(self) -> Mapping[str, Ask]:
        """How each tool is asked about."""

    def asked(self, thread: str, messages: Sequence[Any], call: Mapping[str, Any]) -> Escalation:
        """Ask about a call, or find what was asked before."""


class Guard(AgentMiddleware[Any, Any, Any]):
    """Lets a call run when the server says that people, or the policy, approved exactly it.

    What resumed the thread is not believed: a forged answer runs nothing.
    """

    def __init__(self, asking: Asking) -> None:
        """Guard the calls that are asked about."""
        super().__init__()
        self._asking = asking

    def wrap_tool_call(
        self, request: ToolCallRequest, handler: Callable[[ToolCallRequest], Ran]
    ) -> Ran:
        """Run a call under its approval."""
        permit = self._permit(request)
        if isinstance(permit, ToolMessage):
            return permit
        with _under(permit):
            try:
                result = handler(request)
            except GraphBubbleUp:
                raise  # an interrupt inside the tool, or a command for the graph around it
            except BaseException:
                self._record(permit, succeeded=False)
                raise
        self._record(permit, succeeded=_succeeded(result))
        return result

    async def awrap_tool_call(
        self, request: ToolCallRequest, handler: Callable[[ToolCallRequest], Awaitable[Ran]]
    ) -> Ran:
        """Run a call under its approval, in an event loop."""
        permit = await asyncio.to_thread(self._permit, request)
        if isinstance(permit, ToolMessage):
            return permit
        with _under(permit):
            try:
                result = await handler(request)
            except GraphBubbleUp:
                raise
            except BaseException:
                await asyncio.to_thread(self._record, permit, succeeded=False)
                raise
        await asyncio.to_thread(self._record, permit, succeeded=_succeeded(result))
        return result

    def _permit(self, request: ToolCallRequest) -> str | ToolMessage | None:
        """Use the approval of a call: its id; a refusal; or nothing for a call nobody asks about."""
        asking, call = self._asking, request.tool_call
        thread, messages = thread_of(request), messages_in(request.state)
        own = _own(messages, call, asking.tools)
        if own is None:
            return None
        found = asking.asked(thread, messages, own)
        if not is_approved(found):
            waits = "Nobody has approved this call yet, so it was not run."
            return _refusal(call, waits if is_pending(found) else reason_of(found))
        action = found["request"]["action"]
        if call["name"] != own["name"] or dict(call["args"]) != action["parameters"]:
            return _refusal(call, "This is not the call that was approved, so it was not run.")
        repeatable = asking.tools[own["name"]].repeatable
        key = key_of(thread, own["id"] or "") if repeatable else uuid.uuid4().hex  # noqa: TID251 - the store is elsewhere
        if not asking.desk.consume(found["id"], action, key=key):
            told = "The approval of this call was used before or has run out, so it was not run. "
            return _refusal(call, f"{told}It may have run earlier: find out before you ask again.")
        return str(found["id"])

    def _record(self, permit: str | None, *, succeeded: bool) -> None:
        if permit:
            self._asking.desk.record(permit, succeeded=succeeded)


def thread_of(request: ToolCallRequest) -> str:
    """Name the thread a call is made in."""
    return getattr(request.runtime.execution_info, "thread_id", None) or "-"


def messages_in(state: Any) -> Sequence[Any]:  # noqa: ANN401 - any state schema
    """Read the messages of a state."""
    found: Sequence[Any] = (
        state["messages"] if isinstance(state, Mapping) else getattr(state, "messages", ())
    )
    return found


@contextmanager
def _under(permit: str | None) -> Iterator[None]:
    token = _approval.set(permit)
    try:
        yield
    finally:
        _approval.reset(token)


def _own(
    messages: Sequence[Any], call: Mapping[str, Any], tools: Mapping[str, Ask]
) -> Mapping[str, Any] | None:
    """Find the model's own call, which people were asked about; somebody may have edited it since."""
    made = (one for message in reversed(messages) for one in getattr(message, "tool_calls", ()))
    found = next((one for one in made if one["id"] == call["id"]), call)
    return next((one for one in (found, call) if one["name"] in tools), None)


def _refusal(call: Mapping[str, Any], why: str) -> ToolMessage:
    return ToolMessage(why, name=call["name"], tool_call_id=call["id"], status="error")


def _succeeded(result: Ran) -> bool:
    return not (isinstance(result, ToolMessage) and result.status == "error")
