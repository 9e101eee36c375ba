"""Who speaks in a conversation: the role a person has, the one they claim, and where they stand."""

from enum import StrEnum

from bot.domain.provenance import Frozen, Quote


class Stance(StrEnum):
    """What a person thinks of the idea, where they say so."""

    IN_FAVOUR = "in_favour"
    SCEPTICAL = "sceptical"


class Participant(Frozen):
    """One person. A role told in a message is a claim: it gives no rights."""

    user: str
    role: str | None = None  # as the workspace has it
    claimed_role: Quote | None = None
    stance: Stance | None = None
    stance_quote: Quote | None = None
