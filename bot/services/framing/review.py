"""Decisions of people about the risks a draft suspects."""

from dataclasses import dataclass

from bot.domain.audit.model import AuditEvent
from bot.domain.errors import InvalidInputError, NotFoundError
from bot.domain.framing.flag import FlagStatus, needs_reason
from bot.domain.intake.model import Origin
from bot.services.effect import reviewed_of
from bot.services.framing.drafting import Answering, Framing
from bot.services.framing.reading import Reading, keep
from bot.services.gesture import Entry, begun_by, locked
from bot.store.store import Store
from bot.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Reviews:
    """What people decide joins the conversation; the draft is then read anew."""

    store: Store
    framing: Framing

    async def review(
        self, id: str, flag: str, verdict: FlagStatus, reason: str, origin: Origin
    ) -> None:
        """Say whether a suspected risk applies; what is serious is dismissed only with a reason.

        Raises:
            NotFoundError: no such draft, or it does not suspect this.
            InvalidInputError: a reason is missing.
        """
        if needs_reason(flag, verdict) and not reason.strip():
            raise InvalidInputError(
                "This one needs a reason in writing.",
                next_step="Say who from Legal or Compliance looked at it, and why it does not apply.",
            )
        gesture = begun_by(origin, self.framing.clock)

        async def change(tx: Transaction, reading: Reading) -> None:
            conversation, draft = await locked(tx, id, origin)
            if all(flag != suspected.flag for suspected in draft.statement.flags):
                raise NotFoundError(
                    "This risk is no longer suspected.",
                    next_step="Open Read all: it shows which are.",
                )
            await gesture.enter(tx, conversation, [Entry(flag, reason.strip(), verdict=verdict)])
            await tx.audit.append(
                origin.team,
                AuditEvent(
                    actor=origin.actor,
                    verb=f"risk_flag.{verdict}",
                    subject=id,
                    facts={"flag": flag, "version": draft.version, "reason": reason.strip()},
                ),
            )
            await self.framing.follow(tx, reading, conversation, Answering.NEVER)
            await tx.outbox.add(reviewed_of(draft, flag, verdict, origin))

        await keep(self.store, self.framing.guide, origin, change)
