"""A report as the sentences people read; every figure in them stands in the report itself."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from zoneinfo import ZoneInfo

from bot.domain.criterion.explanation import explained
from bot.domain.criterion.figure import share
from bot.domain.criterion.line import in_words
from bot.domain.criterion.parsing import parse_line
from bot.domain.criterion.verdict import GRAVEST_FIRST, Outcome
from bot.domain.evaluation.bar import value_told
from bot.domain.evaluation.eval_set import set_lines
from bot.domain.evaluation.recorded import RecordedVerdict
from bot.domain.evaluation.words import words_of
from bot.domain.phrasing import phrased
from bot.domain.provenance import Frozen
from bot.domain.report.day import between, day_of
from bot.domain.report.drift_telling import LookTelling, look_told
from bot.domain.report.reader import Reader
from bot.domain.report.report import Gap, Report, Standing, TrioLine
from bot.domain.report.words import words_in

_MOST_NAMED = 3
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


class StandingLine(Frozen):
    """One criterion: how it came out, and what is said about it."""

    outcome: Outcome
    critical: bool
    title: str
    text: str
    brief: str = ""  # where it is well: what was counted, and where it is weakest
    detail: str = ""  # for a checker: bounds, run, formula; for others: what the figure means
    failing: str = ""  # the cases that went wrong, by name


class Telling(Frozen):
    """Everything that is said, in the order in which it is read."""

    title: str
    period: str
    headline: str
    opening: str  # in a model's words, where it was asked and every one of them may be said
    lines: tuple[StandingLine, ...]  # what failed or moved or is open
    shown: tuple[StandingLine, ...]  # what is well: told in brief
    changes: tuple[str, ...]
    missing: str
    trio: tuple[str, ...]
    looks: tuple[LookTelling, ...]
    cases: tuple[str, ...]  # what it was tested on: told in the thread
    care: str  # the first thing to do about the cases; told in the post
    request: str

    @property
    def everything(self) -> Iterator[str]:
        """All of its sentences."""
        yield from (self.title, self.period, self.headline, self.opening)
        for line in (*self.lines, *self.shown):
            yield from (line.title, line.text, line.detail, line.failing)
        for look in self.looks:
            yield from look.everything
        yield from (*self.changes, self.missing, *self.trio, *self.cases, self.care, self.request)


def told(report: Report) -> Telling:
    """Put a report into words, for its reader and in its language."""
    words = words_in(report.language)
    told_lines = tuple(_line(one, report) for one in report.standings)
    well = [
        index for index, one in enumerate(report.standings)
        if one.outcome is Outcome.PASS and not one.turned
    ]  # fmt: skip
    return Telling(
        title=report.title,
        period=between(_day(report.since, report), _day(report.until, report), words.period),
        headline=_headline(report),
        opening=report.wording.text if report.wording and report.is_news else "",
        lines=tuple(
            line
            for index, line in enumerate(told_lines)
            if index not in well and line.outcome is not Outcome.NOT_RUN
        ),
        shown=tuple(told_lines[index] for index in well),
        changes=tuple(
            words.changed.format(part=words.parts[one.part], before=one.before, after=one.after)
            for one in report.changes
        ),
        missing=_missing(report.gaps, report),
        trio=_trio_told(report),
        looks=tuple(look_told(one, report.language) for one in report.looks),
        cases=tuple(set_lines(report.cases)) if report.cases else (),
        care=_care(report),
        request=_request(report),
    )


def _headline(report: Report) -> str:
    words = words_in(report.language)
    if not report.standings:
        return words.nothing
    counts = report.counts
    parts = [
        (one if counts[outcome] == 1 else several).format(n=counts[outcome])
        for outcome in GRAVEST_FIRST
        if counts[outcome]
        for one, several in (words.counted[outcome],)
    ]
    joined = ", ".join(parts)
    if not report.is_news:
        return words.unchanged.format(counts=joined)
    n = len(report.standings)
    return words.of_all[n > 1].format(n=n, counts=joined)


def _line(one: Standing, report: Report) -> StandingLine:
    words = words_in(report.language)
    return StandingLine(
        outcome=one.outcome,
        critical=one.critical,
        title=one.title,
        text=" ".join(part for part in _said(one, report) if part)
        or words.outcomes[Outcome.NOT_RUN],
        brief=_brief(one, one.now, report) if one.now else "",
        detail=_beside(one.now, report) if one.now else "",
        failing=_failing(one.now, report) if one.now else "",
    )


def _said(one: Standing, report: Report) -> Iterator[str]:
    words = words_in(report.language)
    if one.now is None:
        return
    said = one.now.sentence(report.language)
    yield _in_counts(said, one.outcome, report) if report.reader is Reader.EXECUTIVE else said
    if one.turned and one.before:
        yield words.turned.format(before=_briefly(one.before, report))
    if one.lived_with:
        yield words.lived_with.format(
            day=f"{day_of(one.lived_with, report.language)} {one.lived_with.year}"
        )
    if not one.is_new:
        yield words.old.format(day=_day(one.now.made_at, report))


def _in_counts(told: str, outcome: Outcome, report: Report) -> str:
    """What was counted and what it shows, and what is missing, without how sure that is."""
    first, *rest = _SENTENCE.split(told)
    if outcome not in {Outcome.PASS, Outcome.FAIL, Outcome.INCONCLUSIVE}:
        return first  # and why it does not count
    counted = first.partition(": ")[0].strip().removesuffix(".")
    missing = rest[:1] if outcome is Outcome.INCONCLUSIVE else []
    hopeless = words_of(report.language).not_alike  # or more cases would seem to be all it takes
    missing += [one for one in rest[1:] if missing and one == hopeless]
    return " ".join((f"{counted}.", *missing))


def _brief(one: Standing, verdict: RecordedVerdict, report: Report) -> str:
    """The first of its sentences up to the bounds; and the one about its weakest part, whole."""
    first, *rest = _SENTENCE.split(verdict.sentence(report.language))
    counted = first.partition(": ")[0].strip().removesuffix(".")
    said, worst = [f"{counted}."], verdict.worst
    if worst is not None and report.reader is not Reader.EXECUTIVE:
        said += [each for each in rest if f"{worst.name} = {worst.value}" in each]
    if not one.is_new:
        day = _day(verdict.made_at, report)
        said.append(words_in(report.language).old.format(day=day))
    return " ".join(said)


def _failing(verdict: RecordedVerdict, report: Report) -> str:
    """The cases that went wrong, by name, and how many more there are."""
    words = words_in(report.language)
    named = list(verdict.failing)
    if not named:
        return ""
    if (left := (verdict.failed or 0) - len(named)) > 0:
        named.append(phrased(words.more, n=left))
    return words.failing.format(cases=", ".join(named))


def _briefly(verdict: RecordedVerdict, report: Report) -> str:
    """How it was: '389 of 400, shown'."""
    words = words_in(report.language)
    outcome = words.outcomes[verdict.outcome]
    if verdict.value is None:
        return outcome
    value = value_told(parse_line(verdict.line), verdict.value, report.language)
    return f"{value}, {outcome}"


def _beside(verdict: RecordedVerdict, report: Report) -> str:
    """What stands beside the sentence: for a checker the record, for whoever decides what it means."""
    if report.reader is Reader.ENGINEER:
        return _detail(verdict, report)
    if verdict.value is None:
        return ""
    line = parse_line(verdict.line)
    meant = explained(line, verdict.value, report.language, verdict.beside)
    return words_in(report.language).means.format(meaning=meant) if meant else ""


def _detail(verdict: RecordedVerdict, report: Report) -> str:
    words = words_in(report.language)
    parts: list[str] = []
    if verdict.low is not None and verdict.high is not None:
        criterion = parse_line(verdict.line)
        parts.append(
            words.bounds.format(
                low=value_told(criterion, verdict.low, report.language),
                high=value_told(criterion, verdict.high, report.language),
                confidence=share(verdict.confidence, report.language),
            )
        )
    if verdict.looks > 1:
        parts.append(words.look.format(number=verdict.look, looks=verdict.looks))
    parts.append(
        words.record.format(
            run=verdict.basis.run, formula=verdict.formula, line=in_words(verdict.line)
        )
    )
    return "; ".join(parts)


def _missing(gaps: Sequence[Gap], report: Report) -> str:
    """Name what was not measured: what was measured once first, then what never was."""
    words = words_in(report.language)
    dated = sorted(gaps, key=lambda gap: gap.since is None)
    named = [
        words.since.format(title=gap.title, day=_day(gap.since, report))
        if gap.since
        else words.never.format(title=gap.title)
        for gap in dated[:_MOST_NAMED]
    ]
    if not named:
        return ""
    if rest := len(gaps) - len(named):
        named.append(phrased(words.more, n=rest))
    return words.missing.format(what=", ".join(named))


def _care(report: Report) -> str:
    cares = report.cases and report.reader is not Reader.EXECUTIVE
    first = next(iter(report.cases.remarks), None) if report.cases and cares else None
    return f"{first.text} {first.next_step}" if first else ""


def _trio_told(report: Report) -> tuple[str, ...]:
    """What is measured line by line, the rest of a group on one line.

    Where several are measured, also what their going together does not show.
    """
    lines = tuple(
        line
        for _, group in groupby(report.trio, key=attrgetter("group"))
        for line in _of_group(tuple(group), report)
    )
    measured = {one.group for one in report.trio if one.value}
    return (*lines, words_in(report.language).no_proof) if len(measured) > 1 else lines


def _of_group(group: Sequence[TrioLine], report: Report) -> Iterator[str]:
    words = words_in(report.language)
    for one in group:
        if one.value:
            yield words.measure.format(
                group=words.groups[one.group], title=_aimed(one.title, one), value=one.value
            )
    if open_ones := [one for one in group if not one.value]:
        yield words.measure.format(
            group=words.groups[open_ones[0].group],
            title=", ".join(_aimed(one.title, one) for one in open_ones),
            value=words.unmeasured,
        )


def _aimed(told: str, one: TrioLine) -> str:
    return f"{told} ({one.target})" if one.target else told


def _request(report: Report) -> str:
    words = words_in(report.language)
    request = report.request
    said = words.needs[request.need].format(title=request.title)
    if request.owner:
        return f"{said} {words.owner.format(owner=request.owner)}"
    decides = request.need.name in {"STOP_OR_CHECK", "LIVE_OR_FIX"} and not request.escalation
    return f"{said} {words.no_owner}" if decides else said


def _day(moment: datetime, report: Report) -> str:
    return day_of(moment.astimezone(ZoneInfo(report.timezone)), report.language)
