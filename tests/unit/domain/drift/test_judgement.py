"""What is called real, how large, and what is left alone."""

import random

import pytest

from bot.domain.drift.comparison import Signal
from bot.domain.drift.judgement import Judgement, Level, judge
from bot.domain.drift.levels import compact, grouped
from bot.domain.drift.model import ColumnKind, ColumnProfile, LevelShape, Profile, TimeShape
from bot.domain.drift.wording import headline, next_steps, why
from tests.unit.domain.drift.builders import levels, numbers, window

_CHANCE = random.Random(11)  # noqa: S311  # a simulation, with a seed
_NORMAL = [_CHANCE.gauss(0, 1) for _ in range(5000)]


def _shifted(by: float, rows: int = 5000, spread: float = 1.0) -> list[float]:
    chance = random.Random(f"{by} {rows} {spread}")  # noqa: S311  # the same in any order of tests
    return [chance.gauss(by, spread) for _ in range(rows)]


def _of(judgement: Judgement, name: str = "x") -> Level:
    return next(column.level for column in judgement.columns if column.name == name)


@pytest.mark.parametrize(
    ("by", "level", "flagged"),
    [
        (0.0, Level.NOTHING, False),
        (0.3, Level.SMALL, True),  # visible, though under the index of a moderate change
        (0.4, Level.MODERATE, True),
        (0.8, Level.LARGE, True),
    ],
)
def test_the_size_is_told_by_the_index(by: float, level: Level, *, flagged: bool) -> None:
    reference = numbers("x", _NORMAL)

    judgement = judge(window(reference), window(numbers("x", _shifted(by), like=reference)))

    assert level is _of(judgement)
    assert flagged is judgement.columns[0].flagged


def test_a_change_that_is_real_and_of_no_use_is_noted_and_not_flagged() -> None:
    """With enough rows everything is real: 50,000 rows that moved by one in a hundred."""
    before = {"a": 250_000, "b": 250_000}
    judgement = judge(
        window(levels("x", before)), window(levels("x", {"a": 254_000, "b": 246_000}))
    )

    assert Level.SMALL is _of(judgement)
    assert () == judgement.flagged
    assert "Small but real" in why(judgement.columns[0])
    assert "for the record" in headline(judgement)


def test_many_columns_do_not_make_one_of_them_true() -> None:
    """Control: alone the column has a chance under 5 %, among forty it is nothing."""
    column = levels("x", {"a": 5000, "b": 5000})
    now = levels("x", {"a": 5160, "b": 4840})
    others = [levels(f"o{n}", {"a": 5000, "b": 5000}) for n in range(40)]

    assert Level.SMALL is _of(judge(window(column), window(now)))
    assert Level.NOTHING is _of(judge(window(column, *others), window(now, *others)))


def test_too_few_rows_say_how_many_more_are_needed_and_then_they_do() -> None:
    reference = numbers("x", _NORMAL)
    few = judge(window(reference), window(numbers("x", _shifted(0, 200), like=reference)))

    more = few.columns[0].more_rows

    assert Level.TOO_FEW is _of(few)
    assert more is not None
    assert f"{more:,} more rows" in why(few.columns[0])
    enough = _shifted(0.0, 200 + more)
    assert Level.NOTHING is _of(
        judge(window(reference), window(numbers("x", enough, like=reference)))
    )


def test_a_reference_that_is_too_small_is_what_is_asked_for() -> None:
    reference = numbers("x", _NORMAL[:100])

    judged = judge(window(reference), window(numbers("x", _shifted(0), like=reference))).columns[0]

    assert judged.more_reference
    assert "longer reference" in why(judged)


def test_missing_values_are_a_metric_of_their_own() -> None:
    reference = numbers("x", _NORMAL[:4500], missing=500)
    now = numbers("x", _shifted(0, 4100), like=reference, missing=900)

    judgement = judge(window(reference), window(now))

    assert [Signal.MISSING] == [finding.signal for finding in judgement.columns[0].findings]
    assert Level.MODERATE is _of(judgement)
    assert "10.0 % → 18.0 %" in why(judgement.columns[0])
    assert "never retrain on broken data" in " ".join(next_steps(judgement))


def test_a_new_level_is_news_where_none_was_to_be_expected() -> None:
    before = {"visa": 3000, "mc": 2000}

    judgement = judge(
        window(levels("x", before)), window(levels("x", {"visa": 2900, "mc": 1900, "crypto": 200}))
    )

    found = {finding.signal for finding in judgement.columns[0].findings}
    assert Signal.NEW_LEVELS in found
    assert "New: 'crypto', 4.0 % of the rows" in why(judgement.columns[0])


