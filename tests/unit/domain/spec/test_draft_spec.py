"""A spec draft says what was said, marks what it proposes, and asks for the rest."""

import pytest
from hypothesis import given, settings

from bot.domain.framing.flag import Flag
from bot.domain.framing.kind import KINDS, Kind, NotMlKind
from bot.domain.framing.statement import ActionHint, ProblemStatement
from bot.domain.number import numbers_in
from bot.domain.oversight.limit import Limits, Money
from bot.domain.provenance import Field, Quantity, Quote, Status, value_text
from bot.domain.spec.criterion import (
    AcceptanceCriterion,
    Comparator,
    CriterionKind,
    Severity,
    ThresholdType,
)
from bot.domain.spec.draft import draft_spec
from bot.domain.spec.follow import follow
from bot.domain.spec.model import AISpec, OversightMode, SpecStatus
from tests.unit.domain.spec import examples
from tests.unit.domain.spec.strategies import statements

CONVENTIONS = ("rollout.", "evaluation.repeats")  # how long, how large, how often, usually


def draft(statement: ProblemStatement) -> AISpec:
    return draft_spec(statement, ps_id="ps_1", ps_version=2)


def of_kind(spec: AISpec, kind: CriterionKind) -> list[AcceptanceCriterion]:
    return [criterion for criterion in spec.acceptance if criterion.kind is kind]


def with_fields(*fields: Field, **rest: object) -> ProblemStatement:
    return ProblemStatement.model_validate({"fields": {f.path: f for f in fields}, **rest})


def stated(path: str, text: str, value: object = None) -> Field:
    quote = Quote(message_id="m1", start=0, end=len(text), text=text)
    return Field.model_validate(
        {"path": path, "value": value or text, "status": Status.STATED, "quotes": (quote,)}
    )


def quoted_words(words: str, at: int = 0) -> Quote:
    return Quote(message_id="m1", start=at, end=at + len(words), text=words)


def test_a_draft_is_pinned_to_the_version_of_the_statement() -> None:
    spec = draft(examples.brightsmile())

    assert (spec.problem_statement, spec.problem_statement_version) == ("ps_1", 2)
    assert spec.status is SpecStatus.DRAFT
    assert spec.decision_log == ()


def test_the_business_target_becomes_a_business_criterion_with_its_evidence() -> None:
    statement = examples.brightsmile()

    criterion = draft(statement).acceptance[0]

    assert criterion.kind is CriterionKind.BUSINESS
    assert criterion.comparator is Comparator.AT_MOST
    assert criterion.threshold is not None
    assert criterion.threshold.value == statement.field("business_goal.target").value
    assert criterion.threshold.quotes == statement.field("business_goal.target").quotes
    assert criterion.threshold.derived_from == "business_goal.target"
    assert criterion.baseline is not None
    assert value_text(criterion.baseline.value) == "11.8 % of booked slots"
    assert "comparator" not in criterion.proposed


def test_a_relative_target_is_held_against_today_and_not_read_as_a_limit() -> None:
    criterion = draft(examples.churn()).acceptance[0]

    assert criterion.threshold_type is ThresholdType.RELATIVE_TO_BASELINE
    assert criterion.comparator is None
    assert [(p.name, p.value) for p in criterion.params] == [("direction", "down")]


def test_a_limit_nobody_named_follows_the_direction_and_is_marked_as_a_proposal() -> None:
    target = stated("business_goal.target", "8 %", Quantity(value=8, unit="%", text="8 %"))
    down = Field(path="business_goal.direction", value="down", status=Status.ASSUMED, rationale="x")

    criterion = draft(with_fields(target, down)).acceptance[0]

    assert criterion.comparator is Comparator.AT_MOST
    assert "comparator" in criterion.proposed


def test_model_metrics_are_proposed_by_kind_without_a_number() -> None:
    spec = draft(examples.brightsmile())

    proposals = [c for c in of_kind(spec, CriterionKind.STATISTICAL) if c.open_item]
    assert {"Precision at threshold", "Recall at threshold", "PR-AUC"} <= {
        criterion.title for criterion in proposals
    }
    for criterion in proposals:
        assert criterion.text.status is Status.ASSUMED
        assert criterion.text.rationale
        assert criterion.to_be_agreed
        item = spec.open_item(criterion.open_item or "")
        assert item is not None
        assert item.question.endswith("?")
        assert f"acceptance.{criterion.id}.threshold" in item.paths


