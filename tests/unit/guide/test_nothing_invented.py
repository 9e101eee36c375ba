"""Figures and wishes that look like a fact of the goal, and are none."""

import pytest

from bot.domain.provenance import Status, value_text
from bot.llm.guide.passage import sentences
from tests.unit.guide.conversations import read, said


def stated(path: str, *lines: tuple[str, str]) -> str:
    field = read(said(*lines)).field(path)
    return value_text(field.value) if field.status is Status.STATED else ""


@pytest.mark.parametrize(
    ("path", "text", "plain"),
    [
        ("decision.capacity", "nous sommes quatre par équipe", "on traite 40 bons par équipe"),
        ("data.volume", "25 per desk per day, not more", "we get 900 tickets per day"),
    ],
)
def test_people_and_limits_are_no_counts_of_what_is_done_or_comes_in(
    path: str, text: str, plain: str
) -> None:
    assert not stated(path, ("ana", text))
    assert stated(path, ("ana", plain))


def test_how_right_a_system_has_to_be_is_no_level_of_the_goal() -> None:
    assert not stated("business_goal.baseline", ("ana", "we need daily sales, 95 % accurate"))
    assert "9 % of all slots" == stated(
        "business_goal.baseline", ("ana", "our no-shows, 9 % of all slots")
    )


def test_a_wish_on_top_is_not_the_goal() -> None:
    assert not stated("business_goal.statement", ("ana", "can we also get sentiment maps"))
    assert stated("business_goal.statement", ("ana", "can we get better weather maps"))


def test_a_correction_replaces_a_figure_that_names_no_metric() -> None:
    lines = (
        ("ana", "the queue stands at 17 % right now, we want to be at 8 % by June"),
        ("ana", "sorry, 16 % not 17"),
    )
    assert "17 %" == stated("business_goal.baseline", *lines[:1])
    assert "16 %" == stated("business_goal.baseline", *lines)


@pytest.mark.parametrize(
    ("text", "named"),
    [("im Juli 7 Stunden", "Juli"), ("in July 7 hours", "July"), ("on July 7 at noon", "July 7")],
)
def test_a_figure_with_a_unit_after_a_month_is_no_day_of_it(text: str, named: str) -> None:
    (sentence,) = sentences(said(("ana", text)).messages[0], 0, "de" if "im" in text else "en")

    assert [named] == [text[start:end] for start, end, _ in sentence.times]
