"""Since when, for how long, and what is only the season."""

import random

from bot.domain.drift.judgement import Judgement, Level, judge
from bot.domain.drift.persistence import Seen, course, told
from bot.domain.drift.season import in_season
from bot.domain.drift.wording import why
from tests.unit.domain.drift.builders import levels, numbers, window

_CHANCE = random.Random(6)  # noqa: S311  # a simulation, with a seed


def _mix(share: float, rows: int = 10_000, missing: int = 0) -> Judgement:
    before = levels("card", {"visa": 5000, "mc": 5000})
    now = levels("card", {"visa": round(share * rows), "mc": round((1 - share) * rows)}, missing)
    return judge(window(before), window(now))


def test_twelve_weeks_of_a_system_that_drifts_from_week_seven() -> None:
    """One call, in week eight, though it stays away until the end; the first sign is remembered."""
    shares = [0.5, 0.501, 0.498, 0.5, 0.5, 0.522, 0.6, 0.61, 0.62, 0.6, 0.6, 0.5]
    history: list[Seen] = []
    calls, said = [], []
    for week, share in enumerate(shares, start=1):
        judgement = _mix(share)
        found = course(history, judgement)
        calls += [week] if found.calls else []
        said.append([told(standing) for standing in found.standings] or list(found.recovered))
        history.append(Seen.of(f"week {week}", judgement))

    assert [8] == calls
    assert [] == said[4]
    assert ["card"] == said[11]
    assert "windows in a row, since week 6" in said[9][0]


def test_what_is_broken_is_not_waited_for() -> None:
    found = course([], _mix(0.5, missing=1500))

    assert found.calls
    assert "not waited for" in told(found.standings[0])


def test_a_single_window_waits_for_the_next() -> None:
    found = course([Seen("may", (), ("card",))], _mix(0.6))

    assert not found.calls
    assert "begun to move in may" in told(found.standings[0])


def test_what_is_as_a_year_ago_calls_nobody() -> None:
    winter = [_CHANCE.gauss(0, 1) for _ in range(4000)]
    summer, now = ([_CHANCE.gauss(1, 1) for _ in range(4000)] for _ in range(2))
    reference, last_year = numbers("x", winter), numbers("x", summer)
    drifted = judge(window(reference), window(numbers("x", now, like=reference)))
    since = judge(window(last_year), window(numbers("x", now, like=last_year)))

    found = in_season(drifted, since)

    assert ("x",) == tuple(column.name for column in drifted.flagged)
    assert () == found.flagged
    assert Level.LARGE is found.level
    assert "same season a year ago" in why(found.columns[0])


def test_a_season_excuses_neither_broken_data_nor_too_little_of_it() -> None:
    last_year = window(levels("card", {"visa": 3, "mc": 3}))
    current = window(levels("card", {"visa": 6500, "mc": 3500}))
    drifted = judge(window(levels("card", {"visa": 5000, "mc": 5000})), current)
    broken = _mix(0.5, missing=1500)

    assert drifted.flagged == in_season(drifted, judge(last_year, current)).flagged
    assert broken.flagged == in_season(broken, _mix(0.5)).flagged
