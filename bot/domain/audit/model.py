"""Audit entries and the hash chain over their canonical JSON (RFC 8785)."""

import hashlib
from typing import Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from bot.domain.audit.canonical import canonical

GENESIS = "0" * 64


class AuditEvent(BaseModel):
    """What happened. Facts hold ids, versions and digests, never what people wrote."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    actor: str
    verb: str
    subject: str
    facts: dict[str, Any] = Field(default_factory=dict)


class AuditEntry(AuditEvent):
    """An event in its place in the chain."""

    chain: str
    seq: int
    at: AwareDatetime
    previous: str
    hash: str

    def as_document(self) -> dict[str, Any]:
        """Write it as JSON: without `hash` it is exactly what the hash is of."""
        return {**_body(self, self.chain, self.seq, self.at, self.previous), "hash": self.hash}


def digest(document: Any) -> str:  # noqa: ANN401  # any JSON value has a digest
    """SHA-256 of the RFC 8785 form of a JSON value, in hexadecimal."""
    return hashlib.sha256(canonical(document)).hexdigest()


def chain(
    event: AuditEvent, *, chain: str, seq: int, at: AwareDatetime, previous: str
) -> AuditEntry:
    """Give an event its place: its hash covers everything in it and the hash before it."""
    body = _body(event, chain, seq, at, previous)
    return AuditEntry.model_validate({**body, "at": at, "hash": digest(body)})


def text_around(event: AuditEvent, *, chain: str, at: AwareDatetime) -> tuple[str, str]:
    """Write what the hash of an event is of, without its place: all before it, and all after.

    In between belong `"previous":"…","seq":…`; whoever knows the place can finish the text.
    """
    text = canonical(_body(event, chain, 0, at, GENESIS)).decode()
    # The last of its like: what follows are two strings, and no string holds a bare quotation mark.
    before, _, after = text.rpartition(f'"previous":"{GENESIS}","seq":0')
    return before, after


def _body(
    event: AuditEvent, chain: str, seq: int, at: AwareDatetime, previous: str
) -> dict[str, Any]:
    return {
        "actor": event.actor,
        "verb": event.verb,
        "subject": event.subject,
        "facts": event.facts,
        "chain": chain,
        "seq": seq,
        "at": at.isoformat(),
        "previous": previous,
    }
