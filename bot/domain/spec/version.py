"""One stored version of a spec: insert-only, addressed by id and version, pinned to a statement."""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict

from bot.domain.conversation.thread import Thread
from bot.domain.spec.model import AISpec


class Cause(StrEnum):
    """Why a version was made."""

    DRAFTED = "drafted"
    FOLLOWED = "followed"  # the problem statement moved on
    EDITED = "edited"
    UNDONE = "undone"


class SpecVersion(BaseModel):
    """A version of a spec, the problem statement it was drafted from, and where it lives.

    Its status is the one of the newest version; an earlier one is a draft that was left.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    version: int
    problem_statement: str
    problem_statement_version: int
    place: Thread
    owner: str
    created_by: str
    created_at: AwareDatetime
    cause: Cause = Cause.DRAFTED
    undoes: int | None = None  # the version whose changes it takes back
    digest: str = ""  # of the content, as stored; what people sign
    revision: int = 1  # counts everything its card shows: versions, and moves of its status
    exported: int | None = None  # the version that was exported last
    spec: AISpec


@dataclass(frozen=True, slots=True)
class ToSign:
    """A spec in which something waits for one person's signature."""

    spec: SpecVersion
    row: str | None = None  # the action that would need less oversight; none: the version itself
