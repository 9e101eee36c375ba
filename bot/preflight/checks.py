"""The checks in the order a new operator meets them."""

from collections.abc import Awaitable, Callable

from bot.preflight.finding import Finding
from bot.preflight.local import (
    database,
    language_model,
    listening,
    results,
    settings_complete,
)
from bot.preflight.slack import slack
from bot.preflight.spending import model_spending
from bot.settings import Settings

CHECKS: tuple[Callable[[Settings], Awaitable[tuple[Finding, ...]]], ...] = (
    settings_complete,
    slack,
    database,
    results,
    listening,
    language_model,
    model_spending,
)


async def preflight(settings: Settings) -> list[Finding]:
    """Look at everything; one bad thing hides no other."""
    return [finding for check in CHECKS for finding in await check(settings)]
