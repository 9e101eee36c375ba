"""The tables of verdicts, of who gets which report when, and of the reports that were made."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from bot.store.tables import Document, Instant, metadata

verdicts = Table(
    "verdicts",
    metadata,
    Column("run", String(40), primary_key=True),
    Column("spec", ForeignKey("specs.id"), primary_key=True),
    Column("spec_version", Integer, primary_key=True),
    Column("criterion", String(40), primary_key=True),
    Column("outcome", String(16), nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("judged_at", Instant, nullable=False),
    Column("document", Document, nullable=False),
    Column("document_version", Integer, nullable=False),
    Index("ix_verdicts_spec", "spec", "spec_version", "made_at"),
)

report_plans = Table(
    "report_plans",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("team", String(32), nullable=False),
    Column("spec", ForeignKey("specs.id"), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("document", Document, nullable=False),
    Column("document_version", Integer, nullable=False),
    Index("ix_report_plans_team", "team", "created_at"),
    Index("ix_report_plans_spec", "spec"),
)

reports = Table(
    "reports",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("plan", String(40)),
    Column("spec", ForeignKey("specs.id"), nullable=False),
    Column("until", Instant, nullable=False),
    Column("said", Integer, nullable=False),  # whether anything was posted: 0 in quiet periods
    Column("document", Document, nullable=False),
    Column("document_version", Integer, nullable=False),
    UniqueConstraint("plan", "until"),  # one report a period, whoever makes it, however often
    Index("ix_reports_spec", "spec", "until"),
)
