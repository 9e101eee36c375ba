"""Where a conversation takes place, and the conversation as a stored thing."""

from pydantic import AwareDatetime, BaseModel, ConfigDict


class Thread(BaseModel):
    """A thread of one channel; `thread` is the identifier of its first message."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    team: str
    channel: str
    thread: str

    @property
    def order_key(self) -> str:
        """What happens in one thread is handled in order."""
        return f"{self.team}:{self.channel}:{self.thread}"


class Conversation(BaseModel):
    """A thread Remit was asked into."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    place: Thread
    created_by: str
    created_at: AwareDatetime
