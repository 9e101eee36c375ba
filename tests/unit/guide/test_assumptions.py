"""Not knowing: what is assumed, who finds out and by when; and what is never assumed."""

from datetime import date, timedelta

import pytest

from bot.domain.conversation.model import FollowUp, Message, MessageKind, Transcript
from bot.domain.framing.assumption import assumptions, may_be_assumed
from bot.domain.framing.field import FIELDS
from bot.domain.framing.merge import merge
from bot.domain.framing.proposal import Proposal
from bot.domain.framing.render import as_markdown, as_text
from bot.domain.provenance import Closing, Policy, Status
from tests.unit.guide.conversations import START, entered, read, said

GOAL = said(("nadia", "We want to predict no-shows, 11.8 % today, 8 % by June"))
FRENCH = said(("nadia", "Nous voulons prédire les absences, 11,8 % aujourd'hui, 8 % d'ici juin"))
GERMAN = said(("nadia", "Wir wollen die Ausfälle vorhersagen, heute 12 %, bis Juni 8 %"))
DUE = date(2026, 12, 7)


def meanwhile(transcript: Transcript, field: str, text: str, owner: str, due: date) -> Transcript:
    """One more entry: a person does not know, and says what to assume until somebody does."""
    number = len(transcript.messages)
    message = Message(
        id=f"m{number}",
        ts=f"{number:05}",
        user="leo",
        text=text,
        kind=MessageKind.ASSUMPTION,
        field=field,
        follow_up=FollowUp(owner=owner, due_on=due),
        said_at=START + timedelta(minutes=number),
    )
    return Transcript(messages=(*transcript.messages, message))


@pytest.mark.parametrize(
    ("transcript", "value"),
    [
        (GOAL, "Call those who missed an appointment before, or booked long ago."),
        (FRENCH, "ce que l'on fait aujourd'hui"),
        (GERMAN, "Ein Alarm an der Grenze, die die Instandhaltung schon nutzt."),
    ],
)
def test_not_knowing_leaves_an_assumption_with_an_owner_and_two_weeks(
    transcript: Transcript, value: str
) -> None:
    field = read(
        entered(transcript, "leo", "ml_fit.heuristic", "I don't know", question="Q-F04")
    ).field("ml_fit.heuristic")

    assert (field.value, field.status) == (value, Status.ASSUMED)
    assert field.follow_up == FollowUp(owner="leo", due_on=DUE)
    assert field.risk_if_wrong
    assert field.confirmed is None


def test_not_knowing_a_fact_about_the_world_assumes_nothing() -> None:
    field = read(entered(GOAL, "leo", "decision.capacity", "no idea", question="Q-X02")).field(
        "decision.capacity"
    )

    assert (field.value, field.status) == (None, Status.UNKNOWN)
    assert field.follow_up == FollowUp(owner="leo", due_on=DUE)


@pytest.mark.parametrize(
    "path", [path for path, one in FIELDS.items() if one.policy is Policy.WORLD]
)
def test_whatever_is_entered_a_fact_about_the_world_is_never_assumed(path: str) -> None:
    statement = read(meanwhile(GOAL, path, "42 of them", "kim", DUE))

    assert not may_be_assumed(path)
    assert statement.field(path).status in {Status.UNKNOWN, Status.STATED}
    assert "42" not in str(statement.field(path).value)


def test_a_person_says_what_to_assume_who_finds_out_and_by_when() -> None:
    due = date(2027, 1, 15)
    statement = read(meanwhile(GOAL, "ml_fit.heuristic", "missed two of five", "kim", due))
    field = statement.field("ml_fit.heuristic")

    assert (field.value, field.status) == ("missed two of five", Status.ASSUMED)
    assert field.follow_up == FollowUp(owner="kim", due_on=due)
    assert field in assumptions(statement)
    assert "Q-F04" not in {question.id for question in statement.questions}


def test_the_last_word_on_an_assumption_stands() -> None:
    first = entered(GOAL, "leo", "ml_fit.heuristic", "I don't know", question="Q-F04")
    second = meanwhile(first, "ml_fit.heuristic", "missed two of five", "kim", DUE)
    undone = Transcript(
        messages=(*first.messages, second.messages[-1].model_copy(update={"deleted": True}))
    )

    assert read(second).field("ml_fit.heuristic").value == "missed two of five"
    assert read(undone) == read(first)


def test_what_somebody_says_after_all_replaces_what_another_did_not_know() -> None:
    unsure = entered(GOAL, "leo", "business_goal.deadline", "no idea", question="Q-B04")
    open_goal = said(("nadia", "We want to predict no-shows, 11.8 % today, we want 8 %"))
    asked = entered(open_goal, "leo", "business_goal.deadline", "no idea", question="Q-B04")
    told = asked.messages[-1].model_copy(
        update={
            "id": "m9", "ts": "00009", "user": "nadia", "kind": MessageKind.SAID,
            "text": "we need it by end of June", "field": None, "question": None,
        }
    )  # fmt: skip
    statement = read(Transcript(messages=(*asked.messages, told)))

    assert read(asked).field("business_goal.deadline").follow_up is not None
    assert statement.field("business_goal.deadline").status is Status.STATED
    assert not statement.conflicts
    assert read(unsure).field("business_goal.deadline").status is Status.STATED


