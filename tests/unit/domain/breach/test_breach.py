"""When a criterion needs people, since which run, and what they are asked."""

import json
from datetime import timedelta

import pytest

from bot.domain.breach.course import Breach, BreachKind, breach_of, holding
from bot.domain.breach.request import BREACH_ASKER, breach_request, holds_again
from bot.domain.criterion.verdict import Outcome, Reason
from bot.domain.escalation.action import Action, Request
from bot.domain.escalation.opening import Identity, open_escalation
from bot.domain.evaluation.recorded import RecordedVerdict, WorstSlice
from bot.domain.oversight.scale import OversightMode
from bot.domain.policy.model import REMIT, Policy, Rule, When
from bot.domain.policy.resolve import NOBODY, is_breach, resolve
from bot.slack.views.escalation.card import card, full_view
from bot.slack.views.escalation.facts import Shown
from tests.unit.domain.report.examples import MONDAY, WEEK, check, verdict, version

P, F, N, X = Outcome.PASS, Outcome.FAIL, Outcome.NOT_RUN, Outcome.INVALID
OPEN = Outcome.INCONCLUSIVE
FAILED, VIOLATED = BreachKind.FAILED, BreachKind.VIOLATED
MISSING, UNDECIDED = BreachKind.MISSING, BreachKind.UNDECIDED


def course(*outcomes: Outcome, **changes: object) -> list[RecordedVerdict]:
    """One run a week, with these outcomes on the critical criterion."""
    told = []
    for week, outcome in enumerate(outcomes):
        one = verdict("AC-02", check("critical error rate", 370, 400), MONDAY + week * WEEK)
        basis = one.basis.model_copy(update={"run": f"run_{week}"})
        usual = {"basis": basis, "outcome": outcome, "critical": True}
        told.append(one.model_copy(update=usual | changes))
    return told


@pytest.mark.parametrize(
    ("outcomes", "kind", "since"),
    [
        ((F,), FAILED, 0),
        ((P, F), FAILED, 1),
        ((F, F, F), FAILED, 0),
        ((F, P, F, F), FAILED, 2),
        ((F, OPEN, F), FAILED, 0),  # what shows nothing ends nothing
        ((P, X), MISSING, 1),
        ((OPEN, N, N), MISSING, 1),
        ((OPEN, OPEN, OPEN), UNDECIDED, 0),
        ((P, OPEN, OPEN, OPEN, OPEN), UNDECIDED, 1),
    ],
)
def test_a_breach_lasts_since_the_first_run_of_its_kind_after_the_criterion_held(
    outcomes: tuple[Outcome, ...], kind: BreachKind, since: int
) -> None:
    found = breach_of(course(*outcomes))

    assert found
    assert (kind, f"run_{since}") == (found.kind, found.first.basis.run)
    assert f"breach:spec_1:AC-02:{kind.value}:run_{since}" == found.key


@pytest.mark.parametrize(
    "outcomes", [(), (P,), (F, P), (OPEN, OPEN), (OPEN, P, OPEN, OPEN), (N,), (X, N)]
)
def test_what_holds_is_new_or_was_never_measured_is_no_breach(
    outcomes: tuple[Outcome, ...],
) -> None:
    assert breach_of(course(*outcomes)) is None


@pytest.mark.parametrize("outcomes", [(F,), (P, X), (OPEN, OPEN, OPEN)])
def test_below_critical_only_a_broken_rule_is_a_breach(outcomes: tuple[Outcome, ...]) -> None:
    assert breach_of(course(*outcomes, critical=False)) is None
    broken = breach_of(course(F, critical=False, reason=Reason.VIOLATED))
    assert broken
    assert VIOLATED is broken.kind


def test_of_runs_made_at_once_the_gravest_counts() -> None:
    failed, passed = course(F, P)
    together = [failed, passed.model_copy(update={"made_at": failed.made_at})]

    assert breach_of(together)
    assert breach_of(together[::-1])
    assert holding(together) is None
    assert holding([failed, passed]) == passed


def test_a_model_tried_beside_the_planned_one_neither_breaks_nor_hides_what_that_one_shows() -> (
    None
):
    first, *_ = course(P)
    (beside,) = course(X, reason=Reason.OTHER_COMPONENT)
    earlier = first.model_copy(update={"made_at": first.made_at - WEEK})

    for planned in (P, F):
        (one,) = course(planned)
        for together in ([one, beside], [beside, one]):
            assert (planned is F) == (breach_of([earlier, *together]) is not None)
            assert (planned is P) == (holding(together) is not None)
    alone = breach_of([earlier, beside])
    assert alone
    assert MISSING is alone.kind


def hostile(kind: BreachKind, language: str) -> Request:
    """A breach with as much in it as there can be."""
    (first,) = course(
        F,
        failing=tuple(f"case {n} <!channel> *{'x' * 200}" for n in range(20)),
        failed=31,
        worst=WorstSlice(name="shop", value="Lyon", right=3, n=9),
        needed_n=49,
    )
    spec = version()
    told = spec.model_copy(update={"spec": spec.spec.model_copy(update={"language": language})})
    return breach_request(Breach(kind, first), told, {"accountable": ("U1",)})


