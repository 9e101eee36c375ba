"""Which of the metrics a stretch names it is about."""

import re
from dataclasses import dataclass

from bot.domain.criterion.reading.mark import Marks, Span
from bot.domain.phrases import Phrases

_ANSWERS = re.compile(
    r"(?<!\w)(?:answers?|answered|repl(?:y|ies)|réponses?|répond\w*|antwort\w*|beantwort\w*)(?!\w)",
    re.IGNORECASE,
)
_GENERIC = frozenset({"accuracy", "error_rate", "cost", "adoption_rate", "weekly_active"})
# Rates of what can itself be found: "flag 92 % of the no-shows" is no rate of no-shows.
_CAUGHT = frozenset(
    [
        "error_rate",
        "critical_error_rate",
        "churn",
        "no_show_rate",
        "complaints",
        "return_rate",
        "stock_out_rate",
        "downtime",
    ]
)
_PER_CALL = re.compile(
    r"(?:per|par|pro|je|/)\s?(?:call|request|answer|query|reply|prediction|document|appel|requête|réponse"
    r"|aufruf|anfrage|antwort|dokument)(?!\w)",
    re.IGNORECASE,
)
_PER_TASK = re.compile(
    r"(?:per|par|pro|je|/)\s?(?:task|case|ticket|claim|conversation|tâche|dossier|aufgabe|fall|vorgang"
    r"|gespräch)(?!\w)",
    re.IGNORECASE,
)
# "Detect 95 % of defects": what is caught of what is there.
_CATCHES = Phrases(
    r"(?<!\w)(?:detect(?:s|ed|ing)?|catch(?:es|ing)?|caught|spot(?:s|ted)?|finds?|found|discovers?"
    r"|flags?|flagged|flagging|identif(?:y|ies|ied)"
    r"|détect(?:er|e|ent|ée?s?)|repér(?:er|e|ent|ée?s?)|retrouv(?:er|e|ent)"
    r"|signal(?:er|e|ent|ée?s?)|identifi(?:er|e|ent|ée?s?)"
    r"|erkenn(?:en|t)|erkannt|finde[nt]|gefunden|entdeck(?:en|t)|aufdeck(?:en|t)|aufgedeckt"
    r"|markier(?:en|t)|melde(?:n|t)|gemeldet|identifizier(?:en|t))(?!\w)",
    signs=(
        "detect",
        "catch",
        "caught",
        "spot",
        "find",
        "found",
        "discover",
        "flag",
        "identif",
        "détect",
        "repér",
        "retrouv",
        "signal",
        "erkenn",
        "erkannt",
        "gefunden",
        "deck",
        "markier",
        "meld",
    ),
)  # fmt: skip
# "Flag at most 5 % of orders" limits the work, not what is missed.
_AT_MOST = re.compile(
    r"(?<!\w)(?:at most|no more than|not more than|fewer than|less than|under|below|up to|maximum"
    r"|au plus|au maximum|pas plus de|moins de|höchstens|maximal|nicht mehr als|weniger als|unter)(?!\w)",
    re.IGNORECASE,
)
_TELLS = re.compile(r",?\s+(?:that|out|dass|que?)(?!\w)", re.IGNORECASE)
_OF = re.compile(r"\s?(?:of|des|de|d'|der|aller|von)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The metric of a stretch."""

    id: str
    k: int | None
    spans: tuple[Span, ...]


def may_be_caught(text: str) -> bool:
    """Whether a text has a verb of finding: only then can a share be of what is found."""
    return _CATCHES.may_be_in(text)


def chosen_metric(marks: Marks, start: int, end: int) -> Chosen | None:
    """The first metric that says something definite; the first at all where none does."""
    named = marks.metrics_in(start, end)
    if not named:
        return _caught(marks, start, end)
    if named[0].metric in _CAUGHT and (caught := _caught(marks, start, end)) is not None:
        return caught  # "catch 95 % of errors"
    definite = [one for one in named if one.metric not in _GENERIC]
    one = (definite or named)[0]
    chosen, spans = one.metric, [Span(one.start, one.end, "metric")]
    for narrow, pattern in _NARROWER.get(chosen, ()):
        match = pattern.search(marks.text, start, end)
        if match:
            chosen = narrow
            spans.append(Span(*match.span(), "metric"))
            break
    return Chosen(chosen, one.k, tuple(spans))


_NARROWER = {
    "accuracy": (("answer_correctness", _ANSWERS),),
    "cost": (("cost_per_call", _PER_CALL), ("cost_per_task", _PER_TASK)),
}


def _caught(marks: Marks, start: int, end: int) -> Chosen | None:
    verb = _CATCHES.search(marks.text, start, end)
    if verb is None or _AT_MOST.search(marks.text, start, end):
        return None
    if _TELLS.match(marks.text, verb.end()):
        return None  # "we found that 12 % of churn is due to price"
    shares = [one for one in marks.figures_in(start, end) if one.is_share]
    if not any(_OF.match(marks.text, one.end) for one in shares):
        return None
    return Chosen("recall", None, (Span(*verb.span(), "metric"),))
