"""Names what a verb of change is about where it is no metric known by name."""

from collections.abc import Iterator

from bot.domain.provenance import Status
from bot.llm.guide.finding import Finding
from bot.llm.guide.passage import Sentence
from bot.llm.guide.phrase_index import Hit, Token

_MOST = 5  # words
_NO_WAY = frozenset(
    {"save", "stop", "better", "higher", "lower", "drop", "improve", "improving", "speed up",
     "accelerate", "verbessern", "beschleunigen", "améliorer", "accélérer", "less", "more", "mehr",
     "weniger", "plus de", "moins de", "runter", "double", "halve"}
)  # fmt: skip  # which way the number goes with these depends on the number
_FEWER = frozenset({"fewer", "less", "moins de", "weniger"})
_STOP_WORDS = """
by to from for until before with so because and or that which who when if at on over under um auf bis
von für damit und oder wenn bei ohne mit im par de d à pour avant et ou que qui dans sans please pls
bitte svp now again
"""
_SMALL_WORDS = """
the our my a an all of number share rate amount these those die der das den unsere unseren unser
anzahl les le la l nos notre nombre des du
"""
_STOPS = frozenset(_STOP_WORDS.split())
_SKIPPED = frozenset(_SMALL_WORDS.split())
_EMPTY = frozenset(
    {"it", "them", "us", "this", "that", "things", "stuff", "everything", "alles", "ça", "cela",
     "es", "sie", "see", "have", "get", "voir", "avoir", "sehen", "haben"}
)  # fmt: skip


def read(sentence: Sentence, verb: Hit) -> Iterator[Finding]:
    """The number a verb such as "reduce" is about, and which way it should go."""
    compares = any(hit.start == verb.start for hit in sentence.hits("comparative"))
    if verb.key in _FEWER and not sentence.text[: verb.start].strip(" \"'(*_-"):
        compares = False  # "fewer cancellations": what follows is what there should be less of
    object_ = None if compares or verb.key in _NO_WAY - _FEWER else _object(sentence, verb)
    if object_ is None:
        return
    quote = sentence.quote(object_[0].start, object_[-1].end)
    common = (quote, sentence.message, sentence.index, 1)
    why = sentence.lexicon.reasons["moved"]
    yield Finding("business_goal.metric", quote.text, *common, Status.INFERRED, why)
    if verb.name != "goal_hold":
        phrase = sentence.quote(verb.start, verb.end)
        way = verb.name.removeprefix("goal_")
        yield Finding("business_goal.direction", way, phrase, *common[1:])


def _object(sentence: Sentence, verb: Hit) -> list[Token] | None:
    start, stop = sentence.clause_at(verb.start)
    after = [t for t in sentence.tokens if verb.end <= t.start < stop]
    tokens = _until_a_stop(sentence, after)
    if not tokens and sentence.lexicon.language == "de":  # the verb comes last
        wished = [hit.end for hit in sentence.hits("wish", start, verb.start)]
        first = max(wished, default=start)
        tokens = _until_a_stop(
            sentence, [t for t in sentence.tokens if first <= t.start < verb.start]
        )
    told = [t for t in tokens if len(t.word) > 3 and t.word not in _EMPTY]  # noqa: PLR2004
    return tokens[:_MOST] if told else None


def _until_a_stop(sentence: Sentence, tokens: list[Token]) -> list[Token]:
    found: list[Token] = []
    for token in tokens:
        number = any(n.start <= token.start < n.end for n in sentence.numbers)
        number |= any(start <= token.start < end for start, end, _ in sentence.times)
        if token.word in _SKIPPED and not found:
            continue
        if number or token.word in _STOPS | _EMPTY or not token.word[0].isalpha():
            break
        found.append(token)
    return found
