"""Numbers in running text: what they may mean in English, French and German, and their unit."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bot.domain.number_words import FRACTIONS, NUMBER_WORDS, ORDINALS
from bot.domain.phrases import Phrases

_DIGITS = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*"  # noqa: RUF001
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_RATIO = re.compile(
    r"(?<!\w)(\d{1,9}|[^\W\d_]{2,24})\s{1,4}(?:fois\s|mal\s|times?\s)?(?:in|out of|sur|von|of my|of our)\s{1,4}(\d{1,9}|[^\W\d_]{2,24})",
    re.IGNORECASE,
)
# What stands between the two of them, whatever they are.
_BETWEEN = re.compile(r"\s(?:in|out of|sur|von|of my|of our)\s", re.IGNORECASE)
# "One parcel in eight", "un colis sur huit"; not "one report in two weeks".
_ONE_IN = re.compile(
    r"(?<!\w)(?:one|un|une|eine?[rsnm]?)\s(?:[^\W\d_]+\s){1,2}(?:in|out of|sur|von)\s(\d{1,4}|[^\W\d_]{2,24})(?![\w.,-]*\d)"
    r"(?!\s{1,2}(?:ms|sec|min|h\b|hour|day|week|month|year|quarter|jour|semaine|mois|an\b|ans\b|heure|tag|woche|monat|jahr|stund|sek))",
    re.IGNORECASE,
)
# "Every eighth parcel", "jedes achte Paket"; not "every second week".
_EVERY = Phrases(
    r"(?<!\w)(?:every|jede[rsnm]?)\s([^\W\d_]{4,16})(?=\s[^\W\d_]|\s?[,.;!?]|$)"
    r"(?!\s{1,2}(?:time|hour|day|night|week|month|year|quarter|monday|tuesday|wednesday|thursday|friday"
    r"|tag|nacht|woche|monat|jahr|stunde|quartal|montag|dienstag|mittwoch|donnerstag|freitag|schicht|mal|shift))",
    ["every", "jede"],
)
_FRACTION = Phrases(
    r"(?<!\w)(?:" + "|".join(re.escape(f).replace(r"\ ", r"\s+") for f in FRACTIONS) + r")(?!\w)",
    [*FRACTIONS],
)
_CURRENCY_BEFORE = re.compile(r"(€|\$|£|¥|(?<![A-Za-z])(?:EUR|USD|GBP|CHF))\s?$")
_MAGNITUDE = re.compile(
    r"\s?([kKMB]|[tT](?=\s?€)|m(?=\s?(?:€|\$|£|(?i:eur|usd|gbp|chf|euros?|dollars?)(?!\w)))|(?i:thousand|tsd\.?|tausend|mille|million(?:s|en)?|mio\.?|mn|bn|billions?"
    r"|mrd\.?|milliarden?|milliards?))(?![\w%])"
)
_MILLION = re.compile(r"(m)(?!\w)")  # "$1.4m"; a bare "m" may be metres
_UNIT = re.compile(
    r"\s{0,2}-?(?:(?P<pp>percentage points?|percent points?|%-points?|pp|pts?|points?"
    r"|prozentpunkte?n?|points? de pourcentage)"
    r"|(?P<percent>%|per\s?cent|pct|prozent|pour\s?cents?)"
    r"|(?P<EUR>€|eur(?:os?)?)|(?P<USD>\$|usd|dollars?|bucks?)|(?P<GBP>£|gbp|pounds?|quid)"
    r"|(?P<CHF>chf|francs?|franken)"
    r"|(?P<ms>ms|milliseconds?|millisecondes?|millisekunden?)"
    r"|(?P<s>s|secs?|seconds?|secondes?|sekunden?|sek)"
    r"|(?P<min>mins?|minutes?|minuten?)|(?P<h>h|hrs?|hours?|heures?|stunden?|std)"
    r"|(?P<day>d|days?|jours?|tage?n?)|(?P<week>weeks?|wk|semaines?|wochen?)"
    r"|(?P<month>months?|mois|monate?n?)|(?P<year>years?|ans?|années?|jahre?n?))(?!\w)",
    re.IGNORECASE,
)
_SYMBOLS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}
_POWERS = {"k": 1e3, "th": 1e3, "ts": 1e3, "ta": 1e3, "mille": 1e3, "b": 1e9, "mr": 1e9}
_GROUP = 3
_ONE = frozenset({"one", "un", "une", "ein", "eine", "einen", "einem", "einer"})
_COUNTING = _ONE.union(NUMBER_WORDS)
# One of these is a number; "one thing" and "une idée" are not.
_LENGTH_NEXT = re.compile(
    r"\s(?:seconds?|secondes?|sekunde|minutes?|minute|hours?|heure|stunde|days?|jour|tag|weeks?|semaine|woche"
    r"|months?|mois|monat|years?|année|jahr)(?!\w)",
    re.IGNORECASE,
)
CURRENCIES = frozenset({"EUR", "USD", "GBP", "JPY", "CHF"})
DURATIONS = frozenset({"ms", "s", "min", "h", "day", "week", "month", "year"})


class Number(NamedTuple):
    """One number as written; `readings` are all the values the spelling allows, likeliest first."""

    start: int
    end: int
    text: str
    readings: tuple[float, ...]
    unit: str | None = None

    @property
    def value(self) -> float:
        """The likeliest reading."""
        return self.readings[0]


@lru_cache(maxsize=256)  # one message is held against many proposals
def numbers_in(text: str, language: str = "en") -> tuple[Number, ...]:
    """Find every number of a text, in order, with the unit written beside it."""
    found = [*_fractions(text), *_ratios(text), *_digits(text, language), *_words(text)]
    kept: list[Number] = []
    for number in sorted(found, key=lambda number: (number.start, -number.end)):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return tuple(kept)


def traceable(value: float, numbers: tuple[Number, ...]) -> bool:
    """Whether some spelling among the numbers may mean this value."""
    return any(
        abs(value - reading) <= 1e-9 * max(1.0, abs(value), abs(reading))
        for number in numbers
        for reading in number.readings
    )


def _fractions(text: str) -> Iterator[Number]:
    for match in _FRACTION.finditer(text):
        key = " ".join(match.group().casefold().split())
        yield Number(match.start(), match.end(), match.group(), (FRACTIONS[key],), "%")


def _ratios(text: str) -> Iterator[Number]:
    between = _BETWEEN.search(text) is not None
    for match in _RATIO.finditer(text) if between else ():
        share, whole = _count(match[1]), _count(match[2])
        if share is not None and whole and share < whole:
            readings = (100 * share / whole, share, whole)
            yield Number(match.start(), match.end(), match.group(), readings, "%")
    for match in _ONE_IN.finditer(text) if between else ():
        whole = _count(match[1])
        if whole and whole > 1:
            readings = (100 / whole, 1.0, whole)
            yield Number(match.start(), match.end(), match.group(), readings, "%")
    for match in _EVERY.finditer(text):
        whole = ORDINALS.get(match[1].casefold())
        if whole:
            yield Number(match.start(), match.end(), match.group(), (100 / whole, whole), "%")


def _count(word: str) -> float | None:
    if word.isascii() and word.isdigit():
        return float(word[:15])
    if word.casefold() in {"one", "un", "une", "ein", "einer", "eine"}:
        return 1.0
    return NUMBER_WORDS.get(word.casefold())


def _digits(text: str, language: str) -> Iterator[Number]:
    for match in _DIGITS.finditer(text):
        if match.start() and text[match.start() - 1].isalpha():  # p95, Q3, F1: names, not counts
            continue
        readings = _readings(match.group(), language)
        if readings:
            yield _measured(text, match, readings)


def _words(text: str) -> Iterator[Number]:
    if _COUNTING.isdisjoint([word.casefold() for word in _WORD.findall(text)]):
        return
    for match in _WORD.finditer(text):
        word = match.group().casefold()
        value = NUMBER_WORDS.get(word)
        if value is None and word in _ONE:
            alone = text[max(0, match.start() - 1) : match.start()] not in {"'", "’"}  # noqa: RUF001
            value = 1.0 if alone and _LENGTH_NEXT.match(text, match.end()) else None
        if value is not None:
            yield _measured(text, match, (value,))


def _readings(token: str, language: str) -> tuple[float, ...]:
    plain = re.sub(r"[ \u00a0\u202f'’]", "", token)  # noqa: RUF001
    if len(plain) > 30:  # noqa: PLR2004  # no quantity is that long; an account number may be
        return ()
    dots, commas = plain.count("."), plain.count(",")
    if dots and commas:
        decimal, grouping = (".", ",") if plain.rfind(".") > plain.rfind(",") else (",", ".")
        single = plain.count(decimal) == 1
        return (float(plain.replace(grouping, "").replace(decimal, ".")),) if single else ()
    if not dots and not commas:
        return (float(plain),)
    return _separated(plain, "." if dots else ",", language)


def _separated(plain: str, separator: str, language: str) -> tuple[float, ...]:
    """Read a number with one kind of separator, which may group or start the decimals."""
    head, *groups = plain.split(separator)
    grouped = len(head) <= _GROUP and head != "0" and all(len(group) == _GROUP for group in groups)
    if len(groups) > 1:
        return (float("".join([head, *groups])),) if grouped else ()
    decimal_reading = float(f"{head}.{groups[0]}")
    if not grouped:
        return (decimal_reading,)
    whole = float(head + groups[0])
    decimal_first = (separator == ".") == (language == "en")
    return (decimal_reading, whole) if decimal_first else (whole, decimal_reading)


def _measured(text: str, match: re.Match[str], readings: tuple[float, ...]) -> Number:
    """A number, widened over its magnitude, unit and currency sign."""
    start, end = match.span()
    currency = _CURRENCY_BEFORE.search(text[max(0, start - 5) : start])
    magnitude = _MAGNITUDE.match(text, end) or (_MILLION.match(text, end) if currency else None)
    if magnitude:
        power = _power(magnitude[1])
        readings = (*(reading * power for reading in readings), *readings)
        end = magnitude.end()
    unit = _UNIT.match(text, end)
    name = unit.lastgroup if unit else None
    if name == "percent":
        name = "%"
    if unit:
        end = unit.end()
    if currency:
        start -= len(currency.group())
        name = _SYMBOLS.get(currency[1], currency[1])
        end = magnitude.end() if magnitude else match.end()
    return Number(start, end, text[start:end], readings, name)


def _power(word: str) -> float:
    folded = word.casefold()
    if folded.startswith("mil") and folded.startswith("milliard"):
        return 1e9
    if folded == "t":
        return 1e3
    for length in (5, 2, 1):
        if folded[:length] in _POWERS:
            return _POWERS[folded[:length]]
    return 1e6
