"""Tells what happens to a share of things: "30 % are sent to the wrong team" measures what is sent there."""

import re

from bot.domain.provenance import Quote
from bot.llm.guide.finding import Measure
from bot.llm.guide.passage import Sentence
from bot.llm.guide.readers.clause_measure import for_which, lost, until
from bot.llm.guide.readers.place import Place
from bot.llm.guide.readers.position import lasting
from bot.llm.guide.readers.topic import beside, topic

_A_NAME = 3  # words; more before a share are a clause, and no name of its things
_MOST = 8  # words
_SHORTEST = 4  # letters of a single word that says something, such as "lost" and "late"
# Verbs that need no helper: "30 % end up in the wrong queue", "reviennent", "landen beim falschen Team".
_HAPPENS = (
    r"(?:go(?:es)?|come|comes|end|ends|land|lands|arrive|arrives|return|returns|bounce|bounces|fail|fails|need|needs|wait|waits"
    r"|miss|misses|drop|drops|cancel|cancels|lead|leads|result|results|turn|turns|become|becomes|contain|contains|lack|lacks|convert|converts|buy|buys|leave|leaves|never|don't|do not|doesn't|take|takes|have|has|break|breaks|fall|falls|stop|stops|crash|crashes|churn|complain|complains"
    r"|(?:nous |vous |se |s'|y )?(?:mènent|mène|deviennent|contiennent|contient|achètent|quittent|partent|part|arrivent|arrive|reviennent|revient|finissent|finit|attendent|attend|échouent|échoue|doivent|doit|abandonnent|abandonne|concernent|concerne|ont|résilient|annulent|tombent|atterrissent|perdent)|ne\s|n'(?=ont|a )"
    r"|müssen|muss|können|führen|führt|werden|enthalten|enthält|kaufen|gehen|geht|kommen|kommt|landen|landet|scheitern|scheitert|warten|wartet|fallen|fällt|bleiben|bleibt|enden|endet|brauchen|bekommen|brechen|betreffen|kündigen|haben|hat|stehen)\b"
)
# Of what the share is, where it is said again, and the verb that tells of it.
_TOLD = re.compile(
    r"\s+(?P<of>(?:of (?:all |the |our |my |these |those |all our |all the )?|des |de (?:nos |ces |tous les )|d'|der |aller |von (?:den |unseren |allen )?"
    r"|unserer )(?P<things>[^\W\d_]+(?:[ -][^\W\d_]+){0,2}?)\s+)?"
    r"(?P<verb>(?:are|is|were|was|get|gets|sont|est|étaient|était|werden|wird|sind|ist|wurden|waren)\s+|(?="
    + _HAPPENS
    + r"))"
    r"(?P<what>(?!(?:and|or|but|et|ou|mais|und|oder|aber)\b)[^\d,;:.()?!\n]+)",
    re.IGNORECASE,
)
# What a share is, and nothing that happens to anybody: "30 % is too much", "30 % is our target".
_ONLY_TOLD = re.compile(
    r"(?:too|far|way|very|quite|really|high|low|bad|good|fine|ok|okay|great|normal|enough|acceptable|realistic|possible|much|more"
    r"|less|not|no|our|my|the|an?(?! (?:das|den|die|der|eine?[nrm]?|falsche\w*)\b)|what|where|how|why|when|today|now|currently|still|already|usual|about|around|by|until|or|in|at"
    r"|trop|très|beaucoup|plus|moins|bien|mal|notre|nos|mon|le|la|les|un|une|pas|ce|aujourd'hui|actuellement|déjà|encore|réaliste|assez|sur"
    r"|zu(?! spät| früh| lang)|sehr|viel|mehr|weniger|gut|schlecht|okay|unser\w*|mein\w*|das|der|die|ein\w*|nicht|kein\w*|heute|derzeit|noch|schon|genug"
    r"|realistisch|normal|bis|vor|im|in|am|wäre\w*|sein|something|achievable|unrealistic|expected|planned|required|standard|industry|fair|ambitious|typical|needed"
    r"|atteignable\w*|raisonnable\w*|acceptable\w*|possibles?|exigée?s?|prévue?s?|attendue?s?|la norme|machbar|erreichbar|vertretbar|akzeptabel|üblich"
    r"|branchenüblich|geplant|gefordert|vorgesehen|of|de|des|von(?! hand)|per|pro|par|je|to|à|auf)\b",
    re.IGNORECASE,
)
_BY_THEN = re.compile(
    r"\s(?:by (?:the end|end|then|now|next|this|q\d|\d|spring|summer|autumn|fall\b|winter|christmas|easter|jan|feb|mar|apr|may\b|jun|jul|aug|sep|oct|nov|dec)\w*|until|since|today|now|currently|this|last|next|each|every|because|which|who|so|and|but|then we|while"
    r"|d'ici|depuis|avant|aujourd'hui|actuellement|chaque|parce|qui|et|mais|alors"
    r"|bis|seit|heute|derzeit|diese\w*|letzte\w*|jede\w*|weil|und|aber)\b.*$",
    re.IGNORECASE,
)


