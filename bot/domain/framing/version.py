"""One stored version of a problem statement: insert-only, addressed by id and version."""

from pydantic import AwareDatetime, BaseModel, ConfigDict

from bot.domain.conversation.thread import Thread
from bot.domain.framing.statement import ProblemStatement


class StatementVersion(BaseModel):
    """A version of a problem statement and where it lives."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    version: int
    conversation: str
    place: Thread
    owner: str
    created_by: str
    created_at: AwareDatetime
    statement: ProblemStatement
