"""Tables: columns for what is queried, one versioned JSON document for the rest."""

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
SEQUENCE = BigInteger().with_variant(Integer(), "sqlite")  # SQLite numbers only INTEGER keys itself


class Instant(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps no time zone, so it is put back when read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store as UTC; refuse a moment that does not say its time zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without time zone cannot be stored")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return an aware moment in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _storable(value: Any) -> Any:  # noqa: ANN401  # any JSON value
    """Drop what PostgreSQL cannot keep: the NUL character, and halves of surrogate pairs.

    People paste them, and they say nothing.
    """
    match value:
        case str():
            return value.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")
        case dict():
            return {_storable(key): _storable(each) for key, each in value.items()}
        case list() | tuple():
            return [_storable(each) for each in value]
        case _:
            return value


def storable_json(value: Any) -> str:  # noqa: ANN401  # any JSON value
    """Write a JSON value as every column of documents takes it."""
    text = json.dumps(value)
    # As it is written, whatever has to be dropped begins like one of these; little else does.
    if "\\u0000" in text or "\\ud" in text:
        return json.dumps(_storable(value))
    return text


class Words(TypeDecorator[str]):
    """What people wrote, or a stranger's machine reported: of any length."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Store every character both databases can keep."""
        return None if value is None else str(_storable(value))


class Document(TypeDecorator[Any]):
    """A JSON value; binary JSON on PostgreSQL."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the database's own JSON type."""
        return dialect.type_descriptor(JSONB() if dialect.name == "postgresql" else JSON())


conversations = Table(
    "conversations",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("team", String(32), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("thread", String(32), nullable=False),
    Column("created_by", String(32), nullable=False),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("team", "channel", "thread"),
)

messages = Table(
    "messages",
    metadata,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("ts", String(32), nullable=False),
    Column("user", String(32), nullable=False),
    Column("role", Words),
    Column("text", Words, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("field", String(128)),
    Column("question", String(16)),
    Column("follow_up", Document),
    Column("verdict", String(16)),
    Column("asked", Document, nullable=False),
    Column("said_at", Instant, nullable=False),
    Column("edited", Boolean, nullable=False),
    Column("deleted", Boolean, nullable=False),
)

proposals = Table(
    "proposals",
    metadata,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("document", Document, nullable=False),
    Column("model", Words, nullable=False),
    Column("proposed_at", Instant, nullable=False),
    Column("suspicions", Document),
    Column("read", Document),  # which messages, as they were then
    Column("marker", String(32)),
)

model_replies = Table(
    "model_replies",
    metadata,
    Column("conversation", ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("reply", Words, nullable=False),
    Column("replied_at", Instant, nullable=False),
    Index("ix_model_replies_replied_at", "replied_at"),
)

problem_statements = Table(
    "problem_statements",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("conversation", ForeignKey("conversations.id"), nullable=False, unique=True),
    Column("team", String(32), nullable=False),
    Column("owner", String(32), nullable=False),
    Column("title", String(255), nullable=False),
    Column("status", String(32), nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Index("ix_problem_statements_owner", "team", "owner", "updated_at"),
)

problem_statement_versions = Table(
    "problem_statement_versions",
    metadata,
    Column("id", ForeignKey("problem_statements.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("document", Document, nullable=False),
    Column("document_version", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("created_by", String(32), nullable=False),
    Column("created_at", Instant, nullable=False),
)

statement_signatures = Table(
    "statement_signatures",
    metadata,
    Column("statement", ForeignKey("problem_statements.id"), primary_key=True),
    Column("document", Document, nullable=False),
)

resemblances = Table(
    "resemblances",
    metadata,
    Column("one", String(40), primary_key=True),
    Column("other", String(40), primary_key=True),
    Column("person", String(32), primary_key=True),
    Column("told_at", Instant, nullable=False),
    Column("answer", String(16)),
    Column("answered_at", Instant),
)

specs = Table(
    "specs",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("problem_statement", ForeignKey("problem_statements.id"), nullable=False, unique=True),
    Column("team", String(32), nullable=False),
    Column("owner", String(32), nullable=False),
    Column("title", String(255), nullable=False),
    Column("status", String(32), nullable=False),
    Column("version", Integer, nullable=False),
    Column("revision", Integer, nullable=False, server_default="1"),
    Column("exported_version", Integer),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
)

spec_versions = Table(
    "spec_versions",
    metadata,
    Column("id", ForeignKey("specs.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("problem_statement", String(40), nullable=False),
    Column("problem_statement_version", Integer, nullable=False),
    Column("document", Document, nullable=False),
    Column("document_version", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("created_by", String(32), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("cause", String(16), nullable=False, server_default="drafted"),
    Column("undoes", Integer),
    ForeignKeyConstraint(
        ["problem_statement", "problem_statement_version"],
        ["problem_statement_versions.id", "problem_statement_versions.version"],
    ),
)

model_calls = Table(
    "model_calls",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("team", String(32), nullable=False),
    Column("subject", String(40), nullable=False),
    Column("prompt_id", String(64), nullable=False),
    Column("prompt_version", Integer, nullable=False),
    Column("prompt_sha256", String(64), nullable=False),
    Column("model", Words, nullable=False),
    Column("rung", String(32), nullable=False),
    Column("outcome", String(64), nullable=False),
    Column("input_tokens", Integer),
    Column("output_tokens", Integer),
    Column("counted_tokens", Integer),  # against budgets: as told, or estimated
    Column("milliseconds", Integer, nullable=False),
    Column("reply_sha256", String(64)),
    Column("error", String(64)),
    Column("called_at", Instant, nullable=False),
    Column("actor", String(32)),  # for whom
    Index("ix_model_calls_called_at", "team", "called_at"),
)

audit_entries = Table(
    "audit_entries",
    metadata,
    Column("chain", String(32), primary_key=True),
    Column("seq", SEQUENCE, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("actor", String(200), nullable=False),
    Column("verb", String(64), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("facts", Document, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("ix_audit_entries_subject", "chain", "subject"),
)

audit_heads = Table(
    "audit_heads",
    metadata,
    Column("chain", String(32), primary_key=True),
    Column("seq", SEQUENCE, nullable=False),
    Column("hash", String(64), nullable=False),
)
