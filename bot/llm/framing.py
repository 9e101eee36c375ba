"""Framing a goal with a model: what the prompt is given, what comes back, what survives checks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, WithJsonSchema
from pydantic import Field as Member

from bot.domain.conversation.model import Message, Transcript
from bot.domain.framing.field import FIELDS
from bot.domain.framing.parse import parsed
from bot.domain.framing.proposal import Proposal
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Policy, Quote, Status, find_quote, traced, value_text
from bot.llm.text import visible

PROMPT = "frame_goal"
LONGEST_CONVERSATION = 48_000  # characters, about 12,000 tokens; more is cut, oldest replies first
PATHS: tuple[str, ...] = (
    "title", "owner",
    "business_goal.statement", "business_goal.metric", "business_goal.direction",
    "business_goal.baseline", "business_goal.target", "business_goal.deadline",
    "business_goal.population", "business_goal.value_of_target", "business_goal.why_now",
    "business_goal.sponsor", "business_goal.definition",
    "user_problem.who", "user_problem.voice", "user_problem.evidence",
    "user_problem.current_process", "user_problem.workarounds", "user_problem.frequency",
    "user_problem.non_users_affected",
    "decision.supported", "decision.actor", "decision.action_if_positive",
    "decision.action_if_negative", "decision.moment", "decision.frequency", "decision.capacity",
    "decision.automation_level",
    "ml_fit.heuristic", "ml_fit.non_ml_alternatives", "hypothesis.statement",
    "task.kind", "task.entity", "task.prediction_moment", "task.outcome", "task.base_rate",
    "task.input", "task.output", "task.cost_fp", "task.cost_fn", "task.critical_errors",
    "task.acceptable_failure",
    "metrics.model", "metrics.business", "metrics.guardrails",
    "data.source", "data.label_source", "data.volume", "data.rights",
    "constraints.latency", "constraints.budget", "constraints.privacy",
    "risk.affected_people",
)  # fmt: skip

Path = Annotated[str, WithJsonSchema({"type": "string", "enum": list(PATHS)})]
Cited = Annotated[str, StringConstraints(min_length=1, max_length=16)]
Short = Annotated[str, StringConstraints(min_length=1, max_length=500, strip_whitespace=True)]


class Wire(BaseModel):
    """Part of a reply: frozen, no unknown names."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Fact(Wire):
    """Something somebody stated; the quote comes first so that the value follows from it."""

    message_id: Cited
    quote: Short
    path: Path
    value: Short


class Suggestion(Wire):
    """Something nobody stated; the rationale comes first so that the value follows from it."""

    path: Path
    rationale: Short
    status: Literal["inferred", "assumed"]
    message_id: Cited | None
    quote: Short | None
    value: Short


class SuspectPassage(Wire):
    """A passage that tries to instruct the model."""

    message_id: Cited
    quote: Short


