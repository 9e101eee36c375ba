"""Figures of a queue, held against what can be counted by hand; and cases made of decisions."""

import json
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.escalation.case import (
    EvalCase,
    Wanted,
    as_lines,
    as_promptfoo,
    expected_of,
    input_of,
)
from bot.domain.escalation.deciding import approve, deny
from bot.domain.escalation.figures import figures_of
from bot.domain.escalation.handling import edit
from bot.domain.escalation.model import Escalation, Reason
from bot.domain.escalation.passing import due
from tests.unit.domain.escalation.cases import (
    ANN,
    BEN,
    HOUR,
    REFUND,
    START,
    opened,
    plan,
    present,
)

SECOND, DAY = timedelta(seconds=1), timedelta(days=1)


def asked(number: int, **how: object) -> Escalation:
    return opened(how=plan(**how)).model_copy(update={"id": f"esc_{number}"})


def yes(one: Escalation, after: timedelta, who: str = ANN) -> Escalation:
    return approve(one, who, one.version, present(after=after)).after


def no(one: Escalation, after: timedelta, who: str = ANN) -> Escalation:
    return deny(one, who, one.version, present(after=after), reason=Reason.TOO_RISKY).after


def unanswered(one: Escalation) -> Escalation:
    change = due(one, START + 25 * HOUR)
    assert change
    return change.after


def test_what_waits_what_is_late_and_how_it_ended_is_counted() -> None:
    two = {"quorums": ({"label": "a", "need": 2, "of": ("group:S0SUPPORT",)},)}
    found = [
        yes(asked(1), HOUR),
        no(asked(2), 3 * HOUR),
        yes(asked(3), 5 * HOUR),  # an hour late
        unanswered(asked(4)),
        no(yes(asked(5, **two), HOUR), 2 * HOUR, BEN),  # they disagree
        yes(yes(asked(6, **two), HOUR), 2 * HOUR, BEN),
        asked(7),
    ]

    [one] = figures_of(found, frozenset(), START + DAY)

    assert ("refunds", 1, DAY.total_seconds()) == (one.queue, one.waiting, one.oldest_seconds)
    assert {"approved": 3, "denied": 2, "edited": 0, "unanswered": 1, "withdrawn": 0} == (
        one.shares.model_dump()
    )
    hours = [value / 3600 for value in (one.wait_p50_seconds or 0, one.wait_p95_seconds or 0)]
    assert [2, 5] == hours  # of 1, 2, 2, 3 and 5
    assert pytest.approx(4 / 7) == one.in_time  # one late, one unanswered, one open too long
    assert 0.5 == one.disagreement


def test_whoever_answers_one_after_the_other_cannot_have_looked_longer_than_in_between() -> None:
    found = [yes(asked(number), HOUR + number * 4 * SECOND) for number in range(120)]

    [one] = figures_of(found, frozenset(), START + DAY)

    assert 4 == one.median_decision_seconds
    assert one.rubber_stamped


@pytest.mark.parametrize(
    ("decisions", "denied", "seconds"), [(99, 0, 4), (120, 3, 4), (120, 0, 11)]
)
def test_few_slow_or_divided_decisions_raise_no_alarm(
    decisions: int, denied: int, seconds: int
) -> None:
    found = [
        (no if number < denied else yes)(asked(number), HOUR + number * seconds * SECOND)
        for number in range(decisions)
    ]

    [one] = figures_of(found, frozenset(), START + DAY)

    assert not one.rubber_stamped


def test_planted_checks_are_counted_apart_and_missing_them_raises_the_alarm() -> None:
    planted = [yes(asked(number), HOUR + number * HOUR) for number in range(2)]
    planted += [no(asked(number), HOUR + number * HOUR) for number in range(2, 5)]
    names = frozenset(one.id for one in planted)

    [one] = figures_of([*planted, yes(asked(9), HOUR)], names, START + DAY)
    [few] = figures_of(planted[:4], names, START + DAY)

    assert (5, 3, 1) == (one.checks, one.caught, one.decided)
    assert one.rubber_stamped  # 3 of 5 is under 80 %
    assert not few.rubber_stamped  # four say nothing yet


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(1, 200)), max_size=12), st.randoms())
def test_figures_do_not_depend_on_the_order(
    answers: list[tuple[bool, int]], chance: object
) -> None:
    found = [
        (yes if said else no)(asked(number), HOUR + minutes * timedelta(minutes=1))
        for number, (said, minutes) in enumerate(answers)
    ]
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    now = START + DAY
    assert figures_of(found, frozenset(), now) == figures_of(shuffled, frozenset(), now)


def case(of: Escalation) -> EvalCase:
    expected = expected_of(of)
    assert expected
    assert of.decision
    return EvalCase(
        id="case_1", team="T1", escalation=of.id, given=input_of(REFUND), expected=expected,
        decided_at=of.decision.at, added_by=ANN, added_at=of.decision.at,
    )  # fmt: skip


def changed() -> Escalation:
    less = REFUND.model_copy(update={"parameters": {"amount": 400}})
    edited = edit(asked(1), ANN, 1, less, plan=plan(), present=present()).after
    return yes(edited, 2 * HOUR, BEN)


def test_a_rejection_and_a_change_teach_and_agreement_and_silence_do_not() -> None:
    assert expected_of(yes(asked(1), HOUR)) is None
    assert expected_of(asked(1)) is None
    assert expected_of(unanswered(asked(1))) is None
    assert expected_of(unanswered(asked(1, on_silence="deny"))) is None
    assert Wanted.DENY is case(no(asked(1), HOUR)).expected.decision
    taught = case(changed()).expected
    assert taught.input
    assert (Wanted.EDIT, {"amount": 400}) == (taught.decision, taught.input.parameters)


def test_cases_are_written_as_lines_and_as_tests_of_promptfoo() -> None:
    both = [case(no(asked(1), HOUR)), case(changed())]

    lines = [json.loads(line) for line in as_lines(both).splitlines()]
    tests = as_promptfoo(both)

    assert [501, 501] == [line["input"]["parameters"]["amount"] for line in lines]
    assert {"decision": "deny", "reason": "too_risky", "note": ""} == lines[0]["expected"]
    schema = tests[1]["assert"][0]["value"]
    assert {"amount": 400} == schema["properties"]["parameters"]["const"]
    assert ["decision", "parameters"] == schema["required"]
