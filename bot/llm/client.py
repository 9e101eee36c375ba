"""One chat completion: against an OpenAI-compatible endpoint, or by another provider's package."""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from pydantic import SecretStr

from bot.domain.errors import InvalidInputError
from bot.llm.failure import kind_of
from bot.llm.provider import OPENAI, create, require, split

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessage

LONGEST_CALL = 60.0  # seconds; the SDK's own default is 600
_NO_KEY = SecretStr("none")  # local servers want a header, not a secret
_CACHE_KEY = "prompt_cache_key"
_FINISH_NAMES = ("finish_reason", "stop_reason", "done_reason")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the model is, its name there, and the key; always told, never read from anywhere."""

    base_url: str
    model: str
    api_key: SecretStr | None = None
    call_seconds: float = LONGEST_CALL
    provider: str = OPENAI  # else its own package knows where it is

    def __post_init__(self) -> None:
        """Refuse an address that could not be called, before anything is sent."""
        if self.provider != OPENAI:
            return
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

    @classmethod
    def chosen(
        cls, *, provider_model: str | None, base_url: str, model: str, api_key: SecretStr | None
    ) -> "Endpoint":
        """Choose between another provider's package, if one is named, and an address.

        Raises:
            InvalidInputError: The address or the name cannot be used, or a package is missing.
        """
        if not provider_model:
            return cls(base_url=base_url, model=model, api_key=api_key)
        provider, called = split(provider_model)
        require(provider)
        return cls(base_url="", model=called, provider=provider)

    @property
    def host(self) -> str:
        """Host and port, for people who ask where the text goes."""
        if self.provider != OPENAI:
            return self.provider
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
    _chat: "BaseChatModel | None" = field(default=None, init=False, repr=False)
    _takes_cache_key: bool = field(default=True, init=False, repr=False)
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
        asked = self._asked(response_format, max_output_tokens)
        try:
            reply = await self._invoke(chat, messages, asked)
        except Exception as error:
            cut = _cut_off(error, self.endpoint.model, milliseconds=_since(started))
            if cut is None:
                raise kind_of(error, self.endpoint.model) from error
            return cut
        return _reply(reply, self.endpoint.model, milliseconds=_since(started))

    async def aclose(self) -> None:
        """Close the connections."""
        if (opened := getattr(self._chat, "root_async_client", None)) is not None:
            await opened.close()
        self._chat = None

    def _asked(
        self, response_format: Mapping[str, Any] | None, max_output_tokens: int
    ) -> dict[str, Any]:
        """What a request says beside its messages, in the words of OpenAI's protocol."""
        if self.endpoint.provider != OPENAI:
            return {}
        asked: dict[str, Any] = {"max_tokens": max_output_tokens}
        if response_format:
            asked["response_format"] = dict(response_format)
            named = response_format.get("json_schema")
            if named and self._takes_cache_key:  # requests of one prompt begin alike
                asked[_CACHE_KEY] = named["name"]
        return asked

    async def _invoke(
        self, chat: "BaseChatModel", messages: Sequence[ChatMessage], asked: dict[str, Any]
    ) -> "AIMessage":
        """Ask, and ask once more without the hint that a strict endpoint does not know."""
        try:
            return await _answered(chat, messages, asked)
        except Exception as error:
            if _CACHE_KEY not in asked or _CACHE_KEY not in str(error):
                raise
            self._takes_cache_key = False
        without = {name: value for name, value in asked.items() if name != _CACHE_KEY}
        return await _answered(chat, messages, without)

    async def _connected(self) -> "BaseChatModel":
        async with self._connecting:
            if self._chat is None:
                await asyncio.to_thread(self.load)  # too long for the event loop
                self._chat = await asyncio.to_thread(_chat, self.endpoint)
            return self._chat


def _chat(endpoint: Endpoint) -> "BaseChatModel":
    if endpoint.provider != OPENAI:
        return create(endpoint.provider, endpoint.model, seconds=endpoint.call_seconds)
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


async def _answered(
    chat: "BaseChatModel", messages: Sequence[ChatMessage], asked: Mapping[str, Any]
) -> "AIMessage":
    from langsmith import tracing_context  # noqa: PLC0415

    bound = chat.bind(**asked)
    with tracing_context(enabled=False):  # whatever LANGSMITH_TRACING says, prompts stay here
        reply = await bound.ainvoke([(message.role, message.text) for message in messages])
    if not hasattr(reply, "response_metadata"):
        raise TypeError("no chat message came back")
    return reply


def _since(started: float) -> int:
    return round((time.perf_counter() - started) * 1000)


def _reply(message: "AIMessage", asked_model: str, *, milliseconds: int) -> Reply:
    usage = message.usage_metadata
    refusal = message.additional_kwargs.get("refusal")
    return Reply(
        text=message.text if isinstance(message.content, list) else message.content,
        finish=_finish(message.response_metadata),
        refusal=refusal if isinstance(refusal, str) and refusal else None,
        input_tokens=usage["input_tokens"] if usage else None,
        output_tokens=usage["output_tokens"] if usage else None,
        milliseconds=milliseconds,
        model=message.response_metadata.get("model_name") or asked_model,
    )


def _finish(told: Mapping[str, Any]) -> str:
    """Why an answer ended; providers differ in the name and the word."""
    reason = next((told[name] for name in _FINISH_NAMES if told.get(name)), "")
    return "length" if str(reason).lower() in {"max_tokens", "length"} else str(reason)


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
