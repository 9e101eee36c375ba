"""After verdicts: a breach is put before whoever answers for it, once; a run that holds takes it back."""

from dataclasses import dataclass, field
from datetime import timedelta

from bot.domain.audit.model import digest
from bot.domain.breach.course import breach_of, breaches_in, breaches_of, holding
from bot.domain.breach.request import BREACH_ASKER, breach_request, holds_again
from bot.domain.escalation.action import Request
from bot.domain.escalation.handling import cancel
from bot.domain.escalation.model import Escalation
from bot.domain.escalation.roster import Present, Roster
from bot.domain.intake.model import Claim, Origin
from bot.domain.spec.asking import people_in
from bot.domain.spec.model import SpecStatus
from bot.domain.spec.plan.raci import Task
from bot.domain.spec.review import ReviewState
from bot.domain.spec.version import SpecVersion
from bot.services.directory import Directory
from bot.services.escalation_record import begun, keep
from bot.services.escalation_spec import AskedBySpec
from bot.services.roster import roster_for, roster_of
from bot.services.verdict import judge_again
from bot.store.escalation import Asked
from bot.store.store import Store, Transaction

_MOST_VERDICTS = 2_000
_AHEAD = timedelta(days=1)  # the clocks of those who measure


@dataclass(frozen=True, slots=True)
class _Found:
    """What has to be asked, by its key, and what is answered, with why."""

    version: SpecVersion
    asking: dict[str, Request] = field(default_factory=dict)
    answered: dict[str, tuple[Escalation, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Breaches:
    """Who is who is read outside of every transaction; what is asked and taken back is one of them."""

    store: Store
    directory: Directory

    async def check(self, claim: Claim) -> None:
        """Ask about every breach of a spec that is not asked about yet; take back what is over."""
        origin = Origin(claim.team, BREACH_ASKER, claim)
        found = await self._find(claim)
        asked = {} if found is None else found.asking
        answered = {} if found is None else found.answered
        rosters = {
            key: await roster_for(self.store, self.directory, claim.team, request)
            for key, request in asked.items()
        } | {key: await roster_of(self.directory, one) for key, (one, _) in answered.items()}
        async with self.store.transaction(origin) as tx:
            for key, request in asked.items():
                assert found is not None  # noqa: S101  # there is something to ask
                await _ask(tx, origin, found.version, key, request, rosters[key])
            for key, (one, why) in answered.items():
                await _take_back(tx, one.id, why, rosters[key])

    async def _find(self, claim: Claim) -> _Found | None:
        """Hold what is on record against what is asked already."""
        spec = str(claim.payload["spec"])
        async with self.store.transaction(Origin(claim.team, BREACH_ASKER)) as tx:
            version = await tx.specs.newest(spec)
            if version is None or version.spec.status is SpecStatus.RETIRED:
                return None
            await judge_again(tx, version, tx.now)  # or a new version would begin without a past
            courses = await tx.verdicts.of(
                spec, version.version, tx.now + _AHEAD, limit=_MOST_VERDICTS
            )
            asked = await tx.escalations.asked_under(claim.team, BREACH_ASKER, breaches_in(spec))
            people = await _people(tx, version)
        found = _Found(version)
        for course in courses.values():
            of_it = breaches_of(course[-1])
            waiting = {
                key: one
                for key, one in asked.items()
                if key.startswith(of_it) and one.state.is_pending
            }
            breach, held = breach_of(course), holding(course)
            if breach and not waiting and breach.key not in asked:
                found.asking[breach.key] = breach_request(breach, version, people)
            if held:
                why = holds_again(version, held)
                found.answered.update({key: (one, why) for key, one in waiting.items()})
        return found


async def _people(tx: Transaction, newest: SpecVersion) -> dict[str, tuple[str, ...]]:
    """Who answers when something goes wrong: by the version signed last, else the owner."""
    reviews = await tx.spec_reviews.all_of(newest.id)
    signed = next((one for one in reversed(reviews) if one.state is ReviewState.SIGNED), None)
    version = await tx.specs.version(newest.id, signed.version) if signed else None
    spec = (version or newest).spec
    return people_in(spec, Task.INCIDENT, newest.owner, signed if version else None)


async def _ask(  # noqa: PLR0913, PLR0917 - what, under which key, where, put before whom
    tx: Transaction,
    origin: Origin,
    version: SpecVersion,
    key: str,
    request: Request,
    roster: Roster,
) -> None:
    place = version.place
    fingerprint = digest({"request": request.bound(), "place": place.order_key})
    asked = Asked(by=BREACH_ASKER, key=key, fingerprint=fingerprint)
    present = Present(roster, await tx.escalations.now())
    await begun(tx, origin, AskedBySpec(request), asked, present, place)


async def _take_back(tx: Transaction, id: str, why: str, roster: Roster) -> None:
    """Take a question back; one that somebody answered meanwhile stays answered."""
    before = await tx.escalations.lock(id)
    if before is None or not before.state.is_pending:
        return
    present = Present(roster, await tx.escalations.now())
    change = cancel(before, BREACH_ASKER, present.now, why)
    await keep(tx, before, change, BREACH_ASKER, present)
