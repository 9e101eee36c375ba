"""Remember what language models have read, what they answered, and for whom they were asked."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Document, Instant, Words

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move forward."""
    op.create_table(
        "model_replies",
        sa.Column("conversation", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("reply", Words(), nullable=False),
        sa.Column("replied_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation"],
            ["conversations.id"],
            name=op.f("fk_model_replies_conversation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("conversation", "key", name=op.f("pk_model_replies")),
    )
    op.create_index("ix_model_replies_replied_at", "model_replies", ["replied_at"])
    op.add_column("proposals", sa.Column("suspicions", Document()))
    op.add_column("proposals", sa.Column("read", Document()))
    op.add_column("proposals", sa.Column("marker", sa.String(length=32)))
    op.add_column("model_calls", sa.Column("counted_tokens", sa.Integer()))
    op.add_column("model_calls", sa.Column("actor", sa.String(length=32)))


def downgrade() -> None:
    """Move back."""
    for table, columns in (
        ("model_calls", ("actor", "counted_tokens")),
        ("proposals", ("marker", "read", "suspicions")),
    ):
        with op.batch_alter_table(table) as batch_op:
            for column in columns:
                batch_op.drop_column(column)
    op.drop_table("model_replies")
