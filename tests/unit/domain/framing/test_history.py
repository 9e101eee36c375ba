"""What versions changed, what stays forgotten, and what going back enters."""

from collections.abc import Mapping
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.conversation.model import Message, MessageKind, Transcript
from bot.domain.framing.difference import changed
from bot.domain.framing.history import as_remembered, going_back, is_forgotten, steps
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Status, Value
from bot.llm.guide import OfflineGuide
from tests.unit.slack.statements import DOUBT, GOAL, NOW, TRANSCRIPT, said, statement, version

TARGET = said("business_goal.target", "below 8 %", "below 8 %")
OTHER = said("business_goal.target", "10 %", "10 %", DOUBT)
GUESS = Field(
    path="decision.automation_level", value="suggest", status=Status.ASSUMED, rationale="So far."
)


def test_the_newest_comes_first_and_the_first_version_is_told_apart() -> None:
    told = steps([version(statement(OTHER), 2), version(statement(TARGET), 1)], TRANSCRIPT)

    assert [2, 1] == [step.version for step in told]
    assert ["business_goal.target"] == [change.path for change in told[0].changes]
    assert told[1].first


def test_the_oldest_of_a_page_is_only_compared_with() -> None:
    told = steps([version(statement(OTHER), 7), version(statement(TARGET), 6)], TRANSCRIPT)

    assert [7] == [step.version for step in told]


def deleted(message: Message, kind: MessageKind = MessageKind.SAID) -> Transcript:
    gone = message.model_copy(update={"text": "", "deleted": True, "kind": kind})
    return Transcript(messages=tuple(gone if m.id == message.id else m for m in (GOAL, DOUBT)))


def test_words_of_a_deleted_message_are_forgotten_in_earlier_versions_too() -> None:
    remembered = as_remembered(statement(OTHER), deleted(DOUBT))

    assert is_forgotten(remembered.field("business_goal.target"))
    assert "10 %" not in remembered.model_dump_json()
    assert "10 %" in as_remembered(statement(OTHER), TRANSCRIPT).model_dump_json()


def test_what_was_taken_back_with_undo_is_remembered() -> None:
    remembered = as_remembered(statement(OTHER), deleted(DOUBT, MessageKind.ANSWER))

    assert statement(OTHER) == remembered


def test_going_back_enters_what_people_had_said_and_nothing_that_was_assumed() -> None:
    now = statement(OTHER, said("owner", "Leo", "10 %", DOUBT))

    assert {"business_goal.target": "below 8 %", "owner": ""} == going_back(
        now, statement(TARGET, GUESS)
    )


def test_going_back_brings_nothing_forgotten_to_light() -> None:
    then = as_remembered(statement(OTHER), deleted(DOUBT))

    assert {} == going_back(statement(TARGET), then)


def entered(now: ProblemStatement, entries: Mapping[str, str]) -> ProblemStatement:
    """The statement after the entries, as the offline guide reads a form."""
    messages = [GOAL, DOUBT]
    for number, (path, text) in enumerate(entries.items(), start=1):
        at = NOW + timedelta(minutes=number)
        messages.append(
            Message(
                id=f"msg_x-{number}",
                ts=f"{at.timestamp():.6f}",
                user="U0LEO00001",
                text=text,
                said_at=at,
                kind=MessageKind.EDIT,
                field=path,
            )
        )
    read = OfflineGuide().read(Transcript(messages=tuple(messages)), today=NOW.date())
    return now.model_copy(update={"fields": read.fields})


values: st.SearchStrategy[Value] = st.sampled_from(
    ["30 calls a day", "the front desk", "every Monday", "25 per day", "Priya"]
)


@settings(max_examples=30, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["decision.actor", "decision.capacity", "owner", "data.source"]),
        values,
        min_size=1,
    )
)
def test_after_going_back_there_is_nothing_left_to_go_back_to(held: dict[str, str]) -> None:
    now = OfflineGuide().read(TRANSCRIPT, today=NOW.date())
    then = entered(now, held)

    back = entered(now, going_back(now, then))

    assert {} == going_back(back, then)
    assert changed(now, back)
