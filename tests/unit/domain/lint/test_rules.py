"""Every rule has a help page, words in three languages, and strikes where it should."""

import re

import pytest

from bot.domain.lint.catalogue import SENTENCE_RULES, rule_of
from bot.domain.lint.engine import lint_text
from bot.domain.lint.model import Language, Severity
from bot.domain.lint.rule import Rule
from bot.domain.lint.wording.english import ENGLISH
from bot.domain.lint.wording.french import FRENCH
from bot.domain.lint.wording.german import GERMAN


@pytest.mark.parametrize("rule", SENTENCE_RULES, ids=lambda rule: rule.id)
def test_every_rule_explains_itself(rule: Rule) -> None:
    assert "Why:" in rule.page
    assert "Better:" in rule.page
    assert rule.source
    assert rule is rule_of(rule.id.lower())


def test_every_rule_speaks_three_languages() -> None:
    ids = {rule.id for rule in SENTENCE_RULES}
    for said in (ENGLISH, FRENCH, GERMAN):
        assert ids <= said.keys()
    for rule in ids:
        slots = {
            frozenset(re.findall(r"{\w+}", said[rule].message))
            for said in (ENGLISH, FRENCH, GERMAN)
        }
        assert 1 == len(slots), rule


def found(text: str, language: Language = "en") -> dict[str, Severity]:
    return {finding.rule: finding.severity for finding in lint_text(text, language).findings}


@pytest.mark.parametrize(
    ("rule", "language", "bad", "better"),
    [
        ("L04", "en", "Refunds shall be approved.", "Refunds shall be approved by the payments lead."),
        ("L09", "en", "It shall be kept.", "The record shall be kept."),
        ("L09", "de", "Sie muss gelten.", "Es muss ein Protokoll geben."),
        ("L10", "en", "The export shall not contain names.", "The export shall contain ids."),
        ("L11", "en", "The bot shall be able to send mails.", "The bot shall send mails."),
        ("L12", "en", "The bot shall mail and/or call.", "The bot shall mail."),
        ("L12", "en", "The bot shall tell the agent/customer.", "At most 3 calls/second shall pass."),
        ("L14", "en", "The bot shall answer (at most 3 times).", "The bot shall answer (see below)."),
        ("L17", "fr", "Le bot doit demander afin de vérifier.", "Le bot doit demander."),
        ("L18", "en", "The bot shall answer with GPT-4.", "The bot shall answer with a source."),
        ("L23", "en", "The bot shall not be unable to stop.", "The bot shall stop."),
        ("L23", "de", "Der Bot darf nicht ohne Grund enden.", "Der Bot muss enden."),
    ],
)  # fmt: skip
def test_a_note_is_found_in_the_bad_sentence_and_not_in_the_better_one(
    rule: str, language: Language, bad: str, better: str
) -> None:
    assert Severity.INFO is found(bad, language)[rule]
    assert rule not in found(better, language)


def test_a_long_sentence_is_noted() -> None:
    long = "The bot shall answer " + "and then again " * 14

    assert "L20" in found(long)


def test_a_way_out_blocks_a_criterion_and_only_warns_elsewhere() -> None:
    text = "The bot shall answer if possible."

    assert Severity.WARNING is found(text)["L02"]
    assert Severity.ERROR is found(f"## Acceptance criteria\n\n{text}")["L02"]


def test_an_absolute_is_a_note_where_a_control_holds_it() -> None:
    assert Severity.WARNING is found("The summary shall never contain an error.")["L07"]
    assert Severity.INFO is found("The agent shall never pay without approval.")["L07"]


def test_an_abbreviation_is_noted_unless_the_document_explains_it() -> None:
    text = "# Spec\n\n## Requirements\n\nThe ABC shall answer.\n"

    assert "L16" in found(text + "\nThe XY (XYZ) shall answer.")
    explained = text + "\nThe Automatic Bot Controller (ABC) shall answer."
    assert "L16" not in found(explained)
    assert "L16" not in found(explained + "\n[REQ-0012] The bot shall answer.")
    assert "L16" in found(explained + "\n[REQ] The bot shall answer.")
