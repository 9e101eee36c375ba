"""Remember what statements are about, and who was told that two are alike."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Document, Instant

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move forward."""
    op.create_table(
        "statement_signatures",
        sa.Column("statement", sa.String(length=40), nullable=False),
        sa.Column("document", Document(), nullable=False),
        sa.ForeignKeyConstraint(
            ["statement"],
            ["problem_statements.id"],
            name=op.f("fk_statement_signatures_statement"),
        ),
        sa.PrimaryKeyConstraint("statement", name=op.f("pk_statement_signatures")),
    )
    op.create_table(
        "resemblances",
        sa.Column("one", sa.String(length=40), nullable=False),
        sa.Column("other", sa.String(length=40), nullable=False),
        sa.Column("person", sa.String(length=32), nullable=False),
        sa.Column("told_at", Instant(), nullable=False),
        sa.Column("answer", sa.String(length=16), nullable=True),
        sa.Column("answered_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("one", "other", "person", name=op.f("pk_resemblances")),
    )


def downgrade() -> None:
    """Move back."""
    op.drop_table("resemblances")
    op.drop_table("statement_signatures")
