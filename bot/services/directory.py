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


class Walls(Protocol):
    """Tells which channels everybody of the workspace may look into; asked for every reading."""

    async def open_channels(self, channels: frozenset[str]) -> frozenset[str]:
        """Pick those of these channels that are open; what cannot be told is closed.

        Raises:
            UnavailableError: it cannot be told now.
        """
        ...


class Workspace(Directory, Walls, Protocol):
    """Both, of one workspace."""


class NobodyKnown:
    """A directory where no workspace is connected: nobody can decide, and no channel is open."""

    async def roster(self, team: str, users: frozenset[str], sources: frozenset[str]) -> Roster:  # noqa: ARG002
        """Know nobody."""
        return Roster()

    async def open_channels(self, channels: frozenset[str]) -> frozenset[str]:  # noqa: ARG002
        """Know no channel."""
        return frozenset()
