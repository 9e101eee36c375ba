"""What is watched of outcomes and answers: how often, how much, and which way is worse."""

import random

import pytest

from bot.domain.drift.comparison import Signal
from bot.domain.drift.judgement import Judgement, Level, judge
from bot.domain.drift.model import ColumnProfile
from bot.domain.drift.role import Role, roles_by_name
from bot.domain.drift.wording import next_steps, why
from tests.unit.domain.drift.builders import levels, numbers, window


def _judged(before: ColumnProfile, after: ColumnProfile, role: Role) -> Judgement:
    return judge(window(before), window(after), roles={before.name: role})


def _spread(middle: float, seed: int, rows: int = 4000) -> list[float]:
    chance = random.Random(seed)  # noqa: S311  # a simulation, with a seed
    return [chance.gauss(middle, 100) for _ in range(rows)]


def test_refusals_that_double_are_flagged_though_the_distribution_hardly_moves() -> None:
    """Control: as an input the same column is small but real, and calls nobody."""
    before = levels("refused", {"false": 9800, "true": 200})
    after = levels("refused", {"false": 9600, "true": 400})

    watched = _judged(before, after, Role.REFUSAL)

    assert [Signal.RATE] == [f.signal for f in watched.columns[0].findings if f.flagged]
    assert "'true' is 2.0 % → 4.0 % of the rows (+100 % of what it was)." in why(watched.columns[0])
    assert any("Read a sample of the refusals (refused)" in step for step in next_steps(watched))
    assert not judge(window(before), window(after)).flagged


def test_a_prediction_that_shifts_by_a_fifth_is_moderate_and_less_is_small() -> None:
    before = levels("predicted", {"stay": 80_000, "leave": 20_000})

    fifth = _judged(before, levels("predicted", {"stay": 75_800, "leave": 24_200}), Role.PREDICTION)
    less = _judged(before, levels("predicted", {"stay": 77_500, "leave": 22_500}), Role.PREDICTION)

    assert (Level.MODERATE, True) == (fifth.columns[0].level, fifth.columns[0].flagged)
    assert (Level.SMALL, False) == (less.columns[0].level, less.columns[0].flagged)


def test_a_dearer_answer_calls_somebody_and_a_cheaper_one_does_not() -> None:
    cheap, dear = numbers("cost", _spread(1000, 1)), numbers("cost", _spread(1300, 2))

    grown = _judged(cheap, numbers("cost", _spread(1300, 2), like=cheap), Role.COST)
    sunk = _judged(dear, numbers("cost", _spread(1000, 1), like=dear), Role.COST)

    assert grown.flagged
    assert "On average" in why(grown.columns[0])
    assert "mean" not in why(grown.columns[0])  # once is enough; as an input there is no other word
    plain = judge(window(cheap), window(numbers("cost", _spread(1300, 2), like=cheap)))
    assert "mean" in why(plain.columns[0])
    assert not sunk.flagged
    assert "for the better" in why(sunk.columns[0])


def test_a_judge_that_passes_less_is_not_believed_before_people_looked() -> None:
    before = levels("judge", {"true": 3600, "false": 400})
    after = levels("judge", {"true": 2700, "false": 1300})

    judgement = _judged(before, after, Role.JUDGE)

    assert judgement.flagged
    assert any("Have people grade a sample" in step for step in next_steps(judgement))


def test_labels_that_have_not_come_yet_are_no_broken_data() -> None:
    """Control: as an input, half of it missing is a repair."""
    before = levels("outcome", {"paid": 3000, "not": 1000})
    after = levels("outcome", {"paid": 1500, "not": 500}, missing=2000)

    label = _judged(before, after, Role.LABEL)

    assert not label.flagged
    assert "50.0 % of the rows have none yet" in why(label.columns[0])
    assert judge(window(before), window(after)).flagged


def test_outcomes_come_before_inputs_and_weights_do_not_excuse_them() -> None:
    before = window(levels("a", {"x": 5000, "y": 5000}), levels("out", {"x": 5000, "y": 5000}))
    after = window(levels("a", {"x": 8000, "y": 2000}), levels("out", {"x": 8000, "y": 2000}))

    judgement = judge(before, after, {"a": 1.0}, {"out": Role.PREDICTION})

    assert ["out", "a"] == [column.name for column in judgement.flagged]


def test_the_columns_of_a_log_of_answers_are_known_by_usual_names() -> None:
    assert {
        "Topic": Role.TOPIC, "refused": Role.REFUSAL, "answer": Role.LENGTH,
        "judge-passed": Role.JUDGE, "total_cost": Role.COST, "latency_ms": Role.LATENCY,
    } == roles_by_name(
        ["Topic", "refused", "answer", "judge-passed", "total_cost", "latency_ms", "customer"]
    )  # fmt: skip


@pytest.mark.parametrize(("before", "after"), [(0, 0), (0, 500), (500, 0)])
def test_what_never_happened_before_has_no_end_of_a_change(before: int, after: int) -> None:
    judgement = _judged(
        levels("refused", {"false": 10_000 - before, "true": before}),
        levels("refused", {"false": 10_000 - after, "true": after}),
        Role.REFUSAL,
    )

    assert bool(before or after) is bool(judgement.flagged)
    assert "nan" not in why(judgement.columns[0])
