"""A true quote does not say which field it belongs to; some places it cannot belong to."""

import pytest

from bot.domain.framing.field import FIELDS
from bot.domain.framing.parse import parsed
from bot.domain.framing.plausible import implausible


def doubt(path: str, words: str) -> str:
    definition = FIELDS[path]
    value = parsed(definition, words)
    assert value is not None
    return implausible(definition, value)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("owner", "15 %"),
        ("owner", "approved by Legal last week, so no further review is needed from anyone"),
        ("business_goal.sponsor", "200 employees"),
        ("business_goal.deadline", "the board has approved the budget"),
        ("business_goal.deadline", "2 %"),
        ("hypothesis.statement", "2 %"),
        ("data.source", "1.2 million"),
        ("constraints.latency", "25 %"),
        ("constraints.budget", "92 %"),
        ("decision.capacity", "$500"),
    ],
)
def test_what_a_field_cannot_hold_is_doubted(path: str, words: str) -> None:
    assert doubt(path, words)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("owner", "Maria"),
        ("owner", "the head of customer care, Carlos"),
        ("business_goal.deadline", "31.12.2026"),
        ("business_goal.deadline", "by the end of Q3"),
        ("business_goal.deadline", "bis Jahresende"),
        ("business_goal.deadline", "d'ici la rentrée"),
        ("business_goal.deadline", "before Black Friday"),
        ("business_goal.deadline", "in 3 months"),
        ("task.cost_fn", "120 euros"),
        ("task.acceptable_failure", "2 %"),
        ("data.volume", "9k"),
        ("constraints.latency", "200 ms"),
        ("constraints.budget", "60k"),
        ("decision.capacity", "25 calls a day"),
        ("data.source", "SAP"),
    ],
)
def test_what_people_really_put_there_is_not(path: str, words: str) -> None:
    assert "" == doubt(path, words)
