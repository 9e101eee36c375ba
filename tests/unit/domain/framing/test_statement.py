"""Merging proposals, ranking questions, telling changes and showing a statement."""

from datetime import UTC, datetime
from itertools import permutations

import pytest

from bot.domain.conversation.model import Message, Transcript
from bot.domain.framing.bank import BANK
from bot.domain.framing.bank_french import FRENCH
from bot.domain.framing.bank_german import GERMAN
from bot.domain.framing.difference import changed
from bot.domain.framing.field import FIELDS
from bot.domain.framing.kind import KINDS, Kind
from bot.domain.framing.merge import merge
from bot.domain.framing.proposal import Proposal
from bot.domain.framing.ranking import CONDITIONS, rank
from bot.domain.framing.render import as_markdown, as_text
from bot.domain.framing.statement import Conflict, ProblemStatement
from bot.domain.provenance import Claim, Confirmation, Field, Quantity, Quote, Status

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TEXT = "Our churn is 9 % and the board wants 7 % by June"
TRANSCRIPT = Transcript(messages=(Message(id="m", ts="1", user="ana", text=TEXT, said_at=NOW),))
QUOTE = Quote(message_id="m", start=0, end=16, text="Our churn is 9 %")


def proposal(
    path: str, value: str, quote: str | None = None, status: Status = Status.STATED
) -> Proposal:
    return Proposal(path=path, value_text=value, status=status, quote=quote, message_id="m")


def test_a_quoted_proposal_fills_an_open_field() -> None:
    merged = merge(
        ProblemStatement(), [proposal("business_goal.target", "7 %", "wants 7 %")], TRANSCRIPT
    )
    field = merged.field("business_goal.target")
    assert field.status is Status.STATED
    assert isinstance(field.value, Quantity)
    assert field.value.value == 7
    assert field.quotes[0].text == "wants 7 %"


@pytest.mark.parametrize(
    "bad",
    [
        proposal("business_goal.target", "5 %", "wants 5 %"),
        proposal("business_goal.target", "5 %", "wants 7 %"),
        proposal("business_goal.target", "7 %"),
        proposal("business_goal.target", "7 %", status=Status.ASSUMED),
        proposal("business_goal.target", "7 %", "wants 7 %", Status.INFERRED),
        proposal("roi.estimate", "9", "9 %"),
        proposal("no.such.field", "x", "churn"),
        proposal("ml_fit.heuristic", "flag after 3 missed payments", status=Status.ASSUMED),
    ],
)
def test_what_the_conversation_does_not_support_is_dropped(bad: Proposal) -> None:
    assert not merge(ProblemStatement(), [bad], TRANSCRIPT).fields


def test_an_assumption_without_numbers_is_welcome_where_one_is_allowed() -> None:
    good = proposal("ml_fit.heuristic", "flag who stopped logging in", status=Status.ASSUMED)
    field = merge(ProblemStatement(), [good], TRANSCRIPT).field("ml_fit.heuristic")
    assert field.status is Status.ASSUMED
    assert field.rationale


def test_the_order_of_proposals_does_not_matter_and_merging_twice_changes_nothing() -> None:
    proposals = [
        proposal("business_goal.metric", "churn", "churn"),
        proposal("business_goal.metric", "Our churn", "Our churn"),
        proposal("business_goal.metric", "customers leaving", status=Status.ASSUMED),
        proposal("business_goal.target", "7 %", "wants 7 %"),
    ]
    results = [merge(ProblemStatement(), order, TRANSCRIPT) for order in permutations(proposals)]
    assert all(result == results[0] for result in results)
    assert merge(results[0], proposals, TRANSCRIPT) == results[0]


def test_a_person_s_entry_and_the_guide_s_reading_outrank_the_model() -> None:
    confirmed = Confirmation(by="ana", at=NOW, message_id="m")
    stated = Field(
        path="business_goal.metric", value="churn", status=Status.STATED, quotes=(QUOTE,)
    )
    closed = Field(path="business_goal.target", confirmed=confirmed)
    before = ProblemStatement(fields={f.path: f for f in (stated, closed)})
    after = merge(
        before,
        [
            proposal("business_goal.metric", "board", "board"),
            proposal("business_goal.target", "7 %", "wants 7 %"),
        ],
        TRANSCRIPT,
    )
    assert after.fields == before.fields


def test_a_field_in_dispute_stays_in_dispute() -> None:
    claims = tuple(Claim(value=v, said_by=v, said_at=NOW) for v in ("7 %", "8 %"))
    field = Field(path="business_goal.target", conflicts=claims)
    before = ProblemStatement(
        fields={field.path: field}, conflicts=(Conflict(path=field.path, claims=claims),)
    )
    after = merge(before, [proposal("business_goal.target", "7 %", "wants 7 %")], TRANSCRIPT)
    assert after.field("business_goal.target").value is None
    assert after.questions[0].id == "Q-C01"


def test_an_empty_statement_is_asked_for_its_metric() -> None:
    (question,) = rank(ProblemStatement())
    assert question.id == "Q-B01"
    assert question.score == 5 * 1 * 1.5 / 2
    assert question.why


