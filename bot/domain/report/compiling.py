"""From the verdicts on record to a report: order, what changed, what is missing, what to decide."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.criterion.parsing import parse_line
from bot.domain.criterion.term import CriterionKind, Severity
from bot.domain.criterion.verdict import GRAVEST_FIRST, Outcome
from bot.domain.drift.look import Look
from bot.domain.evaluation.bar import bar, value_told
from bot.domain.evaluation.eval_set import EvalSet
from bot.domain.evaluation.recorded import RecordedVerdict
from bot.domain.evaluation.rhythm import rhythm_of
from bot.domain.lint.model import Language
from bot.domain.provenance import value_text
from bot.domain.report.course import trend_of
from bot.domain.report.drift_decision import drift_decision
from bot.domain.report.reader import Reader
from bot.domain.report.report import (
    Gap,
    Need,
    PartChange,
    Report,
    Request,
    Standing,
    TrioLine,
)
from bot.domain.report.since import Course, changes_since, course_of
from bot.domain.spec.canonical import canonical
from bot.domain.spec.criterion import AcceptanceCriterion, Waiver
from bot.domain.spec.plan.measure import Measure
from bot.domain.spec.plan.raci import RaciPlan, Task
from bot.domain.spec.version import SpecVersion


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report is made for, and of which time."""

    id: str
    plan: str | None
    reader: Reader
    language: Language
    timezone: str
    since: datetime
    until: datetime
    is_first: bool = False
    quiet_before: int = 0


@dataclass(frozen=True, slots=True)
class Beside:
    """What people have decided or are asked already: signed waivers and open questions, by criterion."""

    waivers: Mapping[str, Waiver] = field(default_factory=dict)
    asked: Mapping[str, str] = field(default_factory=dict)  # an escalation's id
    overdue: str | None = None  # the question about everything nobody measures
    looks: tuple[Look, ...] = ()  # the newest of each source in this period
    drifting: Mapping[str, str] = field(default_factory=dict)  # an escalation's id, by the source
    worse: Mapping[str, str] = field(default_factory=dict)  # the same, about training again
    decided: frozenset[str] = frozenset()  # sources about whose data people have decided
    trained: frozenset[str] = frozenset()  # and about whose results they have
    cases: EvalSet | None = None  # what it was tested on
    swapped: tuple[PartChange, ...] = ()  # parts the spec names otherwise than last time


ALONE = Beside()


def compiled(
    setting: Setting,
    version: SpecVersion,
    verdicts: Mapping[str, Sequence[RecordedVerdict]],
    last: Report | None = None,
    beside: Beside = ALONE,
) -> Report:
    """Make the report of a spec.

    Args:
        setting: For whom, and of which time.
        version: The version that counts.
        verdicts: Of that version, by criterion, the oldest run first; none later than `until`.
        last: What was told before this one.
        beside: What people have decided or are asked already.
    """
    standings = tuple(
        sorted(
            (
                _standing(
                    one,
                    course_of(verdicts.get(one.id, ()), setting.since, last, one.id),
                    setting,
                    beside.waivers.get(one.id),
                )
                for one in version.spec.acceptance
            ),
            key=lambda one: (not _urgent(one), GRAVEST_FIRST.index(one.outcome), not one.critical),
        )
    )
    criteria = {one.id: one for one in version.spec.acceptance}
    gaps = tuple(
        gap
        for one in standings
        if not one.is_new and (gap := _gap(one, criteria[one.criterion], setting))
    )
    return Report(
        id=setting.id,
        plan=setting.plan,
        spec=version.id,
        spec_version=version.version,
        title=version.spec.title,
        since=setting.since,
        until=setting.until,
        timezone=setting.timezone,
        language=setting.language,
        reader=setting.reader,
        standings=standings,
        changes=changes_since(verdicts, setting.since, version.version, last, beside.swapped),
        gaps=gaps,
        trio=tuple(_trio(one, standings, setting.language) for one in version.spec.measures),
        looks=beside.looks,
        cases=beside.cases,
        request=_owned(_asked(_request(standings, gaps, beside), beside), version.spec.raci),
        is_first=setting.is_first,
        quiet_before=setting.quiet_before,
    )


def _urgent(one: Standing) -> bool:
    return one.critical and _failed(one)


