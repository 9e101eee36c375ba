"""How the queues of decisions are doing, as people ask for it."""

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.errors import ForbiddenError
from bot.domain.escalation.figures import QueueFigures, figures_of
from bot.domain.escalation.roster import Standing
from bot.domain.intake.model import Origin
from bot.services.directory import Directory
from bot.store.store import Store

DAYS = 30
_MOST = 5000


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts what was asked; tells nobody what it was about."""

    store: Store
    directory: Directory

    async def of(self, team: str, *, days: int = DAYS) -> tuple[QueueFigures, ...]:
        """Work out the figures of every queue over the last days."""
        async with self.store.reading() as tx:
            now = await tx.escalations.now()
            found, planted = await tx.learning.asked(team, now - timedelta(days=days), limit=_MOST)
        return figures_of(found, planted, now)

    async def require_member(self, origin: Origin) -> None:
        """Let only full members of the workspace through.

        Raises:
            ForbiddenError: a guest, a stranger, an app, or nobody we know.
        """
        roster = await self.directory.roster(origin.team, frozenset({origin.actor}), frozenset())
        member = roster.members.get(origin.actor)
        if member is None or member.standing is not Standing.PERSON:
            raise ForbiddenError(
                "Only full members of this workspace can see that.",
                next_step="Ask one of them.",
            )
