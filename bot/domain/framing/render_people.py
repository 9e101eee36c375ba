"""Who speaks in a conversation, as lines of a document."""

from collections.abc import Mapping

from bot.domain.framing.participant import Participant
from bot.domain.framing.words import Words


def person_line(person: Participant, names: Mapping[str, str], words: Words) -> str:
    """One person: their role, the one they claim, and where they stand, in their own words."""
    name = names.get(person.user, f"@{person.user}")
    parts = [f"{name} ({person.role})" if person.role else name]
    if person.claimed_role:
        parts.append(f"{words.says_to_be}: “{_short(person.claimed_role.text)}”")
    if person.stance:
        stance = words.stances[person.stance]
        told = f" “{_short(person.stance_quote.text)}”" if person.stance_quote else ""
        parts.append(f"{stance}:{told}" if told else stance)
    return "; ".join(parts)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 120 else plain[:119].rstrip() + "…"  # noqa: PLR2004
