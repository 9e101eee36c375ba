"""`remit demo --weeks`: twelve weeks of a simulated system lived through in one go, told as they would have been."""

import asyncio
from datetime import UTC, datetime, time, timedelta

import aiohttp

from bot.app import SystemClock, create_directory
from bot.demo.opening import CHANNEL, NADIA
from bot.demo.payments import REFERENCE_WEEKS, WEEK, WEEKS, week_of, write_until
from bot.demo.story import TO_A_SPEC, Stage, play_step
from bot.demo.visitor import NotSeenError, Visitor
from bot.demo.wire import Wire
from bot.demo.workspace import LocalWorkspace
from bot.domain.drift.wish import read_wish
from bot.domain.intake.model import Origin, Queue
from bot.domain.report.plan import REPORT_DUE, ReportPlan
from bot.evidence.drift.declared import DeclaredReader
from bot.services.drift.watched_source import WatchedSources
from bot.services.escalation.escalations import Escalations
from bot.services.policy.policies import Policies
from bot.settings import Settings
from bot.store.lease import NewRow
from bot.store.store import Store

_MORNING = timedelta(hours=9)
_PATIENCE = 60.0  # seconds for one week
_LOOK_EVERY = 0.1
_POLICY = f"""\
name: default
rules:
  - id: data
    when: {{tags: drift}}
    ask: [{{of: "user:{NADIA}"}}]
  - id: training
    when: {{action: retrain.*}}
    ask: [{{of: "user:{NADIA}"}}]
"""


async def live_through(workspace: LocalWorkspace, database: str) -> None:
    """Draft a spec, have its data watched, and let one Monday after the other come.

    Raises:
        NotSeenError: something did not show in time.
    """
    team = await _spec_drafted(workspace.playground.url)
    store = Store.at(database, SystemClock())
    try:
        await _weeks(workspace, store, Origin(team, NADIA))
    finally:
        await store.close()


async def _spec_drafted(url: str) -> str:
    async with aiohttp.ClientSession() as session:
        visitor = Visitor(NADIA, "Nadia", url, session, _PATIENCE)
        async with visitor.looking() as nadia:
            stage = Stage(nadia, nadia, nadia, Wire(nadia))
            for step in TO_A_SPEC:
                await play_step(stage, step)
            return str((await nadia.read("state"))["team"]["id"])


async def _decided_by_nadia(workspace: LocalWorkspace, store: Store, team: str) -> None:
    """Without a policy nobody could decide what is asked; here it is whoever owns the spec."""
    playground = workspace.playground
    token, address = playground.settings.bot_token, playground.api_url
    directory = create_directory(Settings(slack_bot_token=token, slack_api_url=address))
    policies = Policies(store, directory, Escalations(store, directory))
    async with store.reading() as tx:
        is_there = await tx.policies.active(team)
    if not is_there:
        await policies.install(_POLICY, Origin(team, "operator"))


async def _weeks(workspace: LocalWorkspace, store: Store, nadia: Origin) -> None:
    await _decided_by_nadia(workspace, store, nadia.team)
    today = datetime.combine(store.now().date(), time(), tzinfo=UTC)
    last = today - timedelta(days=today.weekday())  # the Monday with which the last week ended
    start = last - (REFERENCE_WEEKS + WEEKS) * WEEK
    folder = workspace.data
    write_until(folder, start, 0)
    sources = WatchedSources(store, DeclaredReader((str(folder),), dict))
    async with store.reading() as tx:
        (spec, *_) = await tx.specs.owned_by(nadia.team, NADIA)
    wish = read_wish(
        {
            "spec": spec.id,
            "name": "payments",
            "where": "payments-*.csv",
            "channel": CHANNEL,
            "time": "paid_at",
            "keys": "payment",
            "prediction": "called",
            "label": "fraud",
            "slices": "region",
            "reference": {"from": start.date(), "to": week_of(start, 1).date()},
        }
    )
    source = (await sources.declare(wish, nadia)).source
    await sources.watch(source.id, nadia)
    async with store.reading() as tx:
        plan = next(one for one in await tx.reports.plans_of(nadia.team) if one.spec == spec.id)
    for week in range(1, WEEKS + 1):
        write_until(folder, start, week)
        await _monday(store, plan, week_of(start, week + 1) + _MORNING)


async def _monday(store: Store, plan: ReportPlan, fire_at: datetime) -> None:
    """Have the summary of a past Monday come due, and wait until it is made."""
    key = f"fire:{plan.schedule}:{fire_at.isoformat()}"
    payload = {"subject": plan.id, "fire_at": fire_at.isoformat()}
    async with store.transaction() as tx:
        row = NewRow(key=key, kind=REPORT_DUE, team=plan.team, order_key=key, payload=payload)
        await tx.leases(Queue.JOBS).add(row)
    try:
        async with asyncio.timeout(_PATIENCE):
            while True:
                async with store.reading() as tx:
                    made = await tx.reports.last_of(plan.id, fire_at + timedelta(seconds=1))
                if made and made.report.until == fire_at:
                    return
                await asyncio.sleep(_LOOK_EVERY)
    except TimeoutError:
        raise NotSeenError(f"the summary of {fire_at:%Y-%m-%d}") from None
