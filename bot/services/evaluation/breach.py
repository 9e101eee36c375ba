"""After verdicts: a breach is put before whoever answers for it, once; a run that holds takes it back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.audit.model import digest
from bot.domain.breach.course import breaches_in
from bot.domain.breach.finding import Finding, Known, found
from bot.domain.breach.request import BREACH_ASKER
from bot.domain.escalation.action import Request
from bot.domain.escalation.handling import cancel
from bot.domain.escalation.roster import Present, Roster
from bot.domain.intake.model import Claim, Origin
from bot.domain.spec.asking import people_in
from bot.domain.spec.model import SpecStatus
from bot.domain.spec.plan.raci import Task
from bot.domain.spec.version import SpecVersion
from bot.services.directory import Directory
from bot.services.escalation.record import begun, keep
from bot.services.escalation.roster import roster_for, roster_of
from bot.services.escalation.spec import AskedBySpec
from bot.services.evaluation.again import CatchUp, judge_again, nothing_to_catch_up
from bot.services.spec.signed import signed_last, waivers_of
from bot.store.escalation import Asked
from bot.store.store import Store
from bot.store.transaction import Transaction

_MOST_VERDICTS = 2_000
NOTHING = Finding({}, {})
_AHEAD = timedelta(days=1)  # the clocks of those who measure


@dataclass(frozen=True, slots=True)
class Breaches:
    """Who is who is read outside of every transaction; what is asked and taken back is one of them."""

    store: Store
    directory: Directory
    catch_up: CatchUp = nothing_to_catch_up

    async def check(self, claim: Claim) -> None:
        """Ask about every breach of a spec that is not asked about yet; take back what is over."""
        origin = Origin(claim.team, BREACH_ASKER, claim)
        known = await self._known(claim)
        finding = found(*known) if known else NOTHING
        rosters = {
            key: await roster_for(self.store, self.directory, claim.team, request)
            for key, request in finding.asking.items()
        } | {
            key: await roster_of(self.directory, one) for key, (one, _) in finding.answered.items()
        }
        async with self.store.transaction(origin) as tx:
            for key, request in finding.asking.items():
                assert known is not None  # noqa: S101  # there is something to ask
                await ask(tx, origin, known[0].version, key, request, rosters[key])
            for key, (one, why) in finding.answered.items():
                await take_back(tx, one.id, why, rosters[key])

    async def _known(self, claim: Claim) -> tuple[Known, datetime] | None:
        """Read what is on record, and what is asked already."""
        spec = str(claim.payload.get("spec") or claim.payload["subject"])
        await self.catch_up(spec, None)
        async with self.store.transaction(Origin(claim.team, BREACH_ASKER)) as tx:
            version = await tx.specs.newest(spec)
            if version is None or version.spec.status is SpecStatus.RETIRED:
                return None
            await judge_again(tx, version, tx.now)  # or a new version would begin without a past
            signed, review = await signed_last(tx, version)
            owner = version.owner
            known = Known(
                version,
                await tx.verdicts.of(spec, version.version, tx.now + _AHEAD, limit=_MOST_VERDICTS),
                await tx.escalations.asked_under(claim.team, BREACH_ASKER, breaches_in(spec)),
                waivers_of(signed, review),
                people_in(signed.spec, Task.INCIDENT, owner, review),
                by_clock="spec" not in claim.payload,
            )
            return known, tx.now


async def ask(  # noqa: PLR0913, PLR0917 - what, under which key, where, put before whom
    tx: Transaction,
    origin: Origin,
    version: SpecVersion,
    key: str,
    request: Request,
    roster: Roster,
) -> None:
    """Put a question of ours before people, under a name by which it is asked once."""
    place = version.place
    fingerprint = digest({"request": request.bound(), "place": place.order_key})
    asked = Asked(by=BREACH_ASKER, key=key, fingerprint=fingerprint)
    present = Present(roster, await tx.escalations.now())
    await begun(tx, origin, AskedBySpec(request), asked, present, place)


async def take_back(tx: Transaction, id: str, why: str, roster: Roster) -> None:
    """Take a question back; one that somebody answered meanwhile stays answered."""
    before = await tx.escalations.lock(id)
    if before is None or not before.state.is_pending:
        return
    present = Present(roster, await tx.escalations.now())
    change = cancel(before, BREACH_ASKER, present.now, why)
    await keep(tx, before, change, BREACH_ASKER, present)
