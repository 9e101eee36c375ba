"""The HTTP API over a real store, in one process: tokens, a policy, and a client for each token."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import httpx
from fastapi import FastAPI

from bot.domain.token.model import Scope
from bot.domain.webhook.field_map import FieldMap
from bot.http.app import create_http_app
from bot.http.health import Checks
from bot.http.routes import Api, api_routes
from bot.http.webhook.sender import Sender
from bot.services.escalation.program import Programs
from bot.services.hook import Hook, Hooks
from bot.services.instance import Instances
from bot.services.operator import Operators
from bot.services.token import Shown, Tokens, Wanted
from bot.services.tool_call import ToolCalls
from bot.services.wait import Waits
from bot.services.webhook import Webhooks
from tests.contract.services.town import Office, evaluations_at

REFUND: Mapping[str, Any] = {
    "name": "refund.create",
    "target": "order:4711",
    "system": "refund-agent",
    "parameters": {"amount": 501},
}


KEY = "k" * 32
HOOK = FieldMap(
    name="scores",
    action="refund.review",
    target="trace:{trace.id}",
    system="scores",
    parameters={"value": "{value}", "tags": ["{labels.0}"]},
    why="{name} fell to {value}. {note}",
    tags=("alert",),
    key="{id}",
)


OPERATOR = "only-kim-and-lee-know-this"
SIGNING = "whsec_" + "c2lnbmVkIGJ5IHNjb3JlcyBhbG9uZQ=="
SHARED = "shared-with-the-receiver"
SECRETS = {"standard": (SIGNING,), "plain": (SHARED, "the-next-one-of-it"), "refunds": (SHARED,)}


async def _yes() -> bool:
    return True


async def _none() -> Mapping[str, int]:
    return {}


async def _on_time() -> int:
    return 0


CHECKS = Checks(database=_yes, slack=lambda: True, depths=_none, dead=_none, late=_on_time)


class Front:
    """The API as programs see it."""

    def __init__(self, office: Office, hooks: Mapping[str, Hook] | None = None) -> None:
        self.office = office
        self.tokens = Tokens(office.store)
        programs = Programs(office.store, office.escalations)
        calls = ToolCalls(office.store, office.escalations)
        webhooks = Webhooks(office.store, (KEY,), loopback=True)
        self.api = Api(
            self.tokens,
            programs,
            calls,
            webhooks,
            evaluations_at(office.store),
            Hooks(programs, Waits(calls, webhooks), hooks or {HOOK.name: HOOK}, SECRETS),
            Instances(
                office.store,
                self.tokens,
                office.escalations,
                Sender(loopback=True).exchange,
                (KEY,),
                loopback=True,
            ),
            Operators(office.escalations, OPERATOR),
        )
        self.app: FastAPI = create_http_app(CHECKS, api_routes(self.api))

    async def token(self, *scopes: Scope, **wanted: Any) -> Shown:  # noqa: ANN401
        asked = Wanted("agent", frozenset(scopes or Scope), **wanted)
        return await self.tokens.create(asked, self.office.by("operator:ann"))

    @asynccontextmanager
    async def client(self, shown: Shown | None = None) -> AsyncIterator[httpx.AsyncClient]:
        headers = {"Authorization": f"Bearer {shown.secret}"} if shown else {}
        # An exception that no route expected is answered, as it would be by the server.
        transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://remit.test", headers=headers
        ) as client:
            yield client
