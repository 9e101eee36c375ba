"""Keep by which oversight row of which spec a decision was asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move forward."""
    with op.batch_alter_table("escalations") as table:
        table.add_column(sa.Column("spec_row", sa.String(length=401)))
    op.create_index("ix_escalations_spec_row", "escalations", ["team", "spec_row", "opened_at"])


def downgrade() -> None:
    """Move back."""
    op.drop_index("ix_escalations_spec_row", table_name="escalations")
    with op.batch_alter_table("escalations") as table:
        table.drop_column("spec_row")
