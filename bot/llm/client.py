"""One chat completion against an OpenAI-compatible endpoint; the only user of LangChain."""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from pydantic import SecretStr

from bot.domain.errors import InvalidInputError, RemitError
from bot.llm import errors

if TYPE_CHECKING:
    import openai
    from langchain_core.messages import AIMessage
    from langchain_openai import ChatOpenAI

LONGEST_CALL = 60.0  # seconds; the SDK's own default is 600
_NO_KEY = SecretStr("none")  # local servers want a header, not a secret
_LONGEST_PAUSE = 3600.0  # seconds; a longer Retry-After is a misconfigured server
_BAD_REQUEST = (400, 422)
_PAYMENT_CODES = frozenset({"insufficient_quota", "billing_hard_limit_reached"})
_FILTER_CODES = frozenset({"content_filter", "content_policy_violation"})


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the model is, its name there, and the key; always told, never read from anywhere."""

    base_url: str
    model: str
    api_key: SecretStr | None = None
    call_seconds: float = LONGEST_CALL

    def __post_init__(self) -> None:
        """Refuse an address that could not be called, before anything is sent."""
        address = urlsplit(self.base_url)
        if address.scheme not in {"http", "https"} or not address.hostname:
            raise InvalidInputError(
                "The model's address must start with http:// or https://.",
                next_step="Set OPENAI_BASE_URL to an address such as http://127.0.0.1:11434/v1.",
            )
        if not self.model.strip():
            raise InvalidInputError(
                "The model has no name.", next_step="Set OPENAI_MODEL to the name it has there."
            )

    @property
    def host(self) -> str:
        """Host and port, for people who ask where the text goes."""
        address = urlsplit(self.base_url)
        return f"{address.hostname}:{address.port}" if address.port else str(address.hostname)


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message of a request."""

    role: Literal["system", "user", "assistant"]
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, whatever it is worth."""

    text: str
    finish: str  # "stop", "length", "content_filter", or what the endpoint says; may be empty
    refusal: str | None
    input_tokens: int | None
    output_tokens: int | None
    milliseconds: int
    model: str
    is_remembered: bool = False  # nobody was asked


def _load() -> None:
    import langchain_openai  # noqa: F401, PLC0415 # a second and 80 MB, only when a model is used


@dataclass(slots=True)
class ChatClient:
    """Calls one endpoint. Loads LangChain once, in a thread, when it is first needed."""

    endpoint: Endpoint
    load: Callable[[], None] = _load
    _chat: "ChatOpenAI | None" = field(default=None, init=False, repr=False)
    _connecting: asyncio.Lock = field(default_factory=asyncio.Lock, init=False, repr=False)

    async def prepare(self) -> None:
        """Load what a call needs; it takes seconds on a busy machine, which is no one's deadline."""
        await self._connected()

    async def complete(
        self,
        messages: Sequence[ChatMessage],
        *,
        response_format: Mapping[str, Any] | None,
        max_output_tokens: int,
    ) -> Reply:
        """Send `messages` and return the reply, or raise one of the model errors."""
        chat = await self._connected()
        started = time.perf_counter()
        try:
            reply = await _invoke(chat, messages, response_format, max_output_tokens)
        except Exception as error:
            cut = _cut_off(error, self.endpoint.model, milliseconds=_since(started))
            if cut is None:
                raise _kind_of(error, self.endpoint) from error
            return cut
        return _reply(reply, self.endpoint.model, milliseconds=_since(started))

    async def aclose(self) -> None:
        """Close the connections."""
        if self._chat is not None:
            await self._chat.root_async_client.close()
            self._chat = None

    async def _connected(self) -> "ChatOpenAI":
        async with self._connecting:
            if self._chat is None:
                await asyncio.to_thread(self.load)  # too long for the event loop
                self._chat = _chat(self.endpoint)
            return self._chat


def _chat(endpoint: Endpoint) -> "ChatOpenAI":
    from langchain_openai import ChatOpenAI  # noqa: PLC0415
    from openai import DefaultAsyncHttpxClient  # noqa: PLC0415

    return ChatOpenAI(
        model=endpoint.model,
        base_url=endpoint.base_url,  # explicit: LANGSMITH_GATEWAY must not reroute calls
        api_key=endpoint.api_key or _NO_KEY,
        timeout=endpoint.call_seconds,
        max_retries=1,
        stream_usage=True,
        use_responses_api=False,  # else chosen by the model's name, whatever the endpoint
        cache=False,
        openai_proxy=None,
        http_async_client=DefaultAsyncHttpxClient(),  # ours to close; the default one is shared
    )


