"""What a model may word of a report: facts in our own words, in which marks stand for what others wrote."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from bot.domain.criterion.figure import figure
from bot.domain.criterion.parsing import parse_line
from bot.domain.evaluation.bar import bar, value_told
from bot.domain.evaluation.recorded import RecordedVerdict
from bot.domain.quotation import quoted
from bot.domain.report.day import day_of
from bot.domain.report.report import Gap, PartChange, Report, Standing
from bot.domain.report.words import words_in

MOST_FACTS = 10
MARK = re.compile(r"⟦[^⟦⟧]*⟧")


@dataclass(frozen=True, slots=True)
class ReportFact:
    """One thing a report says, of which one sentence may be made.

    Whatever else that sentence has, it keeps `marks` and `keeps` as they are, in their order.
    """

    id: str
    text: str
    marks: tuple[str, ...]  # where a name stands that somebody else wrote; no model ever reads it
    keeps: tuple[str, ...] = ()  # how it came out, without which a sentence could say the opposite
    figures: tuple[str, ...] = ()  # may be left out, and may be nothing else


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """The facts of one report, and the names behind the marks."""

    facts: tuple[ReportFact, ...]
    names: Mapping[str, str] = field(default_factory=dict)

    def with_names(self, text: str, language: str) -> str:
        """Put the names where their marks are, in quotation marks: they are somebody else's words."""
        return MARK.sub(lambda mark: quoted(self.names[mark[0]], language), text)


def facts_of(report: Report) -> ReportFacts:
    """Say what is known, the gravest first; what is well and did not change is left out."""
    names = _Names()
    found = [
        *(fact for one in report.standings for fact in _of_standing(one, report, names)),
        *(_of_change(number, one, report, names) for number, one in enumerate(report.changes, 1)),
        *(_of_gap(number, one, report, names) for number, one in enumerate(report.gaps, 1)),
    ]
    return ReportFacts(tuple(found[:MOST_FACTS]), names.by_mark)


@dataclass(slots=True)
class _Names:
    by_mark: dict[str, str] = field(default_factory=dict)

    def mark(self, name: str) -> str:
        """The mark of a name; the same name has the same one."""
        known = next((mark for mark, one in self.by_mark.items() if one == name), None)
        mark = known or f"⟦name-{len(self.by_mark) + 1}⟧"
        self.by_mark[mark] = name
        return mark


def _of_standing(one: Standing, report: Report, names: _Names) -> Iterator[ReportFact]:
    """How it came out now, and how it was."""
    if one.now is None or not (one.is_new or one.turned):
        return
    words, mark = words_in(report.language), names.mark(one.title)
    outcome, figures = words.outcomes[one.now.outcome], _figures(one.now, report)
    needed = bar(parse_line(one.line), report.language)
    text = f"{mark}: {_seen(figures, outcome)}"
    if needed:
        figures = (*figures, needed)
        text = words.fact.format(told=text, needed=needed)
    yield ReportFact(f"now-{one.criterion}", text, (mark,), (outcome,), figures)
    if one.turned and one.before:
        earlier, figures = words.outcomes[one.before.outcome], _figures(one.before, report)
        lead, _, rest = words.turned.partition("{before}")
        text = f"{mark}: {lead}{_seen(figures, earlier)}{rest}"
        keeps = (lead.strip(" :"), earlier)
        yield ReportFact(f"before-{one.criterion}", text, (mark,), keeps, figures)


def _figures(verdict: RecordedVerdict, report: Report) -> tuple[str, ...]:
    """Counts first: '364 of 400', then '91 %'."""
    words, language, found = words_in(report.language), report.language, []
    if verdict.hits is not None and verdict.n is not None:
        of = {"hits": figure(verdict.hits, language), "n": figure(verdict.n, language)}
        found.append(words.counted_of.format(**of))
    if verdict.value is not None:
        found.append(value_told(parse_line(verdict.line), verdict.value, language))
    return tuple(found)


def _seen(figures: tuple[str, ...], outcome: str) -> str:
    return ", ".join((*figures, outcome))


def _of_change(number: int, one: PartChange, report: Report, names: _Names) -> ReportFact:
    words = words_in(report.language)
    before, after = names.mark(one.before), names.mark(one.after)
    part = words.parts[one.part]
    text = words.changed.format(part=part, before=before, after=after)
    way = words.changed.partition("{part}")[2].strip(" ,.").format(before=before, after=after)
    return ReportFact(f"change-{number}", text, (before, after), (part.split()[-1], way))


def _of_gap(number: int, one: Gap, report: Report, names: _Names) -> ReportFact:
    words, mark = words_in(report.language), names.mark(one.title)
    if one.since is None:
        text = words.never.format(title=mark)
        return ReportFact(f"gap-{number}", text, (mark,), (_inside(words.never),))
    day = day_of(one.since.astimezone(ZoneInfo(report.timezone)), report.language)
    text = words.since.format(title=mark, day=day)
    return ReportFact(f"gap-{number}", text, (mark,), (_inside(words.since).format(day=day),))


def _inside(template: str) -> str:
    """What stands in the brackets of a template: 'never measured'."""
    return template.partition("(")[2].rpartition(")")[0]
