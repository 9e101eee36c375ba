"""Where a figure stands tells what it is: beside its metric, after a move, or agreeing with another."""

import pytest

from bot.domain.provenance import Moment, Quantity, Status, value_text
from bot.llm.guide.lexicon import lexicon
from tests.unit.guide.conversations import read, said


def figure(lines: tuple[str, ...], path: str) -> tuple[float, str] | None:
    value = read(said(*(("ana", line) for line in lines))).field(f"business_goal.{path}").value
    return (value.value, value.unit) if isinstance(value, Quantity) else None


@pytest.mark.parametrize(
    ("lines", "baseline", "target"),
    [
        (
            ("We lose money on no-shows, 11.8 % of booked slots, I want 8 by end of June",),
            (11.8, "%"),
            (8, "%"),
        ),
        (("Chargebacks went from 0.4 to 0.7 % of orders.",), (0.7, "%"), None),
        (("Die Klickrate ist von 3 auf 1,8 % gefallen.",), (1.8, "%"), None),
        (("reduce chargebacks from 0.7 to 0.4 %",), (0.7, "%"), (0.4, "%")),
        (("first reply takes 14 hours", "it should be under 4 hours"), (14, "h"), (4, "h")),
        (("it takes us 52 days to fill a role, we'd like 40",), (52, "day"), (40, "day")),
        (("our no-shows annoy me", "we're at 12 % right now"), (12, "%"), None),
        (("No-shows are 12 % today and will reach 9 % next year anyway.",), (12, "%"), None),
        (("The forecast says we will reach 9 % by June.",), None, None),
        (("Die Prognose sagt, dass wir 9 % erreichen werden.",), None, None),
        (("La prévision dit que nous atteindrons 9 % en juin.",), None, None),
        (("I want 9 % by June, anyway.",), None, (9, "%")),
    ],
)
def test_a_figure_is_read_by_where_it_stands(
    lines: tuple[str, ...],
    baseline: tuple[float, str] | None,
    target: tuple[float, str] | None,
) -> None:
    assert figure(lines, "baseline") == baseline
    assert figure(lines, "target") == target


@pytest.mark.parametrize(
    "lines",
    [
        ("the meeting takes 2 hours",),
        ("the trip takes 3 hours", "churn should go to 5 %"),
        ("no-shows, 40 % of them kids, are bad",),
        ("imagine it takes 14 hours", "we want 4 hours"),
    ],
)
def test_a_figure_that_nothing_speaks_for_is_no_baseline(lines: tuple[str, ...]) -> None:
    assert figure(lines, "baseline") is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("we want fewer no-shows by year end", "2026-12-31"),
        ("we want fewer no-shows before the end of 2027", "2027-12-31"),
        ("Wir wollen weniger Retouren bis 30.09.", "2027-09-30"),
        ("Wir wollen weniger Retouren bis Ende 2027", "2027-12-31"),
        ("On veut moins de retards pour fin 2027", "2027-12-31"),
    ],
)
def test_a_deadline_may_be_a_year_or_a_short_date(line: str, day: str) -> None:
    value = read(said(("ana", line))).field("business_goal.deadline").value
    assert isinstance(value, Moment)
    assert value.iso == day


@pytest.mark.parametrize(
    "line", ["we want what we had in 2019", "Letztes Jahr 46 Stillstände", "data since 2031"]
)
def test_a_year_that_looks_back_is_no_deadline(line: str) -> None:
    assert not read(said(("ana", line))).known("business_goal.deadline")


def test_an_abbreviated_title_ends_no_sentence() -> None:
    assert lexicon("de").times
    owner = read(said(("ana", "Verantwortlich ist Prof. Dr. Ute Maier. Budget 9 k€."))).field(
        "owner"
    )
    assert owner.value == "Prof. Dr. Ute Maier"


@pytest.mark.parametrize(
    ("lines", "metric", "direction"),
    [
        (
            ("time to first shortlist is 12 days, I want 4 by summer",),
            "time to first shortlist",
            "down",
        ),
        (
            ("refund requests wait 4 days", "I want them done in max 1 day"),
            "refund requests",
            "down",
        ),
        (
            ("Je perds 25 minutes par recherche, je voudrais 3 minutes",),
            "minutes par recherche",
            "down",
        ),
        (("open rate is 14 %", "we want it to go to 20 %"), "open rate", "up"),
    ],
)
def test_figures_name_the_number_to_move_where_nothing_else_does(
    lines: tuple[str, ...], metric: str, direction: str
) -> None:
    statement = read(said(*(("ana", line) for line in lines)))
    named, moved = (statement.field(f"business_goal.{path}") for path in ("metric", "direction"))
    assert (named.value, moved.value) == (metric, direction)
    assert {named.status, moved.status} == {Status.INFERRED}
    assert named.rationale
    assert moved.rationale


def test_a_metric_with_a_name_is_not_renamed_after_its_figures() -> None:
    lines = (("ana", "no-shows are 11.8 % of booked slots, I want 8 % by June"),)
    assert read(said(*lines)).field("business_goal.metric").value == "no-shows"


def test_two_bare_durations_without_a_wish_name_nothing() -> None:
    lines = (("ana", "the trip takes 3 hours"), ("ana", "the meeting takes 2 hours"))
    assert not read(said(*lines)).known("business_goal.metric")


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("We lose customers: churn is 9 % and I want 8 %.", "make it 7 % by June"),
        ("We lose customers: churn is 9 % and I want 8 %.", "new goal: make it 7 % by June"),
        ("We lose customers: churn is 9 % and I want 8 %.", "New target: 7 %."),
        ("Le taux de résiliation est de 9 % et je veux 8 %.", "Nouvel objectif : 7 %."),
        ("Die Kündigungsquote liegt bei 9 %, wir wollen 8 %.", "Neues Ziel: 7 %."),
    ],
)
def test_who_sets_a_new_target_replaces_their_own(first: str, later: str) -> None:
    field = read(said(("ana", first), ("ana", later))).field("business_goal.target")

    assert "7 %" == value_text(field.value)
    assert () == field.conflicts
    assert ["8 %"] == [value_text(claim.value) for claim in field.superseded]


def test_a_new_target_of_somebody_else_is_a_disagreement() -> None:
    statement = read(
        said(("ana", "We lose customers: churn is 9 % and I want 8 %."), ("leo", "make it 7 %"))
    )

    assert 2 == len(statement.field("business_goal.target").conflicts)
