"""Reads what a number is: where things stand, where they should go, or a limit on the way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.domain.number import CURRENCIES, Number
from bot.domain.provenance import Quantity
from bot.llm.guide.finding import Finding
from bot.llm.guide.lexicon import Hit
from bot.llm.guide.passage import Sentence
from bot.llm.guide.readers import deadline, limit
from bot.llm.guide.readers.deadline import WISHFUL
from bot.llm.guide.readers.extent import extent, source_of
from bot.llm.guide.readers.goal import metric_of

_ARROW = re.compile(r"^\s*(?:%|percent|prozent)?\s*(?:->|→|=>)\s*", re.IGNORECASE)
_FROM_TO = re.compile(r"^\s*(?:to|down to|up to|auf|à|a)\s*$", re.IGNORECASE)
_FROM = re.compile(
    r"(?<!\w)(?:from|von|de)\s*(?:about|around|currently|rund|environ)?\s*$", re.IGNORECASE
)
_BY = re.compile(
    r"(?<!\w)(?:by|um|de|d')\s*(?:about|around|at least|at most|more than|less than|up to|rund|mindestens|mehr als|au moins|plus de)?\s*$",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"(?:≤|<=?|at most|no more than|below|under|less than|fewer than|weniger als|nicht mehr als|höchstens|unter|maximal|au plus|pas plus de|moins de|sous|max\.?)\s*$",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"(?:≥|>=?|at least|more than|above|over|mehr als|mindestens|über|au moins|(?<!pas )plus de)\s*$",
    re.IGNORECASE,
)
_NOT = re.compile(r"(?<!\w)(?:not|nicht|pas|and not|instead of|statt)\s*$", re.IGNORECASE)
_SIGNED = re.compile(r"(?<![\w)])[+-]\s?$")
_BESIDE = 20
_LIST_NUMBER = re.compile(r"^\s*\d{1,2}[.)]\s*$")


@dataclass(frozen=True, slots=True)
class _Place:
    """A number with the words around it, up to its neighbours."""

    number: Number
    left: str
    right: str
    start: int  # where the words on the left begin
    stop: int  # where the words on the right end


def countable(sentence: Sentence) -> list[Number]:
    """The numbers of a sentence that are not part of a date, a list mark or a denial."""
    times = [(start, end) for start, end, _ in sentence.times]
    return [
        number
        for number in sentence.numbers
        if not any(start < number.end and number.start < end for start, end in times)
        and not _NOT.search(sentence.text[: number.start][-12:])
        and not _LIST_NUMBER.match(sentence.text[: number.end + 1])
        and not (1990 <= number.value <= 2100 and number.unit is None and "." not in number.text)  # noqa: PLR2004
    ]


def denied(sentence: Sentence) -> list[Number]:
    """The numbers a sentence says it is not."""
    return [n for n in sentence.numbers if _NOT.search(sentence.text[: n.start][-12:])]


def read(sentence: Sentence) -> Iterator[Finding]:
    """One finding for each number whose role the words around it tell."""
    places = list(_places(sentence))
    if sentence.has("belief"):
        return  # a hypothesis keeps its own numbers
    for at, place in enumerate(places):
        following = places[at + 1] if at + 1 < len(places) else None
        role = limit.role(
            sentence, place.number, place.left, place.right, (place.start, place.stop)
        )
        if role is not None:
            if role:
                yield limit.finding(sentence, role, place.number, (place.start, place.stop))
            continue
        goal_role = _role(sentence, place, places[:at], following)
        if goal_role is not None:
            yield _finding(sentence, goal_role, place, places[:at])


def _places(sentence: Sentence) -> Iterator[_Place]:
    numbers = countable(sentence)
    for at, number in enumerate(numbers):
        clause_start, clause_end = sentence.clause_at(number.start)
        before = numbers[at - 1].end if at else 0
        after = numbers[at + 1].start if at + 1 < len(numbers) else len(sentence.text)
        if sentence.text[:clause_start].rstrip().endswith(":"):  # "goal: 100 hours"
            clause_start = sentence.clause_at(clause_start - 2)[0]
        start, stop = max(clause_start, before), min(max(clause_end, number.end), after)
        yield _Place(
            number,
            sentence.text[start : number.start],
            sentence.text[number.end : stop],
            start,
            stop,
        )


def _role(  # noqa: PLR0911  # one line per way a number is introduced
    sentence: Sentence, place: _Place, earlier: list[_Place], following: _Place | None
) -> Literal["baseline", "target", "change"] | None:
    if _from_to(place, following):
        return "baseline"
    supposed = sentence.has("hypothetical", end=place.number.start)
    if (supposed and not WISHFUL.search(sentence.text)) or not _measurable(sentence, place):
        return None
    if _bracketed(sentence, place):
        return "baseline"
    joined = place.left.strip().casefold()
    previous = earlier[-1] if earlier else None
    pair = bool(previous and previous.stop >= place.start)
    if following is not None and (
        (_FROM.search(place.left) and _FROM_TO.match(place.right)) or _ARROW.match(place.right)
    ):
        return "baseline"
    if pair and (
        _ARROW.match(place.left)
        or (_FROM_TO.match(place.left) and previous and _FROM.search(previous.left))
    ):
        return "target"
    verb = sentence.has("goal_down", "goal_up", end=place.number.start)
    if verb and (
        _BY.search(place.left) or (place.number.unit == "%" and _bare_change(sentence, place))
    ):
        return "change"
    if _SIGNED.search(place.left) and place.number.unit in {"%", "pp"}:
        return "change"
    cue = _nearest(sentence, place)
    rate = sentence.has("per_day", start=place.number.end, end=place.stop)
    told = rate or source_of(sentence, place.number)[1] is not None
    if cue is None and place.number.unit == "%" and told:
        return "baseline"
    return cue if joined or cue else None


def _from_to(place: _Place, following: _Place | None) -> bool:
    """Such as "from 12 to 8 %": the first takes the unit of the second."""
    if following is None or following.number.unit not in {"%", "pp"}:
        return False
    return bool(_FROM.search(place.left) and _FROM_TO.match(place.right))


def _bracketed(sentence: Sentence, place: _Place) -> bool:
    """A share in brackets after the metric it belongs to: "our churn is bad (9 %)"."""
    before, after = sentence.text[: place.number.start], sentence.text[place.number.end :]
    alone = before.rstrip().endswith("(") and after.lstrip().startswith(")")
    share = place.number.unit == "%" and sentence.has("metric", end=place.number.start)
    return alone and share and not sentence.has("wish", "goal_down", "goal_up", end=place.start)


def _bare_change(sentence: Sentence, place: _Place) -> bool:
    """Such as "reduce churn 10 %": a verb of change, and no word between that says "to"."""
    span = (place.start, place.number.start)
    strong = [h for h in sentence.hits("target", *span) if h.key != "by"]
    verbs = [*sentence.hits("goal_down", *span), *sentence.hits("goal_up", *span)]
    last_verb = max((hit.end for hit in verbs), default=-1)
    return last_verb >= 0 and not any(hit.start >= last_verb for hit in strong)


def _measurable(sentence: Sentence, place: _Place) -> bool:
    """A bare count is a metric only where a metric, or a wish about one, is in sight."""
    unit = place.number.unit
    if unit in {"%", "pp"}:
        return True
    if unit in CURRENCIES and sentence.has("action_verb", "automation_act", "automation_approval"):
        return sentence.has("metric", "target_noun")  # a limit on an action, no goal
    if unit is not None and unit in CURRENCIES | {"ms", "s", "min", "h", "day", "week", "month"}:
        return sentence.has("metric", "wish", "target_noun")
    return sentence.has("metric") or (
        (
            sentence.has("wish", start=place.start, end=place.number.start)
            and not place.right.strip(" .!?")
        )
        or (
            sentence.has("wish", start=place.start, end=place.number.start)
            and bool(next(iter(deadline.read(sentence)), None))
        )
    )


def _nearest(sentence: Sentence, place: _Place) -> Literal["baseline", "target"] | None:
    left = (place.start, place.number.start)
    right = (place.number.end, place.stop)
    targets = sentence.hits("target", *left)
    baselines = sentence.hits("baseline", *left)
    if sentence.hits("baseline_after", *right) and not sentence.has(
        "wish", start=left[0], end=left[1]
    ):
        return "baseline"
    if sentence.hits("target_after", *right):
        return "target"
    wished = sentence.has("wish", start=left[0], end=left[1])
    last_target, last_baseline = _end(targets), _end(baselines)
    bound = _comparator(place.left) is not None
    if bound and not (wished or sentence.has(*_AIMS)):
        return _bound(sentence, place)
    if last_target < 0 and last_baseline < 0:
        return None
    if wished or last_target > last_baseline:
        days = [finding.quote.start - sentence.start for finding in deadline.read(sentence)]
        ahead = last_target >= 0 and any(place.number.end <= day for day in days)
        return "target" if ahead or bound or sentence.has("wish", *_AIMS) else None
    return "baseline"


def _bound(sentence: Sentence, place: _Place) -> Literal["baseline", "target"] | None:
    """A limit with no word of wanting: a fact where a verb says so, else what is aimed at."""
    if not sentence.has("metric"):
        return None
    told = [token for token in sentence.tokens if token.word in _FINITE]
    if not told:
        return "target"
    before = any(place.start <= token.start < place.number.start for token in told)
    return "baseline" if before else None


_AIMS = ("goal_down", "goal_up", "target_noun")
_FINITE = frozenset(
    {"is", "are", "was", "were", "has", "have", "stays", "stay", "remain", "remains", "come", "comes",
     "ist", "sind", "war", "waren", "liegt", "liegen", "est", "sont", "reste", "restent", "était"}
)  # fmt: skip


def _end(hits: tuple[Hit, ...]) -> int:
    return max((hit.end for hit in hits), default=-1)


def _comparator(left: str) -> Literal["<=", ">="] | None:
    if _AT_MOST.search(left):
        return "<="
    return ">=" if _AT_LEAST.search(left) else None


def _finding(sentence: Sentence, role: str, place: _Place, earlier: list[_Place]) -> Finding:
    number = place.number
    stop = extent(sentence, number)
    unit = number.unit or ""
    kind: Literal["abs", "rel", "pp"] = "abs"
    if unit == "pp":
        unit, kind = "%", "pp"
    elif role == "change":
        kind = "rel" if unit == "%" else "abs"
    if not unit and earlier and earlier[-1].number.unit in {"%", "EUR", "USD"}:
        unit = earlier[-1].number.unit
    source_end, source = source_of(sentence, number) if role == "baseline" else (0, None)
    path = "business_goal.baseline" if role == "baseline" else "business_goal.target"
    quote = sentence.quote(place.start, max(stop, source_end, number.end))
    value = Quantity(
        value=number.value,
        unit=unit,
        kind=None if role == "baseline" else kind,
        comparator=_comparator(place.left),
        text=sentence.quote(number.start, stop).text,
        source=source,
    )
    near = sentence.has("metric") + (number.unit is not None) + sentence.has("wish")
    return Finding(
        path,
        value,
        quote,
        sentence.message,
        sentence.index,
        1 + near,
        number=number.value,
        about=_about(sentence, number),
        corrects=sentence.has("correction"),
    )


def _about(sentence: Sentence, number: Number) -> str | None:
    """The metric a number speaks of: right after it, else the object of the verb, else before."""
    after = [h for h in sentence.hits("metric", number.end) if h.start - number.end < _BESIDE]
    if after:
        return after[0].key
    main = metric_of(sentence)
    clause = sentence.clause_at(number.start)
    if main is not None and clause[0] <= main.start < number.start:
        return main.key
    before = sentence.hits("metric", 0, number.start)
    return before[-1].key if before else None
