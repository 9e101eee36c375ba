"""The tables rows are claimed from, and where the cards are that were sent from one of them."""

from typing import Any

from sqlalchemy import Column, Index, Integer, String, Table

from bot.domain.intake.model import Queue
from bot.store.tables import SEQUENCE, Document, Instant, metadata


def _claimable(name: str, *columns: Column[Any]) -> Table:
    """Make a queue table: rows are claimed with a lease, oldest first, one at a time per order key."""
    table = Table(
        name,
        metadata,
        Column("row", SEQUENCE, primary_key=True, autoincrement=True),
        Column("key", String(255), nullable=False, unique=True),
        Column("kind", String(64), nullable=False),
        Column("team", String(32), nullable=False),
        Column("order_key", String(255), nullable=False),
        Column("payload", Document, nullable=False),
        Column("created_at", Instant, nullable=False),
        Column("state", String(16), nullable=False, default="new"),  # new, claimed, done, dead
        Column("available_at", Instant, nullable=False),
        Column("lease_token", String(32)),
        Column("lease_until", Instant),
        Column("attempts", Integer, nullable=False, default=0),
        Column("finished_at", Instant),
        Column("failure", String(255)),
        Column("failing_since", Instant),  # when a neighbour began to be in the way
        *columns,
    )
    Index(f"ix_{name}_waiting", table.c.state, table.c.available_at, table.c.row)
    Index(f"ix_{name}_finished", table.c.state, table.c.finished_at)
    Index(f"ix_{name}_order", table.c.order_key, table.c.state, table.c.row)
    return table


inbox = _claimable("inbox")
jobs = _claimable("jobs")
outbox = _claimable(
    "outbox",
    Column("attempted_at", Instant),  # set before a send whose outcome is not known yet
    Column("sent_ts", String(32)),
)
# What programs are told; apart from the outbox, so that one that does not answer holds up nobody.
webhooks = _claimable("webhooks")

cards = Table(
    "cards",
    metadata,
    Column("key", String(255), primary_key=True),
    Column("channel", String(32), nullable=False),
    Column("ts", String(32), nullable=False),
    Column("shown", Integer, nullable=False),  # the version it shows
)

QUEUES = {Queue.INBOX: inbox, Queue.JOBS: jobs, Queue.OUTBOX: outbox, Queue.WEBHOOKS: webhooks}
