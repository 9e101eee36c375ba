"""Goals that hide in a complaint, limits that are no goals, and titles that name something."""

import pytest

from bot.domain.framing.kind import Kind
from bot.domain.provenance import Quantity, Status, value_text
from tests.unit.guide.conversations import read, said


@pytest.mark.parametrize(
    ("line", "goal", "direction", "kind"),
    [
        (
            "We lose so many orders at checkout, can AI fix that?",
            "Fewer lost orders at checkout", "down", None,
        ),
        (
            "Deliveries are late too often and customers complain",
            "Fewer late deliveries", "down", Kind.BINARY_CLASSIFICATION,
        ),
        (
            "Support answers 400 mails a day, mostly the same questions",
            "Less time spent on answering the same questions", "down", Kind.RAG_QA,
        ),
        ("Our forecasts are always wrong", "Fewer wrong forecasts", "down", Kind.FORECASTING),
        ("Onboarding takes forever", "Faster onboarding", "down", None),
        ("Our stock levels are too high", "Lower stock levels", "down", None),
        ("our pickers make too many picking errors", "Fewer picking errors", "down", None),
        (
            "Students drop out too often", "Fewer students who drop out", "down",
            Kind.BINARY_CLASSIFICATION,
        ),
        ("Nos clients attendent trop longtemps", "Moins d'attente pour les clients", "down", None),
        (
            "Nos livraisons arrivent souvent en retard", "Moins de livraisons en retard", "down",
            Kind.BINARY_CLASSIFICATION,
        ),
        ("Trop de factures sont mal saisies", "Moins de factures mal saisies", "down", None),
        (
            "Zu viele Rechnungen werden falsch gebucht",
            "Weniger Rechnungen, die falsch gebucht werden", "down", None,
        ),
        ("Unsere Kunden warten zu lange", "Kürzere Wartezeiten für Kunden", "down", None),
    ],
)  # fmt: skip
def test_a_complaint_becomes_a_goal_to_be_confirmed(
    line: str, goal: str, direction: str, kind: Kind | None
) -> None:
    statement = read(said(("p", line)))
    field = statement.field("business_goal.statement")
    assert (field.value, field.status) == (goal, Status.INFERRED)
    assert field.rationale
    assert field.quotes[0].text in line
    assert statement.field("business_goal.direction").value == direction
    assert statement.kind is kind
    assert len(statement.questions) == 3


@pytest.mark.parametrize(
    "line",
    [
        "Our nurses drown in paperwork and nobody helps",
        "We want to be smarter about pricing",
        "Nos infirmières sont débordées par la paperasse",
        "Unsere Pflegekräfte ersticken in Papierkram",
    ],
)
def test_a_trouble_in_any_words_is_a_goal_in_these_words(line: str) -> None:
    statement = read(said(("p", line)))
    words = value_text(statement.field("business_goal.statement").value)
    assert words.endswith(line.rsplit(" ", 1)[-1])
    assert len(statement.questions) == 3


@pytest.mark.parametrize(
    "line",
    ["The train is late again", "Lunch takes forever", "sorry, I am late", "it is too slow"],
)
def test_small_talk_is_no_complaint(line: str) -> None:
    assert not read(said(("p", line))).known("business_goal.statement")


def test_a_named_goal_outweighs_a_complaint() -> None:
    statement = read(
        said(("p", "Invoices are often wrong."), ("p", "We want to reduce late payments"))
    )
    assert statement.field("business_goal.statement").value == "reduce late payments"
    assert statement.title == "Late payments"


