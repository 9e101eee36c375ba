"""Readiness of the framing: laws of the score, what holds it back, and what to do next."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.framing.bank import BANK
from bot.domain.framing.field import FIELDS
from bot.domain.framing.flag import Flag, FlagStatus
from bot.domain.framing.kind import Kind
from bot.domain.framing.readiness import Colour, Reason, readiness
from bot.domain.framing.readiness_wording import (
    READINESS_WORDS,
    brief_line,
    hold_words,
    readiness_line,
)
from bot.domain.framing.stage import BLOCKERS, FLAGS, ITEMS
from bot.domain.framing.statement import Conflict, ProblemStatement
from bot.domain.provenance import Claim, Closing, Confirmation, Field, Quantity, Status
from tests.unit.guide.conversations import DENTAL, read, said

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
YES = Confirmation(by="ana", at=NOW, message_id="m")
CLAIM = Claim(value="x", said_by="ana", said_at=NOW)
PATHS = sorted({path for item in ITEMS for part in item.parts for path in part.paths} - {FLAGS})
fields = st.builds(
    lambda path, status, confirmed, closing: Field(
        path=path,
        value=None if status is Status.UNKNOWN else "x",
        status=status,
        confirmed=YES if confirmed else None,
        closing=closing if status is Status.UNKNOWN else None,
    ),
    st.sampled_from(PATHS),
    st.sampled_from(Status),
    st.booleans(),
    st.sampled_from([None, *Closing]),
)
statements = st.builds(
    lambda some, kind, flags: ProblemStatement(
        fields={field.path: field for field in some},
        kind=kind,
        flags=tuple(Flag(flag=name, trigger="x", status=status) for name, status in flags.items()),
    ),
    st.lists(fields, max_size=24),
    st.sampled_from([None, Kind.RANKING, Kind.NOT_ML]),
    st.dictionaries(
        st.sampled_from(["F-CREDIT", "F-PERSONAL-DATA", "F-PROHIBITED-PRACTICE"]),
        st.sampled_from(FlagStatus),
        max_size=3,
    ),
)


def complete(kind: Kind = Kind.RANKING) -> ProblemStatement:
    """Everything the stage wants, confirmed."""
    done = {
        path: Field(path=path, value="x", status=Status.STATED, confirmed=YES) for path in PATHS
    }
    return ProblemStatement(fields=done, kind=kind)


def with_field(statement: ProblemStatement, field: Field) -> ProblemStatement:
    return statement.model_copy(update={"fields": {**statement.fields, field.path: field}})


def test_the_weights_of_the_stage_add_up_to_a_hundred_and_every_part_is_a_field() -> None:
    assert sum(item.weight for item in ITEMS) == 100
    assert set(PATHS) <= set(FIELDS)
    assert set(PATHS) >= BLOCKERS


def test_a_statement_with_nothing_is_nothing_ready() -> None:
    assert readiness(ProblemStatement()).score == 0
    assert readiness(read(said(("ana", "hello")))).score == 0


@pytest.mark.parametrize("kind", [Kind.RANKING, Kind.NOT_ML])
def test_a_statement_with_everything_confirmed_is_ready(kind: Kind) -> None:
    state = readiness(complete(kind))

    assert (state.score, state.colour, state.holds, state.steps) == (100, Colour.GREEN, (), ())


@settings(max_examples=200, deadline=None)
@given(statements, st.sampled_from(PATHS))
def test_losing_a_value_never_raises_the_score(statement: ProblemStatement, path: str) -> None:
    without = with_field(statement, Field(path=path))

    assert readiness(without).score <= readiness(statement).score


@settings(max_examples=200, deadline=None)
@given(statements, st.sampled_from(PATHS))
def test_confirming_never_lowers_the_score(statement: ProblemStatement, path: str) -> None:
    field = statement.field(path)
    confirmed = with_field(statement, field.model_copy(update={"confirmed": YES}))

    assert readiness(confirmed).score >= readiness(statement).score


@settings(max_examples=100, deadline=None)
@given(statements, st.sampled_from(sorted(BLOCKERS - {"decision.capacity"})))
def test_an_open_conflict_about_what_blocks_caps_the_score(
    statement: ProblemStatement, path: str
) -> None:
    disputed = Field(path=path, conflicts=(CLAIM, CLAIM.model_copy(update={"value": "y"})))
    torn = with_field(complete(statement.kind or Kind.RANKING), disputed)
    torn = torn.model_copy(update={"conflicts": (Conflict(path=path, claims=disputed.conflicts),)})
    state = readiness(torn)

    assert state.score == 49
    assert [(hold.reason, hold.path) for hold in state.holds] == [(Reason.DISPUTED, path)]
    assert state.steps[0].path == path


@settings(max_examples=200, deadline=None)
@given(statements)
def test_score_colour_and_caps_agree(statement: ProblemStatement) -> None:
    state = readiness(statement)

    assert 0 <= state.score <= 100
    assert (state.score < 50) == (state.colour is Colour.RED)
    assert (state.score >= 80) == (state.colour is Colour.GREEN)
    assert all(state.score <= hold.cap for hold in state.holds)
    assert abs(sum(item.weight for item in state.items) - 100) < 1e-6
    assert bool(state.steps) or state.score == 100


LINES = (
    "it's 11.8 % of booked slots, I want 8 % by end of June",
    "we lose so much money on no-shows",
    "I call twenty people a day and most were coming anyway",
    "sorry, 9 not 8",
    "I want 10 % by end of June",
    "forget what I said about the deadline",
    "it is already a field in the CRM",
    "the front desk calls the riskiest patients 48 hours before",
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(LINES)), min_size=2, max_size=5))
def test_a_message_that_only_takes_facts_away_never_raises_the_score(
    lines: list[tuple[str, str]],
) -> None:
    before, after = read(said(*lines[:-1])), read(said(*lines))
    better = [
        path
        for path in PATHS
        if _rank(after.field(path)) > _rank(before.field(path))
    ]  # fmt: skip
    screened = len(after.flags) > len(before.flags)
    if before.kind is after.kind and not better and not screened:
        assert readiness(after).score <= readiness(before).score


def _rank(field: Field) -> int:
    order = (Status.UNKNOWN, Status.ASSUMED, Status.INFERRED, Status.STATED)
    return 0 if field.conflicts else order.index(field.status)


def test_a_suspected_forbidden_practice_caps_the_score_until_somebody_dismisses_it() -> None:
    def flagged(status: FlagStatus) -> ProblemStatement:
        flag = Flag(flag="F-PROHIBITED-PRACTICE", trigger="social score", status=status)
        return complete().model_copy(update={"flags": (flag,)})

    suspected, confirmed = flagged(FlagStatus.SUSPECTED), flagged(FlagStatus.CONFIRMED)

    assert readiness(suspected).score == readiness(confirmed).score == 49
    assert "Legal or Compliance" in readiness_line(readiness(suspected), "en")
    assert readiness(flagged(FlagStatus.DISMISSED)).score == 100


def test_a_target_that_cannot_hold_as_written_caps_the_score() -> None:
    target = Field(
        path="business_goal.target",
        value=Quantity(value=120, unit="%", kind="rel", text="120 %"),
        status=Status.STATED,
        confirmed=YES,
    )
    falling = complete().field("business_goal.direction").model_copy(update={"value": "down"})

    state = readiness(with_field(with_field(complete(), target), falling))

    assert state.score == 69
    assert state.holds[0].reason is Reason.UNSOUND


def test_what_a_person_calls_not_relevant_counts_unless_nothing_works_without_it() -> None:
    aside = Field(path="user_problem.evidence", closing=Closing.NOT_RELEVANT, confirmed=YES)
    needed = Field(path="business_goal.metric", closing=Closing.NOT_RELEVANT, confirmed=YES)
    unsure = Field(path="user_problem.evidence", closing=Closing.DOES_NOT_KNOW, confirmed=YES)

    assert readiness(with_field(complete(), aside)).score == 99
    assert readiness(with_field(complete(), unsure)).score == 95
    assert readiness(with_field(complete(), needed)).score == 49


def test_without_machine_learning_nothing_is_asked_that_only_a_model_needs() -> None:
    plain = readiness(ProblemStatement(kind=Kind.NOT_ML))
    learned = readiness(ProblemStatement(kind=Kind.RANKING))

    assert "hypothesis" not in {item.name for item in plain.items}
    assert {step.path for step in plain.steps}.isdisjoint({"metrics.model", "decision.capacity"})
    assert {"metrics.model", "decision.capacity"} <= {step.path for step in learned.steps}


def test_the_next_step_is_what_brings_most_for_its_effort() -> None:
    cheap, dear = "ml_fit.heuristic", "user_problem.evidence"
    statement = with_field(with_field(complete(), Field(path=cheap)), Field(path=dear))
    steps = readiness(statement).steps

    assert [step.path for step in steps] == [cheap, dear]
    assert steps[0].value == pytest.approx(15 / 3 / BANK["Q-F04"].effort)
    assert steps[1].value == pytest.approx(10 / 2 / BANK["Q-U02"].effort)


def test_nothing_is_asked_before_what_it_rests_on_is_known() -> None:
    assert readiness(ProblemStatement()).steps[0].path == "business_goal.statement"


def test_what_is_only_inferred_is_to_be_confirmed() -> None:
    inferred = Field(path="business_goal.statement", value="x", status=Status.INFERRED)
    statement = with_field(complete(), inferred)

    assert readiness_line(readiness(statement), "en") == (
        "Ready 98 of 100, weakest: the goal. Next, confirm or correct: what should get better."
    )


def test_the_line_says_score_weakest_item_and_what_to_do_in_three_languages() -> None:
    open_today = with_field(complete(), Field(path="business_goal.baseline"))
    two_open = with_field(open_today, Field(path="decision.actor"))

    assert [readiness_line(readiness(open_today), language) for language in ("en", "fr", "de")] == [
        (
            "Ready 49 of 100, weakest: the figures for today, target and deadline. "
            "To get past 49, say where the number stands today."
        ),
        (
            "Prêt à 49 sur 100, point faible : les chiffres d'aujourd'hui, la cible et l'échéance. "
            "Pour dépasser 49, dites où en est le chiffre aujourd'hui."
        ),
        (
            "Reife: 49 von 100, am schwächsten: die Zahlen zu heute, Zielwert und Termin. "
            "Um über 49 zu kommen, als Nächstes klären: wo die Zahl heute steht."
        ),
    ]
    assert readiness_line(readiness(two_open), "en") == (
        "Ready 49 of 100, weakest: the figures for today, target and deadline. To get past 49, "
        "settle this: where the number stands today, who acts on it. Next: say who acts on it."
    )


def test_a_card_names_what_holds_the_score_back_where_nothing_is_merely_missing() -> None:
    claims = (CLAIM, CLAIM.model_copy(update={"value": "y"}))
    torn = with_field(complete(), Field(path="business_goal.target", conflicts=claims))
    both = with_field(torn, Field(path="decision.actor"))

    line = brief_line(readiness(both), "en", asking=False)

    assert "settle this: who is right about “Target”." in line
    assert "who acts on it," not in line
    assert "Next" in line


def test_where_questions_follow_they_are_the_one_next_step() -> None:
    torn = with_field(complete(), Field(path="decision.actor"))

    assert "Next" in brief_line(readiness(torn), "en", asking=False)
    assert "Next" not in brief_line(readiness(torn), "en", asking=True)


def test_every_part_item_and_hold_has_words_in_every_language() -> None:
    names = {part.path for item in ITEMS for part in item.parts} | set(PATHS)
    for language, words in READINESS_WORDS.items():
        assert set(words.parts) == names
        assert set(words.items) == {item.name for item in ITEMS}
        for hold in readiness(read(DENTAL)).holds:
            assert hold_words(hold, language)
