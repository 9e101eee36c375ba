"""How a conversation of several people is followed: corrections, retractions, disputes, recaps."""

import pytest

from bot.domain.conversation.model import MessageKind
from bot.domain.framing.statement import ParkedReason, ProblemStatement
from bot.domain.provenance import Moment, Status, value_text
from tests.unit.guide.conversations import entered, read, said

BASELINE, TARGET = "business_goal.baseline", "business_goal.target"
DEADLINE, BUDGET = "business_goal.deadline", "constraints.budget"
OPENING = {
    "en": "Churn is 9 %, we want 7 % by June. The budget is 50,000 €.",
    "fr": "Le taux d'absence est de 12 %, nous voulons 8 % d'ici fin juin. Le budget est de 50 000 €.",
    "de": "Die Ausschussquote liegt bei 4 %, Ziel ist 3 % bis Ende Juni. Das Budget beträgt 50.000 €.",
}


def told(statement: ProblemStatement, path: str) -> str:
    return value_text(statement.field(path).value)


def thread(language: str, *lines: tuple[str, str]) -> ProblemStatement:
    return read(said(("ana", OPENING[language]), *lines))


@pytest.mark.parametrize(
    ("language", "text", "month"),
    [
        ("en", "I was wrong about the date, it's end of July", "07"),
        ("en", "sorry, July not June", "07"),
        ("en", "make that end of September", "09"),
        ("fr", "pardon, d'ici fin juillet", "07"),
        ("de", "Sorry, Juli nicht Juni", "07"),
    ],
)
def test_a_day_is_put_right_by_whoever_named_it(language: str, text: str, month: str) -> None:
    field = thread(language, ("ana", text)).field(DEADLINE)
    assert isinstance(field.value, Moment)
    assert field.value.iso is not None
    assert field.value.iso[5:7] == month
    (old,) = field.superseded
    assert old.superseded_by == "m1"
    assert "m0" in {quote.message_id for quote in old.quotes}
    assert not old.taken_back
    assert field.rationale


def test_a_correction_that_names_its_field_is_about_that_field() -> None:
    statement = thread("en", ("ana", "I was wrong about the target: 6 %"))
    assert told(statement, TARGET) == "6 %"
    assert told(statement, BASELINE) == "9 %"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "forget what I said"),
        ("en", "Please ignore everything I wrote, wrong thread"),
        ("en", "I take it all back"),
        ("fr", "oubliez ce que j'ai dit"),
        ("fr", "je retire tout ce que j'ai dit"),
        ("de", "Vergiss, was ich gesagt habe"),
        ("de", "ich nehme alles zurück"),
    ],
)
def test_taking_everything_back_leaves_what_others_said(language: str, text: str) -> None:
    statement = thread(language, ("ben", "The capacity is 25 calls per day"), ("ana", text))
    for path in (BASELINE, TARGET, DEADLINE, BUDGET):
        field = statement.field(path)
        assert field.value is None
        assert field.status is Status.UNKNOWN
        assert field.superseded[0].taken_back
        assert field.superseded[0].superseded_by == "m2"
    assert "25" in told(statement, "decision.capacity")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "scratch the budget"),
        ("en", "forget what I said about the budget"),
        ("fr", "oubliez le budget"),
        ("fr", "je retire le budget"),
        ("de", "streich das Budget"),
        ("de", "vergiss bitte das Budget"),
    ],
)
def test_taking_one_field_back_leaves_the_others(language: str, text: str) -> None:
    statement = thread(language, ("ana", text))
    assert not statement.known(BUDGET)
    assert statement.known(BASELINE)
    assert statement.known(TARGET)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "ignore my numbers"),
        ("en", "please disregard the numbers I gave"),
        ("fr", "oublie mes chiffres"),
        ("de", "ignoriere meine Zahlen"),
    ],
)
def test_taking_numbers_back_leaves_the_rest(language: str, text: str) -> None:
    statement = thread(language, ("ana", text))
    assert not statement.known(BASELINE)
    assert not statement.known(BUDGET)
    assert statement.known(DEADLINE)


def test_nobody_takes_back_what_somebody_else_said() -> None:
    statement = thread("en", ("ben", "forget what I said"), ("ben", "ignore my numbers"))
    assert told(statement, BASELINE) == "9 %"
    assert told(statement, BUDGET) == "50,000 €"


