"""Stands where another provider's package would be: a chat model of LangChain that repeats itself."""

from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult

ANSWERS: list[str | Exception] = []
ASKED: list[tuple[list[BaseMessage], dict[str, Any]]] = []


class ChatOllama(BaseChatModel):
    """Named as LangChain looks for it."""

    model: str
    max_tokens: int = 0

    @property
    def _llm_type(self) -> str:
        return "stand-in"

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,  # noqa: ANN401 - as LangChain declares it
    ) -> ChatResult:
        ASKED.append((messages, kwargs))
        answer = ANSWERS.pop(0)
        if isinstance(answer, Exception):
            raise answer
        message = AIMessage(
            content=answer,
            response_metadata={"done_reason": "stop", "model_name": self.model},
            usage_metadata={"input_tokens": 7, "output_tokens": 3, "total_tokens": 10},
        )
        return ChatResult(generations=[ChatGeneration(message=message)])
