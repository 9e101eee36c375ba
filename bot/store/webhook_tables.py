"""The table of endpoints that are told what happens; what is on its way stands in a queue of its own."""

from sqlalchemy import Column, Index, Integer, String, Table

from bot.store.tables import Document, Instant, metadata

webhook_endpoints = Table(
    "webhook_endpoints",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("team", String(32), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("removed_at", Instant),
    Column("document", Document, nullable=False),
    Column("document_version", Integer, nullable=False),
    Index("ix_webhook_endpoints_team", "team", "removed_at"),
)
