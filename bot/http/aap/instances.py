"""Routes for programs that let agents in: each agent gets a credential, and a receiver that is told of decisions."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse

from bot.domain.interchange.answer import id_of
from bot.domain.interchange.instance import Provision
from bot.domain.token.model import Scope
from bot.http.aap.requests import ERRORS, Id, Key
from bot.http.access import Access, Caller
from bot.services.instance import Instances


def instance_routes(access: Access, instances: Instances) -> APIRouter:
    """Make the routes."""
    routes = access.router(prefix="/v1/instances", tags=["Instances"], responses={**ERRORS})
    program = Annotated[Caller, Depends(access.needs(Scope.INSTANCES))]

    @routes.post("", status_code=201)
    async def provision(
        wanted: Provision, key: Key, caller: program, request: Request
    ) -> JSONResponse:
        shown = request.headers["authorization"].partition(" ")[2]
        made = await instances.provision(wanted, key, caller.token, shown)
        body = {"instance": made.instance.shown(), "credential": {"token": made.credential}}
        return JSONResponse(body, status_code=201 if made.is_new else 200)

    @routes.get("/{id}")
    async def read(id: Id, caller: program) -> JSONResponse:
        return JSONResponse((await instances.get(_id(id), caller.token)).shown())

    @routes.delete("/{id}", status_code=204)
    async def delete(id: Id, caller: program) -> Response:
        await instances.delete(_id(id), caller.token)
        return Response(status_code=204)

    return routes


def _id(spelled: str) -> str:
    return id_of("tok", spelled) or ""
