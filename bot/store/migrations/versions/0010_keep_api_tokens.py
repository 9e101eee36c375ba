"""Keep API tokens, and the hashes of their secrets."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Document, Instant

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move forward."""
    op.create_table(
        "api_tokens",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("team", sa.String(length=32), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=True),
        sa.Column("revoked_at", Instant(), nullable=True),
        sa.Column("last_used_at", Instant(), nullable=True),
        sa.Column("document", Document(), nullable=False),
        sa.Column("document_version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_api_tokens"),
    )
    op.create_index("ix_api_tokens_team", "api_tokens", ["team", "created_at"])
    op.create_table(
        "api_token_secrets",
        sa.Column("token", sa.String(length=40), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("expires_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["token"], ["api_tokens.id"], name="fk_api_token_secrets_token"),
        sa.PrimaryKeyConstraint("token", "sha256", name="pk_api_token_secrets"),
    )


def downgrade() -> None:
    """Move back."""
    op.drop_table("api_token_secrets")
    op.drop_index("ix_api_tokens_team", table_name="api_tokens")
    op.drop_table("api_tokens")
