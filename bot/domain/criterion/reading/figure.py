"""The figures of a sentence: numbers with their units, signs, and so many of so many."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.domain.criterion.naming import Named
from bot.domain.number import numbers_in
from bot.domain.number_words import NUMBER_WORDS
from bot.domain.phrases import Phrases

UNITS = {"day": "d", "week": "w", "month": "mo", "year": "y"}
_TIME = frozenset({"ms", "s", "min", "h", "d", "w", "mo", "y"})
_SIGNED = re.compile(r"(?<![\w)\d])([-\u2212+])\s?$")
_SIGN_AND_SPACE = 2  # characters
_PLUS_MINUS = Phrases(
    r"(?:±|\+/-|\+/\u2212|plus or minus|plus ou moins|plus/minus|plus minus)\s*$",
    ["±", "\\+/", "minus", "plus ou moins"],
)
_PER_COUNT = re.compile(
    r"(?<!\w)(?P<count>\d{1,9}|[^\W\d_]{2,20})\s+(?:(?P<noun>[^\W\d_]{2,20})\s+)?"
    r"(?:in|out of|of|sur|von|auf|par|per|pro)\s+(?:every\s+|each\s+|je\s+|a\s+|one\s+|ein(?:er|em)?\s+)?"
    r"(?P<per>\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+|\d{1,9}|[^\W\d_]{2,20})(?!\w|\s?%|[.,]\d)",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"\s(?:in|of|sur|von|auf|par|per|pro)\s", re.IGNORECASE)
_COUNT = re.compile(r"\d+|[^\W\d_]{2,}")
_ONE = {"one", "a", "un", "une", "d'une", "d'un", "ein", "eine", "einer", "einem", "einen", "eins"}
_LARGE = {"thousand": 1000, "mille": 1000, "tausend": 1000, "hundred": 100, "hundert": 100,
          "cent": 100, "million": 1_000_000, "tausender": 1000}  # fmt: skip
_COUNTS = frozenset({*_ONE, *_LARGE, *NUMBER_WORDS})
_MEASURES = {"ms", "s", "seconds", "minutes", "hours", "days", "secondes", "heures", "jours",
             "sekunden", "minuten", "stunden", "tage", "tagen", "points", "prozent", "percent"}  # fmt: skip
_TYPE = re.compile(  # letters are measured in points too
    r"(?<!\w)(?:fonts?|typefaces?|text size|headings?|captions?|polices?|caractères|schrift\w*|buchstaben)(?!\w)",
    re.IGNORECASE,
)
_WORKING = re.compile(
    r"\s?(?:working|business|calendar|consecutive)[\s-](?P<en>days?|hours?|weeks?)|\s?(?P<fr>jours|heures) (?:ouvrés|ouvrables)"
    r"|\s?(?P<de>werktage?n?|arbeitstage?n?|kalendertage?n?)",
    re.IGNORECASE,
)
_OF = re.compile(r"(?<!out)\s+of\s+\S+$", re.IGNORECASE)
_CENTS = re.compile(r"\s?(?:cents?|ct|¢|centimes?)(?!\w)", re.IGNORECASE)
_FEWEST = 3  # "one in two" may as well be said of halves; "one of us" is no rate
_RATE_UNIT = re.compile(
    r"[\s\w]{0,24}?(?:per|/|a|par|pro|je)\s?(?P<unit>second|minute|hour|day|sec|s|min|h|seconde|heure|jour"
    r"|sekunde|stunde|tag)(?!\w)",
    re.IGNORECASE,
)
_RATE_UNITS = {"sec": "/s", "s": "/s", "m": "/min", "h": "/h", "d": "/d", "t": "/d", "j": "/d"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit; `count` and `per` where it is so many of so many."""

    start: int
    end: int
    value: float
    unit: str = ""
    sign: str = ""
    tolerance: bool = False
    count: int | None = None
    per: int | None = None

    @property
    def is_time(self) -> bool:
        """Whether it is a length of time."""
        return self.unit in _TIME

    @property
    def is_share(self) -> bool:
        """Whether it is a share of something."""
        return self.unit == "%" or self.per is not None


