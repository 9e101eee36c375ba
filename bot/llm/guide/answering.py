"""Reads an answer given in a form as closely as a message: its own field first, then the rest."""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.domain.conversation.model import Message
from bot.domain.framing.field import FIELDS, FieldDefinition, ValueType
from bot.domain.framing.parse import parsed
from bot.domain.number import Number
from bot.domain.provenance import Field, Moment, Quantity, Quote, Status, Value
from bot.llm.guide import weighing
from bot.llm.guide.finding import Finding
from bot.llm.guide.passage import Sentence
from bot.llm.guide.readers import deadline
from bot.llm.guide.readers.extent import extent
from bot.llm.guide.readers.place import countable
from bot.llm.guide.settle import settled

_MARKS = " \t\r\n.,;:…"
_HEDGE = re.compile(
    r"(?:(?<!\w)(?:about|around|roughly|approx\.?|approximately|maybe|up to|rund|etwa|ungefähr|circa"
    r"|ca\.?|environ|à peu près|jusqu'à)|[~≈])\s*$",
    re.IGNORECASE,
)  # what bounds a figure ("at most") is kept with it, not in its words
_SHORT = 6  # words that may follow a number and still say what it counts
_FIGURES = frozenset({"business_goal.baseline", "business_goal.target"})
# Said of the matter as it will be, an answer is no account of how things are or of whose trouble.
_OF_A_THREAD = frozenset(
    {
        "title",
        "user_problem.voice",
        "user_problem.who",
        "user_problem.current_process",
        "business_goal.cost_of_inaction",
        "metrics.business",
    }
)


def values(
    definition: FieldDefinition,
    message: Message,
    sentences: Sequence[Sentence],
    found: Sequence[Finding],
) -> Iterator[tuple[str, Value, Quote]]:
    """What an answer says about its own field; cost questions are about two."""
    text = message.text.strip(_MARKS) or message.text.strip()
    start = message.text.find(text)
    whole = Quote(message_id=message.id, start=start, end=start + len(text), text=text)
    if definition.path in weighing.COSTS and message.question and len(sentences) == 1:
        in_order = message.question == weighing.AMOUNTS
        for path, (words, quote) in weighing.told(sentences[0], in_order=in_order).items():
            yield path, words, quote
        return
    value = _value(definition, text, sentences, found)
    yield definition.path, text if value is None else value, whole


def _value(
    definition: FieldDefinition,
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[Finding],
) -> Value | None:
    language = sentences[0].lexicon.language if sentences else "en"
    if definition.value_type is ValueType.QUANTITY:
        read = next((f.value for f in found if f.path == definition.path), None)
        if isinstance(read, Quantity):
            return read
        return _measured(sentences) or parsed(definition, text, language)
    if definition.value_type is ValueType.MOMENT:
        return _moment(sentences) or Moment(text=text)
    return parsed(definition, text, language)


def _measured(sentences: Sequence[Sentence]) -> Quantity | None:
    """The first number that is no date, with the words that say what it counts."""
    for sentence in sentences:
        numbers = countable(sentence)
        if numbers:
            return _quantity(sentence, numbers[0])
    return None


def _quantity(sentence: Sentence, number: Number) -> Quantity:
    hedge = _HEDGE.search(sentence.text[: number.start])
    start = hedge.start() if hedge else number.start
    stop = _end(sentence, number)
    points = number.unit == "pp"
    rate = sentence.hits("per_day", number.end - 1, stop)
    return Quantity(
        value=number.value,
        unit="%" if points else number.unit or "",
        kind="pp" if points else None,
        text=sentence.quote(start, stop).text.rstrip(_MARKS),
        period=sentence.quote(rate[0].start, rate[0].end).text if rate else None,
    )


def _end(sentence: Sentence, number: Number) -> int:
    """Where the words about a number end: before a deadline, a source or another number."""
    stop = max(number.end, sentence.clause_at(number.start)[1])
    others = [other.start for other in sentence.numbers if other.start > number.start]
    days = [start for start, _, day in sentence.times if day is not None]
    days += [finding.quote.start - sentence.start for finding in deadline.read(sentence)]
    near = min([place for place in (*others, *days) if place >= number.end], default=stop)
    tail = sentence.text[number.end : min(stop, near)]
    if near < stop or len(tail.split()) > _SHORT:
        return extent(sentence, number)
    return stop


def _moment(sentences: Sequence[Sentence]) -> Moment | None:
    """The sentence that names a time, and the day it names."""
    for sentence in sentences:
        days = [day for _, _, day in sentence.times if day is not None]
        if sentence.times:
            text = sentence.quote().text.strip(_MARKS)
            return Moment(text=text, iso=days[0].isoformat() if days else None)
    return None


def with_the_rest(
    fields: Mapping[str, Field],
    answers: Sequence[tuple[Message, Sequence[Finding]]],
    main: str | None,
) -> dict[str, Field]:
    """What answers state beside their own question fills fields that are open; nothing else."""
    filled = dict(fields)
    beside: dict[str, list[Finding]] = {}
    for message, found in answers:
        own = {finding.number for finding in found if finding.path == message.field}
        own |= {_number(fields.get(message.field or ""))}
        for finding in found:
            figure = finding.path in _FIGURES
            repeats = figure and finding.number in own
            other = figure and finding.about is not None and main not in {None, finding.about}
            if finding.status is Status.STATED and not (repeats or other):
                beside.setdefault(finding.path, []).append(finding)
    for path, findings in beside.items():
        if path in FIELDS and path not in _OF_A_THREAD and _open(filled.get(path)):
            filled[path] = settled(path, findings)
    return filled


def _number(field: Field | None) -> float | None:
    return field.value.value if field and isinstance(field.value, Quantity) else None


def _open(field: Field | None) -> bool:
    """Whether nobody has said, cleared or given up on a field."""
    if field is None:
        return True
    untouched = field.confirmed is None and not field.conflicts and field.rationale is None
    return field.value is None and untouched
