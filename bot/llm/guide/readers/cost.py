"""Reads what a mistake leads to: a clause names a miss or a false alarm, and what follows from it."""

from collections.abc import Iterator

from bot.domain.number import CURRENCIES
from bot.llm.guide.finding import Finding
from bot.llm.guide.passage import Sentence
from bot.llm.guide.phrase_index import Hit
from bot.llm.guide.weighing import FALSE_ALARM, MISS

_MARKS = (
    (FALSE_ALARM, ("false_alarm", "alarm_clause")),
    (MISS, ("miss", "miss_clause")),
)
_CUES = frozenset(cue for _, cues in _MARKS for cue in cues) | {"bad_event"}
_SPENT = CURRENCIES | {"s", "min", "h", "day"}
_LONGEST = 260
_SHORTEST = 3  # words


def read(sentence: Sentence) -> Iterator[Finding]:
    """A finding for each mistake whose consequence is told in the same breath."""
    if not _CUES & sentence.cues.keys():
        return
    if sentence.question or len(sentence.text) > _LONGEST or sentence.has("wish_strong", "belief"):
        return
    for path, start, end in _stretches(sentence):
        if _leads_somewhere(sentence, start, end):
            quote = sentence.quote(start, end)
            words = quote.text.rstrip(" .!…")
            if len(words.split()) >= _SHORTEST:
                yield Finding(path, words, quote, sentence.message, sentence.index, 1)


def _stretches(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    """The parts of a sentence that speak of one kind of mistake each."""
    marks: list[tuple[int, str]] = []
    for path, cues in _MARKS:
        for cue in cues:
            marks += [(hit.start, path) for hit in sentence.hits(cue)]
    if not marks:
        marks = [(hit.start, MISS) for hit in _events(sentence)]
    marks.sort(key=lambda mark: (mark[0], mark[1] != FALSE_ALARM))
    runs: list[tuple[int, str]] = []
    for place, path in marks:
        if not runs or runs[-1][1] != path:
            runs.append((place, path))
    starts = [sentence.clause_at(place)[0] for place, _ in runs]
    if len(set(starts)) != len(starts) or len(runs) > len(_MARKS):
        return  # both in one clause: which one is meant takes a person
    for at, (_, path) in enumerate(runs):
        start = starts[at] if at else 0
        yield path, start, starts[at + 1] if at + 1 < len(runs) else len(sentence.text)


def _events(sentence: Sentence) -> tuple[Hit, ...]:
    """What goes wrong, where it is supposed ("if the shelf is empty") or priced."""
    supposed = sentence.has("condition")
    priced = sentence.has("cost_verb") and any(n.unit in CURRENCIES for n in sentence.numbers)
    return sentence.hits("bad_event")[:1] if supposed or priced else ()


def _leads_somewhere(sentence: Sentence, start: int, end: int) -> bool:
    numbers = [number for number in sentence.numbers if start <= number.start < end]
    if any(number.unit in {"%", "pp"} for number in numbers):
        return False  # how often it happens, not what it costs
    wanted = sentence.has("goal_down", "target_noun", "uptime", start=start, end=end)
    priced = any(number.unit in CURRENCIES for number in numbers)
    if wanted and not priced:
        return False
    if any(number.unit in _SPENT for number in numbers):
        return True
    if sentence.has("cost_verb", start=start, end=end) and numbers:
        return True
    return sentence.has("consequence", start=start, end=end)
