"""The labelled threads, read by the guide and the scripted models, against what was reached."""

from tests.labelled.bars import BARS
from tests.labelled.measure import measures
from tests.labelled.report import attacks, by_thread, table


def test_no_reading_of_the_labelled_threads_is_worse_than_it_was() -> None:
    """What is better than its floor raises the floor, in bars.py; the promise is `final`."""
    found = measures()

    worse = [bar.name for bar in BARS if not bar.held(found[bar.name])]

    assert not worse, f"{worse}\n{table()}\n{attacks()}\n{by_thread()}"


def test_every_measure_has_a_bar_and_every_bar_a_measure() -> None:
    assert sorted(measures()) == sorted(bar.name for bar in BARS)
