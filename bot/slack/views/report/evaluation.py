"""What the thread reads when somebody brought results: what was counted, and what it shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.criterion.figure import figure
from bot.domain.criterion.paired import Trend
from bot.domain.criterion.verdict import GRAVEST_FIRST, Outcome, Reason
from bot.domain.evaluation.kept import Kept
from bot.domain.evaluation.recorded import RecordedVerdict
from bot.domain.evaluation.run import CheckResult, EvaluationRun
from bot.domain.lint.model import Language
from bot.domain.phrasing import phrased
from bot.domain.quotation import quoted
from bot.domain.report.day import day_of
from bot.domain.report.plan import language_in
from bot.domain.report.words import words_in
from bot.domain.spec.canonical import canonical
from bot.slack.blocks import (
    Block,
    Line,
    MessageView,
    context,
    emoji,
    line,
    message_view,
    rich,
    words,
)
from bot.slack.text import Data, shorten
from bot.slack.views.refusal_words import refusal
from bot.slack.views.report.verdict_mark import TEXT, verdict_pieces
from bot.slack.views.report.words import report_word

MOST = 10
_NAMED = 5  # cases that went wrong
_FILE, _NAME = 80, 120  # characters of the name of a file, and of a case
_NOTE = 450  # of a name in it as long as people like, what to do shall still be read
_TRENDS = {
    Trend.WORSE: emoji("chart_with_downwards_trend"),
    Trend.BETTER: emoji("chart_with_upwards_trend"),
}


@dataclass(frozen=True, slots=True)
class Sent:
    """The file as who brought it calls it, and since when it is known where it came before."""

    name: str = ""
    since: datetime | None = None


_NAMELESS = Sent()


def kept_note(
    kept: Kept, known: int, compared: Sequence[Mapping[str, Any]] = (), sent: Sent = _NAMELESS
) -> MessageView:
    """The counts, so that somebody can check them, then what they show, then what is left over."""
    language = language_in(kept.spec.spec.language)
    spoken: list[Data] = []
    blocks: list[Block] = []
    for run in kept.runs[:MOST]:
        said = _counted(run, sent, language)
        spoken.append(Data(said))
        blocks.append(rich(line(words(Data(said), limit=TEXT))))
    if (left := len(kept.runs) - MOST) > 0:
        blocks.append(context(phrased(words_in(language).more, n=left)))
    for one in _gravest_first(kept.verdicts)[:MOST]:
        title = _title(kept, one)
        said = one.sentence(language)
        spoken.append(Data(f"{title}: {said}"))
        failing = failing_told(one, language) if one.outcome is Outcome.FAIL else ""
        blocks.append(rich(line(*verdict_pieces(one.outcome, title, said)), *_cases(failing)))
    if (left := len(kept.verdicts) - MOST) > 0:
        blocks.append(context(phrased(words_in(language).more, n=left)))
    read = [one for one in compared if not one.get("lost")]
    moving = [one for one in read if one["trend"] != Trend.SAME]
    still = [one for one in read if one["trend"] == Trend.SAME]
    for change in moving[:MOST]:
        said = _change_told(change, language)
        spoken.append(Data(said))
        mark = _TRENDS.get(change["trend"], emoji("arrows_counterclockwise"))
        said_so = line(mark, words(" "), words(Data(said), limit=TEXT))
        blocks.append(rich(said_so, *_cases(_moved(change, language))))
    if still:
        names = ", ".join(one["check"] for one in still[:MOST])
        facts = {"checks": names, "before": still[0]["before"]}
        told = report_word("unmoved", language).format(**facts)
        spoken.append(Data(told))
        blocks.append(context(Data(told)))
    notes = [_lost(one, language) for one in compared if one.get("lost")]
    notes += [_known(known, sent, language)] if known else []
    notes += _left_over(kept, language)
    notes += _next(kept, language)
    notes += _warnings(kept, language)[:MOST]
    spoken += [Data(note) for note in notes]
    blocks += [context(Data(shorten(note, _NOTE))) for note in notes]
    return message_view(spoken, blocks)


def _gravest_first(verdicts: Sequence[RecordedVerdict]) -> list[RecordedVerdict]:
    """As they stand in the file, but what does not fit is never what went wrong."""
    if len(verdicts) <= MOST:
        return list(verdicts)
    return sorted(verdicts, key=lambda one: (GRAVEST_FIRST.index(one.outcome), not one.critical))


def _cases(told: str) -> list[Line]:
    """Cases by name, below what is said of them; names may be long, and are cut where not all fits."""
    return [line(words(Data(told), italic=True, limit=TEXT))] if told else []


def _warnings(kept: Kept, language: Language) -> list[str]:
    """What is wrong with the data, each thing once for all the runs and checks it is true of."""
    subjects: dict[str, dict[str, None]] = {}
    for run in kept.runs:
        for warning in run.warnings:
            subjects.setdefault(refusal(warning.text, language), {})[_subject(run)] = None
    if len(kept.runs) == 1:
        return list(subjects)
    return [f"{', '.join(names)}: {text}" for text, names in subjects.items()]


def _subject(run: EvaluationRun) -> str:
    return run.subject or run.name or run.source.format.value


def _known(known: int, sent: Sent, language: Language) -> str:
    """That something was brought before: all of it, under whatever name, or so many of its runs."""
    if sent.since is None:
        return report_word("known", language).format(n=known)
    file = quoted(_file(sent), language) if sent.name else report_word("this_file", language)
    return report_word("same_file", language).format(file=file, day=day_of(sent.since, language))


def _counted(run: EvaluationRun, sent: Sent, language: Language) -> str:
    """What was read of which run, and from which file: several may be brought at once."""
    checks = "; ".join(_check(check, language) for check in run.checks[:MOST])
    named = run.subject or run.name
    what = f"{named} ({_file(sent)})" if named and sent.name else named or _file(sent)
    return report_word("counted", language).format(
        what=what or run.source.format.value, checks=checks
    )


def _file(sent: Sent) -> str:
    return shorten(sent.name, _FILE)


def _check(check: CheckResult, language: Language) -> str:
    n = "" if check.n is None else figure(check.n, language)
    if check.passed is not None:
        passed = figure(check.passed, language)
        return phrased(report_word("passed", language), check=check.name, passed=passed, n=n)
    mean = "?" if check.mean is None else figure(float(f"{check.mean:.4g}"), language)
    scored = report_word("scored" if n else "scored_unsized", language)
    return scored.format(check=check.name, mean=mean, n=n)


def failing_told(verdict: RecordedVerdict, language: Language) -> str:
    """The first cases that went wrong, by name, and how many more there are."""
    told, named = words_in(language), _cut(verdict.failing[:_NAMED])
    if not named:
        return ""
    if (left := max(verdict.failed or 0, len(verdict.failing)) - len(named)) > 0:
        named.append(phrased(told.more, n=left))
    return told.failing.format(cases=", ".join(named))


def _cut(names: Sequence[str]) -> list[str]:
    """Names of cases; a whole prompt may be one, and the next ones shall be read too."""
    return [shorten(name, _NAME) for name in names]


def _change_told(change: Mapping[str, Any], language: Language) -> str:
    """What changed since the run before, which is named by its day."""
    head = report_word("against", language).format(check=change["check"], before=_named(change))
    return f"{head} {change['text']}"


def _lost(change: Mapping[str, Any], language: Language) -> str:
    """Why nothing is compared, and what to do."""
    return report_word("lost", language).format(before=shorten(_named(change), _NOTE // 3))


def _named(change: Mapping[str, Any]) -> str:
    """The run before, by its day and what was measured."""
    return f"{change['before']} ({change['named']})" if change["named"] else change["before"]


def _moved(change: Mapping[str, Any], language: Language) -> str:
    told, parts = words_in(language), []
    for name in ("broken", "fixed"):
        cases = _cut(change[name])
        if not cases:
            continue
        if (left := change[f"{name}_in_all"] - len(cases)) > 0:
            cases.append(phrased(told.more, n=left))
        parts.append(report_word(name, language).format(cases=", ".join(cases)))
    return " ".join(parts)


def _next(kept: Kept, language: Language) -> list[str]:
    """What to do about what came out; a critical criterion that failed asks for a decision of its own."""
    failed = [one for one in kept.verdicts if one.outcome is Outcome.FAIL]
    notes = []
    if any(one.reason is Reason.VIOLATED for one in failed):
        notes.append(report_word("after_broken", language))
    elif failed:
        criterion = failed[0].basis.criterion
        notes.append(report_word("after_fail", language).format(criterion=criterion))
    if any(one.reason is Reason.SPOILT for one in kept.verdicts):
        notes.append(report_word("after_spoilt", language))
    if any(one.reason.departs for one in kept.verdicts):
        notes.append(report_word("after_other", language))
    return notes


def _title(kept: Kept, verdict: RecordedVerdict) -> str:
    """What a criterion is called; of several runs in a file, with the one it is about."""
    known = {one.id: one.title for one in kept.spec.spec.acceptance}
    title = known.get(verdict.basis.criterion) or verdict.basis.criterion
    of = next((run for run in kept.runs if run.id == verdict.basis.run), None)
    return f"{_subject(of)}, {title}" if of and len(kept.runs) > 1 else title


def _left_over(kept: Kept, language: Language) -> list[str]:
    notes = []
    if kept.unused:
        names = shorten(", ".join(kept.unused[:MOST]), _NOTE // 3)
        ids = ", ".join(canonical(one).criterion.id for one in kept.spec.spec.acceptance[:MOST])
        notes.append(report_word("unused", language).format(checks=names, criteria=ids or "-"))
    return notes
