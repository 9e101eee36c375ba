"""Advice about a running system: a decision table filled in from what is on record, for whoever asks."""

from dataclasses import dataclass

from bot.domain.advice.figures import Found
from bot.domain.advice.gathered import gather
from bot.domain.advice.rules import TABLES
from bot.domain.advice.table import Decision, Evidence, Filled
from bot.domain.drift.look import Look
from bot.domain.report.plan import language_in
from bot.domain.spec.version import SpecVersion
from bot.services.look_history import counting
from bot.services.spec.signed import signed_last
from bot.store.store import Store
from bot.store.transaction import Transaction

_MOST_VERDICTS = 2_000


@dataclass(frozen=True, slots=True)
class Advising:
    """Reads; what is advised is decided by people elsewhere."""

    store: Store

    async def of(self, spec: str, decision: Decision) -> tuple[Filled, SpecVersion] | None:
        """Fill in the table of a decision about a spec's system; None where there is no such spec."""
        async with self.store.reading() as tx:
            version = await tx.specs.newest(spec)
            if version is None:
                return None
            looks = [
                look
                for one in await tx.drift.watched(spec)
                for look in (await counting(tx, one.id, limit=1))[1]
            ]
            signed, _ = await signed_last(tx, version)
            return TABLES[decision](await evidence_of(tx, signed, looks)), version


async def evidence_of(tx: Transaction, signed: SpecVersion, looks: list[Look]) -> Evidence:
    """Everything on record that a decision about the system of a signed spec rests on."""
    courses = await tx.verdicts.of(signed.id, signed.version, tx.now, limit=_MOST_VERDICTS)
    found = Found()
    gather(found, looks, courses, signed.spec.drift, language_in(signed.spec.language))
    return found.evidence()
