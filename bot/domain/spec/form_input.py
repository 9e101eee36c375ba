"""One thing to write or to choose on a page of the form of a spec."""

from collections.abc import Mapping
from dataclasses import dataclass, field

NOTHING = "-"  # a menu cannot be emptied, so it has an entry for nothing
SEVERAL = ", "  # between the choices of one input


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to write or choose."""

    address: str
    name: str
    value: str
    choices: tuple[str, ...] = ()
    called: Mapping[str, str] = field(default_factory=dict)  # what choices are called
    several: bool = False  # of the choices, none to all
    is_list: bool = False  # one entry per line
    names_criteria: bool = False  # by their ids
    assumed: str = ""  # what counts while nothing is written
    may_be_empty: bool = True

    def differs(self, given: Mapping[str, str]) -> bool:
        """Whether something else was written or chosen than it showed."""
        if self.address not in given:
            return False
        if self.several:
            return chosen(given[self.address]) != chosen(self.value)
        if self.choices:
            return (given[self.address] or NOTHING) != (self.value or NOTHING)
        return given[self.address].strip() != self.value.strip()


def chosen(text: str) -> tuple[str, ...]:
    """The choices of an input that takes several."""
    return tuple(filter(None, (one.strip() for one in text.split(SEVERAL.strip()))))
