"""Approvals, caps and queues: who counts, when people must decide, and whether they can keep up."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.domain.framing.kind import Kind
from bot.domain.oversight.approval import (
    Answer,
    ApprovalCard,
    Approver,
    Parameter,
    Pattern,
    Timeout,
    is_approved,
    may_use,
    pattern_for,
)
from bot.domain.oversight.limit import Caps, Money, Use, lacks_caps, reached
from bot.domain.oversight.mode import ActionFacts, compute_mode
from bot.domain.oversight.queue import (
    Habit,
    Queue,
    is_rubber_stamped,
    reviewers_needed,
    share_possible,
)
from bot.domain.oversight.refusal import DEFAULTS, TEST_CASES, RefusalCondition, refusals_for
from bot.domain.oversight.scale import Blast, OversightMode, Reversibility

LEO, NADIA = Approver(person="leo", group="desk"), Approver(person="nadia", group="finance")


def card(**change: Any) -> ApprovalCard:  # noqa: ANN401  # any field of a card
    given_values: dict[str, Any] = {
        "action": "refund",
        "parameters": (Parameter(name="amount", value="620 USD"),),
        "will_happen": "620 USD go back to the card of order 17.",
        "why": "The parcel is lost.",
        "oversight": compute_mode(ActionFacts(reversibility=Reversibility.R2, blast=Blast.B1)),
        "affected": "one customer",
        "policy_row": "OV-01",
        "policy_version": 3,
        "deadline": datetime(2026, 11, 26, 17, tzinfo=UTC),
        "at_deadline": Timeout.DENY,
    }
    return ApprovalCard.model_validate({**given_values, **change})


def approved(mode: OversightMode, *approvers: Approver, separate: bool = False) -> bool:
    return is_approved(mode, approvers, requester="bot", author="ines", separate_groups=separate)


def test_silence_cannot_approve() -> None:
    assert {timeout.value for timeout in Timeout} == {"hold", "deny", "safe_default"}


def test_a_yes_is_bound_to_the_values_that_were_shown() -> None:
    other = card(parameters=(Parameter(name="amount", value="6200 USD"),))

    assert card().digest == card(why="It never arrived.").digest
    assert card().digest != other.digest
    assert card().digest != card(policy_version=4).digest


def test_a_card_says_what_happens_why_and_to_whom() -> None:
    for name in ("will_happen", "why", "affected"):
        with pytest.raises(ValidationError, match="a card says what happens"):
            card(**{name: " "})


def test_what_a_person_has_to_do_cannot_be_approved() -> None:
    worst = compute_mode(ActionFacts(reversibility=Reversibility.R3, blast=Blast.B3))

    assert Answer.APPROVE in card().answers
    assert Answer.APPROVE not in card(oversight=worst).answers
    assert not approved(OversightMode.REFUSE, LEO, NADIA)


def test_nobody_approves_what_they_asked_for_or_wrote() -> None:
    ines = Approver(person="ines", group="desk")

    assert approved(OversightMode.APPROVE, LEO)
    assert not approved(OversightMode.APPROVE, ines)
    assert not approved(OversightMode.APPROVE, Approver(person="bot", group="desk"))


def test_two_approvals_are_two_people_and_two_groups_where_money_moves() -> None:
    dual = OversightMode.DUAL_APPROVE
    second = Approver(person="tom", group="desk")

    assert not approved(dual, LEO, LEO)
    assert approved(dual, LEO, second)
    assert not approved(dual, LEO, second, separate=True)
    assert approved(dual, LEO, NADIA, separate=True)


def test_acting_first_is_only_for_what_one_click_undoes() -> None:
    allowed = {r for r in Reversibility if may_use(Pattern.OPTIMISTIC, r)}

    assert allowed == {Reversibility.R1}
    assert pattern_for(OversightMode.NOTIFY, Reversibility.R1) is Pattern.OPTIMISTIC
    assert pattern_for(OversightMode.NOTIFY, Reversibility.R2) is Pattern.SAMPLED
    assert pattern_for(OversightMode.APPROVE, Reversibility.R1) is Pattern.HOLD


def test_small_actions_add_up_to_a_cap() -> None:
    caps = Caps(per_day=20, money_per_day=Money(amount=1000, currency="EUR"))

    assert not reached(caps, Use(today=19, money_today=900), adding=100)
    assert reached(caps, Use(today=20))
    assert reached(caps, Use(today=3, money_today=900), adding=101)
    assert lacks_caps(Caps(per_day=20), moves_money=True)
    assert not lacks_caps(Caps(per_day=20), moves_money=False)
    assert lacks_caps(Caps(), moves_money=False)


def test_a_queue_fits_up_to_seventy_percent_of_the_people_on_shift() -> None:
    full = Queue(arrivals_per_hour=42, minutes_each=2, reviewers=2)

    assert full.load == pytest.approx(1.4)
    assert full.fits
    assert not full.model_copy(update={"arrivals_per_hour": 43}).fits
    assert reviewers_needed(full) == 2
    assert reviewers_needed(full.model_copy(update={"arrivals_per_hour": 43})) == 3


@settings(max_examples=100, deadline=None)
@given(
    st.floats(0, 10_000),
    st.floats(0.1, 120),
    st.integers(1, 50),
)
def test_what_is_said_to_be_needed_or_possible_fits(
    arrivals: float, minutes: float, reviewers: int
) -> None:
    queue = Queue(arrivals_per_hour=arrivals, minutes_each=minutes, reviewers=reviewers)

    assert queue.model_copy(update={"reviewers": reviewers_needed(queue)}).fits
    assert queue.model_copy(update={"routed_share": share_possible(queue)}).fits


def test_saying_yes_to_everything_at_once_is_noticed() -> None:
    hasty = Habit(decisions=100, approved=99, median_seconds=9)

    assert is_rubber_stamped(hasty)
    assert not is_rubber_stamped(hasty.model_copy(update={"median_seconds": 10}))
    assert not is_rubber_stamped(hasty.model_copy(update={"approved": 98}))
    assert not is_rubber_stamped(hasty.model_copy(update={"decisions": 99, "approved": 99}))
    assert is_rubber_stamped(Habit(decisions=5, approved=1, median_seconds=60, catch_rate=0.79))


def test_every_condition_has_an_answer_in_each_language_and_enough_cases_to_try() -> None:
    assert [one.condition for one in DEFAULTS] == list(RefusalCondition)
    for one in DEFAULTS:
        assert set(one.replies) == {"en", "fr", "de"}
        assert len(set(one.test_cases)) >= TEST_CASES


def test_what_is_declined_depends_on_the_kind() -> None:
    agent = {one.condition for one in refusals_for(Kind.AGENT_ACTIONS)}
    forecast = {one.condition for one in refusals_for(Kind.FORECASTING)}

    assert agent == set(RefusalCondition)
    assert forecast == {RefusalCondition.OUT_OF_USE, RefusalCondition.STOPPED}
    assert refusals_for(Kind.NOT_ML) == refusals_for(None) == ()
