"""Keep how references of watched data were renewed."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Document, Instant

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move forward."""
    op.create_table(
        "drift_renewals",
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("profile", sa.Integer(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("document", Document(), nullable=False),
        sa.Column("document_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["source"], ["drift_sources.id"], name="fk_drift_renewals_source"),
        sa.PrimaryKeyConstraint("source", "number", name="pk_drift_renewals"),
    )


def downgrade() -> None:
    """Move back."""
    op.drop_table("drift_renewals")
