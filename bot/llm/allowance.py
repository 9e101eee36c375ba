"""What one reading may spend, and the answers it need not ask for again."""

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.llm import errors
from bot.llm.client import ChatMessage, Reply

CHARACTERS_PER_TOKEN = 4  # of English; endpoints that count are believed instead
_LEAST_ROOM = 200  # tokens; no answer of ours is shorter
Recall = Callable[[str], Awaitable[str | None]]


async def _nothing(_key: str) -> str | None:
    return None


@dataclass(slots=True)
class Allowance:
    """Calls and tokens of one reading, counted before they are spent."""

    calls: int = 12
    tokens: int = 60_000
    recall: Recall = _nothing  # finds an earlier answer to exactly the same question
    learned: dict[str, str] = field(default_factory=dict)  # answers that were of use, by key
    _set_apart: int = 0  # tokens of calls under way

    def take(self, asked: int, wanted: int) -> int:
        """Set a call apart, and say how many tokens its answer may have.

        Raises:
            DraftBudgetError: Nothing useful can be asked any more.
        """
        room = min(wanted, self.tokens - self._set_apart - asked)
        if self.calls < 1 or room < min(_LEAST_ROOM, wanted):
            raise errors.draft_budget_spent()
        self.calls -= 1
        self._set_apart += asked + room
        return room

    def settle(self, asked: int, room: int, spent: int) -> None:
        """Count what a call really took."""
        self._set_apart -= asked + room
        self.tokens -= spent


def asked_tokens(messages: Sequence[ChatMessage], wanted: Mapping[str, Any] | None) -> int:
    """Estimate the tokens of a question."""
    written = sum(len(message.text) for message in messages)
    return (written + (len(json.dumps(wanted)) if wanted else 0)) // CHARACTERS_PER_TOKEN


def spent_tokens(reply: Reply, asked: int) -> int:
    """Count the tokens of a call: as the endpoint says, else as its length suggests."""
    if reply.input_tokens is not None and reply.output_tokens is not None:
        return reply.input_tokens + reply.output_tokens
    return asked + len(reply.text) // CHARACTERS_PER_TOKEN


def key_of(
    prompt_sha256: str,
    model: str,
    messages: Sequence[ChatMessage],
    wanted: Mapping[str, Any] | None,
) -> str:
    """Name a question: its prompt file, the wanted format, the model, and every word of it."""
    told = [prompt_sha256, model, wanted, [[m.role, m.text] for m in messages]]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
