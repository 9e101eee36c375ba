"""The table of changes to the policy that somebody is writing and has not proposed yet."""

from sqlalchemy import Column, Integer, String, Table

from bot.store.tables import Instant, Words, metadata

policy_drafts = Table(
    "policy_drafts",
    metadata,
    Column("team", String(32), primary_key=True),
    Column("author", String(40), primary_key=True),
    Column("base", Integer, nullable=False),  # the version that counted when it was begun
    Column("text", Words, nullable=False),  # as it was typed, whether it can be used or not
    Column("saved_at", Instant, nullable=False),
)
