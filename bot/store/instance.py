"""Agents that other programs let in: found by their token, or by the key they were let in under."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.interchange.instance import Instance
from bot.store.instance_tables import agent_instances
from bot.store.upsert import insert_or_skip

_VERSION = 1
_COLUMNS = ("token", "team", "provisioner", "created_at", "deleted_at")


@dataclass(frozen=True, slots=True)
class Provisioned:
    """An agent, and what was asked for when it was let in."""

    instance: Instance
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Instances:
    """Read, keep and change agents."""

    connection: AsyncConnection

    async def add(self, new: Instance, key: str, fingerprint: str) -> bool:
        """Keep a new one; False when one was let in under this key."""
        values = {**_columns(new), "idempotency_key": key, "fingerprint": fingerprint}
        unique = ["provisioner", "idempotency_key"]
        return await insert_or_skip(self.connection, agent_instances, unique, values)

    async def change(self, instance: Instance) -> None:
        """Keep one as it is now."""
        await self.connection.execute(
            update(agent_instances)
            .where(agent_instances.c.token == instance.token)
            .values(**_columns(instance))
        )

    async def get(self, token: str) -> Instance | None:
        """Read one, also one that is deleted."""
        query = select(agent_instances).where(agent_instances.c.token == token)
        row = (await self.connection.execute(query)).mappings().one_or_none()
        return _instance(row) if row else None

    async def under(self, provisioner: str, key: str) -> Provisioned | None:
        """Find the one that was let in under a key."""
        query = select(agent_instances).where(
            agent_instances.c.provisioner == provisioner,
            agent_instances.c.idempotency_key == key,
        )
        row = (await self.connection.execute(query)).mappings().one_or_none()
        return Provisioned(_instance(row), row["fingerprint"]) if row else None


def _columns(instance: Instance) -> dict[str, Any]:
    document = instance.model_dump(mode="json", exclude=set(_COLUMNS))
    columns = {name: getattr(instance, name) for name in _COLUMNS}
    return {**columns, "document": document, "document_version": _VERSION}


def _instance(row: RowMapping) -> Instance:
    return Instance.model_validate({**row["document"], **{name: row[name] for name in _COLUMNS}})
