"""`/v1/escalations`: programs ask for a decision, wait for it, use it once, and say what came of it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Path, Query, Response

from bot.domain.escalation.document import EscalationDocument, document_of
from bot.domain.escalation.model import State
from bot.domain.token.model import Scope
from bot.http.access import Access, Caller
from bot.http.problem import problems
from bot.http.routes.escalation_body import (
    Answer,
    EscalationPage,
    NewEscalation,
    Result,
    Use,
)
from bot.services.escalation.program import Listing, Patience, Programs

_ID = "^esc_[0-9A-HJKMNP-TV-Z]{26}$"
_KEY = "The same key asks once, for as long as the escalation is kept; another body under it is refused."
Id = Annotated[str, Path(pattern=_ID, description="The escalation.")]
Key = Annotated[str | None, Header(min_length=1, max_length=255, description=_KEY)]
UseKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=255,
        description="Names this one run. Sent again with the same body it gets the same answer.",
    ),
]
Wait = Annotated[
    float,
    Query(
        ge=0, le=60, description="Seconds to wait for news; the answer comes earlier if there is."
    ),
]
Revision = Annotated[
    int | None,
    Query(
        ge=1,
        le=2**31,
        description="What you know; the next revision is news. Not said: a decision is.",
    ),
]


def escalation_routes(programs: Programs, access: Access) -> APIRouter:
    """Make the routes."""
    routes = access.router(
        prefix="/v1/escalations", tags=["escalations"], responses=problems(400, 413)
    )
    Reader = Annotated[Caller, Depends(access.needs(Scope.ESCALATIONS_READ))]  # noqa: N806
    Writer = Annotated[Caller, Depends(access.needs(Scope.ESCALATIONS_WRITE))]  # noqa: N806

    @routes.post("", status_code=201, responses=problems(404, 409))
    async def open_escalation(
        body: NewEscalation, caller: Writer, response: Response, idempotency_key: Key = None
    ) -> EscalationDocument:
        """Ask for a decision. Whom it is put before, and whether it needs anybody, says the policy."""
        opened = await programs.open(
            body.request(caller.token.actor), caller.token, key=idempotency_key
        )
        response.headers["Location"] = f"/v1/escalations/{opened.id}"
        return document_of(opened)

    @routes.get("")
    async def list_escalations(
        caller: Reader,
        state: Annotated[
            list[State] | None, Query(description="Only in these states; may be repeated.")
        ] = None,
        *,
        mine: Annotated[bool, Query(description="Only what this token asked for.")] = False,
        before: Annotated[
            str | None, Query(pattern=_ID, description="Go on after this one.")
        ] = None,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
    ) -> EscalationPage:
        """List escalations of the systems this token is for, the newest first."""
        listing = Listing(tuple(state or ()), mine, before, limit)
        found, further = await programs.listed(caller.token, listing)
        return EscalationPage(items=tuple(map(document_of, found)), next=further)

    @routes.get("/{id}", responses=problems(404))
    async def get_escalation(
        id: Id, caller: Reader, wait: Wait = 0, revision: Revision = None
    ) -> EscalationDocument:
        """Read one; with `wait`, as soon as it is decided or the seconds are over."""
        return document_of(await programs.wait(id, caller.token, Patience(wait, revision)))

    @routes.delete("/{id}", responses=problems(404, 409))
    async def cancel_escalation(id: Id, caller: Writer) -> EscalationDocument:
        """Take back what this token asked for; an approval that was not used goes with it."""
        return document_of(await programs.cancel(id, caller.token))

    @routes.post("/{id}/answer", responses=problems(404, 409))
    async def answer_question(id: Id, body: Answer, caller: Writer) -> EscalationDocument:
        """Answer what people asked before they decide."""
        return document_of(await programs.answer(id, body.text, caller.token))

    @routes.post("/{id}/consume", responses=problems(404, 409))
    async def consume_approval(
        id: Id, body: Use, caller: Writer, idempotency_key: UseKey
    ) -> EscalationDocument:
        """Use an approval, once, immediately before the action is run. Run it only if this succeeds."""
        used = await programs.consume(id, body.action, idempotency_key, caller.token)
        return document_of(used)

    @routes.post("/{id}/outcome", responses=problems(404, 409))
    async def record_outcome(id: Id, body: Result, caller: Writer) -> EscalationDocument:
        """Say what came of the action. It is told to whoever decided, and never rewritten."""
        told = await programs.record(id, caller.token, succeeded=body.succeeded, note=body.note)
        return document_of(told)

    return routes
