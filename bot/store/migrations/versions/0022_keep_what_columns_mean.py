"""Keep what people said about the columns of plain tables."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Document

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move forward."""
    op.create_table(
        "told_mappings",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("team", sa.String(length=32), nullable=False),
        sa.Column("spec", sa.String(length=40), nullable=False),
        sa.Column("shape", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document", Document(), nullable=False),
        sa.Column("document_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["spec"], ["specs.id"], name="fk_told_mappings_spec"),
        sa.PrimaryKeyConstraint("id", name="pk_told_mappings"),
        sa.UniqueConstraint("spec", "shape", name="uq_told_mappings_spec_shape"),
    )


def downgrade() -> None:
    """Move back."""
    op.drop_table("told_mappings")
