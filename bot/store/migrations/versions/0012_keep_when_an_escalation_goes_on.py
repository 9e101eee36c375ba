"""Keep when time alone does something to an escalation next, and find entries by their subject."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import Instant

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Move forward; what runs already goes on when its timetable says."""
    op.add_column("escalations", sa.Column("due_at", Instant(), nullable=True))
    op.create_index("ix_escalations_due_at", "escalations", ["due_at"])
    op.create_index("ix_audit_entries_subject", "audit_entries", ["chain", "subject"])
    op.execute(
        "UPDATE escalations SET due_at = (SELECT next_at FROM schedules "
        "WHERE schedules.id = 'escalation:' || escalations.id)"
    )


def downgrade() -> None:
    """Move back."""
    op.drop_index("ix_audit_entries_subject", table_name="audit_entries")
    op.drop_index("ix_escalations_due_at", table_name="escalations")
    op.drop_column("escalations", "due_at")
