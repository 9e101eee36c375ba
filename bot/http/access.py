"""Who calls: a bearer token, and the scope a route asks for. Every route of ours asks for one."""

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.routing import APIRoute
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from bot.domain.intake.model import Origin
from bot.domain.token.model import Scope, Token
from bot.services.token import Tokens

_BEARER = HTTPBearer(
    scheme_name="token",
    bearerFormat="remit_tok_…",
    description="A token of `remit token create`.",
    auto_error=False,
)


@dataclass(frozen=True, slots=True)
class Caller:
    """A program that was let in."""

    token: Token

    @property
    def origin(self) -> Origin:
        """Who causes what it asks for."""
        return Origin(self.token.team, self.token.actor)


@dataclass(frozen=True, slots=True)
class Access:
    """Lets programs in by their tokens."""

    tokens: Tokens

    def router(self, **options: Any) -> APIRouter:  # noqa: ANN401 - what a router takes
        """Make a router whose routes know their caller before they read a body."""
        return APIRouter(route_class=_guarded(self.tokens), **options)

    def needs(self, scope: Scope) -> Callable[..., Awaitable[Caller]]:
        """Make what a route depends on to know its caller, who must have a scope."""

        async def caller(
            request: Request,
            shown: Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)],
        ) -> Caller:
            token: Token | None = getattr(request.state, "token", None)
            if token is None:  # a router that is not ours
                token = await self.tokens.authenticate(shown.credentials if shown else "")
            token.require(scope)
            return Caller(token)

        caller.__name__ = f"caller_with_{scope.name.lower()}"
        return caller


def _guarded(tokens: Tokens) -> type[APIRoute]:
    class Guarded(APIRoute):
        """Lets nobody's body be read whom we do not know."""

        def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
            answer = super().get_route_handler()

            async def guarded(request: Request) -> Response:
                shown = await _BEARER(request)
                request.state.token = await tokens.authenticate(shown.credentials if shown else "")
                return await answer(request)

            return guarded

    return Guarded
