"""A summary in a channel: understood without opening its thread, where the rest is."""

from collections.abc import Iterator

from bot.domain.phrasing import phrased
from bot.domain.report.reader import Reader
from bot.domain.report.report import Report
from bot.domain.report.telling import StandingLine, Telling, told
from bot.domain.report.trend import Trend
from bot.domain.report.trend_words import needed
from bot.domain.report.words import words_in
from bot.slack.blocks import (
    Block,
    Line,
    MessageView,
    Piece,
    bullets,
    context,
    emoji,
    header,
    line,
    line_chart,
    link,
    message_view,
    rich,
    words,
)
from bot.slack.text import Data
from bot.slack.views.report.drift import (
    distribution,
    drawn_mover,
    look_blocks,
    look_buttons,
    look_details,
)
from bot.slack.views.report.verdict_mark import TEXT, verdict_pieces
from bot.slack.views.report.words import report_word

MOST_LINES = 6
_WELL = 300  # one that is shown
DETAIL = 900
_BLOCKS, _BESIDE = 40, 16  # of the details; of these, about cases and data
_LABEL = 20  # characters of the name of a line in Slack's chart
_FEWEST_POINTS = 3  # a line through two points shows nothing


def report_post(report: Report, *, charts: bool = True, decision: str | None = None) -> MessageView:
    """The post: how many criteria stand where, what is wrong with which, and the next decision.

    Args:
        report: What is told.
        charts: Whether Slack's own chart may be part of it.
        decision: Where what is to be decided is asked already.
    """
    telling = told(report)
    spoken = [Data(part) for part in _spoken(telling)]
    if not report.is_news:
        return message_view(spoken, [rich(_quiet(report, telling, decision))])
    blocks: list[Block] = [
        header(Data(telling.title or report_word("unnamed", report.language))),
        context(Data(_about(report, telling))),
        rich(
            line(words(Data(telling.headline), bold=True)),
            *([line(words(Data(telling.opening), limit=TEXT))] if telling.opening else []),
            line(
                emoji("point_right"),
                words(" "),
                words(Data(telling.request)),
                *_way_to(decision, report),
            ),
        ),
    ]
    for one in telling.lines[:MOST_LINES]:
        blocks.append(rich(*_standing(one)))
        if one.detail and report.reader is not Reader.ENGINEER:
            blocks.append(context(Data(one.detail[:DETAIL])))
    left = len(telling.lines) - MOST_LINES
    if left > 0:
        more = phrased(report_word("more", report.language), n=left)
        blocks.append(context(Data(more)))
    if telling.shown:
        blocks.append(rich(bullets([_well(one, report.reader) for one in telling.shown])))
    blocks += [
        context(Data(one)) for one in (*telling.changes, telling.missing, telling.care) if one
    ]
    for told_look in telling.looks:
        blocks += look_blocks(told_look)
    blocks += look_buttons(report.looks, report.language)
    if telling.trio:
        blocks.append(rich(bullets([[words(Data(one), limit=300)] for one in telling.trio])))
    if charts and (trend := charted(report)):
        blocks.append(chart(trend))
    if charts and (drawn := drawn_mover(telling.looks)):
        blocks.append(distribution(drawn, report.language))
    return message_view(spoken, blocks)


def report_details(report: Report) -> MessageView:
    """In the thread: what somebody needs who checks it."""
    engineer = told(report.model_copy(update={"reader": Reader.ENGINEER}))
    spoken: list[Data] = []
    rest: list[Block] = []
    if engineer.cases:
        told_of = [[words(Data(one), limit=DETAIL)] for one in engineer.cases]
        lead = words(report_word("cases", report.language), bold=True)
        rest.append(rich(line(lead), bullets(told_of)))
    for look in report.looks:
        rest += look_details(look, report.language)
    rest = rest[:_BESIDE]
    blocks: list[Block] = []
    standings = (*engineer.lines, *engineer.shown)
    for place, one in enumerate(standings):
        beside = [context(Data(told[:DETAIL])) for told in (one.failing, one.detail) if told]
        if len(blocks) + len(beside) + len(rest) + 1 >= _BLOCKS:
            left = phrased(words_in(report.language).more, n=len(standings) - place)
            blocks.append(context(left))
            break
        blocks += [rich(*_standing(one)), *beside]
        spoken += [Data(one.title), Data(one.text)]
    for look in report.looks:
        spoken += [Data(f"{one.name}: {one.why.get(report.language, '')}") for one in look.moved]
    return message_view(spoken[:8], [*blocks, *rest])


