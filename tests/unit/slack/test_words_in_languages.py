"""The card speaks the language of the conversation, all of it."""

import re
from collections.abc import Callable

import pytest
from inline_snapshot import snapshot

from bot.domain.framing.difference import changed
from bot.domain.framing.field import FIELDS
from bot.domain.framing.inquiry import Inquiry, inquiry_in
from bot.domain.policy.telling_words import TELLING
from bot.slack.blocks import MessageView
from bot.slack.views import word as words
from bot.slack.views.framing.card import card
from bot.slack.views.framing.turn import Beside, turn
from bot.slack.views.home_words import HOME_WORDS
from bot.slack.views.policy.words import POLICY_WORDS
from tests.unit.slack.drawing import drawn
from tests.unit.slack.statements import CAPACITY, NAMES, dental, statement, version

TABLES = (
    words.WORDS,
    words.STATEMENT_STATUSES,
    words.SPEC_STATUSES,
    words.SURENESS,
    words.INSTEAD,
    words.PARKED,
    words.FLAG_NAMES,
    words.OVERSIGHT,
    POLICY_WORDS,
    HOME_WORDS,
    TELLING,
)


def card_in(language: str) -> MessageView:
    return card(version(dental().model_copy(update={"language": language})), NAMES)


def reply_in(language: str) -> MessageView:
    told = dental().model_copy(update={"language": language})
    empty = statement(questions=(CAPACITY,)).model_copy(update={"language": language})
    return turn(changed(empty, told), version(told), NAMES)


@pytest.mark.parametrize("language", ["fr", "de"])
def test_every_word_has_its_like_in_every_language(language: str) -> None:
    for table in TABLES:
        english: dict[str, str] = {str(key): text for key, text in table["en"].items()}
        other: dict[str, str] = {str(key): text for key, text in table[language].items()}
        assert set(english) == set(other)
        for key, text in english.items():
            assert re.findall(r"{\w+}", text) == re.findall(r"{\w+}", other[key]), key


@pytest.mark.parametrize("language", ["fr", "de"])
def test_every_choice_is_spelled_out_in_every_language(language: str) -> None:
    english, other = words.CHOICES["en"], words.CHOICES[language]

    assert {path: set(choices) for path, choices in english.items()} == {
        path: set(choices) for path, choices in other.items()
    }


@pytest.mark.parametrize("language", ["fr", "de"])
@pytest.mark.parametrize("view", [card_in, reply_in], ids=["card", "reply"])
def test_nothing_of_ours_stays_english(language: str, view: Callable[[str], MessageView]) -> None:
    """The control is English itself: there these words are found."""
    ours = {
        *(text for key, text in words.WORDS["en"].items() if text != words.WORDS[language][key]),
        *(FIELDS[path].label for path in FIELDS),
    } - {words.label(path, language) for path in FIELDS}
    ours = {one for one in ours if len(one) > len("was")}  # a German word too
    shown, english = "\n".join(drawn(view(language))), "\n".join(drawn(view("en")))

    def found(text: str) -> set[str]:
        return {one for one in ours if re.search(rf"(?m)(^\W*|[\[:·,] ?){re.escape(one)}\b", text)}

    assert len(found(english)) > 3
    assert set() == found(shown)


def test_the_card_in_french() -> None:
    assert drawn(card_in("fr")) == snapshot(
        [
            "# Missed dental appointments",
            "~ Énoncé du problème · questions ouvertes · dit : 2 · supposé : 1 · inconnu : 8",
            "~ Prêt à 10 sur 100, point faible : ce que l'on fera autrement.",
            ":mag: Cela ressemble à : prédiction oui/non.",
            ":speech_balloon: Ce qui a été dit",
            "- Objectif: fewer missed appointments “fewer no-shows” — Nadia",
            "- Cible: below 8 % — Nadia",
            ":bulb: Ce que je suppose",
            "- Règle simple à battre: missed 2 of the last 5 — The simplest rule to try.",
            ":grey_question: Pas encore connu: Responsable, Indicateur, Aujourd'hui, Échéance, Décision, Qui agit et 2 de plus dans le document complet",
            "divider",
            ":question: 2 questions aideraient le plus — touchez une réponse ou répondez dans ce fil.",
            "1. Nadia said below 8 %, Leo said 10 %: which is right?",
            "~ One target decides.",
            "[below 8 %] [10 %] [Autre chose] [Je ne sais pas]",
            "divider",
            "2. How many of these can you handle per day?",
            "~ It sets how strict the system must be. La meilleure personne pour répondre : Leo.",
            "[Répondre] [Je ne sais pas] [… Charger quelqu'un de se renseigner | Demander plus tard | Pas pertinent ici]",
            "divider",
            "[Rédiger une spec] [Modifier] [Tout lire] [… Pourquoi le pensez-vous ? | Qu'est-ce qui a changé ?]",
            "~ `ps_01J` · version 3 · Rédigé par des règles",
        ]
    )


def test_the_reply_in_german() -> None:
    assert drawn(reply_in("de")) == snapshot(
        [
            ":white_check_mark: Ziel: fewer missed appointments",
            ":white_check_mark: Zielwert: below 8 %",
            "Als Nächstes: Nadia said below 8 %, Leo said 10 %: which is right?",
            "[below 8 %] [10 %] [Etwas anderes] [Weiß nicht] [Rückgängig]",
        ]
    )


def test_one_more_change_is_one_change() -> None:
    assert "1 more change is in the card." == words.told("more_change", count=1)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "explain AC-02"), ("fr", "explique AC-02"), ("de", "erkläre AC-02")],
)
def test_where_there_is_a_spec_an_answer_names_what_can_be_said_about_it(
    language: str, said: str
) -> None:
    plain = statement().model_copy(update={"language": language})

    found = "\n".join(drawn(turn((), version(plain), NAMES, spec=Beside("AC-02", 0))))
    without = "\n".join(drawn(turn((), version(plain), NAMES)))

    assert said in found
    assert words.word("specify", language) in without
    assert words.word("specify", language) not in found  # it is drafted already
    understood = inquiry_in(said)
    assert understood
    assert Inquiry.ITEM is understood.inquiry


def test_an_answer_says_that_the_spec_has_it_too() -> None:
    told = dental()
    changes = changed(statement(questions=(CAPACITY,)), told)

    found = drawn(turn(changes, version(told), NAMES, spec=Beside("AC-01", 3)))

    assert any("The spec has it too, as version 3." in line for line in found)
