"""The table of which channel is told, when, what waits for a decision."""

from sqlalchemy import Column, Index, Integer, String, Table

from bot.store.tables import Document, Instant, metadata

roundups = Table(
    "roundups",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("team", String(32), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("document", Document, nullable=False),
    Column("document_version", Integer, nullable=False),
    Index("ix_roundups_team", "team", "created_at"),
)
