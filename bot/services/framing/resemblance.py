"""Tell people that a statement like theirs is worked on elsewhere, if they may see both."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.audit.model import AuditEvent
from bot.domain.errors import NotFoundError
from bot.domain.framing.similarity import ENOUGH, Signature, resemblance, signature
from bot.domain.framing.version import StatementVersion
from bot.domain.intake.model import Origin
from bot.services.effect import private_of, resembling_of
from bot.store.store import Store
from bot.store.transaction import Transaction

_COMPARED = 2000  # statements of one workspace, those changed last
_CAUGHT_UP = 50  # statements from before, at a time
_MOST_PEOPLE = 20


class Choice(StrEnum):
    """What somebody wants to do about two statements that are alike."""

    CONTINUE = "continue"  # go on in the other one
    KEEP = "keep"  # they are two


@dataclass(frozen=True, slots=True)
class Resemblances:
    """What people say about two statements that are alike is remembered; nothing is merged."""

    store: Store

    async def answer(self, id: str, other: str | None, choice: Choice, origin: Origin) -> None:
        """Remember that two statements are one undertaking or two, so that nobody is asked again.

        Raises:
            NotFoundError: this person was never told of such a pair.
        """
        async with self.store.transaction(origin) as tx:
            here = await tx.statements.newest(id)
            pair = (id, other or "")
            told = here is not None and here.place.team == origin.team
            if not (told and await tx.resemblances.answer(pair, origin.actor, choice, tx.now)):
                raise NotFoundError(
                    "I cannot find that draft, or it is not yours to see.",
                    next_step="Type /remit list to see your drafts.",
                )
            facts = {"other": other or "", "choice": choice.value}
            await tx.audit.append(
                origin.team,
                AuditEvent(
                    actor=origin.actor, verb="resemblance.answered", subject=id, facts=facts
                ),
            )
            note = {"code": f"resemblance-{choice.value}"}
            await tx.outbox.add(private_of("notice", origin, channel=origin.channel, facts=note))


async def compare(
    tx: Transaction, before: StatementVersion | None, after: StatementVersion
) -> None:
    """Look for the statement most like this one; whoever works on either is told once.

    Only the closest pair nobody has answered is told: a list would be noise. Whether somebody may
    know is asked when the note leaves, since people come and go in channels. A version that is
    about the same as the one before is compared with none; who joined since learns what is known.
    """
    own = signature(after.statement)
    if before and signature(before.statement) == own:
        found = await tx.resemblances.known(after.id)
    else:
        await tx.resemblances.sign(after.id, own)
        await _catch_up(tx, after)
        found = await _alike(tx, after, own) if own.tells else []
    for alike in found:
        pair = (after.id, alike)
        other = await tx.statements.newest(alike)
        if other is None or await tx.resemblances.is_answered(pair):
            continue
        here, there = await _people(tx, after), await _people(tx, other)
        for person, mine, theirs in _audience(after, here, other, there):
            if await tx.resemblances.tell(pair, person, tx.now):
                await tx.outbox.add(resembling_of(mine, theirs, person))
        return


async def _alike(tx: Transaction, after: StatementVersion, own: Signature) -> list[str]:
    others = await tx.resemblances.others(
        after.place.team, after.id, sharing=own.telling, limit=_COMPARED
    )
    scores = {name: resemblance(own, each) for name, each in others.items()}
    close = [name for name, score in scores.items() if score >= ENOUGH]
    return sorted(close, key=lambda name: (-scores[name], name))


async def _catch_up(tx: Transaction, after: StatementVersion) -> None:
    for unsigned in await tx.resemblances.unsigned(after.place.team, limit=_CAUGHT_UP):
        if earlier := await tx.statements.newest(unsigned):
            await tx.resemblances.sign(unsigned, signature(earlier.statement), first=True)


async def _people(tx: Transaction, version: StatementVersion) -> list[str]:
    transcript = await tx.conversations.transcript(version.conversation)
    return list(dict.fromkeys((version.owner, *transcript.users)))[:_MOST_PEOPLE]


def _audience(
    after: StatementVersion, here: list[str], other: StatementVersion, there: list[str]
) -> Iterator[tuple[str, StatementVersion, StatementVersion]]:
    """Each person once, with the statement they work on before the one they are pointed to."""
    for person in here:
        yield person, after, other
    for person in there:
        if person not in here:
            yield person, other, after