def test_a_metric_somebody_asked_for_replaces_the_proposals() -> None:
    asked = stated("metrics.model", "recall of at least 90 %", ("recall of at least 90 %",))

    spec = draft(with_fields(asked, kind=Kind.BINARY_CLASSIFICATION))

    recall = next(c for c in spec.acceptance if c.title == "recall of at least 90 %")
    assert recall.comparator is Comparator.AT_LEAST
    assert recall.threshold is not None
    assert isinstance(recall.threshold.value, Quantity)
    assert (recall.threshold.value.value, recall.threshold.value.unit) == (90, "%")
    assert "PR-AUC" not in {criterion.title for criterion in spec.acceptance}


def test_the_k_of_a_metric_is_not_mistaken_for_a_threshold() -> None:
    asked = stated("metrics.model", "precision@25 per day", ("precision@25 per day",))

    spec = draft(with_fields(asked, kind=Kind.RANKING))

    criterion = next(c for c in spec.acceptance if c.title == "precision@25 per day")
    assert criterion.to_be_agreed


def test_what_must_never_happen_without_approval_is_an_invariant_outside_the_model() -> None:
    spec = draft(examples.refund_agent())

    [invariant] = of_kind(spec, CriterionKind.INVARIANT)
    assert invariant.title == "never refund over $500 without approval"
    assert invariant.severity is Severity.CRITICAL
    assert invariant.threshold is None
    [rail] = spec.guardrails
    assert rail.criterion == invariant.id
    assert rail.enforcement.value != "model"
    [row] = spec.oversight
    assert value_text(row.action.value) == "refund over $500"
    assert row.asked.value == "approve"


def test_an_action_whose_number_nobody_said_is_shown_in_the_words_that_were_said() -> None:
    quote = Quote(message_id="m1", start=0, end=21, text="refund small amounts.")
    hint = ActionHint(action="refund up to $900", mode="auto", quote=quote)

    spec = draft(ProblemStatement(actions=(hint,), kind=Kind.AGENT_ACTIONS))

    assert value_text(spec.oversight[0].action.value) == "refund small amounts."


def test_an_action_keeps_the_limit_it_was_given() -> None:
    words = "never refund over $500 without approval"
    quote = Quote(message_id="m1", start=0, end=len(words), text=words)
    hint = ActionHint(action="refund", mode="approve", quote=quote)

    spec = draft(ProblemStatement(actions=(hint,), kind=Kind.AGENT_ACTIONS))

    assert value_text(spec.oversight[0].action.value) == words


def test_a_passage_is_not_counted_twice() -> None:
    words = "never refund over $500 without approval"
    hint = examples.refund_agent().actions[0]
    listed = Field(path="task.actions", value=(words,), status=Status.STATED, quotes=(hint.quote,))
    same = Field(
        path="task.critical_errors", value=words, status=Status.STATED, quotes=(hint.quote,)
    )

    spec = draft(with_fields(listed, same, actions=(hint, hint), kind=Kind.AGENT_ACTIONS))

    assert len(of_kind(spec, CriterionKind.INVARIANT)) == 1
    assert len(spec.oversight) == 1


def test_a_mistake_of_a_model_is_kept_rare_and_not_promised_never_to_happen() -> None:
    error = stated("task.critical_errors", "a dose that is made up")

    spec = draft(with_fields(error, kind=Kind.LLM_GENERATION))

    criterion = next(c for c in spec.acceptance if c.title == "a dose that is made up")
    assert criterion.kind is CriterionKind.STATISTICAL
    assert criterion.severity is Severity.CRITICAL
    assert criterion.to_be_agreed


@pytest.mark.parametrize("subkind", [*NotMlKind, None])
def test_what_needs_no_learning_is_tested_exactly_and_has_no_model_metrics(
    subkind: NotMlKind | None,
) -> None:
    statement = examples.rule_instead().model_copy(update={"not_ml_subkind": subkind})

    spec = draft(statement)

    assert spec.is_ml is False
    assert not of_kind(spec, CriterionKind.STATISTICAL)
    assert {c.kind for c in spec.acceptance} <= {
        CriterionKind.BUSINESS, CriterionKind.INVARIANT, CriterionKind.PROCESS,
    }  # fmt: skip
    assert len(spec.acceptance) >= 2
    assert all(not path.startswith("data.") for item in spec.open_items for path in item.paths)


def test_a_verdict_against_learning_is_enough() -> None:
    verdict = stated("ml_fit.verdict", "analytics")

    spec = draft(with_fields(verdict))

    assert (spec.is_ml, spec.not_ml_subkind) == (False, NotMlKind.ANALYTICS)


