"""Keep what people decided about risks."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move forward."""
    with op.batch_alter_table("messages") as batch:
        batch.add_column(sa.Column("verdict", sa.String(length=16), nullable=True))


def downgrade() -> None:
    """Move back."""
    with op.batch_alter_table("messages") as batch:
        batch.drop_column("verdict")
