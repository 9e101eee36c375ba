"""Reads numbers that are limits, counts and costs rather than the goal itself."""

import re

from bot.domain.number import CURRENCIES, Number
from bot.domain.provenance import Quantity
from bot.llm.guide.finding import Finding
from bot.llm.guide.passage import Sentence
from bot.llm.guide.phrase_index import plain
from bot.llm.guide.readers.criterion import criteria_of, is_required
from bot.llm.guide.readers.goal import cost_verb_of
from bot.llm.guide.weighing import COSTS, FALSE_ALARM, MISS, piece_of

_FAST = frozenset({"ms", "s"})
_TEXT_FIELDS = frozenset(
    {
        "task.cost_fp",
        "task.cost_fn",
        "task.acceptable_failure",
        "data.volume",
        "business_goal.population",
    }
)
_LIST_FIELDS = frozenset({"metrics.model", "metrics.guardrails"})
_SPANS = frozenset({"min", "h", "day", "week", "month", "year"})
_SKIP = ""  # a number that is none of our business
_COUNTED = 3  # words from a number to what it counts
_EACH_AND = re.compile(
    r"\s+(?:\w+\s+){0,2}(?:per|a|an|each|every|pro|je|par)\s+(?P<who>\w+)\s+(?:and|und|et)\s+(?:per|pro|je|par)?\s*(?P<span>\w+)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:to|and|bis|und|à|et|-|\u2013)\s*", re.IGNORECASE)
_CHANGES = ("goal_down", "goal_up", "target_noun")
_EACH_CASE = re.compile(
    r"(?<!\w)(?:each|every|apiece|chacune?|chaque|jede[rs]?"
    r"|(?:per|pro|par|je) (?!hour|day|week|month|year|stunde|tag|woche|monat|jahr|heure|jour"
    r"|semaine|mois|an\b|minute)\w+)(?!\w)",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"(?<!\w)(?:per|each|every|pro|je|jede[rsn]?|par|chaque)\s+(?P<who>[\w-]+)", re.IGNORECASE
)
_WE_ARE = re.compile(
    r"\b(?:we are|we're|they are|on est|nous sommes|ils sont|wir sind|sie sind)(?: zu)?\s+$",
    re.IGNORECASE,
)
_IS = re.compile(
    r"(?:\b(?:is|are|c'est|ce sont|sind|ist|macht|fait|are about)\b|=|~|→|:)\s*(?:about|around|roughly|nearly"
    r"|almost|easily|us|uns|rund|etwa|ca\.?|locker|gut|knapp|environ|à peu près|nous)*\s*$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\s*(?:(?:and|und|et)\s)?(?:c'est|ça|cela|that|it|das|jede[rs]?|each(?: one)?|chacune?)\b",
    re.IGNORECASE,
)
_WE_ARE = re.compile(
    r"(?:\bwe(?:'re| are)|\bon est|\bnous sommes|\bwir sind|\bsind wir|\bils sont|\bthey are)\s(?:à |zu |only |nur )?$",
    re.IGNORECASE,
)
_BESIDE = 16
_NEXT_WORD = re.compile(r"\s*([^\W\d_]+(?:\s+[^\W\d_]+)?)")
_HAS = re.compile(
    r"(?<!\w)(?:has|have|had|got|can|could|avons|ont|a(?=\s+(?:\d|environ))|peut|peuvent|pouvons|hat|haben|kann|können)(?!\w)",
    re.IGNORECASE,
)


def role(  # noqa: C901, PLR0911, PLR0912  # one line per kind of number, in order of certainty
    sentence: Sentence, number: Number, left: str, right: str, span: tuple[int, int]
) -> str | None:
    """The field a number belongs to; none if it may be about the goal."""
    start, stop = span
    if number.unit in _FAST and sentence.has("latency"):
        return "constraints.latency"
    if number.unit in CURRENCIES or _to_an_amount(sentence, number):
        return _money(sentence, number, span)
    share = number.unit in {"%", "pp"}
    if (
        share
        and not sentence.has("target_noun", end=number.start)
        and sentence.has("limit", start=start, end=number.start)
        and sentence.has("error_word", start=number.end, end=stop)
    ):
        return "task.acceptable_failure"
    if share and sentence.has("uptime", start=start, end=stop):
        return "constraints.uptime"
    model = sentence.hits("model_metric", start, stop)
    if share and model and not _goal_object(sentence, model[0].start, number):
        return "metrics.model"
    if (share or not number.unit) and is_required(sentence, number):
        return "metrics.model"
    if share:
        return None
    rate = sentence.has("per_day", start=number.end - 1, end=stop)
    if _each_worker(sentence, number, stop, rate=rate) and not _counts_people(sentence, number):
        return "decision.capacity"
    spent = number.unit in {"min", "h"} and not _HAS.search(sentence.text)  # time it costs today
    if rate and not spent and sentence.has("capacity_verb", start=start, end=stop):
        arriving = sentence.has("inflow_only", start=start, end=number.start)
        return "data.volume" if arriving else "decision.capacity"
    following = _NEXT_WORD.match(right)
    after = number.end + (following.end() if following else 0)
    if sentence.has("population_noun", start=number.end, end=after) and not rate:
        return "business_goal.population"
    if sentence.has("volume_noun", start=number.end, end=after) and (
        rate or sentence.has("source_cue", "history", start=start, end=stop)
    ):
        return "data.volume"
    if sentence.has("history", start=number.start, end=stop) and not left.rstrip().endswith("in"):
        return "data.volume"
    if number.unit in {"min", "h"} and sentence.has("false_alarm", start=start, end=stop):
        return "task.cost_fp"
    if (
        number.unit in {"min", "h"}
        and sentence.has("miss", start=start, end=stop)
        and sentence.has("cost_verb")
    ):
        return "task.cost_fn"
    aimed = sentence.has("target_noun", end=number.start)
    named = aimed or sentence.has("metric")
    if number.unit in _SPANS and not named and not _compared(sentence, number):
        return _SKIP
    return None


