"""Hand effects out for sending, with what is needed to render them, and record the outcome."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.conversation.gap import gap_in
from bot.domain.conversation.thread import Thread
from bot.domain.delivery.model import OPENED, Dispatch, Effect, EffectKind
from bot.domain.errors import NotFoundError
from bot.domain.framing.history import steps
from bot.domain.framing.overtaken import Overtaken, settled_by
from bot.domain.intake.model import Queue
from bot.services.framing.content import HistoryContent, HomeContent, StatementContent
from bot.services.framing.home import home_content
from bot.services.framing.link import Links, links_of
from bot.store.lease import NewRow
from bot.store.store import Store
from bot.store.transaction import Transaction

TRIES = 12  # of what ends the process or cannot be made
_UNSUSPECTED = TRIES - 2  # the last three are made alone, in a process that has lived a while
_CHAT_HAS = timedelta(hours=24)  # to come back, before a message is set aside
_PASSING_FOR = timedelta(minutes=10)  # a private note is about a moment, and cannot be looked for
_KEPT_IN_THREADS = frozenset({EffectKind.CARD, EffectKind.REPLY, EffectKind.FILES})


@dataclass(frozen=True, slots=True)
class Delivery:
    """Each method is one short transaction; none is open while the chat is called."""

    store: Store
    settle: timedelta = timedelta(seconds=12)  # longer than the client waits for an answer

    async def wait(self, seconds: float) -> None:
        """Return when there may be something to send, at the latest after `seconds`."""
        await self.store.wait_for_work(Queue.OUTBOX, seconds)

    def wake(self) -> None:
        """Have whoever waits look again: a settled effect may have held up another."""
        self.store.wake(Queue.OUTBOX)

    async def next(self, *, calm: bool = True) -> Dispatch | None:
        """Take the next effect that may leave; what can never leave is put aside first.

        What was in hand each time the process ended may be what ends it, or may only have been the
        oldest each time: its last tries are for times that are `calm`.
        """
        await self.store.give_way()
        while True:
            async with self.store.transaction() as tx:
                claim = await tx.outbox.claim(secrets.token_hex(8), tries=_UNSUSPECTED, calm=calm)
                if claim is None:
                    return None
                dispatch = await tx.outbox.dispatch_of(claim)
                if dispatch is None:
                    await tx.outbox.leases.give_back(
                        claim, failure="not readable by this release", tries=0
                    )
                elif claim.attempts > TRIES:
                    await tx.outbox.leases.give_back(
                        dispatch.claim, failure="process ended during every try", tries=TRIES
                    )
                elif early := self._too_early(dispatch, tx.now):
                    await tx.outbox.leases.postpone(dispatch.claim, early)
                else:
                    return dispatch

    def _too_early(self, dispatch: Dispatch, now: datetime) -> timedelta | None:
        """Tell how long to wait before looking for an earlier try that may still be under way.

        A process that ended in the middle of a send left a request that the chat may yet serve.
        """
        since = dispatch.unsettled_since
        left = since + self.settle - now if since else timedelta()
        return left if left > timedelta() else None

    async def attempt(self, dispatch: Dispatch) -> None:
        """Mark that a send begins: from now on its outcome may be unknown."""
        async with self.store.transaction() as tx:
            await tx.outbox.mark_attempt(dispatch)

    async def sent(
        self, dispatch: Dispatch, *, channel: str | None = None, ts: str | None = None
    ) -> None:
        """Record that people can see it."""
        async with self.store.transaction() as tx:
            await tx.outbox.sent(dispatch, channel=channel, ts=ts)
            if dispatch.effect.kind is EffectKind.OPENING:
                # It may not wait behind closer readings, which take minutes.
                await tx.leases(Queue.INBOX).add(
                    NewRow(
                        key=f"{OPENED}:{dispatch.effect.key}",
                        kind=OPENED,
                        team=dispatch.effect.team,
                        order_key=f"{dispatch.effect.team}:{channel}:{ts}",
                        payload={
                            **dispatch.effect.facts,
                            "channel": channel,
                            "thread": ts,
                            "actor": dispatch.effect.user,
                        },
                    )
                )
            await tx.outbox.leases.finish(dispatch.claim)

    async def limited(self, dispatch: Dispatch, after: timedelta) -> None:
        """Record that it may not leave yet; it was not shown, and this is no failed try."""
        async with self.store.transaction() as tx:
            await tx.outbox.clear_attempt(dispatch)
            await tx.outbox.leases.postpone(dispatch.claim, after)

    async def unsettled(self, dispatch: Dispatch, failure: str) -> bool:
        """Record that nobody knows whether it was shown; look before it is sent again."""
        async with self.store.transaction() as tx:
            return await tx.outbox.leases.put_off(
                dispatch.claim,
                failure=failure,
                within=_patience(dispatch),
                at_least=self.settle,
            )

    async def unreachable(self, dispatch: Dispatch, failure: str) -> bool:
        """Record that the chat could not be asked; what earlier tries left open stays open."""
        async with self.store.transaction() as tx:
            return await tx.outbox.leases.put_off(
                dispatch.claim, failure=failure, within=_patience(dispatch)
            )

    async def failed(self, dispatch: Dispatch, failure: str) -> bool:
        """Record that it came to no send this time; what earlier tries left open stays open."""
        async with self.store.transaction() as tx:
            return await tx.outbox.leases.give_back(dispatch.claim, failure=failure, tries=TRIES)

    async def later(self, dispatch: Dispatch, after: timedelta) -> None:
        """Put it back until its time comes, with all that is known of earlier tries."""
        async with self.store.transaction() as tx:
            await tx.outbox.leases.postpone(dispatch.claim, after)

    async def undeliverable(self, dispatch: Dispatch, failure: str) -> None:
        """Record that there is nothing to show; it stays visible as dead."""
        async with self.store.transaction() as tx:
            await tx.outbox.leases.give_back(dispatch.claim, failure=failure, tries=0)

    async def refused(self, dispatch: Dispatch, failure: str) -> None:
        """Record that the chat will never take it; whoever caused it is told, where known."""
        async with self.store.transaction() as tx:
            await tx.outbox.leases.give_back(dispatch.claim, failure=failure, tries=0)
            if dispatch.effect.kind in _KEPT_IN_THREADS:
                actor = await self._actor(tx, dispatch.effect)
                if actor:
                    await tx.outbox.add(_untold(dispatch.effect, actor, failure))

    @staticmethod
    async def _actor(tx: Transaction, effect: Effect) -> str | None:
        """Tell who caused an effect: who made the version it shows."""
        if effect.user or not effect.subject:
            return effect.user
        statement = await tx.statements.version(effect.subject, effect.version)
        found = statement or await tx.specs.version(effect.subject, effect.version)
        return found.created_by if found else None

    async def elsewhere(self, dispatch: Dispatch) -> None:
        """Open the conversation in a direct message: Remit cannot speak where it was begun."""
        effect = dispatch.effect
        async with self.store.transaction() as tx:
            direct = {"key": f"{effect.key}:direct", "channel": None}
            await tx.outbox.add(effect.model_copy(update=direct))
            await tx.outbox.leases.finish(dispatch.claim)

    async def not_shown(self, channel: str, places: Sequence[str]) -> tuple[str, ...]:
        """Leave out of what was found in a channel whatever is on show as something else."""
        async with self.store.reading() as tx:
            known = await tx.outbox.shown_at(channel, places)
        return tuple(place for place in places if place not in known)

    async def card_gone(self, dispatch: Dispatch) -> None:
        """Record that somebody deleted the card's message; it is posted anew."""
        async with self.store.transaction() as tx:
            await tx.outbox.drop_card(dispatch.effect.card or "")
            await tx.outbox.clear_attempt(dispatch)
            await tx.outbox.leases.postpone(dispatch.claim, timedelta())

    async def statement(
        self, id: str, *, version: int | None = None, before: int | None = None
    ) -> StatementContent | None:
        """Read a statement (the newest version unless told otherwise) and its transcript."""
        async with self.store.reading() as tx:
            found = await (
                tx.statements.newest(id) if version is None else tx.statements.version(id, version)
            )
            if found is None:
                return None
            transcript = await tx.conversations.transcript(found.conversation)
            memory = await tx.proposals.memory(found.conversation)
            return StatementContent(
                version=found,
                transcript=transcript,
                before=await tx.statements.version(id, before) if before else None,
                model=await tx.proposals.model_of(found.conversation),
                gap=gap_in(transcript, memory.read),
            )

    async def history(self, id: str, *, newest: int | None, count: int) -> HistoryContent | None:
        """Read what `count` versions of a statement changed, from `newest` on downwards."""
        async with self.store.reading() as tx:
            head = await tx.statements.newest(id)
            if head is None:
                return None
            upto = head.version if newest is None else newest
            versions = await tx.statements.versions(id, newest=upto, limit=count + 1)
            transcript = await tx.conversations.transcript(head.conversation)
            return HistoryContent(head, steps(versions, transcript), transcript)

    async def overtaken(
        self, id: str, kept: Sequence[str], person: str
    ) -> tuple[StatementContent, tuple[Overtaken, ...]] | None:
        """Read answers of one person that came too late, and what stands by now."""
        content = await self.statement(id)
        if content is None:
            return None
        statement, said = content.version.statement, content.transcript
        async with self.store.reading() as tx:
            found = await tx.kept_answers.of(kept, person)
        late = [Overtaken(kept=one, by=settled_by(one.path, statement, said)) for one in found]
        return content, tuple(late)

    async def language_in(self, place: Thread) -> str | None:
        """Tell the language of the draft of a thread; None where there is none."""
        async with self.store.reading() as tx:
            draft = await tx.statements.in_thread(place)
            return draft.statement.language if draft else None

    async def links(self, id: str) -> Links | None:
        """Find what a statement comes from, and what was made of it."""
        async with self.store.reading() as tx:
            found = await tx.statements.newest(id)
            return await links_of(tx, found) if found else None

    async def statement_for(
        self, id: str, *, team: str, user: str, channel: str | None
    ) -> StatementContent:
        """Read a statement for somebody: for who took part, or who is looking at its channel.

        Raises:
            NotFoundError: no such statement, or not for them.
        """
        content = await self.statement(id)
        if content and content.version.place.team == team:
            took_part = user in {content.version.owner, *content.transcript.users}
            if took_part or channel == content.version.place.channel:
                return content
        raise NotFoundError(
            "I cannot find that draft, or it is not yours to see.",
            next_step="Type /remit list to see your drafts.",
        )

    async def speakers(self, problem_statement: str) -> tuple[str, ...]:
        """List who spoke in the conversation a problem statement came from."""
        async with self.store.reading() as tx:
            found = await tx.statements.newest(problem_statement)
            if found is None:
                return ()
            return (await tx.conversations.transcript(found.conversation)).users

    async def home(self, team: str, user: str) -> HomeContent:
        """Read what belongs to one person."""
        async with self.store.reading() as tx:
            return await home_content(tx, team, user)


def _patience(dispatch: Dispatch) -> timedelta:
    return _PASSING_FOR if dispatch.effect.kind is EffectKind.PRIVATE else _CHAT_HAS


def _untold(effect: Effect, actor: str, failure: str) -> Effect:
    """Tell somebody, once for each thread and reason, that it cannot be answered in."""
    return Effect(
        key=f"untold:{effect.order_key}:{failure}:{actor}"[:255],
        kind=EffectKind.PRIVATE,
        team=effect.team,
        view="refusal",
        user=actor,
        facts={
            "message": f"I could not answer in your thread: Slack refuses it ({failure}).",
            "next_step": "If I am not in that channel, invite me with /invite @Remit. "
            "Your draft is kept; /remit list shows it.",
        },
    )
