"""Keep verdicts, report plans and reports."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Document, Instant

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move forward."""
    op.create_table(
        "verdicts",
        sa.Column("run", sa.String(length=40), nullable=False),
        sa.Column("spec", sa.String(length=40), nullable=False),
        sa.Column("spec_version", sa.Integer(), nullable=False),
        sa.Column("criterion", sa.String(length=40), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("judged_at", Instant(), nullable=False),
        sa.Column("document", Document(), nullable=False),
        sa.Column("document_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["spec"], ["specs.id"], name="fk_verdicts_spec"),
        sa.PrimaryKeyConstraint("run", "spec", "spec_version", "criterion", name="pk_verdicts"),
    )
    op.create_index("ix_verdicts_spec", "verdicts", ["spec", "spec_version", "made_at"])
    op.create_table(
        "report_plans",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("team", sa.String(length=32), nullable=False),
        sa.Column("spec", sa.String(length=40), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("document", Document(), nullable=False),
        sa.Column("document_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["spec"], ["specs.id"], name="fk_report_plans_spec"),
        sa.PrimaryKeyConstraint("id", name="pk_report_plans"),
    )
    op.create_index("ix_report_plans_team", "report_plans", ["team", "created_at"])
    op.create_index("ix_report_plans_spec", "report_plans", ["spec"])
    op.create_table(
        "reports",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("plan", sa.String(length=40), nullable=True),
        sa.Column("spec", sa.String(length=40), nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.Column("said", sa.Integer(), nullable=False),
        sa.Column("document", Document(), nullable=False),
        sa.Column("document_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["spec"], ["specs.id"], name="fk_reports_spec"),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
        sa.UniqueConstraint("plan", "until", name="uq_reports_plan_until"),
    )
    op.create_index("ix_reports_spec", "reports", ["spec", "until"])


def downgrade() -> None:
    """Move back."""
    op.drop_table("reports")
    op.drop_table("report_plans")
    op.drop_table("verdicts")