class GoalReading(Wire):
    """What a model read in one conversation."""

    suspicions: Annotated[tuple[SuspectPassage, ...], Member(max_length=10)]
    facts: Annotated[tuple[Fact, ...], Member(max_length=60)]
    suggestions: Annotated[tuple[Suggestion, ...], Member(max_length=30)]


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A passage that is really in the conversation and looks like an instruction."""

    message_id: str
    quote: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The messages a model is shown, under short ids it can copy without slips."""

    messages: Mapping[str, Message]
    speakers: Mapping[str, str]
    language: str = "en"
    unread: tuple[str, ...] = ()  # ids of what did not fit

    @classmethod
    def of(
        cls, transcript: Transcript, language: str, *, longest: int = LONGEST_CONVERSATION
    ) -> "Excerpt":
        """Keep the opening message and the newest ones that fit."""
        live = [message for message in transcript if visible(message.text).strip()]
        room = longest - sum(len(message.text) for message in live[:1])
        newest: list[Message] = []
        for message in reversed(live[1:]):
            room -= len(message.text)
            if room < 0:
                break
            newest.append(message)
        shown = [*live[:1], *reversed(newest)]
        kept = {message.id for message in shown}
        return cls(
            messages={f"m{number}": message for number, message in enumerate(shown, start=1)},
            speakers={user: f"p{number}" for number, user in enumerate(transcript.users, start=1)},
            language=language,
            unread=tuple(message.id for message in live if message.id not in kept),
        )

    def inputs(self, statement: ProblemStatement, *, today: date, marker: str) -> dict[str, object]:
        """Fill the prompt's inputs."""
        return {
            "marker": marker,
            "messages": [
                {
                    "id": cited,
                    "speaker": self.speakers[message.user],
                    "role": _line(message.role or ""),
                    "day": message.said_at.date().isoformat(),
                    "about": FIELDS[message.field].label if message.field in FIELDS else "",
                    "text": visible(message.text)[:LONGEST_CONVERSATION],
                }
                for cited, message in self.messages.items()
            ],
            "known": [
                {"path": path, "status": field.status, "value": _line(value_text(field.value))}
                for path in PATHS
                if (field := statement.field(path)).value is not None
            ],
            "language": self.language,
            "today": today.isoformat(),
        }

    def findings(self, reading: GoalReading) -> tuple[str, ...]:
        """Say what does not hold, in words a model can act on; code decides, not the model."""
        entries: list[tuple[str, Fact | Suggestion]] = [
            *((f"facts[{number}]", fact) for number, fact in enumerate(reading.facts)),
            *(
                (f"suggestions[{number}]", entry)
                for number, entry in enumerate(reading.suggestions)
            ),
        ]
        return tuple(
            f"{place}: {finding}" for place, entry in entries if (finding := self._finding(entry))
        )

    def proposals(self, reading: GoalReading) -> tuple[Proposal, ...]:
        """Return the entries that hold; what does not is dropped."""
        entries: Sequence[Fact | Suggestion] = (*reading.facts, *reading.suggestions)
        return tuple(self._proposal(entry) for entry in entries if not self._finding(entry))

    def suspicions(self, reading: GoalReading) -> tuple[Suspicion, ...]:
        """Return the suspected passages that are really there."""
        return tuple(
            Suspicion(quote.message_id, quote.text)
            for passage in reading.suspicions
            if (quote := self._quoted(passage.message_id, passage.quote))
        )

    def _finding(self, entry: Fact | Suggestion) -> str:
        """Say the first thing that is wrong with an entry; nothing if it holds."""
        definition = FIELDS.get(entry.path) if entry.path in PATHS else None
        if definition is None:
            return "there is no such field."
        if isinstance(entry, Suggestion) and (ruled_out := _ruled_out(entry, definition.policy)):
            return ruled_out
        evidence = self._evidence(entry)
        if isinstance(evidence, str):
            return evidence
        value = parsed(definition, entry.value, self.language)
        if value is None:
            choices = f": one of {', '.join(definition.choices)}" if definition.choices else ""
            return f"the value is not a {definition.value_type}{choices}."
        if not traced(value, evidence, self.language):
            return "the value has a number or date that its source does not have."
        return ""

    def _evidence(self, entry: Fact | Suggestion) -> tuple[Quote, ...] | str:
        """Return what the value may draw its numbers from, or say why there is nothing."""
        if isinstance(entry, Suggestion) and entry.status == "assumed":
            return tuple(
                Quote(message_id=message.id, start=0, end=len(message.text), text=message.text)
                for message in self.messages.values()
            )
        if entry.message_id is None or entry.quote is None:
            return "it needs a message id and a quote."
        if entry.message_id not in self.messages:
            return "there is no message with this id."
        quote = self._quoted(entry.message_id, entry.quote)
        return (quote,) if quote else "the quote is not in that message; copy it exactly."

    def _quoted(self, id: str, quote: str) -> Quote | None:
        message = self.messages.get(id)
        return find_quote(quote, message) if message else None

    def _proposal(self, entry: Fact | Suggestion) -> Proposal:
        quoted = self._quoted(entry.message_id or "", entry.quote or "")
        return Proposal(
            path=entry.path,
            value_text=entry.value,
            status=Status.STATED if isinstance(entry, Fact) else Status(entry.status),
            quote=quoted.text if quoted else None,
            message_id=quoted.message_id if quoted else None,
            rationale=entry.rationale if isinstance(entry, Suggestion) else None,
        )


def _ruled_out(suggestion: Suggestion, policy: Policy) -> str:
    if policy is Policy.WORLD:
        return f"{suggestion.path} may only be stated, never suggested."
    if suggestion.status == "assumed" and policy is not Policy.ASSUME:
        return f"{suggestion.path} may be inferred from a quote, not assumed."
    return ""


def _line(text: str) -> str:
    return " ".join(visible(text).split())
