"""Turn what people say in a thread into a problem statement, and keep it true to the thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.audit.model import AuditEvent
from bot.domain.clock import Clock
from bot.domain.conversation.model import Message, Transcript
from bot.domain.conversation.thread import Conversation, Thread
from bot.domain.errors import InvalidInputError, NotFoundError
from bot.domain.framing.difference import changed
from bot.domain.framing.statement import ProblemStatement
from bot.domain.framing.version import StatementVersion
from bot.domain.intake.model import Claim, Origin, Queue
from bot.llm.guide import OfflineGuide
from bot.llm.guide.tongue import language_of
from bot.services.effect import (
    card_of,
    home_of,
    noted_of,
    notice_in,
    opening_of,
    statement_files_of,
    status_of,
)
from bot.services.framing.reading import Reading, keep, unlearn
from bot.services.framing.resemblance import compare
from bot.services.framing.telling import tell
from bot.services.in_thread import draft_in
from bot.services.spec.version import brought_along
from bot.store.lease import NewRow
from bot.store.store import Store
from bot.store.transaction import Transaction

IMPROVE = "framing.improve"


class Answering(StrEnum):
    """When a change deserves a message of its own, beside the updated card."""

    ALWAYS = "always"  # we were spoken to
    IF_CHANGED = "if_changed"  # somebody acted on the draft itself
    IF_ASKED = "if_asked"  # people talk among themselves; only an answer to our question counts
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Framing:
    """The problem statement of a conversation is read anew from everything said in it."""

    store: Store
    clock: Clock
    guide: OfflineGuide
    improves: bool  # whether a language model is configured that may improve drafts

    async def begin(self, place: Thread, said: Sequence[Message], origin: Origin) -> None:
        """Look at this thread: draft the problem statement, or answer when there is one."""

        async def change(tx: Transaction, reading: Reading) -> None:
            conversation = await tx.conversations.open(
                Conversation(
                    id=tx.new_id("cnv"), place=place, created_by=origin.actor, created_at=tx.now
                )
            )
            asked = await _asked(tx, conversation)
            kept = await tx.conversations.transcript(conversation.id)
            texts = {message.id: message.text for message in kept.messages if not message.deleted}
            for message in said:
                if message.id not in texts:
                    heard = message.model_copy(update={"asked": asked})
                    await tx.conversations.hear(conversation.id, heard)
                elif message.text != texts[message.id]:  # edited while nobody was listening
                    await tx.conversations.revise(conversation.id, message.id, message.text)
                    await unlearn(tx, conversation.id, message.id)
            await self.follow(tx, reading, conversation, Answering.ALWAYS)

        await keep(self.store, self.guide, origin, change)

    def warm_up(self) -> None:
        """Load what reading needs, so that the first person does not wait for it."""
        now = self.clock.now()
        text = "Too many returns, 12 % today, 8 % by June; who decides?"
        sample = Message(id="1", ts="1", user="nobody", text=text, said_at=now)
        self.guide.read(Transcript(messages=(sample,)), today=now.date())

    async def propose(self, channel: str | None, text: str, origin: Origin) -> None:
        """Frame a goal typed into a command or a form: open a conversation about it first.

        Raises:
            InvalidInputError: there is no goal in it.
        """
        if not text.strip():
            raise InvalidInputError(
                "There is no goal to frame yet.",
                next_step="Write it after the command, as in `/remit new fewer missed visits`.",
            )
        async with self.store.transaction(origin) as tx:
            language = language_of(text)
            await tx.outbox.add(opening_of(channel, text.strip(), language, origin))

    async def opened(self, claim: Claim) -> None:
        """Begin the conversation whose opening message is up."""
        place = Thread(
            team=claim.team, channel=claim.payload["channel"], thread=claim.payload["thread"]
        )
        now = self.clock.now()
        goal = Message(
            id=f"{place.thread}-goal",
            ts=place.thread,
            user=claim.payload["actor"],
            text=claim.payload["text"],
            said_at=now,
        )
        await self.begin(place, (goal,), Origin(claim.team, claim.payload["actor"], claim))

    async def hear(self, place: Thread, message: Message, origin: Origin) -> None:
        """Somebody speaks in a thread Remit was asked into; other threads are not listened to."""

        async def change(tx: Transaction, reading: Reading) -> None:
            conversation = await tx.conversations.at(place)
            if conversation is None:
                return
            heard = message.model_copy(update={"asked": await _asked(tx, conversation)})
            if await tx.conversations.hear(conversation.id, heard):
                untold = await self.follow(tx, reading, conversation, Answering.IF_ASKED)
                if untold:
                    await tx.outbox.add(noted_of(place, message.id))

        await keep(self.store, self.guide, origin, change)

    async def revise(self, team: str, channel: str, ts: str, text: str, origin: Origin) -> None:
        """Somebody edited a message: only what it says now counts."""

        async def change(tx: Transaction, reading: Reading) -> None:
            conversation = await self._where(tx, team, channel, ts)
            if conversation and await tx.conversations.revise(conversation.id, ts, text):
                await unlearn(tx, conversation.id, ts)
                await self.follow(tx, reading, conversation, Answering.IF_CHANGED)

        await keep(self.store, self.guide, origin, change)

    async def forget(self, team: str, channel: str, ts: str, origin: Origin) -> None:
        """Somebody deleted a message: its words are erased, and the draft is read without them.

        Versions from before are kept as they were, with what they quoted.
        """

        async def change(tx: Transaction, reading: Reading) -> None:
            conversation = await self._where(tx, team, channel, ts)
            if conversation and await tx.conversations.forget(conversation.id, ts):
                await unlearn(tx, conversation.id, ts)
                await self.follow(tx, reading, conversation, Answering.IF_CHANGED)

        await keep(self.store, self.guide, origin, change)

    async def stop(self, place: Thread, origin: Origin) -> None:
        """Stop the closer reading of a thread; the draft stays as it is."""
        async with self.store.transaction(origin) as tx:
            conversation = await tx.conversations.at(place)
            if conversation is None:
                return
            if await tx.leases(Queue.JOBS).cancel(IMPROVE, place.order_key):
                draft = await draft_in(tx, place)
                note = notice_in("stopped", conversation, origin, draft.statement.language)
                await tx.outbox.add(note, status_of(draft, working=False))

    async def export(self, id: str, origin: Origin) -> None:
        """Share a problem statement in its thread as Markdown and JSON.

        Raises:
            NotFoundError: no such draft.
        """
        async with self.store.transaction(origin) as tx:
            draft = await tx.statements.newest(id)
            if draft is None or not origin.may_touch(draft.place, draft.owner):
                raise NotFoundError(
                    "I cannot find that draft.", next_step="Use `/remit list` to see yours."
                )
            await tx.outbox.add(statement_files_of(draft, origin))

    async def follow(
        self,
        tx: Transaction,
        reading: Reading,
        conversation: Conversation,
        answering: Answering,
        *,
        improve: bool = True,
    ) -> bool:
        """Read the conversation anew; store, show and record what changed.

        Return whether fields of a draft changed without a message that says so.

        Raises:
            NotWorkedOutError: it is to be read first, with no transaction open.
        """
        origin = reading.origin
        before = await tx.statements.of_conversation(conversation.id)
        statement = await reading.statement(tx, conversation.id)
        if before is None and statement.says_nothing:
            if answering is not Answering.ALWAYS:
                return False
            note = notice_in("nothing-to-frame", conversation, origin, statement.language)
            await tx.outbox.add(note)
            return False
        if before is not None and before.statement == statement:
            if answering is Answering.ALWAYS:
                await tell(tx, before, before, origin)
            return False
        after = StatementVersion(
            id=before.id if before else tx.new_id("ps"),
            version=before.version + 1 if before else 1,
            conversation=conversation.id,
            place=conversation.place,
            owner=before.owner if before else origin.actor,
            created_by=origin.actor,
            created_at=tx.now,
            statement=statement,
        )
        content = await tx.statements.add(after)
        await tx.audit.append(
            origin.team,
            AuditEvent(
                actor=origin.actor,
                verb="problem_statement.revised" if before else "problem_statement.drafted",
                subject=after.id,
                facts={"version": after.version, "digest": content},
            ),
        )
        await tx.outbox.add(
            card_of(after), home_of(origin.team, after.owner, f"{after.id}:{after.version}")
        )
        await compare(tx, before, after)
        spec = await brought_along(tx, after, origin, reading.beforehand) if before else None
        speaks = before is not None and _speaks(answering, before.statement, statement)
        if before and speaks:
            await tell(tx, before, after, origin, spec)
        if improve and self.improves:
            await tx.outbox.add(status_of(after, working=True))
            await tx.leases(Queue.JOBS).add(
                NewRow(
                    key=f"{IMPROVE}:{after.id}:{after.version}",
                    kind=IMPROVE,
                    team=origin.team,
                    order_key=conversation.place.order_key,
                    payload={"id": after.id, "version": after.version, "actor": origin.actor},
                )
            )
        return before is not None and not speaks and bool(changed(before.statement, statement))

    async def _where(
        self, tx: Transaction, team: str, channel: str, ts: str
    ) -> Conversation | None:
        place = await tx.conversations.place_of(team, channel, ts)
        return await tx.conversations.at(place) if place else None


async def _asked(tx: Transaction, conversation: Conversation) -> tuple[str, ...]:
    """The questions people have in front of them when they write."""
    draft = await tx.statements.of_conversation(conversation.id)
    return tuple(question.id for question in draft.statement.questions) if draft else ()


def _speaks(answering: Answering, before: ProblemStatement, after: ProblemStatement) -> bool:
    match answering:
        case Answering.ALWAYS | Answering.IF_CHANGED:
            return True
        case Answering.NEVER:
            return False
        case Answering.IF_ASKED:
            asked = {question.field for question in before.questions}
            return any(change.path in asked for change in changed(before, after))