@pytest.mark.parametrize(
    "line",
    [
        "More than 25 calls per day is not possible",
        "Mehr als 25 Anrufe pro Tag gehen nicht",
        "Plus de 25 appels par jour, ce n'est pas possible",
        "We cannot do more than 40 inspections a week",
        "Less than 3 % of parts come back",
        "More than half of our tickets are password resets",
        "Fewer than 10 people work in support",
        "Higher than 90 % accuracy is needed",
        "We get 400 emails a day",
        "We answer maybe 30 questions a day",
        "It must never answer questions about salaries",
        "Stop.",
        "Is it more than 10 %?",
        "Better safe than sorry",
    ],
)
def test_a_limit_or_a_fact_is_neither_goal_nor_target(line: str) -> None:
    statement = read(said(("p", line)))
    assert not statement.known("business_goal.statement")
    assert not statement.known("business_goal.target")
    assert len(statement.title.split()) > 1


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("No-shows cost us 90 € each", "No-shows"),
        ("Downtime costs 5000 € per hour", "Downtime"),
        ("No-Shows kosten uns 90 € pro Termin", "No-Shows"),
        ("Les rendez-vous manqués nous coûtent 90 € chacun", "Rendez-vous manqués"),
        ("make onboarding nicer", "Nicer onboarding"),
        ("speed up claims", "Faster claims"),
        ("reduce paper jams in the office", "Paper jams in the office"),
        ("We want to be smarter about pricing", "Smarter about pricing"),
        ("Answer within 2 seconds", "Answer within 2 seconds"),
        ("Cut by 20 % by June", "Cut by 20 % by June"),
        ("Save 20 hours a week", "Save 20 hours a week"),
        ("Reduce energy costs by 10 %", "Energy costs"),
    ],
)
def test_a_title_names_the_matter_and_is_no_fragment(line: str, title: str) -> None:
    assert read(said(("p", line))).title == title


@pytest.mark.parametrize(
    ("line", "path", "words"),
    [
        ("No-shows cost us 90 € each", "task.cost_fn", "No-shows cost us 90 € each"),
        ("No-Shows kosten uns 90 € pro Termin", "task.cost_fn", "90 € pro Termin"),
        ("Downtime costs 5000 € per hour", "business_goal.cost_of_inaction", "5000 € per hour"),
        ("A blocked good customer costs about 40 €", "task.cost_fp", "about 40 €"),
        ("A false alarm costs 5 € and a miss 200 €", "task.cost_fp", "A false alarm costs 5 €"),
        ("A false alarm costs 5 € and a miss 200 €", "task.cost_fn", "a miss 200 €"),
    ],
)
def test_a_price_is_kept_with_what_it_is_the_price_of(line: str, path: str, words: str) -> None:
    field = read(said(("p", line))).field(path)
    assert words in value_text(field.value)
    assert field.status is Status.STATED


@pytest.mark.parametrize(
    ("line", "path", "value"),
    [
        ("No-shows are below 5 %", "baseline", 5),
        ("Weniger als 5 % Ausschuss", "target", 5),
        ("No-shows must stay under 5 %", "target", 5),
        ("Churn is bad. If we could get churn to 4 % I'd be happy", "target", 4),
        ("Our click-through rate is awful (1.2%)", "baseline", 1.2),
        ("Stillstände: 140 Stunden letztes Jahr. Ziel: 100 Stunden", "target", 100),
    ],
)
def test_a_figure_is_where_things_stand_or_where_they_should_go(
    line: str, path: str, value: float
) -> None:
    statement = read(said(("p", line)))
    figure = statement.field(f"business_goal.{path}").value
    assert isinstance(figure, Quantity)
    assert figure.value == value


@pytest.mark.parametrize(
    "line",
    [
        "We need customers who haven't ordered in 90 days",
        "Students leave in the first year, we want fewer",
        "If we knew by week 6 we could call them",
    ],
)
def test_a_time_that_tells_when_something_happens_is_no_deadline(line: str) -> None:
    assert not read(said(("p", line))).known("business_goal.deadline")


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("Hi all, our warehouse is slow", "business_goal.population"),
        ("Just need a list of customers", "business_goal.population"),
        ("sales wants to call them", "business_goal.metric"),
        ("Could we auto-approve everything under 100 €?", "business_goal.target"),
    ],
)
def test_words_that_only_look_like_a_fact_fill_nothing(line: str, path: str) -> None:
    assert not read(said(("p", line))).known(path)
