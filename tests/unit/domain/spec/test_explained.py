"""One item of a spec explained: nothing it says is left out, and nothing is made up."""

import re

import pytest

from bot.domain.framing.inquiry import Inquiry, inquiry_in
from bot.domain.lint.model import Language
from bot.domain.provenance import value_text
from bot.domain.spec.address import address_of, numbers_beside
from bot.domain.spec.edit import part
from bot.domain.spec.explained import explained
from bot.domain.spec.form import inputs_of
from bot.domain.spec.sentence import heard_in
from bot.domain.spec.wished import Wish
from bot.slack.views.spec.item import item_note, no_item_note
from bot.slack.views.spec.words import spec_word
from tests.unit.domain.spec.test_canonical import draft, stated

RECALL = "recall of at least 95 %"


def test_a_criterion_is_told_with_its_words_and_what_it_takes() -> None:
    spec = draft(stated("metrics.model", RECALL))
    (one,) = [each for each in spec.acceptance if value_text(each.text.value) == RECALL]

    found = explained(spec, one.id)

    assert found
    assert found.title.startswith(one.id)
    assert RECALL in {text for _, text in found.said}
    assert any("at least 59 cases" in sentence for sentence in found.needed)  # ln 0.05 / ln 0.95
    assert RECALL in found.quotes


def test_everything_the_form_shows_of_any_item_is_told_or_named_as_open() -> None:
    spec = draft(stated("metrics.model", RECALL))
    for one in spec.acceptance:
        inputs = inputs_of(spec, f"acceptance.{one.id}")
        found = explained(spec, one.id)
        assert found
        told = [*(name for name, _ in (*found.said, *found.assumed)), *found.empty]
        must = [each.name for each in inputs if each.value or each.assumed]
        assert set(must) <= set(told)
        assert len(told) == len(set(told))


@pytest.mark.parametrize("written", ["AC-01", "ac-1", "ac 1", "AC01"])
def test_a_number_is_found_however_it_is_written(written: str) -> None:
    spec = draft(stated("metrics.model", RECALL))

    assert address_of(spec, written) == "acceptance.AC-01"
    assert part(spec, "acceptance.AC-01")


@pytest.mark.parametrize("written", ["AC-99", "ZZ-01", "the deadline", ""])
def test_what_is_not_there_is_not_explained(written: str) -> None:
    assert explained(draft(stated("metrics.model", RECALL)), written) is None


def test_who_asks_for_a_number_that_is_not_there_is_told_which_are() -> None:
    spec = draft(stated("metrics.model", RECALL))

    note = no_item_note("ac-99", numbers_beside(spec, "ac-99"), "en")

    assert "There is no AC-99 in this spec. It has AC-01" in note.text


def test_no_quote_stands_within_another() -> None:
    spec = draft(stated("metrics.model", RECALL))
    for one in spec.acceptance:
        found = explained(spec, one.id)
        assert found
        assert not [a for a in found.quotes for b in found.quotes if a != b and a in b]


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_what_the_answer_suggests_is_understood(language: Language) -> None:
    spec = draft(stated("metrics.model", RECALL), language=language)
    found = explained(spec, "AC-01")
    assert found

    (wished,) = heard_in(f"AC-01 {found.example}: 97 %", spec).wishes

    assert (Wish.THRESHOLD, "acceptance.AC-01", "97 %") == (wished.wish, wished.item, wished.text)
    asked = re.findall("[“„«] ?([^”“»]+?) ?[”“»]", spec_word("item_next", language))[-1]
    understood = inquiry_in(asked)
    assert understood
    assert Inquiry.RESULTS is understood.inquiry


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_the_answer_shows_no_live_mention_of_what_a_criterion_says(language: str) -> None:
    spec = draft(stated("metrics.model", "recall of at least 95 % <!channel> *bold*"))
    for one in spec.acceptance:
        found = explained(spec, one.id)
        assert found
        view = item_note(found, language)
        in_markup = [view.text, *(str(block) for block in view.blocks if "mrkdwn" in str(block))]
        assert not any("<!channel>" in said for said in in_markup)
