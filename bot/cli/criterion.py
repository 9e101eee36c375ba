"""`remit criterion`: criteria read from sentences, and how many cases a floor needs."""

import json
import sys
from dataclasses import dataclass
from typing import Any

from bot.cli.share import parse_share
from bot.domain.criterion.advice import advice, next_step, nothing_seen
from bot.domain.criterion.beside import Beside, beside_in
from bot.domain.criterion.document import as_document
from bot.domain.criterion.explanation import explained
from bot.domain.criterion.figure import figure, share
from bot.domain.criterion.gap_words import question_for
from bot.domain.criterion.interval import CONFIDENCE, exact_lower, exact_upper
from bot.domain.criterion.line import as_line
from bot.domain.criterion.plan import (
    USUAL_FAILURES,
    USUAL_SIZES,
    Plan,
    cases_for_chance,
    further,
    plan,
)
from bot.domain.criterion.reading.reader import LONGEST, Read, read_criteria
from bot.domain.criterion.reading.tongue import LEXICONS
from bot.domain.errors import InvalidInputError

_MOST = 1_000_000
_SENTENCE = (
    'Write a sentence such as "recall of at least 90 % on new customers", or - to read stdin.'
)


def run_parse(text: str, language: str | None, *, as_json: bool) -> str:
    """Return the criteria of a text: the lines with what is missing, or one JSON object for each.

    Raises:
        InvalidInputError: There is no text, too much of it, or no such language.
    """
    said = sys.stdin.read() if text == "-" else text
    if not said.strip():
        raise InvalidInputError("There is nothing to read.", next_step=_SENTENCE)
    if len(said) > LONGEST:
        raise InvalidInputError(
            f"The text has {len(said):,} characters.",
            next_step=f"Give at most {LONGEST:,} at once.",
        )
    if language is not None and language not in LEXICONS:
        known = ", ".join(LEXICONS)
        raise InvalidInputError(
            f"{language!r} is no language here.", next_step=f"Choose from {known}."
        )
    reading = read_criteria(said, language)
    criteria = [one.criterion for one in reading.criteria]
    beside = [beside_in(one, criteria) for one in criteria]
    pairs = list(zip(reading.criteria, beside, strict=True))
    if as_json:
        found = [as_document(one, reading.language, parts) for one, parts in pairs]
        return json.dumps(found, ensure_ascii=False, indent=2)
    blocks = [_told(one, parts, reading.language) for one, parts in pairs]
    if not blocks:
        unread = " … ".join(piece.text for piece in reading.unread)
        return f"No criterion was found. Not read: “{unread}”\n{_SENTENCE}"
    return "\n\n".join(blocks)


