"""Decisions: by whom, about what, how many, and never by silence."""

from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from bot.domain.errors import InvalidInputError
from bot.domain.escalation.action import Action
from bot.domain.escalation.authority import deciders, lent, missing
from bot.domain.escalation.deciding import approve, break_glass, deny
from bot.domain.escalation.errors import (
    AlreadyConsumedError,
    AlreadyDecidedError,
    DifferentActionError,
    NotApprovedError,
    NotYourDecisionError,
    StaleCardError,
    TimeUpError,
)
from bot.domain.escalation.handling import answer, ask, cancel, edit, hand_over
from bot.domain.escalation.model import Escalation, Reason, State
from bot.domain.escalation.passing import consume, due, moments, record
from bot.domain.escalation.plan import (
    BreakGlass,
    Delegation,
    Plan,
    Quorum,
    Stage,
    StageKind,
)
from bot.domain.escalation.roster import Member, Roster, Standing
from bot.domain.oversight.scale import OversightMode
from bot.domain.oversight.timeout import Timeout
from tests.unit.domain.escalation.cases import (
    ANN,
    ASKER,
    BEN,
    CAT,
    DAN,
    EVE,
    HOUR,
    REFUND,
    START,
    opened,
    plan,
    present,
    request,
    roster,
)

TWO = (Quorum(label="approvers", need=2, of=("group:S0SUPPORT",)),)


def approved() -> Escalation:
    return approve(opened(), ANN, 1, present()).after


def test_one_approval_by_the_right_person_approves_and_is_used_once() -> None:
    change = consume(approved(), REFUND, "refund-agent", "run-1", START + HOUR)

    assert change is not None
    assert State.CONSUMED is change.after.state
    assert consume(change.after, REFUND, "refund-agent", "run-1", START + HOUR) is None  # a repeat
    with pytest.raises(AlreadyConsumedError):
        consume(change.after, REFUND, "refund-agent", "run-2", START + HOUR)
    finished = record(change.after, "refund-agent", START + HOUR, succeeded=True).after
    assert State.FINISHED is finished.state
    with pytest.raises(AlreadyConsumedError):
        record(finished, "refund-agent", START + HOUR, succeeded=False)


def test_a_rejection_is_final_and_carries_its_reason() -> None:
    denied = deny(opened(), BEN, 1, present(), reason=Reason.TOO_RISKY).after

    assert denied.decision is not None
    assert Reason.TOO_RISKY is denied.decision.reason
    with pytest.raises(AlreadyDecidedError):
        approve(denied, ANN, 1, present())
    with pytest.raises(AlreadyDecidedError):
        edit(denied, ANN, 1, _cheaper(), plan=plan(), present=present())
    with pytest.raises(NotApprovedError):
        consume(denied, REFUND, "refund-agent", "run-1", START + HOUR)


@pytest.mark.parametrize("reason", [Reason.OTHER, Reason.NO_ANSWER])
def test_a_rejection_needs_a_reason_a_person_can_give(reason: Reason) -> None:
    with pytest.raises(InvalidInputError):
        deny(opened(), BEN, 1, present(), reason=reason)


def test_what_approved_takes_two_distinct_people() -> None:
    once = approve(opened(how=plan(quorums=TWO)), ANN, 1, present()).after
    again = approve(once, ANN, 1, present()).after

    assert State.OPEN is again.state
    assert 1 == missing(again, roster(), START + HOUR)
    assert State.APPROVED is approve(again, BEN, 1, present()).after.state


def test_two_groups_need_one_of_each_and_nobody_counts_for_both() -> None:
    both = plan(
        mode=OversightMode.DUAL_APPROVE,
        quorums=(
            Quorum(label="support", need=1, of=("group:S0SUPPORT",)),
            Quorum(label="finance", need=1, of=("user:U0ANN", "user:U0DAN")),
        ),
    )

    first = approve(opened(how=both), ANN, 1, present()).after
    second = approve(first, BEN, 1, present()).after

    assert State.OPEN is first.state  # Ann is in both groups, and still one person
    assert State.APPROVED is second.state


