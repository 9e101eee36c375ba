"""What time alone does to an escalation, one small step after the other."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.errors import UnavailableError
from bot.domain.escalation.model import CLOCK, Escalation
from bot.domain.escalation.passing import due
from bot.domain.escalation.roster import Present, Roster
from bot.domain.intake.model import Claim, Origin
from bot.services.directory import Directory
from bot.services.escalation.record import keep
from bot.services.escalation.roster import roster_of
from bot.store.store import Store


@dataclass(frozen=True, slots=True)
class EscalationTime:
    """Reminders, steps, deadlines and expiries: all that are due, in order, in one transaction."""

    store: Store
    directory: Directory

    async def pass_time(self, claim: Claim) -> None:
        """Do what time alone does: remind, ask more people, deny or expire; it never approves."""
        named = str(claim.payload["subject"])
        fired = datetime.fromisoformat(claim.payload["fire_at"])
        async with self.store.reading() as tx:
            seen = await tx.escalations.get(named)
        roster = await self._roster(seen)
        async with self.store.transaction(Origin(claim.team, CLOCK, claim)) as tx:
            # The fire shows that its moment has come, even if the clock went back since.
            now = max(await tx.escalations.now(), fired)
            before = await tx.escalations.lock(named)
            while before and (change := due(before, now)):
                before = await keep(tx, before, change, CLOCK, Present(roster, now))

    async def _roster(self, escalation: Escalation | None) -> Roster:
        """Read who is asked; deadlines pass also while nobody can tell."""
        if escalation is None or not escalation.state.is_pending:
            return Roster()
        try:
            return await roster_of(self.directory, escalation)
        except UnavailableError:
            return Roster()
