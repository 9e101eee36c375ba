"""What Remit itself asks: short, exact, and with all it rests on one press away."""

import json
from typing import Any

import pytest

from bot.domain.breach.course import BreachKind
from bot.domain.escalation.action import Action, Request
from bot.domain.escalation.deciding import deny
from bot.domain.escalation.model import Escalation, Reason
from bot.domain.escalation.opening import Identity, open_escalation
from bot.domain.policy.model import REMIT
from bot.domain.policy.resolve import resolve
from bot.slack.exact import exact
from bot.slack.views.escalation.card import card, full_view
from bot.slack.views.escalation.facts import Shown, holds, is_proposal, security
from bot.slack.views.escalation.proposal import proposal_bound
from tests.unit.domain.breach.test_breach import hostile
from tests.unit.domain.escalation.cases import ANN, opened, present
from tests.unit.domain.report.examples import MONDAY
from tests.unit.slack.test_escalation_card import HOSTILE, can_approve, texts

KINDS = list(BreachKind)


def asked(request: Request) -> Escalation:
    plan = resolve(None, request, MONDAY).plan
    return open_escalation(Identity(id="esc_1", team="T1"), request, plan, MONDAY).after


def seen(blocks: Any) -> str:  # noqa: ANN401 - any JSON
    return " ".join(texts(blocks))


@pytest.mark.parametrize("language", ["en", "fr", "de"])
@pytest.mark.parametrize("kind", KINDS)
def test_its_card_is_short_and_holds_all_an_approval_is_bound_to(
    kind: BreachKind, language: str
) -> None:
    shown = Shown(asked(hostile(kind, language)))

    view = card(shown)

    told = seen(view.blocks)
    assert can_approve(view.blocks)
    assert holds(view.blocks, proposal_bound(shown))
    for value in shown.escalation.request.action.parameters.values():
        assert exact(str(value)) in told
    assert shown.escalation.request.action.name in told
    assert len(told) < 1400
    assert "DEC-" not in told
    assert "case 19" not in told


@pytest.mark.parametrize("kind", KINDS)
def test_one_press_shows_every_case_and_the_rule_with_its_conditions(kind: BreachKind) -> None:
    shown = Shown(asked(hostile(kind, "en")))

    full = full_view(shown)["blocks"]

    assert "escalation.full" in json.dumps(card(shown).blocks)
    assert "case 19" in seen(full)
    assert "Rule DEC-" in seen(full)
    assert "shop = Lyon (3/9)" in seen(full)
    assert holds(full, security(shown))
    assert seen(full).index("case 19") < seen(full).index(
        "breach."
    )  # what was asked for comes first


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("place", ["target", "if rejected", "criterion", "key"])
def test_what_is_hidden_in_it_is_shown_or_it_cannot_be_approved_there(
    kind: str, place: str
) -> None:
    request, text = hostile(BreachKind.FAILED, "en"), HOSTILE[kind]
    action = request.action
    if place == "target":
        action = action.model_copy(update={"target": text[:200]})
    else:
        added = {"2 if rejected": text} if place == "if rejected" else {"criterion": text}
        added = {f"2 {text[:200]}": "x"} if place == "key" else added
        action = action.model_copy(update={"parameters": action.parameters | added})
    shown = Shown(asked(request.model_copy(update={"action": action})))

    view = card(shown)

    if can_approve(view.blocks):
        wanted = exact(text[:200] if place in {"target", "key"} else text)
        told = seen(view.blocks).replace("\n", "")
        assert wanted.casefold() in told.casefold()  # a label begins with a capital letter


def test_the_check_would_notice_a_part_that_is_cut() -> None:
    shown = Shown(asked(hostile(BreachKind.FAILED, "en")))
    cut = json.loads(json.dumps(list(card(shown).blocks)).replace("It goes on.", "It goes…"))

    assert holds(list(card(shown).blocks), proposal_bound(shown))
    assert not holds(cut, proposal_bound(shown))


def test_what_it_rests_on_stays_one_press_away_once_it_is_decided() -> None:
    before = opened(hostile(BreachKind.FAILED, "en"))
    decided = deny(before, ANN, 1, present(), reason=Reason.TOO_RISKY).after

    told = json.dumps(card(Shown(decided)).blocks)

    assert "escalation.full" in told
    assert "escalation.approve" not in told


def test_what_others_ask_is_never_shown_that_way() -> None:
    request = hostile(BreachKind.FAILED, "en")
    stranger = request.model_copy(update={"requester": "agent:shop"})
    elsewhere = request.model_copy(
        update={"action": Action(name="breach.roll_back", target="x", system="shop")}
    )

    told = [is_proposal(asked(one)) for one in (request, stranger, elsewhere)]

    assert [True, False, False] == told
    assert REMIT == request.action.system
