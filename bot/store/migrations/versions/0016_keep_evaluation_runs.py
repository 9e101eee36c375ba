"""Keep evaluation runs with the spec they were brought to."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Document, Instant

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move forward."""
    op.create_table(
        "evaluation_runs",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("team", sa.String(length=32), nullable=False),
        sa.Column("spec", sa.String(length=40), nullable=False),
        sa.Column("raw", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("received_at", Instant(), nullable=False),
        sa.Column("document", Document(), nullable=False),
        sa.Column("document_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["spec"], ["specs.id"], name="fk_evaluation_runs_spec"),
        sa.PrimaryKeyConstraint("id", name="pk_evaluation_runs"),
        sa.UniqueConstraint("spec", "raw", "position", name="uq_evaluation_runs_spec_raw_position"),
    )
    op.create_index("ix_evaluation_runs_spec", "evaluation_runs", ["spec", "made_at"])


def downgrade() -> None:
    """Move back."""
    op.drop_table("evaluation_runs")
