"""The table of tool calls that agents asked about, as they submitted them."""

from sqlalchemy import Column, ForeignKey, Integer, Table

from bot.store.tables import Document, metadata

tool_calls = Table(
    "tool_calls",
    metadata,
    Column("escalation", ForeignKey("escalations.id"), primary_key=True),
    Column("document", Document, nullable=False),  # given back exactly as it came
    Column("document_version", Integer, nullable=False),
)
