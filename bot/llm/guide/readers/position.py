"""Reads figures by where they stand: after a move, beside their metric, or told without one."""

import re
from typing import Literal

from bot.domain.number import CURRENCIES, DURATIONS
from bot.llm.guide.passage import Sentence
from bot.llm.guide.readers.place import AIMS, FROM, FROM_TO, Place, comparator

_WENT = re.compile(
    r"\b(?:went|gone|rose|risen|raised|fell|fallen|dropped|climbed|crept|jumped|grew|grown|increased"
    r"|decreased|slipped|declined|doubled|passée?s?|montée?s?|tombée?s?|augmenté|baissé|grimpé"
    r"|gestiegen|gefallen|gesunken|geklettert|stieg|fiel|sank)\b(?:\s\w+){0,3}\s*$|\b(?:ist|sind|war)\b.*$",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\s*(?:%|prozent)?\s*(?:[\w-]+\s){0,2}(?:gestiegen|gefallen|gesunken|geklettert|hochgegangen|gerutscht)",
    re.IGNORECASE,
)
_IS = re.compile(
    r"\b(?:c'est|it's|is|are|was|were|at|ist|sind|war|waren|bei|est|sont|à)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"(?:\b(?:about|around|roughly|approx(?:imately)?|currently|now|almost|nearly|over|some|rund|etwa"
    r"|circa|ca|knapp|gut|fast|derzeit|aktuell|environ|presque|près de|soit|so|i\.e|also)\b\.?|~)",
    re.IGNORECASE,
)
# How right something has to be, which is no level of what the goal is about.
_HOW_GOOD = re.compile(
    r"\s*(?:accura\w+|precis\w+|correct\w*|right\b|reliab\w+|genau\w*|richtig\w*|zuverlässig\w*|korrekt\w*"
    r"|précis\w*|exact\w*|just\w+\b|fiab\w+)",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"\s*(?:of|der|von|des|de|d')\s*(?:them|those|these|which|denen|davon|ceux|entre eux)\b|\s*davon\b",
    re.IGNORECASE,
)


_STANDS_AT = re.compile(
    r"(?:\b(?:is|are|was|were|stands?|sits?|sind|ist|liegt|liegen|est|sont|sommes)|'s|'re)"
    r"\s(?:\w+\s)?(?:at|bei|à)\s(?:about |around |rund |etwa |environ )?$",
    re.IGNORECASE,
)
_PER_MANY = re.compile(
    r"(?:\s[\w-]+)?\s(?:per|pro|pour|von|auf|out of|in)\s(?:1[.,' ]?000|100|10[.,' ]?000|a? ?thousand|a? ?hundred"
    r"|mille|cent|tausend|hundert)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\s*(?:$|[.,;!?)]|(?:by|before|until|from|at|please|tops|max|instead|avant|d'ici|pour|svp|maximum|bis|vor|ab"
    r"|bitte|maximal)\b)",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"\s(?:by|until|before|within|au bout de|d'ici|avant|bis|innerhalb|binnen)\s", re.IGNORECASE
)
_NEAR = 12  # characters from "we need" to how long


def moved(
    sentence: Sentence, place: Place, earlier: list[Place], following: Place | None
) -> Literal["baseline", ""] | None:
    """Such as "went from 3 to 2 %": the second is where things stand, the first is history."""
    left, right = sentence.text[: place.number.start], sentence.text[place.number.end :]
    if following is not None and FROM.search(place.left) and FROM_TO.match(place.right):
        rest = sentence.text[following.number.end :]
        return "" if _WENT.search(left[-60:]) or _GONE.match(rest) else None
    previous = earlier[-1] if earlier else None
    if previous and FROM_TO.match(place.left) and FROM.search(previous.left):
        before = sentence.text[: previous.number.start]
        return "baseline" if _WENT.search(before[-60:]) or _GONE.match(right) else None
    return None


def apposed(sentence: Sentence, place: Place) -> bool:
    """A share told right after the metric it belongs to: "no-shows, 11.8 % of booked slots"."""
    if place.number.unit != "%" or _HEDGED.sub("", place.left).strip(" (,;:-"):
        return False
    if _HOW_GOOD.match(sentence.text, place.number.end):
        return False
    named = sentence.has("metric", end=place.start)
    asked = sentence.has("wish", "goal_down", "goal_up", "target_noun", end=place.number.start)
    return named and not asked and not _OF_THEM.match(sentence.text, place.number.end)


def standing(sentence: Sentence, place: Place) -> Literal["baseline"] | None:
    """A share somebody says things stand at, without saying of what: "we're at 4 % right now"."""
    if sentence.has("hypothetical", "wish", end=place.number.start):
        return None
    if sentence.has("target_after", start=place.number.end):
        return None  # "une sur dix, ce serait bien"
    if _HOW_GOOD.match(sentence.text, place.number.end):
        return None
    unit = place.number.unit
    told = sentence.has("average", "baseline_after", "past", start=place.start, end=place.stop)
    told = (
        told
        or sentence.has("bad_event")
        or _PER_MANY.match(place.right) is not None
        or _STANDS_AT.search(place.left) is not None
    )
    if unit is None and told and not sentence.has(*AIMS, end=place.number.start):
        return "baseline"
    if unit != "%" or _OF_THEM.match(sentence.text, place.number.end):
        return None
    return None if sentence.has(*AIMS, end=place.number.start) else "baseline"


def aimed(sentence: Sentence, place: Place) -> Literal["target"] | None:
    """A share or a bare count somebody wants, without saying of what: "I want 15 % by Easter"."""
    if place.number.unit not in {None, "%"} or sentence.has("hypothetical"):
        return None
    left = (place.start, place.number.start)
    wished = sentence.has("wish", "target_noun", start=left[0], end=left[1])
    sure = place.number.unit == "%" or sentence.has("limit", start=left[0])
    if comparator(place.left) is not None and sentence.has("wish", start=place.number.end):
        return "target"  # "unter 2.000 müssen wir kommen"
    soon = place.number.unit == "%" and _DUE.match(sentence.text, place.number.end) is not None
    if soon and not sentence.has("past", "average", start=left[0], end=place.stop):
        return "target"
    reached = wished and (sure or _ALONE.match(place.right) is not None)
    return "target" if reached or sentence.has("target_after", start=place.number.end) else None


def duration(sentence: Sentence, place: Place) -> Literal["baseline", "target"] | None:
    """How long something takes, or should take, where no metric is named."""
    number = place.number
    if number.unit not in {"min", "h", "day", "week", "month"} or sentence.has("hypothetical"):
        return None
    if sentence.has("miss", "false_alarm", "history", "retention_word"):
        return None
    left = (place.start, number.start)
    bound = comparator(place.left) is not None
    if sentence.has("target_after", start=number.end, end=place.stop):
        return "target"
    taken = _takes_as_long(sentence, number.start)
    now = sentence.has("average", "baseline_after", "standing", start=place.start, end=place.stop)
    now = now and not sentence.has("wish", "target_noun", start=left[0], end=left[1])
    if not taken and not now and sentence.has("wish", "target_noun", end=number.start):
        reached = bound or sentence.has("target", "limit", start=left[0], end=left[1])
        return "target" if reached or sentence.has("wish", start=left[0], end=left[1]) else None
    taking = now or taken or sentence.has("takes", "waits", end=number.start)
    if bound and not taking:
        return "target" if sentence.has("limit", start=left[0], end=left[1]) else None
    told = sentence.has("average", start=place.start, end=place.stop)
    each = sentence.has("each_one", start=number.end, end=place.stop)
    is_so = _IS.search(place.left) is not None
    rate = number.unit in {"min", "h"} and sentence.has("per_day", start=number.end - 1)
    spent = rate and sentence.has("first_person", "role", "sufferer", end=number.start)
    return "baseline" if taking or told or each or is_so or spent else None


def lasting(sentence: Sentence, place: Place) -> bool:
    """Such as "it takes four days until …": the verb, and a length of time right after it."""
    ends = [hit.end for hit in sentence.hits("takes", place.start, place.number.start)]
    taken = any(place.number.start - end <= _NEAR for end in ends)
    return place.number.unit in DURATIONS and (taken or waiting(sentence, place))


_WAIT = re.compile(
    r"\b(?:waits?|waited|waiting|attend(?:ent|ons)?|warte[nt]?)\s(?:\S+\s)?$", re.IGNORECASE
)


def waiting(sentence: Sentence, place: Place) -> bool:
    """Such as "candidates wait two weeks": somebody waits, and a length of time right after it."""
    return _WAIT.search(sentence.text[place.start : place.number.start]) is not None


def _takes_as_long(sentence: Sentence, place: int) -> bool:
    """Such as "we need three days": the verb of a wish, and a length of time right after it."""
    takes = {(hit.start, hit.end) for hit in sentence.hits("takes", end=place)}
    wishes = sentence.hits("wish", end=place)
    near = any(place - end <= _NEAR for _, end in takes)
    return near and all((hit.start, hit.end) in takes for hit in wishes)


def priced(sentence: Sentence, place: Place) -> Literal["baseline", "target"] | None:
    """A sum of money that says where things stand: "the basket is at 84 euros now"."""
    if place.number.unit not in CURRENCIES or sentence.has("hypothetical", "cost_verb", "budget"):
        return None
    if sentence.has("miss", "false_alarm", "miss_clause", "alarm_clause", "forbidden", "unit_cost"):
        return None
    if sentence.has("wish", "target_noun", end=place.number.start):
        return "target" if sentence.has("target", end=place.number.start) else None
    stands = _STANDS_AT.search(place.left) is not None
    now = sentence.has("baseline_after", "average", "standing", start=place.start, end=place.stop)
    return "baseline" if stands or now else None
