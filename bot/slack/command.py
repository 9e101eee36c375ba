"""The few words Remit understands as commands, after `/remit` or after its name."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.framing.inquiry import Asked, Inquiry, inquiry_in


class Verb(StrEnum):
    """What somebody wants; anything else they write is about a goal."""

    HELP = "help"
    NEW = "new"
    LIST = "list"
    SHOW = "show"
    SPEC = "spec"
    EXPORT = "export"
    UNDO = "undo"
    WHY = "why"
    HISTORY = "history"
    ESCALATE = "escalate"
    POLICY = "policy"
    ESCALATIONS = "escalations"  # how the queues are doing
    SCHEDULE = "schedule"
    ROUNDUP = "roundup"  # which decisions wait, told to a channel once a period
    DATA = "data"  # what a system works on is watched for drift
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Command:
    """A verb and the words after it."""

    verb: Verb
    words: str = ""
    asked: Asked | None = None  # a question about the statement of the thread


_ASKED = {Inquiry.WHY: Verb.WHY, Inquiry.CHANGES: Verb.HISTORY}
# Whole sentences people use in a thread instead of a button.
_SPOKEN = {
    "help": Verb.HELP,
    "what can you do": Verb.HELP,
    "list": Verb.LIST,
    "my drafts": Verb.LIST,
    "spec": Verb.SPEC,
    "turn this into a spec": Verb.SPEC,
    "turn it into a spec": Verb.SPEC,
    "turn this into a spec draft": Verb.SPEC,
    "turn it into a spec draft": Verb.SPEC,
    "export": Verb.EXPORT,
    "undo": Verb.UNDO,
}


def typed(text: str) -> Command:
    """Read what was typed after `/remit`: the first word is the verb, nothing means help."""
    first, _, rest = text.strip().partition(" ")
    try:
        return Command(Verb(first.casefold() or Verb.HELP), rest.strip())
    except ValueError:
        return Command(Verb.UNKNOWN, text.strip())


def spoken(text: str) -> Command:
    """Read what was said to Remit in a conversation: a known sentence, or words about a goal."""
    sentence = " ".join(text.casefold().replace("please", "").split()).strip(" .!?,:")
    verb, _, rest = sentence.partition(" ")
    if verb == Verb.HELP and rest in {"product owner", "stakeholder", "reviewer"}:
        return Command(Verb.HELP, rest)
    asked = None if sentence in _SPOKEN else inquiry_in(text)
    if asked:
        return Command(_ASKED[asked.inquiry], text, asked)
    return Command(_SPOKEN.get(sentence, Verb.NEW), text)
