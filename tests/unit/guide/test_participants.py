"""Who speaks in a conversation, the role they have or claim, and where they stand."""

import pytest

from bot.domain.conversation.model import Transcript
from bot.domain.framing.history import as_remembered
from bot.domain.framing.participant import Participant, Stance
from bot.domain.framing.render import as_markdown
from tests.unit.guide.conversations import read, said


def only(transcript: Transcript) -> Participant:
    (person,) = read(transcript).participants
    return person


def test_everybody_who_speaks_is_listed_with_their_configured_role() -> None:
    people = read(
        said(
            ("ana", "Churn is 9 %"),
            ("leo", "front desk", "I call twenty people a day"),
            ("ana", "we want 7 %"),
        )
    ).participants
    assert [(person.user, person.role) for person in people] == [
        ("ana", None),
        ("leo", "front desk"),
    ]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("I doubt that, honestly", Stance.SCEPTICAL),
        ("this will never work", Stance.SCEPTICAL),
        ("je n'y crois pas", Stance.SCEPTICAL),
        ("ich bin skeptisch", Stance.SCEPTICAL),
        ("great idea, count me in", Stance.IN_FAVOUR),
        ("je suis pour", Stance.IN_FAVOUR),
        ("gute Idee, ich bin dafür", Stance.IN_FAVOUR),
        ("churn is 9 %", None),
        ("would this work?", None),
    ],
)
def test_a_stance_is_what_somebody_says_it_is(text: str, stance: Stance | None) -> None:
    person = only(said(("leo", text)))
    assert person.stance is stance
    assert (person.stance_quote is not None) == (stance is not None)


def test_the_last_word_on_it_counts() -> None:
    person = only(said(("leo", "I doubt this"), ("leo", "ok, good idea after all")))
    assert person.stance is Stance.IN_FAVOUR


@pytest.mark.parametrize(
    "text",
    [
        "I'm the team lead here",
        "As a nurse, I call them every day",
        "je suis la responsable du service",
        "ich bin die Teamleiterin",
        "as admin I approve this",
    ],
)
def test_a_role_told_in_a_message_is_a_claim(text: str) -> None:
    person = only(said(("leo", text)))
    assert person.role is None
    assert person.claimed_role is not None
    assert person.claimed_role.text in text


def test_the_document_names_people_in_their_own_words() -> None:
    statement = read(
        said(("ana", "Churn is 9 %"), ("leo", "front desk", "As a nurse, I doubt that *it* works"))
    )
    text = as_markdown(statement, {"leo": "Leo"})
    assert "## Who speaks" in text
    assert (
        "- Leo (front desk); says of themselves: “As a nurse, I doubt that \\*it\\* works”" in text
    )


def test_a_deleted_message_takes_its_stance_with_it() -> None:
    transcript = said(("ana", "Churn is 9 %"), ("ana", "I doubt this will work"))
    old = read(transcript)
    gone = transcript.messages[1].model_copy(update={"deleted": True, "text": ""})
    left = Transcript(messages=(transcript.messages[0], gone))
    (person,) = as_remembered(old, left).participants
    assert person.stance is None
    assert only(left).stance is None
