"""Rules on the form of a sentence: one subject, one binding verb, one thing required."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.domain.lint.cue import FOLDED
from bot.domain.lint.model import Severity
from bot.domain.lint.rule import Hit
from bot.domain.lint.sentence import Sentence, is_french_infinitive
from bot.domain.lint.words.verbs import (
    ENGLISH_NOUN_VERBS,
    ENGLISH_PARTICIPLES,
    ENGLISH_VERBS,
    GERMAN_INFINITIVES,
)

_LONGEST = 40  # words
_LATE_CONDITION = 15  # words
_PASSIVE_FRENCH = re.compile(r"(?:é|ée|és|ées|is|ise|it|ite|us|ue)$")
_PASSIVE_GERMAN = re.compile(r"^(?:\w*ge\w+(?:t|en)|\w+iert)$")
_AUXILIARY: dict[str, frozenset[str]] = {
    "en": frozenset({"be", "is", "are", "been"}),
    "fr": frozenset({"être", "est", "sont"}),
    "de": frozenset({"werden", "wird"}),
}
_BY: dict[str, frozenset[str]] = {
    "en": frozenset({"by", "via"}),
    "fr": frozenset({"par", "via"}),
    "de": frozenset({"von", "vom", "durch", "via"}),
}
_AND: dict[str, frozenset[str]] = {
    "en": frozenset({"and", "or", "plus"}),
    "fr": frozenset({"et", "ou", "puis"}),
    "de": frozenset({"und", "sowie"}),
}
_REFUSING_WORDS = """
decline refuse reject deny abstain refuser décliner rejeter ablehnen verweigern
"""
_REFUSING = frozenset(_REFUSING_WORDS.split())
_REFERRING_WORDS = """
route refer send name hand escalate transfer tell forward point offer orienter transmettre renvoyer
diriger nommer proposer weiterleiten verweisen nennen übergeben
"""
_REFERRING = frozenset(_REFERRING_WORDS.split())
_ADVERBS = frozenset({"then", "also", "automatically", "always", "never", "not", "only"})
_DETERMINERS_WORDS = """
a an the its their each every all any that this these those it them him her one no whether how
what which
"""
_DETERMINERS = frozenset(_DETERMINERS_WORDS.split())


def passive_without_agent(sentence: Sentence) -> Iterator[Hit]:
    """A passive that leaves out who acts.

    Why: nobody knows who has to do it, and later nobody did.

    - Bad: Refunds are approved within a day.
    - Better: The payments lead shall approve a refund within a day.
    """
    words, auxiliary = sentence.words, _AUXILIARY[sentence.language]
    if auxiliary.isdisjoint(map(FOLDED, words)):
        return
    if not _BY[sentence.language].isdisjoint(map(FOLDED, words)):
        return
    for place, word in enumerate(words):
        if word.folded not in auxiliary:
            continue
        follower = sentence.folded(place + 1)
        if sentence.language == "en":
            skipped = 2 if follower in {"not", "also", "automatically"} else 1
            verb = sentence.folded(place + skipped)
            passive = verb.endswith("ed") or verb in ENGLISH_PARTICIPLES
            end = place + skipped
        elif sentence.language == "fr":
            passive, end = bool(_PASSIVE_FRENCH.search(follower)), place + 1
        else:
            before = sentence.folded(place - 1)
            passive, end = bool(_PASSIVE_GERMAN.match(before)), place
        if passive:
            yield Hit(word.start, words[min(end, len(words) - 1)].end)
            return


def weak_modal(sentence: Sentence) -> Iterator[Hit]:
    """A verb that binds nobody, such as "should", "may" or "can", or no binding verb at all.

    Why: "should" is read as a wish. What has to hold says "shall" (or "must"). German "soll" counts
    as a wish in some houses and as an order in others, and is only noted.

    - Bad: The router should send urgent tickets to the on-call team.
    - Better: The router shall send urgent tickets to the on-call team.
    """
    strong = sentence.of("strong")
    for cue in sentence.of("weak"):
        if not strong or (cue.start < strong[0].start and sentence.opening is None):
            yield Hit(cue.start, cue.end)
            return
    for cue in sentence.of("soll"):
        yield Hit(cue.start, cue.end, severity=Severity.INFO)
        return
    around = sentence.around
    if sentence.modal or around.lead or around.is_criterion:
        return
    if sentence.opening or sentence.has_digit:
        return
    if sentence.states and not sentence.commands and sentence.words:
        yield Hit(sentence.words[0].start, sentence.words[-1].end)


def several_requirements(sentence: Sentence) -> Iterator[Hit]:
    """Two requirements in one sentence.

    Why: when one half works and the other does not, the sentence has no verdict. A condition at
    the beginning ("When a and b, the system shall …") is one requirement, and so is a refusal that
    says where the person is sent instead.

    - Bad: The assistant shall log the request and notify the owner.
    - Better: two sentences, each with its own id.
    """
    modals = sentence.of("strong", "soll")
    if len(modals) > 1 and not _condition_between(sentence, modals[0].end, modals[1].start):
        yield Hit(modals[1].start, modals[1].end)
        return
    if ";" in sentence.text and sentence.states and _says_after_semicolon(sentence):
        at = sentence.text.index(";")
        yield Hit(at, at + 1)
        return
    first = sentence.modal
    place = _second_verb(sentence, first.last if first else -1)
    if place is not None:
        yield Hit(sentence.words[place - 1].start, sentence.words[place].end)


def _condition_between(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the second modal belongs to a condition, or to a clause about a noun."""
    clauses = {"that", "which", "who", "if", "when", "unless", "while", "where", "qui", "que",
               "si", "lorsque", "die", "der", "das", "wenn", "falls", "den", "damit"}  # fmt: skip
    between = sentence.text[start:end]
    return any(word.folded in clauses for word in sentence.words if start <= word.start < end) and (
        ";" not in between
    )


