"""`/v1/hooks/{name}`: an alert of any program becomes an escalation, as a map of fields says."""

from typing import Annotated

from fastapi import APIRouter, Body, Depends, Path
from pydantic import JsonValue

from bot.domain.escalation.document import EscalationDocument, document_of
from bot.domain.token.model import Scope
from bot.http.access import Access, Caller
from bot.http.problem import problems
from bot.services.hook import Hooks

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
