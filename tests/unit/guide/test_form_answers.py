"""Answers given in a form: their own field first, then whatever else they plainly state."""

import pytest

from bot.domain.conversation.model import MessageKind, Transcript
from bot.domain.framing.bank import BANK
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Moment, Quantity, Status, value_text
from tests.unit.guide.conversations import entered, read, said

GOALS = {
    "en": "We want to reduce no-shows",
    "fr": "Nous voulons réduire les rendez-vous manqués",
    "de": "Wir wollen die No-Shows senken",
}


def answered(
    text: str, question: str, language: str = "en", before: Transcript | None = None
) -> Transcript:
    conversation = before or said(("nadia", GOALS[language]))
    return entered(conversation, "nadia", BANK[question].field, text, question=question)


def told(statement: ProblemStatement, path: str) -> str:
    return value_text(statement.field(path).value)


@pytest.mark.parametrize(
    ("language", "text", "target", "kind", "deadline"),
    [
        (
            "en", "Down to 8 % of booked slots by the end of June.", "8 % of booked slots", "abs",
            "2027-06-30",
        ),
        ("en", "By June 2027 down to 8 %", "8 %", "abs", "2027-06-30"),
        ("en", "by 3 points until March.", "3 points", "pp", "2027-03-31"),
        ("en", "at most 8 % next quarter", "8 %", "abs", "2027-03-31"),
        ("de", "Auf 8 % der Termine bis Ende Juni.", "8 % der Termine", "abs", "2027-06-30"),
        ("fr", "Descendre à 8 % d'ici fin juin.", "8 %", "abs", "2027-06-30"),
    ],
)  # fmt: skip
def test_a_target_typed_with_its_deadline_fills_both(
    language: str, text: str, target: str, kind: str, deadline: str
) -> None:
    statement = read(answered(text, "Q-B03", language))
    value = statement.field("business_goal.target").value
    assert isinstance(value, Quantity)
    assert (value.text, value.kind, value.unit) == (target, kind, "%")
    assert statement.field("business_goal.target").confirmed is not None
    day = statement.field("business_goal.deadline")
    assert isinstance(day.value, Moment)
    assert day.value.iso == deadline
    assert day.status is Status.STATED
    assert day.quotes[0].text in text


@pytest.mark.parametrize(
    ("question", "text", "facts"),
    [
        ("Q-B03", "from 12 to 8 %", {"baseline": "12", "target": "8 %"}),
        ("Q-B02", "About 12 % today; the goal is 8 %", {"baseline": "12 %", "target": "8 %"}),
        ("Q-B02", "roughly 30 a week (Q3 report)", {"baseline": "roughly 30 a week"}),
        ("Q-B04", "Q2 2027. 8 % would be great.", {"target": "8 %"}),
    ],
)
def test_what_an_answer_states_beside_its_question_is_kept(
    question: str, text: str, facts: dict[str, str]
) -> None:
    statement = read(answered(text, question))
    for name, words in facts.items():
        assert words in told(statement, f"business_goal.{name}")


def test_an_answer_names_the_owner_and_the_capacity_beside_its_own_field() -> None:
    statement = read(answered("less than 8 %, and Maria Lopez is the owner.", "Q-B03"))
    assert told(statement, "owner") == "Maria Lopez"
    target = statement.field("business_goal.target").value
    assert isinstance(target, Quantity)
    assert (target.value, target.comparator) == (8, "<=")
    statement = read(answered("The front desk calls the 25 riskiest patients a day.", "Q-X01"))
    assert told(statement, "decision.supported").endswith("patients a day")
    capacity = statement.field("decision.capacity").value
    assert isinstance(capacity, Quantity)
    assert (capacity.value, capacity.unit) == (25, "patients")


def test_an_answer_overwrites_nothing_but_its_own_field() -> None:
    goal = said(("nadia", "We want to reduce no-shows to 9 % by May"), ("leo", "Sam owns this"))
    statement = read(answered("12 %; we want 8 % by June, Kim owns this", "Q-B02", before=goal))
    assert told(statement, "business_goal.target") == "9 %"
    assert told(statement, "business_goal.deadline") == "by May"
    assert told(statement, "owner") == "Sam"
    assert not statement.conflicts


def test_a_figure_is_not_taken_for_two_things() -> None:
    statement = read(answered("It's 8 %.", "Q-B03"))
    assert told(statement, "business_goal.target") == "8 %"
    assert not statement.known("business_goal.baseline")


def test_a_field_somebody_gave_up_on_or_cleared_is_not_filled_by_the_way() -> None:
    gave_up = answered("no idea", "Q-B04")
    statement = read(answered("8 % by June", "Q-B03", before=gave_up))
    assert not statement.known("business_goal.deadline")
    cleared = entered(
        said(("nadia", GOALS["en"])), "nadia", "business_goal.deadline", "", kind=MessageKind.EDIT
    )
    assert not read(answered("8 % by June", "Q-B03", before=cleared)).known(
        "business_goal.deadline"
    )


