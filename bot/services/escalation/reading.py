"""Escalations as people look at them: one of them, what waits for somebody, and what there was."""

from dataclasses import dataclass

from bot.domain.escalation.authority import deciders, lent, missing
from bot.domain.escalation.model import Escalation, Spot
from bot.domain.escalation.roster import Present
from bot.domain.escalation.undertaking import Undertaking, undertake
from bot.domain.intake.model import Origin
from bot.services.directory import Directory
from bot.services.escalation.card import Pressed, known, require_shown, unknown
from bot.services.escalation.effect import card_key
from bot.services.escalation.news import news_of
from bot.services.escalation.roster import no_policy, policy_of, roster_of
from bot.services.framing.content import EscalationContent
from bot.store.store import Store

_MOST, _PAGES = 25, 8  # shown at once, and looked through for them


@dataclass(frozen=True, slots=True)
class EscalationReading:
    """Nothing is changed; the directory says who may see what."""

    store: Store
    directory: Directory

    async def listed(self, team: str, *, everything: bool) -> list[Escalation]:
        """List what waits in a workspace, or the last ones whatever became of them."""
        async with self.store.reading() as tx:
            if everything:
                return await tx.escalations.newest(team)
            return await tx.escalations.pending(team)

    async def require_policy(self, team: str) -> None:
        """Let nobody write a request that nobody could approve.

        Raises:
            NotFoundError: no policy counts here yet.
        """
        if await policy_of(self.store, team) is None:
            raise no_policy()

    async def get(self, id: str, origin: Origin) -> Escalation:
        """Read one of the caller's workspace.

        Raises:
            UnknownEscalationError: there is none.
        """
        async with self.store.reading() as tx:
            return known(await tx.escalations.get(id), origin)

    async def look(self, id: str, origin: Origin, *, pressed: Pressed | None = None) -> Escalation:
        """Read one for a person: for who is in it, who may decide it, or who looks at its card.

        Raises:
            UnknownEscalationError: there is none, or not for them.
            UnavailableError: its card was posted this moment, so nobody knows yet whether it is that.
        """
        found = await self.get(id, origin)
        if origin.actor not in found.request.involved:
            await self._seen_by(found, origin.actor, pressed)
        return found

    async def undertake(
        self, doing: Undertaking, id: str, origin: Origin, *, pressed: Pressed | None = None
    ) -> Escalation:
        """Read one for a person who is about to fill in a form; who may not is told so before.

        Raises:
            UnknownEscalationError: there is none, or not for them.
            NotYourDecisionError: they may not do that.
            ConflictError: it is decided or over.
        """
        found = await self.get(id, origin)
        undertake(doing, found, origin.actor, await self._seen_by(found, origin.actor, pressed))
        return found

    async def _seen_by(self, found: Escalation, actor: str, pressed: Pressed | None) -> Present:
        """Let pass who may look at one; who everybody in it is, and what time it is."""
        roster = await roster_of(self.directory, found, actor)
        async with self.store.reading() as tx:
            present = Present(roster, await tx.escalations.now())
            if actor in found.request.involved | deciders(found, roster, present.now):
                return present
            if pressed is None:
                raise unknown()
            await require_shown(tx, found, pressed)
        return present

    async def answered(self, id: str, version: int, origin: Origin, seconds: float) -> bool:
        """Wait until what somebody has just pressed counts; False where it does not by then."""

        def counts(one: Escalation) -> bool:
            return not one.state.is_pending or any(
                vote.by == origin.actor and one.version == version for vote in one.votes
            )

        found = await news_of(id, self.store, lambda: self.get(id, origin), counts, seconds)
        return counts(found)

    async def content(self, id: str, *, reader: str | None = None) -> EscalationContent | None:
        """Read one with what is needed to show it, to everybody or to one reader."""
        async with self.store.reading() as tx:
            found = await tx.escalations.get(id)
            if found is None:
                return None
            now = await tx.escalations.now()
            spot = _seen_in(found, reader)
            card = await tx.outbox.card(card_key(found, spot)) if spot else None
        if not found.state.is_pending or not (found.votes or found.plan.delegations):
            return EscalationContent(found, 0, card)
        roster = await roster_of(self.directory, found)
        left = missing(found, roster, now) if found.votes else 0
        return EscalationContent(found, left, card, lent(found, roster, now))

    async def waiting_for(self, team: str, user: str) -> tuple[Escalation, ...]:
        """List what waits for one person, the oldest first."""
        async with self.store.reading() as tx:
            groups = await tx.escalations.groups_asked(team)
        roster = await self.directory.roster(team, frozenset({user}), groups)
        sources = [f"user:{user}", *(one for one in groups if user in roster.within(one))]
        waiting: list[Escalation] = []
        after = ""
        for _ in range(_PAGES):  # the oldest may be their own, or answered by them
            async with self.store.reading() as tx:
                found = await tx.escalations.waiting_for(team, sources, limit=_MOST, after=after)
                now = await tx.escalations.now()
            waiting += [
                one
                for one in found
                if user in deciders(one, roster, now)
                and user not in {vote.by for vote in one.votes}
            ]
            if len(found) < _MOST or len(waiting) >= _MOST:
                break
            after = found[-1].id
        return tuple(waiting[:_MOST])


def _seen_in(escalation: Escalation, reader: str | None) -> Spot | None:
    """Where the card can be looked at: what is in somebody's messages opens for them alone."""
    own = (one for one in escalation.spots if reader is not None and one.user == reader)
    shared = (one for one in escalation.spots if one.user is None)
    return next(own, None) or next(shared, None)
