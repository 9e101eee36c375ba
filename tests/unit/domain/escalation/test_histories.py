"""Whatever people, programs and the clock do in whatever order: the promises of a decision hold."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import RemitError
from bot.domain.escalation.action import Action
from bot.domain.escalation.authority import counted
from bot.domain.escalation.deciding import approve, break_glass, deny
from bot.domain.escalation.handling import answer, ask, cancel, edit, hand_over
from bot.domain.escalation.model import Change, Escalation, Reason, State
from bot.domain.escalation.passing import consume, due, record
from bot.domain.escalation.plan import BreakGlass, Plan, Quorum, Stage, StageKind
from bot.domain.escalation.roster import Present, Roster
from bot.domain.oversight.timeout import Timeout
from tests.unit.domain.escalation.cases import (
    ANN,
    BEN,
    CAT,
    HOUR,
    PEOPLE,
    REFUND,
    START,
    opened,
    plan,
    roster,
)

NEED = 2
LIFE: dict[State, set[State]] = {
    State.OPEN: {State.OPEN, State.IN_QUESTION, State.APPROVED, State.DENIED, State.CANCELLED,
                 State.EXPIRED},
    State.IN_QUESTION: {State.OPEN, State.IN_QUESTION, State.APPROVED, State.DENIED,
                        State.CANCELLED, State.EXPIRED},
    State.APPROVED: {State.OPEN, State.CANCELLED, State.EXPIRED, State.CONSUMED},
    State.CONSUMED: {State.FINISHED},
}  # fmt: skip
GESTURES = (
    *["approve"] * 6, "deny", "ask", "answer", "edit", "hand_over", "cancel", "break", "consume",
    "consume", "consume", "record", "wait", "leave", "return",
)  # fmt: skip
Approve = Callable[[Escalation, str, int, Present], Change]
history = st.lists(
    st.tuples(
        st.sampled_from(GESTURES),
        st.sampled_from((*PEOPLE, *[ANN, BEN, CAT] * 3)),
        st.sampled_from((0, 0, 0, 0, 1, 2, 3)),
    ),
    min_size=8,
    max_size=30,
)


def rules() -> Plan:
    return plan(
        quorums=(Quorum(label="approvers", need=NEED, of=("group:S0SUPPORT",)),),
        hand_over_to=("user:U0DAN",),
        stages=(Stage(kind=StageKind.STEP, at=START + 2 * HOUR, to=("user:U0EVE",)),),
        on_silence=Timeout.DENY,
        break_glass=BreakGlass(of=("user:U0DAN", "user:U0EVE")),
        usable_for_seconds=7200,
    )


@dataclass
class World:
    """One escalation and everything that happens to it; each step is checked."""

    approve: Approve
    escalation: Escalation = field(default_factory=lambda: opened(how=rules()))
    now: datetime = START
    support: set[str] = field(default_factory=lambda: {ANN, BEN, CAT})
    consumed: int = 0

    @property
    def present(self) -> Present:
        return Present(self._roster, self.now)

    @property
    def _roster(self) -> Roster:
        return roster(S0SUPPORT=tuple(self.support))

    def play(self, gesture: str, who: str, number: int) -> None:
        match gesture:
            case "wait":
                self.now += timedelta(minutes=20 * (number + 1))
                while change := due(self.escalation, self.now):
                    self._apply(change)
            case "leave":
                self.support.discard(who)
            case "return":
                self.support |= {who} & {ANN, BEN, CAT}
            case _:
                try:
                    change = self._change(gesture, who, number)
                except RemitError:
                    return
                if change:
                    self._apply(change)

    def _change(self, gesture: str, who: str, number: int) -> Change | None:
        one, version = self.escalation, self.escalation.version - number // 3
        action = _costing(number) if number else one.request.action
        gestures: dict[str, Callable[[], Change | None]] = {
            "approve": lambda: self.approve(one, who, version, self.present),
            "deny": lambda: deny(one, who, version, self.present, reason=Reason.TOO_RISKY),
            "ask": lambda: ask(one, who, "Why?", self.present),
            "answer": lambda: answer(one, who, "Because.", self.now),
            "edit": lambda: edit(
                one, who, version, _costing(number), plan=rules(), present=self.present
            ),
            "hand_over": lambda: hand_over(one, who, PEOPLE[number], self.present),
            "cancel": lambda: cancel(one, who, self.now),
            "break": lambda: break_glass(one, who, version, "An emergency", self.present),
            "consume": lambda: consume(one, action, "agent", f"run-{number}", self.now),
            "record": lambda: record(one, "agent", self.now, succeeded=True),
        }
        return gestures[gesture]()

    def _apply(self, change: Change) -> None:
        before, after = self.escalation, change.after
        assert after.state in LIFE.get(before.state, set()), (before.state, change.verb)
        assert after.revision == before.revision + 1
        if after.state is State.APPROVED:
            assert after.decision is not None
            assert after.decision.digest == after.digest
            people = after.decision.by
            if not after.decision.broke_glass:
                valid = {vote.by for vote in counted(after, self._roster, self.now)}
                assert set(people) <= valid, "a vote without the right counted"
            assert len(set(people)) >= NEED
            assert not set(people) & after.request.involved
        if change.verb == "escalation.consumed":
            assert before.state is State.APPROVED
            self.consumed += 1
        assert self.consumed <= 1
        self.escalation = after


def _costing(number: int) -> Action:
    return REFUND.model_copy(update={"parameters": {**REFUND.parameters, "amount": 100 + number}})


def lived(history: list[tuple[str, str, int]], approving: Approve = approve) -> World:
    world = World(approving)
    for gesture in history:
        world.play(*gesture)
    return world


@settings(max_examples=250, deadline=None)
@given(history)
def test_every_history_keeps_the_promises(history: list[tuple[str, str, int]]) -> None:
    lived(history)


@settings(max_examples=100, deadline=None)
@given(history, history)
def test_after_a_rejection_nothing_approves(
    before: list[tuple[str, str, int]], after: list[tuple[str, str, int]]
) -> None:
    world = lived([*before, ("deny", CAT, 0)])
    if world.escalation.state is not State.DENIED:
        return
    for gesture in after:
        world.play(*gesture)
        assert world.escalation.state is State.DENIED
    assert 0 == world.consumed


def _always(escalation: Escalation, who: str, seen: int, present: Present) -> Change:
    """A naive rule: whoever votes counts, whatever was decided before."""
    votes = approve(opened(how=rules()), ANN, 1, Present(roster(), START)).after.votes
    voted = (*escalation.votes, votes[0].model_copy(update={"by": who}))
    state = State.APPROVED if len(voted) >= NEED else escalation.state
    decision = approve(
        approve(opened(how=rules()), ANN, 1, Present(roster(), START)).after,
        BEN,
        1,
        Present(roster(), START),
    ).after.decision
    return Change(
        after=escalation.model_copy(
            update={
                "votes": voted,
                "state": state,
                "decision": decision,
                "revision": escalation.revision + 1,
            }
        ),
        verb="escalation.approved",
    )


@pytest.mark.parametrize(
    "known",
    [
        [("deny", ANN, 0), ("approve", BEN, 0), ("approve", CAT, 0)],  # after a rejection
        [("approve", ANN, 0), ("leave", ANN, 0), ("approve", BEN, 0)],  # by who lost the right
    ],
)
def test_the_checks_above_catch_a_rule_that_counts_every_vote(
    known: list[tuple[str, str, int]],
) -> None:
    lived(known)
    with pytest.raises(AssertionError):
        lived(known, _always)
