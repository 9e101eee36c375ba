"""The tables of API tokens and of their secrets, which are kept as hashes alone."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from bot.store.tables import Document, Instant, metadata

api_tokens = Table(
    "api_tokens",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("team", String(32), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant),
    Column("revoked_at", Instant),
    Column("last_used_at", Instant),
    Column("document", Document, nullable=False),  # its name, what it may do, who made it
    Column("document_version", Integer, nullable=False),
    Index("ix_api_tokens_team", "team", "created_at"),
)

api_token_secrets = Table(
    "api_token_secrets",
    metadata,
    Column("token", ForeignKey("api_tokens.id"), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant),
)
