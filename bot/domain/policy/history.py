"""A policy with the versions around it, as people look at it."""

from bot.domain.policy.model import Policy
from bot.domain.provenance import Frozen


class PolicyPage(Frozen):
    """The one that counts, its text, and the last versions: number, day, and who proposed it."""

    policy: Policy
    version: int
    text: str
    versions: tuple[tuple[int, str, str], ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody it names by id: in its rules, and those who proposed a version."""
        asked = (each for rule in self.policy.rules for one in rule.ask for each in one.of)
        users = [each.removeprefix("user:") for each in asked if each.startswith("user:")]
        users += [by for _, _, by in self.versions if by[:1] in {"U", "W"}]
        return tuple(dict.fromkeys(users))