@pytest.mark.parametrize("language", ["en", "fr", "de"])
@pytest.mark.parametrize("kind", list(BreachKind))
def test_the_question_says_what_approving_and_rejecting_mean_in_each_language(
    kind: BreachKind, language: str
) -> None:
    request = hostile(kind, language)

    told = json.dumps([request.action.parameters, request.grounds], ensure_ascii=False)
    assert is_breach(request)
    assert (BREACH_ASKER, OversightMode.APPROVE) == (request.requester, request.mode)
    assert language == request.language
    assert "DEC-" in told
    assert "shop = Lyon (3/9)" in told
    assert "case 19" in told
    assert "11" in told  # more went wrong than are named
    assert "{" not in told.replace('{"', "").replace(": {", "")  # every gap is filled
    assert len(told) < 4000


@pytest.mark.parametrize(
    ("language", "threshold"),
    [("en", "raise the threshold"), ("fr", "relever le seuil"), ("de", "Schwelle anheben")],
)
def test_no_threshold_is_offered_where_a_rule_was_broken(language: str, threshold: str) -> None:
    broken, failed = (
        json.dumps(hostile(kind, language).action.parameters, ensure_ascii=False)
        for kind in (VIOLATED, FAILED)
    )

    assert threshold in failed
    assert threshold not in broken


@pytest.mark.parametrize(
    ("run", "needed", "missing"),
    [(400, 1649, "1,249"), (400, 400, "not known"), (None, 1649, "not known")],
)
def test_cases_still_missing_are_those_that_were_not_run_yet(
    run: int | None, needed: int, missing: str
) -> None:
    """Of 1,649 cases in all, 400 are there: nobody has to bring 1,649 more."""
    (first,) = course(OPEN, n=run, needed_n=needed)

    request = breach_request(Breach(UNDECIDED, first), version(), {})

    assert missing == request.grounds["rule DEC-PROMOTE"]["cases still missing for this one"]  # type: ignore[index,call-overload]


def test_all_of_it_is_shown_and_can_be_decided_on_and_nobody_is_called_by_a_case() -> None:
    request = hostile(FAILED, "en")
    plan = resolve(None, request, MONDAY).plan
    opened = open_escalation(Identity(id="esc_1", team="T1"), request, plan, MONDAY).after

    at_once = json.dumps(card(Shown(opened)).blocks)
    in_full = json.dumps(full_view(Shown(opened)))

    assert "case 19" in in_full
    for shown in (at_once, in_full):
        assert "escalation.approve" in shown
        assert '"broadcast"' not in shown


def test_the_question_is_the_same_however_many_runs_show_the_breach() -> None:
    spec = version()

    asked = [breach_of(course(*[F] * often)) for often in (1, 2, 9)]

    requests = [breach_request(one, spec, {}) for one in asked if one]
    assert [requests[0]] * 3 == requests


@pytest.mark.parametrize(
    ("language", "step", "repair"),
    [
        ("en", "the plan names", "Repair"),
        ("fr", "nomme le plan", "Réparer"),
        ("de", "der Plan nennt", "reparieren"),
    ],
)
def test_a_run_of_something_else_is_no_broken_data_and_none_of_its_figures_is_told(
    language: str, step: str, repair: str
) -> None:
    spec = version()
    told = spec.model_copy(update={"spec": spec.spec.model_copy(update={"language": language})})
    (other,) = course(X, reason=Reason.OTHER_COMPONENT)
    (spoilt,) = course(X, reason=Reason.SPOILT)

    planned, broken = (breach_request(Breach(MISSING, one), told, {}) for one in (other, spoilt))

    assert step in str(planned.action.parameters)
    assert repair not in str(planned.action.parameters)
    assert repair in str(broken.action.parameters)
    assert ("", "") == (planned.affected, broken.affected)
    assert breach_request(Breach(FAILED, other), told, {}).affected  # where a run counts, they are


def test_why_it_is_over_is_said_with_the_run_that_shows_it() -> None:
    held = verdict("AC-02", check("critical error rate", 400, 400), MONDAY)

    said = holds_again(version(), held)

    assert "holds again" in said
    assert "0 of 400" in said


def test_without_a_rule_for_it_the_accountable_are_asked_and_others_requests_still_find_nobody() -> (
    None
):
    other = Rule(id="refunds", when=When(action=("refund.*",)))
    policy = Policy(name="default", rules=(other,))
    request = hostile(FAILED, "en")
    stranger = request.model_copy(
        update={"action": Action(name="breach.roll_back", target="x", system="shop")}
    )

    for known in (None, policy):
        plan = resolve(known, request, MONDAY).plan
        assert plan.decidable
        assert ("user:U1",) == plan.quorums[0].of
        assert plan.expires_at - MONDAY == timedelta(days=30)
        assert not resolve(known, stranger, MONDAY).plan.decidable
    assert NOBODY == resolve(None, stranger, MONDAY).plan.rule
    own = Rule(id="breaches", when=When(action=("breach.*",), system=(REMIT,)))
    ruled = policy.model_copy(update={"rules": (other, own)})
    assert "breaches" == resolve(ruled, request, MONDAY).plan.rule
