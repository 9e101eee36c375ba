"""Decisions in a workspace: asked in a thread, decided by the right people, told to who asked."""

from typing import Any

import pytest

from bot.domain.intake.model import Origin
from bot.services.escalation.escalations import Escalations
from bot.services.policy.policies import Policies
from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.town import Suburb
from tests.integration.slack.conftest import Start
from tests.integration.slack.desk import LEO, NADIA, NO_SHOWS, PRIYA, SAM, Desk, Message

one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
TEAM, GUEST = "T0PLAYGRND", "U0GUEST001"
POLICY = """\
name: default
rules:
  - id: pairs
    when: {action: pair.*}
    ask: [{need: 2, of: group:S0DECIDERS}]
  - id: all
    ask: [{of: group:S0DECIDERS}]
    hand_over_to: user:U0SAM00001
"""


@pytest.fixture
async def desk(start: Start, database_url: str) -> Desk:
    """A workspace whose bot has a policy."""
    store = Store.at(database_url, ToldClock())
    town = Suburb()
    policies = Policies(store, town, Escalations(store, town))
    await policies.install(POLICY, Origin(TEAM, "operator"))
    await store.close()
    return await start()


async def ask(desk: Desk, action: str = "refund.create") -> str:
    """Ask for a decision about a message, as a person would; the message's thread."""
    ts = await desk.say(NADIA, "Order 4711 was paid twice, please refund it.")
    await desk.call("shortcut", who=NADIA, channel=NO_SHOWS, message_ts=ts,
                    callback_id="escalation.from_message")  # fmt: skip
    view = await desk.form(NADIA)
    given = {"action": action, "target": "order:4711", "system": "shop", "amount": "501 USD"}
    assert {"ok": True} == await fill(desk, NADIA, view, given)
    return ts


async def fill(desk: Desk, who: str, view: dict[str, Any], given: dict[str, Any]) -> Any:  # noqa: ANN401
    values: dict[str, Any] = {}
    for block in view["blocks"]:
        element, name = block.get("element", {}), str(block.get("block_id", "")).split(".")[0]
        if "initial_value" in element:
            values[block["block_id"]] = {element["action_id"]: {
                "type": element["type"], "value": element["initial_value"]}}  # fmt: skip
        if name in given:
            held: dict[str, Any] = {"type": element["type"], "value": given[name]}
            if element["type"] in {"radio_buttons", "static_select"}:
                chosen = next(one for one in element["options"] if one["value"] == given[name])
                held = {"type": element["type"], "selected_option": chosen}
            elif element["type"] == "users_select":
                held = {"type": element["type"], "selected_user": given[name]}
            values[block["block_id"]] = {element["action_id"]: held}
    return await desk.call("submit", who=who, view_id=view["id"], values=values)


async def card_in(desk: Desk, ts: str, *words: str) -> Message:
    """Wait until the card in a thread says all of this."""

    def found(messages: list[Message]) -> list[Message]:
        return [m for m in messages if m.get("bot_id") and all(one in str(m) for one in words)]

    return found(await desk.until(found, ts))[0]


def buttons(message: Message) -> list[str]:
    return [
        str(element.get("action_id")).split(":")[0]
        for block in message["blocks"]
        for element in block.get("elements", ())
        if "action_id" in element
    ]


async def private(desk: Desk, who: str, ts: str, words: str) -> Message:
    """Wait for what only one person is told."""
    found = await desk.until(
        lambda seen: [m for m in seen if m.get("is_ephemeral") and words in str(m)], ts, who=who
    )
    return next(m for m in found if m.get("is_ephemeral") and words in str(m))


async def test_the_right_person_approves_and_everybody_reads_it(desk: Desk) -> None:
    ts = await ask(desk)
    card = await card_in(desk, ts, "order:4711", "501")
    assert "escalation.approve" in buttons(card)

    for who, why in ((NADIA, "had a hand in this request"), (GUEST, "Guests cannot decide")):
        await desk.press(who, card, "escalation.approve")
        await private(desk, who, ts, why)
    assert "escalation.approve" in buttons(await card_in(desk, ts, "order:4711"))
    await desk.press(LEO, card, "escalation.approve")

    decided = await card_in(desk, ts, "Approved", "Leo Martins", "order:4711")
    assert ["escalation.done"] == buttons(decided)
    assert card["ts"] == decided["ts"]
    await card_in(desk, ts, "Leo Martins approved refund.create")
    in_direct = await desk.find(
        lambda m: "Approved" in m["text"], who=PRIYA, channel=await desk.direct(PRIYA)
    )
    assert [] == buttons(in_direct)


