"""What belongs together: the goal's message, the statement drafted from it, and the specs made from that."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.conversation.thread import Thread
from bot.domain.framing.version import StatementVersion
from bot.domain.spec.version import SpecVersion
from bot.store.transaction import Transaction

_MOST = 5  # spec versions; the newest says most


@dataclass(frozen=True, slots=True)
class Pin:
    """A spec version and the version of the statement it was made from."""

    spec: str
    version: int
    made_from: int
    message: str | None = None  # where it is shown in the thread of the statement


@dataclass(frozen=True, slots=True)
class Links:
    """Where a statement comes from and what was made of it."""

    place: Thread
    version: int
    card: str | None = None  # the message that shows it
    specs: tuple[Pin, ...] = ()  # the newest first

    @property
    def moved_on(self) -> int | None:
        """The version the newest spec was made from, where the statement is a newer one now."""
        made_from = self.specs[0].made_from if self.specs else self.version
        return made_from if made_from < self.version else None


async def links_of(tx: Transaction, version: StatementVersion) -> Links:
    """Find what belongs to a statement."""
    specs = await tx.specs.versions_of(version.id, limit=_MOST)
    card = await tx.outbox.card(version.id)
    return Links(
        place=version.place,
        version=version.version,
        card=card.ts if card else None,
        specs=tuple([await _pin(tx, spec) for spec in specs]),
    )


async def newest_of(tx: Transaction, specs: Sequence[SpecVersion]) -> dict[str, int]:
    """Tell in which version the statements of some specs are now."""
    return await tx.statements.newest_versions([spec.problem_statement for spec in specs])


async def _pin(tx: Transaction, spec: SpecVersion) -> Pin:
    shown = await tx.outbox.card(spec.id)
    return Pin(spec.id, spec.version, spec.problem_statement_version, shown.ts if shown else None)
