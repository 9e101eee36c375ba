"""Plain replies under a question: which count as its answer, and which must not."""

from datetime import timedelta

import pytest

from bot.domain.conversation.model import Message, Transcript
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Moment, Quantity, Status, value_text
from tests.unit.guide.conversations import START, read, said

GOALS = {
    "en": "@Remit can AI help? We lose so much money on no-shows and want to predict who is at risk",
    "fr": "On perd trop d'argent avec les rendez-vous manqués, peut-on prédire qui ne viendra pas ?",
    "de": "Wir verlieren zu viel Geld durch No-Shows, kann KI vorhersagen, wer nicht kommen wird?",
}
WITHOUT_METRIC = {
    "en": "We want to predict who will not come to the clinic",
    "fr": "Nous voulons prédire qui viendra au cabinet",
    "de": "Wir wollen vorhersagen, wer in die Praxis kommt",
}
OWNER = ("Q-B06", "Q-X01", "Q-D01")
FIGURES = ("Q-X02", "Q-B04", "Q-B06")
METRIC = ("Q-B01", "Q-X01", "Q-B04")
MISTAKE = ("Q-M01", "Q-B06", "Q-X02")
TARGET = ("Q-B03", "Q-B06", "Q-X04")
BASELINE = ("Q-B02", "Q-U01", "Q-B05")
CHOICE = ("Q-X04", "Q-M04", "Q-F01")
SOURCE = ("Q-D01", "Q-X01", "Q-B05")


def replied(text: str, asked: tuple[str, ...], language: str = "en", goal: str = "") -> Transcript:
    """A goal, and one plain reply while these questions were on show."""
    vague = WITHOUT_METRIC[language] if "Q-B01" in asked else GOALS[language]
    opened = said(("nadia", goal or vague))
    message = Message(
        id="reply",
        ts="00001",
        user="leo",
        text=text,
        asked=asked,
        said_at=START + timedelta(minutes=5),
    )
    return Transcript(messages=(*opened.messages, message))


def gained(text: str, asked: tuple[str, ...], language: str = "en") -> dict[str, str]:
    """What the reply alone made known."""
    with_it = replied(text, asked, language)
    without = Transcript(messages=with_it.messages[:1])
    before, after = read(without), read(with_it)
    return {
        path: value_text(field.value)
        for path, field in after.fields.items()
        if field.status is Status.STATED and field.value != before.field(path).value
    }


