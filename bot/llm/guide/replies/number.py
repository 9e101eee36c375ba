"""Whether a reply is a number, and which of the questions on show it can be about."""

import re
from collections.abc import Sequence

from bot.domain.framing.bank import BankQuestion
from bot.domain.number import CURRENCIES, DURATIONS, Number
from bot.domain.provenance import Quantity, fold
from bot.llm.guide.finding import Finding
from bot.llm.guide.passage import Sentence
from bot.llm.guide.readers.place import countable
from bot.llm.guide.replies.residue import residue

_FIGURES = frozenset({"business_goal.baseline", "business_goal.target"})
_MONEY = frozenset({"business_goal.value_of_target", "task.cost_fp", "task.cost_fn"})
_SHARES = frozenset({"task.base_rate", "task.acceptable_failure"})
_COUNTS = frozenset({"decision.capacity", "task.acceptable_failure"})
_LONG = ("month", "mois", "monat", "year")
_OF_WHAT = re.compile(
    r"\s+(?:of|der|des|de|aller|von|per|pro|par|für|pour|a|each)\s", re.IGNORECASE
)
_SIGN = re.compile(r"(?<!\w)[+#-]\s?$")
_TIME = re.compile(r"time|days|duration|zeit|dauer|délai|temps|durée", re.IGNORECASE)
_WHOLE = 100
_TAIL = 4  # words that may say what the number counts


def fitting(
    sentence: Sentence, left: Sequence[BankQuestion], earlier: Sequence[Finding]
) -> BankQuestion | None:
    """The one question the number of a reply fits; none where two or none do."""
    numbers = countable(sentence)
    if len(numbers) != 1 or len(sentence.numbers) != 1 or not _alone(sentence, numbers[0]):
        return None
    number = numbers[0]
    rate = " ".join(fold(hit.key) for hit in sentence.hits("per_day", number.end - 1))
    fits = [entry for entry in left if _takes(entry.field, number, rate, earlier)]
    if rate and len(fits) > 1:
        wanted = "data.volume" if any(word in rate for word in _LONG) else "decision.capacity"
        fits = [entry for entry in fits if entry.field == wanted]
    return fits[0] if len(fits) == 1 else None


def _alone(sentence: Sentence, number: Number) -> bool:
    """Whether the number, and what it counts, is all the reply says."""
    if _SIGN.search(sentence.text[: number.start]):
        return False
    rate = sentence.hits("per_day", number.end - 1)
    known = ["per_day", "source_opener", "source_noun", "baseline_after", "metric"]
    known += ["capacity_verb"] if rate else []
    rest = residue(sentence, *known, spans=[(number.start, number.end)])
    if number.unit == "%" and number.value == _WHOLE and not sentence.has("metric"):
        return False  # "100 %" is applause
    if not rest:
        return True
    if rest[0].start < number.end:
        return False
    counted = rate and len(rest) == 1 and rest[0].start - number.end <= 1
    of_what = number.unit in {"%", *CURRENCIES} and _OF_WHAT.match(sentence.text, number.end)
    return bool(counted or (of_what and len(rest) <= _TAIL))


def _takes(field: str, number: Number, rate: str, earlier: Sequence[Finding]) -> bool:
    unit = number.unit
    if field in _FIGURES:
        return _comparable(unit, earlier)
    if unit in CURRENCIES:
        return field in _MONEY
    if unit in {"%", "pp"}:
        return field in _SHARES
    if field == "data.volume":
        return unit is None and any(word in rate for word in _LONG)
    return unit is None and field in _COUNTS


def _comparable(unit: str | None, earlier: Sequence[Finding]) -> bool:
    """Whether a number in this unit can stand beside the figures already there."""
    known = [f.value.unit for f in earlier if f.path in _FIGURES and isinstance(f.value, Quantity)]
    mine = "%" if unit == "pp" else unit
    if known and known[-1]:
        return mine in {None, known[-1]}
    metrics = [str(f.value) for f in earlier if f.path == "business_goal.metric"]
    return mine not in DURATIONS or bool(metrics and _TIME.search(metrics[-1]))
