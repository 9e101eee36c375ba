"""What a language model is used for, as the settings have it: reading drafts, wording summaries."""

from bot.llm.client import ChatClient, Endpoint
from bot.llm.model import LangChainModel
from bot.llm.summary_words import SummaryWording
from bot.services.budget import Budget
from bot.services.framing.drafting import Framing
from bot.services.framing.improvement import Improvement
from bot.services.report.reports import Opening
from bot.services.report.wording import Openings
from bot.settings import Settings
from bot.store.store import Store


def chat_client(settings: Settings) -> ChatClient | None:
    """The way to the model; none where there is no model. Nothing is connected."""
    if not settings.has_model:
        return None
    endpoint = Endpoint.chosen(
        provider_model=settings.model,
        base_url=settings.model_address,
        model=settings.openai_model or "",
        api_key=settings.openai_api_key,
    )
    return ChatClient(endpoint)


def improvement_of(
    settings: Settings, store: Store, framing: Framing, chat: ChatClient | None
) -> Improvement | None:
    """What reads drafts more closely; none without a model."""
    if chat is None:
        return None
    return Improvement(
        store,
        framing,
        LangChainModel(chat.endpoint, client=chat),
        deadline_seconds=settings.model_deadline_seconds,
        budget=_budget(settings),
    )


def opening(settings: Settings, store: Store, chat: ChatClient | None) -> Opening | None:
    """What words how summaries open; none without a model, or where that is not wished for."""
    if chat is None or not settings.summary_words_seconds:
        return None
    model = SummaryWording.of(chat)
    return Openings(store, model, settings.summary_words_seconds, _budget(settings)).of


def _budget(settings: Settings) -> Budget:
    return Budget(
        calls_per_draft=settings.model_calls_per_draft,
        tokens_per_draft=settings.model_tokens_per_draft,
        tokens_per_person=settings.model_tokens_per_person,
        tokens_per_workspace=settings.model_tokens_per_day,
    )
