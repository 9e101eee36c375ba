"""The answer in a thread: what was noted, what its spec made of it, and what is asked next."""

from bot.domain.framing.version import StatementVersion
from bot.domain.intake.model import Origin
from bot.domain.spec.version import SpecVersion
from bot.services.effect import settled_of, turn_of, turns_of
from bot.store.transaction import Transaction


async def tell(
    tx: Transaction,
    before: StatementVersion,
    after: StatementVersion,
    origin: Origin,
    spec: SpecVersion | None = None,
) -> None:
    """Answer in the thread; the answer before it keeps what was noted, and asks no more.

    `spec` is the version of the spec that followed, where one did.
    """
    drafted = spec or await tx.specs.of_statement(after.id)
    turn = turn_of(before, after, origin, drafted, followed=spec is not None)
    earlier = await tx.outbox.newest_of(turn.order_key, turns_of(after.id))
    await tx.outbox.add(turn)
    if earlier and earlier != turn.key:
        await tx.outbox.add(settled_of(earlier, after, drafted))