async def _invoke(
    chat: "ChatOpenAI",
    messages: Sequence[ChatMessage],
    response_format: Mapping[str, Any] | None,
    max_output_tokens: int,
) -> "AIMessage":
    from langsmith import tracing_context  # noqa: PLC0415

    asked = {"response_format": dict(response_format)} if response_format else {}
    bound = chat.bind(max_tokens=max_output_tokens, **asked)
    with tracing_context(enabled=False):  # whatever LANGSMITH_TRACING says, prompts stay here
        return await bound.ainvoke([(message.role, message.text) for message in messages])


def _since(started: float) -> int:
    return round((time.perf_counter() - started) * 1000)


def _reply(message: "AIMessage", asked_model: str, *, milliseconds: int) -> Reply:
    usage = message.usage_metadata
    refusal = message.additional_kwargs.get("refusal")
    return Reply(
        text=message.text if isinstance(message.content, list) else message.content,
        finish=message.response_metadata.get("finish_reason") or "",
        refusal=refusal if isinstance(refusal, str) and refusal else None,
        input_tokens=usage["input_tokens"] if usage else None,
        output_tokens=usage["output_tokens"] if usage else None,
        milliseconds=milliseconds,
        model=message.response_metadata.get("model_name") or asked_model,
    )


def _cut_off(error: Exception, asked_model: str, *, milliseconds: int) -> Reply | None:
    """Turn the two exceptions that are really replies (too long, filtered) back into replies."""
    import openai  # noqa: PLC0415

    match error:
        case openai.LengthFinishReasonError():
            finish = "length"
        case openai.ContentFilterFinishReasonError():
            finish = "content_filter"
        case _:
            return None
    completion = error.completion
    usage = completion.usage if completion else None
    message = completion.choices[0].message if completion and completion.choices else None
    return Reply(
        text=(message.content if message else None) or "",
        finish=finish,
        refusal=None,
        input_tokens=usage.prompt_tokens if usage else None,
        output_tokens=usage.completion_tokens if usage else None,
        milliseconds=milliseconds,
        model=(completion.model if completion else None) or asked_model,
    )


def _kind_of(error: Exception, endpoint: Endpoint) -> RemitError:
    """Say what a vendor's exception means to a person."""
    import openai  # noqa: PLC0415
    from langchain_core.exceptions import ContextOverflowError  # noqa: PLC0415

    match error:
        case ContextOverflowError():
            return errors.too_long()
        case openai.APIStatusError():
            return _kind_of_status(error, error.status_code, endpoint)
        case openai.APITimeoutError():
            return errors.endpoint_failed("timeout")
        case openai.APIConnectionError():
            return errors.endpoint_failed("connection")
        case _:  # a body that is no chat completion surfaces as ValueError, KeyError, TypeError ...
            return errors.endpoint_failed(type(error).__name__)


def _kind_of_status(error: "openai.APIStatusError", status: int, endpoint: Endpoint) -> RemitError:
    if status == HTTPStatus.PAYMENT_REQUIRED or error.code in _PAYMENT_CODES:
        return errors.quota_spent()
    if status in _BAD_REQUEST and error.code in _FILTER_CODES:
        return errors.refused()
    kinds: dict[int, Callable[[], RemitError]] = {
        401: lambda: errors.key_refused(status),
        403: lambda: errors.key_refused(status),
        404: lambda: errors.unknown_model(endpoint.model),
        413: errors.too_long,
        429: lambda: errors.busy(_retry_after(error.response.headers.get("retry-after"))),
    } | {
        bad: lambda: errors.request_refused(status, param=error.param, reason=error.code)
        for bad in _BAD_REQUEST
    }
    return kinds.get(status, lambda: errors.endpoint_failed(f"status {status}"))()


def _retry_after(header: str | None) -> float | None:
    try:
        seconds = float(header or "")
    except ValueError:  # the header may also be a date; then the caller picks its own pause
        return None
    return seconds if 0 <= seconds <= _LONGEST_PAUSE else None
