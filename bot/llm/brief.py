"""Everything known about a goal, as the drafting sections are given it: facts, never the chat."""

from dataclasses import dataclass, field

from bot.domain.framing.field import FIELDS
from bot.domain.framing.proposal import Proposal
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Policy, Quote, Status, value_text
from bot.llm.finding import finding_of
from bot.llm.ladder import Task
from bot.llm.prompts import Prompt
from bot.llm.redaction import Redaction, cut
from bot.llm.sections import Asked, Drafting
from bot.llm.text import one_line
from bot.llm.wire import Draft, Entry

_LONGEST = 240  # characters of one value or quote
_ROOM = 9_000  # characters of quotes in a brief; values always go in


@dataclass(frozen=True, slots=True)
class Brief:
    """What somebody said, or what follows from it, each under an id a draft can name."""

    facts: dict[str, Field]
    disputes: tuple[tuple[str, str], ...] = ()
    language: str = "en"
    redaction: Redaction = field(default_factory=Redaction)

    @classmethod
    def of(cls, statement: ProblemStatement, redaction: Redaction) -> "Brief":
        known = statement.having(Status.STATED, Status.INFERRED)
        return cls(
            facts={f"f{number}": field for number, field in enumerate(known, start=1)},
            disputes=tuple(
                (conflict.path, " / ".join(value_text(claim.value) for claim in conflict.claims))
                for conflict in statement.conflicts
            ),
            language=statement.language,
            redaction=redaction,
        )

    @property
    def shown(self) -> list[dict[str, str]]:
        """Fill the prompt's `facts`."""
        room = _ROOM
        rows: list[dict[str, str]] = []
        for number, known in self.facts.items():
            value = self._line(value_text(known.value))
            quote = self._line(known.quotes[0].text) if known.quotes else ""
            quote = "" if quote == value or len(quote) > room else quote
            room -= len(quote)
            rows.append(
                {
                    "id": number,
                    "path": known.path,
                    "status": known.status.value,
                    "value": value,
                    "quote": quote,
                }
            )
        return rows

    @property
    def in_dispute(self) -> list[dict[str, str]]:
        """Fill the prompt's `disputes`."""
        return [{"path": path, "values": self._line(values)} for path, values in self.disputes]

    def _line(self, words: str) -> str:
        return cut(self.redaction.hide(one_line(words)), _LONGEST)

    def open(self, paths: tuple[str, ...]) -> tuple[str, ...]:
        """Return the fields of a section of which nothing is known, nor in dispute."""
        settled = {field.path for field in self.facts.values()}
        settled |= {path for path, _ in self.disputes}
        return tuple(path for path in paths if path not in settled)

    def task(self, prompt: Prompt, drafting: Drafting, asked: Asked) -> Task[Draft]:
        """Ask for one section."""
        return Task(
            prompt=prompt,
            inputs={
                "marker": asked.marker,
                "facts": self.shown,
                "disputes": self.in_dispute,
                "open": list(self.open(drafting.paths)),
                "language": self.language,
                "today": asked.today.isoformat(),
            },
            output=drafting.output,
            check=lambda draft: self.findings(draft, drafting.paths),
        )

    def findings(self, draft: Draft, paths: tuple[str, ...]) -> tuple[str, ...]:
        """Say what does not follow from the facts, in words a model can act on."""
        return tuple(
            f"entries[{number}]: {finding}"
            for number, entry in enumerate(draft.entries)
            if (finding := self._finding(entry, paths))
        )

    def proposals(self, draft: Draft, paths: tuple[str, ...]) -> tuple[Proposal, ...]:
        """Return the entries that hold, one for each field of which nothing is known."""
        wanted = self.open(paths)
        held: dict[str, Proposal] = {}
        for entry in draft.entries:
            if entry.path in wanted and not self._finding(entry, paths):
                held.setdefault(entry.path, self._proposal(entry))
        return tuple(held.values())

    def _finding(self, entry: Entry, paths: tuple[str, ...]) -> str:
        """Say the first thing that is wrong with an entry; nothing if it holds."""
        definition = FIELDS.get(entry.path) if entry.path in paths else None
        if definition is None:
            return "there is no such field in this section."
        if entry.fact is not None and entry.fact not in self.facts:
            return "there is no fact with this id."
        if entry.fact is None and definition.policy is not Policy.ASSUME:
            return f"{entry.path} may follow from a fact, which you name; it may not be assumed."
        words = self.redaction.restore(entry.value)
        return finding_of(definition, words, self._evidence(entry), self.language)

    def _evidence(self, entry: Entry) -> tuple[Quote, ...]:
        """What a value may draw its numbers from: the fact it names, else all of them."""
        named = [self.facts[entry.fact]] if entry.fact else self.facts.values()
        return tuple(quote for field in named for quote in field.quotes)

    def _proposal(self, entry: Entry) -> Proposal:
        quotes = self.facts[entry.fact].quotes if entry.fact else ()
        return Proposal(
            path=entry.path,
            value_text=self.redaction.restore(entry.value),
            status=Status.INFERRED if quotes else Status.ASSUMED,
            quote=quotes[0].text if quotes else None,
            message_id=quotes[0].message_id if quotes else None,
            rationale=self.redaction.restore(entry.rationale),
        )