def test_an_empty_statement_gives_questions_and_no_criteria() -> None:
    spec = draft(ProblemStatement())

    assert spec.acceptance == ()
    assert spec.behaviour == ()
    assert list(spec.leaves())
    assert all(leaf.value is None for leaf in spec.leaves())
    assert {"kind", "problem.metric", "problem.target"} <= {
        path for item in spec.open_items for path in item.paths
    }


def test_two_values_stay_two_values_and_are_asked_about_first() -> None:
    spec = draft(examples.churn())

    assert spec.problem.baseline.value is None
    assert [value_text(claim.value) for claim in spec.problem.baseline.conflicts] == [
        "3.1% a month",
        "2.4% a month",
    ]
    first = spec.open_items[0]
    assert first.ask == "Q-C01"
    assert first.people == ("U1", "U2")
    assert "problem.baseline" in first.paths


def test_a_question_goes_to_the_person_who_was_named() -> None:
    spec = draft(examples.brightsmile())

    [item] = [item for item in spec.open_items if item.ask == "Q-D01"]
    assert item.owner == "U2"


def test_what_a_person_is_done_with_is_not_asked_again() -> None:
    closed = Field.model_validate(
        {
            "path": "business_goal.deadline",
            "confirmed": {"by": "U1", "at": examples.NOW, "message_id": "m1"},
        }
    )

    spec = draft(with_fields(closed))

    assert "problem.deadline" not in {path for item in spec.open_items for path in item.paths}


def test_a_high_impact_area_needs_approval_and_says_when_less_was_asked_for() -> None:
    quote = Quote(message_id="m1", start=0, end=18, text="reject the weakest")
    statement = ProblemStatement(
        kind=Kind.AGENT_ACTIONS,
        flags=(Flag(flag="F-EMPLOYMENT", trigger="applicants", quote=quote),),
        actions=(ActionHint(action="reject the weakest", mode="auto", quote=quote),),
    )

    spec = draft(statement)

    [row] = spec.oversight
    assert row.floor is OversightMode.APPROVE
    assert any(row.asked.path in item.paths for item in spec.open_items if item.blocking)
    assert any("Legal" in c.title for c in of_kind(spec, CriterionKind.PROCESS))


def test_a_dismissed_suspicion_has_no_effect() -> None:
    flag = Flag.model_validate({"flag": "F-CREDIT", "trigger": "x", "status": "dismissed"})

    spec = draft(ProblemStatement(flags=(flag,), kind=Kind.REGRESSION))

    assert not [risk for risk in spec.risks if risk.flag]
    assert not of_kind(spec, CriterionKind.PROCESS)


def test_a_limit_on_latency_is_a_service_level() -> None:
    spec = draft(examples.refund_agent())

    [level] = of_kind(spec, CriterionKind.SLO)
    assert level.title == "Latency"
    assert level.comparator is Comparator.AT_MOST


@given(statements())
@settings(max_examples=30, deadline=None)
def test_any_statement_drafts_the_same_spec_every_time(statement: ProblemStatement) -> None:
    first = draft(statement)

    assert first == draft(statement)
    ids = [
        part.id
        for section in (first.acceptance, first.oversight, first.open_items, first.behaviour)
        for part in section
    ]
    assert len(ids) == len(set(ids))
    for criterion in first.acceptance:
        if criterion.to_be_agreed and not (criterion.threshold and criterion.threshold.conflicts):
            assert first.open_item(criterion.open_item or "") is not None


@given(statements())
@settings(max_examples=30, deadline=None)
def test_nothing_is_stated_that_was_not_stated(statement: ProblemStatement) -> None:
    spoken = {field.value for field in statement.fields.values() if field.status is Status.STATED}
    items = {item for value in spoken if isinstance(value, tuple) for item in value}
    passages = {hint.quote.text.strip() for hint in statement.actions}
    named = {hint.action.strip() for hint in statement.actions} | {
        hint.mode for hint in statement.actions
    }

    for leaf in draft(statement).having(Status.STATED):
        parts = {leaf.value} | ({leaf.value.text} if isinstance(leaf.value, Quantity) else set())
        texts = items | {value for value in spoken if isinstance(value, str)}
        inside = isinstance(leaf.value, Quantity) and any(leaf.value.text in item for item in texts)
        assert inside or parts & (spoken | items | passages | named)
        assert leaf.quotes


