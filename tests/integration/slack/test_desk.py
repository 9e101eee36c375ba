"""The desk in a workspace: similar requests on one page, and the policy looked at and changed."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.app import SystemClock
from bot.domain.escalation.action import Action, Request
from bot.domain.intake.model import Origin
from bot.domain.roundup.model import ROUNDUP_DUE
from bot.domain.schedule.model import Schedule
from bot.services.escalation.escalations import Escalations
from bot.services.escalation.roundup import Roundups
from bot.services.policy.policies import Policies
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
    page = await desk.form(NADIA)
    assert "Rule all: 1 of Leo Martins, Priya Raman (approve)" in str(page)

    await press_in(desk, NADIA, page, "policy.edit")
    view = await desk.state(NADIA, "view", lambda one: "as YAML" in str(one))
    wrong = await submit(desk, NADIA, view, {"policy.1": POLICY + "    mood: good\n"})
    assert "line 5 “mood: good”" in str(wrong)
    kept = await desk.form(NADIA)
    assert {"policy.1": POLICY + "    mood: good\n"} == typed(kept)  # nothing typed is lost
    text = POLICY.replace("id: all", "id: everything")
    assert {"ok": True} == await submit(desk, NADIA, view, {"policy.1": text})
    review = await desk.state(NADIA, "view", lambda one: "What it changes" in str(one["title"]))
    assert "+ rules.everything: {id: everything" in str(review)
    assert {"ok": True} == await submit(desk, NADIA, review, {})

    asked = await desk.find(lambda m: "policy.change" in str(m), who=PRIYA,
                            channel=await desk.direct(PRIYA))  # fmt: skip
    assert "- rules.all: {id: all" in str(asked)  # whoever decides reads what changes, exactly
    await desk.press(PRIYA, asked, "escalation.approve", channel=await desk.direct(PRIYA))
    await desk.find(lambda m: "Approved and done" in str(m) and "policy.change" in str(m),
                    who=PRIYA, channel=await desk.direct(PRIYA))  # fmt: skip
    await desk.call("command", who=NADIA, channel=NO_SHOWS, command="/remit", text="policy")
    view = await desk.state(NADIA, "view", lambda one: "Rule everything" in str(one))
    assert "counts now" in str(view)


@one_database
async def test_a_rule_is_added_tried_taken_out_and_an_earlier_version_counts_again(
    desk: Desk,
) -> None:
    await desk.call("command", who=NADIA, channel=NO_SHOWS, command="/remit", text="policy")
    page = await desk.form(NADIA)
    await press_in(desk, NADIA, page, "policy.add")
    form = await desk.state(NADIA, "view", lambda one: "By when" in str(one))
    wrong = {"id": "large", "money": "a lot"}
    assert "Write: up to 100 EUR" in str(await submit(desk, NADIA, form, wrong))
    given = {"id": "large", "money": "above 500 EUR", "others": "nobody-there"}
    assert "nobody is called nobody-there" in str(await submit(desk, NADIA, form, given))
    given["others"] = "user:U0SAM00001"
    assert {"ok": True} == await submit(desk, NADIA, form, given)

    review = await desk.state(NADIA, "view", lambda one: "What it changes" in str(one["title"]))
    await press_in(desk, NADIA, review, "policy.try")
    trying = await desk.state(NADIA, "view", lambda one: "Try it out" in str(one["title"]))
    tried = {"action": "refund.create", "money": "501 EUR"}
    assert {"ok": True} == await submit(desk, NADIA, trying, tried)
    told = await desk.state(NADIA, "view", lambda one: "By your draft" in str(one))
    assert "Asked at once: 1 of Sam Okafor" in str(told)
    assert "By version 1, which counts" in str(told)
    assert "refund.create" in typed(told).values()

    await desk.call("close", who=NADIA, view_id=told["id"])
    await desk.call("close", who=NADIA, view_id=review["id"])
    page = await desk.state(NADIA, "view", lambda one: "Your draft" in str(one))
    await press_in(desk, NADIA, page, "policy.rule", picked=("large", "remove"))
    await desk.state(NADIA, "view", lambda one: "It does what version 1 does" in str(one))


async def press_in(
    desk: Desk, who: str, view: dict[str, Any], action: str, *, picked: tuple[str, ...] = ()
) -> None:
    """Press a button of a form or a page, or pick an entry of the menu that holds it."""
    for block in view["blocks"]:
        for element in [*block.get("elements", ()), block.get("accessory", {})]:
            entries = [one for one in element.get("options", ())
                       if all(word in one["value"] for word in picked)]  # fmt: skip
            if str(element.get("action_id", "")).split(":")[0] != action:
                continue
            if picked and not entries:
                continue
            selection = {"selected_option": entries[0]} if picked else {}
            await desk.call("action", who=who, view_id=view["id"], block_id=block["block_id"],
                            action_id=element["action_id"], selection=selection)  # fmt: skip
            return
    raise AssertionError(f"nothing to press: {action}")


async def submit(
    desk: Desk, who: str, view: dict[str, Any], given: dict[str, str]
) -> dict[str, Any]:
    """Submit a form with some fields filled in, and the others as they are."""
    values: dict[str, Any] = dict(view["state"]["values"])
    for block in view["blocks"]:
        if block.get("block_id") in given:
            element = block["element"]
            held = {"type": element["type"], "value": given[block["block_id"]]}
            values[block["block_id"]] = {element["action_id"]: held}
    return await desk.call("submit", who=who, view_id=view["id"], values=values)


def typed(view: dict[str, Any]) -> dict[str, str]:
    """What stands in the text fields of a form."""
    values = view["state"]["values"]
    return {block: each["value"] for block, held in values.items() for each in held.values()
            if each.get("type") == "plain_text_input" and each.get("value")}  # fmt: skip


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
