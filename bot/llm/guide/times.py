"""Mentions of time in a sentence: dates, named months, quarters, periods and spans, with their day."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bot.domain.number import Number
from bot.llm.guide.lexicon import Lexicon
from bot.llm.guide.phrase_index import plain

Span = tuple[int, int, date | None]
Word = tuple[str, re.Match[str]]  # folded, and where it stands
_ISO = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
_DOTTED = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](20\d\d)\b")
_SHORT_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.(?![\d])")
_YEAR = re.compile(r"(?<![\d.,/€$£-])(20[2-4]\d)(?![\d%/-])(?!\s?(?:%|€|euros?|eur)|[.,]\d)")
_QUARTER = re.compile(r"\b(?:[QT]([1-4])|H([12]))(?:[\s/-]*(20\d\d|'\d\d))?\b", re.IGNORECASE)
_YEAR_AFTER = re.compile(r",?\s+(20\d\d)")
_ALSO_WORDS = frozenset({"may", "mar"})  # months only with a capital
_BEFORE_MONTH = re.compile(
    r"\b(?:in|by|until|till|from|since|end of|mid|early|late|of|this|next|last) $", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DAY_BEFORE = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|er|\.)?\s*$")
_DAY_AFTER = re.compile(
    r"\s+(\d{1,2})(?:st|nd|rd|th)?\b(?![.,]?\d)"
    r"(?!\s*(?:%|€|(?i:h|hours?|heures?|stunden?|minut\w*|sec\w*|sek\w*|days?|jours?|tage?n?)\b))"
)
_DECEMBER = 12
_COMPOUND = 9  # letters
_LAST_PARTS = ("saison", "ferien", "messe")  # of German words such as "Heizsaison"


def spans(text: str, numbers: tuple[Number, ...], words: Lexicon, said: date) -> Iterator[Span]:
    """Every mention of a time in the sentence, whatever its role: start, end, the day it names."""
    for pattern, order in ((_ISO, (1, 2, 3)), (_DOTTED, (3, 2, 1))):
        for match in pattern.finditer(text):
            named = [int(match[group]) for group in order]
            yield (*match.span(), _day(*named))
    if words.language == "de":
        for match in _SHORT_DOTTED.finditer(text):
            if _opened(text[: match.start()], words):
                yield (*match.span(), _this_or_next(int(match[2]), int(match[1]), said))
    for match in _YEAR.finditer(text):
        if int(match[1]) >= said.year:
            yield (*match.span(), date(int(match[1]), _DECEMBER, 31))
    for match in _QUARTER.finditer(text):
        last = 3 * int(match[1]) if match[1] else 6 * int(match[2])
        year = int("20" + match[3][-2:]) if match[3] else None
        yield (*match.span(), _month_end(last, year, said))
    spelled = [(plain(match.group()), match) for match in _WORD.finditer(text)]
    yield from _months(text, spelled, words, said)
    yield from _periods(text, spelled, numbers, words, said)


def _months(text: str, spelled: Sequence[Word], words: Lexicon, said: date) -> Iterator[Span]:
    months = words.times.months
    for word, match in spelled:
        number = months.get(word)
        if number is None:
            continue
        if match.group() in _ALSO_WORDS and not _BEFORE_MONTH.search(text[: match.start()][-12:]):
            continue
        year_match = _YEAR_AFTER.match(text, match.end())
        year = int(year_match[1]) if year_match else None
        before = _DAY_BEFORE.search(text[max(0, match.start() - 6) : match.start()])
        after = None if before else _DAY_AFTER.match(text, match.end())
        day = before or after
        start = match.start() - (len(before.group()) if before else 0)
        end = max(match.end(), year_match.end() if year_match else 0, after.end() if after else 0)
        if day and 1 <= int(day[1]) <= 31:  # noqa: PLR2004
            resolved = _next_day(number, int(day[1]), year, said)
        else:
            resolved = _month_end(number, year, said)
        yield (start, end, resolved)


def _periods(
    text: str,
    spelled: Sequence[Word],
    numbers: tuple[Number, ...],
    words: Lexicon,
    said: date,
) -> Iterator[Span]:
    periods, relative, units = words.times.periods, words.times.relative, words.times.units
    for at, (word, match) in enumerate(spelled):
        pair = f"{word} {spelled[at + 1][0]}" if at + 1 < len(spelled) else ""
        end = spelled[at + 1][1].end() if pair in periods else match.end()
        period = periods.get(pair) or periods.get(word)
        if period is None and words.language == "de" and len(word) >= _COMPOUND:
            period = next((periods[end] for end in _LAST_PARTS if word.endswith(end)), None)
        if period is not None:
            near = [near for near, _ in (*spelled[max(0, at - 2) : at], *spelled[at + 1 : at + 2])]
            ahead = next((relative[word] for word in reversed(near) if word in relative), None)
            start = (
                spelled[at - 1][1].start() if at and near and ahead is not None else match.start()
            )
            yield (start, end, _period_end(period, ahead, said))
    for number in numbers:
        unit = number.unit if number.unit in {"day", "week", "month", "year"} else None
        if unit is None:
            following = _WORD.match(text, number.end + 1)
            unit = units.get(plain(following.group())) if following else None
        if unit and number.value < 1000 and _opened(text[: number.start], words):  # noqa: PLR2004
            following = _WORD.match(text, number.end + 1)
            own = number.unit is not None
            end = number.end if own or not following else following.end()
            yield (number.start, end, _ahead(said, number.value, unit))


def _day(year: int, month: int, day: int) -> date | None:
    if 1 <= month <= _DECEMBER and 1 <= day <= monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def _this_or_next(month: int, day: int, said: date) -> date | None:
    return _next_day(month, day, None, said) if 1 <= month <= _DECEMBER else None


def _next_day(month: int, day: int, year: int | None, said: date) -> date | None:
    if year is not None:
        return _day(year, month, day)
    this = _day(said.year, month, day)
    return this if this is None or this >= said else _day(said.year + 1, month, day)


def _month_end(month: int, year: int | None, said: date) -> date:
    chosen = year if year is not None else said.year + (month < said.month)
    return date(chosen, month, monthrange(chosen, month)[1])


def _period_end(period: str, ahead: int | None, said: date) -> date | None:
    if period not in {"quarter", "month", "year"}:
        return None
    steps = ahead or 0
    if period == "year":
        return date(said.year + steps, _DECEMBER, 31)
    length = 3 if period == "quarter" else 1
    months = said.year * 12 + (said.month - 1) // length * length + length * (steps + 1) - 1
    year, month = divmod(months, 12)
    return _month_end(month + 1, year, said)


def _ahead(said: date, count: float, unit: str) -> date | None:
    if unit in {"day", "week"}:
        return said + timedelta(days=int(count * (7 if unit == "week" else 1)))
    months = said.year * 12 + said.month - 1 + int(count * {"month": 1, "quarter": 3}.get(unit, 12))
    year, month = divmod(months, 12)
    return _day(year, month + 1, min(said.day, monthrange(year, month + 1)[1]))


def _opened(left: str, words: Lexicon) -> bool:
    """Whether a span of time is ahead of somebody ("in 3 months"), not the length of something."""
    folded = plain(left[-24:]).rstrip()
    return any(
        folded.endswith(opener) and not folded[: -len(opener)][-1:].isalnum()
        for opener in words.times.openers
    )