def test_two_are_asked_for_and_only_one_is_named_so_nobody_can_approve() -> None:
    denied = opened(how=plan(mode=OversightMode.DUAL_APPROVE))

    assert State.DENIED is denied.state
    assert denied.decision is not None
    assert Reason.NO_APPROVER is denied.decision.reason


@pytest.mark.parametrize(
    ("how", "state"),
    [
        (plan(quorums=()), State.DENIED),
        (plan(mode=OversightMode.REFUSE), State.DENIED),
        (plan(mode=OversightMode.AUTO, quorums=()), State.APPROVED),
        (plan(mode=OversightMode.NOTIFY, quorums=()), State.APPROVED),
    ],
)
def test_what_the_policy_answers_by_itself(how: Plan, state: State) -> None:
    assert state is opened(how=how).state


def test_a_vote_of_somebody_who_lost_the_right_does_not_count() -> None:
    once = approve(opened(how=plan(quorums=TWO)), ANN, 1, present()).after
    without_ann = present(roster(S0SUPPORT=(BEN, CAT)))
    ann_left = present(roster(gone=(ANN,)))

    for world in (without_ann, ann_left):
        assert State.OPEN is approve(once, BEN, 1, world).after.state
    assert State.APPROVED is approve(once, BEN, 1, present()).after.state  # the control


def test_votes_belong_to_the_version_they_were_given_for() -> None:
    once = approve(opened(how=plan(quorums=TWO)), ANN, 1, present()).after
    edited = edit(once, BEN, 1, _cheaper(), plan=plan(quorums=TWO), present=present()).after

    assert (2, (), State.OPEN) == (edited.version, edited.votes, edited.state)
    assert edited.digest != once.digest
    with pytest.raises(StaleCardError):
        approve(edited, CAT, 1, present())
    with pytest.raises(NotYourDecisionError):  # who changed it does not approve it
        approve(edited, BEN, 2, present())
    with pytest.raises(NotApprovedError):
        consume(edited, REFUND, "refund-agent", "run", START + HOUR)


def test_editing_what_was_approved_voids_the_approval() -> None:
    edited = edit(approved(), ASKER, 1, _cheaper(), plan=plan(), present=present()).after

    assert State.OPEN is edited.state
    with pytest.raises(NotApprovedError):
        consume(edited, _cheaper(), "refund-agent", "run", START + HOUR)


@pytest.mark.parametrize(
    ("of", "need", "stages", "possible"),
    [
        (("user:U0ANN",), 1, (), False),  # who changed it is all there is
        (("user:U0ANN", "user:U0BEN"), 1, (), True),
        (("user:U0ANN", "user:U0BEN"), 2, (), False),
        (("user:U0ANN",), 1, (Stage(kind=StageKind.STEP, at=START + HOUR, to=("user:U0CAT",),
                                    quorum="approvers"),), True),
    ],
)  # fmt: skip
def test_what_nobody_could_approve_then_is_not_changed(
    of: tuple[str, ...],
    need: int,
    stages: tuple[Stage, ...],
    possible: bool,  # noqa: FBT001
) -> None:
    how = plan(quorums=(Quorum(label="approvers", need=need, of=of),), stages=stages)
    asked = opened(how=how)
    other = REFUND.model_copy(update={"target": "order:4712"})

    if possible:
        assert State.OPEN is edit(asked, ANN, 1, other, plan=how, present=present()).after.state
        return
    with pytest.raises(InvalidInputError, match="Nobody could approve what you changed"):
        edit(asked, ANN, 1, other, plan=how, present=present())


def test_another_action_may_not_be_smuggled_into_an_edit() -> None:
    other = REFUND.model_copy(update={"name": "payout.create"})

    with pytest.raises(InvalidInputError):
        edit(opened(), ANN, 1, other, plan=plan(), present=present())


