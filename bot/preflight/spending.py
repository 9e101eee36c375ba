"""Checks what language models were asked for lately, as the ledger tells."""

from bot.domain.errors import RemitError
from bot.preflight.finding import Finding, fine, warning
from bot.settings import Settings
from bot.store.inspection import inspect, is_there, model_use


async def model_spending(settings: Settings) -> tuple[Finding, ...]:
    """Tell calls, tokens and the way of asking; silent while there is no model or no ledger."""
    if not settings.has_model:
        return ()
    try:
        if not is_there(settings.database_url):
            return ()
        if not (await inspect(settings.database_url)).current:
            return ()
        used = await model_use(settings.database_url)
    except RemitError:
        return ()  # the check of the database has said so
    asked = f" Formats are asked for by {used.rung}." if used.rung else ""
    sentence = f"In the last 24 hours: calls {used.calls}, tokens {used.tokens:,}.{asked}"
    if used.tokens >= settings.model_tokens_per_day:
        return (warning("model use", f"{sentence} REMIT_MODEL_TOKENS_PER_DAY may be used up."),)
    return (fine("model use", sentence),)
