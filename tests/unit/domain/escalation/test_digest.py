"""A digest is of the version that is there now, however often and of whatever it was asked before."""

import pytest

from bot.domain.audit.model import digest
from bot.domain.escalation.action import Request
from bot.domain.escalation.model import Escalation
from tests.unit.domain.escalation.cases import REFUND, opened, plan, request

CHANGES = {
    "version": {"version": 2},
    "id": {"id": "esc_2"},
    "team": {"team": "T2"},
    "rule": {"plan": plan(rule="large refunds")},
    "policy": {"plan": plan(policy_version=4)},
    "parameters": {
        "request": request(action=REFUND.model_copy(update={"parameters": {"amount": 502}}))
    },
    "requester": {"request": request(requester="U0EVE")},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_copy_that_says_something_else_has_a_digest_of_its_own(change: dict[str, object]) -> None:
    first = opened()
    before = first.digest
    other = first.model_copy(update=change)

    assert before != other.digest
    assert digest(other.bound_to(other.request)) == other.digest
    assert before == first.digest


def test_what_an_approval_is_not_bound_to_leaves_the_digest_as_it_is() -> None:
    first = opened()

    assert first.digest == first.model_copy(update={"revision": 7, "overdue": True}).digest


def test_read_again_it_has_the_same_digest() -> None:
    first = opened()
    again = Escalation.model_validate_json(first.model_dump_json())

    assert again.request is not first.request
    assert first.digest == again.digest


def test_the_digests_of_many_are_never_mixed_up() -> None:
    """More than are remembered, and each of them gone before the next is there."""
    for number in range(600):
        asked = Request.model_validate({"action": REFUND, "requester": f"U{number}"})
        one = opened(asked)
        assert digest(one.bound_to(one.request)) == one.digest