def test_a_question_is_asked_and_answered_while_the_time_goes_on() -> None:
    asked = ask(opened(), ANN, "Which order is this?", present()).after
    told = answer(asked, ASKER, "Order 4711 of today.", START + HOUR).after

    assert (State.IN_QUESTION, State.OPEN) == (asked.state, told.state)
    assert "U0ASKER" == told.questions[0].answered_by
    assert State.APPROVED is approve(asked, BEN, 1, present()).after.state
    with pytest.raises(TimeUpError):
        ask(opened(), ANN, "Too late?", present(after=25 * HOUR))


def test_handing_over_reaches_only_who_the_policy_names_and_goes_no_further() -> None:
    how = plan(hand_over_to=("user:U0DAN",))
    handed = hand_over(opened(how=how), ANN, DAN, present()).after

    assert State.APPROVED is approve(handed, DAN, 1, present()).after.state
    with pytest.raises(NotYourDecisionError):
        hand_over(handed, DAN, BEN, present())
    for stranger in (EVE, ASKER):
        with pytest.raises(NotYourDecisionError):
            hand_over(opened(how=how), ANN, stranger, present())


def test_only_who_asked_takes_the_request_back() -> None:
    assert State.CANCELLED is cancel(approved(), ASKER, START).after.state
    with pytest.raises(NotYourDecisionError):
        cancel(opened(), ANN, START)


def test_breaking_the_glass_takes_two_people_and_none_of_those_involved() -> None:
    how = plan(break_glass=BreakGlass(of=("user:U0DAN", "user:U0EVE", "user:U0ASKER")))
    once = break_glass(opened(how=how), DAN, 1, "Payments are down", present()).after
    again = break_glass(once, DAN, 1, "Payments are down", present()).after
    twice = break_glass(again, EVE, 1, "Confirmed, payments are down", present()).after

    assert State.OPEN is again.state
    assert State.APPROVED is twice.state
    assert twice.decision is not None
    assert twice.decision.broke_glass
    for person in (ASKER, ANN):
        with pytest.raises(NotYourDecisionError):
            break_glass(once, person, 1, "Please", present())
    with pytest.raises(InvalidInputError):
        break_glass(once, EVE, 1, "  ", present())


def test_an_emergency_is_about_the_version_that_was_shown() -> None:
    how = plan(break_glass=BreakGlass(of=("user:U0DAN", "user:U0EVE")))
    once = break_glass(opened(how=how), DAN, 1, "Payments are down", present()).after
    edited = edit(once, ASKER, 1, _cheaper(), plan=how, present=present()).after

    with pytest.raises(StaleCardError):
        break_glass(edited, EVE, 1, "Payments are down", present())
    touched = break_glass(edited, EVE, 2, "Payments are down", present()).after
    assert State.OPEN is touched.state  # what Dan said was about another version


LEND = Delegation(of=ANN, to=DAN, starts_at=START, ends_at=START + 2 * HOUR)


@pytest.mark.parametrize(
    ("delegations", "after", "counts"),
    [
        ((LEND,), HOUR, True),
        ((LEND,), 3 * HOUR, False),  # over
        ((LEND.model_copy(update={"starts_at": START + 2 * HOUR}),), HOUR, False),  # not yet
        ((LEND.model_copy(update={"of": EVE}),), HOUR, False),  # Eve has no right to lend
        (  # not transitive: Eve lent to Ben what Ann lent to Eve
            (
                LEND.model_copy(update={"to": EVE}),
                LEND.model_copy(update={"of": EVE, "to": DAN}),
            ),
            HOUR,
            False,
        ),
        ((LEND.model_copy(update={"of": ASKER}),), HOUR, False),
    ],
)
def test_delegation_is_dated_and_not_passed_on(
    delegations: tuple[Delegation, ...], after: timedelta, *, counts: bool
) -> None:
    escalation = opened(how=plan(delegations=delegations))

    assert counts == (DAN in deciders(escalation, roster(), START + after))


