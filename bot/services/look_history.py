"""The looks at a source that count now: those made against the reference that is in force."""

from bot.domain.drift.look import Look
from bot.domain.drift.renewal import against
from bot.store.transaction import Transaction

HISTORY = 60  # looks; more than a year of weeks


async def counting(tx: Transaction, source: str, *, limit: int = HISTORY) -> tuple[int, list[Look]]:
    """Which version of the reference is in force, and the newest looks against it, oldest first."""
    profile = await tx.drift.in_force(source)
    return profile, against(await tx.drift.looks(source, tx.now, limit=limit), profile)
