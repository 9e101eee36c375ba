"""Keep wishes for less oversight, and who signed them."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Document, Instant

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move forward."""
    op.create_table(
        "spec_loosenings",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("spec", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("signer", sa.String(length=32), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("document", Document(), nullable=False),
        sa.Column("document_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["spec"], ["specs.id"], name="fk_spec_loosenings_spec_specs"),
        sa.PrimaryKeyConstraint("id", name="pk_spec_loosenings"),
    )
    op.create_index("ix_spec_loosenings_spec", "spec_loosenings", ["spec", "asked_at"])
    op.create_index("ix_spec_loosenings_signer", "spec_loosenings", ["signer", "state"])


def downgrade() -> None:
    """Move back."""
    op.drop_table("spec_loosenings")
