"""Create the first tables."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import SEQUENCE, Document, Instant, Words

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move forward."""
    op.create_table(
        "audit_entries",
        sa.Column("chain", sa.String(length=32), nullable=False),
        sa.Column("seq", SEQUENCE, autoincrement=False, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("actor", sa.String(length=32), nullable=False),
        sa.Column("verb", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("facts", Document(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("chain", "seq", name=op.f("pk_audit_entries")),
    )
    op.create_table(
        "audit_heads",
        sa.Column("chain", sa.String(length=32), nullable=False),
        sa.Column("seq", SEQUENCE, nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("chain", name=op.f("pk_audit_heads")),
    )
    op.create_table(
        "cards",
        sa.Column("key", sa.String(length=255), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("ts", sa.String(length=32), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_cards")),
    )
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("team", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("thread", sa.String(length=32), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversations")),
        sa.UniqueConstraint(
            "team", "channel", "thread", name=op.f("uq_conversations_team_channel_thread")
        ),
    )
    op.create_table(
        "inbox",
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
        sa.PrimaryKeyConstraint("row", name=op.f("pk_inbox")),
        sa.UniqueConstraint("key", name=op.f("uq_inbox_key")),
    )
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.create_index("ix_inbox_finished", ["state", "finished_at"], unique=False)
        batch_op.create_index("ix_inbox_order", ["order_key", "state", "row"], unique=False)
        batch_op.create_index("ix_inbox_waiting", ["state", "available_at", "row"], unique=False)

    op.create_table(
        "jobs",
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
        sa.PrimaryKeyConstraint("row", name=op.f("pk_jobs")),
        sa.UniqueConstraint("key", name=op.f("uq_jobs_key")),
    )
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.create_index("ix_jobs_finished", ["state", "finished_at"], unique=False)
        batch_op.create_index("ix_jobs_order", ["order_key", "state", "row"], unique=False)
        batch_op.create_index("ix_jobs_waiting", ["state", "available_at", "row"], unique=False)

    op.create_table(
        "model_calls",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("team", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("prompt_id", sa.String(length=64), nullable=False),
        sa.Column("prompt_version", sa.Integer(), nullable=False),
        sa.Column("prompt_sha256", sa.String(length=64), nullable=False),
        sa.Column("model", Words(), nullable=False),
        sa.Column("rung", sa.String(length=32), nullable=False),
        sa.Column("outcome", sa.String(length=64), nullable=False),
        sa.Column("input_tokens", sa.Integer(), nullable=True),
        sa.Column("output_tokens", sa.Integer(), nullable=True),
        sa.Column("milliseconds", sa.Integer(), nullable=False),
        sa.Column("reply_sha256", sa.String(length=64), nullable=True),
        sa.Column("error", sa.String(length=64), nullable=True),
        sa.Column("called_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_model_calls")),
    )
    with op.batch_alter_table("model_calls", schema=None) as batch_op:
        batch_op.create_index("ix_model_calls_called_at", ["team", "called_at"], unique=False)

    op.create_table(
        "outbox",
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
        sa.Column("attempted_at", Instant(), nullable=True),
        sa.Column("sent_ts", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index("ix_outbox_finished", ["state", "finished_at"], unique=False)
        batch_op.create_index("ix_outbox_order", ["order_key", "state", "row"], unique=False)
        batch_op.create_index("ix_outbox_waiting", ["state", "available_at", "row"], unique=False)

    op.create_table(
        "messages",
        sa.Column("conversation", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("ts", sa.String(length=32), nullable=False),
        sa.Column("user", sa.String(length=32), nullable=False),
        sa.Column("role", Words(), nullable=True),
        sa.Column("text", Words(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("field", sa.String(length=128), nullable=True),
        sa.Column("question", sa.String(length=16), nullable=True),
        sa.Column("asked", Document(), nullable=False),
        sa.Column("said_at", Instant(), nullable=False),
        sa.Column("edited", sa.Boolean(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation"],
            ["conversations.id"],
            name=op.f("fk_messages_conversation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("conversation", "id", name=op.f("pk_messages")),
    )
    op.create_table(
        "problem_statements",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("conversation", sa.String(length=40), nullable=False),
        sa.Column("team", sa.String(length=32), nullable=False),
        sa.Column("owner", sa.String(length=32), nullable=False),
        sa.Column("title", sa.String(length=255), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation"], ["conversations.id"], name=op.f("fk_problem_statements_conversation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problem_statements")),
        sa.UniqueConstraint("conversation", name=op.f("uq_problem_statements_conversation")),
    )
    with op.batch_alter_table("problem_statements", schema=None) as batch_op:
        batch_op.create_index(
            "ix_problem_statements_owner", ["team", "owner", "updated_at"], unique=False
        )

    op.create_table(
        "proposals",
        sa.Column("conversation", sa.String(length=40), nullable=False),
        sa.Column("document", Document(), nullable=False),
        sa.Column("model", Words(), nullable=False),
        sa.Column("proposed_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation"],
            ["conversations.id"],
            name=op.f("fk_proposals_conversation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("conversation", name=op.f("pk_proposals")),
    )
    op.create_table(
        "problem_statement_versions",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document", Document(), nullable=False),
        sa.Column("document_version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"], ["problem_statements.id"], name=op.f("fk_problem_statement_versions_id")
        ),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_problem_statement_versions")),
    )
    op.create_table(
        "specs",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("problem_statement", sa.String(length=40), nullable=False),
        sa.Column("team", sa.String(length=32), nullable=False),
        sa.Column("owner", sa.String(length=32), nullable=False),
        sa.Column("title", sa.String(length=255), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("updated_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["problem_statement"],
            ["problem_statements.id"],
            name=op.f("fk_specs_problem_statement"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_specs")),
        sa.UniqueConstraint("problem_statement", name=op.f("uq_specs_problem_statement")),
    )
    op.create_table(
        "spec_versions",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("problem_statement", sa.String(length=40), nullable=False),
        sa.Column("problem_statement_version", sa.Integer(), nullable=False),
        sa.Column("document", Document(), nullable=False),
        sa.Column("document_version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["specs.id"], name=op.f("fk_spec_versions_id")),
        sa.ForeignKeyConstraint(
            ["problem_statement", "problem_statement_version"],
            ["problem_statement_versions.id", "problem_statement_versions.version"],
            name=op.f("fk_spec_versions_problem_statement_problem_statement_version"),
        ),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_spec_versions")),
    )


def downgrade() -> None:
    """Move back."""
    op.drop_table("spec_versions")
    op.drop_table("specs")
    op.drop_table("problem_statement_versions")
    op.drop_table("proposals")
    with op.batch_alter_table("problem_statements", schema=None) as batch_op:
        batch_op.drop_index("ix_problem_statements_owner")

    op.drop_table("problem_statements")
    op.drop_table("messages")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index("ix_outbox_waiting")
        batch_op.drop_index("ix_outbox_order")
        batch_op.drop_index("ix_outbox_finished")

    op.drop_table("outbox")
    with op.batch_alter_table("model_calls", schema=None) as batch_op:
        batch_op.drop_index("ix_model_calls_called_at")

    op.drop_table("model_calls")
    with op.batch_alter_table("jobs", schema=None) as batch_op:
        batch_op.drop_index("ix_jobs_waiting")
        batch_op.drop_index("ix_jobs_order")
        batch_op.drop_index("ix_jobs_finished")

    op.drop_table("jobs")
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.drop_index("ix_inbox_waiting")
        batch_op.drop_index("ix_inbox_order")
        batch_op.drop_index("ix_inbox_finished")

    op.drop_table("inbox")
    op.drop_table("conversations")
    op.drop_table("cards")
    op.drop_table("audit_heads")
    op.drop_table("audit_entries")
