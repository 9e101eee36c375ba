"""Whole sentences said to Remit instead of pressing a button, in three languages."""

import pytest

from bot.domain.export.bundle import Audience
from bot.slack.command import Verb, spoken


@pytest.mark.parametrize(
    ("verb", "sentences"),
    [
        (Verb.THANKS, "Thanks a lot! | merci | Danke dir | ok thanks"),
        (Verb.SPEC, "turn this into a spec | please write a spec | fais-en une spec | mach daraus eine Spec"),
        (Verb.UNDO, "undo | annule | mach das rückgängig"),
        (Verb.HELP, "help | hilfe | aide | what can you do?"),
        (Verb.EXPORT, "export | exporter | exportieren"),
        (Verb.ASK, "what is missing? | que manque-t-il ? | was fehlt noch?"),
    ],
)  # fmt: skip
def test_a_sentence_is_a_command_in_three_languages(verb: Verb, sentences: str) -> None:
    for sentence in sentences.split(" | "):
        assert verb is spoken(sentence).verb, sentence


@pytest.mark.parametrize(
    ("sentence", "audience"),
    [
        ("Show me the executive brief", Audience.EXECUTIVES),
        ("Zeig mir bitte die Kurzfassung", Audience.EXECUTIVES),
        ("Montre-moi les critères", Audience.ENGINEERS),
        ("give us the model card, please", Audience.AUDITORS),
        ("show me the spec", Audience.EVERYBODY),
    ],
)
def test_a_document_is_asked_for_by_its_name(sentence: str, audience: Audience) -> None:
    command = spoken(sentence)

    assert (Verb.EXPORT, audience) == (command.verb, command.audience)


@pytest.mark.parametrize(
    "sentence",
    [
        "thanks to the new law we must act", "we export documents", "show the documents we get",
        "make a spec for churn", "undo the damage of late parcels", "a brief visit costs us 20 minutes",
    ],
)  # fmt: skip
def test_words_about_a_goal_are_no_command(sentence: str) -> None:
    assert Verb.NEW is spoken(sentence).verb