def test_not_relevant_and_later_are_answers_of_their_own() -> None:
    def answered(text: str) -> Transcript:
        return entered(GOAL, "leo", "decision.supported", text, question="Q-X01")

    beside, later = read(answered("Not relevant")), read(answered("Later"))
    next_day = answered("Later").messages[-1].model_copy(
        update={"id": "m9", "kind": MessageKind.SAID, "text": "hello again", "field": None,
                "question": None, "said_at": START + timedelta(days=1)}
    )  # fmt: skip
    again = read(Transcript(messages=(*answered("Later").messages, next_day)))

    assert beside.field("decision.supported").closing is Closing.NOT_RELEVANT
    assert beside.field("decision.supported").follow_up is None
    assert later.field("decision.supported").closing is Closing.LATER
    for statement in (beside, later):
        assert "Q-X01" not in {question.id for question in statement.questions}
    assert "Q-X01" in {question.id for question in again.questions}


def test_the_document_lists_assumptions_with_owner_date_and_what_depends_on_them() -> None:
    transcript = entered(GOAL, "leo", "ml_fit.heuristic", "I don't know", question="Q-F04")
    transcript = entered(transcript, "leo", "decision.capacity", "no idea", question="Q-X02")
    statement = read(transcript)

    markdown = as_markdown(statement, {"leo": "Leo"})

    listed = markdown.split("## Assumptions, and who finds out")[1].split("##")[0]
    assert "- **Simplest rule to beat**: Call those who missed an appointment before" in listed
    assert "booked long ago. — Leo finds out by 2026-12-07" in listed
    assert "- **Capacity**: unknown — Leo finds out by 2026-12-07" in listed
    assert "What depends on it: Any model has to beat it" in listed
    assert "capacity (@leo finds out by 2026-12-07)" in as_text(statement)


def test_what_was_put_off_is_asked_again_when_nothing_else_is_and_somebody_went_on() -> None:
    later = entered(GOAL, "leo", "decision.supported", "Later", question="Q-X01")
    asked = {question.id: question.field for question in read(later).questions}
    closed = later
    for _ in range(40):
        questions = read(closed).questions
        if "Q-X01" in {question.id for question in questions} or not questions:
            break
        first = questions[0]
        closed = entered(closed, "leo", first.field, "Not relevant", question=first.id)

    assert asked
    assert "Q-X01" not in asked
    assert ["Q-X01"] == [question.id for question in read(closed).questions]
    again = entered(closed, "leo", "decision.supported", "Later", question="Q-X01")
    assert () == read(again).questions  # nobody is asked the same at once


def test_finding_points_or_percent_beside_the_point_leaves_the_target() -> None:
    goal = said(("nadia", "We want to predict no-shows, 12 % today"))
    told = entered(goal, "leo", "business_goal.target", "down by 3 %", question="Q-B03")
    beside = entered(told, "leo", "business_goal.target", "Not relevant", question="Q-M06")

    assert read(told).known("business_goal.target")
    assert read(beside).field("business_goal.target").value == (
        read(told).field("business_goal.target").value
    )


def test_a_model_can_neither_quote_nor_replace_what_a_person_assumes() -> None:
    thread = meanwhile(GOAL, "ml_fit.heuristic", "at most 25 a day", "kim", DUE)
    number = thread.messages[-1].id
    stated = Proposal(
        path="decision.capacity", value_text="25 a day", status=Status.STATED,
        quote="25 a day", message_id=number,
    )  # fmt: skip
    other = Proposal(
        path="ml_fit.heuristic", value_text="call all", status=Status.ASSUMED, rationale="x"
    )
    said_so = Transcript(
        messages=tuple(
            message.model_copy(update={"kind": MessageKind.SAID}) for message in thread.messages
        )
    )

    merged = merge(read(thread), [stated, other], thread)

    assert not merged.known("decision.capacity")
    assert merged.field("ml_fit.heuristic").value == "at most 25 a day"
    assert merge(read(GOAL), [stated], said_so).known("decision.capacity")  # had it been said


def test_a_model_that_assumes_better_leaves_who_finds_out() -> None:
    unsure = entered(GOAL, "leo", "ml_fit.heuristic", "I don't know", question="Q-F04")
    better = Proposal(
        path="ml_fit.heuristic", value_text="call new patients", status=Status.ASSUMED,
        rationale="They miss more.",
    )  # fmt: skip

    field = merge(read(unsure), [better], unsure).field("ml_fit.heuristic")

    assert (field.value, field.follow_up) == (
        "call new patients", FollowUp(owner="leo", due_on=DUE),
    )  # fmt: skip


def test_the_document_names_who_found_a_question_beside_the_point() -> None:
    beside = entered(GOAL, "leo", "decision.supported", "Not relevant", question="Q-X01")

    markdown = as_markdown(read(beside), {"leo": "Leo"})

    assert "  - Leo says this is not relevant." in markdown
    assert "@leo says" in as_markdown(read(beside))
