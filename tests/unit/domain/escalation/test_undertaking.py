"""Who may not do something is told so before they fill in a form about it."""

from collections.abc import Callable

import pytest

from bot.domain.errors import RemitError
from bot.domain.escalation.deciding import approve, break_glass, deny
from bot.domain.escalation.handling import answer, ask, cancel, edit, hand_over
from bot.domain.escalation.model import Change, Escalation, Reason
from bot.domain.escalation.plan import BreakGlass
from bot.domain.escalation.roster import Member, Roster, Standing
from bot.domain.escalation.undertaking import Undertaking, undertake
from tests.unit.domain.escalation.cases import (
    ANN,
    ASKER,
    BEN,
    DAN,
    EVE,
    PEOPLE,
    REFUND,
    opened,
    plan,
    present,
    request,
    roster,
)

GUEST = "U0GUEST"
RULES = plan(
    hand_over_to=("user:U0DAN",), break_glass=BreakGlass(of=("user:U0DAN", "user:U0EVE"), need=2)
)
CHEAPER = REFUND.model_copy(update={"parameters": {"amount": 1}})
WORLD = present(
    Roster(
        members={**roster().members, GUEST: Member(user=GUEST, standing=Standing.GUEST)},
        groups={"group:S0SUPPORT": roster().groups["group:S0SUPPORT"] | {GUEST}},
    )
)
ONE = opened(how=RULES)
STATES = {
    "open": ONE,
    "in question": ask(ONE, ANN, "Why?", WORLD).after,
    "approved": approve(ONE, ANN, 1, WORLD).after,
    "rejected": deny(ONE, ANN, 1, WORLD, reason=Reason.TOO_RISKY).after,
    "as asked": opened(request(as_asked=True), RULES),
}
# What each form does when it is submitted with something sensible in it.
DONE: dict[Undertaking, Callable[[Escalation, str], Change]] = {
    Undertaking.REJECT: lambda one, who: deny(one, who, 1, WORLD, reason=Reason.TOO_RISKY),
    Undertaking.ASK: lambda one, who: ask(one, who, "Why?", WORLD),
    Undertaking.REPLY: lambda one, who: answer(one, who, "So.", WORLD.now),
    Undertaking.EDIT: lambda one, who: edit(one, who, 1, CHEAPER, plan=RULES, present=WORLD),
    Undertaking.HAND_OVER: lambda one, who: hand_over(one, who, DAN, WORLD),
    Undertaking.TAKE_BACK: lambda one, who: cancel(one, who, WORLD.now),
    Undertaking.EMERGENCY: lambda one, who: break_glass(one, who, 1, "Payments are down", WORLD),
}


def refused(do: Callable[[], object]) -> str | None:
    try:
        do()
    except RemitError as error:
        return error.code
    return None


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("doing", Undertaking)
def test_a_form_opens_for_exactly_those_whose_sensible_answer_counts(
    doing: Undertaking, state: str
) -> None:
    one = STATES[state]
    for who in (*PEOPLE, GUEST):
        before = refused(lambda who=who: undertake(doing, one, who, WORLD))  # type: ignore[misc]
        after = refused(lambda who=who: DONE[doing](one, who))  # type: ignore[misc]
        assert before == after, who


@pytest.mark.parametrize(
    ("doing", "may"),
    [
        (Undertaking.REJECT, {ANN, BEN, "U0CAT"}),
        (Undertaking.EDIT, {ANN, BEN, "U0CAT", ASKER}),
        (Undertaking.TAKE_BACK, {ASKER}),
        (Undertaking.EMERGENCY, {DAN, EVE}),
    ],
)
def test_the_form_opens_for_those_the_policy_names(doing: Undertaking, may: set[str]) -> None:
    """The control: it is not that everybody is refused."""
    let_in = {who for who in (*PEOPLE, GUEST)
              if refused(lambda who=who: undertake(doing, ONE, who, WORLD)) is None}  # type: ignore[misc]  # fmt: skip

    assert may == let_in