def _to_an_amount(sentence: Sentence, number: Number) -> bool:
    """Whether it is the low end of a range of money: the 60 of "60 to 80 €"."""
    if number.unit:
        return False
    joint = _RANGE.match(sentence.text, number.end)
    ends = (one for one in sentence.numbers if joint and one.start <= joint.end() < one.end)
    return any(one.unit in CURRENCIES for one in ends)


def _both(sentence: Sentence, number: Number) -> re.Match[str] | None:
    """Such as "25 calls per desk and day": a worker and a span of time, in either order."""
    match = _EACH_AND.match(sentence.text, number.end)
    if match is None:
        return None
    words = [plain(match["who"]), plain(match["span"])]
    spans = {sentence.lexicon.times.units.get(word, "") for word in words}
    if spans & {"month", "year"} and not sentence.has("capacity_verb"):
        return None  # so many come in, which is no word on how many can be handled
    worker = any(word in sentence.lexicon.workers for word in words)
    return match if spans != {""} and worker else None


def _each_worker(sentence: Sentence, number: Number, stop: int, *, rate: bool) -> bool:
    """How much one desk or one person gets through: "25 calls per desk and day"."""
    if _WE_ARE.search(sentence.text[: number.start]):
        return False  # "we are four per team": people, not what they get done
    if _both(sentence, number) is not None:
        return True
    start = sentence.clause_at(number.start)[0]
    each = [plain(match["who"]) for match in _EACH.finditer(sentence.text, start, stop)]
    return rate and any(word in sentence.lexicon.workers for word in each)


def _counts_people(sentence: Sentence, number: Number) -> bool:
    """Such as "we are four per team", or hours a head: nothing that can be done so often."""
    return number.unit in {"h", "min"} or bool(_WE_ARE.search(sentence.text[: number.start]))


def _spoken(sentence: Sentence, number: Number, span: tuple[int, int]) -> tuple[int, int] | None:
    """The words of a capacity that is told for one desk or one person; none otherwise."""
    start, stop = span
    both = _both(sentence, number)
    if both is not None:
        return number.start, both.end()
    for match in _EACH.finditer(sentence.text, start, stop):
        if plain(match["who"]) in sentence.lexicon.workers:
            first = min(number.start, match.start())
            rate = sentence.hits("per_day", number.end - 1, stop)
            return first, max(match.end(), number.end, *(hit.end for hit in rate[:1]))
    return None


def _compared(sentence: Sentence, number: Number) -> bool:
    """How long it takes and how long it should: two lengths, and a wish or a goal."""
    lengths = [n for n in sentence.numbers if n.unit in _SPANS]
    if len(lengths) < 2 or not sentence.has("wish", "target_noun"):  # noqa: PLR2004
        return False
    return number in lengths and sentence.has("takes")


def _goal_object(sentence: Sentence, metric: int, number: Number) -> bool:
    """Whether the metric is what a verb of change wants changed: "increase CTR by 15 %"."""
    verbs = (*sentence.hits("goal_up", end=metric), *sentence.hits("goal_down", end=metric))
    return bool(verbs) and metric - verbs[-1].end < 4 and metric < number.start  # noqa: PLR2004


