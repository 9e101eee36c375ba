"""The criteria that a sentence says, each with the words it was read from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.criterion.metric import Family
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.naming import metrics_in
from bot.domain.criterion.parsing import parse_line
from bot.domain.criterion.reading.reader import criteria_in
from bot.domain.criterion.threshold import Level
from bot.domain.errors import RemitError
from bot.domain.lint.model import Language
from bot.domain.once import once
from bot.domain.phrases import Blanked, Phrases

_DIGIT = re.compile(r"\d")
_WORDED = [
    "halv", "doubl", "twice", "tripl", "half", "third", "quart", "nine", "moitié", "tiers", "verdoppel",
    "halbier", "hälfte", "drittel", "viertel", "neun", "neuf", "zero", "zéro", "null",
]  # fmt: skip
_FIGURE_IN_WORDS = Phrases(rf"\b(?:{'|'.join(_WORDED)})", _WORDED)
# Without one of these, or the name of a metric, a figure counts something nobody measures here.
_SIGN = re.compile("[%<>≤≥]")
_TIME = re.compile(
    r"\d ?(?:ms|s|secs?|seconds?|sekunden?|secondes?|millisec\w*|min|minutes?|minuten?)\b",
    re.IGNORECASE,
)
_SHARE_OR_ANSWER_SIGNS = [
    "cent", "prozent", "pp", "points?", "punkte", "halv", "doubl", "twice", "tripl", "verdoppel",
    "halbier", "within", "innerhalb", "probabilit", "wahrscheinlichkeit", "answers?", "responds?",
    "répond", "antwort",
]  # fmt: skip
_SHARE_OR_ANSWER = Phrases(
    r"\bper ?cent|\bprozent|\bpour ?cent|\bpp\b|\bpoints?\b|\bpunkte|\b(?:halv|doubl|twice|tripl|verdoppel|halbier)"
    r"|\b(?:within|innerhalb|probabilit\w*|wahrscheinlichkeit\w*|answers?|responds?|répondre|répond|antwort\w*)\b",
    _SHARE_OR_ANSWER_SIGNS,
)
# How surely, on how many, on which cases; numbers that name a thing; and when something begins.
# Each with words it cannot do without, so that most of them need not be looked for.
_BESIDE = Blanked(
    (
        Phrases(
            r"(?:,? ?(?:with |at |mit |avec )?(?:an? |une? |einer? )?(?:(?:lower|upper) (?:confidence )?bound|confidence"
            r"|borne (?:inférieure|supérieure)|(?:untere[rn]?|obere[rn]?) (?:schranke|grenze)|konfidenz|confiance)"
            r"(?: (?:of|at|by|à|de|von|bei|is))?(?: at least)? ?\d+(?:[.,]\d+)? ?%?)",
            ["bound", "confidence", "borne", "schranke", "grenze", "konfidenz", "confiance"],
        ),
        Phrases(
            r",? ?(?:by|per|nach|selon|mit) (?:clopper[- ]pearson|wilson|bootstrap)(?: (?:at|à|bei) \d+ ?%)?",
            ["pearson", "wilson", "bootstrap"],
        ),
        Phrases(
            r",? ?\bn ?(?:>=|≥|=|>) ?\d[\d.,]*(?: (?:cases|queries|calls|fälle|cas))?",
            ["≥", "=", ">"],
        ),
        Phrases(
            r"\b(?:on|sur|auf|über) (?:at least |au moins |mindestens )?\d[\d.,]* (?:or more )?(?:test |labelled )?"
            r"(?:cases|calls|queries|tickets|documents|invoices|fällen?|cas)(?: from)?",
            ["cas", "calls", "queries", "tickets", "documents", "invoices", "fälle"],
        ),
        Phrases(r"\b(?:on|sur|auf|aus|of|from|de|des|der) [\w-]+@[\w.]+|\b[\w-]+@\d[\w.]*", ["@"]),
        Phrases(
            r"\[?\b[A-Z]{2,}(?:-[A-Z]+)*-\d[\d.]*\b\]?", signs=[f"-{digit}" for digit in range(10)]
        ),
        Phrases(
            r"\b(?:HTTP|ISO|IEC|RFC|EN|DIN|AES|SHA|WCAG|TLS|ASIL|Art\.?|Article)[ -]?\d[\w.-]*",
            ["http", "iso", "iec", "rfc", "en", "din", "aes", "sha", "wcag", "tls", "asil", "art"],
        ),
        Phrases(
            r"\b(?:after|nach|après) \d+ (?:days?|weeks?|months?|tagen?|wochen|monaten|jours|semaines|mois)",
            ["after", "nach", "après"],
        ),
        Phrases(
            r"\b(?:last|past|next|previous|first) \d+ (?:days?|weeks?|months?|hours?|years?)"
            r"|\b\d+ (?:derniers|dernières|prochains|premiers) (?:jours|semaines|mois)"
            r"|\b(?:letzten|nächsten|vergangenen|ersten) \d+ (?:tagen?|wochen|monaten?|stunden)",
            [
                "day",
                "week",
                "month",
                "hour",
                "year",
                "jours",
                "semaines",
                "mois",
                "tage",
                "wochen",
                "monat",
                "stunden",
            ],
        ),
        Phrases(r"\b\d+-(?:day|week|month|year|tägige?|monatige?)\b", ["-"]),
    )
)
# "[REQ-0012] The system shall …": in a document whose requirements have numbers, each has a figure.
_NUMBERED = re.compile(r"\s*\[?[A-Z]{2,}(?:-[A-Z]+)*-\d[\d.]*\b\]?(?=[\s:])")
_SEVERAL = 2
_FEW = 4  # words after a number that stands alone with its metric
_SAME = 1e-9
_CORE = frozenset(
    {
        "accuracy",
        "precision",
        "recall",
        "f1",
        "specificity",
        "roc_auc",
        "pr_auc",
        "fpr",
        "fnr",
        "uptime",
    }
)
_SLIPS = frozenset({"ms", "s", "EUR", "USD", "GBP"})
_MODAL = re.compile(
    r"\b(?:shall|must|should|will|may|can|has to|have to|doit|doivent|devra|devrait|muss|müssen|soll|sollen|darf"
    r"|dürfen)\b",
    re.IGNORECASE,
)
_GLUE_WORDS = """
shall must should will may can be is are stay stays remain remains keep kept lie lies reach reaches
exceed exceeds not never always at least most no more less fewer than under below above over within
between equal equals to the a an of rate level value score and or on for in from by with as greater
lower higher smaller larger minimum maximum than
doit doivent devra être est sont rester reste au aux moins plus de d du des la le les l sur pour dans
supérieur supérieure inférieur inférieure à égal égale sous entre et ou un une taux atteindre dépasser
pas ne
muss müssen soll sollen darf dürfen sein ist sind liegen liegt bleiben bleibt betragen beträgt mindestens
höchstens wenigstens maximal minimal mehr weniger als unter über bei für auf von der die das den dem
des und oder ein eine nicht im in
"""
_GLUE = re.compile("|".join(map(re.escape, _GLUE_WORDS.split())), re.IGNORECASE)
_OF = re.compile(
    r"of|in|a|an|the|for|de|d|la|le|der|die|das|bei|im|percent|prozent|pour|cent", re.IGNORECASE
)
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_ENDS = re.compile(
    r"\s*(?:$|[.;:,](?:\s|$)|(?:and|or|at|for|when|if|et|ou|pour|und|oder|für|liegen|betragen|sein|bleiben)\b)"
)
_LINE = re.compile(
    r"\s*[\w.-]+\s+(?:\[\w+\]\s+)?(?:statistical|invariant|slo|business|process)\s*:"
)


@dataclass(frozen=True)
class Reading:
    """A criterion as read, and which characters of the sentence say it."""

    criterion: Criterion
    start: int
    end: int
    passage: str | None = None  # the words it was read from, where it was read from prose

    @once
    def firm(self) -> bool:
        """Whether the number stands where only the metric's own can stand.

        "Recall shall be at least 90 %", "90 % recall"; else the sentence may count something that
        only mentions the metric.
        """
        return self.passage is None or is_firm(self.criterion, self.passage)


def prose_readings(text: str, language: Language) -> tuple[Reading, ...]:
    """The criteria that a sentence of prose says; without a figure there is nothing to measure.

    Figures that only say how something is tested, or when it applies, are blanked beforehand.
    """
    number = _NUMBERED.match(text)
    if not _has_figure(text, number.end() if number else 0):
        return ()
    bare = _BESIDE.in_text(text)
    if not _has_figure(bare) or not (_is_share_or_time(bare) or metrics_in(bare)):
        return ()
    return tuple(
        Reading(criterion, passage.start, passage.end, passage.text)
        for criterion, passage in criteria_in(bare, language)
        if _is_sound(criterion, passage.text)
    )


def _has_figure(text: str, start: int = 0) -> bool:
    return bool(_DIGIT.search(text, start) or _FIGURE_IN_WORDS.search(text, start))


def _is_share_or_time(text: str) -> bool:
    return bool(_SIGN.search(text) or _TIME.search(text) or _SHARE_OR_ANSWER.search(text))


def _is_sound(one: Criterion, passage: str) -> bool:
    """Whether its number can be the threshold.

    A bare "3" beside a rate numbers something else, and so does a "10" beside a time where a noun
    follows: "10 users"; so do days beside a rate.
    """
    metric, level = one.known_metric, one.threshold
    if metric is None or not isinstance(level, Level):
        return True
    if level.unit:
        timed = metric.family is Family.TIME and level.unit == "%"
        slip = metric.id in _CORE and level.unit in _SLIPS
        return metric.accepts_unit(level.unit) or timed or slip
    if metric.needs_unit():
        return any(_ENDS.match(passage, match.end()) for match in _numbers(passage, level.number))
    return not (level.number > 1 and one.comparator is None and metric.high == 1)


def is_firm(one: Criterion, passage: str) -> bool:
    """Whether metric and number stand together, with nothing but small words between them."""
    if one.known_metric is None or not isinstance(one.threshold, Level):
        return one.metric is None
    numbers = list(_numbers(passage, one.threshold.number))
    return any(
        _stand_together(passage, named.start, named.end, match, one.threshold.unit)
        for named in metrics_in(passage)
        if named.metric == one.metric
        for match in numbers
    )


def _stand_together(passage: str, start: int, end: int, number: re.Match[str], unit: str) -> bool:
    if number.start() >= end:
        first, _, rest = passage[end : number.start()].strip().partition(" ")
        head = not first or bool(_GLUE.fullmatch(first)) or first[:1] in "(:,<>=≤≥p"
        following = re.findall(r"[^\W\d]{2,}", passage[number.end() :])
        if not _MODAL.search(passage[end : number.start()]) and len(following) > _FEW:
            return False
        tail = _MODAL.split(rest)[-1]
        between = re.findall(r"[^\W\d]+", tail)
        return head and all(_GLUE.fullmatch(word) for word in between)
    if _MODAL.search(passage[end:]):
        return False  # "rules with 30 % false alarms shall …": it says which, not how good
    share = unit == "%" or 0 < float_of(number) <= 1
    between = re.findall(r"[^\W\d]+", passage[number.end() : start])
    return share and all(_OF.fullmatch(word) for word in between)


def float_of(number: re.Match[str]) -> float:
    """The value of a number as written, whichever sign its decimals have."""
    return (
        float(number.group().replace(",", ".").replace(" ", "") or 0)
        if (number.group().count(".") + number.group().count(",") < _SEVERAL)
        else 0.0
    )


def _numbers(passage: str, value: float) -> Iterator[re.Match[str]]:
    for match in _NUMBER.finditer(passage):
        if abs(float_of(match) - value) < _SAME or float_of(match) == 0.0:
            yield match


def line_reading(text: str) -> Reading | None:
    """A criterion in its one-line form; none where the text is prose, or no such line."""
    if not _LINE.match(text):
        return None
    try:
        body = len(text) - len(text.partition(":")[2].lstrip())
        return Reading(parse_line(text.strip()), body, len(text.rstrip()))
    except RemitError:
        return None
