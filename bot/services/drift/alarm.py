"""After looks: an alarm is put before whoever answers for it, once; data that are back take it back."""

from dataclasses import dataclass

from bot.domain.breach.drift_alarm import Alarm, alarms, alarms_of
from bot.domain.breach.drift_request import alarm_request, is_over
from bot.domain.breach.request import BREACH_ASKER
from bot.domain.escalation.model import Escalation
from bot.domain.intake.model import Claim, Origin
from bot.domain.spec.asking import people_in
from bot.domain.spec.model import SpecStatus
from bot.domain.spec.plan.raci import Task
from bot.domain.spec.version import SpecVersion
from bot.services.directory import Directory
from bot.services.escalation.roster import roster_for, roster_of
from bot.services.evaluation.breach import ask, take_back
from bot.services.look_history import counting
from bot.services.spec.signed import signed_last
from bot.store.store import Store
from bot.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class _Known:
    name: str  # of the source
    profile: int  # of the reference it is compared with
    version: SpecVersion
    asking: Alarm | None
    answered: tuple[Escalation, ...]
    people: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class DriftAlarms:
    """Who is who is read outside of every transaction; what is asked and taken back is one of them."""

    store: Store
    directory: Directory

    async def check(self, claim: Claim) -> None:
        """The same, as the job after a look."""
        origin = Origin(claim.team, BREACH_ASKER, claim)
        await self.ask_about(str(claim.payload["source"]), origin)

    async def ask_about(self, source: str, origin: Origin) -> None:
        """Ask about what lasts or is broken and is not asked about yet; take back what is over."""
        async with self.store.reading() as tx:
            known = await _known(tx, source)
        alarm = known.asking if known else None
        request = (
            alarm_request(alarm, known.version, BREACH_ASKER, known.people)
            if known and alarm
            else None
        )
        roster = (
            await roster_for(self.store, self.directory, origin.team, request) if request else None
        )
        over = [
            (one.id, await roster_of(self.directory, one))
            for one in (known.answered if known else ())
        ]
        async with self.store.transaction(origin) as tx:
            if (
                known
                and alarm
                and request
                and roster
                and await tx.drift.lock(source) == known.profile  # not renewed meanwhile
            ):
                await ask(tx, origin, known.version, alarm.key, request, roster)
            for escalation, present in over:
                assert known is not None  # noqa: S101  # there is something to take back
                await take_back(tx, escalation, is_over(known.name, known.version), present)


async def _known(tx: Transaction, source: str) -> _Known | None:
    found = await tx.drift.source(source)
    version = await tx.specs.newest(found.source.spec) if found else None
    if found is None or version is None or version.spec.status is SpecStatus.RETIRED:
        return None
    profile, looks = await counting(tx, source)
    asked = await tx.escalations.asked_under(
        found.source.team, BREACH_ASKER, alarms_of(version.id, source)
    )
    held = alarms(looks, asked)
    signed, review = await signed_last(tx, version)
    people = people_in(signed.spec, Task.INCIDENT, version.owner, review)
    return _Known(found.source.name, profile, version, held.asking, held.answered, people)
