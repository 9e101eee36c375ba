"""Posting keeps to about one message a second in a channel, with short bursts."""

from heapq import heapify, heappop, heappush

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.delivery.pace import BURST, Pace


class Seconds:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_passes_and_then_one_message_a_second() -> None:
    seconds = Seconds()
    pace = Pace(seconds)

    waits = [pace.wait("C1") for _ in range(BURST + 1)]

    assert [0.0] * BURST == waits[:BURST]
    assert 1.0 == waits[BURST]
    seconds.now += waits[BURST]
    assert 0.0 == pace.wait("C1")


def test_channels_do_not_slow_each_other() -> None:
    pace = Pace(Seconds())
    for _ in range(BURST):
        pace.wait("C1")

    assert 0.0 == pace.wait("C2")
    assert 0.0 < pace.wait("C1")


def test_in_a_minute_no_more_leaves_than_slack_allows() -> None:
    seconds = Seconds()
    pace = Pace(seconds)
    sent = 0
    while seconds.now < 60:
        pause = pace.wait("C1")
        sent += pause == 0
        seconds.now += pause

    assert 60 + BURST >= sent >= 60


def test_after_a_refusal_there_are_no_bursts() -> None:
    seconds = Seconds()
    pace = Pace(seconds)
    pace.wait("C1")

    pace.slow_down("C1")

    assert 1.0 == pace.wait("C1")


def test_many_channels_do_not_fill_the_memory() -> None:
    seconds = Seconds()
    pace = Pace(seconds)
    for number in range(5_000):
        seconds.now += 0.1
        pace.wait(f"C{number}")

    assert 2_100 > len(pace._buckets)  # noqa: SLF001 - what is remembered is the promise


class AllAtOnce(Pace):
    """The control: everybody who waits is told when the next token is there."""

    def wait(self, channel: str, *, ahead: bool = False) -> float:
        pause = super().wait(channel, ahead=True)
        return min(pause, 1.0)


def asks_until_all_left(pace: Pace, seconds: Seconds, messages: int) -> tuple[int, float]:
    """Send all of a channel, each coming back when it was told to; how often one asked, how long it took."""
    due = [(0.0, number, False) for number in range(messages)]
    heapify(due)
    asked = 0
    while due:
        at, number, came_back = heappop(due)
        seconds.now = max(seconds.now, at)
        asked += 1
        if pause := pace.wait("C1", ahead=came_back):
            heappush(due, (seconds.now + pause, number, True))
    return asked, seconds.now


def test_each_of_three_hundred_that_wait_asks_once_more_and_leaves() -> None:
    seconds = Seconds()

    asked, took = asks_until_all_left(Pace(seconds), seconds, 300)

    assert 2 * 300 - BURST == asked
    assert 300 - BURST == pytest.approx(took)


def test_told_the_same_moment_they_come_back_all_together_each_time() -> None:
    seconds = Seconds()

    asked, _ = asks_until_all_left(AllAtOnce(seconds), seconds, 300)

    assert 20_000 < asked


def test_an_answer_in_a_thread_goes_before_what_came_for_the_first_time() -> None:
    seconds = Seconds()
    pace = Pace(seconds)
    for _ in range(200):
        pace.wait("C1")

    assert 1.0 == pace.wait("C1", ahead=True)
    assert 196 < pace.wait("C1")


@given(st.lists(st.tuples(st.floats(0, 3), st.booleans()), min_size=1, max_size=80))
def test_however_they_come_all_leave_and_none_faster_than_slack_allows(
    arrivals: list[tuple[float, bool]],
) -> None:
    seconds = Seconds()
    pace = Pace(seconds)
    due: list[tuple[float, int, bool]] = []
    at = 0.0
    for number, (gap, ahead) in enumerate(arrivals):
        at += gap
        heappush(due, (at, number, ahead))
    left: list[float] = []
    for _ in range(20 * len(arrivals)):
        if not due:
            break
        moment, number, ahead = heappop(due)
        seconds.now = max(seconds.now, moment)
        if pause := pace.wait("C1", ahead=ahead):
            heappush(due, (seconds.now + pause, number, True))
        else:
            left.append(seconds.now)

    assert len(arrivals) == len(left)
    for first, moment in enumerate(left):
        within = sum(moment <= later < moment + 10 for later in left[first:])
        assert within <= BURST + 10
