"""After looks: where labels show that a system got worse, training again is put before whoever answers for it."""

from dataclasses import dataclass

from bot.domain.advice.request import holds_again, retraining_of, retraining_request
from bot.domain.advice.rules import retraining
from bot.domain.advice.table import Do
from bot.domain.breach.request import BREACH_ASKER
from bot.domain.drift.look import Look
from bot.domain.escalation.action import Request
from bot.domain.escalation.model import Escalation
from bot.domain.intake.model import Claim, Origin
from bot.domain.spec.asking import people_in
from bot.domain.spec.model import SpecStatus
from bot.domain.spec.plan.raci import Task
from bot.domain.spec.version import SpecVersion
from bot.services.directory import Directory
from bot.services.drift.advising import evidence_of
from bot.services.escalation.roster import roster_for, roster_of
from bot.services.evaluation.breach import ask, take_back
from bot.services.look_history import counting
from bot.services.spec.signed import signed_last
from bot.store.store import Store
from bot.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class _Known:
    version: SpecVersion
    profile: int  # of the reference the data are compared with
    key: str = ""
    request: Request | None = None
    over: tuple[Escalation, ...] = ()


@dataclass(frozen=True, slots=True)
class Retrainings:
    """Who is who is read outside of every transaction; what is asked and taken back is one of them."""

    store: Store
    directory: Directory

    async def check(self, claim: Claim) -> None:
        """The same, as the job after a look."""
        origin = Origin(claim.team, BREACH_ASKER, claim)
        await self.ask_about(str(claim.payload["source"]), origin)

    async def ask_about(self, source: str, origin: Origin) -> None:
        """Ask once about results that stay worse, with the table filled in; take back what is over."""
        async with self.store.reading() as tx:
            known = await _known(tx, source)
        request = known.request if known else None
        roster = (
            await roster_for(self.store, self.directory, origin.team, request) if request else None
        )
        over = [
            (one.id, await roster_of(self.directory, one)) for one in (known.over if known else ())
        ]
        async with self.store.transaction(origin) as tx:
            if (
                known
                and request
                and roster
                and await tx.drift.lock(source) == known.profile  # not renewed meanwhile
            ):
                await ask(tx, origin, known.version, known.key, request, roster)
            for escalation, present in over:
                assert known is not None  # noqa: S101  # there is something to take back
                await take_back(tx, escalation, holds_again(known.version), present)


async def _known(tx: Transaction, source: str) -> _Known | None:
    found = await tx.drift.source(source)
    version = await tx.specs.newest(found.source.spec) if found else None
    if found is None or version is None or version.spec.status is SpecStatus.RETIRED:
        return None
    profile, looks = await counting(tx, source, limit=1)
    results = looks[-1].results if looks else None
    if results is None or not results.is_worth_telling:
        return None
    name = retraining_of(version.id, source)
    asked = await tx.escalations.asked_under(found.source.team, BREACH_ASKER, name)
    waiting = tuple(one for one in asked.values() if one.state.is_pending)
    if not results.calls:
        return _Known(version, profile, over=waiting)
    # What was asked before a renewal was taken back unanswered, and may be asked again after an undo.
    again = len(await tx.drift.renewals(source))
    key = f"{name}{results.began}{f':{again}' if again else ''}"
    if waiting or key in asked:
        return _Known(version, profile)
    request = await _request(tx, version, looks)
    return _Known(version, profile, key, request)


async def _request(tx: Transaction, version: SpecVersion, looks: list[Look]) -> Request | None:
    """The question, from what is on record; none where data are broken, which is asked about already."""
    signed, review = await signed_last(tx, version)
    filled = retraining(await evidence_of(tx, signed, looks))
    if filled.lead in {None, Do.REPAIR}:
        return None
    people = people_in(signed.spec, Task.RETRAINING, version.owner, review)
    names = tuple(look.name for look in looks)
    return retraining_request(filled, signed, BREACH_ASKER, people, names)
