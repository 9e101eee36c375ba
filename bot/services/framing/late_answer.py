"""Answers that come too late: kept for who typed them, and given after all if they say so."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.errors import NotFoundError
from bot.domain.framing.overtaken import KeptAnswer, says_the_same
from bot.domain.framing.parse import closing
from bot.domain.framing.question import Question
from bot.domain.framing.version import StatementVersion
from bot.domain.intake.model import Origin
from bot.services.effect import overtaken_of
from bot.services.framing.drafting import Answering, Framing
from bot.services.framing.reading import Reading, keep
from bot.services.gesture import Entry, begun_by, locked
from bot.store.store import Store
from bot.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class LateAnswers:
    """Nobody's answer takes the place of another one unless a person says so."""

    store: Store
    framing: Framing

    async def give(self, id: str, kept: str, origin: Origin) -> None:
        """Give an answer that was typed while somebody else settled its question.

        Raises:
            NotFoundError: no such draft, or nothing of this person is kept under this name.
        """
        gesture = begun_by(origin, self.framing.clock)

        async def change(tx: Transaction, reading: Reading) -> None:
            conversation, draft = await locked(tx, id, origin)
            found = await tx.kept_answers.of([kept], origin.actor)
            if not found or found[0].statement != draft.id:
                raise NotFoundError(
                    "This answer was given already.",
                    next_step="The card in the thread shows what stands now.",
                )
            late = found[0]
            await tx.kept_answers.drop(late.id)
            await gesture.enter(tx, conversation, [Entry(late.path, late.text, late.question)])
            await self.framing.follow(tx, reading, conversation, Answering.ALWAYS)

        await keep(self.store, self.framing.guide, origin, change)


async def hold(
    tx: Transaction, draft: StatementVersion, late: Mapping[Question, str], origin: Origin
) -> bool:
    """Keep what says something else than what stands by now, and tell its author; False if nothing."""
    kept = [
        KeptAnswer(
            id=tx.new_id("kept"),
            statement=draft.id,
            person=origin.actor,
            question=question.id,
            path=question.field,
            asks=question.text,
            text=text,
            kept_at=tx.now,
        )
        for question, text in late.items()
        if closing(text) is None and not says_the_same(text, question.field, draft.statement)
    ]
    for one in kept:
        await tx.kept_answers.add(one)
    if kept:
        await tx.outbox.add(overtaken_of(draft, [one.id for one in kept], origin))
    return bool(kept)
