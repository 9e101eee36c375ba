"""Reads what is wished for: what a thing somebody asks for is there to do, or a plain wish."""

import re
from collections.abc import Iterator

from bot.llm.guide.finding import Finding
from bot.llm.guide.passage import Sentence
from bot.llm.guide.phrase_index import Hit
from bot.llm.guide.readers.content import content

_TO = re.compile(r"\s+to\s+(?=\w)", re.IGNORECASE)
# What somebody wants built, and what it is for: "a bot that answers the mails", "un outil pour trier".
_MADE_FOR = re.compile(
    r"\b(?:bot|tool|app|application|system|assistant|agent|model|machine|software|something|anything|ai|llm|gpt|chatgpt|genai|copilot|language model|machine learning|programme?"
    r"|outil|robot|système|logiciel|modèle|modèle de langage|ia|quelque chose|truc|solution|werkzeug|programm|ki|modell|sprachmodell|anwendung"
    r"|assistent|lösung|etwas|was|kamera|caméra|camera)\s?,?\s(?:(?:that|which|who|qui|das|die|der)\s(?:can |could |should |would |will "
    r"|peut |puisse |kann |soll )?|to |pour |um )(?P<what>(?!(?:is|are|was|were|est|sont|ist|sind|do|make|be|use|have)\b)[^.!?;:]{6,180})",
    re.IGNORECASE,
)


def made_for(sentence: Sentence) -> Iterator[Finding]:
    """What the thing somebody asks for is there to do, without the thing itself."""
    made = _MADE_FOR.search(sentence.text)
    if made is None:
        return
    asked = sentence.has("wish", "doing", "asks_kindly", end=made.start("what"))
    opening = not sentence.text[: made.start()].strip(" \"'(*_-").count(" ") > 1
    if not (asked or opening) or (sentence.question and not asked):
        return
    start, end = made.span("what")
    comma = sentence.text.find(", ", start, end)
    if comma > 0 and any(comma < number.start < end for number in sentence.numbers):
        end = comma
    quote = sentence.quote(start, end)
    words = quote.text.rstrip(" .!?…")
    yield Finding("business_goal.statement", words, quote, sentence.message, sentence.index, 4)


# "People wait for an answer": what is waited for, and nothing to do.
_A_NOUN = re.compile(
    r"(?<!\w)(?:an?|the|our|their|une?|la|le|notre|eine?[nrm]?|die|das|der|unsere)\s$",
    re.IGNORECASE,
)


_HOW_FAST = re.compile(
    r"\s(?:within|in(?: under| less than)?|under|en(?: moins de)?|sous|innerhalb von)\s\d[\d.,]*\s?(?:m?s|(?:milli)?se[ck]\w*)\b",
    re.IGNORECASE,
)


def task_of(sentence: Sentence) -> Hit | None:
    """What somebody wants done, such as "predict": no noun, no limit and nothing that is forbidden."""
    task = next(
        (h for h in sentence.hits("goal_task") if not _A_NOUN.search(sentence.text[: h.start])),
        None,
    )
    if task is None or _HOW_FAST.match(sentence.text, task.end):
        return None  # "98 % of calls must answer within 250 ms" is a limit
    denied = sentence.has("negation", "forbidden", start=max(0, task.start - 14), end=task.start)
    return None if denied else task  # "it must never answer …" is a limit too


_SIGN = 2  # characters of a sign before a number
_NOTHING = re.compile(
    r"^(?:to )?(?:talk|speak|discuss|ask|chat|parler|discuter|demander|reden|sprechen|fragen)\b"
    r"|\b(?:was|etwas|something|quelque chose|un truc)\s(?:mit|with|avec)\s(?:der |l')?(?:ki|ai|ia)\b",
    re.IGNORECASE,
)
_TO_SEE = re.compile(r"(?:to )?(?:see|have|get|voir|avoir) ", re.IGNORECASE)
_TO_KNOW = re.compile(r"(?:to )?(?:know|savoir|wissen)\b|\S+ (?:wissen|savoir)\b", re.IGNORECASE)


# Who wishes for something on top says that the goal is another one.
_ADDED = re.compile(
    r"\b(?:also|too|as well|on top|aussi|également|en plus|en prime|auch(?: noch)?|ausserdem|außerdem"
    r"|zusätzlich)\b",
    re.IGNORECASE,
)


def plain(sentence: Sentence) -> Iterator[Finding]:
    """What is wished for, where nothing names a change or a task; the weakest goal there is."""
    wishes = [hit for hit in sentence.hits("wish") if hit.key in sentence.lexicon.asks]
    told = content(sentence) > 0 and not _ADDED.search(sentence.text)
    if wishes and told and not any(number.unit for number in sentence.numbers):
        lead = _TO.match(sentence.text, wishes[0].end)
        quote = sentence.quote(lead.end() if lead else wishes[0].end)
        words = quote.text.rstrip(" .!?…")
        first = quote.start - sentence.start
        seen = _TO_SEE.match(words)
        first += seen.end() if seen else 0
        figure = any(0 <= number.start - first <= _SIGN for number in sentence.numbers)
        moment = bool(sentence.times) and _TO_KNOW.match(words) is not None
        if len(words.split()) > 2 and not (figure or moment or _NOTHING.search(words)):  # noqa: PLR2004
            yield Finding(
                "business_goal.statement", words, quote, sentence.message, sentence.index, 1
            )
