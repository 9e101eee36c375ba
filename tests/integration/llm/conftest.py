"""A scripted endpoint, a model that talks to it, and a short conversation."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime

import pytest
from pydantic import SecretStr

from bot.domain.conversation.model import Message, Transcript
from bot.llm.client import Endpoint
from bot.llm.model import LangChainModel
from tests.integration.llm.endpoint import ModelEndpoint


@pytest.fixture(scope="session", autouse=True)
def _vendors_are_loaded() -> None:
    """Load LangChain before short deadlines start to run."""
    import langchain_openai  # noqa: F401, PLC0415


@pytest.fixture
async def model_endpoint() -> AsyncIterator[ModelEndpoint]:
    async with ModelEndpoint() as endpoint:
        yield endpoint


@pytest.fixture
async def model(model_endpoint: ModelEndpoint) -> AsyncIterator[LangChainModel]:
    model = LangChainModel(
        Endpoint(
            base_url=model_endpoint.base_url,
            model="scripted-model",
            api_key=SecretStr("sk-of-the-test"),
        ),
        marker=lambda: "f3nc3",
    )
    yield model
    await model.aclose()


@pytest.fixture
def say() -> Callable[..., Transcript]:
    """Build a transcript: each argument is one message of the same person."""

    def build(*texts: str) -> Transcript:
        return Transcript(
            messages=tuple(
                Message(
                    id=f"C1-{number}",
                    ts=f"{number}.0",
                    user="U1",
                    text=text,
                    said_at=datetime(2026, 10, 3, 9, number, tzinfo=UTC),
                )
                for number, text in enumerate(texts)
            )
        )

    return build
