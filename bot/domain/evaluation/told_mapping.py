"""The columns of a plain table as somebody told them once: asked for, and remembered for its system."""

import json
from collections.abc import Sequence
from hashlib import sha256

from pydantic import JsonValue

from bot.domain.errors import InvalidInputError
from bot.domain.evaluation.mapping import Mapping
from bot.domain.provenance import Frozen

MOST_WAITING = 20  # files of one shape that wait for an answer
ROLES = ("passed", "case", "score", "check", "provider", "label", "judge")  # what a form asks for


class Waiting(Frozen):
    """A file that is read once somebody says which column holds what."""

    file: dict[str, JsonValue]  # how whoever took it in gets it again
    name: str
    key: str  # what its answer in the thread is named by


class ToldMapping(Frozen):
    """Which column holds what in the tables of one shape that are brought to one spec."""

    id: str
    team: str
    spec: str
    columns: tuple[str, ...]
    mapping: Mapping | None = None  # none: nobody has said yet
    told_by: str | None = None
    waiting: tuple[Waiting, ...] = ()
    version: int = 1

    @property
    def shape(self) -> str:
        """Which tables it speaks of."""
        return shape_of(self.columns)

    def asked_for(self, file: Waiting) -> "ToldMapping":
        """One more file waits; the same gesture waits once, and too many are not kept."""
        if len(self.waiting) >= MOST_WAITING or any(one.key == file.key for one in self.waiting):
            return self
        return self._next(waiting=(*self.waiting, file))

    def told(self, mapping: Mapping, by: str) -> "ToldMapping":
        """Somebody said which column holds what."""
        return self if self.mapping == mapping else self._next(mapping=mapping, told_by=by)

    def read(self) -> "ToldMapping":
        """What waited was read."""
        return self._next(waiting=()) if self.waiting else self

    def _next(self, **changes: object) -> "ToldMapping":
        return self.model_copy(update={**changes, "version": self.version + 1})


def shape_of(columns: Sequence[str]) -> str:
    """Name the tables that have these columns, in whatever order."""
    return sha256(json.dumps(sorted(columns), ensure_ascii=False).encode()).hexdigest()


class Picked(Frozen):
    """What a form told: the places of columns by what they hold, and what the rows are about."""

    roles: dict[str, int]
    slices: tuple[int, ...] = ()
    about: str | None = None  # a criterion


def picked(columns: Sequence[str], chosen: Picked) -> Mapping:
    """The mapping a form told.

    Raises:
        InvalidInputError: there is no such column, or none that holds the result.
    """
    roles, slices = chosen.roles, chosen.slices
    if not {"passed", "score"} & roles.keys():
        raise InvalidInputError(
            "No column was chosen that says whether a case passed.",
            next_step="Choose the column with the result, or the one with a score.",
        )
    if any(not 0 <= place < len(columns) for place in (*roles.values(), *slices)):
        raise InvalidInputError(
            "This form belongs to another table.", next_step="Open it again from its message."
        )
    told = {role: columns[place] for role, place in roles.items()}
    taken = set(told.values())
    groups = tuple(columns[place] for place in slices if columns[place] not in taken)
    return Mapping.model_validate({**told, "slices": groups, "about": chosen.about})
