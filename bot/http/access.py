"""Who calls: a bearer token, and the scope a route asks for. Every route of ours asks for one."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
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

    def needs(self, scope: Scope) -> Callable[..., Awaitable[Caller]]:
        """Make what a route depends on to know its caller, who must have a scope."""

        async def caller(
            shown: Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)],
        ) -> Caller:
            token = await self.tokens.authenticate(shown.credentials if shown else "")
            token.require(scope)
            return Caller(token)

        caller.__name__ = f"caller_with_{scope.name.lower()}"
        return caller