def figures_in(text: str, language: str, named: list[Named]) -> Iterator[Figure]:
    taken = [(one.start, one.end) for one in named if one.k is not None]
    parts = list(_per_counts(text))
    taken += [(one.start, one.end) for one in parts]
    found = list(parts)
    for number in numbers_in(text, language):
        if any(start < number.end and number.start < end for start, end in taken):
            continue
        unit = UNITS.get(number.unit or "", number.unit or "")
        if unit == "pp" and _TYPE.search(text):
            unit = "pt"
        if len(number.readings) == 3 and number.unit == "%" and "%" not in number.text:  # noqa: PLR2004  # "9 out of 10"
            count, per = int(number.readings[1]), int(number.readings[2])
            found.append(Figure(number.start, number.end, count / per, count=count, per=per))
            continue
        figure = _working(text, Figure(number.start, number.end, number.value, unit))
        if not figure.unit and (cents := _CENTS.match(text, figure.end)):
            figure = replace(figure, end=cents.end(), unit="cent")
        found.append(_rate(text, _signed(text, figure), named))
    yield from sorted(found, key=lambda one: one.start)


def _working(text: str, figure: Figure) -> Figure:
    """'five working days'."""
    match = None if figure.unit else _WORKING.match(text, figure.end)
    if match is None:
        return figure
    word = (match["en"] or match["fr"] or match["de"]).casefold()
    unit = "h" if word.startswith(("hour", "heure")) else "w" if word.startswith("week") else "d"
    return replace(figure, end=match.end(), unit=unit)


def _signed(text: str, figure: Figure) -> Figure:
    about = _PLUS_MINUS.search(text, 0, figure.start)
    if about:
        return replace(figure, start=about.start(), tolerance=True)
    sign = _SIGNED.search(text, max(0, figure.start - _SIGN_AND_SPACE), figure.start)
    if sign is None:
        return figure
    value = figure.value if sign[1] == "+" else -figure.value
    return replace(figure, start=sign.start(1), value=value, sign=sign[1].replace("\u2212", "-"))


def _rate(text: str, figure: Figure, named: list[Named]) -> Figure:
    """'50 requests per second' is a number with the unit /s."""
    if figure.unit or not any(one.metric == "throughput" for one in named):
        return figure
    match = _RATE_UNIT.match(text, figure.end)
    if match is None:
        return figure
    word = match["unit"].casefold()
    unit = _RATE_UNITS.get("sec" if word.startswith(("sec", "sek")) else word[0], "/s")
    unit = "/h" if word.startswith("stund") else unit
    return replace(figure, unit=unit)


def _per_counts(text: str) -> Iterator[Figure]:
    at = 0 if _OUT_OF.search(text) and _has_two_counts(text) else len(text)
    while match := _PER_COUNT.search(text, at):
        count, per = _counted(match["count"]), _counted(match["per"])
        at = match.start() + 1
        if count is None or per is None or not count <= per or per < _FEWEST:
            continue
        if match["noun"] and match["noun"].casefold() in _MEASURES:
            continue
        if _OF.search(match.group()) and not (
            match["count"].isdigit() and match["per"][0].isdigit()
        ):
            continue  # "one of three teams" is no rate; "95 of 100" is
        at = match.end()
        yield Figure(match.start(), at, count / per, count=count, per=per)


def _has_two_counts(text: str) -> bool:
    """Whether there can be so many of so many: two numbers, and not both of them "one"."""
    words = [word.casefold() for word in _COUNT.findall(text)]
    found = [word for word in words if word in _COUNTS or word.isdecimal()]
    return len(found) > 1 and not _ONE.issuperset(found)


def _counted(word: str) -> int | None:
    plain = re.sub(r"[.,\u00a0\u202f ]", "", word).casefold()
    if plain.isdecimal():  # "¹⁰" has digits that are no number
        return int(plain)
    if plain in _ONE:
        return 1
    if plain in _LARGE:
        return _LARGE[plain]
    number = NUMBER_WORDS.get(plain)
    return int(number) if number is not None else None
