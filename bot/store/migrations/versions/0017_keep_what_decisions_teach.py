"""Keep cases made of decisions, and which requests are planted checks."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Document, Instant, Words

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move forward."""
    op.create_table(
        "eval_cases",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("team", sa.String(length=32), nullable=False),
        sa.Column("escalation", sa.String(length=40), nullable=False),
        sa.Column("system", Words(), nullable=False),
        sa.Column("spec", sa.String(length=200)),
        sa.Column("added_by", sa.String(length=40), nullable=False),
        sa.Column("added_at", Instant(), nullable=False),
        sa.Column("document", Document(), nullable=False),
        sa.Column("document_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["escalation"], ["escalations.id"], name="fk_eval_cases_escalation"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_eval_cases"),
        sa.UniqueConstraint("escalation", name="uq_eval_cases_escalation"),
    )
    op.create_index("ix_eval_cases_team", "eval_cases", ["team", "added_at"])
    op.create_table(
        "planted_checks",
        sa.Column("escalation", sa.String(length=40), nullable=False),
        sa.Column("team", sa.String(length=32), nullable=False),
        sa.Column("planted_by", sa.String(length=80), nullable=False),
        sa.Column("planted_at", Instant(), nullable=False),
        sa.Column("wrong", Words(), nullable=False),
        sa.ForeignKeyConstraint(
            ["escalation"], ["escalations.id"], name="fk_planted_checks_escalation"
        ),
        sa.PrimaryKeyConstraint("escalation", name="pk_planted_checks"),
    )


def downgrade() -> None:
    """Move back."""
    op.drop_table("planted_checks")
    op.drop_index("ix_eval_cases_team", table_name="eval_cases")
    op.drop_table("eval_cases")
