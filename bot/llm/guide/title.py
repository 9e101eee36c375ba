"""Gives a statement its title: what it is about, without the solution."""

import re

from bot.domain.conversation.model import Message, MessageKind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Status, value_text
from bot.llm.guide.lexicon import lexicon
from bot.llm.guide.phrase_index import plain, tokens_of

_LONGEST = 80
_SOLUTION = re.compile(
    r"\s*\b(?:with|using|by means of|through|mit|mittels|avec|grâce à|via)\s+(?:the help of\s+)?(?:an?\s+|l'|une?\s+|einer?\s+|der\s+)?"
    r"(?:ai|ml|gpt|llms?|chatbots?|machine learning|ki|ia)\b",
    re.IGNORECASE,
)
_BEFORE_NUMBER = re.compile(r"\s+(?:\w{1,4}\s+){0,2}[+\u2212-]?\d.*$", re.DOTALL)
_UNTITLED = {"en": "Untitled goal", "fr": "Objectif sans titre", "de": "Ziel ohne Titel"}


def title_of(statement: ProblemStatement, messages: list[Message]) -> ProblemStatement:
    """The entered title; else the metric, with whom it covers; else the goal; else a plain name."""
    entered = statement.field("title")
    if entered.value is not None:
        return statement.model_copy(update={"title": value_text(entered.value)[:_LONGEST]})
    metric = statement.field("business_goal.metric")
    goal = statement.field("business_goal.statement")
    source = metric if metric.value is not None else goal
    if source.value is None:
        asked = _asked(statement)
        title = asked or _fallback(statement, messages)
        return statement.model_copy(update={"title": title})
    goal_words = _SOLUTION.sub("", value_text(source.value))
    words = _shortened(_noun_phrase(goal_words, statement.language))
    title = words[:1].upper() + words[1:]
    field = Field(
        path="title",
        value=title,
        status=Status.INFERRED,
        quotes=source.quotes,
        rationale="Named after the goal.",
    )
    fields = {**statement.fields, "title": field}
    return statement.model_copy(update={"title": title, "fields": fields})


def _noun_phrase(goal: str, language: str) -> str:
    """A goal without its number and without the verb that opens it, where that still says much."""
    goal = _timely(goal, language)
    if _DOES.match(goal):
        goal = _DETERMINER.sub("", _DOES.sub("", goal))
    short = _BEFORE_NUMBER.sub("", goal)
    last = plain(short.split()[-1]) if short.split() else ""
    short = goal if len(short.split()) < 2 or last in _DANGLING else short  # noqa: PLR2004
    made = _MAKE.fullmatch(short)
    if made is not None:
        return f"{made['how']} {made['what']}"
    opening = _TO_BE.sub("", short)
    words = lexicon(language)
    tokens = tokens_of(opening)
    verbs = [hit for name in _CHANGES for hit in words.hits(tokens).get(name, ()) if not hit.start]
    more = {hit.end for hit in words.hits(tokens).get("comparative", ())}
    verb = max((hit for hit in verbs if hit.end not in more), key=lambda h: h.end, default=None)
    if verb is None:
        return opening if len(short.split()) > 1 else goal
    rest = _DETERMINER.sub("", opening[verb.end :].strip())
    named = any(t.word.isalpha() and t.word not in words.stopwords for t in tokens_of(rest)[:2])
    if not named or any(c.isdigit() for c in rest):
        return goal
    better = _BETTER.get(verb.key)
    return f"{better} {rest}" if better else rest


def _timely(goal: str, language: str) -> str:
    """A complaint about time spent, as what the time goes into; other goals as they are."""
    complaint = _PUT_RIGHT.sub("", goal)
    spent = _SPENT.search(complaint)
    return _TIME_FOR[language].format(spent["what"]) if spent else complaint