@one_database
async def test_a_rejection_says_why_in_the_thread_and_is_final(desk: Desk) -> None:
    ts = await ask(desk)
    card = await card_in(desk, ts, "order:4711")
    await desk.press(PRIYA, card, "escalation.reject")
    view = await desk.form(PRIYA)
    unsaid = await fill(desk, PRIYA, view, {"reason": "other"})
    assert not unsaid.get("ok")

    await fill(desk, PRIYA, view, {"reason": "too_risky", "text": "<!channel> ask Sam first"})

    note = await card_in(desk, ts, "was not approved: Too risky")
    assert "<!channel>" not in note["text"]
    card = await card_in(desk, ts, "Not approved", "ask Sam first")
    assert ["escalation.add_case"] == buttons(card)
    await desk.press(NADIA, card, "escalation.add_case")
    await private(desk, NADIA, ts, "not yours to add")
    await desk.press(LEO, card, "escalation.add_case")
    await desk.find(lambda m: "eval set of shop; it has 1" in str(m), who=LEO, channel=NO_SHOWS)


@one_database
async def test_who_may_not_decide_is_told_so_and_fills_in_no_form(desk: Desk) -> None:
    ts = await ask(desk, "pair.refund")
    card = await card_in(desk, ts, "order:4711")
    await desk.press(SAM, card, "escalation.approve")
    card = await card_in(desk, ts, "1 more to go")
    told = ((GUEST, "Guests cannot decide"), (NADIA, "had a hand in this request"))
    for who, why in told:
        for action in ("escalation.reject", "escalation.ask"):
            await desk.press(who, card, action)

        def twice(seen: list[Message], why: str = why) -> bool:
            return 2 == len([m for m in seen if m.get("is_ephemeral") and why in str(m)])

        await desk.until(twice, ts, who=who)
        assert (await desk.look("state", who=who))["view"] is None

    await desk.press(PRIYA, card, "escalation.reject")
    assert await desk.form(PRIYA)


@one_database
async def test_a_question_an_answer_a_change_and_two_people(desk: Desk) -> None:
    ts = await ask(desk, "pair.refund")
    card = await card_in(desk, ts, "order:4711")
    await desk.press(LEO, card, "escalation.ask")
    await fill(desk, LEO, await desk.form(LEO), {"text": "Which payment?"})
    question = await card_in(desk, ts, "Leo Martins has a question", "Which payment?")
    await desk.press(NADIA, question, "escalation.reply")
    await fill(desk, NADIA, await desk.form(NADIA), {"text": "The second one."})
    card = await card_in(desk, ts, "Answer of Nadia Haddad: The second one.")

    await desk.press(LEO, card, "escalation.approve")
    card = await card_in(desk, ts, "Approved so far", "1 more to go")
    await desk.press(PRIYA, card, "escalation.approve")

    assert ["escalation.done"] == buttons(
        await card_in(desk, ts, "Approved", "Priya Raman", "Leo Martins")
    )


@one_database
async def test_what_waits_for_somebody_is_on_their_home_page(desk: Desk) -> None:
    ts = await ask(desk)
    card = await card_in(desk, ts, "order:4711")
    home = await desk.state(SAM, "home", lambda view: "Waiting for your decision" in str(view))
    assert "order:4711" in str(home)

    await desk.press(SAM, card, "escalation.approve")

    await desk.state(SAM, "home", lambda view: "Waiting for your decision" not in str(view))


@one_database
async def test_who_asks_names_the_row_of_the_threads_spec_and_its_mode_counts(desk: Desk) -> None:
    ts = await desk.say(NADIA, "@Remit our support agent should pay out refund requests. It must "
                               "never refund over $500 without approval of two people.")  # fmt: skip
    draft = await desk.card(ts)
    await desk.press(NADIA, draft, "framing.specify")
    await card_in(desk, ts, "spec.more")
    await desk.call("shortcut", who=NADIA, channel=NO_SHOWS, message_ts=ts,
                    callback_id="escalation.from_message")  # fmt: skip
    view = await desk.form(NADIA)
    rows = next(block for block in view["blocks"] if block.get("block_id") == "row")
    given = {"action": "refund.create", "target": "order:1", "system": "agent", "why": "late",
             "row": rows["element"]["options"][0]["value"]}  # fmt: skip

    assert {"ok": True} == await fill(desk, NADIA, view, given)

    card = await card_in(desk, ts, "order:1", "OV-01 of spec spec_")
    assert "2 of" in str(card)
    assert "escalation.approve" in buttons(card)


@one_database
async def test_how_the_queues_are_doing_is_shown_to_members_and_not_to_guests(desk: Desk) -> None:
    ts = await ask(desk)
    await desk.press(LEO, await card_in(desk, ts, "order:4711"), "escalation.approve")
    await card_in(desk, ts, "Approved", "Leo Martins")

    await desk.call("command", who=PRIYA, channel=NO_SHOWS, command="/remit", text="escalations")
    view = await desk.form(PRIYA)

    assert "How the queues are doing" in str(view["title"])
    assert "1 approved, 0 rejected" in str(view["blocks"])
    await desk.call("command", who=GUEST, channel=NO_SHOWS, command="/remit", text="escalations")
    await desk.find(lambda m: "Only full members" in str(m), who=GUEST, channel=NO_SHOWS)
