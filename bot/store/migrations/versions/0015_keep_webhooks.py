"""Keep where programs are told what happens, and what is on its way to them."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import SEQUENCE, Document, Instant

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move forward."""
    op.create_table(
        "webhook_endpoints",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("team", sa.String(length=32), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("removed_at", Instant(), nullable=True),
        sa.Column("document", Document(), nullable=False),
        sa.Column("document_version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_webhook_endpoints"),
    )
    op.create_index("ix_webhook_endpoints_team", "webhook_endpoints", ["team", "removed_at"])
    op.create_table(
        "webhooks",
        sa.Column("row", SEQUENCE, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=255), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("team", sa.String(length=32), nullable=False),
        sa.Column("order_key", sa.String(length=255), nullable=False),
        sa.Column("payload", Document(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("available_at", Instant(), nullable=False),
        sa.Column("lease_token", sa.String(length=32), nullable=True),
        sa.Column("lease_until", Instant(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("finished_at", Instant(), nullable=True),
        sa.Column("failure", sa.String(length=255), nullable=True),
        sa.Column("failing_since", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("row", name="pk_webhooks"),
        sa.UniqueConstraint("key", name="uq_webhooks_key"),
    )
    op.create_index("ix_webhooks_waiting", "webhooks", ["state", "available_at", "row"])
    op.create_index("ix_webhooks_finished", "webhooks", ["state", "finished_at"])
    op.create_index("ix_webhooks_order", "webhooks", ["order_key", "state", "row"])


def downgrade() -> None:
    """Move back."""
    for name in ("waiting", "finished", "order"):
        op.drop_index(f"ix_webhooks_{name}", table_name="webhooks")
    op.drop_table("webhooks")
    op.drop_index("ix_webhook_endpoints_team", table_name="webhook_endpoints")
    op.drop_table("webhook_endpoints")
