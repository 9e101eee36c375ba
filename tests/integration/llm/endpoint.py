"""A loopback OpenAI-compatible endpoint whose every answer is scripted."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

from bot.llm.ledger import LedgerEntry

EXTRACTION = "extract_facts"
USAGE = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}


@dataclass(frozen=True, slots=True)
class Answer:
    """One scripted answer of the endpoint."""

    status: int = 200
    body: Mapping[str, Any] | str = ""  # text is sent as HTML, a mapping as JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    hangs: bool = False


def completion(
    content: str | None,
    *,
    finish: str = "stop",
    refusal: str | None = None,
    usage: Mapping[str, int] | None = USAGE,
    model: str = "scripted-model-2026",
) -> Answer:
    """A chat completion with this content."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    choice = {"index": 0, "message": message, "finish_reason": finish, "logprobs": None}
    return Answer(
        body={
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1,
            "model": model,
            "choices": [choice],
            "usage": usage,
        }
    )


def prompt_of(request: Mapping[str, Any]) -> str:
    """Which prompt a request was made from: its name is in the schema, if it has one."""
    wanted = (request.get("response_format") or {}).get("json_schema")
    if wanted:
        return str(wanted["name"])
    system = request["messages"][0]["content"]
    return "draft" if "Each entry names its field" in system else EXTRACTION


def correct(document: Mapping[str, Any]) -> Answer:
    return completion(json.dumps(document))


def fenced(document: Mapping[str, Any]) -> Answer:
    return completion(f"Here you are:\n```json\n{json.dumps(document)}\n```\nAnything else?")


def thinking(document: Mapping[str, Any]) -> Answer:
    return completion(f'<think>maybe {{"facts": 1}} or not</think>\n{json.dumps(document)}')


def plain_text() -> Answer:
    return completion("I would say that churn is the problem here.")


def empty() -> Answer:
    return completion(None)


def truncated(document: Mapping[str, Any]) -> Answer:
    text = json.dumps(document)
    return completion(text[: len(text) // 2], finish="length")


def broken_json(document: Mapping[str, Any]) -> Answer:
    return completion(json.dumps(document).replace(":", "=", 1))


def without_member(document: Mapping[str, Any], name: str) -> Answer:
    return correct({key: value for key, value in document.items() if key != name})


def refusal() -> Answer:
    return completion(None, refusal="I cannot help with that.")


def content_filter() -> Answer:
    return completion("", finish="content_filter")


def failure(
    status: int,
    *,
    code: str | None = None,
    param: str | None = None,
    message: str = "scripted failure",
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """An error as OpenAI words it."""
    error = {"message": message, "type": "scripted", "param": param, "code": code}
    return Answer(status=status, body={"error": error}, headers=headers or {})


def format_unsupported() -> Answer:
    return failure(400, param="response_format", message="response_format is not supported here")


def html_502() -> Answer:
    return Answer(status=502, body="<html><body><h1>502 Bad Gateway</h1></body></html>")


def html_200() -> Answer:
    return Answer(status=200, body="<html><body>Please log in</body></html>")


def hang() -> Answer:
    return Answer(hangs=True)


NO_DRAFT = correct({"entries": []})


class ModelEndpoint:
    """Serves `POST /v1/chat/completions` from a script; the last answer repeats.

    The script is for extractions. Drafts have scripts of their own; without one they propose
    nothing.
    """

    def __init__(self) -> None:
        self.requests: list[dict[str, Any]] = []  # extractions
        self.drafts: dict[str, list[dict[str, Any]]] = {}  # the others, by the prompt's id
        self.answered = 0  # characters
        self.keys: list[str] = []
        self.other_paths: list[str] = []
        self.base_url = ""
        self.asked = asyncio.Event()
        self.hanging = 0  # requests that wait for an answer right now
        self._script: list[Answer] = []
        self._drafts: dict[str, list[Answer]] = {}
        self._released = asyncio.Event()
        self._runner: web.AppRunner | None = None

    def script(self, *answers: Answer) -> None:
        """Set the answers to the next requests, one each; the last one repeats."""
        self._script = list(answers)

    def script_drafts(self, prompt: str, *answers: Answer) -> None:
        """Set the answers to the requests of one drafting prompt."""
        self._drafts[prompt] = list(answers)

    @property
    def calls(self) -> int:
        """How many extractions were asked for."""
        return len(self.requests)

    def formats(self) -> list[str | None]:
        """The kind of response format of each request."""
        return [(request.get("response_format") or {}).get("type") for request in self.requests]

    def texts(self, role: str) -> list[str]:
        """What each request said in messages of one role, joined."""
        return [
            "\n".join(m["content"] for m in request["messages"] if m["role"] == role)
            for request in self.requests
        ]

    async def __aenter__(self) -> Self:
        """Listen on a free loopback port."""
        application = web.Application()
        application.router.add_post("/v1/chat/completions", self._complete)
        application.router.add_route("*", "/{path:.*}", self._elsewhere)
        self._runner = web.AppRunner(application, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.base_url = f"http://127.0.0.1:{port}/v1"
        return self

    async def __aexit__(self, *_: object) -> None:
        """Let go of hanging requests and stop."""
        self._released.set()
        if self._runner is not None:
            await self._runner.cleanup()

    async def _complete(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        self.keys.append(request.headers.get("Authorization", ""))
        self.asked.set()
        prompt = prompt_of(body)
        if prompt == EXTRACTION:
            self.requests.append(body)
            script = self._script
        else:
            self.drafts.setdefault(prompt, []).append(body)
            script = self._drafts.get(prompt, [NO_DRAFT])
        if not script:
            return web.json_response({"error": {"message": "no script"}}, status=418)
        answer = script.pop(0) if len(script) > 1 else script[0]
        if answer.hangs:
            self.hanging += 1
            try:
                await self._released.wait()
            finally:
                self.hanging -= 1
        if isinstance(answer.body, str):
            return web.Response(
                status=answer.status,
                text=answer.body,
                content_type="text/html",
                headers=answer.headers,
            )
        self.answered += len(json.dumps(answer.body))
        return web.json_response(answer.body, status=answer.status, headers=answer.headers)

    async def _elsewhere(self, request: web.Request) -> web.StreamResponse:
        self.other_paths.append(request.path)
        return web.json_response({}, status=404)


def user_texts(requests: Sequence[Mapping[str, Any]]) -> str:
    """Everything users said in these requests."""
    return "\n".join(m["content"] for r in requests for m in r["messages"] if m["role"] == "user")


def extractions(calls: Sequence[LedgerEntry]) -> list[LedgerEntry]:
    """The calls that extracted facts, drafting left out."""
    return [call for call in calls if call.prompt_id == EXTRACTION]
