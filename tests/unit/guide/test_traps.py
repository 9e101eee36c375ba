"""Traps are named with the words that show them, and only where they are one."""

import pytest

from bot.domain.framing.kind import Kind
from bot.domain.framing.render import as_markdown, as_text
from bot.llm.guide.playbook import playbook
from bot.slack.views.framing import card as framing
from tests.unit.guide.conversations import entered, read, said
from tests.unit.slack.drawing import drawn
from tests.unit.slack.statements import version


def traps(*lines: str) -> dict[str, str]:
    statement = read(said(*(("p", line) for line in lines)))
    return {trap.id: trap.quote.text if trap.quote else "" for trap in statement.traps}


@pytest.mark.parametrize(
    ("line", "trap", "words"),
    [
        ("predict fraud, who will pay back; 95 % accuracy", "accuracy_on_rare", "95 % accuracy"),
        ("forecast demand per store, MAPE under 10", "percent_error_near_zero", "MAPE"),
        ("forecast demand; on sold-out days we see nothing", "sold_out_hides_demand", "sold-out"),
        ("forecast demand per store, we have no history", "no_history", "no history"),
        ("an AI agent that places orders; every step is right", "errors_multiply", "every step"),
        ("a chatbot for our handbook, in several versions", "old_versions", "several versions"),
        ("recommend similar items to get more clicks", "clicks_are_not_value", "clicks"),
        ("draft replies, and let GPT grade them, llm judge", "model_as_judge", "llm judge"),
        (
            "Wir wollen vorhersagen welche Kunden gehen, Genauigkeit 95 %",
            "accuracy_on_rare",
            "Genauigkeit",
        ),
        ("prévoir les ventes par magasin, mais pas d'historique", "no_history", "pas d'historique"),
    ],
)
def test_a_trap_is_named_with_its_words(line: str, trap: str, words: str) -> None:
    assert words in traps(line)[trap]


def test_the_same_words_are_no_trap_in_another_kind_of_task() -> None:
    assert "clicks_are_not_value" not in traps("forecast demand per store from clicks")
    assert traps("predict which customers will churn") == {}


@pytest.mark.parametrize(
    ("line", "trap"),
    [
        ("catch 100 % of card fraud with zero false alarms, predict fraud", "all_and_none"),
        ("draft replies to customers, with zero hallucinations", "no_invention"),
        ("predict which loans default, it must never be wrong", "never_wrong"),
        ("reduce complaints by 120 %, predict which customers will complain", "more_than_all"),
    ],
)
def test_what_cannot_be_had_is_said_first_and_asked_about(line: str, trap: str) -> None:
    statement = read(said(("p", line)))

    assert (statement.traps[0].id, statement.traps[0].impossible) == (trap, True)
    assert "Q-M08" in [question.id for question in statement.questions]
    assert "Say instead" in as_text(statement)


def test_saying_how_much_is_tolerable_ends_the_promise_of_perfection() -> None:
    thread = said(("p", "predict which loans default, it must never be wrong"))

    told = read(entered(thread, "p", "task.acceptable_failure", "ten in a thousand"))

    assert [trap.id for trap in read(thread).traps] == ["never_wrong"]
    assert told.traps == ()


def test_a_measure_for_a_model_is_out_of_place_without_one() -> None:
    statement = read(
        said(
            ("p", "predict which orders are late with accuracy of 95 %"),
            ("q", "it is already a field in the ERP, just look it up"),
        )
    )

    assert statement.kind is Kind.NOT_ML
    assert "measures_without_model" in {trap.id for trap in statement.traps}


def test_the_card_the_thread_and_the_document_show_it() -> None:
    statement = read(said(("p", "predict which loans default, it must never be wrong")))
    sentence = playbook("en").traps["never_wrong"]

    assert f"• “must never be wrong”: {sentence}" in as_text(statement)
    assert "## Watch out" in as_markdown(statement)
    assert any(sentence in line for line in drawn(framing.card(version(statement), {})))


def test_every_language_has_a_sentence_for_every_trap() -> None:
    assert list(playbook("fr").traps) == list(playbook("en").traps) == list(playbook("de").traps)
