"""A language model behind an OpenAI-compatible address, as the services see it."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.domain.conversation.model import Transcript
from bot.domain.framing.proposal import Proposal
from bot.domain.framing.statement import ProblemStatement
from bot.llm.client import ChatClient, Endpoint
from bot.llm.framing import PROMPT, Excerpt, GoalReading, Suspicion
from bot.llm.ladder import Ladder, Task
from bot.llm.ledger import LedgerEntry, Rung
from bot.llm.prompts import PromptLibrary


@dataclass(frozen=True, slots=True)
class ModelResult:
    """What a model proposes, and the calls it took; nothing in it is trusted."""

    proposals: tuple[Proposal, ...]
    calls: tuple[LedgerEntry, ...]
    suspicions: tuple[Suspicion, ...] = ()  # passages that try to instruct the model
    unread: tuple[str, ...] = ()  # ids of messages that did not fit


def random_marker() -> str:
    """Return characters nobody in the conversation can have guessed."""
    return secrets.token_hex(8)


class LangChainModel:
    """Reads conversations with a language model. Nothing vendor-made is loaded before a call."""

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        prompts: PromptLibrary | None = None,
        marker: Callable[[], str] = random_marker,
        client: ChatClient | None = None,
    ) -> None:
        """Read the prompt files now, so that a broken one stops the start and not a person."""
        library = prompts or PromptLibrary.installed()
        self._frame_goal = library.load(PROMPT)
        self._client = client or ChatClient(endpoint)
        self._ladder = Ladder(self._client, endpoint.model)
        self._marker = marker

    @property
    def rung(self) -> Rung:
        """How this endpoint is asked for a format; the strictest way until it proves otherwise."""
        return self._ladder.rung

    async def prepare(self) -> None:
        """Load what calls need, so that the first one does not wait for it."""
        await self._client.prepare()

    async def propose(
        self,
        transcript: Transcript,
        statement: ProblemStatement,
        *,
        today: date,
        deadline_seconds: float,
    ) -> ModelResult:
        """Propose values for the fields of `statement`, each with the passage that supports it.

        Raises:
            RemitError: One of the leaves in `bot.llm.errors`; `calls_of(error)` has its calls.
        """
        excerpt = Excerpt.of(transcript, statement.language)
        if not excerpt.messages:
            return ModelResult((), ())
        task = Task(
            prompt=self._frame_goal,
            inputs=excerpt.inputs(statement, today=today, marker=self._marker()),
            output=GoalReading,
            check=excerpt.findings,
        )
        await self._client.prepare()  # no part of the deadline: the endpoint is not to blame
        answer = await self._ladder.ask(task, deadline_seconds=deadline_seconds)
        return ModelResult(
            proposals=excerpt.proposals(answer.value),
            calls=answer.calls,
            suspicions=excerpt.suspicions(answer.value),
            unread=excerpt.unread,
        )

    async def aclose(self) -> None:
        """Close the connections to the endpoint."""
        await self._client.aclose()
