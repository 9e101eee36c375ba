"""Tables of what is learned from decisions: cases for the evaluation set, and planted checks."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from bot.store.tables import Document, Instant, Words, metadata

eval_cases = Table(
    "eval_cases",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("team", String(32), nullable=False),
    Column("escalation", ForeignKey("escalations.id"), nullable=False, unique=True),
    Column("system", Words, nullable=False),
    Column("spec", String(200)),
    Column("added_by", String(40), nullable=False),
    Column("added_at", Instant, nullable=False),
    Column("document", Document, nullable=False),
    Column("document_version", Integer, nullable=False),
    Index("ix_eval_cases_team", "team", "added_at"),
)

planted_checks = Table(
    "planted_checks",
    metadata,
    Column("escalation", ForeignKey("escalations.id"), primary_key=True),
    Column("team", String(32), nullable=False),
    Column("planted_by", String(80), nullable=False),
    Column("planted_at", Instant, nullable=False),
    Column("wrong", Words, nullable=False),  # what is wrong with it; told when it is answered
)
