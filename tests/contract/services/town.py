"""A workspace for decisions: its people and groups, a policy, and a bot that decides."""

import tempfile
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select, update

from bot.domain.audit.model import AuditEntry
from bot.domain.escalation.action import Action, Request
from bot.domain.escalation.model import Choice, Escalation, Reason
from bot.domain.escalation.roster import Member, Roster, Standing
from bot.domain.intake.model import Origin, Queue
from bot.evidence.result_files import ResultFiles
from bot.services.escalation.escalations import Answer, Escalations
from bot.services.escalation.lapse import EscalationTime
from bot.services.escalation.record import DUE
from bot.services.evaluation.results import Evaluations
from bot.services.evaluation.verdict import Verdicts
from bot.services.policy.policies import Policies
from bot.services.schedule import Schedules
from bot.store.decision_tables import escalations, schedules
from bot.store.store import Store

ASKER, ANN, BEN, CAT, DAN, EVE = "U0ASKER", "U0ANN", "U0BEN", "U0CAT", "U0DAN", "U0EVE"
REFUND = Action(
    name="refund.create", target="order:4711", system="refund-agent", parameters={"amount": 501}
)
POLICY = """\
name: default
people:
  support: group:S0SUPPORT
break_glass: {of: [user:U0DAN, user:U0EVE], tell: channel:C0OPS}
rules:
  - id: small
    when: {action: refund.*, tags: small}
    mode: auto
    caps: {per_hour: 2}
    ask: [{of: support}]
  - id: pairs
    when: {tags: pair}
    ask: [{need: 2, of: support}]
  - id: refunds
    when: {action: refund.*}
    ask: [{of: support}]
    respond_within: 4h
    remind_after: 1h
    steps: [{after: 2h, to: user:U0DAN}]
    on_silence: deny
    expires_after: 1d
  - id: policy
    when: {action: policy.change}
    ask: [{of: [user:U0DAN, user:U0EVE]}]
"""


@dataclass
class Town:
    """Tells who is who, as a workspace would; people and groups can change."""

    groups: dict[str, set[str]] = field(
        default_factory=lambda: {
            "group:S0SUPPORT": {ANN, BEN, CAT},
            "channel:C0OPS": {DAN, EVE},
        }
    )
    people: dict[str, Standing] = field(
        default_factory=lambda: dict.fromkeys((ASKER, ANN, BEN, CAT, DAN, EVE), Standing.PERSON)
    )

    async def roster(self, team: str, users: frozenset[str], sources: frozenset[str]) -> Roster:
        groups = {one: frozenset(self.groups[one]) for one in sources if one in self.groups}
        wanted = users.union(*groups.values())
        return Roster(
            members={
                user: Member(user=user, standing=self.people[user])
                for user in wanted
                if user in self.people
            },
            groups=groups,
        )


class Suburb(Town):
    """Knows every group and channel it is asked about, whoever is in it."""

    async def roster(self, team: str, users: frozenset[str], sources: frozenset[str]) -> Roster:
        known = await super().roster(team, users, sources)
        empty = dict.fromkeys(sources, frozenset[str]())
        return Roster(members=known.members, groups={**empty, **known.groups})


class Office:
    """The services over one store."""

    def __init__(self, store: Store, team: str = "T1") -> None:
        self.store = store
        self.team = team
        self.town = Town()
        self.escalations = Escalations(store, self.town)
        self.time = EscalationTime(store, self.town)
        self.schedules = Schedules(store)
        self.policies = Policies(store, self.town, self.escalations)

    def by(self, user: str) -> Origin:
        return Origin(self.team, user)

    async def ready(self, policy: str = POLICY) -> "Office":
        await self.policies.install(policy, self.by("operator"))
        return self

    async def open(self, *tags: str, key: str | None = None, **changes: Any) -> Escalation:  # noqa: ANN401
        request = Request.model_validate(
            {"action": REFUND, "requester": "x", "tags": tags, **changes}
        )
        return await self.escalations.open(request, self.by(ASKER), key=key)

    async def approve(self, who: str, one: Escalation, seen: int | None = None) -> Escalation:
        answer = Answer(Choice.APPROVE, seen or one.version)
        return await self.escalations.decide(one.id, answer, self.by(who))

    async def deny(self, who: str, one: Escalation) -> Escalation:
        answer = Answer(Choice.DENY, one.version, Reason.TOO_RISKY)
        return await self.escalations.decide(one.id, answer, self.by(who))

    async def now(self, one: Escalation) -> Escalation:
        return await self.escalations.get(one.id, self.by(ASKER))

    async def age(self, one: Escalation, by: timedelta) -> None:
        """Let time pass for one escalation: everything about it moves into the past.

        A second more than asked, because the clock of a test stands still and no two fires of a
        schedule are due at one moment.
        """
        by += timedelta(seconds=1)
        async with self.store.transaction() as tx:
            this = escalations.c.id == one.id
            query = select(escalations.c.document, escalations.c.due_at).where(this)
            found = (await tx.connection.execute(query)).one()
            older = {"document": _moved(found.document, by),
                     "due_at": found.due_at and found.due_at - by}  # fmt: skip
            await tx.connection.execute(update(escalations).where(this).values(**older))
            named = schedules.c.id == f"escalation:{one.id}"
            row = (await tx.connection.execute(select(schedules).where(named))).one_or_none()
            if row is not None:
                times, next_at = _moved(row.times, by), row.next_at and row.next_at - by
                await tx.connection.execute(
                    update(schedules).where(named).values(times=times, next_at=next_at)
                )

    async def tick(self) -> list[str]:
        """What the clock and a worker would do until nothing is due; the verbs it led to."""
        before = len(await self.record())
        while await self.schedules.tick():
            await self.work()
        return [entry.verb.partition(".")[2] for entry in (await self.record())[before:]]

    async def work(self) -> None:
        """Do the jobs that wait."""
        while True:
            async with self.store.transaction() as tx:
                claim = await tx.leases(Queue.JOBS).claim("worker")
            if claim is None:
                return
            if claim.kind == DUE:
                await self.time.pass_time(claim)
                continue
            async with self.store.transaction(Origin(claim.team, "", claim)):
                pass  # of another test on the same database

    async def record(self) -> list[AuditEntry]:
        async with self.store.reading() as tx:
            return [entry async for entry in tx.audit.entries(self.team)]

    async def effects(self, view: str) -> list[dict[str, Any]]:
        """What waits in the outbox for one view."""
        async with self.store.reading() as tx:
            from bot.store.queues import outbox  # noqa: PLC0415

            found = await tx.connection.scalars(select(outbox.c.payload).order_by(outbox.c.row))
            return [one for one in found if (one.get("view"), one.get("team")) == (view, self.team)]


def _moved(value: Any, by: timedelta) -> Any:  # noqa: ANN401 - any JSON
    match value:
        case dict():
            return {key: _moved(each, by) for key, each in value.items()}
        case list():
            return [_moved(each, by) for each in value]
        case str() if len(value) > 18 and value[4:5] == "-" and value[10:11] == "T":
            return (datetime.fromisoformat(value) - by).isoformat()
        case _:
            return value


def evaluations_at(store: Store, folder: Path | None = None) -> Evaluations:
    """The intake of results on a store; what it keeps is kept in a folder of the tests."""
    place = folder or Path(tempfile.gettempdir()) / "remit-tests" / "results"
    return Evaluations(store, Verdicts(store), ResultFiles(place))
