"""Keep escalations, policies and schedules."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Document, Instant, Words

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move forward."""
    with op.batch_alter_table("audit_entries") as batch:  # programs act under longer names
        batch.alter_column(
            "actor", existing_type=sa.String(32), type_=sa.String(200), existing_nullable=False
        )
    op.create_table(
        "escalations",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("team", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=64), nullable=False),
        sa.Column("by_policy", sa.Boolean(), nullable=False),
        sa.Column("amount", sa.String(length=32), nullable=True),
        sa.Column("opened_at", Instant(), nullable=False),
        sa.Column("changed_at", Instant(), nullable=False),
        sa.Column("asker", Words(), nullable=False),
        sa.Column("idempotency_key", sa.String(length=255), nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("document", Document(), nullable=False),
        sa.Column("document_version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalations")),
        sa.UniqueConstraint(
            "team",
            "asker",
            "idempotency_key",
            name=op.f("uq_escalations_team_asker_idempotency_key"),
        ),
    )
    op.create_index(
        "ix_escalations_rule",
        "escalations",
        ["team", "rule", "by_policy", "opened_at"],
        unique=False,
    )
    op.create_index(
        "ix_escalations_state", "escalations", ["team", "state", "opened_at"], unique=False
    )
    op.create_table(
        "fires",
        sa.Column("schedule", sa.String(length=80), nullable=False),
        sa.Column("fire_at", Instant(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("claimed_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("schedule", "fire_at", name=op.f("pk_fires")),
    )
    op.create_index("ix_fires_claimed_at", "fires", ["claimed_at"], unique=False)
    op.create_table(
        "policies",
        sa.Column("team", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document", Document(), nullable=False),
        sa.Column("document_version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("team", "version", name=op.f("pk_policies")),
    )
    op.create_table(
        "policy_heads",
        sa.Column("team", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("team", name=op.f("pk_policy_heads")),
    )
    op.create_table(
        "schedules",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("team", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("times", Document(), nullable=False),
        sa.Column("next_at", Instant(), nullable=True),
        sa.Column("overlap", sa.String(length=16), nullable=False),
        sa.Column("catch_up_seconds", sa.Integer(), nullable=True),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schedules")),
    )
    op.create_index("ix_schedules_next_at", "schedules", ["paused", "next_at"], unique=False)
    op.create_table(
        "escalation_seats",
        sa.Column("source", sa.String(length=100), nullable=False),
        sa.Column("escalation", sa.String(length=40), nullable=False),
        sa.Column("team", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["escalation"], ["escalations.id"], name=op.f("fk_escalation_seats_escalation")
        ),
        sa.PrimaryKeyConstraint("source", "escalation", name=op.f("pk_escalation_seats")),
    )
    op.create_index(
        "ix_escalation_seats_escalation", "escalation_seats", ["escalation"], unique=False
    )
    op.create_index(
        "ix_escalation_seats_team", "escalation_seats", ["team", "source"], unique=False
    )
    op.create_table(
        "escalation_versions",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("document", Document(), nullable=False),
        sa.Column("shown_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["escalations.id"], name=op.f("fk_escalation_versions_id")),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_escalation_versions")),
    )


def downgrade() -> None:
    """Move back."""
    op.drop_table("escalation_versions")
    op.drop_index("ix_escalation_seats_team", table_name="escalation_seats")
    op.drop_index("ix_escalation_seats_escalation", table_name="escalation_seats")
    op.drop_table("escalation_seats")
    op.drop_index("ix_schedules_next_at", table_name="schedules")
    op.drop_table("schedules")
    op.drop_table("policy_heads")
    op.drop_table("policies")
    op.drop_index("ix_fires_claimed_at", table_name="fires")
    op.drop_table("fires")
    op.drop_index("ix_escalations_state", table_name="escalations")
    op.drop_index("ix_escalations_rule", table_name="escalations")
    op.drop_table("escalations")
    with op.batch_alter_table("audit_entries") as batch:
        batch.alter_column(
            "actor", existing_type=sa.String(200), type_=sa.String(32), existing_nullable=False
        )
