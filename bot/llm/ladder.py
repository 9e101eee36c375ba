"""From a prompt to a checked value: format fallbacks, repairs, one deadline, every call noted."""

import asyncio
import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol

from bot.domain.errors import RemitError
from bot.llm import errors
from bot.llm.allowance import Allowance, asked_tokens, key_of, spent_tokens
from bot.llm.client import ChatMessage, Endpoint, Reply
from bot.llm.ledger import LedgerEntry, Outcome, Rung, attach_calls
from bot.llm.parse import Output, Parsed, parse_reply, without_thoughts
from bot.llm.prompts import Prompt
from bot.llm.provider import OPENAI
from bot.llm.schema import wire_schema
from bot.llm.text import visible

MOST_REPAIRS = 2
_DEAF_AFTER = 2  # replies in a row without any JSON before an endpoint is taken off a rung
_RUNGS = tuple(Rung)
_RUNGS_THAT_SHOW_THE_SCHEMA = (Rung.JSON_OBJECT, Rung.TEXT)
_CUT_OFF = "The reply was cut off at the output limit: answer again, more briefly."


class Chat(Protocol):
    """What the ladder needs of a client; the endpoint behind it stays the same for its life."""

    async def complete(
        self,
        messages: Sequence[ChatMessage],
        *,
        response_format: Mapping[str, Any] | None,
        max_output_tokens: int,
    ) -> Reply: ...


@dataclass(frozen=True, slots=True)
class Task(Generic[Output]):
    """One question to a model: the prompt, what fills it, the wanted value and its critic."""

    prompt: Prompt
    inputs: Mapping[str, object]
    output: type[Output]
    check: Callable[[Output], Sequence[str]]  # findings a repair may settle; code, never a model


@dataclass(frozen=True, slots=True)
class Answer(Generic[Output]):
    """A valid value, what its critic still says about it, and the calls it took."""

    value: Output
    findings: tuple[str, ...]
    calls: tuple[LedgerEntry, ...]


@dataclass(slots=True)
class Ladder:
    """Asks one endpoint, and remembers in memory which rung it stands on."""

    chat: Chat
    model: str
    rung: Rung = _RUNGS[0]
    _unheard: int = field(default=0, init=False)

    @classmethod
    def at(cls, endpoint: Endpoint, chat: Chat) -> "Ladder":
        """Begin with what an endpoint may know: a format's name differs between providers, words do everywhere."""
        return cls(chat, endpoint.model, _RUNGS[0] if endpoint.provider == OPENAI else Rung.TEXT)

    async def ask(
        self, task: Task[Output], *, deadline_seconds: float, allowance: Allowance | None = None
    ) -> Answer[Output]:
        """Return the best valid value that comes in time, or raise a model error with its calls."""
        allowed = allowance or Allowance()
        climb = _Climb(self, task, allowed, self.rung, task.prompt.max_output_tokens)
        try:
            async with asyncio.timeout(deadline_seconds):
                await climb.run()
        except TimeoutError as error:
            climb.note_deadline()
            if climb.best is None:
                passed = errors.deadline_passed(deadline_seconds)
                attach_calls(passed, tuple(climb.calls))
                raise passed from error
        except RemitError as error:
            if climb.best is None:
                attach_calls(error, tuple(climb.calls))
                raise
        return climb.answer()

    def note_heard(self, rung: Rung, *, fell_because_refused: bool) -> None:
        """Stand on the rung that gave JSON: at once after a refusal, else after a few deaf replies.

        One prose reply is chance; an endpoint that ignores the format does so every time.
        """
        if rung == self.rung:
            self._unheard = 0
        elif fell_because_refused or self._unheard >= _DEAF_AFTER:
            self.rung = rung
            self._unheard = 0

    def note_unheard(self) -> None:
        """Count a reply that ignored the wanted format."""
        self._unheard += 1