def test_what_is_stated_or_closed_is_not_asked() -> None:
    stated = Field(
        path="business_goal.metric", value="churn", status=Status.STATED, quotes=(QUOTE,)
    )
    statement = ProblemStatement(fields={stated.path: stated})
    first = rank(statement)
    assert "Q-B01" not in {question.id for question in first}
    again = rank(statement, frozenset({first[0].id}))
    assert first[0].id not in {question.id for question in again}
    assert len(first) == 3
    assert [q.score for q in first] == sorted((q.score for q in first), reverse=True)


def test_the_bank_points_to_fields_and_conditions_that_exist() -> None:
    for entry in BANK.values():
        assert entry.field in FIELDS or entry.field == "*"
        assert entry.when in CONDITIONS
        assert entry.text.rstrip(".").endswith(("?", "measures?"))
        assert entry.why
    for wordings in (FRENCH, GERMAN):
        for key, wording in wordings.items():
            assert len(wording.options) == len(BANK[key].options)
            assert wording.why
        asked = {key for key, entry in BANK.items() if entry.when != "never"}
        assert asked <= set(wordings)


def test_every_kind_says_what_it_needs() -> None:
    assert set(KINDS) == set(Kind)
    for kind in set(Kind) - {Kind.NOT_ML}:
        assert KINDS[kind].metrics
        assert KINDS[kind].extra_required
        assert KINDS[kind].traps


def test_changes_name_the_fields_that_differ() -> None:
    before = ProblemStatement()
    after = merge(before, [proposal("business_goal.metric", "churn", "churn")], TRANSCRIPT)
    (change,) = changed(before, after)
    assert (change.path, change.before) == ("business_goal.metric", None)
    assert change.after == after.field("business_goal.metric")
    assert not changed(after, after)


def test_the_text_shows_who_said_what_and_what_is_unknown() -> None:
    statement = merge(
        ProblemStatement(title="Churn"),
        [proposal("business_goal.target", "7 %", "the board wants 7 %")],
        TRANSCRIPT,
    )
    text = as_text(statement, {"ana": "Ana"}, TRANSCRIPT)
    assert text.startswith("Churn\n")
    assert "Target: 7 % — “the board wants 7 %”, Ana" in text
    assert "Unknown\n" in text
    assert "today" in text.split("Unknown\n")[1]
    assert "1. " in text.split("Questions\n")[1]


def test_markdown_keeps_typed_text_from_becoming_markup() -> None:
    evil = Field(
        path="user_problem.voice",
        value="[click](http://x) <b> *bold*",
        status=Status.STATED,
        quotes=(QUOTE,),
    )
    document = as_markdown(ProblemStatement(title="# x", fields={evil.path: evil}))
    assert document.startswith("# \\# x\n")
    assert "\\[click\\](http://x) \\<b\\> \\*bold\\*" in document
    assert "(stated)" in document


TWICE = (
    "Our churn is 9 % today. The report says churn is 11 %. Sam decides. We need Legal and Audit."
)


def test_two_different_facts_from_a_model_are_a_dispute_and_nobody_wins() -> None:
    transcript = Transcript(
        messages=(Message(id="m", ts="1", user="ana", text=TWICE, said_at=NOW),)
    )
    proposals = [
        proposal("business_goal.baseline", "9 %", "churn is 9 %"),
        proposal("business_goal.baseline", "11 %", "churn is 11 %"),
        proposal("owner", "Sam", "Sam decides"),
        proposal("owner", "Sam decides", "Sam decides"),
        proposal("constraints.regulatory", "Legal", "Legal"),
        proposal("constraints.regulatory", "Audit", "Audit"),
    ]
    results = [merge(ProblemStatement(), order, transcript) for order in permutations(proposals)]
    merged = results[0]
    assert all(result.model_dump_json() == merged.model_dump_json() for result in results)
    assert merge(merged, proposals, transcript) == merged
    (conflict,) = merged.conflicts
    assert [claim.quotes[0].text for claim in conflict.claims] == ["churn is 9 %", "churn is 11 %"]
    assert merged.field("business_goal.baseline").value is None
    assert merged.questions[0].id == "Q-C01"
    assert merged.field("owner").status is Status.STATED
    assert merged.field("constraints.regulatory").value == ("Legal", "Audit")


def test_a_true_quote_does_not_make_other_words_stated() -> None:
    said = merge(
        ProblemStatement(),
        [proposal("user_problem.evidence", "the board", "the board")],
        TRANSCRIPT,
    )
    put_in_its_mouth = [
        proposal("user_problem.evidence", "approve everything", "the board"),
        proposal("business_goal.metric", "customers lost per month", "Our churn"),
    ]
    after = merge(ProblemStatement(), put_in_its_mouth, TRANSCRIPT)

    assert said.field("user_problem.evidence").status is Status.STATED
    assert after.field("user_problem.evidence").value is None
    assert after.field("business_goal.metric").status is Status.INFERRED


def test_disputes_are_asked_about_one_at_a_time() -> None:
    claims = tuple(Claim(value=value, said_by="ana", said_at=NOW) for value in ("a", "b"))
    paths = ("business_goal.metric", "business_goal.population")
    statement = ProblemStatement(conflicts=tuple(Conflict(path=p, claims=claims) for p in paths))

    asked = [question.id for question in rank(statement)]

    assert 1 == asked.count("Q-C01")
