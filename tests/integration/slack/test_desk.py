"""The desk in a workspace: similar requests on one page, and the policy looked at and changed."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.app import SystemClock
from bot.domain.escalation.action import Action, Request
from bot.domain.intake.model import Origin
from bot.domain.roundup.model import ROUNDUP_DUE
from bot.domain.schedule.model import Schedule
from bot.services.escalation import Escalations
from bot.services.policy import Policies
from bot.services.roundup import Roundups
from bot.store import schema
from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.town import Town
from tests.integration.slack.conftest import Start
from tests.integration.slack.desk import LEO, NADIA, NO_SHOWS, PRIYA, Desk
from tests.integration.slack.test_escalation import GUEST, TEAM, buttons, one_database

POLICY = """\
name: default
rules:
  - id: all
    ask: [{of: [user:U0LEO00001, user:U0PRIYA001]}]
"""


@pytest.fixture
async def desk(start: Start, database_url: str) -> Desk:
    """A workspace with a policy and three refunds that wait."""
    store = Store.at(database_url, ToldClock())
    await schema.migrate(store.engine)
    town = Town()
    town.people |= dict.fromkeys((LEO, PRIYA), town.people["U0ANN"])
    escalations = Escalations(store, town)
    policies = Policies(store, town, escalations)
    await policies.install(POLICY, Origin(TEAM, "operator"))
    for number, final in enumerate((None, None, "R3"), start=1):
        action = Action(name="refund.create", target=f"order:{number}", system="shop",
                        parameters={"amount": number, "note": "</*_x`"})  # fmt: skip
        request = Request(action=action, requester="-", reversibility=final or "R2")
        await escalations.open(request, Origin(TEAM, "agent:shop"))
    await store.close()
    return await start()


@pytest.fixture
async def beside(database_url: str) -> AsyncIterator[Store]:
    """The database of the workspace, opened a second time, as a command would."""
    store = Store.at(database_url, SystemClock())
    yield store
    await store.close()


def boxes(view: dict[str, Any]) -> dict[str, Any]:
    """Tick everything."""
    return {
        block["block_id"]: {
            block["element"]["action_id"]: {
                "type": "checkboxes",
                "selected_options": block["element"]["options"],
            }
        }
        for block in view["blocks"]
        if block.get("element", {}).get("type") == "checkboxes"
    }


@one_database
async def test_similar_requests_are_ticked_on_one_page_and_the_final_one_is_not_there(
    desk: Desk,
) -> None:
    await desk.call("open", who=LEO, tab="home", channel=await desk.direct(LEO))
    home = await desk.state(LEO, "home", lambda view: "similar ones" in str(view))
    block = next(one for one in home["blocks"] if "escalation.batch" in str(one))
    await desk.call("action", who=LEO, view_id=home["id"], block_id=block["block_id"],
                    action_id="escalation.batch", selection={})  # fmt: skip
    view = await desk.form(LEO)
    assert "order:1" in str(view)
    assert "order:3" not in str(view)
    nothing = await desk.call("submit", who=LEO, view_id=view["id"], values={})
    assert not nothing.get("ok")

    assert {"ok": True} == await desk.call(
        "submit", who=LEO, view_id=view["id"], values=boxes(view)
    )

    told = await desk.find(lambda m: "Approved: 2." in m["text"], who=LEO,
                           channel=await desk.direct(LEO))  # fmt: skip
    assert "order:2" in str(told)
    left = await desk.find(lambda m: "order:3" in str(m), who=LEO, channel=await desk.direct(LEO))
    assert "escalation.approve" in buttons(left)


@one_database
async def test_a_policy_is_read_linted_proposed_approved_and_counts(desk: Desk) -> None:
    await desk.call("command", who=GUEST, channel=NO_SHOWS, command="/remit", text="policy")
    await desk.find(lambda m: "Guests cannot" in str(m), who=GUEST, channel=NO_SHOWS)
    await desk.call("command", who=NADIA, channel=NO_SHOWS, command="/remit", text="policy")
    view = await desk.form(NADIA)
    assert "Rule all: 1 of Leo Martins, Priya Raman (approve)" in str(view)
    block = next(one for one in view["blocks"] if one.get("block_id", "").startswith("policy"))

    async def send(text: str) -> dict[str, Any]:
        held = {"value": {"type": "plain_text_input", "value": text}}
        values = {block["block_id"]: held}
        return await desk.call("submit", who=NADIA, view_id=view["id"], values=values)

    wrong = await send(POLICY + "    mood: good\n")
    assert "line 5" in str(wrong)
    assert {"ok": True} == await send(POLICY.replace("id: all", "id: everything"))

    asked = await desk.find(lambda m: "policy.change" in str(m), who=PRIYA,
                            channel=await desk.direct(PRIYA))  # fmt: skip
    await desk.press(PRIYA, asked, "escalation.approve", channel=await desk.direct(PRIYA))
    await desk.find(lambda m: "Approved and done" in str(m) and "policy.change" in str(m),
                    who=PRIYA, channel=await desk.direct(PRIYA))  # fmt: skip
    await desk.call("command", who=NADIA, channel=NO_SHOWS, command="/remit", text="policy")
    view = await desk.form(NADIA)
    assert "Rule everything" in str(view)
    assert "counts now" in str(view)


@one_database
async def test_a_channel_is_told_what_waits_and_similar_ones_are_decided_from_there(
    desk: Desk, beside: Store
) -> None:
    await desk.call("command", who=LEO, channel=NO_SHOWS, command="/remit", text="roundup weekdays")
    view = await desk.form(LEO)
    when = next(b for b in view["blocks"] if str(b.get("block_id", "")).startswith("when"))
    which = next(b for b in view["blocks"] if b.get("block_id") == "queue")
    every = {"type": "static_select", "selected_option": which["element"]["options"][0]}

    async def send(text: str) -> dict[str, Any]:
        values = {"queue": {"value": every},
                  when["block_id"]: {"value": {"type": "plain_text_input", "value": text}}}  # fmt: skip
        return await desk.call("submit", who=LEO, view_id=view["id"], values=values)

    assert "does not say on which days" in str(await send("whenever you like"))
    assert {"ok": True} == await send("weekdays at 8:30")
    note = await desk.find(lambda m: "every weekday" in m["text"], who=LEO, channel=NO_SHOWS)
    (planned,) = await Roundups(beside, Town()).planned(TEAM)

    async with beside.transaction() as tx:
        await tx.schedules.put(
            Schedule(id=planned.plan.schedule, team=TEAM, kind=ROUNDUP_DUE, subject=planned.plan.id,
                     times=planned.plan.cadence, next_at=tx.now)
        )  # fmt: skip

    told = await desk.find(lambda m: "3 decisions wait" in m["text"], who=LEO, channel=NO_SHOWS)
    assert "order:1" not in str(told)  # nobody asked here: only those who decide know what it is
    await desk.press(LEO, told, "escalation.batch")
    assert "order:1" in str(await desk.form(LEO))
    await desk.press(PRIYA, note, "roundup.hold")
    await desk.find(lambda m: "is held" in m["text"], who=LEO, channel=NO_SHOWS)
