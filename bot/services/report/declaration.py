"""Summaries declared all at once: what is as declared is left alone, the rest follows."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.intake.model import Origin
from bot.domain.report.plan import REPORT_DUE, ReportPlan
from bot.domain.report.reader import Reader
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
        entries: What is declared, each spec, channel, reader and times once.
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
        schedules = await tx.schedules.of_kind(origin.team, REPORT_DUE)
        standing = _standing(plans, entries)
        for entry, plan in zip(entries, standing, strict=True):
            if plan is None:
                version = await spec_for(tx, entry.wanted.spec, origin)
                new = (await keep_plan(tx, version, entry.wanted, origin)).plan
                added.append(new.id)
                if entry.paused:
                    await hold_plan(tx, new, origin, held=True)
                continue
            after = await _as_wanted(tx, plan, entry.wanted, origin)
            schedule = schedules.get(plan.schedule)
            moved = schedule is not None and schedule.paused != entry.paused
            if moved:
                await hold_plan(tx, after, origin, held=entry.paused)
            (changed if moved or after != plan else same).append(plan.id)
        declared = {one.id for one in standing if one is not None}
        rest = [one for one in plans if one.id not in declared]
        for plan in rest if prune else ():
            await drop_plan(tx, plan, origin)
    undeclared = tuple(one.id for one in rest)
    ended, left = (undeclared, ()) if prune else ((), undeclared)
    return Applied(tuple(added), tuple(changed), tuple(same), ended, left)


def _standing(
    plans: Sequence[ReportPlan], entries: Sequence[Entry]
) -> tuple[ReportPlan | None, ...]:
    """What stands for each entry: of several for one spec, channel and reader the one at its times first."""
    free: dict[tuple[str, str, Reader], list[ReportPlan]] = {}
    for one in plans:
        free.setdefault((one.spec, one.channel, one.reader), []).append(one)
    found: list[ReportPlan | None] = [None] * len(entries)
    for exactly in (True, False):
        for place, entry in enumerate(entries):
            here = free.get(entry.wanted.key, [])
            at = [one for one in here if not exactly or one.cadence == entry.wanted.cadence]
            if found[place] is None and at:
                found[place] = at[0]
                here.remove(at[0])
    return tuple(found)


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
