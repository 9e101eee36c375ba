"""What a spec says about a request: it only makes things stricter, and only signatures name people."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.criterion.term import Severity
from bot.domain.criterion.verdict import Outcome
from bot.domain.escalation.action import Action, Money, Request
from bot.domain.oversight.explanation import reasons
from bot.domain.oversight.limit import Use
from bot.domain.oversight.scale import OversightMode, Reversibility
from bot.domain.oversight.step import Floor, StepUp
from bot.domain.provenance import Field, Status
from bot.domain.spec.asking import (
    UNTRUSTED,
    Past,
    Terms,
    beyond,
    doubts_of,
    people_in,
    step_ups,
    terms_of,
    under,
)
from bot.domain.spec.leaf import unknown
from bot.domain.spec.model import AISpec
from bot.domain.spec.plan.confidence import Band, ConfidencePolicy
from bot.domain.spec.plan.raci import Letter, Part, RaciPlan, RaciRow, Task
from bot.domain.spec.plan.raci import Role as Held
from bot.domain.spec.review import Review, Reviewer, ReviewState, Role
from bot.domain.spec.section import OversightRow
from tests.unit.domain.spec.examples import refund_agent, version_of

OLD = Past(days=40, actions=500)
DRAFTED = version_of(refund_agent()).spec


def told(path: str, value: str) -> Field:
    return Field(path=path, value=value, status=Status.ASSUMED)


def row(**changes: object) -> OversightRow:
    found = DRAFTED.oversight[0]
    plain = {"floor": OversightMode.NOTIFY, "asked": unknown("asked"), "computed": None,
             "reversibility": told("r", "R1")}  # fmt: skip
    return found.model_copy(update={**plain, **changes})


def spec(**changes: object) -> AISpec:
    return DRAFTED.model_copy(update=changes)


def signed(*people: tuple[str, Role]) -> Review:
    return Review(
        id="rev_1", spec="spec_1", version=1, digest="d", asked_by="U0OWNER", state=ReviewState.SIGNED,
        asked_at=datetime(2026, 11, 23, tzinfo=UTC),
        reviewers=tuple(Reviewer(user=user, role=role) for user, role in people),
    )  # fmt: skip


def terms(one: OversightRow | None = None, of: AISpec | None = None) -> Terms:
    return terms_of(of or spec(), one or row(), "U0OWNER", signed(("U0BEN", Role.BUSINESS)))


def request(**changes: object) -> Request:
    action = Action(name="refund.create", target="order:1", system="agent")
    return Request.model_validate({"action": action, "requester": "agent:a", **changes})


def test_what_nobody_signed_never_acts_alone_and_names_nobody() -> None:
    draft = terms_of(spec(), row(), "U0OWNER", None)

    assert (OversightMode.NOTIFY, OversightMode.APPROVE) == (terms().mode, draft.mode)
    assert {} == draft.people


def test_signatures_and_ids_say_who_has_which_part_and_names_do_not() -> None:
    approval = RaciRow(
        id="RA-13", task=Task.APPROVAL, what="approve",
        parts=(Part(role=Held.BUSINESS_OWNER, letters=(Letter.ACCOUNTABLE,)),
               Part(role=Held.DOMAIN_EXPERT, letters=(Letter.RESPONSIBLE,)),
               Part(role=Held.PRODUCT_OWNER, letters=(Letter.INFORMED,))),
    )  # fmt: skip
    holders = tuple(
        one.model_copy(update={"person": told("p", words)})
        for one, words in zip(spec().raci.holders, ("Ben from finance", "Nadia"), strict=False)
    )
    of = spec(raci=RaciPlan(rows=(approval,), holders=holders))
    by_signature = terms_of(
        of, row(), "U0OWNER", signed(("U0BEN", Role.BUSINESS), ("U0CAT", Role.DOMAIN))
    )
    by_id = terms(row(approvers=told("a", "Ann (U0ANN1) or U0EVE2, not WORK")), of)

    assert ("U0BEN",) == by_signature.people["accountable"]
    assert ("U0CAT",) == by_signature.people["responsible"] == by_signature.people["approvers"]
    assert ("U0OWNER",) == by_signature.people["informed"]
    assert ("U0ANN1", "U0EVE2") == by_id.people["approvers"]
    assert "responsible" not in by_id.people


def test_who_answers_for_a_task_is_named_by_a_signed_version_and_else_is_the_owner() -> None:
    incident = RaciRow(
        id="RA-16", task=Task.INCIDENT, what="when it goes wrong",
        parts=(Part(role=Held.BUSINESS_OWNER, letters=(Letter.ACCOUNTABLE,)),
               Part(role=Held.PRODUCT_OWNER, letters=(Letter.INFORMED,))),
    )  # fmt: skip
    of = spec(raci=RaciPlan(rows=(incident,)))
    by_owner = {"accountable": ("U0OWNER",)}

    named = people_in(of, Task.INCIDENT, "U0OWNER", signed(("U0BEN", Role.BUSINESS)))

    assert {"accountable": ("U0BEN",), "informed": ("U0OWNER",)} == named
    by_name = incident.model_copy(update={"accountable": told("raci", "<@U0LEO1>")})
    of_leo = spec(raci=RaciPlan(rows=(by_name,)))
    for_all = spec(raci=RaciPlan(rows=(incident,), accountable=told("raci", "<@U0ANA1>")))
    assert ("U0LEO1",) == people_in(
        of_leo, Task.INCIDENT, "U0OWNER", signed(("U0BEN", Role.BUSINESS))
    )["accountable"]
    assert ("U0ANA1",) == people_in(
        for_all, Task.INCIDENT, "U0OWNER", signed(("U0BEN", Role.BUSINESS))
    )["accountable"]
    assert by_owner == people_in(of, Task.INCIDENT, "U0OWNER", None)
    assert by_owner == people_in(of, Task.ROLLOUT, "U0OWNER", signed(("U0BEN", Role.BUSINESS)))


def test_what_is_new_unsure_or_rests_on_text_from_outside_asks_for_more() -> None:
    bands = (Band(id="BA-1", low=0, high=0.9, action=told("b", "ask")),
             Band(id="BA-2", low=0.9, high=1, action=told("b", "act")))  # fmt: skip
    checked = terms(
        of=spec(confidence=ConfidencePolicy(bands=bands, calibrated=told("c", "run 4")))
    )
    unchecked = terms(of=spec(confidence=ConfidencePolicy(bands=bands)))

    assert () == step_ups(terms(), request(), OLD)
    assert (StepUp.NEW_ROLLOUT,) == step_ups(terms(), request(), Past(days=40, actions=199))
    assert (StepUp.NEW_ROLLOUT,) == step_ups(terms(), request(), Past(days=29, actions=500))
    assert (StepUp.LOW_CONFIDENCE,) == step_ups(checked, request(confidence=0.89), OLD)
    assert (StepUp.LOW_CONFIDENCE,) == step_ups(checked, request(), OLD)
    assert () == step_ups(checked, request(confidence=0.9), OLD)
    assert (StepUp.LOW_CONFIDENCE,) == step_ups(unchecked, request(confidence=0.99), OLD)
    assert (StepUp.UNTRUSTED_CONTENT,) == step_ups(terms(), request(tags=(UNTRUSTED,)), OLD)


def test_an_action_that_people_decide_does_not_stay_impossible_because_it_is_new() -> None:
    two = terms(row(floor=OversightMode.DUAL_APPROVE))

    assert () == step_ups(two, request(), Past())


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(OversightMode), st.sampled_from(OversightMode),
    st.none() | st.sampled_from(Reversibility), st.none() | st.sampled_from(["R0", "R1", "R2", "R3"]),
    st.frozensets(st.sampled_from(StepUp)),
)  # fmt: skip
def test_a_spec_never_loosens_what_was_asked(
    asked: OversightMode,
    floor: OversightMode,
    said: Reversibility | None,
    known: str | None,
    steps: frozenset[StepUp],
) -> None:
    of_row = row(floor=floor, reversibility=told("r", known) if known else None)
    before = request(mode=asked, reversibility=said, raci={"accountable": ("U0EVIL",)})

    after = under(terms(of_row), before, tuple(steps))

    assert after.mode.rank >= max(asked.rank, floor.rank)
    assert after.irreversible or (known != "R3" and said is not Reversibility.R3)
    assert "U0EVIL" not in str(after.raci)


def test_a_cap_of_the_row_is_a_cap_on_count_and_money_and_unreadable_ones_let_nothing_pass() -> (
    None
):
    capped = terms(row(caps=told("c", "10 an hour and 1000 EUR a day")))
    euros = request(action={"name": "a", "target": "t", "system": "s",
                            "money": Money(amount=400, currency="EUR")})  # fmt: skip
    dollars = request(action={"name": "a", "target": "t", "system": "s",
                              "money": Money(amount=1, currency="USD")})  # fmt: skip

    assert beyond(capped, euros, Use(this_hour=9, money_today=600)) is None
    assert Floor.CAP_REACHED is beyond(capped, euros, Use(this_hour=10))
    assert Floor.CAP_REACHED is beyond(capped, euros, Use(money_today=601))
    assert Floor.CAP_REACHED is beyond(capped, dollars, Use())
    assert Floor.CAP_REACHED is beyond(capped, request(), Use())
    assert beyond(terms(), euros, Use(this_hour=999)) is None
    assert Floor.CAP_REACHED is beyond(terms(row(caps=told("c", "not too many"))), euros, Use())


def test_what_is_not_shown_or_drifts_is_one_step_stricter_each_and_named() -> None:
    first, second = (one.id for one in DRAFTED.acceptance[:2])
    alone = terms()

    def steps(*judged: tuple[str, Outcome], drifting: tuple[str, ...] = ()) -> tuple[StepUp, ...]:
        return step_ups(alone, request(), OLD, doubts_of(DRAFTED, judged, drifting))

    assert () == steps((first, Outcome.PASS))
    for outcome in (Outcome.FAIL, Outcome.INCONCLUSIVE, Outcome.INVALID):
        assert (StepUp.NOT_PASSED,) == steps((first, Outcome.PASS), (second, outcome))
    assert () == steps((first, Outcome.NOT_RUN))  # a run that is silent about it says nothing
    assert () == steps(("AC-99", Outcome.FAIL))  # no criterion of this version
    both = steps((first, Outcome.FAIL), drifting=("payments",))
    assert (StepUp.NOT_PASSED, StepUp.DRIFT_ALARM) == both
    assert OversightMode.NOTIFY.stricter(2) is under(alone, request(), both).mode
    told_why = reasons(both, "en", {StepUp.NOT_PASSED: (first,), StepUp.DRIFT_ALARM: ("payments",)})
    assert f"({first}) and a drift alarm is open (payments)" in told_why


def test_a_minor_criterion_raises_nothing() -> None:
    one = DRAFTED.acceptance[0]
    minor = one.model_copy(update={"severity": Severity.MINOR})
    of = spec(acceptance=(minor,))

    assert (one.id,) == doubts_of(DRAFTED, [(one.id, Outcome.FAIL)], ()).not_passed
    assert () == doubts_of(of, [(one.id, Outcome.FAIL)], ()).not_passed