_PUT_RIGHT = re.compile(r"^(?:Put right: |Remédier à ceci : |Abhilfe: )")
_TIME_FOR = {"en": "Time spent on {}", "fr": "Temps passé à {}", "de": "Zeit für {}"}
_SPENT = re.compile(
    r"\b(?:spends?|spent|wastes?|loses?|lose|perd\w*|pass\w+|verbring\w+|verlier\w+|brauch\w+)\b[^.,;]{0,40}?"
    r"\b(?:hours?|days?|weeks?|time|half|heures?|jours?|temps|journée|stunden?|tage?|zeit|halbe\w*)\b[^.,;]{0,24}?"
    r"\s(?:on|with|à|sur|mit|für|damit)\s(?P<what>[^.,;!?]{3,60})",
    re.IGNORECASE,
)
# "reads the supplier invoices": what a thing does, said without the thing.
_DOES = re.compile(
    r"^(?:can |could |should )?(?:reads|answers|sorts|finds|tells us|tells|predicts|writes|checks|handles|extracts|shows|spots|flags"
    r"|lit|répond à|répond aux|trie|trouve|rédige|vérifie|extrait|détecte|repère)\s(?=(?:the|our|all|my|which|every|incoming"
    r"|le|la|les|nos|l'|des|tous|toutes|chaque)\b)",
    re.IGNORECASE,
)
_DANGLING = frozenset(
    {"which", "who", "whom", "of", "our", "the", "from", "to", "into", "welche", "wer", "unserer", "der",
     "quels", "quelles", "de", "nos", "les", "and", "or", "und", "et", "for", "fur", "pour",
     "within", "about", "below", "under", "above", "least", "than", "over", "with", "until", "before",
     "after", "around", "between", "in", "on", "at", "by", "per", "im", "am", "bei", "pro", "dans", "sur", "par", "unter", "ueber", "uber", "sous", "moins", "avant", "environ"}
)  # fmt: skip
_CHANGES = ("goal_down", "goal_up")
_BETTER = {"improve": "better", "improving": "better", "speed up": "faster", "accelerate": "faster"}
_TO_BE = re.compile(r"^(?:to\s+)?be\s+(?=\w+er\b|more\b|less\b)|^to\s+", re.IGNORECASE)
_MAKE = re.compile(
    r"make\s+(?:(?:the|our|my)\s+)?(?P<what>\w[\w-]*(?:\s\w[\w-]*){0,2})\s(?P<how>\w{3,}er)",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"^(?:the|our|my|a|an|all|de|du|des|le|la|les|l'|nos|notre|die|der|das|den|unser(?:e[rnms]?)?)\s+",
    re.IGNORECASE,
)


def _asked(statement: ProblemStatement) -> str | None:
    """What somebody wants to know, as a title: "Which trains will be late tomorrow"."""
    decision = statement.field("decision.supported")
    found = _QUESTION.search(value_text(decision.value)) if decision.value is not None else None
    words = _shortened(found.group()) if found else ""
    return words[:1].upper() + words[1:] if len(words.split()) > 2 else None  # noqa: PLR2004


_QUESTION = re.compile(
    r"\b(?:which|whom?|whether|how (?:many|much|full|long)|welche\w*|wer|wen|ob|wie (?:viele?|voll|lange)"
    r"|quels?|quelles?|lesquels|combien|qui)\b[^.;!?]{3,}",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^(?:hi|hello|hey|good morning|morning|bonjour|salut|bonsoir|hallo|moin|guten morgen|servus|so)\b"
    r"(?:\s(?:all|everyone|team|folks|zusammen|alle|à tous|tout le monde))?\s*[,.!:-]*\s*",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:please|bitte|(?:can|could) (?:you|we|ai)(?: please)?(?: help us)?(?: to)?|(?:we|i)(?:'d| would)? (?:need|want|like)(?: to)?"
    r"|(?:wir|ich) (?:brauchen?|wollen?|will|möchten?|hätten? gern)|(?:on|nous|je) (?:voudrai(?:t|s|ent)|voulons|veut|veux|aimerai\w+)(?: que)?"
    r"|il (?:nous )?faut|someone asked (?:me|us) for)\s+",
    re.IGNORECASE,
)
_THING = re.compile(
    r"^(?:an?|une?|eine?n?|the|some|etwas|de l')?\s?(?:ai|ml|ki|ia|bot|chatbot|tool|model|modell|outil|lösung|solution|something)\s?,?\s?"
    r"(?:for|to|that|für|um|die|das|der|mit der|pour|qui)\s+(?:bauen\s)?",
    re.IGNORECASE,
)
_CUT = re.compile(r"[,;:(?!.]\s|\s-\s|[?!]$")
_SHORT = 12  # letters a title needs at least before it is cut at a comma


def _fallback(statement: ProblemStatement, messages: list[Message]) -> str:
    parked = {parked.quote.message_id for parked in statement.parking_lot}
    for message in messages:
        words = _plain_words(message.text.split("\n")[0].strip(" *_>"), statement.language)
        told = sum(character.isalpha() for character in words) > 8  # noqa: PLR2004
        if message.kind is MessageKind.SAID and message.id not in parked and told:
            return _shortened(words)
    return _UNTITLED.get(statement.language, _UNTITLED["en"])


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    if len(line) <= _LONGEST:
        return line.rstrip(" .,;:!?")
    cut = line[: _LONGEST - 1]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip(" .,;:!?") + "…"


def _plain_words(line: str, language: str) -> str:
    """A message as a title: without a greeting, without asking for it, up to its first pause."""
    words = _LEAD.sub("", _GREETING.sub("", line))
    spent = _SPENT.search(words)
    if spent is not None:
        return _TIME_FOR[language].format(spent["what"])
    words = _DETERMINER.sub("", _THING.sub("", words)) or line
    cut = _CUT.search(words, _SHORT)
    words = words[: cut.start()] if cut else words
    return words[:1].upper() + words[1:]