def predicate(sentence: Sentence, place: Place, before: str) -> tuple[Quote, Measure] | None:
    """The words for what happens to a share, and the name they make.

    None where no share is told of, or where what is said of it is only how high it is.

    Args:
        sentence: In which the share stands.
        place: The share.
        before: What stood before it, such as the "emails" of "4,000 emails a week and 30 % are lost".
    """
    found = _TOLD.match(sentence.text, place.number.end) if place.number.unit == "%" else None
    if found is None:
        return None
    start, said = found.start("what"), _BY_THEN.sub("", found["what"]).rstrip()
    helper, words = found["verb"].strip(), said.split()
    if not words or len(words) > _MOST:
        return None
    if helper and (_ONLY_TOLD.match(said) or (len(words) == 1 and len(said) < _SHORTEST)):
        return None
    language, things = sentence.lexicon.language, found["things"] or before
    if language == "de" and (found["of"] or "").casefold().startswith("des "):
        return None  # "des Umsatzes": of one thing, whose own name is not said
    things = _PER.sub("", "" if _PRONOUN.fullmatch(things) else things)
    if _A_CLAUSE.search(things) or _CUT.search(said):
        return None
    quote = sentence.quote(start, start + len(said))
    away = _APART.search(found["what"]) if language == "de" and said != found["what"] else None
    whole = f"{quote.text} {away['away']}" if away else quote.text
    return quote, Measure(things, _name(things, whole, helper, language))


def measured(
    sentence: Sentence, role: str, place: Place, earlier: list[Place]
) -> tuple[Quote | None, Measure | None]:
    """The words for what a figure measures, and a name where they say what happens to a share."""
    named = topic(sentence, place)
    first = (
        named if named is not None and named.end <= sentence.start + place.number.start else None
    )
    counts = (beside(sentence, one) for one in reversed(earlier) if one.number.unit is None)
    short = first if first and len(first.text.split()) <= _A_NAME else None
    things = short or next(filter(None, counts), None)
    if role != "baseline":
        return named, None  # "we want to come below 10 %": what is wanted happens to nothing yet
    if lasting(sentence, place):
        return until(sentence, place)
    said = things.text if things else ""
    found = predicate(sentence, place, said) or for_which(sentence, place) or lost(sentence, place)
    return found or (named, None)


def _name(things: str, said: str, helper: str, language: str) -> str:
    """Such as "emails sent to the wrong team", "parcels that arrive late", "Mails, die beim falschen Team landen"."""
    if not things:
        return said
    if language == "de":
        things = _BENT.sub("e ", things)
        first, _, rest = said.partition(" ")  # the verb of a German clause stands at its end
        if helper:
            return f"{things}, die {said} {helper}"
        verb = f"{first}" if not rest else f" {first}"
        return f"{things}, die {rest}{first if _APART.search(f' {rest}') else verb}"
    if helper and _DONE[language].match(said):
        return f"{things} {said}"
    return (
        f"{things} {'qui' if language == 'fr' else 'that'} {f'{helper} {said}' if helper else said}"
    )


# "10 % of the time the agent is wrong", "of what we write": no name of things.
_A_CLAUSE = re.compile(
    r"^(?:what|which|time|cases)\b.* |\s(?:the|an?|our|my|le|la|les|der|die|das)\b", re.IGNORECASE
)
# Where a number comes next: "take longer than 10 minutes".
_CUT = re.compile(
    r"\b(?:than|within|for|in|of|to|over|under|after|at|als|nach|innerhalb|über|unter|que|de|en|dans|après|sous)$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"them|these|those|it|us|eux|elles|ihnen|denen", re.IGNORECASE)
# "900 orders a day and 4 % come back": how many there are in which time is no part of their name.
_PER = re.compile(r"\s(?:an?|per|each|every|par|pro|am|im|je)\s[^\W\d_]+$", re.IGNORECASE)
_BENT = re.compile(r"(?<=[a-zäöüß])en (?=[A-ZÄÖÜ])")  # "der eingehenden Mails": "eingehende Mails"
# What a German verb leaves at the end of its sentence: "fallen jeden Monat aus".
_APART = re.compile(
    r"\s(?P<away>ab|raus|rein|an|auf|aus|ein|fest|nach|um|unter|vor|weg|zurück|zusammen)$",
    re.IGNORECASE,
)
# What was done to things stands right behind them; how they are needs its verb: "suppliers that are late".
_DONE = {
    "en": re.compile(
        r"(?:never |not |\w+ly )?(?:\w{2,}ed|sent|paid|lost|sold|read|made|done|found|built|bought|brought|caught|given|taken|written|left"
        r"|kept|put|told|held|known|shown|seen|cut|broken|stolen|chosen|spent|forgotten|mis\w+)\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"(?:mal |jamais )?(?:\w{2,}(?:ée?s?|ie?s?|ue?s?|ises?|ites?|erte?s?)|en|hors|sans)(?!\w)",
        re.IGNORECASE,
    ),
}
