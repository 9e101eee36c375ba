"""Whether people keep up with what is put before them: by arithmetic, and with what helps first."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.oversight.capacity import capacity_told
from bot.domain.oversight.queue import Queue, reviewers_needed, share_possible
from bot.domain.spec.draft import draft_spec
from bot.domain.spec.edit import part, with_value
from bot.domain.spec.follow import settled
from bot.domain.spec.step import step_between
from tests.unit.domain.spec.examples import refund_agent, version_of
from tests.unit.domain.spec.test_spec_change import BY

FULL = Queue(arrivals_per_hour=30, minutes_each=4, reviewers=2)


def test_a_queue_that_is_too_full_says_what_it_takes_and_what_helps_first() -> None:
    assert capacity_told(FULL, "en") == (
        "It does not fit: 2 people would be busy all the time, 2 are there, and 70% of their time is "
        "the limit. It takes 3 people, or at most 70% of the cases can go to them. What helps, the "
        "least harmful first: send fewer cases to people; decide similar ones together; show better "
        "evidence, so that each takes less time; ask only below a confidence that is calibrated; more "
        "people; less ambition."
    )
    some = FULL.model_copy(update={"routed_share": 0.3})
    assert capacity_told(some, "en").startswith("People look at 300 of 1,000 cases. It fits:")
    assert "Es reicht: 1 von 2" in capacity_told(FULL.model_copy(update={"minutes_each": 2}), "de")


loads = st.builds(
    Queue,
    arrivals_per_hour=st.floats(0, 1000),
    routed_share=st.floats(0, 1),
    minutes_each=st.floats(0, 120),
    reviewers=st.integers(0, 100),
)


@settings(max_examples=60, deadline=None)
@given(loads)
def test_as_many_people_as_it_takes_are_enough_and_the_share_that_is_possible_fits(
    queue: Queue,
) -> None:
    needed = queue.model_copy(update={"reviewers": reviewers_needed(queue)})
    possible = queue.model_copy(update={"routed_share": share_possible(queue)})

    assert needed.fits
    assert possible.fits
    assert 0 <= share_possible(queue) <= 1


@pytest.mark.parametrize("share", ["", "50 %"])
def test_the_numbers_somebody_tells_are_reckoned_with_at_once(share: str) -> None:
    statement = refund_agent()
    before = version_of(statement)
    spec = draft_spec(statement, ps_id="ps_1", ps_version=1)
    for name, text in (("arrivals_per_hour", "30"), ("minutes_each", "4 min"), ("reviewers", "2")):
        spec = with_value(spec, f"operation.queues.QU-01.{name}", text, BY)
    spec = settled(with_value(spec, "operation.queues.QU-01.routed_share", share, BY), statement)

    step = step_between(before, before.model_copy(update={"version": 2, "spec": spec}), None)

    load = part(spec, "operation.queues.QU-01.load")
    assert (
        Queue(arrivals_per_hour=30, minutes_each=4, reviewers=2, routed_share=0.5 if share else 1)
        == load
    )
    assert ("It fits" if share else "It does not fit") in step.advice[0]
