"""The story of one escalation as the record tells it: its entries, and what their digests are of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from bot.domain.audit.model import AuditEntry, digest

# How the record says that nothing more can happen, and that it went ahead without people.
OVER = frozenset({"denied", "cancelled", "expired", "consumed", "finished"})
BY_ITSELF = frozenset({"auto", "notify"})
POLICY, CLOCK = "policy", "clock"


@dataclass(frozen=True, slots=True)
class Story:
    """Nothing in here comes from the present state of an escalation: that may have been changed."""

    id: str
    entries: tuple[AuditEntry, ...]
    documents: Mapping[str, dict[str, Any]] = field(default_factory=dict)  # by their digest

    @property
    def is_over(self) -> bool:
        """Whether the record ends with something that is final."""
        return bool(self.entries) and self.entries[-1].facts.get("state") in OVER

    def document(self, of: str) -> dict[str, Any] | None:
        """What a digest is of, if it is still kept; whatever was changed since is not it."""
        return self.documents.get(of)


def by_digest(documents: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Name documents by what they are, and not by where they were found."""
    return {digest(one): one for one in documents}


def moment(at: datetime) -> str:
    """A moment as other programs read it."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
