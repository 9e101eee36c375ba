"""Ask for less oversight of an action than was computed, have a second person sign it, take it back."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from bot.domain.audit.model import AuditEvent, digest
from bot.domain.criterion.verdict import Outcome
from bot.domain.errors import ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from bot.domain.escalation.action import SpecRow
from bot.domain.escalation.model import CLOCK
from bot.domain.escalation.roster import Roster, Standing
from bot.domain.intake.model import Claim, Origin
from bot.domain.oversight.loosening import (
    LONGEST_REASON,
    Loosening,
    Wanted,
    declined,
    missing,
    run_out,
    signed,
    taken_back,
)
from bot.domain.oversight.step import Evidence, Lack
from bot.domain.provenance import value_text
from bot.domain.schedule.model import Schedule
from bot.domain.schedule.recurrence import At
from bot.domain.spec.asking import people_in
from bot.domain.spec.canonical import canonical
from bot.domain.spec.loosened import basis_of, looser_mode
from bot.domain.spec.model import SpecStatus
from bot.domain.spec.plan.raci import Task
from bot.domain.spec.review import ReviewState
from bot.domain.spec.section import OversightRow
from bot.domain.spec.version import SpecVersion
from bot.services.directory import Directory
from bot.services.effect import home_of
from bot.services.spec.effect import loosening_card_of
from bot.services.spec.version import locked, shown_anew
from bot.store.store import Store
from bot.store.transaction import Transaction

LOOSENING_DUE = "spec.loosening-due"
_OVERRIDES = "override_rate"
_MOST_VERDICTS = 500
_SAYS = {
    Lack.RECORD: ("reviewed", "It takes 299 reviewed in a row without a critical override."),
    Lack.CATCH_RATE: ("caught", "Reviewers have to find 9 of 10 planted wrong cases."),
    Lack.UNDO_DRILL: ("drill", "Undoing it has to have been tried."),
}


@dataclass(frozen=True, slots=True)
class Loosenings:
    """One step less, for ninety days, by two people; a floor is never stepped below."""

    store: Store
    directory: Directory

    async def ask(self, id: str, version: int, wanted: Wanted, origin: Origin) -> None:
        """Ask for one step less for one action.

        Raises:
            NotFoundError: no such spec, or no such action in it.
            ForbiddenError: they do not answer for it.
            ConflictError: it changed since it was looked at, it is retired, or this is asked already.
            InvalidInputError: a floor holds it, nothing shows that it can be less, or nobody can sign.
        """
        roster = await self._roster(origin.team, origin.actor, wanted.signer)
        async with self.store.transaction(origin) as tx:
            spec, _ = await locked(tx, id, origin)
            if spec.version != version or spec.spec.status is SpecStatus.RETIRED:
                raise ConflictError(
                    "The spec changed meanwhile, or is retired.",
                    next_step="Look at its card, then ask again.",
                )
            await _require_right(tx, spec, origin.actor)
            row = _row(spec, wanted.row)
            looser = looser_mode(row)
            if looser is None or row.computed is None:
                raise InvalidInputError(
                    f"{row.id} cannot have less oversight: it is at the least there is for it.",
                    next_step="What it follows from can be changed: how it is undone, whom it reaches.",
                    fields={"row": "This is the least there is for it."},
                )
            passes = await _overrides_pass(tx, spec)
            evidence = wanted.evidence.model_copy(update={"override_criterion_passes": passes})
            _check(wanted, evidence, tx.now, roster, origin.actor)
            if any(w.row == row.id and w.is_open for w in await tx.loosenings.of(id)):
                raise ConflictError(
                    "This is asked already, or holds.", next_step="Its card in the thread shows it."
                )
            found = SpecRow(spec=spec.id, version=spec.version, row=row.id)
            record = await tx.escalation_use.reviewed_under(origin.team, found)
            wish = Loosening(
                id=tx.new_id("less"),
                spec=spec.id,
                version=spec.version,
                row=row.id,
                action=value_text(row.action.value),
                basis=basis_of(row),
                before=row.computed.mode,
                after=looser,
                reason=wanted.reason.strip()[:LONGEST_REASON],
                shown_in=wanted.shown_in.strip()[:LONGEST_REASON],
                evidence=evidence,
                on_record=record.in_a_row,
                asked_by=origin.actor,
                asked_at=tx.now,
                signer=wanted.signer,
            )
            await tx.loosenings.add(wish)
            await self._told(tx, spec, wish, "oversight.looser-asked", origin.actor)

    async def sign(self, id: str, wish: str, origin: Origin) -> None:
        """Agree, as the person who was named: from now on it counts.

        Raises:
            NotFoundError: no such wish.
            ForbiddenError: somebody else was named, or no full member signs.
            ConflictError: it is decided, or the action changed.
        """
        roster = await self._roster(origin.team, origin.actor)
        _require_person(roster, origin.actor)

        async def decide(tx: Transaction, spec: SpecVersion, before: Loosening) -> Loosening:
            after = signed(before, origin.actor, basis=basis_of(_row(spec, before.row)), at=tx.now)
            await tx.schedules.put(_end_of(after, origin.team))
            return after

        await self._decide(id, wish, "oversight.loosened", decide, origin)

    async def decline(self, id: str, wish: str, why: str, origin: Origin) -> None:
        """Say no, as the person who was named.

        Raises:
            NotFoundError: no such wish.
            ForbiddenError: somebody else was named.
            ConflictError: it is decided.
            InvalidInputError: no reason.
        """

        async def decide(tx: Transaction, _: SpecVersion, before: Loosening) -> Loosening:
            return declined(before, origin.actor, why, at=tx.now)

        await self._decide(id, wish, "oversight.looser-declined", decide, origin)

    async def take_back(self, id: str, wish: str, origin: Origin) -> None:
        """End it, signed or not: more oversight needs no second person.

        Raises:
            NotFoundError: no such wish.
            ConflictError: it is over.
        """

        async def decide(tx: Transaction, _: SpecVersion, before: Loosening) -> Loosening:
            await tx.schedules.drop(_name(before))
            return taken_back(before, origin.actor, at=tx.now)

        await self._decide(id, wish, "oversight.tightened", decide, origin)

    async def due(self, claim: Claim) -> None:
        """End what is past its last day; it stopped counting with that day by itself."""
        origin = Origin(claim.team, CLOCK, claim)
        async with self.store.transaction(origin) as tx:
            before = await tx.loosenings.get(str(claim.payload["subject"]))
            after = run_out(before, at=tx.now) if before else None
            spec = await tx.specs.newest(before.spec) if before else None
            if before is not None and after is not None and spec is not None:
                await tx.loosenings.move(before, after)
                await self._told(tx, spec, after, "oversight.looser-expired", CLOCK)

    async def _decide(
        self,
        id: str,
        wish: str,
        verb: str,
        decide: Callable[[Transaction, SpecVersion, Loosening], Awaitable[Loosening]],
        origin: Origin,
    ) -> None:
        async with self.store.transaction(origin) as tx:
            spec, _ = await locked(tx, id, origin)
            before = await tx.loosenings.get(wish)
            if before is None or before.spec != spec.id:
                raise NotFoundError(
                    "I cannot find that.", next_step="Look at the newest card of the spec."
                )
            after = await decide(tx, spec, before)
            await tx.loosenings.move(before, after)
            await self._told(tx, spec, after, verb, origin.actor)

    @staticmethod
    async def _told(
        tx: Transaction, spec: SpecVersion, wish: Loosening, verb: str, actor: str
    ) -> None:
        """Write it into the audit chain, and show the wish, the spec and the signer's page."""
        facts = {
            "loosening": wish.id,
            "version": spec.version,
            "row": wish.row,
            "before": wish.before.value,
            "after": wish.after.value,
            "state": wish.state.value,
            "signer": wish.signer,
            "digest": digest(wish.model_dump(mode="json")),
            **({"until": wish.until.isoformat()} if wish.until else {}),
        }
        await tx.audit.append(
            spec.place.team, AuditEvent(actor=actor, verb=verb, subject=spec.id, facts=facts)
        )
        moved = await shown_anew(tx, spec)
        await tx.outbox.add(
            loosening_card_of(moved, wish),
            home_of(spec.place.team, wish.signer, f"{wish.id}:{wish.state.value}"),
        )

    async def _roster(self, team: str, *users: str) -> Roster:
        return await self.directory.roster(team, frozenset(users), frozenset())


