"""What a person can do at the page, at the width of a desk or of a phone."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

NADIA, LEO, PRIYA, BOT = "U0NADIA001", "U0LEO00001", "U0PRIYA001", "URMTBOT001"
NO_SHOWS, GROWTH = "C0NOSHOWS1", "C0GROWTH01"


@dataclass(frozen=True)
class Size:
    """A window."""

    width: int
    height: int

    @property
    def is_phone(self) -> bool:
        return self.width < 600


DESKTOP, PHONE = Size(1360, 860), Size(390, 844)


@dataclass
class Screen:
    """A person's page."""

    page: Page
    size: Size
    pictures: Path
    address: str = ""

    def open(self, address: str, **query: str) -> None:
        """Load the page, as the address of a view asks."""
        self.address = address
        asked = "&".join(f"{key}={value}" for key, value in query.items())
        self.page.goto(f"{address}/?{asked}" if asked else address)
        expect(self.get("connection")).to_contain_text("App connected")

    def get(self, testid: str) -> Locator:
        return self.page.get_by_test_id(testid)

    def picture(self, name: str) -> None:
        """Keep what is seen now, when somebody asked for pictures: PICTURES=1 make e2e."""
        if os.environ.get("PICTURES"):
            self.keep(name)

    def keep(self, name: str) -> Path:
        """Keep what is seen now."""
        file = self.pictures / f"{name}-{self.size.width}.png"
        self.page.screenshot(path=file)
        return file

    @property
    def thread(self) -> Locator:
        return self.get("thread-pane")

    @property
    def from_remit(self) -> Locator:
        """The messages of the bot in the open thread."""
        return self.thread.locator(f"[data-testid=message][data-author={BOT}]")

    @property
    def card(self) -> Locator:
        """The problem statement in the open thread."""
        return self.from_remit.filter(has=self.page.get_by_test_id("action-framing.specify")).first

    @property
    def modal(self) -> Locator:
        return self.get("modal")

    def to_the_rail(self) -> None:
        """On a phone, walk back to the list of channels."""
        if not self.size.is_phone:
            return
        for button in ("back-to-channel", "back-to-rail"):
            if self.get(button).is_visible():
                self.get(button).click()

    def act_as(self, user: str) -> None:
        """Become somebody else, in the same conversation."""
        thread = re.search(r"thread=([\d.]+)", self.page.url)
        self.to_the_rail()
        self.get(f"act-as-{user}").click()
        expect(self.page).to_have_url(re.compile(user))
        if thread and not self.thread.is_visible():
            root = self.page.locator(f"main [data-testid=message][data-ts='{thread[1]}']")
            root.get_by_test_id("thread-link").click()

    def go(self, entry: str) -> None:
        """Choose an entry of the rail, or the tab of that name when it is there already."""
        if self.size.is_phone and self.get("back-to-channel").is_visible():
            self.get("back-to-channel").click()
        if not self.get(entry).first.is_visible():
            self.to_the_rail()
        self.get(entry).first.click()

    def say(self, text: str) -> None:
        """Write in the channel, and open the thread of what was written."""
        self.get("composer").fill(text)
        self.get("send").click()
        said = text.removeprefix("@Remit ").partition(".")[0]
        mine = self.page.locator("main [data-testid=message]").filter(has_text=said).last
        if self.size.is_phone:
            mine.get_by_test_id("thread-link").click()  # once somebody has answered
        else:
            self._hovering(mine, mine.get_by_test_id("reply-in-thread"))

    def reply(self, text: str) -> None:
        """Write in the open thread."""
        self.get("thread-composer").fill(text)
        self.get("thread-send").click()
        expect(self.get("thread-composer")).to_have_value("")

    @staticmethod
    def _hovering(message: Locator, tool: Locator) -> None:
        """Press one of the tools that a message shows while the pointer is over it."""
        for patience in (1_000, 1_000, 1_000, 10_000):
            message.hover()  # again: a message that arrives meanwhile moves this one away
            try:
                tool.click(timeout=patience)
                break
            except PlaywrightTimeoutError:
                if patience == 10_000:
                    raise

    def menu_of(self, message: Locator, entry: str) -> None:
        """Choose an entry of a message's menu; a message that is drawn anew closes it."""
        for patience in (1_500, 1_500, 10_000):
            self._hovering(message, message.get_by_test_id("message-more"))
            try:
                self.get(entry).click(timeout=patience)
                break
            except PlaywrightTimeoutError:
                if patience == 10_000:
                    raise

    def ask(self, path: str, **body: object) -> dict[str, Any]:
        """Do something the page has no control for, over the page's own API."""
        answer = self.page.request.post(f"{self.address}/playground/{path}", data=body)
        assert answer.ok, answer.text()
        found: dict[str, Any] = answer.json()
        return found

    def read(self, path: str, **query: str) -> dict[str, Any]:
        answer = self.page.request.get(f"{self.address}/playground/{path}", params=dict(query))
        found: dict[str, Any] = answer.json()
        return found

    def fits(self) -> bool:
        """Whether nothing sticks out sideways."""
        wide: int = self.page.evaluate("document.documentElement.scrollWidth")
        return wide <= self.size.width
