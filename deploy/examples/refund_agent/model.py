"""A chat model that needs no key: it reads an order and an amount, refunds, and says how it went."""

import re
from collections.abc import Sequence
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, ToolMessage
from langchain_core.outputs import ChatGeneration, ChatResult

_ASKED = re.compile(r"refund ([\d.]+) USD for order (\S+)\.")


class ScriptedModel(BaseChatModel):
    """Says the same to the same conversation, also in another process."""

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(self, tools: Sequence[Any], **_options: Any) -> "ScriptedModel":  # noqa: ANN401, ARG002
        """Know the one tool without being told."""
        return self

    def _generate(self, messages: list[BaseMessage], *_more: Any, **_options: Any) -> ChatResult:  # noqa: ANN401
        return ChatResult(generations=[ChatGeneration(message=self._reply(messages))])

    @staticmethod
    def _reply(messages: list[BaseMessage]) -> AIMessage:
        last = messages[-1]
        if isinstance(last, ToolMessage):
            return AIMessage(f"This is what happened: {last.text}")
        asked = _ASKED.search(last.text)
        if asked is None:
            return AIMessage("Tell me the amount and the order.")
        arguments = {"order": asked[2], "amount": float(asked[1])}
        call = {"id": f"refund-{asked[2]}", "name": "issue_refund", "args": arguments}
        return AIMessage("The customer is owed the money.", tool_calls=[call])
