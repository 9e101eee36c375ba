"""Keep who finds out what nobody knows."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Document

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move forward."""
    with op.batch_alter_table("messages") as batch:
        batch.add_column(sa.Column("follow_up", Document(), nullable=True))


def downgrade() -> None:
    """Move back."""
    with op.batch_alter_table("messages") as batch:
        batch.drop_column("follow_up")
