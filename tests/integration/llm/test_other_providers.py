"""Models of other providers, where their package is installed, and a clear word where it is not."""

import json
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from bot.app import build
from bot.domain.conversation.model import Transcript
from bot.domain.errors import InvalidInputError
from bot.domain.framing.statement import ProblemStatement
from bot.llm import errors
from bot.llm.client import Endpoint
from bot.llm.ledger import Rung
from bot.llm.model import LangChainModel
from bot.llm.provider import require, split
from bot.preflight.local import language_model
from bot.settings import Settings
from tests.integration.llm import endpoint as answers
from tests.integration.llm.endpoint import ModelEndpoint

Say = Callable[..., Transcript]
SAID = "Nobody at the front desk can call more than 25 people a day."
FACT = {
    "message_id": "m1",
    "quote": "call more than 25 people a day",
    "path": "decision.capacity",
    "value": "25 people a day",
    "replaces": None,
}


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Put a package where LangChain looks for Ollama's."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    package = import_module("langchain_ollama")
    package.ANSWERS.clear()
    package.ASKED.clear()
    return package


async def propose(model: LangChainModel, transcript: Transcript) -> list[str]:
    result = await model.propose(
        transcript, ProblemStatement(), today=date(2026, 10, 3), deadline_seconds=60
    )
    return [f"{p.path} {p.value_text}" for p in result.proposals]


async def test_another_provider_is_asked_in_words_and_checked_like_any(
    stand_in: ModuleType, say: Say
) -> None:
    model = LangChainModel(Endpoint(base_url="", model="llama3:8b", provider="ollama"))
    reading = json.dumps({"suspicions": [], "facts": [FACT, FACT | {"quote": "made up"}]})
    stand_in.ANSWERS.extend([f"Sure!\n```json\n{reading}\n```"] * 3 + ['{"entries": []}'] * 4)

    told = await propose(model, say(SAID))
    await model.aclose()

    assert ["decision.capacity 25 people a day"] == told
    assert Rung.TEXT is model.rung
    first, asked = stand_in.ASKED[0]
    assert "additionalProperties" in first[0].content
    assert not {"response_format", "prompt_cache_key", "max_tokens"} & set(asked)


class Busy(Exception):  # noqa: N818 - named by its package
    status_code = 429


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (Busy(), errors.BusyError),
        (TimeoutError(), errors.EndpointError),
        (ConnectionError(), errors.EndpointError),
        (KeyError("choices"), errors.EndpointError),
    ],
)
async def test_another_providers_exceptions_are_ours(
    stand_in: ModuleType, say: Say, fault: Exception, kind: type[Exception]
) -> None:
    model = LangChainModel(Endpoint(base_url="", model="llama3", provider="ollama"))
    stand_in.ANSWERS.append(fault)

    with pytest.raises(kind):
        await propose(model, say(SAID))


def test_a_missing_package_is_named() -> None:
    with pytest.raises(InvalidInputError) as caught:
        require("anthropic")

    assert "langchain-anthropic" in caught.value.sentence
    assert "pip install langchain-anthropic" in caught.value.next_step


def test_openai_is_named_by_its_own_variables() -> None:
    with pytest.raises(InvalidInputError, match="without it"):
        require("openai")


def test_an_unknown_provider_is_told_the_known_ones() -> None:
    with pytest.raises(InvalidInputError) as caught:
        require("acme")

    assert "anthropic" in caught.value.next_step


@pytest.mark.parametrize("name", ["claude", "anthropic:", ":claude", ""])
def test_a_model_without_its_provider_is_refused(name: str) -> None:
    with pytest.raises(InvalidInputError):
        split(name)


def test_a_models_name_may_have_colons_of_its_own() -> None:
    assert ("google_genai", "gemini:x:1") == split("google-genai:gemini:x:1")


def test_the_start_says_which_package_is_missing() -> None:
    with pytest.raises(InvalidInputError) as caught:
        build(Settings(slack_bot_token="xoxb-1", model="anthropic:claude"))

    assert "langchain-anthropic" in caught.value.sentence


async def test_the_doctor_says_which_package_is_missing() -> None:
    (finding,) = await language_model(Settings(model="anthropic:claude"))

    assert "langchain-anthropic" in finding.sentence


async def test_the_doctor_names_the_provider(stand_in: ModuleType) -> None:
    (finding,) = await language_model(Settings(model="ollama:llama3"))

    assert "llama3 of ollama improves the offline drafts." == finding.sentence


@pytest.mark.parametrize(
    "refusal",
    [
        answers.failure(400, message="Unrecognized request argument supplied: prompt_cache_key"),
        answers.failure(422, message="body.prompt_cache_key: Extra inputs are not permitted"),
    ],
)
async def test_a_hint_for_caches_is_sent_until_an_endpoint_does_not_take_it(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say, refusal: answers.Answer
) -> None:
    nothing = answers.correct({"suspicions": [], "facts": []})
    model_endpoint.script(nothing, refusal, nothing)

    for _ in range(3):
        await propose(model, say(SAID))

    hints = [request.get("prompt_cache_key") for request in model_endpoint.requests]
    assert ["extract_facts", "extract_facts", None, None] == hints
    assert Rung.SCHEMA_WITH_LIMITS is model.rung
