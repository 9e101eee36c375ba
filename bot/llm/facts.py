"""What a model says people stated: checked against their words, and kept only where it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.conversation.model import Message
from bot.domain.framing.field import FIELDS
from bot.domain.framing.proposal import Proposal, Suspicion
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Quote, Status, value_text
from bot.llm.excerpt import Part
from bot.llm.finding import finding_of
from bot.llm.ladder import Task
from bot.llm.prompts import Prompt
from bot.llm.redaction import cut
from bot.llm.sections import Asked
from bot.llm.text import one_line
from bot.llm.wire import FACTS, Fact, FactReading

_MOST_KNOWN = 80
_LONGEST_KNOWN = 120  # characters


@dataclass(frozen=True, slots=True)
class Known:
    """A fact from before, under an id by which a later one can say that it replaces it."""

    id: str
    path: str
    value: str
    fact: Proposal | None  # none where the rules read it: a model cannot replace that
    message: Message | None  # in which the fact was stated


def known_facts(
    statement: ProblemStatement, facts: Sequence[Proposal], messages: Mapping[str, Message]
) -> tuple[Known, ...]:
    """List what is stated already, by the rules' reading or by a model's."""
    told = [(fact.path, fact.value_text, fact) for fact in facts]
    paths = {fact.path for fact in facts}
    read: list[tuple[str, str, Proposal | None]] = [
        (field.path, value_text(field.value), None)
        for field in statement.having(Status.STATED)
        if field.path not in paths and field.path in FACTS
    ]
    return tuple(
        Known(
            id=f"k{number}",
            path=path,
            value=one_line(value),
            fact=fact,
            message=messages.get(fact.message_id or "") if fact else None,
        )
        for number, (path, value, fact) in enumerate([*told, *read][:_MOST_KNOWN], start=1)
    )


@dataclass(frozen=True, slots=True)
class Extraction:
    """The reading of one part, given what was known before it."""

    part: Part
    known: tuple[Known, ...]
    language: str

    def task(self, prompt: Prompt, asked: Asked) -> Task[FactReading]:
        """Ask for the facts of this part."""
        return Task(
            prompt=prompt,
            inputs={
                "marker": asked.marker,
                "messages": self.part.shown,
                "known": [
                    {"id": k.id, "path": k.path, "value": self._shown(k)} for k in self.known
                ],
                "new": [line.id for line in self.part.lines if line.id in self.part.new],
                "language": self.language,
                "today": asked.today.isoformat(),
            },
            output=FactReading,
            check=self.findings,
        )

    def findings(self, reading: FactReading) -> tuple[str, ...]:
        """Say what does not hold, in words a model can act on; code decides, not the model."""
        return tuple(
            f"facts[{number}]: {finding}"
            for number, fact in enumerate(reading.facts)
            if (finding := self._finding(fact))
        )

    def facts(self, reading: FactReading) -> tuple[Proposal, ...]:
        """Return the facts that hold; what does not is dropped, and so is what gives orders."""
        suspect = [
            quote
            for passage in reading.suspicions
            if (quote := self.part.quoted(passage.message_id, passage.quote))
        ]
        held: dict[Proposal, None] = {}
        for fact in reading.facts:
            quote = self.part.quoted(fact.message_id, fact.quote)
            if quote is None or self._finding(fact) or any(quote.overlaps(s) for s in suspect):
                continue
            held[self._proposal(fact, quote)] = None
        return tuple(held)

    def replaced(self, reading: FactReading) -> frozenset[Proposal]:
        """Return earlier facts their own speakers corrected; anybody else only disagrees."""
        return frozenset(
            replaced
            for fact in reading.facts
            if not self._finding(fact) and (replaced := self._replaced(fact))
        )

    def suspicions(self, reading: FactReading) -> tuple[Suspicion, ...]:
        """Return the suspected passages that are really there."""
        return tuple(
            Suspicion(message_id=quote.message_id, quote=quote.text)
            for passage in reading.suspicions
            if (quote := self.part.quoted(passage.message_id, passage.quote))
        )

    def _finding(self, fact: Fact) -> str:
        """Say the first thing that is wrong with a fact; nothing if it holds."""
        definition = FIELDS.get(fact.path) if fact.path in FACTS else None
        if definition is None:
            return "there is no such field."
        if self.part.line(fact.message_id) is None:
            return "there is no message with this id."
        quote = self.part.quoted(fact.message_id, fact.quote)
        if quote is None:
            return "the quote is not in that message; copy it exactly."
        words = self.part.redaction.restore(fact.value)
        return finding_of(definition, words, (quote,), self.language)

    def _proposal(self, fact: Fact, quote: Quote) -> Proposal:
        return Proposal(
            path=fact.path,
            value_text=self.part.redaction.restore(fact.value),
            status=Status.STATED,
            quote=quote.text,
            message_id=quote.message_id,
        )

    def _shown(self, known: Known) -> str:
        return cut(self.part.redaction.hide(known.value), _LONGEST_KNOWN)

    def _replaced(self, fact: Fact) -> Proposal | None:
        earlier = next((known for known in self.known if known.id == fact.replaces), None)
        line = self.part.line(fact.message_id)
        if line is None or earlier is None or earlier.message is None or earlier.path != fact.path:
            return None
        same_person = earlier.message.user == line.message.user
        later = earlier.message.said_at < line.message.said_at
        return earlier.fact if same_person and later else None
