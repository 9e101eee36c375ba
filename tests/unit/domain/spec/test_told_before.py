"""What a thread told of a spec before it was drafted is in the first draft, with who said it."""

from collections.abc import Mapping

import pytest

from bot.domain.conversation.model import MessageKind, Transcript
from bot.domain.spec.draft import draft_spec
from bot.domain.spec.model import AISpec
from bot.domain.spec.told_before import with_told_before
from tests.unit.domain.spec.told import GOALS, conversation, guided

SPLIT = {
    "en": "Ana is accountable, Leo builds it, Mia is consulted.",
    "fr": "Ana est garante, Leo le construit, Mia est consultée.",
    "de": "Ana ist rechenschaftspflichtig, Leo baut es, Mia wird gefragt.",
}


def drafted(*said: str, language: str = "en", rest: Mapping[str, object] | None = None) -> AISpec:
    messages = tuple(
        one.model_copy(update=rest if number else None)
        for number, one in enumerate(conversation(GOALS[language], *said))
    )
    statement = guided(messages)
    spec = draft_spec(statement, ps_id="ps_1", ps_version=1)
    return with_told_before(spec, statement, Transcript(messages=messages))


@pytest.mark.parametrize("language", ["en", "fr", "de"])
@pytest.mark.parametrize("beside", ["", " By the way, lunch is at noon."])
def test_a_split_of_the_work_told_before_the_draft_keeps_everybody(
    language: str, beside: str
) -> None:
    spec = drafted(f"{SPLIT[language]}{beside}", language=language)

    assert ("Ana", "Ana") == (spec.owner.value, spec.raci.accountable.value)
    assert "Mia" == spec.raci.consulted.value
    building = [row.responsible for row in spec.raci.rows if row.responsible]
    assert ["Leo", "Leo"] == [one.value for one in building]
    (quote,) = building[0].quotes
    assert ("m2", SPLIT[language].rstrip(".")) == (quote.message_id, quote.text)
    assert building[0].confirmed
    assert "U1" == building[0].confirmed.by


def test_the_rollout_and_what_running_it_takes_are_kept_too() -> None:
    spec = drafted(
        "Start with 5 % in shadow, then 25 %, then everybody.",
        "Retraining takes three weeks: 5 days to collect, 3 days to label.",
        "When it is down, the desk calls from the list.",
        "people look at 5 % of the cases",
    )

    shares = {one.name.value: one.share.value for one in spec.rollout.phases if one.share}
    assert ("5 %", "25 %", "everybody") == (
        shares["shadow"], shares["limited"], shares["general"],
    )  # fmt: skip
    assert "three weeks" == spec.drift.retraining.lead_time.value
    assert "the desk calls from the list" == spec.service.fallback.value
    assert "5 %" == spec.cost.looked_at.value


def test_what_was_said_last_counts_and_what_the_statement_holds_stays_its_own() -> None:
    spec = drafted("Mia is consulted.", "Ben is consulted.", "Ana is accountable.")

    assert "Ben" == spec.raci.consulted.value
    assert "Ana" == spec.owner.value
    assert spec.owner.confirmed is None  # from the statement, as it is there


@pytest.mark.parametrize(
    "rest", [{"deleted": True}, {"kind": MessageKind.ANSWER, "field": "owner"}], ids=str
)
def test_what_was_taken_back_or_answers_a_question_sets_nothing(rest: dict[str, object]) -> None:
    spec = drafted("Mia is consulted.", rest=rest)

    assert spec.raci.consulted.value is None


def test_changes_that_name_a_number_of_an_item_meant_no_spec_that_was_there() -> None:
    spec = drafted("AC-01 is owned by Ines, and refuse refunds over $500", "Drop AC-02")

    assert spec == drafted("AC-01 is nothing, we said")
