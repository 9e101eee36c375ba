"""What has to be asked about a spec's criteria now, and which open questions are answered by themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.breach.board import board_of, waived_on
from bot.domain.breach.course import (
    ASKED_AGAIN,
    Breach,
    breach_of,
    breaches_of,
    holding,
    is_overdue_key,
    is_overtaken,
    overdue,
)
from bot.domain.breach.request import breach_request, holds_again, lived_with, measured_again
from bot.domain.escalation.action import Request
from bot.domain.escalation.model import Escalation, Reason, State
from bot.domain.evaluation.recorded import RecordedVerdict
from bot.domain.evaluation.rhythm import rhythm_of
from bot.domain.spec.criterion import AcceptanceCriterion, Waiver
from bot.domain.spec.version import SpecVersion

Courses = Mapping[str, Sequence[RecordedVerdict]]


@dataclass(frozen=True, slots=True)
class Known:
    """What is on record about a spec."""

    version: SpecVersion
    courses: Courses  # what runs said of each criterion, the oldest first
    asked: Mapping[str, Escalation]  # every breach that was asked about, by its name
    waivers: Mapping[str, Waiver] = field(default_factory=dict)  # of the version signed last
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    by_clock: bool = True  # else results were just brought, and who brings old ones is not late


@dataclass(frozen=True, slots=True)
class Finding:
    """Questions to ask, by their name, and questions to take back, with why."""

    asking: dict[str, Request]
    answered: dict[str, tuple[Escalation, str]]


def found(known: Known, now: datetime) -> Finding:
    """Hold what is on record against what is asked already."""
    finding = Finding({}, {})
    criteria = {one.id: one for one in known.version.spec.acceptance}
    waived = {name: one for name, one in known.waivers.items() if waived_on(one, now.date())}
    late: dict[str, Breach] = {}
    for name, one in criteria.items():
        course = known.courses.get(name)
        if not course:
            continue
        waiting = _waiting(known, course[-1])
        if name in waived:
            why = lived_with(known.version, name, waived[name])
            finding.answered.update({key: (each, why) for key, each in waiting.items()})
            continue
        missed = overdue(course, rhythm_of(one), now)
        _settle(finding, known, course, waiting, overdue=missed is not None)
        asked = any(not is_overdue_key(key) and key not in finding.answered for key in waiting)
        breach = _lived_with_before(breach_of(course), known.waivers.get(name))
        if breach and not asked and (key := _name(known, breach)):
            finding.asking[key] = _request(known, breach)
            asked = True
        if not asked and (breach := _lived_with_before(missed, known.waivers.get(name))):
            late[name] = breach
    _ask_once(finding, known, late, criteria)
    return finding


def _waiting(known: Known, verdict: RecordedVerdict) -> dict[str, Escalation]:
    of_it = breaches_of(verdict)
    return {
        key: one for key, one in known.asked.items() if key.startswith(of_it) and one.state.is_pending
    }  # fmt: skip


def _name(known: Known, breach: Breach) -> str | None:
    """Under which name it is to be asked: a new one where nobody answered in time, none where it is on record."""
    name, asked = breach.key, 1
    while one := known.asked.get(name):
        if not _unanswered(one):
            return None
        asked += 1
        name = f"{breach.key}{ASKED_AGAIN}{asked}"
    return name


def _unanswered(one: Escalation) -> bool:
    """Whether its time ran out before anybody decided."""
    if one.decision is None:
        return one.state is State.EXPIRED
    return one.decision.reason is Reason.NO_ANSWER


def _settle(
    finding: Finding,
    known: Known,
    course: Sequence[RecordedVerdict],
    waiting: Mapping[str, Escalation],
    *,
    overdue: bool,
) -> None:
    """Take back what a run that holds answers, and what a run that was missing does."""
    held = holding(course)
    for key, one in waiting.items():
        if is_overdue_key(key):
            if not overdue:
                finding.answered[key] = (one, measured_again(known.version, course[-1]))
        elif held:
            finding.answered[key] = (one, holds_again(known.version, held))
        elif is_overtaken(key, course):
            finding.answered[key] = (one, measured_again(known.version, course[-1]))


def _ask_once(
    finding: Finding,
    known: Known,
    late: Mapping[str, Breach],
    criteria: Mapping[str, AcceptanceCriterion],
) -> None:
    """Ask about everything nobody measures in one question, under the gravest criterion.

    One run measures many criteria, and when none comes, many are missing at once.
    """
    if not known.by_clock:
        return
    overdue = {key: one for key, one in known.asked.items() if is_overdue_key(key)}
    waiting = any(
        one.state.is_pending and key not in finding.answered for key, one in overdue.items()
    )
    asked = {
        key.partition(":overdue:")[2].partition(ASKED_AGAIN)[0]  # by the run it is since
        for key, one in overdue.items()
        if not _unanswered(one)  # or it is asked again, as nobody measures still
    }
    new = {
        name: one for name, one in late.items() if one.key.partition(":overdue:")[2] not in asked
    }
    if waiting or not new:
        return
    gravest = min(
        new, key=lambda name: (not new[name].first.critical, new[name].first.made_at, name)
    )
    also = tuple(name for name in criteria if name in late and name != gravest)
    breach = replace(new[gravest], also=also)
    if key := _name(known, breach):
        finding.asking[key] = _request(known, breach)


def _lived_with_before(breach: Breach | None, waiver: Waiver | None) -> Breach | None:
    """Name a breach anew that somebody lived with until a day which is over."""
    return replace(breach, waived_until=waiver.until) if breach and waiver else breach


def _request(known: Known, breach: Breach) -> Request:
    acceptance = known.version.spec.acceptance
    board = board_of(acceptance, known.courses, breach.first.made_at, known.waivers)
    return breach_request(breach, known.version, known.people, board)
