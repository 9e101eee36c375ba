"""Endpoints differ in how a format can be asked for; the ladder finds the way and remembers it."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.domain.conversation.model import Transcript
from bot.domain.framing.statement import ProblemStatement
from bot.llm import errors
from bot.llm.ledger import Outcome, Rung, calls_of
from bot.llm.model import LangChainModel, ModelResult
from tests.integration.llm import endpoint as answers
from tests.integration.llm.endpoint import ModelEndpoint, extractions

SAID = "Nobody at the front desk can call more than 25 people a day."
QUOTE = "call more than 25 people a day"
GOOD = {
    "suspicions": [],
    "facts": [
        {
            "message_id": "m1",
            "quote": QUOTE,
            "path": "decision.capacity",
            "value": "25 people a day",
        }
    ],
}
WRONG_QUOTE = {
    "suspicions": [],
    "facts": [GOOD["facts"][0] | {"quote": "we can call 25 people daily"}],
}
Say = Callable[..., Transcript]
pytestmark = pytest.mark.filterwarnings("ignore:This model does not support:UserWarning")


async def propose(model: LangChainModel, transcript: Transcript) -> ModelResult:
    return await model.propose(
        transcript, ProblemStatement(), today=date(2026, 10, 3), deadline_seconds=20
    )


async def test_the_first_rung_sends_a_strict_schema_with_limits(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say
) -> None:
    model_endpoint.script(answers.correct(GOOD))

    await propose(model, say(SAID))

    wanted = model_endpoint.requests[0]["response_format"]["json_schema"]
    assert wanted["strict"] is True
    assert wanted["name"] == "extract_facts"
    assert wanted["schema"]["properties"]["facts"]["maxItems"] == 60


async def test_limits_are_dropped_first(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say
) -> None:
    model_endpoint.script(answers.format_unsupported(), answers.correct(GOOD))

    await propose(model, say(SAID))

    assert ["json_schema", "json_schema"] == model_endpoint.formats()
    assert "maxItems" not in str(model_endpoint.requests[1]["response_format"])
    assert model.rung is Rung.SCHEMA


async def test_an_endpoint_without_formats_is_asked_in_words_and_remembered(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say
) -> None:
    refused = answers.format_unsupported()
    model_endpoint.script(refused, refused, refused, answers.correct(GOOD))

    first = await propose(model, say(SAID))
    second = await propose(model, say(SAID))

    formats = ["json_schema", "json_schema", "json_object", None, None]
    assert formats == model_endpoint.formats()
    assert [Outcome.FORMAT_REFUSED] * 3 + [Outcome.ACCEPTED] == [
        c.outcome for c in extractions(first.calls)
    ]
    assert [Rung.TEXT] == [call.rung for call in extractions(second.calls)]
    shown = ["additionalProperties" in text for text in model_endpoint.texts("system")]
    assert [False, False, True, True, True] == shown


async def test_an_endpoint_that_refuses_every_format_is_an_error(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say
) -> None:
    model_endpoint.script(answers.format_unsupported())

    with pytest.raises(errors.RequestRefusedError) as caught:
        await propose(model, say(SAID))

    assert model_endpoint.calls == 4
    assert len(calls_of(caught.value)) == 4
    assert model.rung is Rung.SCHEMA_WITH_LIMITS


async def test_prose_is_answered_by_showing_the_schema(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say
) -> None:
    model_endpoint.script(answers.plain_text(), answers.correct(GOOD))

    await propose(model, say(SAID))

    assert ["json_schema", "json_object"] == model_endpoint.formats()
    assert "additionalProperties" in model_endpoint.texts("system")[1]
    assert model.rung is Rung.SCHEMA_WITH_LIMITS


async def test_an_endpoint_that_keeps_ignoring_the_format_is_taken_off_the_rung(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say
) -> None:
    prose, nothing = answers.plain_text(), answers.correct({"suspicions": [], "facts": []})
    model_endpoint.script(prose, nothing, prose, nothing, nothing)

    for _ in range(3):
        await propose(model, say(SAID))

    formats = ["json_schema", "json_object", "json_schema", "json_object", "json_object"]
    assert formats == model_endpoint.formats()
    assert model.rung is Rung.JSON_OBJECT


async def test_prose_now_and_then_does_not_cost_an_endpoint_its_rung(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say
) -> None:
    prose, good = answers.plain_text(), answers.correct(GOOD)
    model_endpoint.script(prose, good, good, prose, good)

    for _ in range(3):
        await propose(model, say(SAID))

    assert model_endpoint.calls == 5
    assert model.rung is Rung.SCHEMA_WITH_LIMITS


async def test_a_repair_that_makes_it_worse_is_not_taken(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say
) -> None:
    half = WRONG_QUOTE | {"facts": [*WRONG_QUOTE["facts"], *GOOD["facts"]]}
    worse = WRONG_QUOTE | {"facts": WRONG_QUOTE["facts"] * 2}
    model_endpoint.script(answers.correct(half), answers.correct(worse))

    result = await propose(model, say(SAID))

    assert [QUOTE] == [proposal.quote for proposal in result.proposals]


async def test_a_wrong_quote_is_repaired(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say
) -> None:
    model_endpoint.script(answers.correct(WRONG_QUOTE), answers.correct(GOOD))

    result = await propose(model, say(SAID))

    assert [QUOTE] == [proposal.quote for proposal in result.proposals]
    assert [Outcome.FINDINGS, Outcome.ACCEPTED] == [
        call.outcome for call in extractions(result.calls)
    ]
    assert "facts[0]: the quote is not in that message" in model_endpoint.texts("user")[1]


async def test_a_wrong_quote_that_stays_is_dropped(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say
) -> None:
    half = WRONG_QUOTE | {"facts": [*WRONG_QUOTE["facts"], *GOOD["facts"]]}
    model_endpoint.script(answers.correct(half))

    result = await propose(model, say(SAID))

    assert [QUOTE] == [proposal.quote for proposal in result.proposals]
    assert model_endpoint.calls == 3


@pytest.mark.parametrize(
    "fault",
    [answers.plain_text(), answers.refusal(), answers.failure(401)],
    ids=["prose", "refusal", "error"],
)
async def test_a_valid_answer_is_never_lost_to_a_failing_repair(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say, fault: answers.Answer
) -> None:
    half = WRONG_QUOTE | {"facts": [*WRONG_QUOTE["facts"], *GOOD["facts"]]}
    model_endpoint.script(answers.correct(half), fault)

    result = await propose(model, say(SAID))

    assert [QUOTE] == [proposal.quote for proposal in result.proposals]


async def test_a_valid_answer_is_never_lost_to_the_deadline(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say
) -> None:
    half = WRONG_QUOTE | {"facts": [*WRONG_QUOTE["facts"], *GOOD["facts"]]}
    model_endpoint.script(answers.correct(half), answers.hang())

    result = await model.propose(
        say(SAID), ProblemStatement(), today=date(2026, 10, 3), deadline_seconds=2
    )

    assert [QUOTE] == [proposal.quote for proposal in result.proposals]
    assert [Outcome.FINDINGS, Outcome.DEADLINE] == [
        call.outcome for call in extractions(result.calls)
    ]
