"""Models of other providers, by `provider:model`, where the provider's package is installed."""

from importlib.util import find_spec
from typing import TYPE_CHECKING

from bot.domain.errors import InvalidInputError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

OPENAI = "openai"  # and whatever speaks its protocol: reached by address, without any of this
_LONGEST_ANSWER = 8000  # tokens; providers set their own, often too small for a draft


def split(name: str) -> tuple[str, str]:
    """Take `provider:model` apart.

    Raises:
        InvalidInputError: It is not of this form.
    """
    provider, _, model = name.strip().partition(":")
    if not provider or not model:
        raise InvalidInputError(
            f"REMIT_MODEL is {name}, which names no provider.",
            next_step="Write provider:model, such as anthropic:claude-sonnet-4-5, or set "
            "OPENAI_MODEL and OPENAI_BASE_URL for an OpenAI-compatible server.",
        )
    return provider.replace("-", "_").lower(), model


def require(provider: str) -> None:
    """Make sure that a provider's package is there, without loading it.

    Raises:
        InvalidInputError: It is not, it needs none, or nobody knows such a provider.
    """
    if provider == OPENAI:
        raise InvalidInputError(
            "Models of OpenAI are named without it.",
            next_step="Set OPENAI_MODEL and OPENAI_API_KEY, and remove REMIT_MODEL.",
        )
    from langchain.chat_models.base import _BUILTIN_PROVIDERS  # noqa: PLC0415 - no public list

    found = _BUILTIN_PROVIDERS.get(provider)
    if found is None:
        raise InvalidInputError(
            f"LangChain knows no provider called {provider}.",
            next_step=f"REMIT_MODEL begins with one of: {', '.join(sorted(_BUILTIN_PROVIDERS))}.",
        )
    package = found[0].split(".", 1)[0]
    if find_spec(package) is None:
        raise InvalidInputError(
            f"Models of {provider} need the package {package.replace('_', '-')}, which is not "
            "installed.",
            next_step=f"Install it beside Remit: pip install {package.replace('_', '-')}.",
        )


def create(provider: str, model: str, *, seconds: float) -> "BaseChatModel":
    """Make the provider's client; keys come from the variables its package documents.

    Raises:
        InvalidInputError: The package is missing, or will not be made without a key.
    """
    from langchain.chat_models import init_chat_model  # noqa: PLC0415

    require(provider)
    try:
        return init_chat_model(
            model,
            model_provider=provider,
            timeout=seconds,
            max_retries=1,
            max_tokens=_LONGEST_ANSWER,
            cache=False,
        )
    except Exception as error:  # whatever a package says when its key is missing
        raise InvalidInputError(
            f"The package for models of {provider} cannot be used: {type(error).__name__}.",
            next_step="Set the key variable its documentation names, then run `remit doctor`.",
        ) from error
