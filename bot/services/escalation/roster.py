"""Who has to be read from the directory before a decision about an escalation."""

from collections.abc import Set as AbstractSet
from datetime import datetime

from bot.domain.errors import NotFoundError
from bot.domain.escalation.action import Request
from bot.domain.escalation.model import CLOCK, Escalation
from bot.domain.escalation.roster import Roster
from bot.domain.policy.resolve import resolve
from bot.services.directory import Directory
from bot.store.policy import PolicyVersion
from bot.store.store import Store


async def roster_of(directory: Directory, escalation: Escalation, *more: str) -> Roster:
    """Read everyone a decision about an escalation may depend on, and whoever acts now."""
    plan = escalation.plan
    users = {*more, *escalation.request.involved, *(one.by for one in escalation.votes)}
    users |= {one.by for one in escalation.breaking} | {one.to for one in escalation.handovers}
    users |= {user for one in plan.delegations for user in (one.of, one.to)}
    glass = plan.break_glass.of if plan.break_glass else ()
    later = (source for stage in plan.stages for source in stage.to)
    sources = escalation.asked | {*plan.hand_over_to, *glass, *later}
    return await _read(directory, escalation.team, users, sources)


async def roster_for(store: Store, directory: Directory, team: str, request: Request) -> Roster:
    """Read everyone a new request is put before, by the policy of now."""
    return await roster_by(await policy_of(store, team), directory, team, request, store.now())


def no_policy() -> NotFoundError:
    """Nobody says who decides here."""
    return NotFoundError(
        "This workspace has no policy yet, so nobody can approve anything.",
        next_step="Whoever runs the bot installs the first: `remit policy install`.",
    )


async def policy_of(store: Store, team: str) -> PolicyVersion | None:
    """Read the policy that counts."""
    async with store.reading() as tx:
        return await tx.policies.active(team)


async def roster_by(
    active: PolicyVersion | None, directory: Directory, team: str, request: Request, now: datetime
) -> Roster:
    """Read everyone a new request is put before by a policy; who that is does not hang on the time."""
    plan = resolve(active.policy if active else None, request, now).plan
    sources = {source for quorum in plan.quorums for source in quorum.of} | set(plan.veto)
    stand_ins = {user for one in plan.delegations for user in (one.of, one.to)}
    return await _read(directory, team, request.involved | stand_ins, sources | set(plan.tell))


async def _read(
    directory: Directory, team: str, users: AbstractSet[str], sources: AbstractSet[str]
) -> Roster:
    named = {one.removeprefix("user:") for one in sources if one.startswith("user:")}
    groups = frozenset(one for one in sources if not one.startswith("user:"))
    people = frozenset(one for one in users | named if ":" not in one and one != CLOCK)
    return await directory.roster(team, people, groups)
