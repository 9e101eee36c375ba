"""Goals in words nobody foresaw, figures without their unit, and one person with two figures."""

import pytest

from bot.domain.framing.kind import NotMlKind
from bot.domain.provenance import Quantity, Status, value_text
from tests.unit.guide.conversations import read, said


@pytest.mark.parametrize(
    ("line", "goal"),
    [
        ("make onboarding nicer", "make onboarding nicer"),
        ("@Remit faster claims please", "faster claims please"),
        ("faster claims please", "faster claims please"),
        ("rends l'accueil plus agréable", "rends l'accueil plus agréable"),
        ("Das Onboarding angenehmer machen", "Das Onboarding angenehmer machen"),
        ("bitte schnellere Antworten", "bitte schnellere Antworten"),
    ],
)
def test_a_goal_without_a_known_verb_or_metric_is_kept_in_its_words(line: str, goal: str) -> None:
    field = read(said(("p", line))).field("business_goal.statement")
    assert field.value == goal
    assert field.status is Status.STATED
    assert field.quotes[0].text in line


@pytest.mark.parametrize(
    "line",
    [
        "hello", "help!", "🔥", "thanks!", "what can you do?", "how do you work?", "can you help?",
        "please help", "help me please", "please look at this thread", "make it so", "test",
        "@Remit can you make sense of this?", "sounds better now", "Great, much better!",
        "I feel better today", "Hallo zusammen", "merci !", "hi Remit, who are you",
    ],
)  # fmt: skip
def test_what_asks_for_nothing_is_no_goal(line: str) -> None:
    assert read(said(("p", line))).says_nothing


def test_a_goal_that_is_named_outweighs_a_plain_wish() -> None:
    statement = read(said(("p", "make it all simpler please"), ("p", "We want to reduce churn")))
    assert statement.field("business_goal.statement").value == "reduce churn"


@pytest.mark.parametrize(
    ("line", "metric"),
    [
        (
            "Wir verlieren zu viele Kunden, aktuell 4 % pro Monat, Ziel 3 % bis Ende Juni",
            "Verlorene Kunden",
        ),
        ("we lose too many customers, 4 % a month, goal 3 % by end of June", "Lost customers"),
    ],
)
def test_losing_too_many_of_something_names_the_number_to_move(line: str, metric: str) -> None:
    statement = read(said(("p", line)))
    field = statement.field("business_goal.metric")
    assert (field.value, field.status) == (metric, Status.INFERRED)
    assert field.rationale
    assert statement.known("business_goal.statement")
    assert value_text(statement.field("business_goal.baseline").value) == "4 %"
    assert value_text(statement.field("business_goal.target").value) == "3 %"
    assert statement.known("business_goal.deadline")


@pytest.mark.parametrize(
    ("line", "baseline", "target"),
    [
        ("takes 12 minutes per ticket, we want 4 minutes by June", (12, "min"), (4, "min")),
        ("it takes 3 days, goal 1 day", (3, "day"), (1, "day")),
        ("Es dauert 3 Tage, Ziel 1 Tag", (3, "day"), (1, "day")),
    ],
)
def test_how_long_it_takes_and_should_take(
    line: str, baseline: tuple[float, str], target: tuple[float, str]
) -> None:
    statement = read(said(("p", line)))
    for path, wanted in (("baseline", baseline), ("target", target)):
        value = statement.field(f"business_goal.{path}").value
        assert isinstance(value, Quantity)
        assert (value.value, value.unit) == wanted


def test_a_count_every_week_is_a_report() -> None:
    statement = read(said(("p", "Just send me a weekly count of open tickets per team")))
    assert statement.is_ml is False
    assert statement.not_ml_subkind is NotMlKind.ANALYTICS
    assert not statement.known("business_goal.direction")


def test_a_bare_target_takes_the_unit_of_today_and_keeps_its_words() -> None:
    line = "we want 8 by end of June, no-shows are 11.8 % of booked slots"
    field = read(said(("p", line))).field("business_goal.target")
    assert isinstance(field.value, Quantity)
    assert (field.value.value, field.value.unit, field.value.text) == (8, "%", "8")
    assert value_text(field.value) == "8 %"
    assert field.rationale


FIRST = "churn is 9 % and we want 7 %"


@pytest.mark.parametrize(
    "line",
    [
        "30 % of our customers are in Spain and we want more of them",
        "also we want 50 % of the team trained by May",
        "we want to save 90 €",
    ],
)
def test_an_unrelated_figure_replaces_nothing(line: str) -> None:
    statement = read(said(("a", FIRST), ("a", line)))
    assert value_text(statement.field("business_goal.baseline").value) == "9 %"
    assert value_text(statement.field("business_goal.target").value) == "7 %"


def test_a_later_figure_for_the_same_metric_replaces_the_first() -> None:
    target = read(said(("a", FIRST), ("a", "we want churn at 6 %"))).field("business_goal.target")
    assert value_text(target.value) == "6 %"
    assert [value_text(claim.value) for claim in target.superseded] == ["7 %"]


@pytest.mark.parametrize(
    ("lines", "path", "claims"),
    [
        ([FIRST, "we want 6 %"], "business_goal.target", ["7 %", "6 %"]),
        (
            ["churn is 9 % in Berlin and churn is 11 % in Munich"],
            "business_goal.baseline",
            ["9 %", "11 %"],
        ),
    ],
)
def test_one_person_with_two_figures_is_asked_which_one_holds(
    lines: list[str], path: str, claims: list[str]
) -> None:
    statement = read(said(*(("a", line) for line in lines)))
    (conflict,) = statement.conflicts
    assert conflict.path == path
    assert [value_text(claim.value) for claim in conflict.claims] == claims
    assert statement.questions[0].id == "Q-C01"
