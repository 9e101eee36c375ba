"""Whether two goals are one undertaking: measured on labelled pairs, and on threads that are not."""

import itertools
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
import yaml

from bot.domain.conversation.model import Message, Transcript
from bot.domain.framing.similarity import ENOUGH, Signature, resemblance, signature
from bot.domain.framing.statement import ProblemStatement
from bot.llm.guide import OfflineGuide
from tests.labelled.measure import guided
from tests.labelled.thread import threads

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
PAIRS = yaml.safe_load(
    (Path(__file__).parents[3] / "data" / "duplicates.yaml").read_text(encoding="utf-8")
)


@cache
def about(goal: str) -> Signature:
    message = Message(id="1", ts="1", user="U1", text=goal, said_at=NOW)
    return signature(OfflineGuide().read(Transcript(messages=(message,)), today=NOW.date()))


def alike(pairs: list[list[str]]) -> int:
    return sum(resemblance(about(one), about(other)) >= ENOUGH for one, other in pairs)


@pytest.mark.parametrize(
    ("name", "pairs", "precision", "recall"),
    # Held out was 0.7 while goals and titles still held whole messages; shorter ones share fewer words.
    [("settled on", PAIRS, 0.9, 0.95), ("held out", PAIRS["held_out"], 0.9, 0.5)],
)
def test_of_what_is_called_alike_nearly_all_is(
    name: str, pairs: dict[str, list[list[str]]], precision: float, recall: float
) -> None:
    right, wrong = alike(pairs["same"]), alike(pairs["neighbours"])
    reached = right / (right + wrong), right / len(pairs["same"])
    print(  # noqa: T201 - figures for whoever runs it with -s
        f"pairs {name}: precision {reached[0]:.2f} ({right} of {right + wrong}), "
        f"recall {reached[1]:.2f} ({right} of {len(pairs['same'])}), "
        f"{wrong} of {len(pairs['neighbours'])} neighbours taken for the same"
    )

    assert reached[0] >= precision
    assert reached[1] >= recall


def test_a_rule_that_only_counts_common_words_would_be_far_less_sure() -> None:
    """The control: with one language's bare words the same floors are missed."""

    def naive(one: str, other: str) -> bool:
        words = [set(text.casefold().replace(",", "").split()) for text in (one, other)]
        return len(words[0] & words[1]) / len(words[0] | words[1]) >= 0.2

    right = sum(naive(*pair) for pair in PAIRS["same"])
    wrong = sum(naive(*pair) for pair in PAIRS["neighbours"])

    assert right / len(PAIRS["same"]) < 0.6
    assert right / (right + wrong) < 0.9


def test_threads_of_different_teams_are_hardly_ever_called_alike() -> None:
    signatures = [signature(guided(thread)) for thread in threads()]
    pairs = list(itertools.combinations(signatures, 2))
    called = sum(resemblance(*pair) >= ENOUGH for pair in pairs)
    print(f"threads: {called} of {len(pairs)} pairs called alike")  # noqa: T201

    assert called / len(pairs) < 0.01


def test_it_does_not_matter_which_one_came_first() -> None:
    for one, other in [*PAIRS["same"], *PAIRS["neighbours"]]:
        assert resemblance(about(one), about(other)) == resemblance(about(other), about(one))


def test_a_vague_goal_resembles_nothing() -> None:
    vague = about("make it better")

    assert 0.0 == resemblance(vague, vague)
    assert not signature(ProblemStatement()).tells


def test_opposite_directions_are_two_goals() -> None:
    up = about("raise the return rate from 22 % to 25 %")
    down = about("Our return rate is 22 %, we want fewer returns")

    assert (up.direction, down.direction) == ("up", "down")
    assert resemblance(up, down) < ENOUGH
