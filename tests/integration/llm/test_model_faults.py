"""Whatever an endpoint answers, a model gives a usable result or the right kind of error."""

import asyncio
import time
from collections.abc import Callable
from datetime import date

import pytest
from pydantic import SecretStr

from bot.domain.conversation.model import Transcript
from bot.domain.errors import RemitError
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Status
from bot.llm import errors
from bot.llm.client import ChatClient, Endpoint
from bot.llm.ledger import Outcome, Rung, calls_of
from bot.llm.model import LangChainModel, ModelResult
from tests.integration.llm import endpoint as answers
from tests.integration.llm.endpoint import Answer, ModelEndpoint, extractions

SAID = "We want fewer missed appointments: 11.8 % today, at most 8 % by the end of June."
READING = {
    "suspicions": [],
    "facts": [
        {
            "message_id": "m1",
            "quote": "at most 8 %",
            "path": "business_goal.target",
            "value": "at most 8 %",
        }
    ],
}
Say = Callable[..., Transcript]


async def propose(
    model: LangChainModel, transcript: Transcript, *, seconds: float = 20.0
) -> ModelResult:
    return await model.propose(
        transcript, ProblemStatement(), today=date(2026, 10, 3), deadline_seconds=seconds
    )


@pytest.mark.parametrize(
    "answer",
    [answers.correct(READING), answers.fenced(READING), answers.thinking(READING)],
    ids=["bare", "fenced", "after thoughts"],
)
async def test_a_good_reply_becomes_proposals_with_one_call(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say, answer: Answer
) -> None:
    model_endpoint.script(answer)

    result = await propose(model, say(SAID))

    (proposal,) = result.proposals
    assert (proposal.path, proposal.value_text) == ("business_goal.target", "at most 8 %")
    assert (proposal.status, proposal.message_id) == (Status.STATED, "C1-0")
    assert model_endpoint.calls == 1
    (call,) = extractions(result.calls)
    assert (call.input_tokens, call.output_tokens) == (100, 20)
    assert (call.prompt_id, call.model) == ("extract_facts", "scripted-model-2026")
    assert (call.rung, call.outcome) == (Rung.SCHEMA_WITH_LIMITS, Outcome.ACCEPTED)


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (answers.empty(), Outcome.INVALID),
        (answers.plain_text(), Outcome.INVALID),
        (answers.broken_json(READING), Outcome.INVALID),
        (answers.without_member(READING, "facts"), Outcome.INVALID),
        (answers.truncated(READING), Outcome.TRUNCATED),
    ],
    ids=["empty", "plain text", "broken JSON", "member missing", "cut off"],
)
async def test_a_bad_reply_is_repaired(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say, fault: Answer, outcome: Outcome
) -> None:
    model_endpoint.script(fault, answers.correct(READING))

    result = await propose(model, say(SAID))

    assert [outcome, Outcome.ACCEPTED] == [call.outcome for call in extractions(result.calls)]
    assert len(result.proposals) == 1
    assert model_endpoint.calls == 2
    assert "That answer cannot be used" in model_endpoint.texts("user")[1]
    assert [call.output_tokens for call in extractions(result.calls)] == [20, 20]


@pytest.mark.parametrize(
    "fault",
    [
        answers.empty(),
        answers.plain_text(),
        answers.broken_json(READING),
        answers.without_member(READING, "suspicions"),
        answers.truncated(READING),
    ],
    ids=["empty", "plain text", "broken JSON", "member missing", "cut off"],
)
async def test_a_bad_reply_is_given_up_after_two_repairs(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say, fault: Answer
) -> None:
    model_endpoint.script(fault)

    with pytest.raises(errors.UnusableReplyError) as caught:
        await propose(model, say(SAID))

    assert model_endpoint.calls == 3
    assert len(calls_of(caught.value)) == 3
    assert caught.value.next_step


async def test_a_repair_names_the_fault_and_repeats_the_answer(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say
) -> None:
    model_endpoint.script(answers.without_member(READING, "facts"), answers.correct(READING))

    await propose(model, say(SAID))

    assert "facts: Field required" in model_endpoint.texts("user")[1]
    assert "suspicions" in model_endpoint.texts("assistant")[1]
    assert "" == model_endpoint.texts("assistant")[0]


async def test_a_reply_that_was_cut_off_gets_more_room(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say
) -> None:
    model_endpoint.script(answers.truncated(READING), answers.correct(READING))

    await propose(model, say(SAID))

    first, second = (request["max_completion_tokens"] for request in model_endpoint.requests)
    assert second == 2 * first


@pytest.mark.parametrize(
    "fault",
    [
        answers.refusal(),
        answers.content_filter(),
        answers.failure(400, code="content_filter"),
    ],
    ids=["refusal", "filtered reply", "filtered prompt"],
)
async def test_a_refusal_is_not_argued_with(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say, fault: Answer
) -> None:
    model_endpoint.script(fault, answers.correct(READING))

    with pytest.raises(errors.RefusedError) as caught:
        await propose(model, say(SAID))

    assert model_endpoint.calls == 1
    (call,) = calls_of(caught.value)
    assert call.outcome is Outcome.REFUSED


