"""What a language model proposes for one field: untrusted until code has checked it."""

from pydantic import Field as Default

from bot.domain.conversation.model import Transcript
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


class ModelMemory(Frozen):
    """What language models found in a conversation so far, and which messages they have read."""

    proposals: tuple[Proposal, ...] = ()
    suspicions: tuple[Suspicion, ...] = ()
    read: dict[str, str] = Default(default_factory=dict)  # message id: a mark of what it said
    marker: str | None = None  # what fences the conversation in prompts

    def without(self, message_id: str) -> "ModelMemory":
        """Forget what rests on a message that says something else now, or nothing.

        If it had stated something, everything is read anew: what that had replaced may hold again.
        Drafts that name no message may rest on any.
        """
        stated = any(
            proposal.status is Status.STATED and proposal.message_id == message_id
            for proposal in self.proposals
        )
        read = {} if stated else {k: mark for k, mark in self.read.items() if k != message_id}
        return ModelMemory(
            proposals=tuple(p for p in self.proposals if p.message_id not in {None, message_id}),
            suspicions=tuple(s for s in self.suspicions if s.message_id != message_id),
            read=read,
            marker=self.marker,
        )

    def within(self, transcript: Transcript) -> "ModelMemory":
        """Forget what rests on messages that no longer count."""
        live = {message.id for message in transcript}
        memory = self
        for message_id in sorted(set(self.read) - live):
            memory = memory.without(message_id)
        return memory