@pytest.mark.parametrize(
    ("who", "stands_in"),
    [
        (roster(), True),
        (roster(gone=(LEND.of,)), False),  # nobody decides in the place of who has left
        (roster(S0SUPPORT=(LEND.of, LEND.to)), False),  # who has a seat needs no other
    ],
)
def test_only_who_may_decide_in_somebodys_place_is_said_to_stand_in(
    who: Roster, *, stands_in: bool
) -> None:
    escalation = opened(how=plan(delegations=(LEND,)))

    assert stands_in is bool(lent(escalation, who, START + HOUR))


def test_a_delegate_and_who_sent_them_fill_one_place() -> None:
    escalation = opened(how=plan(quorums=TWO, delegations=(LEND,)))
    once = approve(escalation, DAN, 1, present()).after
    twice = approve(once, ANN, 1, present()).after

    assert ANN == once.votes[0].in_place_of
    assert State.OPEN is twice.state
    assert State.APPROVED is approve(twice, BEN, 1, present()).after.state


@pytest.mark.parametrize(
    "standing", [Standing.GUEST, Standing.EXTERNAL, Standing.BOT, Standing.DEACTIVATED, None]
)
def test_only_full_members_decide(standing: Standing | None) -> None:
    known = roster()
    members = {**known.members, ANN: Member(user=ANN, standing=standing or Standing.PERSON)}
    if standing is None:
        del members[ANN]
    world = present(known.model_copy(update={"members": members}))

    with pytest.raises(NotYourDecisionError):
        approve(opened(), ANN, 1, world)
    with pytest.raises(NotYourDecisionError):
        deny(opened(), ANN, 1, world, reason=Reason.TOO_RISKY)
    with pytest.raises(NotYourDecisionError):
        ask(opened(), ANN, "What?", world)
    with pytest.raises(NotYourDecisionError):
        hand_over(opened(), BEN, ANN, world)


DISGUISES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "requester": ({"requester": ANN}, {}),
    "acted for": ({"on_behalf_of": (ANN,)}, {}),
    "subject": ({"subjects": (ANN,)}, {}),
    "author": ({"authors": (BEN, ANN)}, {}),
    "lender of the requester": (
        {},
        {"delegations": (LEND.model_copy(update={"to": ASKER}),)},
    ),
    "lender of an author": (
        {"authors": (DAN,)},
        {"delegations": (LEND,)},
    ),
    "second identity of the requester": ({"requester": EVE}, {}),
    "second identity of a subject": ({"subjects": (EVE,)}, {}),
    "named directly": (
        {"requester": ANN},
        {"quorums": (Quorum(label="a", need=1, of=("user:U0ANN",)),)},
    ),
    "by veto": ({"requester": ANN}, {"veto": ("user:U0ANN",)}),
    "by a step": (
        {"requester": ANN},
        {"stages": (Stage(kind=StageKind.STEP, at=START, to=("user:U0ANN",)),)},
    ),
    "by hand-over": ({"requester": ANN}, {"hand_over_to": ("user:U0ANN",)}),
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_nobody_decides_their_own_request_in_any_disguise(disguise: str) -> None:
    asked, how = DISGUISES[disguise]
    known = roster()
    twins = {
        ANN: Member(user=ANN, standing=Standing.PERSON, same_as=frozenset({EVE})),
        EVE: Member(user=EVE, standing=Standing.PERSON, same_as=frozenset({ANN})),
    }
    world = present(Roster(members={**known.members, **twins}, groups=known.groups))
    escalation = opened(request(**asked), plan(**how))

    with pytest.raises(NotYourDecisionError):
        approve(escalation, ANN, 1, world)
    with pytest.raises(NotYourDecisionError):
        deny(escalation, ANN, 1, world, reason=Reason.TOO_RISKY)
    if "BEN" not in str(asked) and disguise not in {"author", "named directly"}:
        assert State.APPROVED is approve(escalation, BEN, 1, world).after.state  # the control


