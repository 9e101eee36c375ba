"""Ends disputes as people do: one party gives in, or the owner who was named decides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.domain.conversation.model import Message, MessageKind
from bot.domain.framing.agreement import comparable, same
from bot.domain.framing.field import FIELDS, ValueType
from bot.domain.provenance import fold, value_text
from bot.llm.guide.disguise import bare
from bot.llm.guide.finding import Finding
from bot.llm.guide.passage import Sentence
from bot.llm.guide.readers.place import countable
from bot.llm.guide.talk import fields_of, makes, named

OWNER = "owner"
_LONGEST = 24  # words; more than that says something of its own
_NOBODY = frozenset({"that", "this", "it", "he", "she", "they", "what", "which", "il", "elle", "ca", "cela", "er", "sie", "es", "das"})  # fmt: skip
_ONESELF = frozenset({"i", "je", "ich", "who", "qui", "wer", "nobody", "personne", "niemand"})
_SINGLE = frozenset({ValueType.QUANTITY, ValueType.MOMENT})


def conceded(sentence: Sentence, findings: Sequence[Finding]) -> Iterator[Finding]:
    """The other party's values, said again by somebody who had said otherwise.

    Whoever had said nothing about it settles nothing by agreeing.
    """
    if not _settles(sentence, "gave_in"):
        return
    own = {f.path: f for f in findings if f.message.user == sentence.message.user}
    rivals = [
        f
        for f in _others(sentence, findings)
        if f.path in own
        and comparable(f.value, own[f.path].value)
        and not same(f.value, own[f.path].value)
    ]
    for rival in _latest(rivals):
        yield _settled(sentence, rival, "agreed")


def decided(
    sentence: Sentence, findings: Sequence[Finding], owner: str | None
) -> Iterator[Finding]:
    """The value the named owner decides for, where others had disagreed about it."""
    if owner is None or not is_owner(sentence.message, owner):
        return
    if not (_settles(sentence, "decided") or _settles(sentence, "gave_in")):
        return
    numbers = {number.value for number in countable(sentence)}
    who = named(sentence, "gave_in")
    rivals = [
        f
        for f in _others(sentence, findings)
        if _disputed(f, findings) and (f.number in numbers or (who and not numbers))
    ]
    for rival in _latest(rivals):
        yield replace(_settled(sentence, rival, "decided"), overrules=True)


def owner_named(messages: Iterable[Message], findings: Iterable[Finding]) -> str | None:
    """Who is named as the owner: by somebody else, or in a form; nobody names themselves."""
    owner: str | None = None
    for finding in findings:
        words = value_text(finding.value)
        if finding.path == OWNER and not is_owner(finding.message, words):
            owner = words
    for message in messages:
        if message.field == OWNER and message.kind is not MessageKind.SAID:
            owner = message.text.strip() or None
    return owner


def is_owner(message: Message, owner: str) -> bool:
    """Whether a message is by the person or the role that was named."""
    name = fold(owner).lstrip("@")
    return name in {fold(message.user), fold(message.role or "")} - {""}


def _settles(sentence: Sentence, move: str) -> bool:
    short = len(sentence.tokens) <= _LONGEST
    return short and not sentence.question and not sentence.quoted and makes(sentence, move)


def _others(sentence: Sentence, findings: Sequence[Finding]) -> list[Finding]:
    """What others said about single values, of whom and of what the sentence names."""
    who = named(sentence, "gave_in")
    if who in _ONESELF:
        return []
    others = [
        f
        for f in findings
        if f.message.user != sentence.message.user
        and f.path in FIELDS
        and (FIELDS[f.path].value_type in _SINGLE or f.path == OWNER)
    ]
    speakers = {bare(f.message.user) for f in findings}
    if who is not None and who not in _NOBODY and who in speakers:
        others = [f for f in others if bare(f.message.user) == who]
    fields = fields_of(sentence.text)
    return [f for f in others if f.path in fields] if fields else others


def _latest(rivals: Sequence[Finding]) -> list[Finding]:
    """What the last message among them says, unless it is one of several different claims."""
    last = max((rival.index for rival in rivals), default=-1)
    return [
        rival
        for rival in rivals
        if rival.index == last
        and all(same(rival.value, f.value) for f in rivals if f.path == rival.path)
    ]


def _disputed(finding: Finding, findings: Sequence[Finding]) -> bool:
    return any(
        f.path == finding.path
        and f.message.user != finding.message.user
        and comparable(f.value, finding.value)
        and not same(f.value, finding.value)
        for f in findings
    )


def _settled(sentence: Sentence, rival: Finding, rule: str) -> Finding:
    return replace(
        rival,
        message=sentence.message,
        index=sentence.index,
        corrects=True,
        rationale=sentence.lexicon.reasons[rule],
    )