@pytest.mark.parametrize(
    ("language", "asked", "text", "field", "value"),
    [
        ("en", OWNER, "Sam", "owner", "Sam"),
        ("en", OWNER, "@sam", "owner", "@sam"),
        ("en", OWNER, "That would be Maria Lopez.", "owner", "Maria Lopez"),
        ("en", OWNER, "the head of clinics", "owner", "the head of clinics"),
        ("en", OWNER, "Our CFO signs off", "owner", "Our CFO signs off"),
        ("fr", OWNER, "Camille", "owner", "Camille"),
        ("fr", OWNER, "la directrice", "owner", "la directrice"),
        ("de", OWNER, "Sabine Krüger", "owner", "Sabine Krüger"),
        ("de", OWNER, "die Praxisleitung", "owner", "Praxisleitung"),
        ("en", FIGURES, "about 30 a day", "decision.capacity", "about 30 a day"),
        ("en", FIGURES, "we can call 25 patients per day", "decision.capacity", "25"),
        ("en", FIGURES, "max 40", "decision.capacity", "max 40"),
        ("fr", FIGURES, "environ 30 par jour", "decision.capacity", "environ 30 par jour"),
        ("de", FIGURES, "etwa 30 pro Tag", "decision.capacity", "etwa 30 pro Tag"),
        ("en", FIGURES, "end of June", "business_goal.deadline", "end of June"),
        ("en", FIGURES, "next quarter", "business_goal.deadline", "next quarter"),
        ("fr", FIGURES, "fin juin", "business_goal.deadline", "fin juin"),
        ("de", FIGURES, "Ende Juni", "business_goal.deadline", "Ende Juni"),
        ("en", FIGURES, "No fixed date", "business_goal.deadline", "No fixed date"),
        ("en", METRIC, "no-shows over booked slots", "business_goal.metric", "no-shows over"),
        ("en", METRIC, "the churn rate", "business_goal.metric", "the churn rate"),
        ("de", METRIC, "No-Show-Quote", "business_goal.metric", "No-Show-Quote"),
        ("fr", METRIC, "taux de rendez-vous manqués", "business_goal.metric", "taux de"),
        ("en", MISTAKE, "misses hurt more, maybe 80 €", "task.cost_fn", "misses hurt more, maybe 80"),
        ("en", MISTAKE, "A false alarm", "task.cost_fp", "hurts more than a miss"),
        ("en", MISTAKE, "A miss", "task.cost_fn", "hurts more than a false alarm"),
        ("de", MISTAKE, "Fehlalarme sind schlimmer", "task.cost_fp", "Fehlalarme sind schlimmer"),
        ("fr", MISTAKE, "À peu près pareil", "task.cost_fn", "fait à peu près aussi mal"),
        ("fr", MISTAKE, "À peu près pareil", "task.cost_fp", "fait à peu près aussi mal"),
        ("en", TARGET, "8 %", "business_goal.target", "8 %"),
        ("en", TARGET, "maybe 8", "business_goal.target", "maybe 8"),
        ("en", BASELINE, "around 12 % of booked slots", "business_goal.baseline", "around 12 %"),
        ("de", BASELINE, "rund 12 Prozent", "business_goal.baseline", "rund 12 Prozent"),
        ("fr", BASELINE, "environ 12 %", "business_goal.baseline", "environ 12 %"),
        ("en", CHOICE, "suggest", "decision.automation_level", "suggest"),
        ("de", CHOICE, "Nach Freigabe handeln", "decision.automation_level", "act_with_approval"),
        ("fr", CHOICE, "site pilote", "metrics.business_test", "site pilote"),
        ("en", SOURCE, "in Salesforce", "data.source", "in Salesforce"),
        ("en", SOURCE, "the front desk decides whom to call", "decision.supported", "whom to call"),
        ("en", SOURCE, "only the clinics in Berlin", "business_goal.population", "only the clinics"),
    ],
)  # fmt: skip
def test_a_reply_of_the_right_shape_answers_the_question(
    language: str, asked: tuple[str, ...], text: str, field: str, value: str
) -> None:
    statement = read(replied(text, asked, language))
    answer = statement.field(field)
    assert answer.status is Status.STATED, gained(text, asked, language)
    assert value in value_text(answer.value)
    assert answer.quotes[0].message_id == "reply"
    assert answer.quotes[0].text in text
    assert field not in {question.field for question in statement.questions}


EVERYTHING = (OWNER, FIGURES, METRIC, MISTAKE, TARGET, BASELINE, CHOICE, SOURCE)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "lunch at noon?"),
        ("en", "sure :)"),
        ("en", "thanks!"),
        ("en", "ok"),
        ("en", "OK"),
        ("en", "Great"),
        ("en", "Perfect, see you there"),
        ("en", "sure, see you there :)"),
        ("en", "+1"),
        ("en", "100 %"),
        ("en", "👍"),
        ("en", ":tada:"),
        ("en", "Sam?"),
        ("en", "who is Sam?"),
        ("en", "I'm 5 minutes late"),
        ("en", "back in 10 minutes"),
        ("en", "3 coffees please"),
        ("en", "Happy birthday Sam!"),
        ("en", "I missed the bus"),
        ("en", "see you in June"),
        ("en", "let me check with Sam"),
        ("en", "I'll ask finance"),
        ("en", "good point"),
        ("en", "Sounds good"),
        ("en", "Interesting"),
        ("en", "yes"),
        ("en", "good morning"),
        ("en", "hello!"),
        ("en", "last year"),
        ("en", "2"),
        ("en", "the meeting moved to room 4"),
        ("en", "20 or 30, hard to say, or even 50"),
        ("fr", "merci !"),
        ("fr", "d'accord"),
        ("fr", "Super"),
        ("fr", "on déjeune à midi ?"),
        ("fr", "je regarde demain"),
        ("fr", "Bonjour"),
        ("de", "danke!"),
        ("de", "passt"),
        ("de", "Genau"),
        ("de", "Mahlzeit"),
        ("de", "ich schaue morgen nach"),
        ("de", "Kaffee?"),
        ("de", "bin in 5 Minuten da"),
        ("de", "Schönes Wochenende"),
    ],
)
def test_small_talk_under_a_question_answers_nothing(language: str, text: str) -> None:
    for asked in EVERYTHING:
        if (text, asked) in {("2", FIGURES), ("2", MISTAKE), ("2", TARGET), ("2", BASELINE)}:
            continue  # a bare number is an answer where one number is asked for
        assert gained(text, asked, language) == {}, asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("8 %", ("Q-B02", "Q-B03", "Q-B06")),  # today or the target?
        ("30", ("Q-X02", "Q-B03", "Q-B06")),  # how many can be handled, or the target?
        ("9 %", ("Q-C01", "Q-B03", "Q-B06")),  # figures are in dispute
        ("Sam", ("Q-B01", "Q-X01", "Q-B04")),  # nobody asked for a person
        ("Sam", ()),
        ("about 30 a day", ()),
    ],
)
def test_an_answer_that_fits_no_question_or_two_is_left_alone(
    text: str, asked: tuple[str, ...]
) -> None:
    assert gained(text, asked) == {}


