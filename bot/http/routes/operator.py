"""`/v1/operator/…`: an operator decides in somebody's name, by the secret of this installation alone."""

from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request, Response
from fastapi.routing import APIRoute
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import Field

from bot.domain.escalation.action import Name, Sentence
from bot.domain.escalation.document import EscalationDocument, document_of
from bot.domain.escalation.model import Choice, Reason
from bot.domain.intake.model import Origin
from bot.domain.provenance import Frozen
from bot.http.problem import problems
from bot.services.escalation.escalations import Answer
from bot.services.operator import Operators

_OPERATOR = HTTPBearer(
    scheme_name="operator",
    description="REMIT_OPERATOR_TOKEN of this installation. No token of a program opens this.",
    auto_error=False,
)
Id = Annotated[str, Path(pattern="^esc_[0-9A-HJKMNP-TV-Z]{26}$", description="The escalation.")]


class OperatorDecision(Frozen):
    """What is decided, in whose name, and by whom."""

    team: Annotated[Name, Field(description="The workspace, such as T0123456.")]
    person: Annotated[Name, Field(description="In whose name: a person's id.")]
    operator: Annotated[Name, Field(description="Who decides in it, for the record.")]
    version: int = Field(ge=1, le=2**31, description="The version they were shown.")
    choice: Choice
    reason: Reason = Reason.OTHER
    note: Sentence = ""


def _guarded(operators: Operators) -> type[APIRoute]:
    class Guarded(APIRoute):
        """Lets nobody's body be read whom we do not know."""

        def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
            answer = super().get_route_handler()

            async def guarded(request: Request) -> Response:
                shown = await _OPERATOR(request)
                operators.require(shown.credentials if shown else "")
                return await answer(request)

            return guarded

    return Guarded


def operator_routes(operators: Operators) -> APIRouter:
    """Make the route."""
    routes = APIRouter(
        prefix="/v1/operator",
        tags=["operator"],
        responses=problems(400, 404, 409, 413),
        route_class=_guarded(operators),
    )

    @routes.post("/escalations/{id}/decision")
    async def decide(
        id: Id,
        body: OperatorDecision,
        shown: Annotated[HTTPAuthorizationCredentials | None, Depends(_OPERATOR)],
    ) -> EscalationDocument:
        """Decide in somebody's name; the record says through whom, and who may is looked at as ever."""
        answer = Answer(body.choice, body.version, body.reason, body.note)
        decided = await operators.decide(
            id,
            answer,
            Origin(body.team, body.person),
            operator=body.operator,
            shown=shown.credentials if shown else "",
        )
        return document_of(decided)

    return routes
