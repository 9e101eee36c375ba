"""A request that comes again under its key is the same one; another under that key is refused."""

from bot.domain.errors import ConflictError
from bot.domain.escalation.model import Escalation
from bot.store.escalation import Asked
from bot.store.transaction import Transaction


class KeyReusedError(ConflictError):
    """The key was used for another request before."""

    code = "escalation.key-reused"


async def asked_before(tx: Transaction, team: str, asked: Asked) -> Escalation | None:
    """The escalation this request opened before, where it comes again under its key.

    Raises:
        KeyReusedError: the key was used for another request.
    """
    if asked.key is None:
        return None
    found = await tx.escalations.asked_before(team, asked)
    if found is None:
        return None
    earlier, fingerprint = found
    if fingerprint != asked.fingerprint:
        raise KeyReusedError(
            "This key was used for another request.",
            next_step="Use a new key for a new request.",
            escalation=earlier,
        )
    return await tx.escalations.get(earlier)