def test_a_reply_in_another_unit_than_the_figure_it_would_stand_beside_is_left_alone() -> None:
    goal = "No-shows are 12 % of booked slots today, we want fewer"
    for text in ("8 €", "3 days"):
        statement = read(replied(text, TARGET, goal=goal))
        assert not statement.known("business_goal.target")
    assert number(read(replied("8", TARGET, goal=goal))) == (8, "%")


def number(statement: ProblemStatement) -> tuple[float, str]:
    value = statement.field("business_goal.target").value
    assert isinstance(value, Quantity)
    return value.value, value.unit


def test_a_plain_date_is_a_day() -> None:
    value = read(replied("end of June", FIGURES)).field("business_goal.deadline").value
    assert isinstance(value, Moment)
    assert value.iso == "2027-06-30"


def test_two_answers_in_one_message_fill_both_fields() -> None:
    statement = read(replied("Sam. About 30 a day.", FIGURES))
    assert statement.field("owner").value == "Sam"
    assert statement.known("decision.capacity")


@pytest.mark.parametrize(
    "text", ["no idea", "don't know", "Sorry, no idea", "keine Ahnung", "aucune idée"]
)
def test_not_knowing_closes_the_first_question_on_show(text: str) -> None:
    asked = tuple(question.id for question in read(said(("nadia", GOALS["en"]))).questions)
    statement = read(replied(text, asked))
    left = {question.id for question in statement.questions}
    assert asked[0] not in left
    assert set(asked[1:]) <= left


def test_not_knowing_does_not_keep_others_from_answering() -> None:
    first = replied("no idea", OWNER)
    later = replied("Sam", OWNER).messages[-1].model_copy(update={"id": "later", "user": "kim"})
    assert read(first).field("owner").rationale == "@leo does not know."
    statement = read(Transcript(messages=(*first.messages, later)))
    assert statement.field("owner").value == "Sam"


def test_two_people_who_reply_differently_are_in_dispute() -> None:
    first = replied("8 %", TARGET)
    later = replied("9 %", TARGET).messages[-1].model_copy(update={"id": "later", "user": "kim"})
    (conflict,) = read(Transcript(messages=(*first.messages, later))).conflicts
    assert [value_text(claim.value) for claim in conflict.claims] == ["8 %", "9 %"]


def test_a_plain_word_tells_points_from_percent_and_ends_the_question() -> None:
    goal = "no-show rate is 20 % and we want to cut it by 5 %"
    for text, kind in (("points", "pp"), ("percentage points", "pp"), ("percent of today", "rel")):
        statement = read(replied(text, ("Q-M06", "Q-B06"), goal=goal))
        target = statement.field("business_goal.target").value
        assert isinstance(target, Quantity)
        assert target.kind == kind
        assert "Q-M06" not in {question.id for question in statement.questions}
    target = read(replied("good point", ("Q-M06",), goal=goal)).field("business_goal.target").value
    assert isinstance(target, Quantity)
    assert target.kind == "rel"
