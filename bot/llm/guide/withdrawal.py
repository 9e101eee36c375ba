"""Reads what somebody takes back of their own words: all of it, a message, numbers or one field."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.conversation.model import Message
from bot.llm.guide.finding import Finding
from bot.llm.guide.passage import Sentence
from bot.llm.guide.readers.place import countable
from bot.llm.guide.talk import fields_of, makes, named

_SEVERAL = ("numbers", "figures", "values", "estimates", "chiffres", "nombres", "valeurs", "estimations", "zahlen", "angaben", "werte")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Somebody takes their own words back; nobody else's."""

    message: Message
    index: int
    everything: bool = False
    paths: frozenset[str] = frozenset()
    messages: frozenset[str] = frozenset()
    numbers: frozenset[float] = frozenset()

    def reaches(self, finding: Finding) -> bool:
        """Whether it takes back what was found."""
        if finding.message.user != self.message.user or finding.index > self.index:
            return False
        return (
            self.everything
            or finding.path in self.paths
            or finding.message.id in self.messages
            or finding.number in self.numbers
        )

    def reaches_entry(self, user: str, index: int, path: str) -> bool:
        """Whether it takes back what was entered in a form."""
        own = user == self.message.user and index < self.index
        return own and (self.everything or path in self.paths)


def withdrawal(sentence: Sentence, earlier: Sequence[Finding]) -> Withdrawal | None:
    """What a sentence takes back of its speaker's earlier words."""
    if sentence.quoted or sentence.question:
        return None
    message, index = sentence.message, sentence.index
    if makes(sentence, "took_all_back"):
        about = fields_of(sentence.text)
        return Withdrawal(message, index, everything=not about, paths=about)
    field = named(sentence, "took_field_back")
    if field is not None:
        return Withdrawal(message, index, paths=fields_of(field))
    return _of_some(sentence, earlier)


def _of_some(sentence: Sentence, earlier: Sequence[Finding]) -> Withdrawal | None:
    """The last message taken back, or numbers."""
    message, index = sentence.message, sentence.index
    of_numbers, of_last = makes(sentence, "took_numbers_back"), makes(sentence, "took_last_back")
    if not (of_numbers or of_last):
        return None  # nearly always; only then look at everything found before
    own = [f for f in earlier if f.message.user == message.user]
    told = {number.value for number in countable(sentence)}
    if told - {finding.number for finding in own}:
        return None  # a new number: what it replaces is a correction
    if of_numbers:
        return Withdrawal(message, index, numbers=_numbers(sentence, own, told))
    if of_last and own:
        return Withdrawal(message, index, messages=frozenset({own[-1].message.id}))
    return None


def _numbers(sentence: Sentence, own: Sequence[Finding], told: set[float]) -> frozenset[float]:
    """The numbers meant: those named, all of them, or those of the last message with any."""
    if told:
        return frozenset(told)
    numbered = [finding for finding in own if finding.number is not None]
    several = any(word in sentence.bare for word in _SEVERAL)
    last = numbered[-1].message.id if numbered else ""
    meant = [f for f in numbered if several or f.message.id == last]
    return frozenset(f.number for f in meant if f.number is not None)
