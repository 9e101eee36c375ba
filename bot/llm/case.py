"""Cases of a prompt: a conversation or facts, a recorded reply, and what has to come of it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    NonNegativeInt,
    StringConstraints,
    ValidationError,
)

from bot.domain.conversation.model import Message, Transcript
from bot.domain.framing.proposal import Proposal
from bot.domain.provenance import Status
from bot.domain.report.fact import ReportFact
from bot.domain.report.reader import Reader
from bot.llm.prompts import PromptFileError, PromptLibrary

FEWEST_CASES = 8  # of a prompt
FEWEST_ADVERSARIAL = 2
SAID_ON = date(2026, 10, 3)  # the day of every case: deadlines are counted from it
Row = Annotated[str, StringConstraints(pattern=r"^[a-z_.]+ (stated|inferred|assumed|any)( .+)?$")]


class Part(BaseModel):
    """Part of a case file: frozen, no unknown names."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CaseMessage(Part):
    """One thing somebody said; most cases only need the text."""

    text: str
    user: str = "U1"
    deleted: bool = False


class CaseFact(Part):
    """Something an earlier reading found; drafts are made from these, not from the messages."""

    message_id: str  # the first message is m1
    quote: str
    path: str
    value: str


class CaseReportFact(Part):
    """Something a report says; the opening of a summary is worded from these."""

    id: str
    text: str
    marks: list[str] = Field(default_factory=list)
    keeps: list[str] = Field(default_factory=list)
    figures: list[str] = Field(default_factory=list)


class Expected(Part):
    """What the recorded reply comes to, exactly."""

    proposals: list[Row] = Field(default_factory=list)  # "path status value"
    suspicions: list[str] = Field(default_factory=list)
    quotes: list[str] | None = None
    replaced: list[str] = Field(default_factory=list)  # "path value" of facts that were corrected
    sentences: list[str] = Field(default_factory=list)  # that open a summary
    never: list[str] = Field(default_factory=list)  # in no field after merging
    error: str | None = None


class Wanted(Part):
    """What a live model has to come to, whatever else it finds and however it words it."""

    proposals: list[Row] | None = None  # "path status words"; any status; words may be left out
    suspicions: list[str] | None = None
    says: list[str] = Field(default_factory=list)  # words some sentence of a summary has
    never: list[str] | None = None
    findings: NonNegativeInt = 0  # entries that may still not hold after the repairs


class Case(Part):
    """One case file."""

    about: str
    language: str
    adversarial: bool = False  # somebody in it tries to steer the model, or the model obeyed
    messages: list[CaseMessage | str] = Field(default_factory=list)
    report: list[CaseReportFact] = Field(default_factory=list)
    reader: Reader = Reader.EXECUTIVE
    facts: list[CaseFact] = Field(default_factory=list)
    read: list[str] = Field(default_factory=list)  # messages an earlier reading has read
    reply: str
    expect: Expected
    live: Wanted = Wanted()

    @property
    def transcript(self) -> Transcript:
        """The conversation, one message a minute."""
        said = [CaseMessage(text=m) if isinstance(m, str) else m for m in self.messages]
        return Transcript(
            messages=tuple(
                Message(
                    id=f"C1-{number}",
                    ts=f"{number}.0",
                    user=message.user,
                    text=message.text,
                    said_at=datetime(
                        SAID_ON.year, SAID_ON.month, SAID_ON.day, 9, number, tzinfo=UTC
                    ),
                    deleted=message.deleted,
                )
                for number, message in enumerate(said)
            )
        )

    @property
    def known(self) -> tuple[Proposal, ...]:
        """The facts as an earlier reading has stored them."""
        messages = self.transcript.messages
        return tuple(
            Proposal(
                path=fact.path,
                value_text=fact.value,
                status=Status.STATED,
                quote=fact.quote,
                message_id=messages[int(fact.message_id.removeprefix("m")) - 1].id,
            )
            for fact in self.facts
        )

    @property
    def told(self) -> tuple[ReportFact, ...]:
        """The facts of a report as code works them out."""
        return tuple(
            ReportFact(
                one.id, one.text, tuple(one.marks), tuple(one.keeps), figures=tuple(one.figures)
            )
            for one in self.report
        )

    @property
    def wanted(self) -> Wanted:
        """What a live model has to come to: what was stated, or else a word on the same fields."""
        rows = [row.split(maxsplit=2) for row in self.expect.proposals]
        stated = [f"{path} stated {value}" for path, status, value in rows if status == "stated"]
        drafted = [] if self.expect.never else [f"{path} any" for path, _, _ in rows]
        usual = stated or drafted
        return Wanted(
            proposals=usual if self.live.proposals is None else self.live.proposals,
            suspicions=self.expect.suspicions
            if self.live.suspicions is None
            else self.live.suspicions,
            says=self.live.says,
            never=self.expect.never if self.live.never is None else self.live.never,
            findings=self.live.findings,
        )


@dataclass(frozen=True, slots=True)
class NamedCase:
    """A case with the name of its file, and the hash that tells whether it is still the same."""

    name: str
    sha256: str
    case: Case


def cases_of(library: PromptLibrary, id: str) -> tuple[NamedCase, ...]:
    """Read every case of a prompt, by name.

    Raises:
        PromptFileError: If one of them cannot be read.
    """
    files = sorted((library.folder / id / "cases").glob("*.yaml"))
    return tuple(_read(id, file) for file in files)


def chosen(cases: Iterable[NamedCase], names: Iterable[str]) -> tuple[NamedCase, ...]:
    """Keep the named cases, or all if none is named."""
    wanted = set(names)
    return tuple(case for case in cases if not wanted or case.name in wanted)


def _read(id: str, file: Path) -> NamedCase:
    content = file.read_bytes()
    try:
        case = Case.model_validate(yaml.safe_load(content))
    except (yaml.YAMLError, UnicodeDecodeError, ValidationError) as error:
        raise PromptFileError(f"{id}: the case {file.name} cannot be read: {error}") from error
    return NamedCase(file.stem, hashlib.sha256(content).hexdigest(), case)
