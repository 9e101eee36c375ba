"""Deciding about a suspected risk: recorded with who and why, taken back with undo."""

import pytest

from bot.domain.errors import InvalidInputError, NotFoundError
from bot.domain.framing.flag import Flag, FlagStatus
from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.test_framing import LEO, NADIA, Desk

GOAL = (
    "We want to predict who repays: a credit score for every loan application, 9 % default today."
)


def credit(flags: tuple[Flag, ...]) -> Flag:
    return next(flag for flag in flags if flag.flag == "F-CREDIT")


async def test_a_decision_about_a_risk_is_kept_with_who_and_why_and_can_be_undone(
    store: Store, clock: ToldClock
) -> None:
    desk = Desk(store, clock)
    draft = await desk.begin(GOAL)
    assert credit(draft.statement.flags).status is FlagStatus.SUSPECTED

    await desk.reviews.review(
        draft.id, "F-CREDIT", FlagStatus.DISMISSED, "Dana from Legal looked at it", LEO
    )
    decided = credit((await desk.newest()).statement.flags)
    await desk.editing.undo(draft.id, LEO)

    assert decided.status is FlagStatus.DISMISSED
    assert decided.review is not None
    assert (decided.review.by, decided.review.reason) == ("U0LEO", "Dana from Legal looked at it")
    assert credit((await desk.newest()).statement.flags).status is FlagStatus.SUSPECTED


async def test_a_serious_risk_is_dismissed_only_with_a_reason(
    store: Store, clock: ToldClock
) -> None:
    desk = Desk(store, clock)
    draft = await desk.begin(GOAL)

    with pytest.raises(InvalidInputError, match="reason"):
        await desk.reviews.review(draft.id, "F-CREDIT", FlagStatus.DISMISSED, "  ", NADIA)
    await desk.reviews.review(draft.id, "F-CREDIT", FlagStatus.CONFIRMED, "", NADIA)

    assert credit((await desk.newest()).statement.flags).status is FlagStatus.CONFIRMED


async def test_only_what_is_suspected_can_be_decided_about(store: Store, clock: ToldClock) -> None:
    desk = Desk(store, clock)
    draft = await desk.begin(GOAL)

    with pytest.raises(NotFoundError, match="no longer suspected"):
        await desk.reviews.review(draft.id, "F-MIGRATION", FlagStatus.CONFIRMED, "", NADIA)
