"""Reads facts by the ways people state them: who owns it, when it is needed, what it may never do."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.domain.framing.field import FIELDS, ValueType
from bot.domain.number import CURRENCIES, Number
from bot.domain.provenance import Quantity, Value
from bot.llm.guide.finding import Finding
from bot.llm.guide.passage import Sentence
from bot.llm.guide.phrase_index import plain, tokens_of
from bot.llm.guide.readers.criterion import rules_in
from bot.llm.guide.saying import Saying

_LONGEST = 240
_PERSONS = frozenset({"owner", "business_goal.sponsor", "task.approvers"})
_MONEY = frozenset({"constraints.budget", "business_goal.value_of_target"})
_SUM = 1000  # a bare number that may be an amount of money
_SELF = frozenset({"i", "i'm", "i'll", "me", "je", "j'", "ich", "moi"})
# Words with a capital that open a sentence or stand for somebody, and name nobody.
_NO_NAMES = """
a an the we they he she it you who this that there one some and but so our your their his her what
which when if yes no ok please then also maybe not nobody someone somebody everyone all only
le la les un une des nous vous ils elle elles il on ce c qui que cela ça et mais donc notre nos si
oui non puis aussi personne tout tous seul der die das ein eine wir ihr sie er es wer man und aber
unser unsere ja nein dann auch niemand jemand alle jeder jede nur hier heute today budget bot ai
ki ia data daten sponsor owner project projekt projet
"""
_NOBODY = frozenset(_NO_NAMES.split())
_SPLIT_AT = frozenset({",", "/", ";", "&", "and", "or", "et", "ou", "und", "oder", "+", "plus"})


def read(sentence: Sentence) -> Iterator[Finding]:
    """One finding for each saying the sentence holds."""
    yield from _findings(sentence)


def spoken_for(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a number is part of a fact read here, and so no figure of the goal."""
    first, last = sentence.start + start, sentence.start + end
    return any(
        finding.quote.start < last and first < finding.quote.end and _owns(finding)
        for finding in _findings(sentence)
    )


_OPEN_ENDED = frozenset(
    {
        "business_goal.why_now",
        "decision.supported",
        "user_problem.evidence",
        "user_problem.voice",
        "user_problem.who",
        "user_problem.current_process",
    }
)


def _owns(finding: Finding) -> bool:
    """Facts told in a clause of their own keep the numbers of that clause."""
    return finding.path not in _OPEN_ENDED


@lru_cache(maxsize=16)  # the reader of figures asks about the sentence at hand
def _findings(sentence: Sentence) -> tuple[Finding, ...]:
    hits = sentence.cues.get("saying", ())
    if not hits or sentence.question:
        return ()
    found: list[Finding] = []
    for number in sorted({int(hit.key) for hit in hits}):
        saying = sentence.lexicon.sayings[number]
        place = min(hit.start for hit in hits if hit.key == str(number))
        if _holds(sentence, saying, place):
            found += _told(sentence, saying, place)
    return tuple(found)


def _holds(sentence: Sentence, saying: Saying, place: int) -> bool:
    if not saying.supposed and sentence.has("hypothetical", end=place):
        return False
    alone = saying.path == "task.critical_errors" and rules_in(sentence)  # beside other demands
    if saying.unless and sentence.has(*saying.unless) and not alone:
        return False
    return not saying.beside or sentence.has(*saying.beside)


def _told(sentence: Sentence, saying: Saying, place: int) -> Iterator[Finding]:
    if saying.pattern is None:
        span = (0, len(sentence.text)) if saying.whole else sentence.clause_at(place)
        yield from _finding(sentence, saying, span, span)
        return
    for match in saying.pattern.finditer(sentence.text):
        named = [name for name, words in match.groupdict().items() if words]
        span = match.span(named[0]) if named else match.span()
        found = list(_finding(sentence, saying, span, match.span()))
        if found:
            yield from found
            return


def _finding(
    sentence: Sentence, saying: Saying, span: tuple[int, int], whole: tuple[int, int]
) -> Iterator[Finding]:
    narrowed = _within_a_rule(sentence, saying.path, span) if saying.path in _RULED else span
    if narrowed is None:
        return
    if narrowed != span:
        whole = narrowed
    start, end = span = _with_whole_numbers(sentence, narrowed)
    whole = (min(start, whole[0]), max(end, whole[1]))
    if saying.path == "constraints.latency":
        whole = _with_its_share(sentence, whole)
    quote = sentence.quote(*whole)
    words = sentence.quote(start, min(end, start + _LONGEST)).text.strip(" .!?…\"'")
    value = _value(sentence, saying.path, words, span)
    if value is None or not quote.text:
        return
    yield Finding(
        saying.path,
        value,
        quote,
        sentence.message,
        sentence.index,
        saying.weight,
        number=value.value if isinstance(value, Quantity) else None,
    )


