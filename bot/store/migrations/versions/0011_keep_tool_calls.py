"""Keep what agents submitted under the Agent Approval Protocol."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Document

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move forward."""
    op.create_table(
        "tool_calls",
        sa.Column("escalation", sa.String(length=40), nullable=False),
        sa.Column("document", Document(), nullable=False),
        sa.Column("document_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["escalation"], ["escalations.id"], name="fk_tool_calls_escalation"
        ),
        sa.PrimaryKeyConstraint("escalation", name="pk_tool_calls"),
    )


def downgrade() -> None:
    """Move back."""
    op.drop_table("tool_calls")
