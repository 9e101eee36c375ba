"""Keep where data lie, profiles of references, and looks at windows."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Document, Instant

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move forward."""
    op.create_table(
        "drift_sources",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("team", sa.String(length=32), nullable=False),
        sa.Column("spec", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("document", Document(), nullable=False),
        sa.Column("document_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["spec"], ["specs.id"], name="fk_drift_sources_spec"),
        sa.PrimaryKeyConstraint("id", name="pk_drift_sources"),
    )
    op.create_index("ix_drift_sources_team", "drift_sources", ["team", "created_at"])
    op.create_index("ix_drift_sources_spec", "drift_sources", ["spec", "state"])
    op.create_table(
        "drift_profiles",
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=300), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("document", Document(), nullable=False),
        sa.Column("document_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["source"], ["drift_sources.id"], name="fk_drift_profiles_source"),
        sa.PrimaryKeyConstraint("source", "version", "part", name="pk_drift_profiles"),
    )
    op.create_table(
        "drift_profile_columns",
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=300), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("document", Document(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source", "version", "part"],
            ["drift_profiles.source", "drift_profiles.version", "drift_profiles.part"],
            name="fk_drift_profile_columns_profile",
        ),
        sa.PrimaryKeyConstraint(
            "source", "version", "part", "position", name="pk_drift_profile_columns"
        ),
    )
    op.create_table(
        "drift_looks",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("spec", sa.String(length=40), nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.Column("until", Instant(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("document", Document(), nullable=False),
        sa.Column("document_version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["source"], ["drift_sources.id"], name="fk_drift_looks_source"),
        sa.ForeignKeyConstraint(["spec"], ["specs.id"], name="fk_drift_looks_spec"),
        sa.PrimaryKeyConstraint("id", name="pk_drift_looks"),
        sa.UniqueConstraint("source", "until", name="uq_drift_looks_source_until"),
    )
    op.create_index("ix_drift_looks_spec", "drift_looks", ["spec", "until"])


def downgrade() -> None:
    """Move back."""
    op.drop_table("drift_looks")
    op.drop_table("drift_profile_columns")
    op.drop_table("drift_profiles")
    op.drop_table("drift_sources")