def test_who_has_a_veto_rejects_and_cannot_approve() -> None:
    escalation = opened(how=plan(veto=("user:U0DAN",)))

    with pytest.raises(NotYourDecisionError):
        approve(escalation, DAN, 1, present())
    denied = deny(escalation, DAN, 1, present(), reason=Reason.AGAINST_POLICY).after
    assert State.DENIED is denied.state


def run_out(escalation: Escalation, after: timedelta) -> list[str]:
    verbs = []
    while change := due(escalation, START + after):
        verbs.append(change.verb.removeprefix("escalation."))
        escalation = change.after
    return [*verbs, escalation.state.value]


STAGES = (
    Stage(kind=StageKind.REMIND, at=START + HOUR),
    Stage(kind=StageKind.STEP, at=START + 2 * HOUR, to=("user:U0DAN",)),
)


@pytest.mark.parametrize(
    ("silence", "after", "happened"),
    [
        (Timeout.HOLD, timedelta(), ["open"]),
        (Timeout.HOLD, HOUR, ["reminded", "open"]),
        (Timeout.HOLD, 3 * HOUR, ["reminded", "stepped_up", "open"]),
        (Timeout.HOLD, 5 * HOUR, ["overdue", "reminded", "stepped_up", "open"]),
        (Timeout.HOLD, 24 * HOUR, ["expired", "expired"]),
        (Timeout.DENY, 5 * HOUR, ["denied", "denied"]),
        (Timeout.SAFE_DEFAULT, 5 * HOUR, ["denied", "denied"]),
    ],
)
def test_silence_reminds_steps_up_denies_or_expires_and_never_approves(
    silence: Timeout, after: timedelta, happened: list[str]
) -> None:
    escalation = opened(how=plan(stages=STAGES, on_silence=silence))

    assert happened == run_out(escalation, after)
    assert START + HOUR == moments(escalation)[0]


def test_a_step_brings_in_people_only_once_it_is_reached() -> None:
    escalation = opened(how=plan(stages=STAGES))
    with pytest.raises(NotYourDecisionError):
        approve(escalation, DAN, 1, present(after=3 * HOUR))

    while change := due(escalation, START + 3 * HOUR):
        escalation = change.after

    assert State.APPROVED is approve(escalation, DAN, 1, present(after=3 * HOUR)).after.state


def test_an_approval_runs_out() -> None:
    usable = approved()
    late = START + HOUR + timedelta(seconds=900)

    with pytest.raises(TimeUpError):
        consume(usable, REFUND, "refund-agent", "run", late)
    change = due(usable, late)
    assert change is not None
    assert State.EXPIRED is change.after.state


@pytest.mark.parametrize(
    "changed",
    [
        {"target": "order:4712"},
        {"parameters": {**REFUND.parameters, "amount": 502}},
        {"parameters": {**REFUND.parameters, "extra": None}},
        {"system": "other-agent"},
        {"name": "refund.Create"},
    ],
)
def test_only_what_was_approved_runs(changed: dict[str, Any]) -> None:
    with pytest.raises(DifferentActionError):
        consume(approved(), REFUND.model_copy(update=changed), "refund-agent", "run", START + HOUR)


@pytest.mark.parametrize(
    "value",
    [2**53, 1e16, float("inf"), float("nan"), "a\x00b", "\ud800", {"k": [2**60]}, object()],
)
def test_what_a_store_would_read_back_differently_is_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        Action(name="a", target="t", system="s", parameters={"value": value})


def _cheaper() -> Action:
    return REFUND.model_copy(update={"parameters": {**REFUND.parameters, "amount": 400}})
