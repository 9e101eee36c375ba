"""What is asked about criteria nobody measures, and what a signed day stops; one question each."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

import pytest

from bot.domain.breach.course import BreachKind, overdue
from bot.domain.breach.finding import Finding, Known, found
from bot.domain.criterion.verdict import Outcome
from bot.domain.escalation.action import Request
from bot.domain.escalation.model import Choice, Decision, Escalation, Reason, State
from bot.domain.escalation.opening import Identity, open_escalation
from bot.domain.evaluation.recorded import RecordedVerdict
from bot.domain.evaluation.rhythm import WEEKLY, rhythm_of
from bot.domain.policy.resolve import resolve
from bot.domain.provenance import Field, Status
from bot.domain.spec.criterion import AcceptanceCriterion, Severity, Waiver
from bot.domain.spec.version import SpecVersion
from tests.unit.domain.report.examples import MONDAY, WEEK, check, verdict, version

P, F, OPEN = Outcome.PASS, Outcome.FAIL, Outcome.INCONCLUSIVE
DAY = timedelta(days=1)
NOW = MONDAY + 3 * WEEK
DECIDED = Decision(choice=Choice.APPROVE, by=("U1",), at=MONDAY, digest="d")
SILENCE = Decision(
    choice=Choice.DENY, by=("clock",), at=MONDAY, digest="d", reason=Reason.NO_ANSWER
)


def course(criterion: str, *outcomes: Outcome) -> list[RecordedVerdict]:
    """One run a week; what was measured with it is measured at the same moment."""
    told = []
    for week, outcome in enumerate(outcomes):
        one = verdict(criterion, check("critical error rate", 370, 400), MONDAY + week * WEEK)
        basis = one.basis.model_copy(update={"run": f"run_{week}", "criterion": criterion})
        usual = {"basis": basis, "outcome": outcome, "critical": criterion == "AC-02"}
        told.append(one.model_copy(update=usual))
    return told


def spec() -> SpecVersion:
    """The spec, with one critical criterion."""
    found = version()
    acceptance = tuple(
        one.model_copy(update={"severity": Severity.CRITICAL}) if one.id == "AC-02" else one
        for one in found.spec.acceptance
    )
    return found.model_copy(
        update={"spec": found.spec.model_copy(update={"acceptance": acceptance})}
    )


def asked(finding: Finding) -> dict[str, Escalation]:
    """The questions as they are on record once they were asked."""
    return {key: opened(request) for key, request in finding.asking.items()}


def opened(request: Request) -> Escalation:
    plan = resolve(None, request, MONDAY).plan
    return open_escalation(Identity(id="esc_1", team="T1"), request, plan, MONDAY).after


def known(courses: Mapping[str, Sequence[RecordedVerdict]], **more: object) -> Known:
    usual = {"asked": {}, "people": {"accountable": ("U1",)}}
    return Known(spec(), courses, **(usual | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("daily", 1), ("every 2 weeks", 14), ("alle 3 Tage", 3), ("tous les 2 mois", 62),
        ("weekly", 7), ("weekdays", 3), ("Monday and Thursday", 4), ("monthly", 31),
        ("quarterly", 92), ("on every change of the model", 7), ("every 0 days", 7),
    ],
)  # fmt: skip
def test_how_often_a_criterion_is_measured_is_read_from_its_words(said: str, days: int) -> None:
    cadence = Field(path="acceptance.AC-01.cadence", value=said, status=Status.UNKNOWN)
    one: AcceptanceCriterion = version().spec.acceptance[0]

    assert timedelta(days=days) == rhythm_of(one.model_copy(update={"cadence": cadence}))
    assert WEEKLY == rhythm_of(one)


@pytest.mark.parametrize(("days", "missing"), [(8, 0), (14, 0), (15, 2), (21, 2), (22, 3)])
def test_one_week_without_results_is_a_holiday_and_two_are_a_breach(
    days: int, missing: int
) -> None:
    breach = overdue(course("AC-02", P), WEEKLY, MONDAY + days * DAY)

    assert missing == (breach.missing if breach else 0)


def test_everything_nobody_measures_is_one_question_that_names_all_of_it() -> None:
    both = {"AC-01": course("AC-01", P), "AC-02": course("AC-02", P)}

    finding = found(known(both), NOW)

    ((key, request),) = finding.asking.items()
    assert "breach:spec_1:AC-02:overdue:run_0" == key  # the critical one
    assert "2026-11-23" in request.why
    assert "2 measurements are missing" in request.why
    assert "accuracy" in str(request.action.parameters["3 nobody measured either"])
    later = found(known(both, asked=asked(finding)), NOW + 5 * WEEK)
    assert {} == later.asking
    assert {} == later.answered


@pytest.mark.parametrize("outcome", [P, F])
def test_what_nobody_answered_in_time_is_asked_again_and_what_people_decided_is_not(
    outcome: Outcome,
) -> None:
    courses = {"AC-02": course("AC-02", outcome)}
    ((key, first),) = asked(found(known(courses), NOW)).items()
    expired = first.model_copy(update={"state": State.EXPIRED})
    unused = expired.model_copy(update={"decision": DECIDED})

    again = found(known(courses, asked={key: expired}), NOW + WEEK)
    twice = {key: expired, **dict.fromkeys(again.asking, expired)}

    assert [f"{key}#2"] == list(again.asking)
    assert [f"{key}#3"] == list(found(known(courses, asked=twice), NOW + 2 * WEEK).asking)
    denied = expired.model_copy(update={"state": State.DENIED, "decision": SILENCE})
    assert [f"{key}#2"] == list(found(known(courses, asked={key: denied}), NOW + WEEK).asking)
    for settled in ({key: unused}, {key: expired, **asked(again)}):
        later = found(known(courses, asked=settled), NOW + 2 * WEEK).asking
        assert not [name for name in later if name.startswith(key)]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ((P, Outcome.INVALID), (P, F), BreachKind.FAILED),
        ((P, Outcome.INVALID), (P, Outcome.INVALID, F), BreachKind.FAILED),
        ((OPEN, OPEN, OPEN), (OPEN, OPEN, OPEN, F), BreachKind.FAILED),
    ],
)
def test_a_failure_is_asked_about_though_a_lesser_question_about_it_still_waits(
    before: tuple[Outcome, ...], after: tuple[Outcome, ...], kind: BreachKind
) -> None:
    lesser = asked(found(known({"AC-02": course("AC-02", *before)}), MONDAY + 3 * WEEK))
    (old,) = lesser

    now = found(known({"AC-02": course("AC-02", *after)}, asked=lesser), MONDAY + 3 * WEEK)

    (new,) = now.asking
    assert kind.value in new
    assert [old] == list(now.answered)


def test_who_brings_results_of_long_ago_is_not_late() -> None:
    courses = {"AC-02": course("AC-02", P)}

    assert {} == found(known(courses, by_clock=False), NOW).asking
    assert found(known(courses), NOW).asking  # the next look of the clock asks


def test_a_run_that_comes_again_answers_it_and_what_fails_then_is_a_question_of_its_own() -> None:
    finding = found(known({"AC-02": course("AC-02", P)}), NOW)

    again = found(known({"AC-02": course("AC-02", P, P, P, F)}, asked=asked(finding)), NOW)

    assert ["breach:spec_1:AC-02:failed:run_3"] == list(again.asking)
    ((_, why),) = again.answered.values()
    assert "measured again" in why


@pytest.mark.parametrize("outcome", [F, P])
def test_a_signed_day_stops_every_question_until_it_is_over(outcome: Outcome) -> None:
    last = date(2026, 12, 20)
    waivers = {"AC-02": Waiver(by="U1", until=last, reason="the vendor mends it")}
    courses = {"AC-02": course("AC-02", outcome)}
    before = asked(found(known(courses), NOW))

    on = found(known(courses, asked=before, waivers=waivers), _noon(last))
    after = found(known(courses, asked={}, waivers=waivers), _noon(last + DAY))

    assert {} == on.asking
    assert ["U1" in why and "2026-12-20" in why for _, why in on.answered.values()] == [True]
    assert [True] == [key.endswith(":2026-12-20") for key in after.asking]
    naive = found(known(courses), _noon(last))  # without it there is a question
    assert naive.asking


def _noon(day: date) -> datetime:
    return MONDAY.replace(year=day.year, month=day.month, day=day.day)


def test_repeated_doubt_below_critical_is_a_question_after_twice_as_many_runs() -> None:
    soon = {"AC-01": course("AC-01", *[OPEN] * 5)}
    late = {"AC-01": course("AC-01", *[OPEN] * 6)}

    assert {} == found(known(soon), MONDAY + 5 * WEEK).asking
    (key,) = found(known(late), MONDAY + 5 * WEEK).asking
    assert BreachKind.UNDECIDED.value in key


def test_the_rule_about_a_release_is_filled_in_from_what_stood_when_it_began() -> None:
    courses = {"AC-02": course("AC-02", OPEN, OPEN, OPEN), "AC-01": course("AC-01", P, P, P)}

    finding = found(known(courses), MONDAY + 3 * WEEK)

    (request,) = finding.asking.values()
    table = request.grounds["rule DEC-PROMOTE"]
    assert isinstance(table, dict)
    assert "0 of 1" == table["all critical criteria are shown"]
    assert "1 of 2 shown, 0 lived with" == table["the others are shown, or lived with until a day"]
