"""A language model behind an OpenAI-compatible address, as the services see it."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from bot.domain.conversation.model import Transcript
from bot.domain.errors import RemitError
from bot.domain.framing.merge import merge
from bot.domain.framing.proposal import ModelMemory, Proposal, Suspicion
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Status
from bot.llm import errors
from bot.llm.allowance import Allowance
from bot.llm.brief import Brief
from bot.llm.client import ChatClient, Endpoint
from bot.llm.excerpt import Excerpt, Part, is_new, mark, marks
from bot.llm.facts import Extraction, known_facts
from bot.llm.guide.quarantine import readable
from bot.llm.ladder import Answer, Ladder
from bot.llm.ledger import LedgerEntry, Rung, attach_calls, calls_of
from bot.llm.prompts import Prompt, PromptLibrary
from bot.llm.sections import DRAFTINGS, Asked, Drafting, Section
from bot.llm.wire import Draft, FactReading

What = TypeVar("What")
Tell = Callable[[Section], None]


def _tell_nobody(_section: Section) -> None:
    return


@dataclass(frozen=True, slots=True)
class ModelResult:
    """What a model proposes, and the calls it took; nothing in it is trusted."""

    proposals: tuple[Proposal, ...]
    calls: tuple[LedgerEntry, ...]
    suspicions: tuple[Suspicion, ...] = ()  # passages that try to instruct the model
    unread: tuple[str, ...] = ()  # ids of messages that did not fit
    memory: ModelMemory = field(default_factory=ModelMemory)  # for the next reading
    failures: tuple[RemitError, ...] = ()  # why a section stayed as it was


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
        self._prompts = {section: library.load(section.value) for section in Section}
        self._client = client or ChatClient(endpoint)
        self._ladder = Ladder.at(endpoint, self._client)
        self._marker = marker

    @property
    def name(self) -> str:
        """What the model is called at its endpoint."""
        return self._ladder.model

    @property
    def rung(self) -> Rung:
        """How this endpoint is asked for a format; the strictest way until it proves otherwise."""
        return self._ladder.rung

    async def prepare(self) -> None:
        """Load what calls need, so that the first one does not wait for it."""
        await self._client.prepare()

    async def propose(  # noqa: PLR0913 - what is read, by when, and who wants to hear of it
        self,
        transcript: Transcript,
        statement: ProblemStatement,
        *,
        today: date,
        deadline_seconds: float,
        memory: ModelMemory | None = None,
        allowance: Allowance | None = None,
        tell: Tell = _tell_nobody,
    ) -> ModelResult:
        """Propose values for the fields of a statement, each with the passage that supports it.

        Args:
            transcript: Everything said in the conversation.
            statement: What the rules read in it.
            today: When this is read.
            deadline_seconds: For all calls together; what is finished by then is kept.
            allowance: Calls and tokens for all of it, and what was answered before.
            memory: What earlier readings found: only what is new since then is read.
            tell: Hears which section is being worked on.

        Raises:
            RemitError: One of the leaves in `bot.llm.errors`, if nothing came of it at all;
                `calls_of(error)` has its calls.
        """
        excerpt = await asyncio.to_thread(_shown, transcript)  # many patterns, much text
        if not excerpt.lines:
            return ModelResult((), ())
        await self._client.prepare()  # no part of the deadline: the endpoint is not to blame
        memory = memory or ModelMemory()
        reading = _Reading(
            prompts=self._prompts,
            ladder=self._ladder,
            transcript=transcript,
            excerpt=excerpt,
            statement=statement,
            asked=Asked(memory.marker or self._marker(), today),
            allowance=allowance or Allowance(),
            deadline_seconds=deadline_seconds,
            ends_at=asyncio.get_running_loop().time() + deadline_seconds,
            tell=tell,
        )
        reading.recall(memory)
        return await reading.run()

    async def aclose(self) -> None:
        """Close the connections to the endpoint."""
        await self._client.aclose()


@dataclass(slots=True)
class _Reading:
    """One reading of one conversation: facts first, then what follows from them."""

    prompts: Mapping[Section, Prompt]
    ladder: Ladder
    transcript: Transcript
    excerpt: Excerpt
    statement: ProblemStatement
    asked: Asked
    allowance: Allowance
    deadline_seconds: float
    ends_at: float
    tell: Tell
    facts: list[Proposal] = field(default_factory=list)
    drafts: list[Proposal] = field(default_factory=list)
    suspicions: list[Suspicion] = field(default_factory=list)
    read: dict[str, str] = field(default_factory=dict)
    calls: list[LedgerEntry] = field(default_factory=list)
    failures: list[RemitError] = field(default_factory=list)
    under_way: list[Section] = field(default_factory=list)  # drafts
    finished: int = 0  # sections

    def recall(self, memory: ModelMemory) -> None:
        """Take over what still holds."""
        messages = {line.message.id: line.message for line in self.excerpt.lines}
        for read, seen in memory.read.items():
            if read not in messages or mark(messages[read]) != seen:
                memory = memory.without(read)
        self.facts = [p for p in memory.proposals if p.status is Status.STATED]
        self.drafts = [p for p in memory.proposals if p.status is not Status.STATED]
        self.suspicions = list(memory.suspicions)
        self.read = dict(memory.read)

    async def run(self) -> ModelResult:
        """Ask for everything, as far as calls succeed and time allows."""
        parts = self.excerpt.parts(self.read)
        for part in parts:
            self.tell(Section.FACTS)
            await self._attempt(self._extract, part)
            if self.failures:
                break
        if not self.failures:
            await self._draft()
        if self.failures and not self.finished:
            error = self.failures[0]
            attach_calls(error, tuple(self.calls))
            raise error
        return ModelResult(
            proposals=(*self.facts, *self.drafts),
            calls=tuple(self.calls),
            suspicions=tuple(dict.fromkeys(self.suspicions)),
            unread=tuple(
                line.message.id for line in self.excerpt.lines if is_new(line.message, self.read)
            ),
            memory=ModelMemory(
                proposals=(*self.facts, *self.drafts),
                suspicions=tuple(dict.fromkeys(self.suspicions)),
                read=self.read,
                marker=self.asked.marker,
            ),
            failures=tuple(self.failures),
        )

    async def _attempt(
        self, ask: Callable[[What], Awaitable[Answer[FactReading] | Answer[Draft]]], what: What
    ) -> None:
        try:
            if self._left() <= 0:
                raise errors.deadline_passed(self.deadline_seconds)
            answer = await ask(what)
        except RemitError as error:
            self.calls += calls_of(error)
            self.failures.append(error)
        else:
            self.calls += answer.calls
            self.finished += 1

    async def _extract(self, part: Part) -> Answer[FactReading]:
        messages = {message.id: message for message in self.transcript}
        known = known_facts(self.statement, self.facts, messages)
        extraction = Extraction(part, known, self.statement.language)
        task = extraction.task(self.prompts[Section.FACTS], self.asked)
        answer = await self.ladder.ask(
            task, deadline_seconds=self._left(), allowance=self.allowance
        )
        replaced = extraction.replaced(answer.value)
        kept = [fact for fact in self.facts if fact not in replaced]
        self.facts = list(dict.fromkeys([*kept, *extraction.facts(answer.value)]))
        self.suspicions += extraction.suspicions(answer.value)
        self.read |= marks([part])
        return answer

    async def _draft(self) -> None:
        """Draft every section from the same facts, side by side."""
        stated = merge(self.statement, self.facts, self.transcript)
        brief = Brief.of(stated, self.excerpt.redaction)
        wanted = [drafting for drafting in DRAFTINGS if brief.facts and brief.open(drafting.paths)]
        self.drafts = [draft for draft in self.drafts if draft.path in _paths(wanted)]
        self.under_way = [each.section for each in wanted]
        await asyncio.gather(*(self._attempt(self._section, (brief, each)) for each in wanted))

    async def _section(self, what: tuple[Brief, Drafting]) -> Answer[Draft]:
        brief, drafting = what
        self.tell(self.under_way[0])
        try:
            answer = await self.ladder.ask(
                brief.task(self.prompts[drafting.section], drafting, self.asked),
                deadline_seconds=self._left(),
                allowance=self.allowance,
            )
        finally:
            self.under_way.remove(drafting.section)
            if self.under_way:
                self.tell(self.under_way[0])
        earlier = [draft for draft in self.drafts if draft.path not in drafting.paths]
        self.drafts = [*earlier, *brief.proposals(answer.value, drafting.paths)]
        return answer

    def _left(self) -> float:
        return max(0.0, self.ends_at - asyncio.get_running_loop().time())


def _shown(transcript: Transcript) -> Excerpt:
    """What a model is shown: everything but the orders to it that the rules find."""
    return Excerpt.of(readable(transcript))


def _paths(draftings: list[Drafting]) -> frozenset[str]:
    return frozenset(path for drafting in draftings for path in drafting.paths)
