"""One stored version of a spec: insert-only, addressed by id and version, pinned to a statement."""

from pydantic import AwareDatetime, BaseModel, ConfigDict

from bot.domain.conversation.thread import Thread
from bot.domain.spec.model import AISpec


class SpecVersion(BaseModel):
    """A version of a spec, the problem statement it was drafted from, and where it lives."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    version: int
    problem_statement: str
    problem_statement_version: int
    place: Thread
    owner: str
    created_by: str
    created_at: AwareDatetime
    spec: AISpec
