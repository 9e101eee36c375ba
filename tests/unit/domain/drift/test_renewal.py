"""Which days may be the next reference, and who may decide that."""

from datetime import date

from bot.domain.drift.declaration import Stretch
from bot.domain.drift.renewal import lasting, may_renew
from tests.unit.domain.drift.builders import levels
from tests.unit.domain.drift.test_look import _look

BEFORE = levels("channel", {"web": 500, "app": 500})
MOVED = levels("channel", {"web": 200, "app": 800})


def test_days_in_which_something_lasts_may_be_the_next_reference_and_broken_ones_never() -> None:
    first = _look(0, [BEFORE], [MOVED])
    second = _look(1, [BEFORE], [MOVED], first)
    gone = levels("region", {"north": 1000})
    broken = _look(1, [BEFORE, gone], [MOVED], first)

    assert lasting([]) == lasting([first]) == Stretch()  # seen once: it may be luck or a holiday
    begin, end = first.days[0], second.days[1]
    assert lasting([first, second]) == Stretch(
        start=begin, end=date.fromordinal(end.toordinal() + 1)
    )
    assert any(one.broken for one in broken.alarms)
    assert lasting([first, broken]) == Stretch()


def test_who_answers_for_training_again_decides_what_is_usual_from_now_on() -> None:
    people = {"accountable": ("U1",), "responsible": ("U2",), "consulted": ("U3",)}

    allowed = [may_renew(who, "U0", people) for who in ("U0", "U1", "U2", "operator:Ana")]
    refused = [may_renew(who, "U0", people) for who in ("U3", "U9", "operator", "remit")]

    assert (all(allowed), any(refused)) == (True, False)