@pytest.mark.parametrize("text", ["Maria Lopez.", "Maria Lopez ", "Maria Lopez,"])
def test_words_are_kept_without_the_marks_at_their_end(text: str) -> None:
    assert told(read(answered(text, "Q-B06")), "owner") == "Maria Lopez"


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "25 calls per desk and day", "25 calls per desk and day"),
        ("en", "25 a day per desk.", "25 a day per desk"),
        ("en", "each desk manages 25 calls daily", "each desk manages 25 calls daily"),
        ("fr", "25 appels par guichet et par jour", "25 appels par guichet et par jour"),
        ("de", "25 Anrufe pro Schalter und Tag", "25 Anrufe pro Schalter und Tag"),
        ("de", "jeder Schalter schafft 25 Anrufe täglich", "jeder Schalter schafft 25 Anrufe"),
    ],
)
def test_a_capacity_for_each_desk_keeps_its_words_typed_or_said(
    language: str, text: str, words: str
) -> None:
    goal = ("nadia", GOALS[language])
    for statement in (read(answered(text, "Q-X02", language)), read(said(goal, ("leo", text)))):
        value = statement.field("decision.capacity").value
        assert isinstance(value, Quantity), text
        assert value.value == 25
        assert words in value.text


def test_so_many_a_month_and_team_coming_in_is_no_capacity() -> None:
    statement = read(said(("p", "we have 400 tickets per team and month")))
    assert not statement.known("decision.capacity")
    assert statement.known("data.volume")


MISS, ALARM = "task.cost_fn", "task.cost_fp"


@pytest.mark.parametrize(
    ("language", "option", "said_of"),
    [
        ("en", "A miss", {MISS: "hurts more than a false alarm"}),
        ("en", "A false alarm", {ALARM: "hurts more than a miss"}),
        (
            "en", "About the same",
            {MISS: "hurts about as much as a false alarm", ALARM: "hurts about as much as a miss"},
        ),
        ("fr", "Un cas manqué", {MISS: "fait plus mal qu'une fausse alerte"}),
        ("fr", "Une fausse alerte", {ALARM: "fait plus mal qu'un cas manqué"}),
        ("de", "Ein übersehener Fall", {MISS: "tut mehr weh als ein Fehlalarm"}),
        ("de", "Ein Fehlalarm", {ALARM: "tut mehr weh als ein übersehener Fall"}),
    ],
)  # fmt: skip
def test_choosing_the_worse_mistake_says_which_one_hurts_more(
    language: str, option: str, said_of: dict[str, str]
) -> None:
    statement = read(answered(option, "Q-M01", language))
    costs = {path: told(statement, path) for path in (MISS, ALARM) if statement.known(path)}
    assert costs == said_of
    assert all(statement.field(path).status is Status.STATED for path in said_of)
    assert "Q-M01" not in {question.id for question in statement.questions}


@pytest.mark.parametrize("option", ["A miss", "A false alarm", "About the same"])
@pytest.mark.parametrize(
    "amounts",
    ["a miss about 200 €, a false alarm 5 €", "200 € for a miss and 5 € for a false alarm"],
)
def test_the_amounts_told_later_take_the_place_of_the_comparison(option: str, amounts: str) -> None:
    weighed = answered(option, "Q-M01")
    by_form = read(answered(amounts, "Q-M09", before=weighed))
    in_the_thread = read(
        Transcript(
            messages=(
                *weighed.messages,
                said(("x", "hi"), ("x", "hi"), ("leo", amounts)).messages[-1],
            )
        )
    )
    for statement in (by_form, in_the_thread):
        assert "200 €" in told(statement, MISS)
        assert "5 €" in told(statement, ALARM)
        assert "200" not in told(statement, ALARM)
        assert not statement.conflicts


def test_two_bare_amounts_are_those_that_were_asked_for() -> None:
    statement = read(answered("200 € and 5 €.", "Q-M09", before=answered("A miss", "Q-M01")))
    assert (told(statement, MISS), told(statement, ALARM)) == ("200 €", "5 €")


def everything_else_known(amount: str) -> ProblemStatement:
    """A conversation in which hardly anything is left to ask."""
    transcript = said(("nadia", "We want to predict who will not show up, to reduce no-shows"))
    for key in BANK:
        field = BANK[key].field
        if field not in {MISS, ALARM, "*"} and BANK[key].when != "never":
            transcript = entered(transcript, "nadia", field, "no idea", question=key)
    return read(answered(amount, "Q-M01", before=transcript))


@pytest.mark.parametrize(("answer", "asked"), [("A miss", True), ("a miss costs 200 €", False)])
def test_how_much_is_asked_while_no_amount_is_known(answer: str, asked: bool) -> None:  # noqa: FBT001
    questions = {question.id for question in everything_else_known(answer).questions}
    assert ("Q-M09" in questions) is asked
    assert "Q-M01" not in questions
