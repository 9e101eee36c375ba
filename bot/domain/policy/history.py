"""A policy with the versions around it and what somebody is changing in it, as people look at it."""

from bot.domain.policy.difference import Difference
from bot.domain.policy.model import Policy
from bot.domain.provenance import Frozen


class PolicyPage(Frozen):
    """The one that counts or the draft of whoever looks, its text, and the last versions.

    A version is told by number, day, and who proposed it.
    """

    policy: Policy  # the draft, where there is one that can be used
    version: int  # that counts
    text: str  # of the draft, where there is one, as it was typed
    versions: tuple[tuple[int, str, str], ...] = ()
    drafted: bool = False
    mistakes: tuple[str, ...] = ()  # why the draft cannot be used yet, with lines
    changes: tuple[Difference, ...] = ()  # against the one that counts

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody it names by id: in its rules and lists, and those who proposed a version."""
        asked = [each for rule in self.policy.rules for one in rule.ask for each in one.of]
        asked += [each for listed in self.policy.people.values() for each in listed]
        users = [each.removeprefix("user:") for each in asked if each.startswith("user:")]
        users += [by for _, _, by in self.versions if by[:1] in {"U", "W"}]
        return tuple(dict.fromkeys(users))
