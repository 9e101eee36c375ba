"""Reads whose problem it is, in their words, and how things are done today."""

import re
from collections.abc import Iterator

from bot.domain.provenance import Status
from bot.llm.guide.finding import Finding
from bot.llm.guide.passage import Sentence
from bot.llm.guide.readers.goal import metric_of

_WANTS = re.compile(
    r"\b(?:(?:i|we)(?:'d| would) like|(?:i|we) want|wir wollen|ich will|(?:je|on) (?:voudrais|voudrait|veux|veut))\b",
    re.IGNORECASE,
)
_SHORTEST = 3  # words; less is an interjection
_LONGEST = 320


def read(sentence: Sentence) -> Iterator[Finding]:
    if len(sentence.tokens) < _SHORTEST or len(sentence.text) > _LONGEST:
        return
    yield from _voice(sentence)
    yield from _who(sentence)
    if (
        sentence.has("process")
        and not (sentence.has("wish_strong") or _WANTS.search(sentence.text))
        and " = " not in sentence.text
        and not sentence.question
        and not sentence.has("smell")
    ):
        weight = 1 + sentence.has("routine") + sentence.has("capacity_verb")
        if any(n.unit == "%" for n in sentence.numbers) or sentence.has("decision_strong"):
            weight -= 1
        if weight > 0:
            quote = sentence.quote()
            words = quote.text.rstrip(" .!")
            yield Finding(
                "user_problem.current_process",
                words,
                quote,
                sentence.message,
                sentence.index,
                weight,
            )


def _voice(sentence: Sentence) -> Iterator[Finding]:
    """Somebody speaking of their own trouble or routine."""
    if sentence.question or not sentence.has("first_person", "sufferer", "role"):
        return
    pain, routine = sentence.has("pain"), sentence.has("routine")
    if not pain and not (routine and sentence.has("first_person")):
        return
    if sentence.has("wish") and sentence.numbers:
        return  # what somebody wants reached is a target, no trouble
    singular = any(hit.key in _SINGULAR for hit in sentence.hits("first_person"))
    if not pain and not singular:
        return
    share = any(number.unit == "%" for number in sentence.numbers)
    own = sentence.has("first_person")
    weight = 1 + 2 * pain + 2 * singular + routine + own - 2 * share
    weight -= 2 * sentence.has("wish", "decision_strong")
    if weight < 2 or (not own and metric_of(sentence) is not None):  # noqa: PLR2004
        return
    quote = sentence.quote()
    yield Finding("user_problem.voice", quote.text, quote, sentence.message, sentence.index, weight)
    role = sentence.message.role
    if role and own and singular:
        why = sentence.lexicon.reasons["said_by"].format(user=sentence.message.user, role=role)
        yield Finding(
            "user_problem.who", role, quote, sentence.message, sentence.index, weight + 1,
            Status.INFERRED, why,
        )  # fmt: skip


_SINGULAR = frozenset({"i", "i'm", "i've", "my", "me", "je", "j'ai", "mon", "ma", "mes", "ich", "mir", "mich", "mein", "meine"})  # fmt: skip


def _who(sentence: Sentence) -> Iterator[Finding]:
    if not sentence.has("pain") or sentence.has("wish"):
        return
    for name in ("sufferer", "role"):
        for hit in sentence.hits(name)[:1]:
            quote = sentence.quote(hit.start, hit.end)
            yield Finding(
                "user_problem.who", quote.text, quote, sentence.message, sentence.index, 2
            )
            return
