"""Tool calls that agents asked about: what was submitted, beside the escalation it became."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.interchange.tool_call import Submission
from bot.store.tool_call_tables import tool_calls
from bot.store.upsert import insert_or_skip

_VERSION = 1


@dataclass(frozen=True, slots=True)
class ToolCalls:
    """Keep and read submissions."""

    connection: AsyncConnection

    async def add(self, escalation: str, submission: Submission) -> bool:
        """Keep what was submitted; False when it is kept already."""
        document = submission.model_dump(mode="json")
        values = {"escalation": escalation, "document": document, "document_version": _VERSION}
        return await insert_or_skip(self.connection, tool_calls, ["escalation"], values)

    async def of(self, escalation: str) -> Submission | None:
        """Read what an escalation was asked with; none for one that was asked otherwise."""
        query = select(tool_calls.c.document).where(tool_calls.c.escalation == escalation)
        found = (await self.connection.execute(query)).scalar_one_or_none()
        return Submission.model_validate(found) if found else None
