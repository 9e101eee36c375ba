"""Whatever people type stays text: no live mention, no crash, a clear answer."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.screen import BOT, GROWTH, LEO, NADIA, Screen

pytestmark = pytest.mark.e2e

LIVE = re.compile(r"<[!@][^>]*>")

# Each wakes nobody when Remit repeats it, and is written as a client or an app would store it.
HOSTILE = {
    "everyone": "<!channel> <!here> <!everyone> we lose 12 % of <!channel> members, I want 8 %",
    "people": "<@U0SAM00001> and <@U0LEO00001> lose 12 % of orders, I want 8 % <@U0SAM00001>",
    "groups and dates": "<!subteam^S0123456|@all> lose 12 % <!date^1^{date}|@channel> of orders",
    "links": "We lose 12 % of <https://evil.example/|https://bank.example> orders, I want 8 %",
    "markup": "We *lose* `12 %` ~of~ _orders_ ```and``` &lt;!channel&gt; > 8 % [x](javascript:1)",
    "html": "We lose 12 % of <img src=x onerror=alert(1)> orders </script><script>alert(2)</script>",
    "right to left": "We lose 12 % of \u202eorders\u202c and \u0000 8 % \ufeff please\u200b",
    "emoji only": "🎉🎉🎉",
    "nothing": "…",
    "far too long": "We lose 12 % of orders and want 8 % by June. " * 880,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_gets_a_clear_answer_without_a_live_mention(
    workspace: str, screen: Screen, text: str
) -> None:
    screen.open(workspace, **{"as": NADIA}, channel=GROWTH)
    said = {"channel": GROWTH, "text": f"<@{BOT}> {text}"[:40_000], "raw": True}
    ts = screen.ask("post", **{"as": NADIA}, **said)["ts"]

    screen.open(workspace, **{"as": NADIA}, channel=GROWTH, thread=ts)

    expect(screen.from_remit.first).to_be_visible()
    assert len(screen.from_remit.first.inner_text()) > len("Remit APP")
    screen.picture("hostile")
    expect(screen.thread.locator(".mention").first).to_be_visible()  # her own is alive
    expect(screen.from_remit.locator(".mention")).to_have_count(0)
    stored = screen.read("messages", **{"as": NADIA}, channel=GROWTH, thread_ts=ts)["messages"]
    for message in stored:
        if message["user"] == BOT:
            assert [] == _alive(message)


def _alive(part: object) -> list[object]:
    """What of a message wakes somebody: references in its marked-up texts, or rich elements."""
    if isinstance(part, list):
        return [found for each in part for found in _alive(each)]
    if not isinstance(part, dict):
        return []
    within = [found for each in part.values() for found in _alive(each)]
    text = part.get("text")
    marked_up = part.get("type") in {"message", "mrkdwn"} and isinstance(text, str)
    references = LIVE.findall(text) if marked_up and isinstance(text, str) else []
    here = [part] if part.get("type") in {"user", "usergroup", "broadcast"} else []
    return [*within, *references, *here]


def test_a_deleted_message_leaves_the_draft(workspace: str, screen: Screen) -> None:
    screen.open(workspace, **{"as": NADIA}, channel=GROWTH)
    screen.say("@Remit we lose so much money on returns, can AI fix that?")
    expect(screen.card).to_be_visible()
    screen.reply("17.3 % of orders were returned last quarter.")
    expect(screen.card).to_contain_text("17.3 %")
    mine = screen.thread.locator(f"[data-testid=message][data-author={NADIA}]").last

    screen.menu_of(mine, "delete-message")
    screen.get("confirm-accept").click()

    expect(screen.card).not_to_contain_text("17.3 %")
    screen.picture("deleted")


def test_events_delivered_twice_are_answered_once(workspace: str, screen: Screen) -> None:
    screen.open(workspace, **{"as": LEO}, channel=GROWTH)
    screen.ask("faults", rules=[{"method": "event", "kind": "duplicate"}])
    try:
        screen.say("@Remit we want fewer late deliveries, can AI help?")
        expect(screen.card).to_be_visible()
        screen.reply("22.5 % of deliveries were late last month.")
        expect(screen.card).to_contain_text("22.5 %")
    finally:
        screen.ask("faults", rules=[])

    cards = screen.from_remit.filter(has=screen.page.get_by_test_id("action-framing.specify"))
    expect(cards).to_have_count(1)
