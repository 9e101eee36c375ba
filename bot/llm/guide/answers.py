"""Turns what people enter in forms into fields: their own words, confirmed by them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.domain.conversation.model import Message, MessageKind
from bot.domain.framing.asking import TAKEN_BACK, UNFOUND
from bot.domain.framing.assumption import closed_words, follow_up_of, may_be_assumed
from bot.domain.framing.field import FIELDS, FieldDefinition, ValueType
from bot.domain.framing.parse import closing, parsed, reads_points
from bot.domain.framing.ranking import ABOUT_A_VALUE, POINTS_OR_PERCENT
from bot.domain.provenance import (
    Claim,
    Closing,
    Confirmation,
    Field,
    Moment,
    Quantity,
    Quote,
    Status,
    Value,
)
from bot.llm.guide.answering import values
from bot.llm.guide.finding import Finding
from bot.llm.guide.passage import Sentence, sentences

_RELATIVE = re.compile(r"^\s*[+-]|\b(?:by|um|de)\s+\d|\d\s*%\s*(?:less|fewer|more|lower|higher|weniger|mehr|de moins|de plus|reduction)", re.IGNORECASE)  # fmt: skip
_AT_MOST = re.compile(r"≤|<|\bat most\b|\bmax(?:imum|imal)?\b|\bnot more than\b|\bno more than\b|\b(?:less|fewer) than\b|\bweniger als\b|\bunder\b|\bbelow\b|\bunter\b|\bhöchstens\b|\bau plus\b|\bmoins de\b", re.IGNORECASE)  # fmt: skip
_AT_LEAST = re.compile(r"≥|>|\bat least\b|\bmore than\b|\bmehr als\b|\bover\b|\babove\b|\bmindestens\b|\büber\b|\bau moins\b|\bplus de\b", re.IGNORECASE)  # fmt: skip
_SOURCE = re.compile(r"\(([^)]{3,60})\)|,\s*(?:from|per|source:?|laut|selon|d'après)\s+([^,.;]{3,60})", re.IGNORECASE)  # fmt: skip
_ABOUT_WHAT_IS = ABOUT_A_VALUE | {TAKEN_BACK, UNFOUND}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer given in a form, cut into sentences, with what the readers found in it."""

    message: Message
    sentences: Sequence[Sentence]
    found: Sequence[Finding]


def entered(
    messages: Iterable[tuple[int, Message]], language: str, answers: Mapping[str, Answer]
) -> dict[str, list[tuple[int, Field]]]:
    """All entries by field, oldest first; one question answers the last one given for its field."""
    fields: dict[str, list[tuple[int, Field]]] = {}
    for index, message in messages:
        if message.kind is MessageKind.SAID or message.field not in FIELDS:
            continue
        if message.question == POINTS_OR_PERCENT and _says_what_was_meant(message.text):
            continue
        if message.question in _ABOUT_WHAT_IS and closing(message.text) is not None:
            continue  # who cannot say leaves the value as it is
        definition, answer = FIELDS[message.field], answers.get(message.id)
        for field in _entries(definition, message, language, answer):
            fields.setdefault(field.path, []).append((index, field))
    return fields


def _entries(
    definition: FieldDefinition, message: Message, language: str, answer: Answer | None
) -> Iterator[Field]:
    if message.kind is MessageKind.ASSUMPTION:
        yield _meanwhile(definition, message, language)
        return
    closed = closing(message.text)
    confirmation = Confirmation(by=message.user, at=message.said_at, message_id=message.id)
    if not message.text.strip():
        yield Field(path=definition.path, rationale=f"Cleared by @{message.user}.")
        return
    if closed is not None:
        yield Field(
            path=definition.path,
            rationale=closed_words(closed, message.user, language),
            closing=closed,
            follow_up=follow_up_of(message) if closed is Closing.DOES_NOT_KNOW else None,
            confirmed=confirmation,
        )
        return
    if answer is None:
        text = message.text.strip()
        start = message.text.find(text)
        quote = Quote(message_id=message.id, start=start, end=start + len(text), text=text)
        told = [(definition.path, told_value(definition, message, text, language), quote)]
    else:
        told = list(values(definition, message, answer.sentences, answer.found))
    for path, value, quote in told:
        yield Field(
            path=path,
            value=_qualified(path, value, message.text) if answer else value,
            status=Status.STATED,
            quotes=(quote,),
            confirmed=confirmation,
        )