@dataclass(slots=True)
class _Climb(Generic[Output]):
    """The calls of one question."""

    ladder: Ladder
    task: Task[Output]
    allowance: Allowance
    rung: Rung
    room: int  # output tokens
    calls: list[LedgerEntry] = field(default_factory=list)
    best: Parsed[Output] | None = None
    _pending_since: float | None = None
    _pending: tuple[int, int] = (0, 0)  # estimated tokens of the question, room for the answer
    _key: str = ""
    _fell_because_refused: bool = False

    async def run(self) -> None:
        """Ask, step down while the format is refused, repair while there are findings."""
        previous = ""
        findings: tuple[str, ...] = ()
        repairs = 0
        while True:
            try:
                reply = await self._call(previous, findings)
            except errors.RequestRefusedError:
                if self.rung == _RUNGS[-1]:
                    raise
                self._fell_because_refused = True
                self.rung = _below(self.rung)
                continue
            judged = self._judge(reply)
            if judged.value is not None and not judged.findings:
                return
            if repairs == MOST_REPAIRS:
                break
            repairs += 1
            findings = judged.findings
            previous = (
                "" if reply.finish == "length" else visible(without_thoughts(reply.text)).strip()
            )
        if self.best is None:
            raise errors.unusable_reply(findings)

    def answer(self) -> Answer[Output]:
        """Return the value with the fewest findings."""
        if self.best is None or self.best.value is None:
            raise errors.unusable_reply(())
        return Answer(self.best.value, self.best.findings, tuple(self.calls))

    def note_deadline(self) -> None:
        """Note the call that was under way when time ran out."""
        if self._pending_since is not None:
            self._note(Outcome.DEADLINE, error=errors.DeadlineError.code)

    async def _call(self, previous: str, findings: Sequence[str]) -> Reply:
        prompt, rung = self.task.prompt, self.rung
        schema = wire_schema(self.task.output, limits=rung == Rung.SCHEMA_WITH_LIMITS)
        messages = list(prompt.render(self.task.inputs))
        if rung in _RUNGS_THAT_SHOW_THE_SCHEMA:
            messages[0] = _longer(messages[0], prompt.format_text(schema))
        if findings:
            repair = prompt.repair_text(findings)
            if previous:
                messages += [ChatMessage("assistant", previous), ChatMessage("user", repair)]
            else:  # two messages of one speaker in a row break some chat templates
                messages[-1] = _longer(messages[-1], repair)
        wanted = _response_format(rung, prompt.id, schema)
        self._key = key_of(prompt.sha256, self.ladder.model, messages, wanted)
        if (known := await self.allowance.recall(self._key)) is not None:
            return Reply(known, "stop", None, None, None, 0, self.ladder.model, is_remembered=True)
        asked = asked_tokens(messages, wanted)
        room = self.allowance.take(asked, self.room)
        self._pending = asked, room
        self._pending_since = time.perf_counter()
        try:
            reply = await self.ladder.chat.complete(
                messages, response_format=wanted, max_output_tokens=room
            )
        except errors.RequestRefusedError as error:
            self._note(Outcome.FORMAT_REFUSED, error=error.code)
            raise
        except errors.RefusedError as error:
            self._note(Outcome.REFUSED, error=error.code)
            raise
        except RemitError as error:
            self._note(Outcome.FAILED, error=error.code)
            raise
        return reply

    def _judge(self, reply: Reply) -> Parsed[Output]:
        if reply.refusal or reply.finish == "content_filter":
            self._note(Outcome.REFUSED, reply, error=errors.RefusedError.code)
            raise errors.refused()
        parsed = parse_reply(reply.text, self.task.output)
        if parsed.value is None:
            cut = reply.finish == "length"
            self._note(Outcome.TRUNCATED if cut else Outcome.INVALID, reply)
            if cut:  # a reasoning model's thoughts count against the limit too
                self.room *= 2
                return Parsed(None, (_CUT_OFF,))
            if parsed.is_prose and self.rung != _RUNGS[-1]:
                self.ladder.note_unheard()
                self.rung = max(_below(self.rung), _RUNGS_THAT_SHOW_THE_SCHEMA[0], key=_RUNGS.index)
            return parsed
        self.ladder.note_heard(self.rung, fell_because_refused=self._fell_because_refused)
        judged = Parsed(parsed.value, tuple(self.task.check(parsed.value)))
        outcome = Outcome.FINDINGS if judged.findings else Outcome.ACCEPTED
        self._note(Outcome.REMEMBERED if reply.is_remembered else outcome, reply)
        self.allowance.learned[self._key] = reply.text
        if self.best is None or len(judged.findings) < len(self.best.findings):
            self.best = judged
        return judged

    def _settle(self, outcome: Outcome, reply: Reply | None) -> int:
        """Count a call that is over; one that was given up may have been worked on."""
        (asked, room), self._pending = self._pending, (0, 0)
        if reply is not None and not reply.is_remembered:
            spent = spent_tokens(reply, asked)
        else:
            spent = asked if outcome is Outcome.DEADLINE else 0
        self.allowance.settle(asked, room, spent)
        return spent

    def _note(
        self, outcome: Outcome, reply: Reply | None = None, *, error: str | None = None
    ) -> None:
        began = self._pending_since
        self._pending_since = None
        waited = round((time.perf_counter() - began) * 1000) if began is not None else 0
        prompt = self.task.prompt
        spent = self._settle(outcome, reply)
        self.calls.append(
            LedgerEntry(
                prompt_id=prompt.id,
                prompt_version=prompt.version,
                prompt_sha256=prompt.sha256,
                model=reply.model if reply else self.ladder.model,
                rung=self.rung,
                outcome=outcome,
                input_tokens=reply.input_tokens if reply else None,
                output_tokens=reply.output_tokens if reply else None,
                counted_tokens=spent,
                milliseconds=reply.milliseconds if reply else waited,
                reply_sha256=_sha256(reply.text) if reply else None,
                error=error,
            )
        )


def _below(rung: Rung) -> Rung:
    return _RUNGS[_RUNGS.index(rung) + 1]


def _response_format(rung: Rung, name: str, schema: Mapping[str, Any]) -> dict[str, Any] | None:
    match rung:
        case Rung.SCHEMA_WITH_LIMITS | Rung.SCHEMA:
            wanted = {"name": name, "schema": dict(schema), "strict": True}
            return {"type": "json_schema", "json_schema": wanted}
        case Rung.JSON_OBJECT:
            return {"type": "json_object"}
        case Rung.TEXT:
            return None


def _longer(message: ChatMessage, more: str) -> ChatMessage:
    return ChatMessage(message.role, f"{message.text}\n\n{more}")


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
