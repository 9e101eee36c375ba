"""What language models were asked for in the last day, as operators see it, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.preflight.finding import Level
from bot.preflight.spending import model_spending
from bot.settings import Settings
from bot.store.store import Store

CALL = {
    "prompt_id": "extract_facts", "prompt_version": 1, "prompt_sha256": "0" * 64,
    "model": "scripted", "rung": "json_object", "outcome": "accepted", "milliseconds": 1,
}  # fmt: skip


@pytest.fixture
def settings(store: Store, database_url: str) -> Settings:
    return Settings(
        database_url=database_url,
        openai_base_url="http://127.0.0.1:9/v1",
        openai_model="scripted",
        model_tokens_per_day=1000,
    )


async def keep(store: Store, number: int, tokens: int, *, ago: timedelta) -> None:
    async with store.transaction() as tx:
        await tx.model_calls.add(
            f"call_{number}",
            team="T1",
            subject="ps_1",
            called_at=datetime.now(UTC) - ago,
            call=CALL | {"counted_tokens": tokens},
        )


async def test_calls_and_tokens_of_the_last_day_are_told(store: Store, settings: Settings) -> None:
    await keep(store, 1, 500, ago=timedelta(days=2))
    await keep(store, 2, 400, ago=timedelta(hours=2))

    (finding,) = await model_spending(settings)

    assert Level.OK is finding.level
    assert (
        "In the last 24 hours: calls 1, tokens 400. Formats are asked for by json_object."
        == finding.sentence
    )


async def test_a_spent_budget_is_a_warning(store: Store, settings: Settings) -> None:
    await keep(store, 1, 1500, ago=timedelta(minutes=2))

    (finding,) = await model_spending(settings)

    assert (Level.WARNING, True) == (finding.level, "tokens 1,500" in finding.sentence)


async def test_without_a_model_there_is_nothing_to_tell(settings: Settings) -> None:
    assert () == await model_spending(settings.changed(openai_model=None))
