"""A policy with the versions around it, as people look at it."""

from bot.domain.policy.model import Policy
from bot.domain.provenance import Frozen


class PolicyPage(Frozen):
    """The one that counts, its text, and the last versions: number, day, and who proposed it."""

    policy: Policy
    version: int
    text: str
    versions: tuple[tuple[int, str, str], ...] = ()
