"""How a change of an escalation is kept: row, audit entry, timetable and effects, in one transaction."""

from datetime import timedelta

from bot.domain.audit.model import AuditEvent
from bot.domain.conversation.thread import Thread
from bot.domain.errors import ConflictError
from bot.domain.escalation.action import Request
from bot.domain.escalation.model import Change, Escalation, State
from bot.domain.escalation.opening import Identity, open_escalation
from bot.domain.escalation.passing import consume, moments, record
from bot.domain.escalation.plan import Plan
from bot.domain.escalation.roster import Present
from bot.domain.intake.model import Origin
from bot.domain.oversight.scale import OversightMode
from bot.domain.oversight.step import Floor, StepUp
from bot.domain.policy.model import CHANGE, REMIT
from bot.domain.policy.resolve import Resolved, is_breach, resolve
from bot.domain.schedule.model import Overlap, Schedule
from bot.domain.schedule.recurrence import At
from bot.services.escalation.again import asked_before
from bot.services.escalation.check import told_of_check
from bot.services.escalation.effect import effects_of, spots_of
from bot.services.escalation.spec import AskedBySpec
from bot.services.webhook_event import announce
from bot.store.escalation import Asked
from bot.store.transaction import Transaction

DUE = "escalation.due"  # the job of a fire
_BY_ITSELF = (OversightMode.AUTO, OversightMode.NOTIFY)


async def begun(  # noqa: PLR0913, PLR0917 - who asks for what, under which key, in which state of the world
    tx: Transaction,
    origin: Origin,
    of_spec: AskedBySpec,
    asked: Asked,
    present: Present,
    place: Thread | None = None,
) -> Escalation:
    """Begin an escalation, or find the one that somebody else began under the key just now.

    Raises:
        KeyReusedError: the key was used for another request.
    """
    plan = await planned(tx, origin.team, of_spec, present)
    identity = Identity(id=tx.new_id("esc"), team=origin.team, place=place)
    change = placed(open_escalation(identity, of_spec.request, plan, present.now), present)
    if not await tx.escalations.add(change.after, asked):
        found = await asked_before(tx, origin.team, asked)
        assert found is not None  # noqa: S101  # somebody else has just kept it
        return found
    await told(tx, change, origin.actor)
    await tx.outbox.add(*effects_of(None, change, present))
    return change.after


async def keep(
    tx: Transaction, before: Escalation, change: Change, actor: str, present: Present
) -> Escalation:
    """Keep a change of an escalation.

    Raises:
        ConflictError: somebody changed it meanwhile.
    """
    change = placed(change, present)
    after = change.after
    await tx.escalations.advance(before, after, present.now)
    await told(tx, change, actor)
    await tx.outbox.add(*effects_of(before, change, present), *await told_of_check(tx, change))
    if after.state is State.APPROVED and is_policy_change(after.request):
        return await _activate(tx, after, present)
    if after.state is State.APPROVED and is_breach(after.request):
        return await _taken_up(tx, after, present)
    return after


def placed(change: Change, present: Present) -> Change:
    """Say where the card belongs by now."""
    after = change.after
    if not after.state.is_pending:
        return change
    spots = spots_of(after, present)
    return change.model_copy(update={"after": after.model_copy(update={"spots": spots})})


async def told(tx: Transaction, change: Change, actor: str) -> None:
    """Write the audit entry of a change, whom to tell over HTTP, and when time alone changes it next."""
    after = change.after
    await tx.audit.append(after.team, event_of(change, actor))
    await announce(tx, change)
    await timetable(tx, after)


def event_of(change: Change, actor: str) -> AuditEvent:
    """Say for the record what happened, to which version, and what an approval of it is bound to."""
    after = change.after
    return AuditEvent(
        actor=actor,
        verb=change.verb,
        subject=after.id,
        facts={
            "state": after.state.value,
            "version": after.version,
            "revision": after.revision,
            "digest": after.digest,
            **_usable(after),
            **change.facts,
        },
    )


def _usable(after: Escalation) -> dict[str, str]:
    until = after.usable_until if after.state is State.APPROVED else None
    return {"usable_until": until.isoformat()} if until else {}


