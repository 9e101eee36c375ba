"""Work on a draft by hand: answer its questions, set its fields, take one's own work back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.domain.conversation.model import Message, MessageKind
from bot.domain.conversation.thread import Conversation, Thread
from bot.domain.errors import ConflictError, NotFoundError
from bot.domain.framing.difference import changed
from bot.domain.framing.field import FIELDS
from bot.domain.framing.statement import ProblemStatement
from bot.domain.framing.version import StatementVersion
from bot.domain.intake.model import Origin
from bot.services.framing import Answering, Framing, draft_in
from bot.store.store import Store, Transaction

DONT_KNOW = "I don't know"


class EditOvertakenError(ConflictError):
    """Somebody else changed the same fields first; what was typed is given back."""

    code = "problem-statement.edit-overtaken"


@dataclass(frozen=True, slots=True)
class Editing:
    """What people write in forms joins the conversation; the draft is then read anew."""

    store: Store
    framing: Framing

    async def answer(self, id: str, answers: Mapping[str, str], origin: Origin) -> None:
        """Answer questions of a draft, each by its id, in one's own words.

        Raises:
            NotFoundError: no such draft.
            ConflictError: the draft no longer asks any of these questions.
        """
        async with self.store.transaction(origin) as tx:
            conversation, draft = await _locked(tx, id, origin)
            asked = {question.id: question for question in draft.statement.questions}
            if not asked.keys() & answers.keys():
                raise ConflictError(
                    "This question is settled by now.",
                    next_step="The draft in the thread shows what is still open.",
                )
            for question, text in answers.items():
                if question in asked:
                    answer = _written(tx, origin, asked[question].field, text)
                    await tx.conversations.hear(
                        conversation.id,
                        answer.model_copy(
                            update={"kind": MessageKind.ANSWER, "question": question}
                        ),
                    )
            await self.framing.follow(tx, conversation, origin, Answering.ALWAYS)

    async def choose(self, id: str, question: str, option: int, origin: Origin) -> None:
        """Answer a question with one of the answers it offers.

        Raises:
            NotFoundError: no such draft.
            ConflictError: the draft no longer offers this answer.
        """
        async with self.store.reading() as tx:
            draft = await _visible(tx, id, origin)
        asked = next((each for each in draft.statement.questions if each.id == question), None)
        if asked is None or option >= len(asked.options):
            raise ConflictError(
                "This question is settled by now.",
                next_step="The draft in the thread shows what is still open.",
            )
        await self.answer(id, {question: asked.options[option]}, origin)

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
        async with self.store.transaction(origin) as tx:
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
            for path, text in values.items():
                await tx.conversations.hear(conversation.id, _written(tx, origin, path, text))
            await self.framing.follow(tx, conversation, origin, Answering.ALWAYS)

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
        async with self.store.transaction(origin) as tx:
            conversation, _ = await _locked(tx, id, origin)
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
            await tx.conversations.forget(conversation.id, own[-1].id)
            await self.framing.follow(tx, conversation, origin, Answering.ALWAYS)


async def _visible(tx: Transaction, id: str, origin: Origin) -> StatementVersion:
    draft = await tx.statements.newest(id)
    if draft is None or draft.place.team != origin.team:
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


def _written(tx: Transaction, origin: Origin, path: str, text: str) -> Message:
    return Message(
        id=tx.new_id("msg"),
        ts=f"{tx.now.timestamp():.6f}",
        user=origin.actor,
        text=text,
        said_at=tx.now,
        kind=MessageKind.EDIT,
        field=path,
    )
