"""The conversation as a model is shown it: short ids, in parts that only ever grow at the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bot.domain.conversation.model import Message, MessageKind, Transcript
from bot.domain.framing.field import FIELDS
from bot.domain.provenance import Quote, find_quote
from bot.llm.redaction import Redaction
from bot.llm.text import digest, one_line, visible

LONGEST_PART = 24_000  # characters, about 6,000 tokens
MOST_PARTS = 4  # in one reading; the middle of a longer conversation waits for a later one
LONGEST_MESSAGE = 40_000  # Slack's own limit


@dataclass(frozen=True, slots=True)
class Line:
    """One message under the short id a model can copy without slips."""

    id: str
    speaker: str
    message: Message
    text: str  # as it is shown: what nobody can see is dropped, what is nobody's business hidden


@dataclass(frozen=True, slots=True)
class Part:
    """Messages read in one call; those that are not new only help to understand the others."""

    lines: tuple[Line, ...]
    new: frozenset[str]
    redaction: Redaction

    def line(self, id: str) -> Line | None:
        return next((line for line in self.lines if line.id == id), None)

    def quoted(self, id: str, words: str) -> Quote | None:
        """Find a passage, as a model was shown it, in the message it names."""
        line = self.line(id)
        return find_quote(self.redaction.restore(words), line.message) if line else None

    @property
    def shown(self) -> list[dict[str, str]]:
        """Fill the prompt's `messages`."""
        return [
            {
                "id": line.id,
                "speaker": line.speaker,
                "role": self.redaction.hide(one_line(line.message.role or "")),
                "day": line.message.said_at.date().isoformat(),
                "about": FIELDS[line.message.field].label if line.message.field in FIELDS else "",
                "text": line.text,
            }
            for line in self.lines
        ]


@dataclass(frozen=True)
class Excerpt:
    """The messages that count, in order. A deleted one keeps its number, so the others keep theirs."""

    lines: tuple[Line, ...]
    redaction: Redaction = field(default_factory=Redaction)

    @classmethod
    def of(cls, transcript: Transcript) -> "Excerpt":
        speakers: dict[str, str] = {}
        seen = {
            message.id: visible(message.text)[:LONGEST_MESSAGE]
            for message in transcript
            if message.kind is not MessageKind.ASSUMPTION  # nobody says that it is so
        }
        redaction = Redaction.of(seen.values())
        for message in transcript.messages:
            speakers.setdefault(message.user, f"p{len(speakers) + 1}")
        return cls(
            tuple(
                Line(f"m{number}", speakers[message.user], message, redaction.hide(text))
                for number, message in enumerate(transcript.messages, start=1)
                if (text := seen.get(message.id, "")).strip()
            ),
            redaction,
        )

    @cached_property
    def _parts(self) -> tuple[tuple[Line, ...], ...]:
        """Cut where a part is full, counted from the start: what comes later moves no cut."""
        parts: list[list[Line]] = []
        room = 0
        for line in self.lines:
            if not parts or len(line.text) > room:
                parts.append([])
                room = LONGEST_PART
            parts[-1].append(line)
            room -= len(line.text)
        return tuple(tuple(part) for part in parts)

    def parts(self, read: Mapping[str, str]) -> tuple[Part, ...]:
        """Return the parts that hold something new, the first and the newest of too many."""
        found = [
            Part(lines, new, self.redaction)
            for lines in self._parts
            if (new := frozenset(line.id for line in lines if is_new(line.message, read)))
        ]
        if len(found) > MOST_PARTS:
            found = [found[0], *found[1 - MOST_PARTS :]]
        return tuple(found)


def is_new(message: Message, read: Mapping[str, str]) -> bool:
    """Whether a message has not been read as it is now."""
    return read.get(message.id) != mark(message)


def mark(message: Message) -> str:
    """What shows that a message still says what was read."""
    return digest(message.text)[:16]


def marks(parts: Sequence[Part]) -> dict[str, str]:
    """The marks of everything in these parts."""
    return {line.message.id: mark(line.message) for part in parts for line in part.lines}