async def _require_right(tx: Transaction, spec: SpecVersion, user: str) -> None:
    """Only who answers for the spec, or by it for its oversight, may ask for less of it."""
    reviews = await tx.spec_reviews.all_of(spec.id)
    last = next((one for one in reversed(reviews) if one.state is ReviewState.SIGNED), None)
    may = {spec.owner, *people_in(spec.spec, Task.OVERSIGHT, spec.owner, last)["accountable"]}
    if user not in may:
        raise ForbiddenError(
            "Only who answers for this spec or its oversight can ask for less of it.",
            next_step=f"Ask <@{spec.owner}>.",
        )


async def _overrides_pass(tx: Transaction, spec: SpecVersion) -> bool:
    """Whether the newest run passes a criterion on how often people overrule it."""
    courses = await tx.verdicts.of(spec.id, spec.version, tx.now, limit=_MOST_VERDICTS)
    language = spec.spec.language
    named = [
        one.id
        for one in spec.spec.acceptance
        if canonical(one, language).criterion.metric == _OVERRIDES
    ]
    return any(courses[one][-1].outcome is Outcome.PASS for one in named if courses.get(one))


def _check(wanted: Wanted, evidence: Evidence, now: datetime, roster: Roster, asker: str) -> None:
    """Refuse what says too little, and name every field that does."""
    wrong = {_SAYS[lack][0]: _SAYS[lack][1] for lack in missing(evidence, now.date())}
    if not wanted.reason.strip():
        wrong["reason"] = "Say why."
    if not wanted.shown_in.strip():
        wrong["shown_in"] = "Say where this can be looked at."
    member = roster.members.get(wanted.signer)
    if member is None or member.standing is not Standing.PERSON:
        wrong["signer"] = "Choose a full member of this workspace."
    elif wanted.signer == asker or asker in roster.identities(wanted.signer):
        wrong["signer"] = "Choose somebody else: two people have to agree."
    if wrong:
        raise InvalidInputError(
            f"This does not show yet that less is enough. {' '.join(wrong.values())}",
            next_step="Ask again once it does. You wrote:",
            fields=wrong,
            kept={"reason": wanted.reason},
        )


def _require_person(roster: Roster, user: str) -> None:
    member = roster.members.get(user)
    if member is None or member.standing is not Standing.PERSON:
        raise ForbiddenError(
            "Only full members of this workspace can sign.", next_step="Ask one of them."
        )


def _row(spec: SpecVersion, id: str) -> OversightRow:
    row = next((one for one in spec.spec.oversight if one.id == id), None)
    if row is None:
        raise NotFoundError(
            "That action is not in the spec any more.", next_step="Look at its newest card."
        )
    return row


def _name(wish: Loosening) -> str:
    return f"loosening:{wish.id}"


def _end_of(wish: Loosening, team: str) -> Schedule:
    """When its time is up: the day after its last one."""
    assert wish.until is not None  # noqa: S101  # it is signed
    end = datetime.combine(wish.until + timedelta(days=1), time(), UTC)
    return Schedule(
        id=_name(wish),
        team=team,
        kind=LOOSENING_DUE,
        subject=wish.id,
        times=At(moments=(end,)),
        next_at=end,
        catch_up=None,
    )
