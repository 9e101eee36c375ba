"""What happens in the workspace while the page is not connected, or reads it anew, is on the page after that."""

import itertools

import pytest
from playwright.sync_api import Route, WebSocketRoute, expect

from tests.e2e.screen import GROWTH, LEO, NADIA, Screen

pytestmark = pytest.mark.e2e
LATE = 1500.0  # milliseconds
_numbers = itertools.count(1)


class Line:
    """The page's connection to the workspace, which can be cut."""

    def __init__(self, screen: Screen) -> None:
        self.is_cut = False
        self.open: list[WebSocketRoute] = []
        screen.page.route_web_socket("**/playground/ws*", self._opened)

    def _opened(self, socket: WebSocketRoute) -> None:
        if self.is_cut:
            socket.close()
            return
        socket.connect_to_server()
        self.open.append(socket)

    def cut(self) -> None:
        self.is_cut = True
        for socket in self.open:
            socket.close()
        self.open.clear()

    def mend(self) -> None:
        self.is_cut = False


def make_canvas(screen: Screen) -> str:
    """Make a canvas as the app would; answers its title."""
    title = f"Made meanwhile {next(_numbers)}"
    answer = screen.page.request.post(
        f"{screen.address}/api/canvases.create",
        headers={"Authorization": "Bearer xoxb-playground"},
        data={
            "channel_id": GROWTH,
            "title": title,
            "document_content": {"type": "markdown", "markdown": "# Spec"},
        },
    )
    assert answer.json()["ok"], answer.text()
    return title


def test_a_canvas_made_while_the_page_was_away_is_there_when_it_comes_back(
    workspace: str, screen: Screen
) -> None:
    line = Line(screen)
    screen.open(workspace, **{"as": NADIA}, channel=GROWTH)
    line.cut()
    title = make_canvas(screen)

    line.mend()

    expect(screen.get("canvas-tab").filter(has_text=title)).to_have_count(1)


def test_a_canvas_made_while_the_page_becomes_somebody_else_is_there(
    workspace: str, screen: Screen
) -> None:
    screen.open(workspace, **{"as": NADIA}, channel=GROWTH)
    titles: list[str] = []

    def answered_late(route: Route) -> None:
        answer = route.fetch()
        titles.append(make_canvas(screen))
        screen.page.wait_for_timeout(LATE)
        route.fulfill(response=answer)

    screen.page.route("**/playground/state?*", answered_late)
    screen.act_as(LEO)

    expect(screen.get("canvas-tab").filter(has_text=titles[0])).to_have_count(1)
