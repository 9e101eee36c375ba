"""Tables of decisions and of time: escalations, policies, schedules and their fires."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from bot.store.tables import Document, Instant, Words, metadata

escalations = Table(
    "escalations",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("team", String(32), nullable=False),
    Column("state", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("rule", String(64), nullable=False),
    Column("by_policy", Boolean, nullable=False),  # let pass without people
    Column("amount", String(32)),
    Column("spec_row", String(401)),  # by which oversight row of which spec it was asked
    Column("opened_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("due_at", Instant),  # when time alone does something to it next
    Column("asker", Words, nullable=False),
    Column("idempotency_key", String(255)),
    Column("fingerprint", String(64), nullable=False),  # of the request as it was made
    Column("document", Document, nullable=False),
    Column("document_version", Integer, nullable=False),
    UniqueConstraint("team", "asker", "idempotency_key"),
    Index("ix_escalations_state", "team", "state", "opened_at"),
    Index("ix_escalations_due_at", "due_at"),
    Index("ix_escalations_spec_row", "team", "spec_row", "opened_at"),
    Index("ix_escalations_rule", "team", "rule", "by_policy", "opened_at"),
)

escalation_versions = Table(
    "escalation_versions",
    metadata,
    Column("id", ForeignKey("escalations.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("document", Document, nullable=False),  # exactly what the digest is of
    Column("shown_at", Instant, nullable=False),
)

escalation_seats = Table(
    "escalation_seats",
    metadata,
    Column("source", String(100), primary_key=True),
    Column("escalation", ForeignKey("escalations.id"), primary_key=True),
    Column("team", String(32), nullable=False),
    Index("ix_escalation_seats_escalation", "escalation"),
    Index("ix_escalation_seats_team", "team", "source"),
)

policies = Table(
    "policies",
    metadata,
    Column("team", String(32), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("document", Document, nullable=False),
    Column("document_version", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("created_by", String(32), nullable=False),
    Column("created_at", Instant, nullable=False),
)

policy_heads = Table(
    "policy_heads",
    metadata,
    Column("team", String(32), primary_key=True),
    Column("version", Integer, nullable=False),  # the one that counts; 0 is none
)

schedules = Table(
    "schedules",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("team", String(32), nullable=False),
    Column("kind", String(64), nullable=False),
    Column("subject", String(80), nullable=False),
    Column("times", Document, nullable=False),
    Column("next_at", Instant),
    Column("overlap", String(16), nullable=False),
    Column("catch_up_seconds", Integer),
    Column("paused", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_schedules_next_at", "paused", "next_at"),
)

fires = Table(
    "fires",
    metadata,
    Column("schedule", String(80), primary_key=True),
    Column("fire_at", Instant, primary_key=True),
    Column("state", String(16), nullable=False),
    Column("claimed_at", Instant, nullable=False),
    Index("ix_fires_claimed_at", "claimed_at"),
)
