"""Remit promises nothing that no test can back: its own texts are read for such phrases."""

from collections.abc import Iterator
from pathlib import Path
from types import CodeType

import pytest

from bot.domain.lint.forbidden import forbidden_in
from tests.meta.tree import ROOT, sources

# Modules whose strings are patterns and lexicons: what people say, not what the bot says.
HEARD = (
    "bot/domain/lint/forbidden.py",
    "bot/domain/lint/words/",
    "bot/domain/criterion/reading/",
    "bot/domain/criterion/synonym.py",
    "bot/domain/oversight/action_words.py",
    "bot/domain/framing/similarity_words.py",
    "bot/domain/framing/inquiry_words.py",
    "bot/domain/framing/inquiry_spec_words.py",
    "bot/slack/command_words.py",
)


def strings(file: Path) -> Iterator[str]:
    """The strings of a module as it is compiled without what speaks to developers, its docstrings."""
    code = compile(file.read_text(encoding="utf-8"), str(file), "exec", optimize=2)
    waiting: list[object] = [code]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, CodeType):
            waiting += each.co_consts
        elif isinstance(each, tuple | frozenset):
            waiting += each


def spoken() -> list[tuple[str, str]]:
    """Every text in a module that speaks to people, with its place."""
    found = []
    for file in sources("bot"):
        name = str(file.relative_to(ROOT))
        if name.startswith(HEARD):
            continue
        found += [(name, text) for text in strings(file) if " " in text]
    return found


def test_no_text_of_the_bot_promises_too_much() -> None:
    texts = spoken()

    promised = [
        f"{place}: {one.claim}: {one.text!r}" for place, text in texts for one in forbidden_in(text)
    ]

    assert len(texts) > 5000  # the net is cast where texts are
    assert [] == promised


@pytest.mark.parametrize(
    "text",
    [
        "The model is 95 % accurate.",
        "We guarantee the result.",
        "It has no bias.",
        "The AI knows the answer.",
        "This is statistically proven.",
        "The bot is safe.",
        "It works at human-level.",
        "The spec is AI Act compliant.",
        "It nearly passed.",
        "Le modèle est précis à 95 %.",
        "Le résultat est garanti.",
        "L'IA sait répondre.",
        "Le bot est sûr.",
        "Conforme à l'AI Act.",
        "Das Modell ist zu 95 % genau.",
        "Das Ergebnis ist garantiert.",
        "Die KI weiß es.",
        "Der Bot ist sicher.",
        "AI-Act-konform.",
    ],
)
def test_such_a_phrase_is_found_in_each_language(text: str) -> None:
    assert forbidden_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "This is no guarantee.",
        "95 % accurate on support-eval@4.",
        "Be on the safe side.",
        "Das ist keine Garantie.",
        "Ce n'est pas garanti.",
        "Of 1,000 cases we flag, about 950 are right.",
    ],
)
def test_what_is_denied_or_has_its_cases_may_be_said(text: str) -> None:
    assert () == forbidden_in(text)
