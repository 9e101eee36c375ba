"""Tells small talk, sarcasm and claims of authority from facts."""

import re
from collections.abc import Iterator

from bot.domain.framing.statement import Parked, ParkedReason
from bot.llm.guide.passage import Sentence
from bot.llm.guide.talk import makes

_REASONS = (
    ("authority", ParkedReason.AUTHORITY_CLAIM),
    ("sarcasm", ParkedReason.SARCASM),
    ("offtopic", ParkedReason.OFF_TOPIC),
)


_FACE = re.compile(
    "[\U0001f602\U0001f923\U0001f644\U0001f607\U0001f60f\U0001f643\U0001f921\U0001f61c]"
)
_GRANTS = re.compile(
    r"\b(?:sure|of course|obviously|why not|great idea|brilliant idea|finally|next thing|let's also|we could also"
    r"|bien sûr|évidemment|pourquoi pas|on peut aussi|on pourrait aussi|enfin une|bonne idée|génial"
    r"|klar|natürlich|warum nicht|man könnte auch|wir könnten auch|endlich|super idee|tolle idee)\b",
    re.IGNORECASE,
)
_OURS = ("metric", "decision_strong", "goal_down", "goal_up", "goal_task", "source_system", "pain")


def read(sentence: Sentence, *, astray: bool = False) -> Parked | None:
    """Why a sentence is set aside, if it is: no reader sees it then.

    `astray` says that the sentence before it was small talk: what follows goes with it unless it
    speaks of the matter again.
    """
    ours = sentence.has(*_OURS)
    for cue, reason in _REASONS:
        small_talk = reason is ParkedReason.OFF_TOPIC
        if not _is(sentence, cue) and not (small_talk and astray):
            continue
        if small_talk and ours:
            continue  # "too much cake is thrown away": the matter makes it our business
        return Parked(reason=reason, said_by=sentence.message.user, quote=sentence.quote())
    return None


def asides(sentence: Sentence) -> Iterator[Parked]:
    """Clauses of small talk or of authority beside others that speak of the matter."""
    if sentence.quoted or len(sentence.clauses) < 2 or not _may_stray(sentence):  # noqa: PLR2004
        return
    parts = [
        sentence.part(sentence.start + start, sentence.start + end)
        for start, end in sentence.clauses
    ]
    set_aside = [read(part) for part in parts]
    left = [part for part, parked in zip(parts, set_aside, strict=True) if parked is None]
    told = any(part.has(*_OURS) for part in left)
    measured = any(part.numbers for part in left)
    for parked in set_aside:
        authority = parked is not None and parked.reason is ParkedReason.AUTHORITY_CLAIM
        small_talk = parked is not None and parked.reason is ParkedReason.OFF_TOPIC
        if parked is not None and ((told and small_talk) or ((told or measured) and authority)):
            yield parked


def _may_stray(sentence: Sentence) -> bool:
    return any(_is(sentence, cue) for cue in ("authority", "offtopic"))


def _is(sentence: Sentence, cue: str) -> bool:
    if cue == "authority":
        told = sentence.has(cue) or makes(sentence, "authority", "legal")
        return told and not sentence.question
    return sentence.has(cue) or (cue == "sarcasm" and _mocks(sentence))


def _mocks(sentence: Sentence) -> bool:
    """An idiom of sarcasm, or a face that laughs at what is granted so readily."""
    if makes(sentence, "sarcastic"):
        return True
    grants = _FACE.search(sentence.text) and _GRANTS.search(sentence.text)
    return bool(grants) and not sentence.numbers
