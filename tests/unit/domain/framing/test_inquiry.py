"""Telling questions about the statement from goals that begin with "why", and what they are about."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.conversation.model import Message, Transcript
from bot.domain.framing.explanation import explain
from bot.domain.framing.inquiry import Asked, Inquiry, fields_meant, inquiry_in
from bot.domain.framing.statement import ProblemStatement
from bot.llm.guide import OfflineGuide

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def read(*said: tuple[str, str]) -> ProblemStatement:
    messages = tuple(
        Message(id=f"{n}.0", ts=f"{n}.0", user=who, text=text, said_at=NOW + timedelta(minutes=n))
        for n, (who, text) in enumerate(said, start=1)
    )
    return OfflineGuide().read(Transcript(messages=messages), today=NOW.date())


DENTAL = read(
    (
        "U0NADIA001",
        "No-shows cost us money. It's 11.8 % of booked slots, I want 8 % by end of June",
    ),
    ("U0LEO00001", "10 % is realistic as target."),
    ("U0NADIA001", "Sorry, make that 7 % by end of July"),
)


@pytest.mark.parametrize(
    "sentence",
    [
        "why?", "Why do you think that?", "why 8 %?", "But why the target of 8 %?",
        "where does the deadline come from?", "who said 8 %?", "how do you know that?",
        "what is the target based on?", "explain the baseline", "Remit, why the deadline?",
        "Pourquoi penses-tu ça ?", "Pourquoi pensez-vous cela ?", "pourquoi 8 % ?",
        "d'où vient l'échéance ?", "qui a dit 8 % ?", "Warum denkst du das?",
        "Warum glauben Sie das?", "warum 8 %?", "Woher kommt der Termin?",
        "wer hat 8 % gesagt?", "Wie kommst du darauf?",
    ],
)  # fmt: skip
def test_a_question_about_the_statement_is_one_in_three_languages(sentence: str) -> None:
    asked = inquiry_in(sentence)

    assert asked
    assert (Inquiry.WHY, True) == (asked.inquiry, asked.sure)


@pytest.mark.parametrize(
    "sentence",
    [
        "we lose so much money on no-shows, can AI fix that?", "why do our customers leave us?",
        "why are so many invoices late?", "Why so many no-shows?", "why can't we predict churn?",
        "why is our return rate so high?", "Pourquoi est-ce que nos clients partent ?",
        "pourquoi tant de retours ?", "warum kündigen unsere Kunden jeden Monat?",
        "Warum haben wir so viele Retouren?", "the target is 8 %", "",
        "we want to know why customers cancel", "why " + "the target is wrong and " * 20,
    ],
)  # fmt: skip
def test_a_sentence_about_the_world_is_none(sentence: str) -> None:
    assert inquiry_in(sentence) is None


def test_a_word_that_may_be_a_part_is_one_only_where_the_statement_has_it() -> None:
    asked = inquiry_in("why july?")

    assert Asked(Inquiry.WHY, "july", sure=False) == asked
    assert ["business_goal.deadline"] == [f.path for f in fields_meant("july", DENTAL)]
    assert () == fields_meant("returns", DENTAL)


@pytest.mark.parametrize(
    ("about", "paths"),
    [
        ("8 %", ["business_goal.target"]),  # said once, and no longer counted
        ("10 %", ["business_goal.target"]),  # one of two people's
        ("11.8 %", ["business_goal.baseline"]),
        ("the target", ["business_goal.target"]),
        ("l'échéance", ["business_goal.deadline"]),
        ("Termin", ["business_goal.deadline"]),
        ("no-shows", ["business_goal.statement", "business_goal.metric"]),
        ("owner", ["owner"]),  # nobody has said it, which is an answer too
        ("the weather", []),
        ("", []),
    ],
)
def test_what_is_asked_about_is_found_by_number_name_or_words(about: str, paths: list[str]) -> None:
    assert paths == [field.path for field in fields_meant(about, DENTAL)]


def test_an_explanation_holds_both_sides_and_what_was_taken_back() -> None:
    told = explain(DENTAL, "business_goal.target")

    assert {"U0LEO00001", "U0NADIA001"} == {claim.said_by for claim in told.rivals}
    assert ["8 %"] == [claim.value.text for claim in told.earlier if hasattr(claim.value, "text")]
    assert told.settled_by
    assert "which is right" in told.settled_by.text


def test_what_is_assumed_comes_with_the_question_that_would_settle_it() -> None:
    assumed = explain(DENTAL, "decision.automation_level")
    said = explain(DENTAL, "business_goal.baseline")

    assert assumed.settled_by
    assert assumed.field.rationale
    assert said.settled_by is None