_RULED = frozenset({"task.critical_errors", "task.refusals", "task.output"})


def _within_a_rule(sentence: Sentence, path: str, span: tuple[int, int]) -> tuple[int, int] | None:
    """What is said of a rule, without the other things the sentence asks for; none if it says no output."""
    touched = [one for one in rules_in(sentence) if one[0] < span[1] and span[0] < one[1]]
    if path == "task.output":
        return None if touched else span
    return touched[0] if touched else span


def _with_whole_numbers(sentence: Sentence, span: tuple[int, int]) -> tuple[int, int]:
    """The span, widened where it would cut a number in two."""
    start, end = span
    for number in sentence.numbers:
        start = number.start if number.start < start < number.end else start
        end = number.end if number.start < end < number.end else end
    return start, end


# Of how many answers a time is asked: "98 % of calls".
_SHARE = re.compile(
    r"\d{2,3}(?:[.,]\d+)?\s?(?:%|percent|prozent|pour ?cent)\s(?:of|der|des|von|aller)\s(?:[^\W\d_]+\s){0,2}?[^\W\d_]{3,}",
    re.IGNORECASE,
)


def _with_its_share(sentence: Sentence, span: tuple[int, int]) -> tuple[int, int]:
    """A time, with the share of answers it is asked of where its clause names one."""
    first, last = sentence.clause_at(span[0])
    share = _SHARE.search(sentence.text, first, max(last, span[1]))
    return (min(share.start(), span[0]), max(share.end(), span[1])) if share else span


def _value(sentence: Sentence, path: str, words: str, span: tuple[int, int]) -> Value | None:
    """The words as a value of the field's type; none where they are no such thing."""
    if path in _PERSONS:
        return _person(sentence, words)
    kind = FIELDS[path].value_type
    if kind is ValueType.LIST:
        return _listed(words) if path == "constraints.languages" else (words,)
    if kind is ValueType.QUANTITY:
        return _quantity(sentence, span, of_money=path in _MONEY)
    return words or None


def _person(sentence: Sentence, words: str) -> str | None:
    tokens = tokens_of(words)
    if not tokens:
        return None
    if tokens[0].word in _SELF or words.casefold() in _SELF:
        return f"@{sentence.message.user}"
    small = sentence.lexicon.stopwords | _NOBODY
    if all(token.word in small for token in tokens) or tokens[0].word in _NOBODY:
        return None
    return words


def _listed(words: str) -> tuple[str, ...]:
    """The items of an enumeration."""
    items: list[list[str]] = [[]]
    for token in tokens_of(words):
        if token.word in _SPLIT_AT:
            items.append([])
        else:
            items[-1].append(words[token.start : token.end])
    return tuple(" ".join(item) for item in items if item)


_NEXT = re.compile(r"\s*([^\W\d_]{3,})")


def counted(sentence: Sentence, number: Number) -> str:
    """The word for what a number counts, where one stands beside it."""
    following = _NEXT.match(sentence.text, number.end)
    word = following[1] if following else ""
    return "" if plain(word) in sentence.lexicon.stopwords | {"per", "max", "maximal"} else word


def _quantity(sentence: Sentence, span: tuple[int, int], *, of_money: bool) -> Quantity | None:
    numbers = [n for n in sentence.numbers if span[0] <= n.start < span[1]]
    if of_money:
        numbers = [n for n in numbers if n.unit in CURRENCIES or (not n.unit and n.value >= _SUM)]
    if not numbers:
        return None
    number = numbers[0]
    rate = sentence.hits("per_day", number.end - 1, min(len(sentence.text), span[1] + 1))
    end = max(number.end, rate[0].end if rate else 0)
    return Quantity(
        value=number.value,
        unit="%" if number.unit == "pp" else number.unit or counted(sentence, number),
        kind="abs",
        comparator="<=" if sentence.has("limit", start=span[0], end=number.start) else None,
        text=sentence.quote(min(number.start, span[0]), max(end, span[1])).text.rstrip(" .!?"),
        period=sentence.quote(rate[0].start, rate[0].end).text if rate else None,
    )
