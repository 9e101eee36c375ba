"""A draft's criteria as one line each: what was said, what people changed since, and nothing lost."""

import pytest
from hypothesis import given, settings

from bot.domain.criterion.gap import Gap
from bot.domain.criterion.parsing import parse_line
from bot.domain.framing.kind import Kind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Moment, Quantity, Quote, Status
from bot.domain.spec.canonical import Canonical, canonical
from bot.domain.spec.criterion import AcceptanceCriterion, Comparator, Parameter, Severity
from bot.domain.spec.draft import draft_spec
from bot.domain.spec.markdown import as_markdown
from bot.domain.spec.model import AISpec
from tests.unit.domain.spec import examples
from tests.unit.domain.spec.strategies import statements


def stated(path: str, *texts: str, value: object = None) -> Field:
    quotes = tuple(Quote(message_id="m1", start=0, end=len(text), text=text) for text in texts)
    listed = texts if path.startswith("metrics.") else texts[0]
    return Field.model_validate(
        {"path": path, "value": value or listed, "status": Status.STATED, "quotes": quotes}
    )


def draft(*fields: Field, **rest: object) -> AISpec:
    statement = ProblemStatement.model_validate({"fields": {f.path: f for f in fields}, **rest})
    return draft_spec(statement, ps_id="ps_1", ps_version=1)


def said(spec: AISpec) -> list[tuple[AcceptanceCriterion, Canonical]]:
    return [
        (one, canonical(one, spec.language))
        for one in spec.acceptance
        if one.text.status is Status.STATED
    ]


def lines(spec: AISpec) -> list[str]:
    return [found.line.partition(": ")[2] for _, found in said(spec)]


def test_one_sentence_with_two_criteria_becomes_two_criteria() -> None:
    spec = draft(
        stated(
            "metrics.model",
            "reduce false positives by 15% while keeping latency under 200ms",
        )
    )

    assert lines(spec) == [
        "false_positives <= baseline * 0.85 @?",
        "latency < 200 ms",
    ]
    first, second = (found for _, found in said(spec))
    assert Gap.BASELINE in first.missing
    assert Gap.PERCENTILE in second.missing


def test_a_test_that_is_too_small_is_told_while_the_spec_is_drafted() -> None:
    spec = draft(stated("task.acceptable_failure", "at most 2 % critical errors on 100 test cases"))

    [(_, found)] = said(spec)
    assert found.line.endswith("critical_error_rate <= 2 % n>=100 upper bound 95%")
    assert "149 clean ones would" in str(found.advice_in("en"))
    assert "149 cas" in str(found.advice_in("fr"))


def test_the_outcome_has_its_baseline_and_a_deadline_is_a_time() -> None:
    _, outcome = said(draft_of(examples.brightsmile()))[0]

    assert "business: no_show_rate <= 8 % from 11.8 %" in outcome.line
    assert Gap.WINDOW not in outcome.missing


def draft_of(statement: ProblemStatement) -> AISpec:
    return draft_spec(statement, ps_id="ps_1", ps_version=1)


def test_a_change_of_today_is_one_whoever_says_it() -> None:
    target = stated(
        "business_goal.target",
        "by 3 points",
        value=Quantity(value=3, unit="pp", kind="pp", text="by 3 points"),
    )
    down = Field(path="business_goal.direction", value="down", status=Status.STATED)

    [line] = lines(draft(stated("business_goal.metric", "churn"), target, down))
    assert "churn <= baseline - 3 pp @?" == line


def test_a_rule_keeps_its_event_and_its_exception() -> None:
    spec = draft_of(examples.refund_agent())

    assert 'never "refund over $500" unless approval else block_release' in lines(spec)


