"""`/v1/webhooks`: a program says where it wants to be told what became of its own requests."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from bot.domain.token.model import Scope
from bot.domain.webhook.model import Endpoint, Happening
from bot.http.access import Access, Caller
from bot.http.problem import problems
from bot.services.webhook import Registered, Wanted, Webhooks

Id = Annotated[str, Path(pattern="^hook_[0-9A-HJKMNP-TV-Z]{26}$", description="The endpoint.")]


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NewEndpoint(_Body):
    """Where a program wants to be told, and of what."""

    url: str = Field(
        min_length=1,
        max_length=2000,
        description="An https:// address that everybody on the internet can reach.",
        examples=["https://agent.example.com/remit"],
    )
    events: frozenset[Happening] = Field(
        frozenset(), description="Of what; everything if not said."
    )
    systems: tuple[Annotated[str, Field(min_length=1, max_length=200)], ...] = Field(
        (), max_length=20, description="Only of these systems, such as `refund-*`."
    )


class EndpointDocument(_Body):
    """Where a program is told what."""

    id: str
    url: str
    events: tuple[Happening, ...]
    systems: tuple[str, ...]
    created_at: AwareDatetime
    earlier_secret_until: AwareDatetime | None = Field(
        None, description="How long calls are signed with the secret before as well."
    )


class EndpointWithSecret(EndpointDocument):
    """An endpoint with its secret, which is shown this once."""

    secret: str = Field(
        description="For verifying calls as Standard Webhooks says.", examples=["whsec_MfKQ9r8G…"]
    )


class EndpointList(_Body):
    """A program's endpoints."""

    items: tuple[EndpointDocument, ...]


def webhook_routes(webhooks: Webhooks, access: Access) -> APIRouter:
    """Make the routes."""
    routes = access.router(prefix="/v1/webhooks", tags=["webhooks"], responses=problems(400, 413))
    Owner = Annotated[Caller, Depends(access.needs(Scope.WEBHOOKS))]  # noqa: N806

    @routes.post("", status_code=201, responses=problems(409))
    async def register_endpoint(body: NewEndpoint, caller: Owner) -> EndpointWithSecret:
        """Be told of what this token asks for. The secret in the answer is shown this once."""
        wanted = Wanted(body.url, body.events, body.systems)
        return _with_secret(await webhooks.register(wanted, caller.origin, program=caller.token))

    @routes.get("")
    async def list_endpoints(caller: Owner) -> EndpointList:
        """List this token's endpoints, the oldest first."""
        found = await webhooks.listed(caller.token.team, program=caller.token)
        return EndpointList(items=tuple(map(_document, found)))

    @routes.post("/{id}/rotate", responses=problems(404, 409))
    async def rotate_secret(id: Id, caller: Owner) -> EndpointWithSecret:
        """Get another secret; for 24 hours every call is signed with both."""
        return _with_secret(await webhooks.rotate(id, caller.origin, program=caller.token))

    @routes.delete("/{id}", responses=problems(404))
    async def remove_endpoint(id: Id, caller: Owner) -> EndpointDocument:
        """Be told nothing any more."""
        return _document(await webhooks.remove(id, caller.origin, program=caller.token))

    return routes


def _document(one: Endpoint) -> EndpointDocument:
    return EndpointDocument(
        id=one.id,
        url=one.url,
        events=tuple(sorted(one.happenings)),
        systems=one.systems,
        created_at=one.created_at,
        earlier_secret_until=one.earlier_until,
    )


def _with_secret(one: Registered) -> EndpointWithSecret:
    return EndpointWithSecret(**_document(one.endpoint).model_dump(), secret=one.secret)