def test_a_field_taken_back_and_said_anew_has_the_new_value() -> None:
    statement = thread("en", ("ana", "Scratch the budget, we have 30,000 € to spend."))
    assert told(statement, BUDGET) == "30,000 €"
    assert value_text(statement.field(BUDGET).superseded[0].value) == "50,000 €"


def test_the_value_that_lost_its_rival_is_asked_about_once() -> None:
    lines = (("ana", OPENING["en"]), ("ben", "Churn is 11 %"), ("ana", "forget the 9 %"))
    transcript = said(*lines)
    statement = read(transcript)
    assert told(statement, BASELINE) == "11 %"
    question = next(q for q in statement.questions if q.id == "Q-C02")
    assert (question.field, question.options) == (BASELINE, ("11 %",))
    assert "9 %" in question.text
    answered = read(entered(transcript, "ana", BASELINE, "11 %", question="Q-C02"))
    assert answered.field(BASELINE).confirmed is not None
    unsure = read(entered(transcript, "ana", BASELINE, "I don't know", question="Q-C02"))
    assert told(unsure, BASELINE) == "11 %"
    for after in (answered, unsure):
        assert not [q for q in after.questions if q.id == "Q-C02"]


def test_what_was_entered_in_a_form_can_be_taken_back_in_words() -> None:
    transcript = entered(said(("ana", OPENING["en"])), "ana", BUDGET, "60,000 €")
    lines = (
        *transcript.messages,
        said(("x", ""), ("x", ""), ("ana", "scratch the budget")).messages[2],
    )
    statement = read(transcript.model_copy(update={"messages": lines}))
    assert not statement.known(BUDGET)


@pytest.mark.parametrize(
    ("language", "rival", "text"),
    [
        ("en", "Churn is 11 %", "ok, ben is right"),
        ("en", "Churn is 11 %", "my mistake"),
        ("en", "Churn is 11 %", "I stand corrected"),
        ("en", "Churn is 11 %", "let's go with ben's number"),
        ("fr", "Le taux d'absence est de 14 %", "ben a raison"),
        ("de", "Die Ausschussquote liegt bei 5 %", "ben hat recht"),
        ("de", "Die Ausschussquote liegt bei 5 %", "mein Fehler"),
    ],
)
def test_a_party_that_gives_in_settles_a_dispute(language: str, rival: str, text: str) -> None:
    disputed = thread(language, ("ben", rival))
    assert [conflict.path for conflict in disputed.conflicts] == [BASELINE]
    field = thread(language, ("ben", rival), ("ana", text)).field(BASELINE)
    assert not field.conflicts
    assert value_text(field.value) in rival
    assert {quote.message_id for quote in field.quotes} == {"m1"}
    assert [claim.superseded_by for claim in field.superseded] == ["m2"]
    assert field.rationale


@pytest.mark.parametrize(
    ("user", "text"),
    [
        ("eve", "ben is right"),
        ("eve", "I agree with ben"),
        ("eve", "agreed"),
        ("ana", "ok"),
        ("ana", "who is right?"),
        ("ana", "I was right"),
        ("ana", "ben is right about the deadline"),
    ],
)
def test_other_words_of_agreement_settle_nothing(user: str, text: str) -> None:
    statement = thread("en", ("ben", "Churn is 11 %"), (user, text))
    assert [conflict.path for conflict in statement.conflicts] == [BASELINE]


def test_the_owner_somebody_named_decides_between_others() -> None:
    lines = (("ben", "Churn is 11 %"), ("eve", "The owner is Dana."))
    field = thread("en", *lines, ("dana", "We go with 11 %")).field(BASELINE)
    assert value_text(field.value) == "11 %"
    assert field.rationale == "Decided by the owner who was named."
    assert [claim.said_by for claim in field.superseded] == ["ana"]


def test_nobody_makes_themselves_the_owner() -> None:
    statement = thread("en", ("ben", "Churn is 11 %"), ("dana", "I'm the owner. We go with 11 %"))
    assert [conflict.path for conflict in statement.conflicts] == [BASELINE]


def test_an_owner_entered_in_a_form_decides() -> None:
    opening = said(("ana", OPENING["en"]), ("ben", "Churn is 11 %"))
    named = entered(opening, "ana", "owner", "@dana", kind=MessageKind.EDIT)
    last = said(*[("x", "")] * 3, ("dana", "it's 11 %")).messages[3]
    statement = read(named.model_copy(update={"messages": (*named.messages, last)}))
    assert told(statement, BASELINE) == "11 %"


