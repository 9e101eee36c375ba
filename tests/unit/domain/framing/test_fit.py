"""Whether machine learning is needed: nine answers, one verdict, and a person's word above it."""

from datetime import UTC, datetime

import pytest

from bot.domain.framing.fit import (
    ANSWERS,
    KIND,
    VERDICT,
    FitQuestion,
    Leaning,
    Reason,
    verdict_on,
)
from bot.domain.framing.kind import Kind, NotMlKind
from bot.domain.framing.wording_fit import reason_in
from bot.domain.provenance import Confirmation, Field, Quote, Status, Value

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
CHURN = Leaning(parts=(Kind.BINARY_CLASSIFICATION,))
PLAIN_CHURN = Leaning(parts=(Kind.BINARY_CLASSIFICATION,), learned=True)
QUOTE = Quote(message_id="m1", start=0, end=4, text="said")


def hinted(question: FitQuestion, *, yes: bool) -> dict[str, Field]:
    path = ANSWERS + question
    return {path: Field(path=path, value=yes, status=Status.INFERRED, quotes=(QUOTE,))}


def answered(path: str, value: Value, minute: int = 0) -> dict[str, Field]:
    confirmed = Confirmation(by="nadia", at=NOW.replace(minute=minute), message_id="m2")
    field = Field(path=path, value=value, status=Status.STATED, quotes=(QUOTE,))
    return {path: field.model_copy(update={"confirmed": confirmed})}


@pytest.mark.parametrize(
    ("question", "yes", "value", "reason"),
    [
        (FitQuestion.EXISTING_FIELD, True, "analytics", Reason.FIELD),
        (FitQuestion.RULES, True, "rules", Reason.RULES),
        (FitQuestion.PROCESS, True, "process", Reason.PROCESS),
        (FitQuestion.HEURISTIC_ENOUGH, True, "rules", Reason.HEURISTIC),
        (FitQuestion.ACTED_ON, False, "unclear", Reason.NO_ACTION),
        (FitQuestion.EXAMPLES, False, "unclear", Reason.NO_EXAMPLES),
        (FitQuestion.REPEATS, False, "unclear", Reason.ONCE),
    ],
)
def test_one_answer_settles_it_with_its_own_reason(
    question: FitQuestion, *, yes: bool, value: str, reason: Reason
) -> None:
    verdict = verdict_on(hinted(question, yes=yes), CHURN)
    opposite = verdict_on(hinted(question, yes=not yes), CHURN)

    assert verdict is not None
    assert (verdict.value, verdict.reason, verdict.quotes) == (value, reason, (QUOTE,))
    assert opposite is not None
    assert (opposite.value, opposite.reason) == ("ml", Reason.LEARNS)


@pytest.mark.parametrize(
    ("leaning", "value", "is_ml"),
    [
        (CHURN, "ml", True),
        (Leaning(parts=(Kind.RAG_QA,)), "llm", True),
        (Leaning(parts=(Kind.RANKING, Kind.INFORMATION_EXTRACTION)), "hybrid", True),
        (Leaning(found=NotMlKind.SEARCH), "search", False),
        (Leaning(found=NotMlKind.BUY), "buy", False),
    ],
)
def test_without_answers_the_verdict_is_what_the_task_reads_like(
    leaning: Leaning, *, value: str, is_ml: bool
) -> None:
    verdict = verdict_on({}, leaning)

    assert verdict is not None
    assert (verdict.value, verdict.is_ml) == (value, is_ml)


def test_where_nobody_said_anything_there_is_no_verdict() -> None:
    assert verdict_on({}, Leaning()) is None


def test_a_turn_of_phrase_does_not_outweigh_plain_evidence_but_an_answer_does() -> None:
    hint = verdict_on(hinted(FitQuestion.RULES, yes=True), PLAIN_CHURN)
    answer = verdict_on(answered(ANSWERS + FitQuestion.RULES, value=True), PLAIN_CHURN)

    assert hint is not None
    assert answer is not None
    assert (hint.kind, answer.kind) == (Kind.BINARY_CLASSIFICATION, Kind.NOT_ML)


def test_an_answer_goes_before_a_turn_of_phrase_about_something_else() -> None:
    fields = hinted(FitQuestion.EXISTING_FIELD, yes=True)
    fields |= answered(ANSWERS + FitQuestion.PROCESS, value=True)

    verdict = verdict_on(fields, CHURN)

    assert verdict is not None
    assert verdict.not_ml is NotMlKind.PROCESS


def test_a_rule_for_a_part_of_it_makes_two_parts() -> None:
    verdict = verdict_on(answered(ANSWERS + FitQuestion.RULES, "Partly"), CHURN)

    assert verdict is not None
    assert (verdict.value, verdict.kind, verdict.reason) == ("hybrid", Kind.HYBRID, Reason.PARTLY)


def test_an_intolerable_mistake_counts_only_where_nobody_stands_in_between() -> None:
    fields = hinted(FitQuestion.TOLERABLE, yes=False)
    alone = Field(path="decision.automation_level", value="act", status=Status.STATED)
    watched = alone.model_copy(update={"value": "suggest"})

    unwatched = verdict_on({**fields, alone.path: alone}, CHURN)
    overseen = verdict_on({**fields, alone.path: watched}, CHURN)

    assert unwatched is not None
    assert overseen is not None
    assert (unwatched.reason, overseen.reason) == (Reason.INTOLERABLE, Reason.LEARNS)


def test_a_persons_verdict_wins_over_every_answer() -> None:
    fields = hinted(FitQuestion.RULES, yes=True)
    proposal = verdict_on(fields, CHURN)

    decided = verdict_on({**fields, **answered(VERDICT, "ml")}, CHURN)

    assert proposal is not None
    assert decided is not None
    assert (proposal.kind, decided.kind) == (Kind.NOT_ML, Kind.BINARY_CLASSIFICATION)
    assert decided.reason is Reason.DECIDED


@pytest.mark.parametrize(
    ("verdict_at", "kind_at", "wins"),
    [(1, 2, Kind.FORECASTING), (2, 1, Kind.NOT_ML)],
)
def test_of_two_decisions_of_people_the_later_one_stands(
    verdict_at: int, kind_at: int, wins: Kind
) -> None:
    fields = answered(VERDICT, "analytics", verdict_at) | answered(KIND, "forecasting", kind_at)

    verdict = verdict_on(fields, CHURN)

    assert verdict is not None
    assert verdict.kind is wins


def test_a_proposal_that_nobody_confirmed_decides_nothing() -> None:
    proposed = Field(path=VERDICT, value="rules", status=Status.ASSUMED)

    verdict = verdict_on({VERDICT: proposed}, CHURN)

    assert verdict is not None
    assert verdict.value == "ml"


def test_every_reason_is_one_sentence_in_each_language() -> None:
    for language in ("en", "fr", "de"):
        sentences = [reason_in(language, reason) for reason in Reason]

        assert len(set(sentences)) == len(Reason)
        assert [one for one in sentences if not one.endswith(".") or one.count(". ")] == []
