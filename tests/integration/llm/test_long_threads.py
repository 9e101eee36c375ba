"""A thread of five hundred messages costs a bounded number of calls and tokens, once."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.domain.conversation.model import Message, Transcript
from bot.domain.framing.statement import ProblemStatement
from bot.llm.excerpt import LONGEST_PART, Excerpt, Part, marks
from bot.llm.model import LangChainModel, ModelResult
from tests.integration.llm import endpoint as answers
from tests.integration.llm.endpoint import ModelEndpoint

Say = Callable[..., Transcript]
MOST_CALLS, MOST_TOKENS = 12, 60_000  # characters / 4
CHATTER = (
    "The list of clinic {n} was printed again this morning, and somebody had spilled coffee on it.",
    "I asked the people at the front desk of clinic {n}: they call whoever they remember to call.",
    "In week {n} the winter flu came on top, so do not read too much into those figures, please.",
    "Can we talk about the room for the workshop? The one on floor {n} has no screen any more.",
    "Our receptionists at clinic {n} can call 25 patients a day, more is not possible in practice.",
)


def talk(messages: int) -> Transcript:
    began = datetime(2026, 10, 3, 9, tzinfo=UTC)
    goal = "We lose money on no-shows: 11.8 % of booked slots, we want 8 % by the end of June."
    texts = [goal, *(CHATTER[n % len(CHATTER)].format(n=n) for n in range(1, messages))]
    return Transcript(
        messages=tuple(
            Message(
                id=f"C1-{n}",
                ts=f"{n:04}",
                user=f"U{n % 7}",
                text=f"{text} {'And so on, as always. ' * (n % 5)}",
                said_at=began + timedelta(minutes=n),
            )
            for n, text in enumerate(texts)
        )
    )


def facts_of(part: Part) -> answers.Answer:
    """State the same again and again, in words that are really there."""
    facts = [
        {
            "message_id": line.id,
            "quote": "25 patients a day",
            "path": "decision.capacity",
            "value": "25 patients a day",
            "replaces": None,
        }
        for line in part.lines
        if line.id in part.new and "25 patients a day" in line.text
    ]
    return answers.correct({"suspicions": [], "facts": facts[:25]})


def busy(endpoint: ModelEndpoint, *turns: Transcript) -> None:
    """Answer every question at some length, as a diligent model would."""
    read: dict[str, str] = {}
    script = []
    for turn in turns:
        parts = Excerpt.of(turn).parts(read)
        script += [facts_of(part) for part in parts]
        read |= marks(parts)
    endpoint.script(*script)
    entry = {"rationale": "It follows from what was said. " * 4, "fact": None}
    value = "call people who missed an appointment before; send a reminder"
    for prompt, paths in {
        "draft_framing": ("ml_fit.heuristic", "ml_fit.non_ml_alternatives", "hypothesis.chain") * 5,
        "draft_metrics": ("metrics.model", "metrics.business") * 4,
        "draft_risks": ("risk.affected_people", "data.requirements") * 5,
        "draft_summary": ("summary",),
    }.items():
        entries = [{"path": path, **entry, "value": value} for path in paths]
        endpoint.script_drafts(prompt, answers.correct({"entries": entries}))


async def propose(
    model: LangChainModel, transcript: Transcript, before: ModelResult | None = None
) -> ModelResult:
    return await model.propose(
        transcript,
        ProblemStatement(),
        today=date(2026, 10, 3),
        deadline_seconds=120,
        memory=before.memory if before else None,
    )


def bodies(endpoint: ModelEndpoint) -> Iterator[Mapping[str, Any]]:
    yield from endpoint.requests
    for drafts in endpoint.drafts.values():
        yield from drafts


async def test_five_hundred_messages_cost_few_calls_and_tokens(
    model: LangChainModel, model_endpoint: ModelEndpoint
) -> None:
    said = talk(500)
    busy(model_endpoint, said)

    result = await propose(model, said)

    sent = sum(len(json.dumps(body, ensure_ascii=False)) for body in bodies(model_endpoint))
    calls = len(list(bodies(model_endpoint)))
    tokens = (sent + model_endpoint.answered) // 4
    print(f"{len(said.messages)} messages: {calls} calls, {tokens} tokens")  # noqa: T201
    assert 60_000 < sum(len(message.text) for message in said)  # so that there is something to read
    assert () == result.unread
    assert calls <= MOST_CALLS
    assert tokens <= MOST_TOKENS


async def test_one_more_message_costs_one_part_and_the_drafts(
    model: LangChainModel, model_endpoint: ModelEndpoint
) -> None:
    busy(model_endpoint, talk(500), talk(501))
    first = await propose(model, talk(500))
    model_endpoint.requests.clear()

    await propose(model, talk(501), first)

    (request,) = model_endpoint.requests
    assert "New, and to be read now: m501." in request["messages"][1]["content"]
    assert len(request["messages"][1]["content"]) < LONGEST_PART * 1.5  # fences included


async def test_a_part_that_is_too_dear_is_left_for_later_and_what_was_read_is_kept(
    model: LangChainModel, model_endpoint: ModelEndpoint
) -> None:
    from bot.llm.allowance import Allowance  # noqa: PLC0415

    busy(model_endpoint, talk(500))

    result = await model.propose(
        talk(500),
        ProblemStatement(),
        today=date(2026, 10, 3),
        deadline_seconds=120,
        allowance=Allowance(calls=2, tokens=60_000),
    )

    assert 2 == len(list(bodies(model_endpoint)))
    assert {"decision.capacity"} == {proposal.path for proposal in result.proposals}
    assert ["model.draft-budget-spent"] == [failure.code for failure in result.failures]
    assert result.unread


async def test_two_turns_of_a_thread_begin_with_the_same_bytes(
    model: LangChainModel, model_endpoint: ModelEndpoint
) -> None:
    """System and schema, then the conversation; what changes with every turn comes last."""
    busy(model_endpoint, talk(40), talk(42))

    first = await propose(model, talk(40))
    await propose(model, talk(42), first)

    one, other = (
        json.dumps([request["response_format"], request["messages"]], ensure_ascii=False).encode()
        for request in model_endpoint.requests
    )
    told = one.index(b"That was the conversation so far.")
    assert one[:told] == other[:told]
    assert told > 0.85 * len(one)
    assert one != other


@pytest.mark.parametrize("prompt", ["draft_framing", "draft_metrics", "draft_risks"])
async def test_two_drafts_of_a_section_share_system_and_schema(
    model: LangChainModel, model_endpoint: ModelEndpoint, prompt: str
) -> None:
    busy(model_endpoint, talk(6), talk(8))

    first = await propose(model, talk(6))
    await propose(model, talk(8), first)

    one, other = model_endpoint.drafts[prompt]
    assert one["response_format"] == other["response_format"]
    assert one["messages"][0] == other["messages"][0]


def test_a_deleted_message_renumbers_nobody() -> None:
    said = talk(5)
    gone = said.messages[1].model_copy(update={"deleted": True, "text": ""})
    after = Transcript(messages=(said.messages[0], gone, *said.messages[2:]))

    before = {line.message.id: (line.id, line.speaker) for line in Excerpt.of(said).lines}
    kept = {line.message.id: (line.id, line.speaker) for line in Excerpt.of(after).lines}

    assert kept == {name: told for name, told in before.items() if name != "C1-1"}
