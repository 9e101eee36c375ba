"""A rule or a phrase that is not looked for must not have been there: signs are never too narrow."""

from collections.abc import Iterator
from dataclasses import fields
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain import number
from bot.domain.criterion import naming
from bot.domain.criterion.reading import figure, mark, metric_choice, sense, standing
from bot.domain.criterion.reading.lexicon import Words, pattern
from bot.domain.criterion.reading.tongue import LEXICONS
from bot.domain.lint import reading
from bot.domain.lint.catalogue import SENTENCE_RULES
from bot.domain.lint.rule import Rule
from bot.domain.lint.rules import content, measure
from bot.domain.lint.sentence import Sentence
from bot.domain.lint.tongue import language_of
from bot.domain.lint.words import pattern as patterns
from bot.domain.phrases import Blanked, Listed, Phrases, signs_of
from tests.lint.labelled import HALVES, labelled

TEXTS = [entry.text for half in HALVES for entry in labelled(half)]
SENTENCES = [Sentence(text, language_of(text)) for text in TEXTS]
LISTS = [field.name for field in fields(Words) if field.name != "glue"]


@pytest.mark.parametrize(
    "rule", [rule for rule in SENTENCE_RULES if rule.needs], ids=lambda r: r.id
)
def test_a_rule_that_is_passed_over_had_nothing_to_say(rule: Rule) -> None:
    passed_over = [
        sentence.text
        for sentence in SENTENCES
        if not rule.may_strike(sentence) and list(rule.check(sentence))
    ]

    assert [] == passed_over


@pytest.mark.parametrize("language", LEXICONS)
@pytest.mark.parametrize("name", LISTS)
def test_a_phrase_that_is_found_has_one_of_its_signs(language: str, name: str) -> None:
    phrases: Phrases = pattern(getattr(LEXICONS[language].words, name))

    hidden = [text for text in TEXTS if not phrases.may_be_in(text)]
    unseen = [text for text in hidden if any(phrases.match(text, at) for at in range(len(text)))]

    assert [] == unseen


@pytest.mark.parametrize(
    "module",
    [naming, number, figure, mark, sense, reading, content, measure, patterns],
    ids=lambda one: one.__name__.removeprefix("bot.domain."),
)
def test_what_a_module_passes_over_is_not_there(module: ModuleType) -> None:
    named = [one for one in vars(module).values() if isinstance(one, Phrases)]
    listed = [one for many in vars(module).values() if isinstance(many, tuple) for one in many]
    blanked = [one for many in vars(module).values() if isinstance(many, Blanked) for one in many]
    every = [*named, *(one for one in listed if isinstance(one, Phrases)), *blanked]

    hidden = [(one, text) for one in every for text in TEXTS if not one.may_be_in(text)]
    unseen = [text for one, text in hidden if any(one.match(text, at) for at in range(len(text)))]

    assert hidden, "what looks for its phrases everywhere saves nothing"
    assert [] == unseen


@pytest.mark.parametrize(
    ("parts", "signs"),
    [
        (["at least", "no less than"], ("least", "less")),
        (["reduc(?:e|es|ed)"], ("reduc",)),
        (["answers?|repl(?:y|ies)"], ("answer", "repl")),
        (["cannot", "not"], ("not",)),  # what has "cannot" has "not"
        (["(?:by|until) (?:may|june)"], ("by", "until")),  # one of the words it begins with
        (["(?:by|until) (?:may|june)|in \\d+|\\d+"], None),  # nothing that all of them have
        (["(?:by|until)? (?:may|june)"], None),
        (["optimi[sz]e"], ("optimi",)),
        (["\\+(?!\\s?\\d)"], None),
    ],
)
def test_signs_are_letters_that_an_alternative_cannot_do_without(
    parts: list[str], signs: tuple[str, ...] | None
) -> None:
    assert signs == signs_of(parts)


def every_phrase() -> Iterator[Phrases]:
    """All that is looked for by its signs, wherever it is written down."""
    for words in LEXICONS.values():
        yield from words.lists.values()
        yield words.before.phrases
        for listed in (words.ratios, words.periods, words.counted):
            yield from (phrases for phrases, _ in listed)
        yield from (phrases for phrases, _ in words.after)
    modules = [naming, number, figure, mark, sense, reading, content, measure, patterns]
    modules += [standing, metric_choice]
    for value in (value for module in modules for value in vars(module).values()):
        if isinstance(value, Phrases):
            yield value
        elif isinstance(value, Blanked):
            yield from value


EVERY = list(every_phrase())
LETTERS = st.characters(
    codec="latin-1"
)  # an older letter that small letters are taken for is no text


@settings(
    max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
@given(st.data())
def test_whatever_a_phrase_can_be_has_one_of_its_signs(data: st.DataObject) -> None:
    """Made from the phrases themselves, not from texts that happen to have them."""
    phrases = data.draw(st.sampled_from(EVERY))
    text = data.draw(st.from_regex(phrases.regex, alphabet=LETTERS))

    assert phrases.may_be_in(text), (phrases.signs, text)


def test_letters_that_may_be_missing_are_no_sign() -> None:
    """The control: the longest word of a phrase alone would hide "colour" from a text with "color"."""
    phrases = Phrases(r"(?<!\w)(?:colou?r)(?!\w)", ["colou?r"])

    assert phrases.search("one color") is not None
    assert phrases.search("one colour") is not None
    assert phrases.search("one shade") is None


@pytest.mark.parametrize("language", LEXICONS)
@pytest.mark.parametrize("name", ["ratios", "periods", "counted"])
def test_a_list_that_is_passed_over_has_none_of_its_phrases(language: str, name: str) -> None:
    listed: Listed[object] = getattr(LEXICONS[language], name)

    passed_over = [text for text in TEXTS if not listed.near(text)]
    unseen = [
        text
        for text in passed_over
        if any(one.match(text, at) for one, _ in listed for at in range(len(text)))
    ]

    assert passed_over
    assert [] == unseen


def test_a_list_with_a_phrase_that_has_no_sign_is_never_passed_over() -> None:
    plain = Phrases(r"\d+ (?:may|june)", [r"\d+ (?:may|june)"])
    listed = Listed([(Phrases("half", ["half"]), 1), (plain, 2)])

    assert [entry for _, entry in listed.near("on 3 June")] == [1, 2]
