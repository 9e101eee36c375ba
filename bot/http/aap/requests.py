"""Routes for agents: submit a tool call, wait for its decision, take it back, use it, say what came of it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Header, Path, Query
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from bot.domain.interchange.answer import id_of, resource_of
from bot.domain.interchange.duration import PATTERN, parse_length
from bot.domain.interchange.tool_call import Submission
from bot.domain.token.model import Scope
from bot.http.aap.errors import ErrorResponse
from bot.http.aap.resource import ApprovalRequest
from bot.http.access import Access, Caller
from bot.services.tool_call import Agent, ToolCall, ToolCalls

LONGEST_WAIT = timedelta(seconds=30)
ERRORS: Mapping[int | str, dict[str, Any]] = {
    code: {"model": ErrorResponse} for code in (400, 401, 403, 404, 409, 429, 500, 503)
}
_ONE: Mapping[int | str, dict[str, Any]] = {200: {"model": ApprovalRequest}, **ERRORS}
Key = Annotated[str, Header(alias="Idempotency-Key", min_length=1, max_length=1000)]
Id = Annotated[str, Path(json_schema_extra={"format": "uuid"})]
Wait = Annotated[str | None, Query(pattern=PATTERN, description="At most 30 s, such as 25s.")]


class Report(BaseModel):
    """What came of the call."""

    model_config = ConfigDict(extra="forbid")

    status: Literal["succeeded", "failed"]
    note: str = Field("", max_length=20_000)


def request_routes(access: Access, calls: ToolCalls) -> APIRouter:
    """Make the routes."""
    routes = access.router(prefix="/v1/requests", tags=["Requests"])
    agent = Annotated[Caller, Depends(access.needs(Scope.ESCALATIONS_WRITE))]

    @routes.post("", responses={201: {"model": ApprovalRequest}, **_ONE}, status_code=201)
    async def submit(submission: Submission, key: Key, caller: agent) -> JSONResponse:
        call = await calls.ask(submission, key, Agent.of(caller.token))
        return _told(call, 201 if call.is_new else 200)

    @routes.get("/{id}", responses={**_ONE})
    async def read(id: Id, caller: agent, wait: Wait = None) -> JSONResponse:
        length = min(parse_length(wait), LONGEST_WAIT) if wait else timedelta()
        of = Agent.of(caller.token)
        return _told(await calls.get(_id(id), of, wait=length.total_seconds()))

    @routes.delete("/{id}", responses={**_ONE})
    async def withdraw(id: Id, caller: agent) -> JSONResponse:
        return _told(await calls.withdraw(_id(id), Agent.of(caller.token)))

    @routes.post("/{id}/consume", responses={**_ONE})
    async def consume(id: Id, key: Key, caller: agent) -> JSONResponse:
        return _told(await calls.consume(_id(id), key, Agent.of(caller.token)))

    @routes.post("/{id}/outcome", responses={**_ONE})
    async def report(id: Id, said: Report, caller: agent) -> JSONResponse:
        succeeded = said.status == "succeeded"
        of = Agent.of(caller.token)
        return _told(await calls.report(_id(id), of, succeeded=succeeded, note=said.note))

    return routes


def _id(spelled: str) -> str:
    """Find our own identifier; one that is no UUID names nothing we have."""
    return id_of("esc", spelled) or ""


def _told(call: ToolCall, status: int = 200) -> JSONResponse:
    return JSONResponse(resource_of(call.escalation, call.submission), status_code=status)
