"""Reads what a number is: where things stand, where they should go, or a limit on the way."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from bot.domain.number import CURRENCIES, Number
from bot.domain.provenance import Quantity
from bot.llm.guide.finding import Finding, as_evidence, of_other_things
from bot.llm.guide.passage import Sentence
from bot.llm.guide.phrase_index import Hit
from bot.llm.guide.readers import change, deadline, limit
from bot.llm.guide.readers.deadline import WISHFUL
from bot.llm.guide.readers.extent import extent, source_of
from bot.llm.guide.readers.goal import metric_of
from bot.llm.guide.readers.place import AIMS, FROM, FROM_TO, Place, comparator, places
from bot.llm.guide.readers.position import (
    aimed,
    apposed,
    duration,
    lasting,
    moved,
    priced,
    standing,
)
from bot.llm.guide.readers.predicate import measured, predicate
from bot.llm.guide.readers.stated import spoken_for
from bot.llm.guide.readers.topic import beside, topic

_ARROW = re.compile(r"^\s*(?:%|percent|prozent)?\s*(?:->|→|=>)\s*", re.IGNORECASE)
_BY = re.compile(
    r"(?<!\w)(?:by|um|de|d')\s*(?:about|around|at least|at most|more than|less than|up to|rund|mindestens|mehr als|au moins|plus de)?\s*$",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"(?<![\w)])[+-]\s?$")
_BESIDE = 20
_Role = Literal["baseline", "target", "change"]


def read(sentence: Sentence) -> Iterator[Finding]:
    """One finding for each number whose role the words around it tell."""
    found = list(places(sentence))
    if sentence.has("belief") or (sentence.question and not sentence.has("wish", *AIMS)):
        return  # a hypothesis keeps its own numbers, and who asks tells none
    changes = [f.quote for f in change.read(sentence)]
    stands: Finding | None = None
    for at, place in enumerate(found):
        start = sentence.start + place.number.start
        if any(quote.start <= start < quote.end for quote in changes):
            continue  # "half of that": what is done to a figure is none
        following = found[at + 1] if at + 1 < len(found) else None
        role = limit.role(
            sentence, place.number, place.left, place.right, (place.start, place.stop)
        )
        if role:
            yield limit.finding(sentence, role, place.number, (place.start, place.stop))
        if role or spoken_for(sentence, place.number.start, place.number.end):
            continue
        if role is not None:
            loose = duration(sentence, place) or priced(sentence, place)
        else:
            goal_role = _role(sentence, place, found[:at], following)
            if goal_role is not None:
                figure = _finding(sentence, goal_role, place, found[:at])
                if goal_role == "baseline":
                    beside_it = stands is not None and of_other_things(figure, stands)
                    stands = stands or figure
                    figure = as_evidence(figure) if beside_it else figure
                yield figure
                continue
            aim = aimed(sentence, place)
            loose = (
                aim
                if aim and found[:at]
                else standing(sentence, place) or aim or _told(sentence, place)
            )
        if loose is not None:
            yield _told_loosely(sentence, loose, place, found[:at])


def _told_loosely(
    sentence: Sentence, role: Literal["baseline", "target"], place: Place, earlier: list[Place]
) -> Finding:
    """A figure that names no metric: it stands only where another one agrees with it."""
    told = _finding(sentence, role, place, earlier)
    words = told.topic or topic(sentence, place)
    if role == "target" and place.number.unit is None:
        words = beside(sentence, place)  # "I promised the mayor 30": thirty of what was named
    sure = 2 * sentence.has("standing") + 3 * _lost(sentence, place)
    sure += source_of(sentence, place.number)[1] is not None
    if sentence.has("process") and not sentence.has("bad_event", "losing"):
        sure = 0  # "we check every tenth part by hand" tells how it is done
    sure += 3 * lasting(sentence, place)
    return replace(told, tentative=True, about=None, topic=words, weight=sure + told.weight)


def _lost(sentence: Sentence, place: Place) -> bool:
    """Such as "we lose 19 % of first years": a share that says by itself what hurts."""
    lost = sentence.has("losing", start=place.start, end=place.number.start)
    return lost and place.number.unit == "%"


def _role(  # noqa: PLR0911  # one line per way a number is introduced
    sentence: Sentence, place: Place, earlier: list[Place], following: Place | None
) -> _Role | None:
    history = moved(sentence, place, earlier, following)
    if history is not None:
        return history or None
    if _from_to(place, following):
        return "baseline"
    supposed = sentence.has("hypothetical", end=place.number.start)
    if (supposed and not WISHFUL.search(sentence.text)) or not _measurable(sentence, place):
        return None
    if _bracketed(sentence, place) or apposed(sentence, place):
        return "baseline"
    joined = place.left.strip().casefold()
    previous = earlier[-1] if earlier else None
    pair = bool(previous and previous.stop >= place.start)
    if following is not None and (
        (FROM.search(place.left) and FROM_TO.match(place.right)) or _ARROW.match(place.right)
    ):
        return "baseline"
    if pair and (
        _ARROW.match(place.left)
        or (FROM_TO.match(place.left) and previous and FROM.search(previous.left))
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


def _from_to(place: Place, following: Place | None) -> bool:
    """Such as "from 12 to 8 %": the first takes the unit of the second."""
    if following is None or following.number.unit not in {"%", "pp"}:
        return False
    return bool(FROM.search(place.left) and FROM_TO.match(place.right))


def _bracketed(sentence: Sentence, place: Place) -> bool:
    """A share in brackets after the metric it belongs to: "our churn is bad (9 %)"."""
    before, after = sentence.text[: place.number.start], sentence.text[place.number.end :]
    alone = before.rstrip().endswith("(") and after.lstrip().startswith(")")
    share = place.number.unit == "%" and sentence.has("metric", end=place.number.start)
    return alone and share and not sentence.has("wish", "goal_down", "goal_up", end=place.start)


def _bare_change(sentence: Sentence, place: Place) -> bool:
    """Such as "reduce churn 10 %": a verb of change, and no word between that says "to"."""
    span = (place.start, place.number.start)
    strong = [h for h in sentence.hits("target", *span) if h.key != "by"]
    verbs = [*sentence.hits("goal_down", *span), *sentence.hits("goal_up", *span)]
    last_verb = max((hit.end for hit in verbs), default=-1)
    return last_verb >= 0 and not any(hit.start >= last_verb for hit in strong)


def _measurable(sentence: Sentence, place: Place) -> bool:
    """A bare count is a metric only where a metric, or a wish about one, is in sight."""
    unit = place.number.unit
    if unit in {"%", "pp"}:
        return True
    if unit in CURRENCIES and sentence.has("action_verb", "automation_act", "automation_approval"):
        return sentence.has("metric", "target_noun")  # a limit on an action, no goal
    if unit is not None and unit in CURRENCIES | {"ms", "s", "min", "h", "day", "week", "month"}:
        return sentence.has("metric", "wish", "target_noun")
    if sentence.has("target_noun", start=place.start, end=place.number.start):
        return True
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


def _nearest(sentence: Sentence, place: Place) -> Literal["baseline", "target"] | None:
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
    bound = comparator(place.left) is not None
    if bound and not (wished or sentence.has(*AIMS)):
        return _bound(sentence, place)
    if last_target < 0 and last_baseline < 0:
        return "target" if wished and _dated(sentence, place) else None
    if wished or last_target > last_baseline:
        days = [finding.quote.start - sentence.start for finding in deadline.read(sentence)]
        ahead = last_target >= 0 and any(place.number.end <= day for day in days)
        return "target" if ahead or bound or sentence.has("wish", *AIMS) else None
    return "baseline"


def _dated(sentence: Sentence, place: Place) -> bool:
    """Such as "let's make it ten percent by Easter": a share, and the day it should be reached."""
    days = [finding.quote.start - sentence.start for finding in deadline.read(sentence)]
    return place.number.unit == "%" and any(place.number.end <= day for day in days)


def _bound(sentence: Sentence, place: Place) -> Literal["baseline", "target"] | None:
    """A limit with no word of wanting: a fact where a verb says so, else what is aimed at."""
    if not sentence.has("metric"):
        return None
    told = [token for token in sentence.tokens if token.word in _FINITE]
    if not told:
        return "target"
    before = any(place.start <= token.start < place.number.start for token in told)
    return "baseline" if before else None


_FINITE = frozenset(
    {"is", "are", "was", "were", "has", "have", "stays", "stay", "remain", "remains", "come", "comes",
     "ist", "sind", "war", "waren", "liegt", "liegen", "est", "sont", "reste", "restent", "était"}
)  # fmt: skip


def _end(hits: tuple[Hit, ...]) -> int:
    return max((hit.end for hit in hits), default=-1)


def _finding(sentence: Sentence, role: str, place: Place, earlier: list[Place]) -> Finding:
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
        comparator=comparator(place.left),
        text=sentence.quote(number.start, stop).text,
        source=source,
    )
    about = _about(sentence, number)
    words, measure = (None, None) if about else measured(sentence, role, place, earlier)
    near = sentence.has("metric") + (number.unit is not None) + sentence.has("wish")
    return Finding(
        path,
        value,
        quote,
        sentence.message,
        sentence.index,
        1 + near,
        number=number.value,
        about=about,
        topic=words,
        measure=measure,
        corrects=sentence.has("correction"),
    )


def _told(sentence: Sentence, place: Place) -> Literal["baseline"] | None:
    """A share of which somebody tells what happens to it, and wants nothing: "we get 600 claims, 22 % are read twice"."""
    wanted = sentence.has("hypothetical", "wish", *AIMS, start=place.start, end=place.number.start)
    return "baseline" if not wanted and predicate(sentence, place, "") is not None else None


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
