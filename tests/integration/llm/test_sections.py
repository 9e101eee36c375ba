"""Four sections are drafted from the facts alone, side by side, and none costs another anything."""

from collections.abc import Callable
from datetime import date

from bot.domain.conversation.model import Transcript
from bot.domain.framing.proposal import ModelMemory
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Status
from bot.llm.model import LangChainModel, ModelResult
from bot.llm.sections import DRAFTINGS, Section
from tests.integration.llm import endpoint as answers
from tests.integration.llm.endpoint import ModelEndpoint

Say = Callable[..., Transcript]
SAID = "Nobody at the front desk can call more than 25 people a day. My dog likes the new carpet."
FACTS = answers.correct(
    {
        "suspicions": [],
        "facts": [
            {
                "message_id": "m1",
                "quote": "Nobody at the front desk can call more than 25 people a day",
                "path": "decision.capacity",
                "value": "25 people a day",
                "replaces": None,
            }
        ],
    }
)
RANKING = {
    "path": "task.kind",
    "rationale": "Only so many can be called.",
    "fact": None,
    "value": "ranking",
}
ACTOR = {
    "path": "decision.actor",
    "rationale": "They call.",
    "fact": "f1",
    "value": "the front desk",
}
COMPLAINTS = {
    "path": "metrics.guardrails",
    "rationale": "Calls can annoy.",
    "fact": None,
    "value": "complaints about calls",
}


def drafted(endpoint: ModelEndpoint) -> None:
    endpoint.script(FACTS)
    endpoint.script_drafts("draft_framing", answers.correct({"entries": [RANKING, ACTOR]}))
    endpoint.script_drafts("draft_metrics", answers.correct({"entries": [COMPLAINTS]}))


async def propose(
    model: LangChainModel,
    transcript: Transcript,
    *,
    memory: ModelMemory | None = None,
    seconds: float = 60.0,
    heard: list[Section] | None = None,
) -> ModelResult:
    return await model.propose(
        transcript,
        ProblemStatement(),
        today=date(2026, 10, 3),
        deadline_seconds=seconds,
        memory=memory,
        tell=(heard if heard is not None else []).append,
    )


def told(result: ModelResult) -> set[tuple[str, str]]:
    return {(proposal.path, proposal.status.value) for proposal in result.proposals}


async def test_drafts_see_the_facts_and_never_the_chat(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say
) -> None:
    drafted(model_endpoint)
    heard: list[Section] = []

    result = await propose(model, say(SAID), heard=heard)

    assert [each.section.value for each in DRAFTINGS] == list(model_endpoint.drafts)
    for (request,) in model_endpoint.drafts.values():
        said = request["messages"][1]["content"]
        assert "f1 | decision.capacity (stated): 25 people a day" in said
        assert "carpet" not in said
    assert "carpet" in model_endpoint.texts("user")[0]
    assert heard[:2] == [Section.FACTS, Section.FRAMING]
    (actor,) = [p for p in result.proposals if p.path == "decision.actor"]
    assert (Status.INFERRED, "C1-0") == (actor.status, actor.message_id)
    assert (actor.quote or "").startswith("Nobody at the front desk")


async def test_a_section_that_fails_costs_the_others_nothing(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say
) -> None:
    drafted(model_endpoint)
    model_endpoint.script_drafts("draft_framing", answers.refusal())
    model_endpoint.script_drafts("draft_risks", answers.html_502())

    result = await propose(model, say(SAID))

    assert {("decision.capacity", "stated"), ("metrics.guardrails", "assumed")} == told(result)
    codes = sorted(failure.code for failure in result.failures)
    assert ["model.endpoint-failed", "model.refused"] == codes


async def test_what_is_finished_at_the_deadline_is_kept(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say
) -> None:
    drafted(model_endpoint)
    for drafting in DRAFTINGS:
        model_endpoint.script_drafts(drafting.section, answers.hang())

    result = await propose(model, say(SAID), seconds=8)

    assert {("decision.capacity", "stated")} == told(result)
    assert ["model.deadline-passed"] * 4 == [failure.code for failure in result.failures]
    assert result.memory.read


async def test_a_draft_from_before_stays_where_its_section_fails(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say
) -> None:
    drafted(model_endpoint)
    first = await propose(model, say(SAID))
    model_endpoint.script(answers.correct({"suspicions": [], "facts": []}))
    model_endpoint.script_drafts("draft_framing", answers.refusal())
    model_endpoint.script_drafts("draft_metrics", answers.correct({"entries": []}))

    second = await propose(model, say(SAID, "It must work in French."), memory=first.memory)

    assert ("task.kind", "assumed") in told(second)
    assert ("metrics.guardrails", "assumed") not in told(second)


async def test_without_a_fact_nothing_is_drafted(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say
) -> None:
    drafted(model_endpoint)
    model_endpoint.script(answers.correct({"suspicions": [], "facts": []}))

    result = await propose(model, say("Hello there."))

    assert {} == model_endpoint.drafts
    assert () == result.proposals
