"""What people read where nothing has to be learned, and how their own word changes it."""

import pytest

from bot.domain.conversation.model import MessageKind
from bot.domain.framing.instead import INSTEAD
from bot.domain.framing.kind import Kind, NotMlKind
from bot.domain.framing.render import as_markdown, as_text
from bot.domain.provenance import Status
from bot.llm.guide.lexicon import lexicon
from bot.llm.guide.phrase_index import tokens_of
from bot.llm.guide.playbook import playbook
from tests.unit.guide.conversations import entered, read, said

SIGNATURE = said(
    ("k", "We want to speed up purchase approvals with AI"),
    ("l", "honestly it waits for one signature, Bernd only signs on Fridays"),
)


def test_the_thread_says_what_to_do_instead_and_how_to_try_it_cheaply() -> None:
    text = as_text(read(SIGNATURE))

    assert "Good news: this looks solvable without machine learning." in text
    assert "• Build instead: Repair the step that holds it up" in text
    assert "• Cheapest test: For the next few cases a deputy decides" in text
    assert "Why: “waits for one signature” sounds like a step in the process" in text
    assert text.count("Build instead") == 1


def test_the_document_has_it_all_once_with_the_words_it_rests_on() -> None:
    document = as_markdown(read(SIGNATURE))

    top = document.split("## Business goal", maxsplit=1)[0]
    assert "How you will know" in top
    assert "Who should own it" in top
    assert "When machine learning would pay" in top
    assert document.count("Cheapest test") == 1
    assert "> honestly it waits for one signature" in document


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_no_measure_of_a_model_is_asked_of_what_is_not_one(language: str) -> None:
    measures = [
        (subkind, path)
        for subkind, texts in playbook(language).instead.items()
        for path, value in texts.items()
        if lexicon(language).hits(tokens_of(str(value))).get("model_metric")
    ]

    assert measures == []
    assert lexicon("en").hits(tokens_of("a recall of most cases")).get("model_metric")


def test_what_is_not_learned_leaves_no_gap_about_a_model() -> None:
    fields = read(SIGNATURE).fields

    assert [path for path in fields if path.startswith(("task.cost", "metrics.", "data."))] == []


@pytest.mark.parametrize("subkind", list(NotMlKind))
def test_every_language_says_every_part_for_every_sub_kind(subkind: NotMlKind) -> None:
    for language in ("en", "fr", "de"):
        assert tuple(playbook(language).instead[subkind]) == INSTEAD


@pytest.mark.parametrize(
    ("line", "subkind"),
    [
        ("Predict which orders are late? It is already a field in the ERP", NotMlKind.ANALYTICS),
        ("can AI tell us who is overdue? just look it up, there is a table for that", "analytics"),
        ("AI should decide on discounts, but a few rules would do", NotMlKind.RULES),
        ("the permits are slow because only one person can approve them", NotMlKind.PROCESS),
        ("Die Freigaben dauern zu lange, es wartet auf eine einzige Unterschrift", "process"),
        ("On veut classer les remises, mais une poignée de règles suffit", NotMlKind.RULES),
    ],
)
def test_people_say_it_in_many_ways(line: str, subkind: str) -> None:
    statement = read(said(("p", line)))

    assert statement.kind is Kind.NOT_ML
    assert statement.not_ml_subkind == subkind


@pytest.mark.parametrize(
    "line",
    [
        "Predict which orders are late; there is no clear rule for that",
        "predict which customers will churn. we tried rules and there are too many exceptions",
    ],
)
def test_saying_that_rules_fail_is_no_smell_of_rules(line: str) -> None:
    statement = read(said(("p", line)))

    assert statement.is_ml is True
    assert statement.field("ml_fit.answers.rules").value is False


def test_a_no_to_the_question_ends_the_suspicion() -> None:
    thread = said(("p", "Predict which invoices are late, it's always the same rule I think"))
    suspected = read(thread)

    denied = read(entered(thread, "p", "ml_fit.answers.rules", "No", question="Q-F01"))

    assert suspected.not_ml_subkind is NotMlKind.RULES
    assert denied.kind is Kind.BINARY_CLASSIFICATION
    assert denied.field("ml_fit.answers.rules").confirmed is not None


def test_partly_makes_a_part_with_rules_and_a_part_that_learns() -> None:
    thread = said(("p", "Predict which invoices are late, it's always the same rule I think"))

    statement = read(entered(thread, "p", "ml_fit.answers.rules", "Partly", question="Q-F01"))

    assert statement.kind is Kind.HYBRID
    parts = statement.field("task.components")
    assert isinstance(parts.value, tuple)
    assert parts.value[0] == "written rules"
    assert "yes/no prediction" in parts.value[1]


def test_a_verdict_set_by_hand_stands_and_takes_the_proposal_away() -> None:
    edited = entered(SIGNATURE, "k", "ml_fit.verdict", "buy", kind=MessageKind.EDIT)

    statement = read(edited)

    assert statement.not_ml_subkind is NotMlKind.BUY
    assert statement.field("ml_fit.verdict").confirmed is not None
    assert "Take the finished product" in as_text(statement)


def test_parts_are_named_with_the_words_they_were_read_from() -> None:
    line = (
        "Can AI extract the line items from pdfs? "
        "And it should answer questions from our handbook as a chatbot"
    )

    field = read(said(("p", line))).field("task.components")

    assert field.status is Status.INFERRED
    assert isinstance(field.value, tuple)
    assert "reading fields out of documents (“Can AI extract the line items from pdfs”)" in (
        field.value
    )
    assert all(line[quote.start : quote.end] == quote.text for quote in field.quotes)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("predict which customers will churn, although nobody would act on it", "Nobody acts"),
        ("predict which customers will churn, but we have no data yet", "nothing to learn from"),
    ],
)
def test_where_learning_would_not_pay_yet_the_reason_stands_beside_the_kind(
    line: str, words: str
) -> None:
    statement = read(said(("p", line)))

    assert (statement.kind, statement.is_ml) == (Kind.BINARY_CLASSIFICATION, None)
    assert words in as_text(statement)


def test_parts_counted_off_in_one_message_make_several_parts() -> None:
    line = "Three things: extract the fields, classify the mails and draft replies"

    listed = read(said(("p", line)))
    one = read(said(("p", "extract the fields and classify the mails")))

    assert listed.kind is Kind.HYBRID
    parts = listed.field("task.components").value
    assert isinstance(parts, tuple)
    assert len(parts) == 3
    assert one.kind is not Kind.HYBRID
