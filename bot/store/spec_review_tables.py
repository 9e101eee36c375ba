"""The tables of reviews, signatures and comments of specs, and of findings people live with."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from bot.store.tables import Instant, Words, metadata

spec_reviews = Table(
    "spec_reviews",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("spec", ForeignKey("specs.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("asked_by", String(32), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("despite", Words),
    Column("state", String(16), nullable=False),
    Index("ix_spec_reviews_spec", "spec", "asked_at"),
)

spec_reviewers = Table(
    "spec_reviewers",
    metadata,
    Column("review", ForeignKey("spec_reviews.id"), primary_key=True),
    Column("user", String(32), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("role", String(16), nullable=False),
    Column("decision", String(16)),
    Column("reason", Words),
    Column("decided_at", Instant),
    Column("digest", String(64)),
    Index("ix_spec_reviewers_user", "user", "decision"),
)

spec_comments = Table(
    "spec_comments",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("spec", ForeignKey("specs.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("section", String(64), nullable=False),
    Column("user", String(32), nullable=False),
    Column("text", Words, nullable=False),
    Column("said_at", Instant, nullable=False),
    Column("resolved_by", String(32)),
    Index("ix_spec_comments_spec", "spec", "said_at"),
)

spec_waivers = Table(
    "spec_waivers",
    metadata,
    Column("spec", ForeignKey("specs.id"), primary_key=True),
    Column("rule", String(16), primary_key=True),
    Column("place", String(128), primary_key=True),
    Column("because", Words, nullable=False),
    Column("waived_by", String(32), nullable=False),
    Column("waived_at", Instant, nullable=False),
)
