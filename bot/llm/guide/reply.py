"""Reads a plain reply as the answer to a question on show, where its shape leaves no doubt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.conversation.model import Message
from bot.domain.framing.asking import TAKEN_BACK, UNFOUND
from bot.domain.framing.assumption import closed_words, follow_up_of
from bot.domain.framing.bank import BANK, BankQuestion
from bot.domain.framing.bank_french import FRENCH
from bot.domain.framing.bank_german import GERMAN
from bot.domain.framing.field import FIELDS, ValueType
from bot.domain.framing.fit import is_partly
from bot.domain.framing.parse import closing, parsed
from bot.domain.framing.ranking import POINTS_OR_PERCENT, gave_up_on
from bot.domain.number import CURRENCIES
from bot.domain.provenance import Closing, Field, Moment, Quote, Status, Value, fold
from bot.llm.guide import weighing
from bot.llm.guide.answers import told_value
from bot.llm.guide.finding import Finding
from bot.llm.guide.passage import Sentence
from bot.llm.guide.readers.fit import SUBKIND
from bot.llm.guide.replies import number, text

_LONGEST = 240  # characters; a longer message is a message of its own
_SENTENCES = 3
_DISPUTE = "Q-C01"
_APART = frozenset(
    {_DISPUTE, POINTS_OR_PERCENT, TAKEN_BACK, UNFOUND}
)  # about claims and meanings, not about a field
_WEIGHT = 8  # somebody was asked, and said so
_ICON = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff]|:[a-z][a-z0-9_+-]{1,40}:|[:;]-?[()DPpo/|]")
_BY_THE_WAY = frozenset({"task.kind", "business_goal.direction", SUBKIND})
_FIRST_ONLY = frozenset({"yes", "no", "oui", "non", "ja", "nein", "partly", "teils", "en partie"})


@dataclass(frozen=True, slots=True)
class Heard:
    """One sentence of a message and what the readers found in it."""

    sentence: Sentence
    found: Sequence[Finding]


def read(message: Message, heard: Sequence[Heard], earlier: Sequence[Finding]) -> Iterator[Finding]:
    """Findings for the fields that were asked about; nothing where anything else may be meant."""
    words = " ".join(message.text.split())  # what was set aside leaves gaps
    if not message.asked or len(words) > _LONGEST or len(heard) > _SENTENCES:
        return
    asked = [BANK[key] for key in message.asked if key in BANK and key not in _APART]
    fields = {entry.field for entry in asked}
    found = [
        f for each in heard for f in each.found if f.status is Status.STATED and not f.tentative
    ]
    if any(f.path not in fields | _BY_THE_WAY for f in found):
        return
    taken = {finding.path for finding in found}
    for each in heard:
        sentence = each.sentence
        if sentence.question or _ICON.search(sentence.text):
            continue
        left = [entry for entry in asked if entry.field not in taken]
        for answer in _answer(sentence, left, message.asked[0], earlier):
            taken.add(answer.path)
            yield answer


def closed(
    messages: Sequence[Message], fields: dict[str, Field], language: str
) -> dict[str, Field]:
    """The fields with a note on those that somebody asked about cannot fill."""
    noted = dict(fields)
    for message in messages:
        question = BANK.get(gave_up_on(message) or "")
        if question is None or question.field not in FIELDS:
            continue
        present = noted.get(question.field, Field(path=question.field))
        if present.value is None and not present.conflicts and present.confirmed is None:
            noted[question.field] = present.model_copy(update=_left_open(message, language))
    return noted


def _left_open(message: Message, language: str) -> dict[str, object]:
    found = closing(message.text)
    if found is None:
        return {}
    knows = found is not Closing.DOES_NOT_KNOW
    return {
        "rationale": closed_words(found, message.user, language),
        "closing": found,
        "follow_up": None if knows else follow_up_of(message),
    }


def _answer(
    sentence: Sentence, left: Sequence[BankQuestion], first: str, earlier: Sequence[Finding]
) -> Sequence[Finding]:
    """One kind of answer after the other, the plainest first."""
    if not left:
        return ()
    option = _option(sentence, left, first)
    if option:
        return option
    if _chats(sentence):
        return ()
    entry = (
        _weighing(sentence, left)
        or _amounts(sentence, left)
        or _measured(sentence, left, first, earlier)
    )
    if entry is not None:
        return _told(sentence, entry)
    return () if sentence.times or sentence.numbers else _worded(sentence, left, first)


def _worded(sentence: Sentence, left: Sequence[BankQuestion], first: str) -> Sequence[Finding]:
    person = text.person(sentence)
    whom = next((entry for entry in left if entry.field in text.PERSONS), None)
    if person and whom:
        return (_finding(sentence, whom.field, person),)
    entry = text.fitting(sentence, left, first)
    return _told(sentence, entry) if entry else ()


def _chats(sentence: Sentence) -> bool:
    """Small talk, unless the word is part of a name such as "no-shows"."""
    names = [(hit.start, hit.end) for hit in sentence.hits("metric")]
    return any(
        not any(start <= hit.start and hit.end <= end for start, end in names)
        for hit in sentence.hits("reply_chat")
    )


def _weighing(sentence: Sentence, left: Sequence[BankQuestion]) -> BankQuestion | None:
    weighed = text.weighs(sentence)
    return next((e for e in left if weighed and e.field == weighing.MISS), None)


def _amounts(sentence: Sentence, left: Sequence[BankQuestion]) -> BankQuestion | None:
    """Two bare amounts, in the order they were asked for."""
    asked = next((entry for entry in left if entry.id == weighing.AMOUNTS), None)
    money = all(number.unit in CURRENCIES for number in sentence.numbers)
    return asked if asked and money and weighing.pieces(sentence, in_order=True) else None


def _measured(
    sentence: Sentence, left: Sequence[BankQuestion], first: str, earlier: Sequence[Finding]
) -> BankQuestion | None:
    """The question a number or a time answers; in a dispute any figure may be about that."""
    if first == _DISPUTE:
        return None
    entry = number.fitting(sentence, left, earlier)
    moments = [e for e in left if FIELDS[e.field].value_type is ValueType.MOMENT]
    if entry is None and moments and text.is_moment(sentence):
        return moments[0]
    return entry


def _option(sentence: Sentence, left: Sequence[BankQuestion], first: str) -> Sequence[Finding]:
    """An answer the question offers, in the words of any language it is asked in."""
    words = _plain(sentence.quote().text)
    for entry in left:
        definition = FIELDS.get(entry.field)
        if definition is None or (words in _FIRST_ONLY and entry.id != first):
            continue
        offered = [*entry.options]
        for wordings in (FRENCH, GERMAN):
            offered += wordings[entry.id].options if entry.id in wordings else ()
        choice = parsed(definition, words) if definition.choices else None
        yes_or_no = definition.value_type is ValueType.FLAG and words in _FIRST_ONLY
        if choice is not None or words in {_plain(option) for option in offered} or yes_or_no:
            return _told(sentence, entry)
    return ()


def _plain(words: str) -> str:
    return re.sub(r"^(?:an?|une?|eine?n?|the) ", "", fold(words).strip(" .!…"))


def _told(sentence: Sentence, entry: BankQuestion) -> Sequence[Finding]:
    definition = FIELDS[entry.field]
    if entry.field in weighing.COSTS:
        said = weighing.told(sentence, in_order=entry.id == weighing.AMOUNTS)
        return [_finding(sentence, path, words, quote) for path, (words, quote) in said.items()]
    words = sentence.quote().text.strip().rstrip(" .!…")
    value = told_value(definition, sentence.message, words, sentence.lexicon.language)
    plain = isinstance(value, bool) or is_partly(words)
    if definition.value_type is ValueType.FLAG and not plain:
        return ()
    if isinstance(value, Moment):
        day = next((day for _, _, day in sentence.times if day is not None), None)
        value = Moment(text=words, iso=day.isoformat() if day else None)
    return (_finding(sentence, entry.field, value),)


def _finding(sentence: Sentence, path: str, value: Value, quote: Quote | None = None) -> Finding:
    numbers = sentence.numbers
    metric = next(iter(sentence.hits("metric")), None)
    return Finding(
        path,
        value,
        quote or sentence.quote(),
        sentence.message,
        sentence.index,
        _WEIGHT,
        number=numbers[0].value if numbers else None,
        about=metric.key if metric else None,
    )
