"""Who is who right now: standing in the workspace, and who belongs to which group or channel."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pydantic import Field

from bot.domain.provenance import Frozen


def is_program(who: str) -> bool:
    """Whether a name of the record is a program's: `agent:…`, `token:…`; people's have no colon."""
    return ":" in who


class Standing(StrEnum):
    """What somebody is in the workspace; only a person decides."""

    PERSON = "person"
    GUEST = "guest"
    EXTERNAL = "external"
    BOT = "bot"
    DEACTIVATED = "deactivated"


class Member(Frozen):
    """Somebody the workspace knows."""

    user: str
    standing: Standing
    same_as: frozenset[str] = frozenset()  # other identities with the same verified address


class Roster(Frozen):
    """As read for one decision; who is not in it is nobody."""

    members: dict[str, Member] = Field(default_factory=dict)
    groups: dict[str, frozenset[str]] = Field(
        default_factory=dict
    )  # `group:…` and `channel:…` → users

    def within(self, source: str) -> frozenset[str]:
        """List who a source names; an unknown group names nobody."""
        kind, _, name = source.partition(":")
        return frozenset({name}) if kind == "user" else self.groups.get(source, frozenset())

    def anyone_of(self, sources: tuple[str, ...]) -> frozenset[str]:
        """List who several sources name."""
        return frozenset[str]().union(*(self.within(source) for source in sources))

    def identities(self, user: str) -> frozenset[str]:
        """List every identity of one human being."""
        member = self.members.get(user)
        return frozenset({user}) | (member.same_as if member else frozenset())


@dataclass(frozen=True, slots=True)
class Present:
    """The state of the world a decision is made in: who is who, and what time it is."""

    roster: Roster
    now: datetime
