"""The shape of what a rule says: a sentence with the words it found, and a slot."""

from typing import NamedTuple


class Said(NamedTuple):
    """One rule in one language. `{cue}` is what was found; a rule may fill more."""

    message: str
    rewrite: str | None = None