def _standing(
    one: AcceptanceCriterion, course: Course, setting: Setting, waiver: Waiver | None
) -> Standing:
    criterion = canonical(one, setting.language)
    owner = value_text(one.owner.value) if one.owner.value is not None else None
    return Standing(
        criterion=one.id,
        title=one.title,
        line=criterion.line,
        critical=one.severity is Severity.CRITICAL,
        owner=owner,
        now=course.verdicts[-1] if course.verdicts else None,
        before=course.before,
        is_new=course.is_new,
        lived_with=waiver.until if waiver and waiver.until >= setting.until.date() else None,
        trend=trend_of(
            one.title, criterion.criterion, course.verdicts, setting.timezone, setting.language
        ),
    )


def _gap(one: Standing, criterion: AcceptanceCriterion, setting: Setting) -> Gap | None:
    """What nobody measured in time; none where its next measurement is still to come."""
    since = one.now.made_at if one.now else None
    due = since + rhythm_of(criterion) if since else None
    if due and due > setting.until:
        return None
    return Gap(
        criterion=one.criterion,
        title=one.title,
        since=since,
        is_known=due is not None and due <= setting.since,
    )


def _trio(measure: Measure, standings: Sequence[Standing], language: Language) -> TrioLine:
    told_by = next((one for one in standings if one.criterion == measure.criterion), None)
    line = TrioLine(
        group=measure.group,
        title=value_text(measure.metric.value),
        standing=measure.criterion,
    )
    if told_by is None or told_by.now is None or told_by.now.value is None:
        return line
    criterion = parse_line(told_by.line)
    return line.model_copy(
        update={
            "value": value_told(criterion, told_by.now.value, language),
            "target": bar(criterion, language) or None,
        }
    )


def _request(standings: Sequence[Standing], gaps: Sequence[Gap], beside: Beside) -> Request:
    """The first that applies: stop or check, fix or live with it, look at data, hold, measure."""
    for need, asked in _ASKS:
        for one in standings:
            if asked(one):
                return Request(need=need, criterion=one.criterion, title=one.title, owner=one.owner)
        if need is Need.LIVE_OR_FIX and (
            about_data := drift_decision(beside.looks, beside.decided, beside.trained)
        ):
            return about_data
    if gaps:
        processes = {one.criterion for one in standings if _is_process(one)}
        # What was measured once first, and last what people do rather than a run shows.
        first = min(gaps, key=lambda one: (one.since is None, one.criterion in processes))
        return Request(need=Need.MEASURE, criterion=first.criterion, title=first.title)
    return Request(need=Need.NOTHING)


def _asked(request: Request, beside: Beside) -> Request:
    """Name the open question about what is to be decided, so that nobody decides it twice."""
    asked = beside.asked.get(request.criterion or "")
    if request.need is Need.DRIFT:
        asked = beside.drifting.get(request.source or "")
    if request.need is Need.RESULTS:
        asked = beside.worse.get(request.source or "")
    if asked is None and request.need is Need.MEASURE:
        asked = beside.overdue
    return request.model_copy(update={"escalation": asked})


def _owned(request: Request, raci: RaciPlan) -> Request:
    """Say whose decision it is: the criterion's owner, else who answers for incidents, else for the goal."""
    if request.owner or request.need not in {Need.STOP_OR_CHECK, Need.LIVE_OR_FIX, Need.HOLD}:
        return request
    owner = raci.answering(Task.INCIDENT) or raci.answering(Task.GOAL)
    return request.model_copy(update={"owner": owner or None})


def _failed(one: Standing) -> bool:
    return one.outcome is Outcome.FAIL and one.lived_with is None


def _uncounted(one: Standing) -> bool:
    return one.critical and one.outcome is Outcome.INVALID and one.lived_with is None


def _is_process(one: Standing) -> bool:
    return parse_line(one.line).kind is CriterionKind.PROCESS


def _held(one: Standing) -> bool:
    return one.critical and one.outcome is Outcome.INCONCLUSIVE and one.lived_with is None


_ASKS: tuple[tuple[Need, Callable[[Standing], bool]], ...] = (
    (Need.STOP_OR_CHECK, _urgent),
    (Need.LIVE_OR_FIX, _failed),
    (Need.MEASURE, _uncounted),
    (Need.HOLD, _held),
)
