"""The page that shows what was signed against what the spec says now."""

import re

import pytest

from bot.domain.spec.canonical import line_digests
from bot.domain.spec.edit import with_value
from bot.domain.spec.review import Decision, Review, Reviewer, ReviewState, Role
from bot.domain.spec.signed import SignedContent, since_signed
from bot.slack.views.spec.signed import signed_modal
from bot.slack.views.spec.signed_words import SIGNED_WORDS
from tests.unit.domain.spec.test_spec_change import BY
from tests.unit.slack.drawing import lines_of
from tests.unit.slack.statements import NAMES, NOW, dental, spec


def content(threshold: str | None) -> SignedContent:
    signed = spec(dental())
    changed = signed.spec
    if threshold:
        changed = with_value(changed, "acceptance.AC-01.threshold", threshold, BY)
    now = signed.model_copy(update={"version": 2, "spec": changed})
    leo = Reviewer(user="U0LEO00001", role=Role.LEGAL, decision=Decision.SIGNED, decided_at=NOW)
    review = Review(
        id="rev_1", spec=signed.id, version=1, digest="d", asked_by="U0NADIA001", asked_at=NOW,
        state=ReviewState.SIGNED, reviewers=(leo,),
    )  # fmt: skip
    criteria = since_signed(signed.spec, line_digests(signed.spec), changed)
    return SignedContent(review, signed, now, criteria)


def test_what_moved_stands_first_with_both_lines_and_the_rest_is_named() -> None:
    lines = lines_of(signed_modal(content("below 5 %"), NAMES)["blocks"])

    assert (
        "~ Version 1 was signed by Leo (Legal or Compliance). Now it is in version 2." == lines[0]
    )
    assert "1 of " in lines[1]
    told = "\n".join(lines)
    assert "AC-01" in told
    assert "changed since" in told
    assert re.search(r"signed: AC-01 \[major\]", told)
    assert re.search(r"now: AC-01 .*< 5 %", told)
    assert "stand as they were signed" in lines[-1]


def test_where_nothing_moved_it_says_so() -> None:
    lines = lines_of(signed_modal(content(None), NAMES)["blocks"])

    assert "Every criterion stands as it was signed." == lines[1]
    assert 2 == len(lines)


@pytest.mark.parametrize("language", ["fr", "de"])
def test_every_text_is_there_in_every_language(language: str) -> None:
    english, other = SIGNED_WORDS["en"], SIGNED_WORDS[language]
    assert set(english) == set(other)
    for name, text in english.items():
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", other[name])), name
