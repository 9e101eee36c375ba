"""The number a verb of change is about, and the kind of task that plain words describe."""

import pytest

from bot.domain.framing.kind import Kind
from bot.domain.provenance import Status, value_text
from tests.unit.guide.conversations import read, said


@pytest.mark.parametrize(
    ("line", "metric", "direction"),
    [
        ("we want to reduce the number of empty trips by June", "empty trips", "down"),
        ("We need to increase book loans", "book loans", "up"),
        ("Wir wollen die Leerfahrten senken", "Leerfahrten", "down"),
        ("On veut réduire les appels entrants de 20 %", "appels entrants", "down"),
    ],
)
def test_what_a_verb_changes_is_the_number_to_move(line: str, metric: str, direction: str) -> None:
    statement = read(said(("ana", line)))
    field = statement.field("business_goal.metric")
    assert (field.value, field.status) == (metric, Status.INFERRED)
    assert statement.field("business_goal.direction").value == direction


@pytest.mark.parametrize(
    "line", ["we want to reduce it by June", "please stop", "we want to save 20 hours a week"]
)
def test_a_verb_that_changes_nothing_named_gives_no_metric(line: str) -> None:
    assert not read(said(("ana", line))).known("business_goal.metric")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("I want to know which students will drop out", Kind.BINARY_CLASSIFICATION),
        ("we want tickets sorted into the right queue", Kind.MULTICLASS_CLASSIFICATION),
        ("can AI read the totals off every invoice?", Kind.INFORMATION_EXTRACTION),
        ("we want to predict the selling price of a flat", Kind.REGRESSION),
        ("how many croissants to bake tomorrow, that is the question", Kind.FORECASTING),
        ("the home shelf should show what to read next", Kind.RECOMMENDATION),
        ("put the good ones on top of the pile", Kind.RANKING),
        ("vibration tells us before a pump breaks", Kind.ANOMALY_DETECTION),
        ("can the AI find groups of customers?", Kind.SEGMENTATION),
        ("it should draft the reply letters", Kind.LLM_GENERATION),
        ("everybody asks the same questions about leave", Kind.RAG_QA),
        ("Wir wollen wissen, welche Kunden kündigen werden", Kind.BINARY_CLASSIFICATION),
        ("die Briefe sollen in die richtige Abteilung", Kind.MULTICLASS_CLASSIFICATION),
        ("les mails partent au mauvais service", Kind.MULTICLASS_CLASSIFICATION),
        ("prévoir la demande de pain pour demain", Kind.FORECASTING),
    ],
)
def test_plain_words_tell_the_kind_of_task(line: str, kind: Kind) -> None:
    assert read(said(("ana", line))).kind is kind


@pytest.mark.parametrize("line", ["the alert was nice", "the letter is on the desk", "Der Alarm"])
def test_one_word_alone_tells_no_kind(line: str) -> None:
    assert read(said(("ana", line))).kind is None


@pytest.mark.parametrize(
    "line",
    [
        "It must flag at least 98 % of risky clauses.",
        "It must flag at least 98 % of the no-shows.",
        "The model must catch at least 98 % of churn.",
        "Il doit détecter au moins 98 % des clauses à risque.",
        "Es muss mindestens 98 % der riskanten Klauseln erkennen.",
    ],
)
def test_what_the_system_must_catch_is_its_measure_and_leaves_the_target_alone(line: str) -> None:
    goal = "We want to cut disputed contracts from 12 % to 8 % by June."
    statement = read(said(("ana", goal), ("leo", line)))

    assert statement.field("metrics.model").status is Status.STATED
    assert "98 %" in value_text(statement.field("metrics.model").value)
    assert "8" in value_text(statement.field("business_goal.target").value)


def test_what_people_want_caught_for_themselves_is_the_target() -> None:
    statement = read(said(("ana", "We want to catch 90 % of fraud by June.")))

    assert "90 %" in value_text(statement.field("business_goal.target").value)


def test_a_limit_on_false_flags_stands_beside_what_must_be_found() -> None:
    line = "Must flag at least 98 % of risky clauses, at most 3 false flags per contract."
    statement = read(
        said(("ana", "We want to cut disputes from 12 % to 8 % by June."), ("leo", line))
    )

    measures = value_text(statement.field("metrics.model").value)

    assert "98 % of risky clauses" in measures
    assert "at most 3 false flags per contract" in measures