def test_fresh_levels_among_ten_thousand_rare_ones_are_no_news() -> None:
    def drawn() -> dict[str, int]:
        counts: dict[str, int] = {}
        for _ in range(5000):
            name = f"level {_CHANCE.randrange(10_000)}"
            counts[name] = counts.get(name, 0) + 1
        return counts

    judged = judge(window(levels("x", drawn())), window(levels("x", drawn()))).columns[0]

    assert judged.comparison.newcomers is not None
    assert judged.comparison.newcomers.share > 0.5
    assert () == judged.findings


def test_levels_that_were_frequent_by_luck_do_not_seem_to_sink() -> None:
    """Control: groups chosen by the reference alone make an alarm of unchanged data."""
    chance = random.Random(5)  # noqa: S311  # a simulation, with a seed
    before: dict[str, int] = {}
    after: dict[str, int] = {}
    for counts in (before, after):
        for _ in range(20_000):
            name = f"level {chance.randrange(1000)}"
            counts[name] = counts.get(name, 0) + 1
    reference, current = levels("x", before), levels("x", after)
    assert isinstance(reference.shape, LevelShape)
    top = dict(reference.shape.levels[:50])

    naive = sum(after.get(name, 0) for name in top) / sum(top.values())

    assert naive < 0.75
    assert Level.NOTHING is _of(judge(window(reference), window(current)))


def test_a_level_kept_only_by_its_mark_is_not_new() -> None:
    many = {f"level {n}": 3 for n in range(5000)}
    whole = levels("x", many).shape
    assert isinstance(whole, LevelShape)
    kept = compact(whole)

    assert 2000 == len(kept.levels)
    assert kept.knows_all
    assert kept.has_rest("level 4999")
    assert not kept.has_rest("level 5001")
    assert whole.total == kept.total
    seen_again = LevelShape((("level 4999", 900), ("level 1", 900)), distinct=2)
    assert {"level 1", "(others)"} == {group.name for group in grouped(kept, seen_again)}


def test_values_outside_of_what_was_ever_seen_are_told() -> None:
    reference = numbers("x", _NORMAL)
    now = numbers("x", [*_shifted(0, 4800), *[40.0] * 200], like=reference)

    judged = judge(window(reference), window(now)).columns[0]

    assert Signal.RANGE in {finding.signal for finding in judged.findings}
    assert "of the rows lie outside of" in why(judged)


def test_drift_of_what_the_model_hardly_uses_calls_nobody() -> None:
    reference, other = numbers("x", _NORMAL), numbers("y", _NORMAL)
    now = [numbers(name, _shifted(1), like=reference) for name in ("x", "y")]

    judgement = judge(window(reference, other), window(*now), {"x": 0.001, "y": 0.999})

    assert ["y"] == [column.name for column in judgement.flagged]
    assert "hardly uses" in why(judgement.noted[0])


def test_an_empty_window_is_one_sentence_and_no_alarm() -> None:
    judgement = judge(window(numbers("x", _NORMAL)), window())

    assert () == judgement.flagged
    assert "no rows" in headline(judgement)
    assert "Find out why nothing arrived" in next_steps(judgement)[0]


@pytest.mark.parametrize(
    ("current", "said"),
    [
        (None, "The column is gone."),
        (ColumnProfile("x", ColumnKind.CATEGORY, "text (string)", 5000, 0), "type changed from"),
        (ColumnProfile("x", ColumnKind.EMPTY, "empty", 5000, 5000), "Every value is missing"),
    ],
)
def test_a_column_that_broke_is_repaired_first(current: ColumnProfile | None, said: str) -> None:
    other = levels("y", {"a": 5000})
    columns = [other, current] if current else [other]

    judgement = judge(window(numbers("x", _NORMAL), other), window(*columns))

    assert ["x"] == [column.name for column in judgement.flagged]
    assert said in why(judgement.flagged[0])
    assert "Repair the source of x first" in next_steps(judgement)[0]


def test_a_new_column_is_told_and_calls_nobody() -> None:
    x = levels("x", {"a": 5000})

    judgement = judge(window(x), window(x, levels("y", {"b": 5000})))

    assert () == judgement.flagged
    assert "A new column" in why(judgement.noted[0])


def test_times_in_other_zones_are_told() -> None:
    def times(*zones: tuple[str, int]) -> Profile:
        shape = TimeShape("2026-01-01", "2026-02-01", zones)
        return window(ColumnProfile("at", ColumnKind.TIME, "text (string)", 100, 0, shape))

    judgement = judge(times(("Z", 100)), times(("+02:00", 60), ("", 40)))

    assert "Time zones changed: Z before, +02:00, none now" in why(judgement.columns[0])
    assert "time moves on" in why(judge(times(("Z", 9)), times(("Z", 9))).columns[0])


def test_drift_alone_never_says_retrain() -> None:
    reference = numbers("x", _NORMAL)

    steps = next_steps(judge(window(reference), window(numbers("x", _shifted(2), like=reference))))

    assert "drift alone is no reason to retrain" in " ".join(steps)
