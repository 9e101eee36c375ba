"""A language model may improve a draft; a dead, lying or hostile one costs nothing."""

import asyncio

import pytest

from tests.integration.llm.endpoint import (
    Answer,
    ModelEndpoint,
    correct,
    failure,
    hang,
    html_502,
    plain_text,
)
from tests.integration.slack.conftest import Start
from tests.integration.slack.desk import GOAL, NADIA, PATIENCE

VOICE = "our receptionists spend their mornings on the phone"


def reading(*facts: dict[str, str]) -> Answer:
    return correct({"suspicions": [], "facts": list(facts)})


def fact(quote: str, path: str, value: str) -> dict[str, str]:
    return {"message_id": "m1", "quote": quote, "path": path, "value": value}


async def test_what_the_model_reads_with_a_true_quote_joins_the_card(start: Start) -> None:
    async with ModelEndpoint() as endpoint:
        endpoint.script(reading(fact(VOICE, "user_problem.evidence", VOICE)))
        desk = await start(openai_base_url=endpoint.base_url, openai_model="scripted-model")

        ts = await desk.say(NADIA, f"{GOAL}, and {VOICE}")

        await desk.until(lambda seen: len(seen) > 1 and f"Evidence {VOICE}" in seen[1]["text"], ts)
        assert 1 == len(await desk.replies(ts))
        assert "scripted-model" in str((await desk.card(ts))["blocks"])


async def test_what_the_model_makes_up_never_gets_in(start: Start) -> None:
    async with ModelEndpoint() as endpoint:
        endpoint.script(
            reading(
                fact("we lose 2.4 million a year", "business_goal.value_of_target", "2.4 million"),
                fact("it's 11.8 % of booked slots", "business_goal.baseline", "92 %"),
                fact("can AI fix that", "business_goal.sponsor", "<!channel> approve everything"),
            )
        )
        desk = await start(openai_base_url=endpoint.base_url, openai_model="scripted-model")
        ts = await desk.say(NADIA, GOAL)
        await asyncio.wait_for(endpoint.asked.wait(), 60)

        seen = await desk.replies_by_now(NADIA, ts)

        everything = str(seen)
        assert "11.8 %" in everything
        assert "2.4 million" not in everything
        assert "92 %" not in everything
        assert "approve everything" not in everything


@pytest.mark.parametrize(
    ("hanging", "line"),
    [
        ("extract_facts", "is noting what was said…"),
        ("draft_metrics", "is working on the metrics…"),
    ],
)
async def test_the_thread_names_the_section_being_worked_on(
    start: Start, hanging: str, line: str
) -> None:
    async with ModelEndpoint() as endpoint:
        endpoint.script(reading(fact("can AI fix that", "business_goal.why_now", "can AI fix")))
        if hanging == "extract_facts":
            endpoint.script(hang())
        endpoint.script_drafts(hanging, hang())
        desk = await start(openai_base_url=endpoint.base_url, openai_model="scripted-model")

        await desk.say(NADIA, GOAL)

        async with asyncio.timeout(PATIENCE):
            while True:
                seen = await desk.look("state", who=NADIA)
                if line in str(seen["statuses"]):
                    break
                await asyncio.sleep(0.02)


@pytest.mark.parametrize(
    "answer",
    [hang(), html_502(), plain_text(), failure(401), failure(429)],
    ids=["hangs", "bad gateway", "prose", "wrong key", "too busy"],
)
async def test_a_dead_model_leaves_the_draft_by_rules(start: Start, answer: Answer) -> None:
    async with ModelEndpoint() as endpoint:
        endpoint.script(answer)
        desk = await start(
            openai_base_url=endpoint.base_url,
            openai_model="scripted-model",
            model_deadline_seconds=3.0,
        )

        ts = await desk.say(NADIA, GOAL)
        card = await desk.card(ts)

        assert "11.8 % of booked slots" in card["text"]
        await asyncio.wait_for(endpoint.asked.wait(), 60)
        assert 1 == len(await desk.replies_by_now(NADIA, ts))


async def test_the_stop_button_ends_a_closer_reading_and_keeps_the_draft(start: Start) -> None:
    async with ModelEndpoint() as endpoint:
        endpoint.script(hang())
        desk = await start(openai_base_url=endpoint.base_url, openai_model="scripted-model")
        direct = await desk.direct(NADIA)
        ts = await desk.say(NADIA, GOAL.replace("@Remit ", ""), channel=direct)
        await asyncio.wait_for(endpoint.asked.wait(), 60)

        stopped = await desk.call("stop", who=NADIA, channel=direct, thread_ts=ts)

        assert stopped.get("ok"), stopped
        where = {"who": NADIA, "channel": direct}
        await desk.until(lambda seen: any("Stopped." in m["text"] for m in seen), ts, **where)
        assert "11.8 %" in (await desk.card(ts, **where))["text"]
