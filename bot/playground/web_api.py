"""The Web API endpoint: token, scopes, faults, dispatch and recording."""

import asyncio
import copy
import json
import secrets
import time
from dataclasses import dataclass, field

from aiohttp import web

from bot.playground.arguments import Arguments, read_call
from bot.playground.call import Call, Entry
from bot.playground.errors import SlackError
from bot.playground.faults import Rule
from bot.playground.methods.table import METHODS
from bot.playground.platform import Platform
from bot.playground.workspace import Json

_RATE_LIMITED, _BROKEN = 429, 500


@dataclass(frozen=True, slots=True)
class Answer:
    body: Json
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class WebApi:
    platform: Platform

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer one call, or misbehave as the fault switch says."""
        name = request.match_info["method"]
        started = time.perf_counter()
        token: str | None = None
        arguments = Arguments({})
        headers = {"x-slack-req-id": secrets.token_hex(16)}
        try:
            token, arguments = await read_call(request)
            response = await self._faulty(name) or await self._answer(name, token, arguments)
        except SlackError as error:
            response = Answer(error.body)
        dropped = response.status < _RATE_LIMITED and self._strikes("dropped_answer", name)
        self.platform.recorder.record(
            "in",
            "web_api",
            name,
            dict(arguments.values),
            answer=response.body,
            status=response.status,
            ms=round((time.perf_counter() - started) * 1000, 1),
            dropped=bool(dropped) or None,
        )
        if dropped and request.transport is not None:
            request.transport.abort()
        if token == self.platform.settings.bot_token:
            headers["x-oauth-scopes"] = ",".join(self.platform.manifest.scopes)
        if name in METHODS and METHODS[name].scopes:
            headers["x-accepted-oauth-scopes"] = ",".join(METHODS[name].scopes)
        return web.json_response(
            response.body,
            status=response.status,
            headers=headers | response.headers,
            dumps=_dumps,
        )

    async def _faulty(self, name: str) -> Answer | None:
        if rule := self._strikes("delay", name):
            await asyncio.sleep(rule.seconds)
        if rule := self._strikes("429", name):
            headers = {"Retry-After": str(rule.retry_after)}
            return Answer({"ok": False, "error": "ratelimited"}, _RATE_LIMITED, headers)
        if self._strikes("500", name):
            return Answer({"ok": False, "error": "internal_error"}, _BROKEN, {})
        return None

    def _strikes(self, kind: str, name: str) -> Rule | None:
        return self.platform.faults.strike(kind, name, "*")

    async def _answer(self, name: str, token: str | None, arguments: Arguments) -> Answer:
        entry = METHODS.get(name)
        if entry is None:
            raise SlackError("unknown_method", req_method=name)
        self._check_token(entry, token)
        self.platform.manifest.require(*entry.scopes)
        return Answer(copy.deepcopy(await entry.run(Call(self.platform, arguments))))

    def _check_token(self, entry: Entry, token: str | None) -> None:
        settings = self.platform.settings
        if not token:
            raise SlackError("not_authed")
        if token not in (settings.bot_token, settings.app_token):
            raise SlackError("invalid_auth")
        if (token == settings.app_token) != entry.app_token:
            raise SlackError("not_allowed_token_type")


def _dumps(body: object) -> str:
    return json.dumps(body, ensure_ascii=False)
