"""Live with what the linter reports about a spec, with a reason, or have it reported again."""

from dataclasses import dataclass

from bot.domain.audit.model import AuditEvent
from bot.domain.errors import ConflictError, InvalidInputError
from bot.domain.intake.model import Origin
from bot.domain.lint.model import Waiver
from bot.services.spec.version import checked, locked, shown_anew
from bot.store.store import Store
from bot.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class SpecChecks:
    """A waiver names the rule, the place, the person and the reason; it is in the audit chain."""

    store: Store

    async def waive(self, id: str, rule: str, place: str, because: str, origin: Origin) -> None:
        """Live with a finding.

        Raises:
            NotFoundError: no such spec.
            InvalidInputError: no reason.
            ConflictError: it is not reported (any more).
        """
        if not because.strip():
            raise InvalidInputError("Say why it can stay.", fields={"because": "Say why."})
        async with self.store.transaction(origin) as tx:
            spec, _ = await locked(tx, id, origin)
            lint = await checked(tx, spec)
            if not any(f.rule == rule and (f.span.place or "") == place for f in lint.findings):
                raise ConflictError(
                    "This is not reported any more.", next_step="Open Check again to see what is."
                )
            waiver = Waiver(
                rule=rule, because=because.strip(), by=origin.actor, place=place or None
            )
            await tx.spec_reviews.waive(id, waiver, tx.now)
            await self._record(tx, id, "spec.finding-waived", (rule, place), origin)

    async def unwaive(self, id: str, rule: str, place: str, origin: Origin) -> None:
        """Have a finding reported again.

        Raises:
            NotFoundError: no such spec.
            ConflictError: nobody lives with it.
        """
        async with self.store.transaction(origin) as tx:
            await locked(tx, id, origin)
            if not await tx.spec_reviews.unwaive(id, rule, place):
                raise ConflictError("It is reported already.", next_step="Open Check to see it.")
            await self._record(tx, id, "spec.finding-reported", (rule, place), origin)

    async def _record(
        self, tx: Transaction, id: str, verb: str, about: tuple[str, str], origin: Origin
    ) -> None:
        """Write it into the audit chain, and show the card with what is left to fix."""
        spec = await tx.specs.newest(id)
        assert spec is not None  # noqa: S101  # it is locked
        rule, place = about
        facts = {"rule": rule, "place": place, "version": spec.version}
        await tx.audit.append(
            origin.team, AuditEvent(actor=origin.actor, verb=verb, subject=id, facts=facts)
        )
        await shown_anew(tx, spec)