def charted(report: Report) -> Trend | None:
    """The one criterion whose course is worth a picture: the gravest that has one."""
    for one in report.standings:
        if one.trend and len(one.trend.measured) >= _FEWEST_POINTS:
            return one.trend
    return None


def chart(trend: Trend) -> Block:
    """The course of one criterion in Slack's own chart, with what it needs beside it."""
    scale = 100 if trend.is_share else 1
    points = trend.measured
    values = [round((point.value or 0.0) * scale, 3) for point in points]
    series: list[tuple[str, list[float]]] = [(report_word("measured", trend.language), values)]
    if trend.threshold is not None:
        level = round(trend.threshold * scale, 3)
        series.append((_short(needed(trend)), [level] * len(points)))
    return line_chart(
        Data(trend.title),
        [point.label for point in points],
        series,
        unit="%" if trend.is_share else trend.unit,
    )


def _short(label: str) -> str:
    """A label cut between words: Slack takes twenty characters of it."""
    return (
        label if len(label) <= _LABEL else label[: _LABEL + 1].rpartition(" ")[0] or label[:_LABEL]
    )


def _way_to(decision: str | None, report: Report) -> list[Piece]:
    """The way to the card on which it is decided."""
    if decision is None:
        return []
    return [words(" "), link(decision, Data(report_word("decide", report.language)))]


def _about(report: Report, telling: Telling) -> str:
    version = report_word("version", report.language).format(version=report.spec_version)
    if not report.wording:
        return f"{telling.period} · {version}"
    worded = report_word("worded", report.language).format(model=report.wording.model)
    return f"{telling.period} · {version} · {worded}"


def _quiet(report: Report, telling: Telling, decision: str | None) -> Line:
    """One line; a decision that is still asked for is part of it."""
    lead = telling.title or report_word("unnamed", report.language)
    waits = report.request.escalation is not None
    asked = [words(" "), words(Data(telling.request), bold=True)] if waits else []
    return line(
        emoji("zzz"),
        words(" "),
        words(Data(lead), bold=True, limit=150),
        words(" "),
        words(Data(_in_one_line(report, telling)), limit=900),
        *asked,
        *_way_to(decision, report),
    )


def _in_one_line(report: Report, telling: Telling) -> str:
    """Nothing changed, and what nobody measured meanwhile: that is no "all clear"."""
    missing = telling.missing if any(gap.since for gap in report.gaps) else ""
    looks = (
        part
        for look in telling.looks
        for part in (look.calm, look.results, *look.still, *look.notes)
    )
    parts = (missing, *looks)
    return " ".join((f"{telling.period}: {telling.headline}", *(part for part in parts if part)))


def _standing(one: StandingLine) -> Iterator[Line]:
    yield line(*verdict_pieces(one.outcome, one.title, one.text))


def _well(one: StandingLine, reader: Reader) -> list[Piece]:
    text = one.text if reader is Reader.ENGINEER else one.brief or one.text
    return verdict_pieces(one.outcome, one.title, text, limit=_WELL)


def _spoken(telling: Telling) -> Iterator[str]:
    yield f"{telling.title}: {telling.headline}"
    if telling.opening:
        yield telling.opening
    for one in telling.lines[:MOST_LINES]:
        yield f"{one.title}: {one.text}"
    if telling.missing:
        yield telling.missing
    for look in telling.looks:
        yield from look.everything
    yield telling.request
