"""The table of agents that other programs let in."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, UniqueConstraint

from bot.store.tables import Document, Instant, metadata

agent_instances = Table(
    "agent_instances",
    metadata,
    Column("token", ForeignKey("api_tokens.id"), primary_key=True),
    Column("team", String(32), nullable=False),
    Column("provisioner", ForeignKey("api_tokens.id"), nullable=False),
    Column("idempotency_key", String(64), nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("deleted_at", Instant),
    Column("document", Document, nullable=False),
    Column("document_version", Integer, nullable=False),
    UniqueConstraint("provisioner", "idempotency_key"),
)