def _told(read: Read, beside: Beside, language: str) -> str:
    """One criterion for people: the line, the questions, what the cases can show, what was not read."""
    lines = [as_line(read.criterion)]
    lines += [f"  ask:      {question_for(gap, language)} ({gap.value})" for gap in read.missing]
    if read.proposed:
        lines.append(f"  proposed: {read.proposed.value}")
    if read.dated:
        lines.append(f"  by:       {read.dated}")
    meant = explained(read.criterion, language=language, beside=beside)
    if meant:
        lines.append(f"  means:    {meant}")
    note = advice(read.criterion, language)
    if note:
        lines.append(f"  note:     {note}")
    lines += [f"  not read: “{piece.text}”" for piece in read.remainder]
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asked for on the command line."""

    floor: str | None = None
    ceiling: str | None = None
    failures: tuple[int, ...] = ()
    sizes: tuple[int, ...] = ()
    confidence: str | None = None


def run_plan(wanted: Wanted, *, as_json: bool = False) -> str:
    """Return the plan for a floor on what goes right, or a ceiling on what goes wrong.

    Raises:
        InvalidInputError: A figure is no share, or both or neither bar was given.
    """
    floor, ceiling, confidence = wanted.floor, wanted.ceiling, wanted.confidence
    failures, sizes = wanted.failures, wanted.sizes
    if (floor is None) == (ceiling is None):
        said = "Nothing to plan for was given." if floor is None else "Both a floor and a ceiling."
        raise InvalidInputError(
            said, next_step="Give --floor .95 for what must go right, or --ceiling .02 for errors."
        )
    limit = parse_share(floor if floor is not None else str(ceiling))
    rate = limit if floor is not None else 1 - limit
    sure = CONFIDENCE if confidence is None else parse_share(confidence)
    if not 0.5 <= sure < 1:  # noqa: PLR2004  # below a half the bounds change sides
        raise InvalidInputError(
            f"{confidence} is no confidence.", next_step="Choose one from 0.5 to below 1."
        )
    for count in (*failures, *sizes):
        if not 0 <= count <= _MOST:
            raise InvalidInputError(
                f"{count} is no number of cases.", next_step=f"Stay between 0 and {_MOST:,}."
            )
    rate = round(rate, 12)
    found = plan(rate, failures or USUAL_FAILURES, sizes or USUAL_SIZES, sure)
    seen = (failures[0], sizes[0]) if len(failures) == len(sizes) == 1 else None
    if seen and seen[0] > seen[1]:
        raise InvalidInputError(
            f"{seen[0]} failures in {seen[1]} cases.",
            next_step="Give --failures no larger than --n.",
        )
    at_most = limit if ceiling is not None else None
    if as_json:
        return json.dumps(_document(found, at_most, seen), ensure_ascii=False, indent=2)
    return _table(found, at_most, seen)


def _document(found: Plan, at_most: float | None, seen: tuple[int, int] | None) -> dict[str, Any]:
    document: dict[str, Any] = {
        "floor": found.floor,
        "confidence": found.confidence,
        "smallest_n": [{"failures": count, "n": n} for count, n in found.cases],
        "most_failures": [{"n": n, "failures": count} for n, count in found.failures],
    }
    if at_most is not None:
        document["ceiling"] = at_most
    if seen:
        failed, n = seen
        more = further(n - failed, n, found.floor, found.confidence)
        document["seen"] = {
            "n": n,
            "failures": failed,
            "lower_bound": exact_lower(n - failed, n, confidence=found.confidence) if n else None,
            "upper_bound": exact_upper(n - failed, n, confidence=found.confidence) if n else None,
            "shown": more.settled,
            "more_if_none_fails": more.clean,
            "more_if_they_fail_alike": more.alike,
        }
    return document


def _table(found: Plan, at_most: float | None, seen: tuple[int, int] | None) -> str:
    bar = f"at least {share(found.floor)} right"
    if at_most is not None:
        bar = f"at most {share(at_most)} wrong"
    sure = share(found.confidence)
    lines = [f"To show {bar} (exact, one-sided {sure}):", ""]
    if found.clean is None:
        lines.append("No number of cases can: one more case could always be wrong.")
        return "\n".join(lines)
    lines += _columns("failures", "cases needed", found.cases, "")
    lines += ["", *_columns("cases", "failures allowed", found.failures, "none would do")]
    for better in _better(found.floor):
        n = cases_for_chance(found.floor, better, confidence=found.confidence)
        if n is not None:
            usual = f"{share(better)}, {figure(n)} cases will show it 4 times in 5."
            lines += ["", f"If it is really right in {usual}"]
    if seen and seen[1]:
        failed, n = seen
        told = next_step(n - failed, n, found.floor)
        lines = [told, *([nothing_seen(n)] if not failed else []), "", *lines]
    return "\n".join(lines)


def _columns(
    first: str, second: str, rows: tuple[tuple[int, int | None], ...], none: str
) -> list[str]:
    width = max(len(first), *(len(figure(row[0])) for row in rows))
    lines = [f"  {first:>{width}}  {second}"]
    for left, right in rows:
        lines.append(f"  {figure(left):>{width}}  {none if right is None else figure(right)}")
    return lines


def _better(floor: float) -> tuple[float, ...]:
    """A truth that leaves half as much wrong as the floor allows."""
    return (round(1 - (1 - floor) / 2, 6),) if 0 < floor < 1 else ()
