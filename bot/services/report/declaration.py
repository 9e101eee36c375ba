"""Summaries declared all at once: what is as declared is left alone, the rest follows."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.intake.model import Origin
from bot.domain.report.plan import REPORT_DUE, ReportPlan
from bot.domain.schedule.model import Schedule
from bot.services.report.plan import (
    Wanted,
    drop_plan,
    event_of,
    hold_plan,
    keep_plan,
    note_of,
    spec_for,
)
from bot.store.store import Store
from bot.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Entry:
    """One summary that is wanted, and whether it is held."""

    wanted: Wanted
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of declared summaries, by their names."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    left: tuple[str, ...] = ()  # not declared, and not ended either


async def apply_summaries(
    store: Store, entries: Sequence[Entry], origin: Origin, *, prune: bool = False
) -> Applied:
    """Have exactly these summaries: all of them, or nothing is changed.

    Args:
        store: Where they are kept.
        entries: What is declared, each spec, channel and reader once.
        origin: Who declares it.
        prune: Whether summaries of the workspace that are not declared end.

    Raises:
        NotFoundError: there is no spec one of them is about.
    """
    added: list[str] = []
    changed: list[str] = []
    same: list[str] = []
    async with store.transaction(origin) as tx:
        plans = await tx.reports.plans_of(origin.team)
        known = {(one.spec, one.channel, one.reader): one for one in plans}
        for entry in entries:
            plan = known.pop(entry.wanted.key, None)
            if plan is None:
                version = await spec_for(tx, entry.wanted.spec, origin)
                plan = (await keep_plan(tx, version, entry.wanted, origin)).plan
                added.append(plan.id)
                if entry.paused:
                    await hold_plan(tx, plan, origin, held=True)
                continue
            after = await _as_wanted(tx, plan, entry.wanted, origin)
            schedule = await tx.schedules.get(plan.schedule)
            moved = schedule is not None and schedule.paused != entry.paused
            if moved:
                await hold_plan(tx, after, origin, held=entry.paused)
            (changed if moved or after != plan else same).append(plan.id)
        undeclared = tuple(one.id for one in known.values())
        for plan in known.values() if prune else ():
            await drop_plan(tx, plan, origin)
    ended, left = (undeclared, ()) if prune else ((), undeclared)
    return Applied(tuple(added), tuple(changed), tuple(same), ended, left)


async def _as_wanted(
    tx: Transaction, plan: ReportPlan, wanted: Wanted, origin: Origin
) -> ReportPlan:
    """Change what is declared otherwise; its name, and what it told before, stay."""
    after = plan.model_copy(
        update={
            "cadence": wanted.cadence,
            "only_news": wanted.only_news,
            "on_change": wanted.on_change,
            "language": wanted.language or plan.language,
        }
    )
    if after == plan:
        return plan
    before = await tx.schedules.get(plan.schedule)
    held = before is not None and before.paused
    await tx.reports.drop_plan(plan.id)
    await tx.reports.add_plan(after)
    schedule = Schedule(
        id=after.schedule,
        team=after.team,
        kind=REPORT_DUE,
        subject=after.id,
        times=after.cadence,
        next_at=after.cadence.after(tx.now),
        paused=held,
    )
    await tx.schedules.put(schedule)  # also where only its words change: its message follows
    version = before.version + 1 if before else 1
    state = "held" if held else "on"
    await tx.outbox.add(note_of(after, state, schedule.next_at, version))
    await tx.audit.append(origin.team, event_of("report.changed", after, origin))
    return after
