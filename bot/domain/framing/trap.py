"""Traps: what a conversation asks for that would mislead, or that cannot be had, said plainly."""

from bot.domain.provenance import Frozen, Quote


class Trap(Frozen):
    """One trap in one sentence, with the words that show it."""

    id: str
    text: str
    quote: Quote | None = None
    impossible: bool = False  # it cannot hold as it was said
