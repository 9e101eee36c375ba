"""The few words Remit understands as commands, after `/remit` or after its name."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.export.bundle import Audience
from bot.domain.framing.inquiry import Asked, Inquiry, bared, inquiry_in
from bot.slack.command_words import DOCUMENTS, EXPORT, HELP, LIST, SPEC, THANKS, UNDO


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
    ASK = "ask"  # what is missing, how many cases it takes, what was shown
    THANKS = "thanks"
    ESCALATE = "escalate"
    POLICY = "policy"
    ESCALATIONS = "escalations"  # how the queues are doing
    SCHEDULE = "schedule"
    ROUNDUP = "roundup"  # which decisions wait, told to a channel once a period
    DATA = "data"  # what a system works on is watched for drift
    UNKNOWN = "unknown"


_POLITE = frozenset({"please", "bitte", "svp", "stp"})


@dataclass(frozen=True, slots=True)
class Command:
    """A verb and the words after it."""

    verb: Verb
    words: str = ""
    asked: Asked | None = None  # a question about what the thread has come to
    audience: Audience = Audience.EVERYBODY  # for whom something is exported


_ASKED = {
    Inquiry.WHY: Verb.WHY,
    Inquiry.CHANGES: Verb.HISTORY,
    Inquiry.OPEN: Verb.ASK,
    Inquiry.ITEM: Verb.ASK,
    Inquiry.CASES: Verb.ASK,
    Inquiry.RESULTS: Verb.ASK,
    Inquiry.RETRAIN: Verb.ASK,
    Inquiry.ROLLBACK: Verb.ASK,
    Inquiry.PLATEAU: Verb.ASK,
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
    sentence = _said(text)
    verb, _, rest = sentence.partition(" ")
    if verb == Verb.HELP and rest in {"product owner", "stakeholder", "reviewer"}:
        return Command(Verb.HELP, rest)
    if known := _known(sentence):
        return Command(known, text)
    for audience, pattern in DOCUMENTS.items():
        if pattern.fullmatch(sentence):
            return Command(Verb.EXPORT, text, audience=audience)
    asked = inquiry_in(text)
    return Command(_ASKED[asked.inquiry], text, asked) if asked else Command(Verb.NEW, text)


def _said(text: str) -> str:
    """A sentence without what makes it polite, and without what people type in different ways."""
    words = [word for word in bared(text).split() if word.strip(",.!?") not in _POLITE]
    return " ".join(words).strip(" .!?,:")


def _known(sentence: str) -> Verb | None:
    if sentence in HELP:
        return Verb.HELP
    if sentence in LIST:
        return Verb.LIST
    if sentence in UNDO:
        return Verb.UNDO
    if SPEC.fullmatch(sentence):
        return Verb.SPEC
    if EXPORT.fullmatch(sentence):
        return Verb.EXPORT
    return Verb.THANKS if THANKS.fullmatch(sentence) else None