@given(statements())
@settings(max_examples=30, deadline=None)
def test_a_proposal_names_no_number(statement: ProblemStatement) -> None:
    kept = {field.value for field in statement.fields.values()}
    told = statement.model_copy(update={"fields": {}, "actions": (), "conflicts": ()})

    for leaf in draft(told).having(Status.ASSUMED):
        if leaf.path.startswith(CONVENTIONS):
            continue
        digits = [n for n in numbers_in(value_text(leaf.value)) if n.text[:1].isdigit()]
        assert not digits or leaf.value in kept
        assert leaf.rationale


def test_every_kind_drafts_its_own_measures() -> None:
    for kind, definition in KINDS.items():
        spec = draft(ProblemStatement(kind=kind))

        titles = {criterion.title.casefold() for criterion in spec.acceptance}
        if kind is Kind.NOT_ML:
            assert len(titles) == 1
        else:
            assert titles & {name.casefold() for name in definition.metrics}


def test_an_action_needs_the_oversight_its_consequences_ask_for() -> None:
    [unset] = draft(examples.refund_agent()).oversight
    limits = Limits(
        small_sum=Money(amount=500, currency="USD"),
        large_sum=Money(amount=5000, currency="USD"),
        many_records=10,
    )
    words = "refund up to $500"
    hint = ActionHint(action=words, mode="approve", quote=quoted_words(words))
    small = ProblemStatement(actions=(hint,), kind=Kind.AGENT_ACTIONS)
    [row] = draft_spec(small, ps_id="ps_1", ps_version=1, limits=limits).oversight

    assert unset.floor is OversightMode.DUAL_APPROVE
    assert "no limit set here" in (unset.floor_reason or "")
    assert row.floor is OversightMode.APPROVE
    assert row.blast is not None
    assert (row.blast.value, row.blast.status) == ("B1", Status.INFERRED)


def test_what_was_said_of_undoing_counts_for_the_only_action_and_never_loosens_one_of_many() -> (
    None
):
    undo = stated("task.undo", "we can restore it within 30 days")
    hints = tuple(
        ActionHint(action=words, quote=quoted_words(words, at))
        for at, words in ((0, "delete the customer's file"), (50, "send the customer a letter"))
    )
    alone = with_fields(undo, actions=hints[:1], kind=Kind.AGENT_ACTIONS)
    both = with_fields(undo, actions=hints, kind=Kind.AGENT_ACTIONS)

    def undoing(statement: ProblemStatement) -> list[object]:
        return [row.reversibility and row.reversibility.value for row in draft(statement).oversight]

    assert undoing(alone) == ["R2"]
    assert undoing(both) == ["R3", "R2"]


def test_asking_for_less_than_the_consequences_need_is_an_open_question() -> None:
    words = "delete the customer's file"
    hint = ActionHint(action=words, mode="auto", quote=quoted_words(words))

    spec = draft(ProblemStatement(actions=(hint,), kind=Kind.AGENT_ACTIONS))

    [item] = [one for one in spec.open_items if "by its consequences" in one.question]
    assert item.blocking
    assert item.question == (
        "“delete the customer's file” was asked for with no approval; "
        "by its consequences it needs an approval. Which holds?"
    )
    assert item.why.startswith("A person approves first: it cannot be undone")


def test_an_action_that_waits_for_people_is_not_done_when_nobody_answers() -> None:
    [row] = draft(examples.refund_agent()).oversight

    assert row.timeout_outcome is not None
    assert row.respond_within is not None
    assert (row.timeout_outcome.value, row.timeout_outcome.status) == ("deny", Status.ASSUMED)
    assert (row.respond_within.value, row.respond_within.ask) == (None, "P-Q01")


def test_a_spec_keeps_the_limits_it_was_drafted_with_when_it_follows_its_statement() -> None:
    words = "refund up to $500"
    hint = ActionHint(action=words, mode="approve", quote=quoted_words(words))
    statement = ProblemStatement(actions=(hint,), kind=Kind.AGENT_ACTIONS)
    limits = Limits(small_sum=Money(amount=500, currency="USD"))
    spec = draft_spec(statement, ps_id="ps_1", ps_version=1, limits=limits)
    later = statement.model_copy(update={"title": "Refunds"})

    followed = follow(spec, statement, later, after_version=2).spec

    assert followed.title == "Refunds"
    assert [row.floor for row in followed.oversight] == [OversightMode.APPROVE]
    assert [row.floor for row in draft(later).oversight] == [OversightMode.DUAL_APPROVE]
