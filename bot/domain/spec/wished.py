"""What somebody wants changed in a spec, as it was understood."""

from dataclasses import dataclass
from enum import StrEnum

CHOICES = 100  # how many parts a wish may be about, and still be told apart by a number


class Wish(StrEnum):
    """What somebody wants changed."""

    THRESHOLD = "threshold"
    SEVERITY = "severity"
    OWNER = "owner"
    REMOVE = "remove"
    REFUSE = "refuse"
    REQUIRE = "require"  # one more criterion
    ADD = "add"  # one more item of a list, such as a risk or a phase
    HOLD = "hold"  # who holds a role
    SET = "set"  # what one field says
    OVERSEE = "oversee"  # who has to agree to an action
    WAIVE = "waive"  # a failure somebody lives with until a day


@dataclass(frozen=True, slots=True)
class Wished:
    """One change that was asked for, in the words it was asked with.

    `item` is what it is about, as an address; `choices` are the items it could be about where the
    words do not settle that. What is added belongs to the list at `section`, and is of a `sort`
    where that list has several, such as the phases of a rollout.
    """

    wish: Wish
    text: str
    start: int
    end: int
    item: str | None = None
    choices: tuple[str, ...] = ()
    section: str = ""
    sort: str | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """What a message asks of a spec, and the words nothing was made of."""

    wishes: tuple[Wished, ...]
    rest: tuple[str, ...]

    @property
    def is_all(self) -> bool:
        """Whether every clause asks for a change, so that it cannot be meant for anybody else."""
        return bool(self.wishes) and not self.rest
