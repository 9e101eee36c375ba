"""Who is who, as whoever knows the workspace tells it; asked for every decision."""

from typing import Protocol

from bot.domain.escalation.roster import Roster


class Directory(Protocol):
    """Tells who people are now, and who is in which group or channel."""

    async def roster(self, team: str, users: frozenset[str], sources: frozenset[str]) -> Roster:
        """Read these people and groups, and everyone the groups name.

        Whoever cannot be read is left out: then they are nobody.

        Raises:
            UnavailableError: it cannot be told now.
        """
        ...


class NobodyKnown:
    """A directory where no workspace is connected: nobody can decide."""

    async def roster(self, team: str, users: frozenset[str], sources: frozenset[str]) -> Roster:  # noqa: ARG002
        """Know nobody."""
        return Roster()