def test_what_people_set_by_hand_counts_more_than_the_words() -> None:
    spec = draft(stated("metrics.model", "recall of at least 90 % on fraud cases"))
    one = said(spec)[0][0]
    changed = one.model_copy(
        update={
            "threshold": Field(path="t", value=Quantity(value=92, unit="%", text="92 %")),
            "comparator": Comparator.MORE_THAN,
            "severity": Severity.CRITICAL,
            "target": Field(path="t", value=Quantity(value=95, unit="%", text="95 %")),
            "owner": Field(path="o", value="@ines"),
            "dataset": Field(path="d", value="fraud-eval@3"),
            "slice": Field(path="s", value="new customers"),
            "min_n": Field(path="n", value=Quantity(value=600, unit="", text="600")),
            "min_positives": Field(path="n", value=120.0),
            "confidence": Field(path="c", value=Quantity(value=99, unit="%", text="99 %")),
            "window": Field(path="w", value=Moment(text="by June")),
        }
    )

    assert canonical(changed).line == (
        'AC-01 [critical] statistical: recall > 92 % target 95 on fraud-eval@3 where "new customers" '
        "n>=600 positives>=120 lower bound 99% owner @ines"
    )


def test_what_does_not_fit_together_is_left_out_and_the_rest_stays() -> None:
    spec = draft(stated("metrics.model", "recall of at least 90 %"))
    one = said(spec)[0][0].model_copy(update={"comparator": Comparator.AT_MOST})

    assert "recall <= 90 %" in canonical(one).line  # its lower bound no longer suits it


def test_nine_in_ten_and_no_worse_than_today_keep_their_form() -> None:
    spec = draft(
        stated("metrics.model", "9 out of 10 answers are correct"),
        stated("metrics.guardrails", "complaints must not increase"),
    )

    assert ["answer_correctness ? 9 per 10", "complaints <= baseline * 1 @?"] == lines(spec)


def test_the_classes_of_a_kind_are_named_by_the_registry_where_it_knows_them() -> None:
    spec = draft(kind=Kind.BINARY_CLASSIFICATION)

    proposed = [canonical(one).criterion.metric for one in spec.acceptance]
    assert {"precision", "recall", "pr_auc", "critical_error_rate", "ece"} <= set(proposed)


def test_a_guardrail_of_our_own_measure_has_no_side_until_somebody_says_it() -> None:
    spec = draft(kind=Kind.BINARY_CLASSIFICATION)

    [volume] = [one for one in spec.acceptance if one.title == "Alert volume"]
    assert "custom:alert_volume ? baseline * 1 @today" in canonical(volume).line


def test_the_document_shows_lines_questions_and_what_was_not_understood() -> None:
    spec = draft(
        stated("metrics.model", "accuracy of 95 % whenever the moon is full"),
        stated("task.acceptable_failure", "at most 8 % critical errors"),
    )
    version = examples.version_of(examples.brightsmile()).model_copy(update={"spec": spec})

    document = as_markdown(version, {})
    assert "accuracy ? 95 %" in document
    assert "Is that at least, at most, or exactly?" in document
    assert "moon is full" in document.partition("*Not understood:*")[2]


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_a_phrase_in_another_language_than_the_document_is_read_in_its_own(language: str) -> None:
    spec = draft(stated("metrics.model", "Recall mindestens 90 %"), language=language)

    assert ["recall >= 90 % lower bound 95%"] == lines(spec)


def test_a_parameter_that_was_said_is_kept_with_the_criterion() -> None:
    spec = draft(stated("metrics.model", "precision@25 of at least 60 %"))

    assert Parameter(name="k", value=25) in said(spec)[0][0].params
    assert ["precision_at_k(k=25) >= 60 % lower bound 95%"] == lines(spec)


@given(statements())
@settings(max_examples=15, deadline=None)
def test_every_line_of_any_draft_can_be_read_back(statement: ProblemStatement) -> None:
    for one in draft_of(statement).acceptance:
        found = canonical(one, statement.language)
        assert found.criterion == parse_line(found.line)
        assert found.criterion.kind == one.kind
