"""Names what a figure measures by the clause beside it: what is not there for a share, what a time ends with."""

import re

from bot.domain.provenance import Quote
from bot.llm.guide.finding import Measure
from bot.llm.guide.passage import Sentence
from bot.llm.guide.readers.place import Place
from bot.llm.guide.readers.position import waiting
from bot.llm.guide.readers.topic import topic

_MOST = 8  # words
# "The search returns nothing for 18 % of queries": what happens stands before the share.
_CLAUSE = re.compile(
    r"(?P<clause>[^\d,;:.()?!]{8,60}?)\s(?P<prep>for|in|on|with|at)\s(?:about |around |roughly |some |nearly |over )?$",
    re.IGNORECASE,
)
_THINGS = re.compile(
    r"\s+of (?:all |the |our |all our |all the )?(?P<things>[^\W\d_]+(?: [^\W\d_]+)?)(?=$|[.,;!?)]|\s(?:and|but|today|now|currently)\b)",
    re.IGNORECASE,
)


def for_which(sentence: Sentence, place: Place) -> tuple[Quote, Measure] | None:
    """A share of things for which something else is, or is not: it is named by both."""
    clause = _CLAUSE.search(sentence.text[place.start : place.number.start])
    things = _THINGS.match(sentence.text, place.number.end)
    english = sentence.lexicon.language == "en" and place.number.unit == "%"
    if not (english and clause and things) or _BEING.search(clause["clause"]):
        return None
    words = clause["clause"].split()
    if not _SOMEBODY.match(clause["clause"]) or len(words) > _MOST:
        return None
    start = place.start + clause.start("clause")
    quote = sentence.quote(start, start + len(clause["clause"]))
    return quote, Measure(
        things["things"],
        f"{things['things']} {clause['prep']} which {quote.text[0].lower()}{quote.text[1:]}",
    )


_SOMEBODY = re.compile(r"\s*(?:we|they|our|the|my|nobody|people|customers|users)\s", re.IGNORECASE)
_BEING = re.compile(
    r"\b(?:is|are|was|were|be|it|this|that|what|which|aim|want|need|should|could|would|to)\b",
    re.IGNORECASE,
)


_LOST = {"en": "lost {things}", "fr": "perte de {things}", "de": "verlorene {things}"}
_OF = re.compile(
    r"\s+(?:of (?:all |the |our |all our |all the )?|des |de (?:nos |tous nos )|der |unserer |aller )"
    r"(?P<things>[^\W\d_]+(?: (?:years?|[^\W\d_]+s(?=$|[.,;!?])))?)(?=$|[.,;!?)]|\s)",
    re.IGNORECASE,
)


def lost(sentence: Sentence, place: Place) -> tuple[Quote, Measure] | None:
    """Such as "we lose 12 % of our members": what is measured are those who are lost."""
    things = _OF.match(sentence.text, place.number.end) if place.number.unit == "%" else None
    gone = sentence.hits("losing", place.start, place.number.start)
    if things is None or not gone:
        return None
    name = _LOST[sentence.lexicon.language].format(things=things["things"])
    return sentence.quote(*things.span("things")), Measure(things["things"], name)


# "Four days until a customer gets an answer", "deux semaines à répondre", "drei Tage, bis …".
_UNTIL = re.compile(
    r",?\s(?P<how>to|until|till|before|for|auf|pour|à|avant de|avant que|avant qu'|bis|um)\s?(?P<what>(?!\d)[^\d,;:.()?!\n]{4,60}?)"
    r"(?=$|[,;:.()?!\n]|\s(?:and|but|because|by|now|et|mais|parce|und|aber|weil)\s)",
    re.IGNORECASE,
)
_TIME = {
    "to": "time to {what}", "until": "time until {what}", "till": "time until {what}",
    "before": "time until {what}", "pour": "temps pour {what}", "à": "temps pour {what}",
    "avant de": "temps pour {what}", "avant que": "temps avant que {what}", "avant qu'": "temps avant qu'{what}",
    "for": "waiting time for {what}", "auf": "Wartezeit auf {what}",
    "bis": "Zeit, bis {what}", "um": "Zeit, um {what}",
}  # fmt: skip
_IT = re.compile(
    r"(?:^|\s)(?:it|this|that|on|ça|cela|es|das|we|i|they|nous|je|wir|ich|man)\s(?:\S+\s){1,2}$",
    re.IGNORECASE,
)


def until(sentence: Sentence, place: Place) -> tuple[Quote | None, Measure | None]:
    """How long it takes to do what, or until what; else what takes so long, where that is said."""
    found = _UNTIL.match(sentence.text, place.number.end)
    waited = (
        found is None or found["how"].casefold() not in {"for", "auf"} or waiting(sentence, place)
    )
    if found is None or not waited:
        subject = _IT.search(sentence.text[place.start : place.number.start])
        return (None, None) if subject else (topic(sentence, place), None)
    quote = sentence.quote(*found.span("what"))
    return quote, Measure("", _TIME[found["how"].casefold()].format(what=quote.text))
