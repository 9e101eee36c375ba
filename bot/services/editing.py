"""Work on a draft by hand: answer its questions, set its fields, take one's own work back."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.audit.model import AuditEvent
from bot.domain.conversation.model import Message, MessageKind
from bot.domain.conversation.thread import Conversation, Thread
from bot.domain.errors import ConflictError, InvalidInputError, NotFoundError
from bot.domain.framing.difference import changed
from bot.domain.framing.field import FIELDS
from bot.domain.framing.flag import FlagStatus, needs_reason
from bot.domain.framing.history import as_remembered, going_back
from bot.domain.framing.question import Question
from bot.domain.framing.statement import ProblemStatement
from bot.domain.framing.version import StatementVersion
from bot.domain.ids import format_id
from bot.domain.intake.model import Origin
from bot.services.effect import reviewed_of
from bot.services.framing import Answering, Framing, draft_in
from bot.services.reading import Reading, keep, unlearn
from bot.store.store import Store, Transaction

DONT_KNOW = "I don't know"
_TICK = timedelta(microseconds=1)


class EditOvertakenError(ConflictError):
    """Somebody else changed the same fields first; what was typed is given back."""

    code = "problem-statement.edit-overtaken"


@dataclass(frozen=True, slots=True)
class Editing:
    """What people write in forms joins the conversation; the draft is then read anew."""

    store: Store
    framing: Framing

    async def answer(
        self, id: str, version: int, answers: Mapping[str, str], origin: Origin
    ) -> None:
        """Answer questions as a version of a draft asks them, each by its id, in one's own words.

        Raises:
            NotFoundError: no such draft.
            ConflictError: the draft no longer asks any of these questions.
        """

        def read(asked: Mapping[str, Question]) -> list[_Entry]:
            return [
                _Entry(asked[question].field, text, question)
                for question, text in answers.items()
                if question in asked
            ]

        await self._reply(id, version, read, origin)

    async def choose(
        self, id: str, version: int, question: str | None, option: int | None, origin: Origin
    ) -> None:
        """Answer a question with one of the answers a version of the draft offers.

        Raises:
            NotFoundError: no such draft.
            ConflictError: the draft no longer offers this answer.
        """

        def read(asked: Mapping[str, Question]) -> list[_Entry]:
            found = asked.get(question or "")
            if found is None or option is None or option >= len(found.options):
                return []
            return [_Entry(found.field, found.options[option], found.id)]

        await self._reply(id, version, read, origin)

    async def _reply(
        self,
        id: str,
        version: int,
        read: Callable[[Mapping[str, Question]], Sequence["_Entry"]],
        origin: Origin,
    ) -> None:
        gesture = self._gesture(origin)

        async def change(tx: Transaction, reading: Reading) -> None:
            conversation, draft = await _locked(tx, id, origin)
            entries = read(await _still_asked(tx, version, draft))
            if not entries:
                raise ConflictError(
                    "This question is settled by now.",
                    next_step="The draft in the thread shows what is still open.",
                )
            await gesture.enter(tx, conversation, entries)
            await self.framing.follow(tx, reading, conversation, Answering.ALWAYS)

        await keep(self.store, self.framing.guide, origin, change)

    async def edit(
        self,
        id: str,
        version: int,
        read: Callable[[ProblemStatement], Mapping[str, str]],
        origin: Origin,
    ) -> None:
        """Set fields of a draft by hand; an empty text clears a field.

        `read` tells what was changed, given the version the person was looking at.

        Raises:
            NotFoundError: no such draft.
            EditOvertakenError: somebody else changed one of these fields since `version`.
        """
        gesture = self._gesture(origin)

        async def change(tx: Transaction, reading: Reading) -> None:
            conversation, draft = await _locked(tx, id, origin)
            seen = await tx.statements.version(id, version)
            values = read(seen.statement if seen else draft.statement)
            overtaken = [
                change.path
                for change in (changed(seen.statement, draft.statement) if seen else ())
                if change.path in values
            ]
            if overtaken:
                raise EditOvertakenError(
                    "Somebody changed the same part while you were editing. Nothing was saved.",
                    next_step="Open Edit again: it shows the present text. You wrote:",
                    kept={FIELDS[path].label: text for path, text in values.items()},
                )
            entries = [_Entry(path, text) for path, text in values.items()]
            await gesture.enter(tx, conversation, entries)
            await self.framing.follow(tx, reading, conversation, Answering.ALWAYS)

        await keep(self.store, self.framing.guide, origin, change)

    async def restore(self, id: str, version: int, origin: Origin) -> None:
        """Go back to what people had said in an earlier version, as an edit like any other.

        Raises:
            NotFoundError: no such draft, or no such version of it.
            ConflictError: it says all of that already.
        """
        gesture = self._gesture(origin)

        async def change(tx: Transaction, reading: Reading) -> None:
            conversation, draft = await _locked(tx, id, origin)
            then = await tx.statements.version(id, version)
            if then is None:
                raise NotFoundError(
                    "There is no such version.", next_step="Open What changed? again."
                )
            transcript = await tx.conversations.transcript(conversation.id)
            values = going_back(draft.statement, as_remembered(then.statement, transcript))
            if not values:
                raise ConflictError(
                    f"Whatever people had said in version {version} stands in the draft already.",
                    next_step="What I assumed then follows from the thread: reply there to change it.",
                )
            await gesture.enter(tx, conversation, [_Entry(*entry) for entry in values.items()])
            await tx.audit.append(
                origin.team,
                AuditEvent(
                    actor=origin.actor,
                    verb="problem_statement.restored",
                    subject=id,
                    facts={"from_version": version, "fields": sorted(values)},
                ),
            )
            await self.framing.follow(tx, reading, conversation, Answering.ALWAYS)

        await keep(self.store, self.framing.guide, origin, change)

    async def review(
        self, id: str, flag: str, verdict: FlagStatus, reason: str, origin: Origin
    ) -> None:
        """Say whether a suspected risk applies; what is serious is dismissed only with a reason.

        Raises:
            NotFoundError: no such draft, or it does not suspect this.
            InvalidInputError: a reason is missing.
        """
        if needs_reason(flag, verdict) and not reason.strip():
            raise InvalidInputError(
                "This one needs a reason in writing.",
                next_step="Say who from Legal or Compliance looked at it, and why it does not apply.",
            )
        gesture = self._gesture(origin)

        async def change(tx: Transaction, reading: Reading) -> None:
            conversation, draft = await _locked(tx, id, origin)
            if all(flag != suspected.flag for suspected in draft.statement.flags):
                raise NotFoundError(
                    "This risk is no longer suspected.",
                    next_step="Open Read all: it shows which are.",
                )
            await gesture.enter(tx, conversation, [_Entry(flag, reason.strip(), verdict=verdict)])
            await tx.audit.append(
                origin.team,
                AuditEvent(
                    actor=origin.actor,
                    verb=f"risk_flag.{verdict}",
                    subject=id,
                    facts={"flag": flag, "version": draft.version, "reason": reason.strip()},
                ),
            )
            await self.framing.follow(tx, reading, conversation, Answering.NEVER)
            await tx.outbox.add(reviewed_of(draft, flag, verdict, origin))

        await keep(self.store, self.framing.guide, origin, change)

    async def undo_here(self, place: Thread, origin: Origin) -> None:
        """Take back one's own newest answer or edit in a thread.

        Raises:
            NotFoundError: no draft in this thread, or nothing of one's own to take back.
        """
        async with self.store.reading() as tx:
            draft = await draft_in(tx, place)
        await self.undo(draft.id, origin)

    async def undo(self, id: str, origin: Origin) -> None:
        """Take back one's own newest answer or edit.

        Raises:
            NotFoundError: no such draft, or nothing of one's own to take back.
        """

        async def change(tx: Transaction, reading: Reading) -> None:
            conversation, draft = await _locked(tx, id, origin)
            transcript = await tx.conversations.transcript(conversation.id)
            own = [
                message
                for message in transcript
                if message.user == origin.actor and message.kind is not MessageKind.SAID
            ]
            if not own:
                raise NotFoundError(
                    "There is nothing of yours to undo in this draft.",
                    next_step="Undo takes back your own answers and edits; messages you can "
                    "edit or delete in the thread itself.",
                )
            for message in own:
                if _gesture_of(message) == _gesture_of(own[-1]):
                    await tx.conversations.forget(conversation.id, message.id)
                    await unlearn(tx, conversation.id, message.id)
            if own[-1].kind is MessageKind.REVIEW:  # no field says so, as no field changed
                await self.framing.follow(tx, reading, conversation, Answering.NEVER)
                flag, back = str(own[-1].field), FlagStatus.SUSPECTED
                await tx.outbox.add(reviewed_of(draft, flag, back, origin))
                return
            await self.framing.follow(tx, reading, conversation, Answering.ALWAYS)

        await keep(self.store, self.framing.guide, origin, change)

    def _gesture(self, origin: Origin) -> "_Gesture":
        now = self.framing.clock.now()
        name = format_id("msg", secrets.token_bytes(10), int(now.timestamp() * 1000))
        return _Gesture(name, origin.actor, now)


def _gesture_of(message: Message) -> str:
    """Which press or form a message was entered with: one form may set several fields."""
    return message.id.rpartition("-")[0]


async def _visible(tx: Transaction, id: str, origin: Origin) -> StatementVersion:
    draft = await tx.statements.newest(id)
    if draft is None or not origin.may_touch(draft.place, draft.owner):
        raise NotFoundError(
            "I cannot find that draft.",
            next_step="Use `/remit list` to see yours.",
        )
    return draft


async def _locked(
    tx: Transaction, id: str, origin: Origin
) -> tuple[Conversation, StatementVersion]:
    draft = await _visible(tx, id, origin)
    conversation = await tx.conversations.at(draft.place)
    newest = await tx.statements.newest(id)  # again: it may have moved before the lock
    assert conversation is not None  # noqa: S101  # a statement always has one
    assert newest is not None  # noqa: S101  # statements are never deleted
    return conversation, newest


async def _still_asked(
    tx: Transaction, version: int, newest: StatementVersion
) -> dict[str, Question]:
    """The questions of an earlier version that mean the same today, by their ids.

    An id alone does not tell: every conflict is asked about under the same one.
    """
    seen = newest if newest.version == version else await tx.statements.version(newest.id, version)
    today = [_meaning(question) for question in newest.statement.questions]
    asked = seen.statement.questions if seen else ()
    return {question.id: question for question in asked if _meaning(question) in today}


def _meaning(question: Question) -> tuple[str, str, tuple[str, ...]]:
    return question.id, question.field, question.options


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a person put down about one field."""

    path: str
    text: str
    question: str | None = None
    verdict: FlagStatus | None = None

    @property
    def kind(self) -> MessageKind:
        """What it becomes in the conversation."""
        if self.verdict is not None:
            return MessageKind.REVIEW
        return MessageKind.ANSWER if self.question else MessageKind.EDIT


@dataclass(frozen=True, slots=True)
class _Gesture:
    """One press or one form: it leaves the same messages however often its transaction is tried."""

    id: str
    actor: str
    at: datetime

    async def enter(
        self, tx: Transaction, conversation: Conversation, entries: Sequence[_Entry]
    ) -> None:
        """Add what was entered to the conversation, after everything said so far.

        The chat's clock may be ahead of ours, and a person answers what they have read.
        """
        transcript = await tx.conversations.transcript(conversation.id)
        first = max([self.at, *(message.said_at + _TICK for message in transcript.messages)])
        for number, entry in enumerate(entries):
            said_at = first + number * _TICK
            await tx.conversations.hear(
                conversation.id,
                Message(
                    id=f"{self.id}-{number}",
                    ts=f"{said_at.timestamp():.6f}",
                    user=self.actor,
                    text=entry.text,
                    said_at=said_at,
                    kind=entry.kind,
                    verdict=entry.verdict,
                    field=entry.path,
                    question=entry.question,
                ),
            )
