"""What the bot as it is built uses a language model for."""

from pathlib import Path

import pytest

from bot.app import build
from bot.settings import Settings


@pytest.mark.parametrize(
    ("address", "seconds", "reads", "words"),
    [
        ("http://127.0.0.1:9/v1", 20.0, True, True),
        ("http://127.0.0.1:9/v1", 0.0, True, False),
        (None, 20.0, False, False),
    ],
)
async def test_a_model_reads_drafts_and_words_summaries_where_that_is_wished_for(
    tmp_path: Path, address: str | None, seconds: float, *, reads: bool, words: bool
) -> None:
    application = build(
        Settings(
            slack_bot_token="xoxb-1",
            database_url=f"sqlite:///{tmp_path / 'remit.db'}",
            openai_api_key=address and "key",
            openai_base_url=address,
            openai_model=address and "scripted-model",
            summary_words_seconds=seconds,
        )
    )

    assert (application.improvement is not None) is reads
    assert (application.services.reports.opening is not None) is words
    await application.close()
