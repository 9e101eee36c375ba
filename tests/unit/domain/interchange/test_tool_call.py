"""Tool calls of agents as requests: the exact call, and what an adapter tells beside it."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from bot.domain.errors import InvalidInputError
from bot.domain.escalation.action import Action, Money, Request
from bot.domain.escalation.model import Escalation
from bot.domain.ids import format_id
from bot.domain.interchange.answer import id_of, uuid_of
from bot.domain.interchange.tool_call import ONE_CALL, Submission
from tests.unit.domain.escalation import cases

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def submission(**changes: Any) -> Submission:  # noqa: ANN401
    arguments = {"order": {"id": "o/4711"}, "amount": 501.5, "lines": ["a"], "currency": "EUR"}
    told = {"tool": "issue_refund", "arguments": arguments, "timeout": "30m", **changes}
    return Submission.model_validate(told)


def asked(**hints: Any) -> Request:  # noqa: ANN401
    call = submission(context={"remit": hints} if hints else {})
    return call.request(requester="token:1", system="support-bot", now=NOW)


def test_a_call_without_hints_is_asked_exactly_and_as_if_it_were_of_any_size() -> None:
    request = asked()

    assert (ONE_CALL, "support-bot", None) == (
        request.action.target,
        request.action.system,
        request.action.money,
    )
    assert submission().arguments == request.action.parameters
    assert NOW + timedelta(minutes=30) == request.until
    assert request.irreversible


def test_hints_are_read_from_the_arguments_or_taken_as_they_stand() -> None:
    request = asked(target="/order/id", amount="/amount", currency="/currency", tags=["gold"])

    assert "o/4711" == request.action.target
    assert Money(amount=Decimal("501.5"), currency="EUR") == request.action.money
    assert ("gold",) == request.tags
    assert "order 7" == asked(target="order 7").action.target
    assert '"a"' != asked(target="/lines/0").action.target == "a"


@pytest.mark.parametrize(
    "hints",
    [
        {"amount": "/absent", "currency": "EUR"},
        {"amount": "/amount"},
        {"amount": "/order", "currency": "EUR"},
        {"amount": "-1", "currency": "EUR"},
        {"amount": "/lines/9", "currency": "EUR"},
        {"amount": "NaN", "currency": "EUR"},
        {"amount": "/amount", "currency": "euro"},
    ],
)
def test_an_amount_that_cannot_be_read_is_none_so_that_it_counts_as_above_every_limit(
    hints: dict[str, str],
) -> None:
    assert asked(**hints).action.money is None


@pytest.mark.parametrize("hints", [{"approver": "U1"}, {"tags": "gold" * 100}, {"language": "it"}])
def test_hints_nobody_knows_are_refused(hints: dict[str, Any]) -> None:
    with pytest.raises(InvalidInputError):
        asked(**hints)


@pytest.mark.parametrize(
    "changes",
    [
        {"tool": ""},
        {"timeout": "0m"},
        {"timeout": "30"},
        {"timeout": "-3s"},
        {"arguments": {"a": 2**53}},
        {"arguments": {"a": float("nan")}},
        {"arguments": {"a": "\x00"}},
        {"arguments": []},
        {"context": {"a": "\ud800"}},
        {"approved": True},
    ],
)
def test_what_cannot_be_kept_exactly_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        submission(**changes)


def test_nobody_waits_longer_than_a_year() -> None:
    request = submission(timeout="999999999h").request(requester="a", system="b", now=NOW)

    assert NOW + timedelta(days=365) == request.until


def test_identifiers_are_spelled_as_uuids_and_back() -> None:
    ours = format_id("esc", b"0123456789", 1_790_000_000_000)

    assert ours == id_of("esc", uuid_of(ours))
    assert id_of("esc", "esc_1") is None


def test_a_field_that_came_later_changes_no_digest_of_before() -> None:
    action = Action(name="refund", target="o", system="s", parameters={"none": None, "zero": 0})
    before = Request(action=action, requester="U1")

    later_fields = {"until", "as_asked", "grounds"}
    assert later_fields.isdisjoint(before.bound())
    assert before.bound().keys() | later_fields == before.model_dump().keys()
    one: Escalation = cases.opened()
    later = one.request.model_copy(update={"until": NOW})
    assert one.bound_to(one.request) != one.bound_to(later)