def _says_after_semicolon(sentence: Sentence) -> bool:
    _, _, rest = sentence.text.partition(";")
    return Sentence(rest.strip(), sentence.language).states


def _second_verb(sentence: Sentence, after: int) -> int | None:
    if after < 0 and not sentence.commands:
        return None
    if sentence.language == "de":
        joined = not _AND["de"].isdisjoint(map(FOLDED, sentence.words))
        return _german_second(sentence) if joined else None
    joins = _AND[sentence.language]
    if joins.isdisjoint(map(FOLDED, sentence.words)):
        return None
    for place in range(max(after, 0) + 2, len(sentence.words)):
        if sentence.folded(place - 1) not in joins:
            continue
        at = place + 1 if sentence.folded(place) in _ADVERBS else place
        refers = sentence.folded(at) in _REFERRING and sentence.folded(after + 1) in _REFUSING
        if at < len(sentence.words) and _acts(sentence, at) and not refers:
            return at
    return None


def _acts(sentence: Sentence, place: int) -> bool:
    word = sentence.folded(place)
    if sentence.language == "fr":
        return is_french_infinitive(word)
    if word in ENGLISH_VERBS:
        return sentence.folded(place + 1) not in {"of", "and", "or", ""} or place + 1 == len(
            sentence.words
        )
    return word in ENGLISH_NOUN_VERBS and sentence.folded(place + 1) in _DETERMINERS


def _german_second(sentence: Sentence) -> int | None:
    verbs = [place for place, word in enumerate(sentence.words) if word.text in GERMAN_INFINITIVES]
    for first, second in pairwise(verbs):
        if sentence.folded(first + 1) in _AND["de"]:
            refers = sentence.folded(second) in _REFERRING and sentence.folded(first) in _REFUSING
            return None if refers else second
    return None


def superfluous_ability(sentence: Sentence) -> Iterator[Hit]:
    """Says "shall be able to", where what counts is that it does.

    Why: being able to is kept by a system that never does it.

    - Bad: The bot shall be able to send a reminder.
    - Better: When `<trigger?>`, the bot shall send a reminder.
    """
    for cue in sentence.of("able"):
        yield Hit(cue.start, cue.end)


def long_sentence(sentence: Sentence) -> Iterator[Hit]:
    """More than forty words.

    Why: long sentences hide a second requirement, and reviewers sign them unread.

    - Better: one condition, one subject, one thing required; the rest in sentences of its own.
    """
    if len(sentence.words) > _LONGEST:
        yield Hit(sentence.words[_LONGEST].start, sentence.words[-1].end)


def fragment(sentence: Sentence) -> Iterator[Hit]:
    """No subject or no verb.

    Why: a keyword is a heading; it says neither who nor what nor when.

    - Bad: Safe outputs.
    - Better: The assistant shall refuse `<which requests?>` and name the team that helps.
    """
    if sentence.words and not sentence.states and not _measures(sentence):
        yield Hit(sentence.words[0].start, sentence.words[-1].end)


def _measures(sentence: Sentence) -> bool:
    signed = any(sign in sentence.text for sign in "<>≤≥")
    return signed or any(number.unit or "=" in sentence.text for number in sentence.numbers)


def broken_condition(sentence: Sentence) -> Iterator[Hit]:
    """A condition that is not followed by what shall happen, or that comes too late.

    Why: "When <trigger>, the <system> shall <response>" and "If <condition>, then the <system>
    shall <response>" (EARS) can be turned into a test line by line. A long condition after the
    response is read as decoration.

    - Bad: When a ticket arrives, the router sends it.
    - Better: When a ticket arrives, the router shall send it to `<queue?>` within `<time?>`.
    """
    opening = sentence.opening
    bound = sentence.of("strong", "soll")
    if opening and not sentence.around.lead:
        comma = sentence.text.find(",")
        thens = sentence.of("then")
        said = max(comma, 0)
        answered = any(cue.start > min((said, *(then.start for then in thens))) for cue in bound)
        if not answered and not sentence.has("weak"):
            yield Hit(sentence.words[0].start, sentence.words[-1].end)
        return
    if not bound:
        return
    for cue in sentence.of("when", "if", "while", "where"):
        if cue.start > bound[0].end and len(sentence.words) - cue.last - 1 > _LATE_CONDITION:
            yield Hit(cue.start, sentence.words[-1].end)
            return
