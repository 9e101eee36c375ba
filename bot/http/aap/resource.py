"""The protocol's objects, as they are described to whoever reads the OpenAPI document."""

from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, Field

from bot.domain.interchange.duration import PATTERN


class Decision(BaseModel):
    """How a request ended. Only an approval has an expiry: the call must start before it."""

    status: Literal["approved", "denied", "expired", "cancelled"]
    decided_at: AwareDatetime
    note: str | None = None
    expires_at: AwareDatetime | None = None


class Outcome(BaseModel):
    """What came of the call, as its agent says."""

    status: Literal["succeeded", "failed"]
    reported_at: AwareDatetime
    note: str | None = None


class Consumption(BaseModel):
    """The one use of an approval."""

    consumed_at: AwareDatetime
    outcome: Outcome | None = None


class ApprovalRequest(BaseModel):
    """A tool call as it was submitted, and how it stands."""

    id: str = Field(json_schema_extra={"format": "uuid"})
    tool: str
    server: str | None = None
    arguments: dict[str, Any]
    timeout: str = Field(pattern=PATTERN)
    agent_reasoning: str | None = None
    context: dict[str, Any] | None = None
    status: Literal["pending", "approved", "denied", "expired", "cancelled"]
    created_at: AwareDatetime
    deadline_at: AwareDatetime
    decision: Decision | None = None
    consumption: Consumption | None = None
