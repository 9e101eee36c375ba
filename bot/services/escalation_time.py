"""What time alone does to an escalation, one small step after the other."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.errors import UnavailableError
from bot.domain.escalation.model import CLOCK, Escalation
from bot.domain.escalation.passing import due
from bot.domain.escalation.roster import Present, Roster
from bot.domain.intake.model import Claim, Origin
from bot.services.directory import Directory
from bot.services.escalation_record import keep
from bot.services.roster import roster_of
from bot.store.store import Store


@dataclass(frozen=True, slots=True)
class EscalationTime:
    """Reminders, steps, deadlines and expiries; each is kept before the next is looked for."""

    store: Store
    directory: Directory

    async def pass_time(self, claim: Claim) -> None:
        """Do what time alone does: remind, ask more people, deny or expire; it never approves."""
        named = str(claim.payload["subject"])
        fired = datetime.fromisoformat(claim.payload["fire_at"])
        while True:
            async with self.store.reading() as tx:
                seen = await tx.escalations.get(named)
            roster = await self._roster(seen)
            async with self.store.transaction() as tx:
                before = await tx.escalations.lock(named)
                # The fire shows that its moment has come, even if the clock went back since.
                now = max(await tx.escalations.now(), fired)
                change = due(before, now) if before else None
                if before and change:
                    await keep(tx, before, change, CLOCK, Present(roster, now))
                    continue
            async with self.store.transaction(Origin(claim.team, CLOCK, claim)):
                return

    async def _roster(self, escalation: Escalation | None) -> Roster:
        """Read who is asked; deadlines pass also while nobody can tell."""
        if escalation is None or not escalation.state.is_pending:
            return Roster()
        try:
            return await roster_of(self.directory, escalation)
        except UnavailableError:
            return Roster()
