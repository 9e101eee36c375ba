"""Keep changes to the policy that somebody is writing."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Instant, Words

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move forward."""
    op.create_table(
        "policy_drafts",
        sa.Column("team", sa.String(length=32), nullable=False),
        sa.Column("author", sa.String(length=40), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("text", Words(), nullable=False),
        sa.Column("saved_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("team", "author", name="pk_policy_drafts"),
    )


def downgrade() -> None:
    """Move back."""
    op.drop_table("policy_drafts")
