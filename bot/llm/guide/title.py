"""Gives a statement its title: what it is about, without the solution."""

import re

from bot.domain.conversation.model import Message, MessageKind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Status, value_text

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
    plain = _SOLUTION.sub("", value_text(source.value))
    words = _shortened(_BEFORE_NUMBER.sub("", plain) or plain)
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


def _fallback(statement: ProblemStatement, messages: list[Message]) -> str:
    parked = {parked.quote.message_id for parked in statement.parking_lot}
    for message in messages:
        words = message.text.split("\n")[0].strip()
        told = sum(character.isalpha() for character in words) > 8  # noqa: PLR2004
        if message.kind is MessageKind.SAID and message.id not in parked and told:
            return _shortened(words)
    return _UNTITLED.get(statement.language, _UNTITLED["en"])


def _shortened(words: str) -> str:
    plain = " ".join(words.split())
    if len(plain) <= _LONGEST:
        return plain.rstrip(" .,;:!?")
    cut = plain[: _LONGEST - 1]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip(" .,;:!?") + "…"
