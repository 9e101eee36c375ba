"""`/v1/hooks/{name}`: an alert of any program becomes an escalation, as a map of fields says."""

from typing import Annotated

from fastapi import APIRouter, Body, Depends, Path, Request
from fastapi.security import APIKeyHeader
from pydantic import JsonValue

from bot.domain.escalation.document import EscalationDocument, document_of
from bot.domain.token.model import Scope
from bot.http.access import Access, Caller
from bot.http.problem import problems
from bot.services.hook import Hooks

_SIGNATURE = APIKeyHeader(
    name="webhook-signature",
    scheme_name="signature",
    description="As Standard Webhooks says, or in the header that the hook names.",
    auto_error=False,
)
Name = Annotated[str, Path(pattern="^[a-z][a-z0-9-]{0,39}$", description="Of the map.")]
Alert = Annotated[
    dict[str, JsonValue],
    Body(
        description="Whatever the other program sends; the map says what is taken from it.",
        examples=[{"id": "a-17", "name": "Faithfulness", "value": 0.71}],
    ),
]


def hook_routes(hooks: Hooks, access: Access) -> APIRouter:
    """Make the route."""
    routes = access.router(prefix="/v1/hooks", tags=["hooks"], responses=problems(400, 404, 413))
    Writer = Annotated[Caller, Depends(access.needs(Scope.ESCALATIONS_WRITE))]  # noqa: N806

    @routes.post("/{name}", status_code=201)
    async def take_alert(name: Name, body: Alert, caller: Writer) -> EscalationDocument:
        """Put an alert before people. The same alert asks once; the answer is how that stands."""
        return document_of(await hooks.take(name, body, caller.token))

    return routes


def signed_hook_routes(hooks: Hooks) -> APIRouter:
    """Make the route for programs that sign what they send, and have no token."""
    routes = APIRouter(prefix="/v1/hooks", tags=["hooks"])

    @routes.post(
        "/{name}/signed",
        status_code=201,
        responses={**problems(400, 409, 413)},
        openapi_extra={"requestBody": {"required": True, "content": {"application/json": {
            "schema": {"type": "object"},
            "examples": {"alert": {"value": {"id": "a-17", "name": "Faithfulness"}}},
        }}}},
    )  # fmt: skip
    async def take_signed(
        name: Annotated[str, Path(description="Of the hook.")],
        request: Request,
        _shown: Annotated[str | None, Depends(_SIGNATURE)],
    ) -> EscalationDocument:
        """Put a signed alert, or the question of an agent-wait host, before people.

        The signature is in the headers the hook asks for: those of Standard Webhooks, or an
        HMAC-SHA256 of the body such as `X-Agent-Wait-Signature: sha256=…`.
        """
        body = await request.body()
        return document_of(await hooks.take_signed(name, body, request.headers))

    return routes
