"""Loads labelled threads: what people wrote, and what a careful product owner would take from it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

import yaml
from pydantic import AwareDatetime, BaseModel, ConfigDict, field_validator, model_validator
from pydantic import Field as Member

from bot.domain.conversation.model import Message, Transcript
from bot.domain.framing.field import FIELDS
from bot.domain.framing.kind import Kind, NotMlKind
from bot.domain.framing.statement import ParkedReason
from bot.domain.provenance import Policy, Status, fold

FOLDER = Path(__file__).parent.parent / "data" / "threads"
Split = Literal["open", "held_out", "fresh"]
SPLITS: tuple[Split, ...] = get_args(Split)
_STEP = timedelta(minutes=4)


class Part(BaseModel):
    """Part of a labelled thread: no unknown names, no later changes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _several(value: object) -> object:
    return [value] if isinstance(value, str) or not isinstance(value, list | tuple) else value


class Said(Part):
    """One message as the file has it; whoever writes without a time follows the one before."""

    user: str
    text: str
    id: str | None = None
    ts: AwareDatetime | None = None
    edited: bool = False
    deleted: bool = False

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, written: object) -> object:
        """Read `- Priya: what she wrote` as well."""
        if isinstance(written, dict) and len(written) == 1:
            ((user, text),) = written.items()
            return {"user": user, "text": text}
        return written


class Passage(Part):
    """Words of one message."""

    text: str
    inside: str | None = Member(default=None, alias="in")
    reason: ParkedReason | None = None


class Fact(Part):
    """One thing worth capturing: where it belongs, the forms that are right, how sure it is."""

    path: str
    value: tuple[str, ...]
    status: tuple[Status, ...] = ()
    quote: str | None = None
    inside: str | None = Member(default=None, alias="in")

    _value = field_validator("value", mode="before")(_several)
    _status = field_validator("status", mode="before")(_several)

    @property
    def statuses(self) -> frozenset[Status]:
        """What the label accepts; a fact about the world is stated, others may be inferred."""
        if self.status:
            return frozenset(self.status)
        world = FIELDS[self.path].policy is Policy.WORLD
        return frozenset({Status.STATED} if world else {Status.STATED, Status.INFERRED})


class Never(Part):
    """Words that no stated value may hold: anywhere, or at one path."""

    text: str
    path: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, written: object) -> object:
        return {"text": written} if isinstance(written, str) else written


class Asked(Part):
    """Questions of the bank that belong among the first three: all of these, one of those."""

    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()


class Labels(Part):
    """What a careful reader takes from a thread, and what nobody said."""

    kind: tuple[Kind | None, ...]
    not_ml_subkind: tuple[NotMlKind, ...] = ()
    facts: tuple[Fact, ...] = ()
    conflicts: tuple[str, ...] = ()
    questions: Asked = Asked()
    never: tuple[Never, ...] = ()
    unknown: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    parked: tuple[Passage, ...] = ()
    injected: tuple[Passage, ...] = ()

    _kind = field_validator("kind", "not_ml_subkind", mode="before")(_several)


class Written(Part):
    """A file as it is written."""

    about: str
    industry: str
    language: Literal["en", "fr", "de", "mixed"]
    covers: tuple[str, ...] = ()
    starts: AwareDatetime
    people: Mapping[str, str] = {}
    messages: tuple[Said, ...]
    labels: Labels


@dataclass(frozen=True, eq=False)
class Labelled:
    """One labelled thread, ready to be read and judged."""

    name: str
    split: Split
    written: Written
    transcript: Transcript

    @property
    def labels(self) -> Labels:
        """What is right about it."""
        return self.written.labels

    @property
    def language(self) -> str:
        """The language it is reported under."""
        return self.written.language

    @property
    def today(self) -> date:
        """The day of its last message, on which it is read."""
        return max(message.said_at for message in self.transcript.messages).date()

    def holding(self, words: str, inside: str | None = None) -> Message | None:
        """Find the message in which these words stand."""
        candidates = [m for m in self.transcript if inside is None or m.id == inside]
        return next((m for m in candidates if fold(words) in fold(m.text)), None)

    def quote_of(self, fact: Fact) -> tuple[Message, str] | None:
        """Find the words a fact rests on: as labelled, else the first form that was written."""
        for words in (fact.quote,) if fact.quote else fact.value:
            message = self.holding(words, fact.inside)
            if message is not None:
                return message, words
        return None

    def without_injected(self) -> Transcript:
        """The conversation as if nobody had planted anything."""
        kept = []
        for message in self.transcript.messages:
            text = message.text
            for passage in self.labels.injected:
                if passage.inside in {None, message.id}:
                    text = text.replace(passage.text, "")
            if text.strip():
                kept.append(message.model_copy(update={"text": text}))
        return Transcript(messages=tuple(kept))


def load(file: Path) -> Labelled:
    """Read one file."""
    written = Written.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
    split = cast("Split", file.parent.name)
    transcript = Transcript(messages=tuple(_messages(written)))
    return Labelled(file.stem, split, written, transcript)


def threads(split: Split | None = None) -> tuple[Labelled, ...]:
    """Every labelled thread, or those of one part, in the order of their names."""
    return tuple(thread for thread in _all() if split in {None, thread.split})


@cache
def _all() -> tuple[Labelled, ...]:
    files = sorted(FOLDER.glob("*/*.yaml"), key=lambda file: file.stem)
    return tuple(load(file) for file in files)


def _messages(written: Written) -> Iterator[Message]:
    said_at: datetime = written.starts - _STEP
    for number, said in enumerate(written.messages, start=1):
        said_at = said.ts or said_at + _STEP
        yield Message(
            id=said.id or f"m{number}",
            ts=f"{said_at.timestamp():.6f}",
            user=said.user,
            role=written.people.get(said.user),
            text=said.text.strip(),
            said_at=said_at,
            edited=said.edited,
            deleted=said.deleted,
        )
