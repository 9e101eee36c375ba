"""A number put in the place of another changes the one field that holds it, and nothing where that is not certain."""

from datetime import UTC, datetime

import pytest

from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Confirmation, Field, Quote, value_text
from bot.domain.spec.edit import part
from bot.domain.spec.model import AISpec
from bot.domain.spec.sentence import heard_in
from bot.domain.spec.wish import granted
from bot.domain.spec.wished import Wish
from tests.unit.domain.spec.test_canonical import draft, stated

BY = Confirmation(by="U1", at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC), message_id="1")
RECALL, LATENCY = "recall of at least 92 %", "p95 latency below 2 seconds"


def spec_with(*criteria: str) -> AISpec:
    drafted = draft(stated("metrics.model", *criteria))
    said = [one for one in drafted.acceptance if value_text(one.text.value) in criteria]
    return drafted.model_copy(update={"acceptance": tuple(said)})


@pytest.mark.parametrize(
    "sentence",
    [
        "change 92 % to 95 %",
        "change the 92 % to 95 %, please",
        "make it 95 % instead of 92 %",
        "95 % instead of 92 %",
        "92 % should be 95 %",
        "not 92 % but 95 %",
        "make it 95 %, not 92 %",
        "make it 95 instead of 92 %",
        "95 % au lieu de 92 %",
        "remplacez 92 % par 95 %",
        "pas 92 % mais 95 %",
        "statt 92 % lieber 95 %",
        "nicht 92 %, sondern 95 %",
        "ersetze 92 % durch 95 %",
        "raise it from 92 % to 95 %",
        "AC-01: 95 % instead of 92 %",
        "change 92 % to 0.95",
    ],
)
def test_the_field_that_holds_the_old_number_gets_the_new_one(sentence: str) -> None:
    spec = spec_with(RECALL, LATENCY)

    (wished,) = heard_in(sentence, spec).wishes

    assert (Wish.SET, "acceptance.AC-01.threshold", "95 %") == (
        wished.wish,
        wished.item,
        wished.text,
    )


def test_what_was_said_is_granted_and_the_words_of_the_criterion_follow() -> None:
    spec = spec_with(RECALL, LATENCY)
    sentence = "make it 1 second instead of 2 seconds"
    (wished,) = heard_in(sentence, spec).wishes
    quote = Quote(message_id="1", start=0, end=len(sentence), text=sentence)

    changed = granted(spec, ProblemStatement(), wished, BY, quote)

    threshold = part(changed, "acceptance.AC-02.threshold")
    assert isinstance(threshold, Field)
    assert "1 second" == value_text(threshold.value)


def test_a_number_two_criteria_share_is_asked_about() -> None:
    spec = spec_with(RECALL, "precision of at least 92 %")

    (wished,) = heard_in("change 92 % to 95 %", spec).wishes

    assert wished.item is None
    assert ("acceptance.AC-01", "acceptance.AC-02") == wished.choices


@pytest.mark.parametrize(
    "sentence",
    [
        "change 91 % to 95 %",  # no such number
        "change 92 s to 95 s",  # another unit
        "change 92 % to 3 days",
        "change 92 % to 800",
        "AC-02: 95 % instead of 92 %",  # it is not there
        "calls went from 92 % to 95 % since May",  # tells of the world
        "we had 95 % instead of 92 % last year because of the strike",
        "is it 92 % or 95 %",
        "should 92 % be 95 %?",
    ],
)
def test_what_replaces_nothing_changes_nothing(sentence: str) -> None:
    assert () == heard_in(sentence, spec_with(RECALL, LATENCY)).wishes


def test_the_number_itself_is_meant_rather_than_sentences_that_repeat_it() -> None:
    whole = draft(stated("metrics.model", "It must flag at least 92 % of the no-shows"))

    (wished,) = heard_in("change 92 % to 95 %", whole).wishes

    assert wished.item is not None
    assert wished.item.endswith(".threshold")


def test_a_number_of_the_goal_is_left_to_the_statement() -> None:
    from_goal = draft(
        stated("business_goal.target", "8 %"), stated("metrics.model", "recall of at least 8 %")
    )

    assert () == heard_in("make it 7 % instead of 8 %", from_goal).wishes
