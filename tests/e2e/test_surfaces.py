"""The other ways in: App Home, the Messages tab, the message menu and the command."""

import pytest
from playwright.sync_api import Route, expect

from tests.e2e.screen import DESKTOP, GROWTH, LEO, NADIA, PHONE, PRIYA, Screen

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"]),
]
LATE = 1500.0  # milliseconds


def test_home_starts_a_goal_and_lists_it(workspace: str, screen: Screen) -> None:
    screen.open(workspace, **{"as": NADIA})
    screen.go("home-tab")
    home = screen.get("home")
    whom = "clubs" if screen.size.is_phone else "gyms"
    start = home.get_by_role("button", name="Frame a goal")
    expect(start).to_be_visible()
    screen.picture("home-empty")

    start.click()
    screen.picture("home-form")
    screen.get("modal-submit").click()
    expect(screen.modal.locator(".has-error")).to_be_visible()
    screen.picture("home-form-error")
    screen.modal.locator("textarea").fill(f"Fewer {whom} lose members in the first month.")
    screen.get("modal-submit").click()
    expect(screen.modal).to_have_count(0)

    screen.go("messages-tab")
    main = screen.page.locator("main")
    opening = main.get_by_test_id("message").filter(has_text=f"Fewer {whom} lose members")
    expect(opening.get_by_test_id("thread-link")).to_be_visible()
    screen.go("home-tab")  # drawn when it is opened
    expect(home).to_contain_text(whom)
    screen.picture("home-listed")
    home.get_by_role("button", name="Open").first.click()
    expect(screen.modal).to_contain_text(whom)
    screen.get("modal-close").click()
    screen.go("messages-tab")
    opening.get_by_test_id("thread-link").click()
    expect(screen.card).to_be_visible()
    screen.picture("home-in-messages")
    assert screen.fits()


def test_the_messages_tab_suggests_first_sentences(workspace: str, screen: Screen) -> None:
    screen.open(workspace, **{"as": PRIYA})
    screen.go("messages-tab")
    prompts = screen.get("prompts")
    expect(prompts.get_by_role("button")).to_have_text(
        ["Frame a goal", "My drafts", "What can you do?"]
    )
    screen.picture("messages-prompts")

    prompts.get_by_role("button", name="Frame a goal").click()
    expect(screen.card).to_contain_text("customers")
    screen.picture("messages-draft")

    screen.go("messages-tab")
    screen.get("prompts").get_by_role("button", name="What can you do?").click()
    expect(screen.from_remit.first).to_contain_text("Remit")
    screen.picture("messages-help")
    assert screen.fits()


def test_any_message_can_be_turned_into_a_problem_statement(workspace: str, screen: Screen) -> None:
    screen.open(workspace, **{"as": LEO}, channel=GROWTH)
    screen.get("composer").fill("We want the answer time down from 9 hours to 2 by June.")
    screen.get("send").click()
    said = screen.page.locator("main [data-testid=message]").last
    expect(said).to_contain_text("answer time down")

    screen.menu_of(said, "shortcut-framing.from_message")

    said.get_by_test_id("thread-link").click()
    expect(screen.card).to_contain_text("What was said")
    screen.picture("shortcut")


def test_the_command_helps_lists_and_starts(workspace: str, screen: Screen) -> None:
    screen.open(workspace, **{"as": LEO}, channel=GROWTH)
    shown = screen.page.locator("main [data-testid=message][data-ephemeral=true]")
    expect(screen.get("messages")).to_have_attribute("aria-busy", "false")  # all is fetched
    before = shown.count()

    for number, command in enumerate(("/remit help", "/remit list", "/remit dance"), start=1):
        screen.get("composer").fill(command)
        screen.get("send").click()
        expect(shown).to_have_count(before + number)
        screen.picture(f"command-{command.split()[1]}")

    screen.get("composer").fill("/remit new")
    screen.get("send").click()
    expect(screen.modal).to_contain_text("What do you want to achieve?")
    screen.get("modal-close").click()
    expect(screen.modal).to_have_count(0)


def test_an_answer_that_is_faster_than_the_page_stays_on_the_page(
    workspace: str, screen: Screen
) -> None:
    """The page fetches a thread as it opens; an older answer to that must not undo a push."""
    screen.open(workspace, **{"as": LEO}, channel=GROWTH)
    screen.go("messages-tab")
    screen.page.route("**/playground/messages?*", _answered_late)

    screen.get("prompts").get_by_role("button", name="What can you do?").click()
    expect(screen.from_remit.first).to_contain_text("How Remit helps")
    screen.page.wait_for_timeout(2 * LATE)

    expect(screen.from_remit.first).to_contain_text("How Remit helps")


def test_a_message_that_changes_under_the_pointer_still_hears_its_click(
    workspace: str, screen: Screen
) -> None:
    with screen.page.expect_websocket() as pushes:
        screen.open(workspace, **{"as": NADIA}, channel=GROWTH)
    said = f"Lunch on a {'phone' if screen.size.is_phone else 'desk'}?"
    root = screen.ask("post", **{"as": NADIA}, channel=GROWTH, text=said)["ts"]
    screen.ask("post", **{"as": LEO}, channel=GROWTH, thread_ts=root, text="At noon.")
    mine = screen.page.locator("main").get_by_test_id("message").filter(has_text=said)
    mine.get_by_test_id("thread-link").hover()

    screen.page.mouse.down()
    with pushes.value.expect_event("framereceived", lambda pushed: "Or at one." in pushed):
        screen.ask("post", **{"as": LEO}, channel=GROWTH, thread_ts=root, text="Or at one.")
    screen.page.mouse.up()

    expect(screen.thread).to_contain_text("Or at one.")
    expect(mine.get_by_test_id("thread-link")).to_contain_text("2 replies")


def _answered_late(route: Route) -> None:
    answer = route.fetch()
    route.request.frame.page.wait_for_timeout(LATE)
    route.fulfill(response=answer)
