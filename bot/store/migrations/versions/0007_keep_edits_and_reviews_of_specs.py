"""Keep why a spec version was made, and who reviewed, signed and commented on it."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Instant, Words

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move forward."""
    with op.batch_alter_table("spec_versions") as batch:
        batch.add_column(
            sa.Column("cause", sa.String(length=16), nullable=False, server_default="drafted")
        )
        batch.add_column(sa.Column("undoes", sa.Integer(), nullable=True))
    with op.batch_alter_table("specs") as batch:
        batch.add_column(sa.Column("revision", sa.Integer(), nullable=False, server_default="1"))
        batch.add_column(sa.Column("exported_version", sa.Integer(), nullable=True))
    op.create_table(
        "spec_reviews",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("spec", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("asked_by", sa.String(length=32), nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("despite", Words(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["spec"], ["specs.id"], name="fk_spec_reviews_spec"),
        sa.PrimaryKeyConstraint("id", name="pk_spec_reviews"),
    )
    op.create_index("ix_spec_reviews_spec", "spec_reviews", ["spec", "asked_at"])
    op.create_table(
        "spec_reviewers",
        sa.Column("review", sa.String(length=40), nullable=False),
        sa.Column("user", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("decision", sa.String(length=16), nullable=True),
        sa.Column("reason", Words(), nullable=True),
        sa.Column("decided_at", Instant(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["review"], ["spec_reviews.id"], name="fk_spec_reviewers_review"),
        sa.PrimaryKeyConstraint("review", "user", name="pk_spec_reviewers"),
    )
    op.create_index("ix_spec_reviewers_user", "spec_reviewers", ["user", "decision"])
    op.create_table(
        "spec_comments",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("spec", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(length=64), nullable=False),
        sa.Column("user", sa.String(length=32), nullable=False),
        sa.Column("text", Words(), nullable=False),
        sa.Column("said_at", Instant(), nullable=False),
        sa.Column("resolved_by", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["spec"], ["specs.id"], name="fk_spec_comments_spec"),
        sa.PrimaryKeyConstraint("id", name="pk_spec_comments"),
    )
    op.create_index("ix_spec_comments_spec", "spec_comments", ["spec", "said_at"])


def downgrade() -> None:
    """Move back."""
    op.drop_table("spec_comments")
    op.drop_table("spec_reviewers")
    op.drop_table("spec_reviews")
    with op.batch_alter_table("specs") as batch:
        batch.drop_column("exported_version")
        batch.drop_column("revision")
    with op.batch_alter_table("spec_versions") as batch:
        batch.drop_column("undoes")
        batch.drop_column("cause")
