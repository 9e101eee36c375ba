"""A question of an agent-wait host: the envelope it is announced in, and the reply that lets the run go on."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Literal

from pydantic import AwareDatetime, ConfigDict, Field, JsonValue, ValidationError

from bot.domain.errors import InvalidInputError
from bot.domain.escalation.action import Name, Parameters
from bot.domain.escalation.model import Decision, Escalation
from bot.domain.interchange.answer import APPROVED, EXPIRED, PENDING, said, status_of
from bot.domain.interchange.tool_call import HINTS, Submission, unreadable
from bot.domain.provenance import Frozen
from bot.domain.webhook.signature import Signed

HEADER = "X-Agent-Wait-Signature"
CREATED = "wait.created"
_KEPT = "agent_wait"  # where a submission keeps how it is replied to
_LONGEST = timedelta(days=365)
_MOST_TAGS = 20
_YES = frozenset({"approve", "resume"})  # `resume` is what a host writes that names no answers


class UnanswerableError(InvalidInputError):
    """People here can only say yes or no, and this question has neither, or nowhere to say it."""

    code = "wait.unanswerable"


class WaitHook(Frozen):
    """A way in for the questions of one agent-wait host."""

    kind: Literal["agent-wait"]
    name: str = Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")
    system: Name
    secret_file: str = Field(min_length=1, max_length=1000)
    team: str = Field(min_length=1, max_length=32)
    reply_to: str | None = None  # where the agent listens; else each envelope says it

    @property
    def signed(self) -> Signed:
        """How the host signs."""
        return Signed(by="sha256", header=HEADER, secret_file=self.secret_file, team=self.team)


class Envelope(Frozen):
    """What the host announces. Later versions of it may say more."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    type: Literal["wait.created"]
    thread_id: Name
    question_id: Name
    question: JsonValue = None
    allowed_actions: tuple[str, ...] = ()
    expires_at: AwareDatetime | None = None
    default: JsonValue = None
    source: Mapping[str, JsonValue] | None = None
    reply_to: Mapping[str, JsonValue] | None = None
    reply_with: Parameters
    tags: dict[str, str] = Field(default_factory=dict)

    @property
    def key(self) -> str:
        """What is the same of one question, however often it is announced."""
        return f"{self.type}:{self.question_id}"

    def address(self, hook: WaitHook) -> str:
        """Tell where the answer goes; what we were told by whoever runs us goes first.

        Raises:
            UnanswerableError: nobody says.
        """
        told = self.reply_to or {}
        found = hook.reply_to or (told.get("url") if told.get("kind") == "http" else None)
        if not isinstance(found, str) or not found:
            raise UnanswerableError(
                "This question does not say over HTTP where its answer goes.",
                next_step="Publish it with a reply_to of kind http, or set reply_to in the hook.",
            )
        return found

    def submission(self, now: datetime, endpoint: str) -> Submission:
        """Put it as a tool call: exactly this runs, or nothing; its answer goes to an endpoint.

        Raises:
            UnanswerableError: yes is not among the answers it allows.
            InvalidInputError: it cannot be read as one.
        """
        if self.allowed_actions and not _YES & set(self.allowed_actions):
            raise UnanswerableError(
                "This question does not allow the answer approve.",
                next_step="Remit answers with approve or reject: allow them, or ask elsewhere.",
            )
        tool, arguments = self._call()
        left = self.expires_at - now if self.expires_at else _LONGEST
        seconds = max(1, int(min(left, _LONGEST).total_seconds()))
        tags = [f"{name}:{value}"[:200] for name, value in sorted(self.tags.items())][:_MOST_TAGS]
        kept = {"endpoint": endpoint, "with": self.reply_with, "default": self.default}
        try:
            return Submission(
                tool=tool,
                arguments=arguments,
                timeout=f"{seconds}s",
                context={HINTS: {"target": self.thread_id, "tags": tags}, _KEPT: kept},
            )
        except ValidationError as error:
            raise unreadable(error) from None

    def _call(self) -> tuple[str, dict[str, Any]]:
        """Read which function waits, with which arguments; a bare question is its own argument."""
        asked = self.question
        if isinstance(asked, dict) and isinstance(asked.get("function"), str):
            arguments = asked.get("args", {})
            named = str(asked["function"])
            return named, arguments if isinstance(arguments, dict) else {"args": arguments}
        named = str((self.source or {}).get("function") or "question")
        return named, {"question": asked}


def envelope_of(document: object) -> Envelope:
    """Read an envelope.

    Raises:
        InvalidInputError: it is none.
    """
    try:
        return Envelope.model_validate(document)
    except ValidationError as error:
        raise unreadable(error) from None


class Reply(Frozen):
    """What is sent, and to which endpoint."""

    endpoint: str
    message: str
    body: dict[str, Any]


def reply_of(escalation: Escalation, submission: Submission) -> Reply | None:
    """Write the reply to a question that is settled; none while it waits, or where nobody waits."""
    kept = (submission.context or {}).get(_KEPT)
    status = status_of(escalation)
    if status == PENDING or not isinstance(kept, dict):
        return None
    given = kept["with"]
    assert isinstance(given, dict)  # noqa: S101 - kept by us
    body = {**given, "answer": _answer(status, escalation.decision, kept["default"])}
    if status == APPROVED and escalation.usable_until:
        body["valid_until"] = escalation.usable_until.isoformat()
    return Reply(endpoint=str(kept["endpoint"]), message=f"{escalation.id}-answer", body=body)


def _answer(status: str, decision: Decision | None, default: JsonValue) -> JsonValue:
    if status == APPROVED:
        note = decision.note if decision else ""
        return {"action": "approve", **({"note": note} if note else {})}
    if status == EXPIRED and default is not None and not _approves(default):
        return default
    return {"action": "reject", "reason": said(decision) or "Nobody decided in time."}


def _approves(default: JsonValue) -> bool:
    """Whether what the asker wants to be assumed is not clearly a no; silence never approves."""
    return not isinstance(default, dict) or default.get("action") != "reject"
