"""Keep which channel is told, when, what waits for a decision."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Document, Instant

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move forward."""
    op.create_table(
        "roundups",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("team", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("document", Document(), nullable=False),
        sa.Column("document_version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_roundups"),
    )
    op.create_index("ix_roundups_team", "roundups", ["team", "created_at"])


def downgrade() -> None:
    """Move back."""
    op.drop_table("roundups")
