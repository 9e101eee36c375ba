"""Keep agents that other programs let in."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Document, Instant

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move forward."""
    op.create_table(
        "agent_instances",
        sa.Column("token", sa.String(length=40), nullable=False),
        sa.Column("team", sa.String(length=32), nullable=False),
        sa.Column("provisioner", sa.String(length=40), nullable=False),
        sa.Column("idempotency_key", sa.String(length=64), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("deleted_at", Instant()),
        sa.Column("document", Document(), nullable=False),
        sa.Column("document_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["token"], ["api_tokens.id"], name="fk_agent_instances_token"),
        sa.ForeignKeyConstraint(
            ["provisioner"], ["api_tokens.id"], name="fk_agent_instances_provisioner"
        ),
        sa.PrimaryKeyConstraint("token", name="pk_agent_instances"),
        sa.UniqueConstraint(
            "provisioner", "idempotency_key", name="uq_agent_instances_provisioner_idempotency_key"
        ),
    )


def downgrade() -> None:
    """Move back."""
    op.drop_table("agent_instances")
