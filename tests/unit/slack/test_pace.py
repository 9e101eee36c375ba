"""Posting keeps to about one message a second in a channel, with short bursts."""

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
