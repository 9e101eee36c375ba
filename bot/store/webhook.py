"""Endpoints that are told what happens, and what could not be told after every try."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.webhook.model import Endpoint
from bot.store.brought import Brought
from bot.store.queues import webhooks
from bot.store.webhook_tables import webhook_endpoints

_VERSION = 1
_COLUMNS = ("id", "team", "created_at", "removed_at")


@dataclass(frozen=True, slots=True)
class Undelivered:
    """Something an endpoint was never told."""

    row: int
    message: str
    failure: str
    given_up_at: datetime
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Read, make and change endpoints."""

    connection: AsyncConnection
    brought: Brought = field(default_factory=Brought)

    async def add(self, endpoint: Endpoint) -> None:
        """Keep a new endpoint."""
        await self.connection.execute(insert(webhook_endpoints).values(**_columns(endpoint)))

    async def change(self, endpoint: Endpoint) -> None:
        """Keep an endpoint as it is now."""
        await self.connection.execute(
            update(webhook_endpoints)
            .where(webhook_endpoints.c.id == endpoint.id)
            .values(**_columns(endpoint))
        )

    async def get(self, id: str, *, lock: bool = False) -> Endpoint | None:
        """Read one that is not removed."""
        query = select(webhook_endpoints).where(
            webhook_endpoints.c.id == id, webhook_endpoints.c.removed_at.is_(None)
        )
        row = (
            (await self.connection.execute(query.with_for_update() if lock else query))
            .mappings()
            .one_or_none()
        )
        return _endpoint(row) if row else None

    async def listed(self, team: str) -> list[Endpoint]:
        """List a workspace's, the oldest first."""
        if self.brought.has("endpoints", team):
            none: list[Endpoint] = self.brought.take("endpoints", team)
            return none
        query = (
            select(webhook_endpoints)
            .where(webhook_endpoints.c.team == team, webhook_endpoints.c.removed_at.is_(None))
            .order_by(webhook_endpoints.c.created_at, webhook_endpoints.c.id)
        )
        return [_endpoint(row) for row in (await self.connection.execute(query)).mappings()]

    async def undelivered(self, endpoint: str, *, limit: int = 100) -> list[Undelivered]:
        """List what an endpoint was never told, the newest first."""
        table = webhooks
        rows = await self.connection.execute(
            select(table.c.row, table.c.key, table.c.failure, table.c.finished_at, table.c.payload)
            .where(table.c.state == "dead", table.c.key.startswith(f"{endpoint}:"))
            .order_by(table.c.row.desc())
            .limit(limit)
        )
        return [
            Undelivered(
                row.row,
                row.key.partition(":")[2],
                row.failure or "",
                row.finished_at,
                row.payload,
            )
            for row in rows
        ]

    async def send_again(self, row: int, payload: dict[str, Any], at: datetime) -> None:
        """Put something that was given up back to be sent, with every try before it."""
        await self.connection.execute(
            update(webhooks)
            .where(webhooks.c.row == row, webhooks.c.state == "dead")
            .values(
                state="new",
                available_at=at,
                attempts=0,
                finished_at=None,
                failure=None,
                payload=payload,
            )
        )


def _columns(endpoint: Endpoint) -> dict[str, Any]:
    document = endpoint.model_dump(mode="json", exclude=set(_COLUMNS))
    document["happenings"] = sorted(document["happenings"])
    columns = {name: getattr(endpoint, name) for name in _COLUMNS}
    return {**columns, "document": document, "document_version": _VERSION}


def _endpoint(row: Any) -> Endpoint:  # noqa: ANN401 - a row of the table
    return Endpoint.model_validate({**row["document"], **{name: row[name] for name in _COLUMNS}})
