"""Work on a draft by hand: answer its questions, set its fields, take one's own work back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bot.domain.audit.model import AuditEvent
from bot.domain.conversation.model import FollowUp, MessageKind
from bot.domain.conversation.thread import Thread
from bot.domain.errors import ConflictError, NotFoundError
from bot.domain.framing.bank import BANK
from bot.domain.framing.difference import changed
from bot.domain.framing.field import FIELDS
from bot.domain.framing.flag import FlagStatus
from bot.domain.framing.history import as_remembered, going_back
from bot.domain.framing.question import Question
from bot.domain.framing.statement import ProblemStatement
from bot.domain.framing.taking_back import to_take_back
from bot.domain.framing.version import StatementVersion
from bot.domain.intake.model import Origin
from bot.services.effect import reviewed_of
from bot.services.framing.drafting import Answering, Framing
from bot.services.framing.late_answer import hold
from bot.services.framing.reading import Reading, keep, unlearn
from bot.services.gesture import Entry, begun_by, gesture_of, locked
from bot.services.in_thread import draft_in
from bot.store.store import Store
from bot.store.transaction import Transaction

DONT_KNOW = "I don't know"
LATER = "Later"
NOT_RELEVANT = "Not relevant"
NOTHING: Mapping[str, str] = MappingProxyType({})


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

        What was typed about a question that somebody else has settled meanwhile is kept.

        Raises:
            NotFoundError: no such draft.
            ConflictError: the draft no longer asks any of these questions.
        """

        def read(asked: Mapping[str, Question]) -> list[Entry]:
            return [
                Entry(asked[question].field, text, question)
                for question, text in answers.items()
                if question in asked
            ]

        await self._reply(id, version, read, origin, typed=answers)

    async def choose(
        self, id: str, version: int, question: str | None, option: int | None, origin: Origin
    ) -> None:
        """Answer a question with one of the answers a version of the draft offers.

        Raises:
            NotFoundError: no such draft.
            ConflictError: the draft no longer offers this answer.
        """

        def read(asked: Mapping[str, Question]) -> list[Entry]:
            found = asked.get(question or "")
            if found is None or option is None or option >= len(found.options):
                return []
            return [Entry(found.field, found.options[option], found.id)]

        await self._reply(id, version, read, origin)

    async def assume(
        self, id: str, version: int, meanwhile: Mapping[str, str], who: FollowUp, origin: Origin
    ) -> None:
        """Say what holds until somebody knows: each question by its id, who finds out, by when.

        Raises:
            NotFoundError: no such draft.
            ConflictError: the draft no longer asks this question.
        """

        def read(asked: Mapping[str, Question]) -> list[Entry]:
            found = {asked[one]: text for one, text in meanwhile.items() if one in asked}
            if not found:
                raise _settled(
                    kept={BANK[one].text: text for one, text in meanwhile.items() if text}
                )
            return [
                Entry(question.field, text, question.id, follow_up=who)
                for question, text in found.items()
            ]

        await self._reply(id, version, read, origin)

    async def _reply(
        self,
        id: str,
        version: int,
        read: Callable[[Mapping[str, Question]], Sequence[Entry]],
        origin: Origin,
        *,
        typed: Mapping[str, str] = NOTHING,
    ) -> None:
        gesture = begun_by(origin, self.framing.clock)

        async def change(tx: Transaction, reading: Reading) -> None:
            conversation, draft = await locked(tx, id, origin)
            asked, settled = await _as_asked(tx, version, draft)
            entries = read(asked)
            late = {settled[one]: text for one, text in typed.items() if one in settled}
            held = await hold(tx, draft, late, origin)
            if not (held or entries):
                raise _settled()
            if entries:
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
        gesture = begun_by(origin, self.framing.clock)

        async def change(tx: Transaction, reading: Reading) -> None:
            conversation, draft = await locked(tx, id, origin)
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
                    place=draft.place,
                    kept={FIELDS[path].label: text for path, text in values.items()},
                )
            entries = [Entry(path, text) for path, text in values.items()]
            await gesture.enter(tx, conversation, entries)
            await self.framing.follow(tx, reading, conversation, Answering.ALWAYS)

        await keep(self.store, self.framing.guide, origin, change)

    async def restore(self, id: str, version: int, origin: Origin) -> None:
        """Go back to what people had said in an earlier version, as an edit like any other.

        Raises:
            NotFoundError: no such draft, or no such version of it.
            ConflictError: it says all of that already.
        """
        gesture = begun_by(origin, self.framing.clock)

        async def change(tx: Transaction, reading: Reading) -> None:
            conversation, draft = await locked(tx, id, origin)
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
            await gesture.enter(tx, conversation, [Entry(*entry) for entry in values.items()])
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

    async def undo_here(self, place: Thread, origin: Origin) -> None:
        """Take back one's own newest answer, edit or fact in a thread.

        Raises:
            NotFoundError: no draft in this thread, or nothing of one's own to take back.
        """
        async with self.store.reading() as tx:
            draft = await draft_in(tx, place)
        await self.undo(draft.id, origin)

    async def undo(self, id: str, origin: Origin) -> None:
        """Take back one's own newest answer, edit, or message that the draft rests on.

        Raises:
            NotFoundError: no such draft, or nothing of one's own to take back.
        """

        async def change(tx: Transaction, reading: Reading) -> None:
            conversation, draft = await locked(tx, id, origin)
            transcript = await tx.conversations.transcript(conversation.id)
            own = to_take_back(transcript, draft.statement, origin.actor)
            if not own:
                raise NotFoundError(
                    "There is nothing of yours to undo in this draft.",
                    next_step="Undo takes back what you said or entered yourself; the goal this began "
                    "with you can edit in the thread.",
                )
            for message in own:
                entered = message.kind is not MessageKind.SAID
                if message is own[-1] or (entered and gesture_of(message) == gesture_of(own[-1])):
                    await tx.conversations.forget(conversation.id, message.id)
                    await unlearn(tx, conversation.id, message.id)
            if own[-1].kind is MessageKind.REVIEW:  # no field says so, as no field changed
                await self.framing.follow(tx, reading, conversation, Answering.NEVER)
                flag, back = str(own[-1].field), FlagStatus.SUSPECTED
                await tx.outbox.add(reviewed_of(draft, flag, back, origin))
                return
            await self.framing.follow(tx, reading, conversation, Answering.ALWAYS)

        await keep(self.store, self.framing.guide, origin, change)


async def _as_asked(
    tx: Transaction, version: int, newest: StatementVersion
) -> tuple[dict[str, Question], dict[str, Question]]:
    """The questions of an earlier version by their ids: what means the same today, and the others.

    An id alone does not tell: every conflict is asked about under the same one.
    """
    seen = newest if newest.version == version else await tx.statements.version(newest.id, version)
    today = [_meaning(question) for question in newest.statement.questions]
    asked = {one.id: one for one in seen.statement.questions} if seen else {}
    still = {name: one for name, one in asked.items() if _meaning(one) in today}
    return still, {name: one for name, one in asked.items() if name not in still}


def _settled(kept: Mapping[str, str] = NOTHING) -> ConflictError:
    return ConflictError(
        "This question is settled by now.",
        next_step="The draft in the thread shows what is still open.",
        kept=dict(kept),
    )


def _meaning(question: Question) -> tuple[str, str, tuple[str, ...]]:
    return question.id, question.field, question.options
