"""Keep answers that came too late."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Instant, Words

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move forward."""
    op.create_table(
        "kept_answers",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("statement", sa.String(length=40), nullable=False),
        sa.Column("person", sa.String(length=32), nullable=False),
        sa.Column("question", sa.String(length=16), nullable=False),
        sa.Column("path", sa.String(length=128), nullable=False),
        sa.Column("asks", Words(), nullable=False),
        sa.Column("text", Words(), nullable=False),
        sa.Column("kept_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["statement"],
            ["problem_statements.id"],
            name=op.f("fk_kept_answers_statement"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_answers")),
    )


def downgrade() -> None:
    """Move back."""
    op.drop_table("kept_answers")
