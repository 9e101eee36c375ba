"""Which requests may be approved together: alike, to be undone, and settled by one person."""

import pytest

from bot.domain.escalation.batch import MOST, batches, may_be_batched
from bot.domain.escalation.model import Escalation
from tests.unit.domain.escalation.cases import REFUND, opened, plan, request

ONE = {"label": "a", "need": 1, "of": ("group:S0SUPPORT",)}


def asked(
    number: int,
    *,
    how: dict[str, object] | None = None,
    action: dict[str, object] | None = None,
    **what: object,
) -> Escalation:
    wanted = REFUND.model_copy(update={"target": f"order:{number}", **(action or {})})
    given = {"reversibility": "R2", "action": wanted, **what}
    one = opened(request(**given), plan(**(how or {})))
    return one.model_copy(update={"id": f"esc_{number}"})


def test_requests_that_differ_only_in_their_values_are_listed_together() -> None:
    alike = [
        asked(1),
        asked(2, action={"parameters": {**REFUND.parameters, "amount": 7}}),
        asked(3),
    ]
    others = [
        asked(4, action={"name": "refund.cancel"}),
        asked(5, action={"system": "other-agent"}),
        asked(6, action={"parameters": {"all": True}}),
        asked(7, how={"rule": "another"}),
        asked(8, reversibility="R1"),
    ]

    assert (tuple(alike),) == batches([*others, *alike])
    assert () == batches([alike[0], *others])
    assert MOST == len(batches([asked(number) for number in range(30)])[0])


@pytest.mark.parametrize(
    "one",
    [
        asked(1, reversibility="R3"),
        asked(1, reversibility=None),
        asked(1, how={"mode": "dual_approve", "quorums": ({**ONE, "need": 2},)}),
        asked(1, how={"quorums": ({**ONE, "need": 2},)}),
        asked(1, how={"raised_by": ("low_confidence",)}),
        asked(1).model_copy(update={"state": "in_question"}),
    ],
)
def test_what_is_final_needs_more_people_or_is_asked_about_is_never_in_a_batch(
    one: Escalation,
) -> None:
    assert not may_be_batched(one)
    assert may_be_batched(asked(1))
