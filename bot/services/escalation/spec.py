"""What the spec a request names says about it: looked up by the service, never told by the asker."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.domain.conversation.thread import Thread
from bot.domain.errors import ConflictError, NotFoundError
from bot.domain.escalation.action import Request, SpecRow
from bot.domain.escalation.roster import Member, Standing
from bot.domain.intake.model import Origin
from bot.domain.oversight.limit import Use
from bot.domain.oversight.step import StepUp
from bot.domain.provenance import value_text
from bot.domain.spec.asking import (
    Past,
    RowChoice,
    Terms,
    beyond,
    doubts_of,
    step_ups,
    terms_of,
    under,
)
from bot.domain.spec.model import SpecStatus
from bot.domain.spec.review import Review, ReviewState
from bot.domain.spec.version import SpecVersion
from bot.services.spec.version import as_decided, in_thread
from bot.store.store import Store
from bot.store.transaction import Transaction

_MOST = 50


class UnknownRowError(NotFoundError):
    """No such spec here, or no such row in it."""

    code = "escalation.unknown-row"


class NotInForceError(ConflictError):
    """The version that is named is not the one that counts."""

    code = "escalation.not-in-force"


@dataclass(frozen=True, slots=True)
class AskedBySpec:
    """A request with what its spec made of it."""

    request: Request
    terms: Terms | None = None
    raised_by: tuple[StepUp, ...] = ()
    raised_on: Mapping[StepUp, tuple[str, ...]] = field(default_factory=dict)

    async def capped(self, tx: Transaction, team: str, now: datetime) -> bool:
        """Whether one more of the like goes beyond what the row lets pass by itself."""
        row = self.request.row
        if row is None or self.terms is None:
            return False
        hour = await tx.escalation_use.passed_under(team, row, timedelta(hours=1), now)
        day = await tx.escalation_use.passed_under(team, row, timedelta(days=1), now)
        use = Use(this_hour=hour.count, today=day.count, money_today=float(day.amount))
        return beyond(self.terms, self.request, use) is not None

    def strangers(self, source: str, members: Mapping[str, Member]) -> bool:
        """Whether a source is somebody the spec has told who is no full member here."""
        kind, _, user = source.partition(":")
        if kind != "user" or user not in self.request.raci.get("informed", ()):
            return False
        member = members.get(user)
        return member is None or member.standing is not Standing.PERSON


async def asked_by_spec(store: Store, team: str, request: Request) -> AskedBySpec:
    """Look up the row a request names.

    Raises:
        UnknownRowError: there is no such spec here, or no such row in it.
        NotInForceError: the version named is not the one that counts, or the spec is retired.
    """
    if request.row is None:
        return AskedBySpec(request)
    async with store.reading() as tx:
        version, signed, newest = await _in_force(tx, team, request.row)
        version = await as_decided(tx, version)
        named = request.row.row.casefold()
        row = next((one for one in version.spec.oversight if one.id.casefold() == named), None)
        if row is None:
            rows = ", ".join(one.id for one in version.spec.oversight) or "none"
            raise UnknownRowError(
                f"Version {version.version} of that spec has no oversight row {request.row.row}.",
                next_step=f"Its rows: {rows}.",
            )
        found = SpecRow(spec=version.id, version=version.version, row=row.id)
        past = await tx.escalation_use.past_under(team, found, await tx.escalations.now())
        judged = await tx.verdicts.last(version.id, (version.version, newest))
        doubts = doubts_of(version.spec, judged, await tx.drift.alarms(version.id))
    terms = terms_of(version.spec, row, version.owner, signed)
    request = request.model_copy(update={"row": found})
    steps = step_ups(terms, request, Past(days=past.days, actions=past.count), doubts)
    on = {StepUp.NOT_PASSED: doubts.not_passed, StepUp.DRIFT_ALARM: doubts.drifting}
    raised_on = {step: on[step] for step in steps if step in on}
    return AskedBySpec(under(terms, request, steps), terms, steps, raised_on)


class _InForce(NamedTuple):
    version: SpecVersion
    signed: Review | None  # the review it was signed in
    newest: int


async def _in_force(tx: Transaction, team: str, named: SpecRow) -> _InForce:
    """The version that counts: the last one signed; where none is, the one named or the newest."""
    newest = await tx.specs.newest(named.spec)
    if newest is None or newest.place.team != team:
        raise UnknownRowError(
            "I know no such spec here.", next_step="`remit list` in Slack shows yours."
        )
    if newest.spec.status is SpecStatus.RETIRED:
        raise NotInForceError(
            "That spec is retired; nothing acts by it any more.",
            next_step="Name the spec that took its place.",
        )
    reviews = await tx.spec_reviews.all_of(named.spec)
    signed = next((one for one in reversed(reviews) if one.state is ReviewState.SIGNED), None)
    wanted = named.version or (signed.version if signed else newest.version)
    if signed and wanted != signed.version:
        raise NotInForceError(
            f"Version {wanted} of that spec does not count; version {signed.version} was signed last.",
            next_step=f"Ask under version {signed.version}, or have the newer one signed first.",
            version=signed.version,
        )
    version = newest if wanted == newest.version else await tx.specs.version(named.spec, wanted)
    if version is None:
        raise UnknownRowError(
            f"That spec has no version {wanted}.", next_step=f"Its newest is {newest.version}."
        )
    return _InForce(version, signed, newest.version)


@dataclass(frozen=True, slots=True)
class SpecRows:
    """Which oversight rows there are to ask under: of the thread's spec, else of one's own."""

    store: Store

    async def to_ask(self, origin: Origin, place: Thread | None) -> tuple[RowChoice, ...]:
        """List them, in the version that counts."""
        async with self.store.reading() as tx:
            specs = await self._specs(tx, origin, place)
            found: list[RowChoice] = []
            for one in specs:
                if one.spec.status is SpecStatus.RETIRED or not one.spec.oversight:
                    continue
                row = SpecRow(spec=one.id, row=one.spec.oversight[0].id)
                version, _, _ = await _in_force(tx, origin.team, row)
                found += [
                    RowChoice(
                        row=SpecRow(spec=version.id, version=version.version, row=each.id),
                        spec=version.spec.title,
                        action=value_text(each.action.value),
                    )
                    for each in version.spec.oversight
                ]
        return tuple(found[:_MOST])

    @staticmethod
    async def _specs(tx: Transaction, origin: Origin, place: Thread | None) -> list[SpecVersion]:
        here = await in_thread(tx, place) if place else None
        return [here] if here else await tx.specs.owned_by(origin.team, origin.actor)