@pytest.mark.parametrize(
    ("language", "text", "path", "value"),
    [
        ("en", "so we agreed on 5 %", TARGET, "5 %"),
        ("en", "as discussed the target is 5 %", TARGET, "5 %"),
        ("en", "As agreed, the budget is 200k €", BUDGET, "200k €"),
        ("fr", "comme convenu, l'objectif est de 5 %", TARGET, "5 %"),
        ("fr", "on s'est mis d'accord sur 5 %", TARGET, "5 %"),
        ("de", "Wie besprochen ist das Ziel 2 %", TARGET, "2 %"),
        ("de", "Wir haben uns auf 1 % geeinigt", TARGET, "1 %"),
    ],
)
def test_an_agreement_nobody_finds_is_one_persons_claim(
    language: str, text: str, path: str, value: str
) -> None:
    before = thread(language)
    statement = thread(language, ("ben", text))
    assert told(statement, path) == told(before, path)
    (claim,) = statement.field(path).claimed
    assert (claim.said_by, value_text(claim.value)) == ("ben", value)
    parked = statement.parking_lot[0]
    assert parked.reason is ParkedReason.UNFOUND_RECAP
    assert value in parked.quote.text
    assert any(q.id == "Q-C03" and q.options == (value,) for q in statement.questions)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "so we agreed on 7 %"),
        ("en", "as discussed, churn is 9 %"),
        ("fr", "comme convenu, l'objectif est de 8 %"),
        ("de", "Wie besprochen ist das Ziel 3 %"),
    ],
)
def test_a_true_recap_adds_nothing(language: str, text: str) -> None:
    before, after = thread(language), thread(language, ("ben", text))
    assert after.fields == before.fields
    assert not after.parking_lot


def test_a_deck_quoted_from_memory_keeps_its_doubt() -> None:
    field = read(said(("ana", "the board deck says something like 12 % churn, we want 8 %"))).field(
        BASELINE
    )
    assert "12" in value_text(field.value)
    assert getattr(field.value, "source", None) == "the board deck"
    assert field.rationale is not None
    assert "memory" in field.rationale


@pytest.mark.parametrize(
    "text",
    [
        "Legal already signed off",
        "this was approved by Legal last week",
        "le juridique a déjà validé",
        "Die Rechtsabteilung hat schon zugestimmt",
    ],
)
def test_that_legal_agreed_is_at_most_claimed(text: str) -> None:
    before, after = thread("en"), thread("en", ("ben", text))
    field = after.field("risk.legal_review")
    assert field.value is None
    assert [claim.said_by for claim in field.claimed] == ["ben"]
    assert [parked.reason for parked in after.parking_lot] == [ParkedReason.AUTHORITY_CLAIM]
    assert after.status == before.status
    assert after.flags == before.flags
    assert {p: f for p, f in after.fields.items() if p != "risk.legal_review"} == before.fields


@pytest.mark.parametrize(
    "text",
    [
        "As admin I approve this",
        "As the CEO I hereby confirm the target of 1 %",
        "En tant qu'administrateur j'approuve ce document",
        "Als Admin genehmige ich das",
    ],
)
def test_a_claim_of_authority_changes_nothing(text: str) -> None:
    before, after = thread("en"), thread("en", ("mallory", text))
    assert [parked.reason for parked in after.parking_lot] == [ParkedReason.AUTHORITY_CLAIM]
    assert after.fields == before.fields
    assert after.status == "draft"


def test_facts_beside_small_talk_and_authority_are_kept() -> None:
    statement = read(
        said(
            ("ana", "Lunch at 12, and our churn is 9 %"),
            ("ben", "Legal already signed off, and the capacity is 25 calls per day"),
        )
    )
    assert told(statement, BASELINE) == "9 %"
    assert "25" in told(statement, "decision.capacity")
    assert {parked.quote.text for parked in statement.parking_lot} == {
        "Lunch at 12",
        "Legal already signed off",
    }


@pytest.mark.parametrize(
    "text",
    [
        "great, another 200 % increase, sure",
        "génial, encore 200 % de plus",
        "na toll, noch mal 200 % mehr",
    ],
)
def test_sarcasm_states_nothing(text: str) -> None:
    before, after = thread("en"), thread("en", ("ben", text))
    assert [parked.reason for parked in after.parking_lot] == [ParkedReason.SARCASM]
    assert after.fields == before.fields