def _money(  # noqa: PLR0911  # one line per kind of amount, in order of certainty
    sentence: Sentence, number: Number, span: tuple[int, int]
) -> str | None:
    start, stop = span
    piece = piece_of(sentence, number)
    if piece is not None:
        return piece[0]
    if sentence.has("budget"):
        return "constraints.budget"
    yearly = sentence.has("yearly", start=number.end - 1, end=number.end + _BESIDE)
    case = None if yearly else _cost_of_a_case(sentence, number, span)
    if case is not None:
        return case
    if sentence.has("false_alarm") and not yearly:
        return FALSE_ALARM
    if sentence.has("unit_cost", start=start, end=stop) and sentence.has("limit", "wish"):
        return "constraints.cost_per_unit"
    amounts = [n for n in sentence.numbers if n.unit in CURRENCIES]
    priced = cost_verb_of(sentence)
    if len(amounts) == 1 and priced and sentence.has("miss", "error_word") and not yearly:
        return MISS
    if sentence.has("forbidden", "automation_approval"):
        return _SKIP  # a limit on an action; the reader of actions keeps it
    if priced is not None and sentence.has("metric") and not sentence.has("wish", *_CHANGES):
        each = _EACH_CASE.search(sentence.text) is not None
        return MISS if each and not yearly else "business_goal.cost_of_inaction"
    if sentence.has("metric", "wish"):
        return None
    return "business_goal.cost_of_inaction" if sentence.has("cost_verb") else _SKIP


def _cost_of_a_case(sentence: Sentence, number: Number, span: tuple[int, int]) -> str | None:
    """What one mistake costs: what it is called stands in the same clause as the amount."""
    start, stop = span
    is_so = _IS.search(sentence.text[start : number.start]) is not None
    told = is_so or sentence.has("cost_verb", start=start, end=stop)
    if not told or sentence.has("wish", start=start, end=number.start):
        return None
    start, stop = sentence.clause_at(number.start)
    start, stop = max(start, span[0]), min(stop, max(span[1], number.end))
    if not sentence.text[start : number.start].strip() or _PRONOUN.match(sentence.text, start):
        start = 0  # "un client perdu, c'est 180 €"
    alarm = sentence.has("false_alarm", start=start, end=stop)
    if alarm != sentence.has("miss", "error_word", start=start, end=stop):
        return FALSE_ALARM if alarm else MISS
    each = _EACH_CASE.search(sentence.text, start, number.start)
    acts = sentence.has("capacity_verb", "action_verb", start=start, end=number.start)
    return MISS if each and not acts and not alarm else None


def finding(sentence: Sentence, path: str, number: Number, span: tuple[int, int]) -> Finding:
    """A finding with the clause around the number as its words."""
    clause_start, clause_end = sentence.clause_at(number.start)
    start, stop = (clause_start, max(clause_end, number.end))
    if path in {"metrics.model", "constraints.latency"}:
        start, stop = _criterion(sentence, number) or span
    elif path == "task.acceptable_failure":
        start, stop = _criterion(sentence, number) or (start, stop)
    piece = piece_of(sentence, number) if path in COSTS else None
    if piece is not None:
        start, stop = piece[1]
    quote = sentence.quote(start, stop)
    words = quote.text.rstrip(" .!?")
    if path == "business_goal.population":
        words = _counted(sentence, number)
    if path in _LIST_FIELDS:
        return Finding(path, (words,), quote, sentence.message, sentence.index, 2)
    if path in _TEXT_FIELDS or path == "business_goal.cost_of_inaction":
        return Finding(path, words, quote, sentence.message, sentence.index, 2, number=number.value)
    period = sentence.hits("per_day", number.end - 1, stop)
    spoken = _spoken(sentence, number, (clause_start, stop))
    value_end = period[0].end if period else number.end
    value = Quantity(
        value=number.value,
        unit=number.unit or _counted_noun(sentence, number),
        kind="abs",
        comparator="<=" if sentence.has("limit", start=start, end=number.start) else None,
        text=sentence.quote(*spoken).text
        if spoken
        else sentence.quote(number.start, value_end).text,
        period=sentence.quote(period[0].start, period[0].end).text if period else None,
    )
    return Finding(path, value, quote, sentence.message, sentence.index, 2, number=number.value)


def _criterion(sentence: Sentence, number: Number) -> tuple[int, int] | None:
    """The whole criterion a number is the limit of: its metric, comparison and circumstances."""
    for read in criteria_of(sentence):
        limit = read.number
        if limit is not None and limit.start < number.end and number.start < limit.end:
            return read.passage.start, read.passage.end
    return None


def _counted(sentence: Sentence, number: Number) -> str:
    nouns = sentence.hits("population_noun", number.end)
    return sentence.quote(number.start, nouns[0].end if nouns else number.end).text


def _counted_noun(sentence: Sentence, number: Number) -> str:
    for name in ("volume_noun", "population_noun", "sufferer"):
        for hit in sentence.hits(name, number.end):
            if 0 < len(sentence.text[number.end : hit.end].split()) <= _COUNTED:
                return sentence.quote(hit.start, hit.end).text
    following = _NEXT_WORD.match(sentence.text, number.end)
    word = following[1].split()[0] if following else ""
    return "" if word.casefold() in {"a", "per", "am", "pro", "par"} else word