def _meanwhile(definition: FieldDefinition, message: Message, language: str) -> Field:
    """What a person who does not know assumes, where anything may be; nothing is a fact by it."""
    text = message.text.strip()
    assumed = bool(text) and may_be_assumed(definition.path)
    confirmation = Confirmation(by=message.user, at=message.said_at, message_id=message.id)
    return Field(
        path=definition.path,
        value=told_value(definition, message, text, language) if assumed else None,
        status=Status.ASSUMED if assumed else Status.UNKNOWN,
        rationale=None if assumed else closed_words(Closing.DOES_NOT_KNOW, message.user, language),
        closing=Closing.DOES_NOT_KNOW,
        follow_up=message.follow_up,
        confirmed=None if assumed else confirmation,
    )


def _qualified(path: str, value: Value, text: str) -> Value:
    """A figure with what the words around it add, where the reader saw nothing of that."""
    if not isinstance(value, Quantity):
        return value
    told = _told(path, value.model_copy(update={"kind": None}), text)
    updates = {
        "kind": value.kind or told.kind,
        "comparator": value.comparator or told.comparator,
        "source": value.source or told.source,
    }
    return value.model_copy(update=updates)


def told_value(definition: FieldDefinition, message: Message, text: str, language: str) -> Value:
    """What a person's reply to a question about a field says; their words where it does not parse."""
    if definition.value_type is ValueType.MOMENT:
        return _moment(message, text, language)
    value = parsed(definition, text, language)
    if isinstance(value, Quantity):
        return _told(definition.path, value, text)
    return text if value is None else value


def _told(path: str, value: Quantity, text: str) -> Quantity:
    """What the words beside an entered number say about it."""
    kind: Literal["abs", "rel", "pp"] | None = value.kind
    if kind is None and path == "business_goal.target":
        kind = "rel" if value.unit == "%" and _RELATIVE.search(text) else "abs"
    comparator: Literal["<=", ">=", "="] | None = None
    if _AT_MOST.search(text):
        comparator = "<="
    elif _AT_LEAST.search(text):
        comparator = ">="
    source = _SOURCE.search(text)
    return value.model_copy(
        update={
            "kind": kind,
            "comparator": comparator,
            "source": (source[1] or source[2]).strip() if source else None,
        }
    )


def _moment(message: Message, text: str, language: str) -> Moment:
    days = [
        day
        for sentence in sentences(message, 0, language)
        for _, _, day in sentence.times
        if day is not None
    ]
    return Moment(text=text, iso=days[0].isoformat() if days else None)


_FROM_TO = re.compile(
    r"\b(?:from|von|de|d'un)\s(?P<today>\d+(?:[.,]\d+)?)\s?(?:%|percent|prozent|pour ?cent)?\s"
    r"(?:to|down to|up to|auf|à|a)\s(?P<wanted>\d+(?:[.,]\d+)?)",
    re.IGNORECASE,
)


def _says_what_was_meant(text: str) -> bool:
    """Whether a reply to "points or percent?" says which, or from where to where."""
    return reads_points(text) is not None or _FROM_TO.search(text) is not None


def _as_meant(target: Quantity, text: str) -> Quantity | None:
    """The target as a reply means it: its kind by a word, or by where it starts and ends."""
    kind = reads_points(text)
    told = _FROM_TO.search(text)
    if kind is not None or told is None:
        return target.model_copy(update={"kind": kind}) if kind else None
    today, wanted = (float(told[name].replace(",", ".")) for name in ("today", "wanted"))
    moved = abs(today - wanted)
    share = 100 * moved / today if today else 0
    if abs(moved - target.value) <= _NEAR * max(moved, 1):
        return target.model_copy(update={"kind": "pp"})
    if abs(share - target.value) <= _NEAR * max(share, 1):
        return target.model_copy(update={"kind": "rel"})
    changes = {"value": wanted, "kind": "abs", "text": told["wanted"]}
    return target.model_copy(update=changes)  # neither: where it should end is what was said


_NEAR = 0.01  # of the change


def with_points_told(field: Field, messages: Iterable[Message]) -> Field:
    """Apply the reply to "points or percent?" to the target it was about."""
    for message in messages:
        on_show = message.kind is MessageKind.SAID and POINTS_OR_PERCENT in message.asked
        about = message.question == POINTS_OR_PERCENT or on_show
        if not about or not isinstance(field.value, Quantity):
            continue
        meant = _as_meant(field.value, message.text)
        if meant is None:
            continue
        confirmed = Confirmation(by=message.user, at=message.said_at, message_id=message.id)
        quote = Quote(message_id=message.id, start=0, end=len(message.text), text=message.text)
        changes = {
            "value": meant,
            "quotes": (*field.quotes, quote),
            "confirmed": confirmed,
        }
        field = field.model_copy(update=changes)
    return field


def claim(field: Field, said_by: str) -> Claim | None:
    """An entry as one claim among others."""
    if field.value is None or field.confirmed is None:
        return None
    return Claim(
        value=field.value, quotes=field.quotes, said_by=said_by, said_at=field.confirmed.at
    )
