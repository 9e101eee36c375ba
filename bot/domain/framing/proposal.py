"""What a language model proposes for one field: untrusted until code has checked it."""

from bot.domain.provenance import Frozen, Status


class Proposal(Frozen):
    """One proposed value with the passage said to support it."""

    path: str
    value_text: str
    status: Status
    quote: str | None = None
    message_id: str | None = None
    rationale: str | None = None


class Suspicion(Frozen):
    """A passage that a language model took for an order to itself; it fills no field."""

    message_id: str
    quote: str
