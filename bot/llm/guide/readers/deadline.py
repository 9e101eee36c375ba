"""Reads when something must be done: named months, quarters, periods, dates and spans of time."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from bot.domain.provenance import Moment
from bot.llm.guide.finding import Finding
from bot.llm.guide.lexicon import plain
from bot.llm.guide.passage import Sentence

_ISO = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
_DOTTED = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](20\d\d)\b")
_QUARTER = re.compile(r"\b(?:[QT]([1-4])|H([12]))(?:[\s/-]*(20\d\d|'\d\d))?\b", re.IGNORECASE)
_YEAR = re.compile(r"\b20[2-4]\d\b")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DAY_BEFORE = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|er|\.)?\s*$")
_DAY_AFTER = re.compile(r"\s+(\d{1,2})(?:st|nd|rd|th)?\b(?!\s*%)(?!\d)")
_OPENER_SPAN = 34
_DECEMBER = 12


def spans(sentence: Sentence) -> Iterator[tuple[int, int, date | None]]:
    """Every mention of a time in the sentence, whatever its role: start, end, the day it names."""
    said = sentence.message.said_at.date()
    text = sentence.text
    for pattern, order in ((_ISO, (1, 2, 3)), (_DOTTED, (3, 2, 1))):
        for match in pattern.finditer(text):
            named = [int(match[group]) for group in order]
            yield (*match.span(), _day(*named))
    for match in _QUARTER.finditer(text):
        last = 3 * int(match[1]) if match[1] else 6 * int(match[2])
        year = int("20" + match[3][-2:]) if match[3] else None
        yield (*match.span(), _month_end(last, year, said))
    yield from _months(sentence, said)
    yield from _periods(sentence, said)


def _months(sentence: Sentence, said: date) -> Iterator[tuple[int, int, date | None]]:
    months = {plain(name): number for name, number in sentence.lexicon.deadline["months"].items()}
    text = sentence.text
    for match in _WORD.finditer(text):
        number = months.get(plain(match.group()))
        if number is None or (len(match.group()) <= 4 and not match.group()[0].isupper()):  # noqa: PLR2004
            continue
        if plain(match.group()) == "may" and not match.group()[0].isupper():
            continue
        year_match = re.compile(r",?\s+(20\d\d)").match(text, match.end())
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


def _periods(sentence: Sentence, said: date) -> Iterator[tuple[int, int, date | None]]:
    words = sentence.lexicon.deadline
    periods = {plain(name): period for name, period in words["periods"].items()}
    relative = {plain(name): ahead for name, ahead in words["relative"].items()}
    units = {plain(name): unit for name, unit in words["units"].items()}
    matches = list(_WORD.finditer(sentence.text))
    for at, match in enumerate(matches):
        period = periods.get(plain(match.group()))
        if period is not None:
            near = [
                plain(m.group()) for m in (*matches[max(0, at - 2) : at], *matches[at + 1 : at + 2])
            ]
            ahead = next((relative[word] for word in reversed(near) if word in relative), None)
            start = matches[at - 1].start() if at and near and ahead is not None else match.start()
            yield (start, match.end(), _period_end(period, ahead, said))
    for number in sentence.numbers:
        unit = number.unit if number.unit in {"day", "week", "month", "year"} else None
        if unit is None:
            following = _WORD.match(sentence.text, number.end + 1)
            unit = units.get(plain(following.group())) if following else None
        if unit and number.value < 1000:  # noqa: PLR2004
            following = _WORD.match(sentence.text, number.end + 1)
            own = number.unit is not None
            end = number.end if own or not following else following.end()
            yield (number.start, end, _ahead(said, number.value, unit))


def read(sentence: Sentence) -> Iterator[Finding]:
    """A time with an opener such as "by" or "next" before it, looking ahead, not back."""
    words = sentence.lexicon.deadline
    openers = [plain(str(opener)) for opener in words["openers"]]
    weak = [plain(str(opener)) for opener in words["needs_goal"]]
    past = [plain(str(word)) for word in words["never_after"]]
    goal = sentence.has("wish", "goal_down", "goal_up", "target")
    for start, end, day in sorted(spans(sentence), key=lambda span: (span[0], -span[1])):
        clause_start = max(0, start - _OPENER_SPAN)
        left = plain(sentence.text[clause_start:start])
        inside = plain(sentence.text[start:end])
        opener = _last(openers, left) or _first(openers, inside)
        if opener is None or _behind(past, left, inside):
            continue
        place, phrase = opener
        if phrase in weak and not (goal and (day is not None or phrase == "in")):
            continue
        begin = clause_start + place if place >= 0 else start
        if _gap(left[place + len(phrase) :] if place >= 0 else ""):
            continue
        if day is not None and day < sentence.message.said_at.date() and phrase in weak:
            continue
        quote = sentence.quote(begin, end)
        moment = Moment(text=quote.text, iso=day.isoformat() if day else None)
        weight = 1 + 2 * goal + (phrase not in weak)
        yield Finding(
            "business_goal.deadline", moment, quote, sentence.message, sentence.index, weight
        )
        return


def _last(phrases: list[str], text: str) -> tuple[int, str] | None:
    """The longest opener that starts last before the time."""
    found = [
        (match.start(), phrase) for phrase in phrases if (match := _whole(phrase, text)) is not None
    ]
    if not found:
        return None
    last = max(place + len(phrase) for place, phrase in found)
    return min((hit for hit in found if hit[0] + len(hit[1]) == last), key=lambda hit: hit[0])


def _whole(phrase: str, text: str) -> re.Match[str] | None:
    found = None
    for found in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text):  # noqa: B007
        pass
    return found


def _first(phrases: list[str], text: str) -> tuple[int, str] | None:
    return next(
        ((-1, phrase) for phrase in phrases if re.match(rf"{re.escape(phrase)}(?!\w)", text)), None
    )


def _behind(past: list[str], left: str, inside: str) -> bool:
    words = set(_WORD.findall(left[-16:])) | set(_WORD.findall(inside))
    return any(word in words for word in past)


def _gap(between: str) -> bool:
    """Whether too much stands between the opener and the time."""
    return len(_WORD.findall(between)) > 2 or any(c.isdigit() for c in between)  # noqa: PLR2004


def _day(year: int, month: int, day: int) -> date | None:
    if 1 <= month <= _DECEMBER and 1 <= day <= monthrange(year, month)[1]:
        return date(year, month, day)
    return None


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
