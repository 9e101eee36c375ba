"""Gives a statement its title: what it is about, without the solution."""

import re

from bot.domain.conversation.model import Message, MessageKind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Status, value_text
from bot.llm.guide.lexicon import lexicon, plain, tokens_of

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
        return statement.model_copy(update={"title": _fallback(statement, messages)})
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


_DANGLING = frozenset(
    {"within", "about", "below", "under", "above", "least", "than", "over", "with", "until", "before",
     "after", "around", "between", "unter", "ueber", "uber", "sous", "moins", "avant", "environ"}
)  # fmt: skip
_CHANGES = ("goal_down", "goal_up")
_BETTER = {"improve": "better", "improving": "better", "speed up": "faster", "accelerate": "faster"}
_TO_BE = re.compile(r"^(?:to\s+)?be\s+(?=\w+er\b|more\b|less\b)|^to\s+", re.IGNORECASE)
_MAKE = re.compile(
    r"make\s+(?:(?:the|our|my)\s+)?(?P<what>\w[\w-]*(?:\s\w[\w-]*){0,2})\s(?P<how>\w{3,}er)",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"^(?:the|our|my|a|an|all|de|du|des|le|la|les|l'|nos|notre|die|der|das|den|unsere|unser)\s+",
    re.IGNORECASE,
)


def _fallback(statement: ProblemStatement, messages: list[Message]) -> str:
    parked = {parked.quote.message_id for parked in statement.parking_lot}
    for message in messages:
        words = message.text.split("\n")[0].strip()
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