@pytest.mark.parametrize(
    ("fault", "kind", "calls"),
    [
        (answers.failure(401), errors.KeyRefusedError, 1),
        (answers.failure(403), errors.KeyRefusedError, 1),
        (answers.failure(404), errors.UnknownModelError, 1),
        (answers.failure(402), errors.QuotaSpentError, 1),
        (answers.failure(413), errors.ConversationTooLongError, 1),
        (
            answers.failure(400, code="context_length_exceeded", message="context_length_exceeded"),
            errors.ConversationTooLongError,
            1,
        ),
        (answers.failure(429, headers={"retry-after": "0.01"}), errors.BusyError, 2),
        (
            answers.failure(429, code="insufficient_quota", headers={"retry-after": "0.01"}),
            errors.QuotaSpentError,
            2,
        ),
        (answers.failure(500, headers={"retry-after": "0.01"}), errors.EndpointError, 2),
        (answers.failure(503, headers={"retry-after": "0.01"}), errors.EndpointError, 2),
        (answers.html_502(), errors.EndpointError, 2),
        (answers.html_200(), errors.EndpointError, 1),
        (Answer(body={"error": {"message": "busy inside"}}), errors.EndpointError, 1),
        (Answer(body={"choices": None}), errors.EndpointError, 1),
        (Answer(body={"choices": []}), errors.EndpointError, 1),
    ],
)
async def test_a_failing_endpoint_gives_its_kind_of_error(
    model: LangChainModel,
    model_endpoint: ModelEndpoint,
    say: Say,
    fault: Answer,
    *,
    kind: type[RemitError],
    calls: int,
) -> None:
    model_endpoint.script(fault)

    with pytest.raises(kind) as caught:
        await propose(model, say(SAID))

    assert calls == model_endpoint.calls
    assert caught.value.next_step
    assert caught.value.__cause__ is not None
    (call,) = calls_of(caught.value)
    assert call.outcome is Outcome.FAILED
    assert call.error == kind.code
    assert call.input_tokens is None


async def test_a_busy_endpoint_says_when_to_come_back(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say
) -> None:
    model_endpoint.script(
        answers.failure(429, headers={"retry-after": "0.01"}),
        answers.failure(429, headers={"retry-after": "7"}),
    )

    with pytest.raises(errors.BusyError) as caught:
        await propose(model, say(SAID))

    assert caught.value.retry_after == 7.0


async def test_one_failure_is_tried_again_without_anybody_noticing(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say
) -> None:
    model_endpoint.script(
        answers.failure(503, headers={"retry-after": "0.01"}), answers.correct(READING)
    )

    result = await propose(model, say(SAID))

    assert len(result.proposals) == 1
    assert model_endpoint.calls == 2


async def test_a_hanging_endpoint_is_left_at_the_deadline(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say
) -> None:
    model_endpoint.script(answers.hang())

    with pytest.raises(errors.DeadlineError) as caught:
        await propose(model, say(SAID), seconds=1)

    assert model_endpoint.asked.is_set()
    (call,) = calls_of(caught.value)
    assert call.outcome is Outcome.DEADLINE


async def test_loading_slowly_is_no_part_of_the_deadline(
    model_endpoint: ModelEndpoint, say: Say
) -> None:
    """A machine that takes long to load the client has not asked anybody yet."""
    endpoint = Endpoint(base_url=model_endpoint.base_url, model="scripted-model")
    client = ChatClient(endpoint, load=lambda: time.sleep(4.5))
    model = LangChainModel(endpoint, client=client)
    model_endpoint.script(answers.correct(READING))

    result = await propose(model, say(SAID), seconds=4)
    await model.aclose()

    assert 1 == len(result.proposals)


async def test_the_deadline_spans_all_repairs(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say
) -> None:
    model_endpoint.script(answers.plain_text(), answers.hang())

    with pytest.raises(errors.DeadlineError) as caught:
        await propose(model, say(SAID), seconds=2)

    outcomes = [call.outcome for call in calls_of(caught.value)]
    assert [Outcome.INVALID, Outcome.DEADLINE] == outcomes


async def test_a_dead_address_is_an_unreachable_endpoint(say: Say) -> None:
    async with ModelEndpoint() as gone:
        address = gone.base_url
    model = LangChainModel(Endpoint(base_url=address, model="scripted-model"))

    with pytest.raises(errors.EndpointError):
        await propose(model, say(SAID))

    await model.aclose()


async def test_a_cancelled_caller_is_not_answered_with_an_error(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say
) -> None:
    model_endpoint.script(answers.hang())
    work = asyncio.create_task(propose(model, say(SAID)))
    await model_endpoint.asked.wait()

    work.cancel()

    with pytest.raises(asyncio.CancelledError):
        await work


async def test_no_error_names_the_key(model_endpoint: ModelEndpoint, say: Say) -> None:
    secret = "sk-very-secret"
    model = LangChainModel(
        Endpoint(base_url=model_endpoint.base_url, model="m", api_key=SecretStr(secret))
    )
    model_endpoint.script(answers.failure(401, message="Incorrect API key"))

    with pytest.raises(errors.KeyRefusedError) as caught:
        await propose(model, say(SAID))
    await model.aclose()

    assert [f"Bearer {secret}"] == model_endpoint.keys
    assert secret not in f"{caught.value.sentence} {caught.value.context}"
