"""The tables of where data lie, of references, their profiles and renewals, and of looks at windows."""

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Index, Integer, String, Table
from sqlalchemy import UniqueConstraint as Unique

from bot.store.tables import Document, Instant, metadata

drift_sources = Table(
    "drift_sources",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("team", String(32), nullable=False),
    Column("spec", ForeignKey("specs.id"), nullable=False),
    Column("state", String(16), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("document", Document, nullable=False),
    Column("document_version", Integer, nullable=False),
    Index("ix_drift_sources_team", "team", "created_at"),
    Index("ix_drift_sources_spec", "spec", "state"),
)

drift_profiles = Table(
    "drift_profiles",
    metadata,
    Column("source", ForeignKey("drift_sources.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("part", String(300), primary_key=True),  # of the rows: "" for all, else a slice
    Column("made_at", Instant, nullable=False),
    Column("document", Document, nullable=False),
    Column("document_version", Integer, nullable=False),
)

drift_profile_columns = Table(
    "drift_profile_columns",
    metadata,
    Column("source", String(40), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("part", String(300), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("document", Document, nullable=False),
    ForeignKeyConstraint(
        ["source", "version", "part"],
        ["drift_profiles.source", "drift_profiles.version", "drift_profiles.part"],
        name="fk_drift_profile_columns_profile",
    ),
)

drift_renewals = Table(
    "drift_renewals",
    metadata,
    Column("source", ForeignKey("drift_sources.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("profile", Integer, nullable=False),  # the version that counts from then on
    Column("made_at", Instant, nullable=False),
    Column("document", Document, nullable=False),
    Column("document_version", Integer, nullable=False),
)

drift_looks = Table(
    "drift_looks",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("source", ForeignKey("drift_sources.id"), nullable=False),
    Column("spec", ForeignKey("specs.id"), nullable=False),
    Column("since", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("document", Document, nullable=False),
    Column("document_version", Integer, nullable=False),
    Unique("source", "until"),  # one look at a window, whoever makes it, however often
    Index("ix_drift_looks_spec", "spec", "until"),
)
