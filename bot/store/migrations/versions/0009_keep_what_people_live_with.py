"""Keep which findings about a spec people live with, and why."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Instant, Words

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move forward."""
    op.create_table(
        "spec_waivers",
        sa.Column("spec", sa.String(length=40), nullable=False),
        sa.Column("rule", sa.String(length=16), nullable=False),
        sa.Column("place", sa.String(length=128), nullable=False),
        sa.Column("because", Words(), nullable=False),
        sa.Column("waived_by", sa.String(length=32), nullable=False),
        sa.Column("waived_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["spec"], ["specs.id"], name="fk_spec_waivers_spec"),
        sa.PrimaryKeyConstraint("spec", "rule", "place", name="pk_spec_waivers"),
    )


def downgrade() -> None:
    """Move back."""
    op.drop_table("spec_waivers")