async def timetable(tx: Transaction, escalation: Escalation) -> None:
    """Put down when time alone does something next; nothing, and no line, when it is over."""
    name, when = f"escalation:{escalation.id}", moments(escalation)
    if not when:
        await tx.schedules.drop(name)
        return
    await tx.schedules.put(
        Schedule(
            id=name,
            team=escalation.team,
            kind=DUE,
            subject=escalation.id,
            times=At(moments=when),
            next_at=when[0],
            overlap=Overlap.QUEUE,
            catch_up=None,  # a deadline that passed while nobody was there has passed
        )
    )


async def planned(tx: Transaction, team: str, asked: AskedBySpec, present: Present) -> Plan:
    """Resolve the policy of now for a request; beyond a cap people decide, or it is refused."""
    request, now = asked.request, present.now
    active = await tx.policies.active(team)
    policy, version = (active.policy, active.version) if active else (None, 0)
    found = resolve(policy, request, now, version=version)
    raised: tuple[StepUp | Floor, ...] = asked.raised_by
    if found.plan.mode in _BY_ITSELF and (found.caps or asked.terms):
        await tx.policies.active(team, lock=True)  # counted one by one, or two slip through at once
        if await _capped(tx, team, request, found, present) or await asked.capped(tx, team, now):
            least = found.caps.beyond if found.caps else OversightMode.APPROVE
            found = resolve(policy, request, now, version=version, at_least=least)
            raised = (*raised, Floor.CAP_REACHED)
    members = present.roster.members
    told = [one for one in found.plan.tell if not asked.strangers(one, members)]
    update = {"raised_by": raised, "raised_on": dict(asked.raised_on), "tell": tuple(told)}
    return found.plan.model_copy(update=update)


async def _capped(
    tx: Transaction, team: str, request: Request, found: Resolved, present: Present
) -> bool:
    caps, rule, now = found.caps, found.plan.rule, present.now
    if caps is None:
        return False
    hour = await tx.escalations.passed(team, rule, timedelta(hours=1), now)
    day = await tx.escalations.passed(team, rule, timedelta(days=1), now)
    if caps.per_hour is not None and hour.count >= caps.per_hour:
        return True
    if caps.per_day is not None and day.count >= caps.per_day:
        return True
    if caps.money_per_day is None:
        return False
    money = request.action.money
    return money is None or day.amount + money.amount > caps.money_per_day


def is_policy_change(request: Request) -> bool:
    """Whether this is Remit's own question to have another policy count."""
    return request.action.name == CHANGE and request.action.system == REMIT


async def _taken_up(tx: Transaction, approved: Escalation, present: Present) -> Escalation:
    """What people decide about a breach is theirs to do at once; no program waits to run it."""
    used = consume(approved, approved.request.action, REMIT, "taken_up", present.now)
    assert used is not None  # noqa: S101  # it was not used before
    await tx.escalations.advance(approved, used.after, present.now)
    await told(tx, used, REMIT)
    await tx.outbox.add(*effects_of(approved, used, present))
    return used.after


async def _activate(tx: Transaction, approved: Escalation, present: Present) -> Escalation:
    """Have the approved policy count, exactly as it was shown."""
    action = approved.request.action
    version, before = action.parameters["version"], action.parameters["instead_of"]
    assert isinstance(version, int)  # noqa: S101  # Remit wrote it, and the digest covers it
    assert isinstance(before, int)  # noqa: S101
    stored = await tx.policies.version(approved.team, version)
    if stored is None or stored.digest != action.parameters["digest"]:
        raise ConflictError(
            "The policy that was approved is not the one that is stored.",
            next_step="Nothing was changed; propose it again.",
        )
    await tx.policies.activate(approved.team, version, instead_of=before)
    used = consume(approved, action, REMIT, "activate", present.now)
    assert used is not None  # noqa: S101  # it was not used before
    done = record(used.after, REMIT, present.now, succeeded=True)
    for earlier, change in ((approved, used), (used.after, done)):
        await tx.escalations.advance(earlier, change.after, present.now)
        await told(tx, change, REMIT)
    await tx.outbox.add(*effects_of(used.after, done, present))
    return done.after
