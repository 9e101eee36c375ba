"""The table of wishes for less oversight, with who has to sign them."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from bot.store.tables import Document, Instant, metadata

loosenings = Table(
    "spec_loosenings",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("spec", ForeignKey("specs.id"), nullable=False),
    Column("state", String(16), nullable=False),
    Column("signer", String(32), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("document", Document, nullable=False),
    Column("document_version", Integer, nullable=False),
    Index("ix_spec_loosenings_spec", "spec", "asked_at"),
    Index("ix_spec_loosenings_signer", "signer", "state"),
)
