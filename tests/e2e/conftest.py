"""A real browser at the page of a running `remit demo`; console errors fail the test."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from bot.settings import variables
from tests.e2e.screen import DESKTOP, Screen, Size

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
]
STARTED_WITHIN = 130.0  # longer than the demo itself waits for the bot
PATIENCE = 20_000.0  # milliseconds; two browsers and two workspaces share a small machine
expect.set_options(timeout=PATIENCE)
LINES_KEPT = 40
failed = pytest.StashKey[bool]()
told_at: dict[str, Path] = {}  # what the demo at each address says


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Remember failures, so that fixtures can leave a picture of them."""
    report = yield
    if report is not None and report.failed:
        item.stash[failed] = True
    return report


def chromium() -> str:
    """Find the browser; without one nothing here can be believed, so nothing is skipped."""
    named = os.environ.get("CHROMIUM")
    found = named or shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None or not Path(found).is_file():
        pytest.fail(
            f"Chromium was not found{f' at {named}' if named else ''}. Install it (on Debian: "
            "apt-get install chromium) or name one: make e2e CHROMIUM=/path/to/chromium.",
            pytrace=False,
        )
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield launched
        launched.close()


@contextmanager
def demo(folder: Path, **settings: str) -> Iterator[str]:
    """Run `remit demo` as a person would, and name the address of its page."""
    ours = {variable.name for variable in variables()}
    environment = {key: value for key, value in os.environ.items() if key not in ours} | settings
    told = folder / "demo.txt"
    with told.open("w") as output:
        running = subprocess.Popen(
            [sys.executable, "-m", "bot", "demo", "--no-open"],
            stdout=output,
            stderr=output,
            env=environment,
        )
    try:
        address = _address(running, told)
        told_at[address] = told
        yield address
    finally:
        running.terminate()
        running.wait(30)


def _logged(address: str) -> list[str]:
    """The last of what the bot of a page logged."""
    told = told_at[address].read_text() if address in told_at else ""
    log = re.search(r"Log of the bot: (.+)", told)
    return Path(log.group(1)).read_text().splitlines()[-LINES_KEPT:] if log else []


def _address(running: "subprocess.Popen[bytes]", told: Path) -> str:
    for _ in range(int(STARTED_WITHIN / 0.1)):
        if found := re.search(r"Remit is in the workspace: (http://\S+)", told.read_text()):
            return found.group(1)
        try:
            running.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
        break
    pytest.fail(f"`remit demo` did not start:\n{told.read_text()}", pytrace=False)


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One workspace for tests that keep to threads of their own."""
    with demo(tmp_path_factory.mktemp("demo")) as address:
        yield address


@pytest.fixture
def new_workspace(tmp_path: Path) -> Iterator[str]:
    """A workspace nobody has touched."""
    with demo(tmp_path) as address:
        yield address


@pytest.fixture
def size() -> Size:
    """How large the window is; tests may parametrize it."""
    return DESKTOP


@pytest.fixture
def screen(
    browser: Browser, size: Size, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Screen]:
    """A page in a browser of its own. What its console complained of fails the test."""
    context = browser.new_context(viewport={"width": size.width, "height": size.height})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    complaints: list[str] = []
    page.on(
        "console",
        lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None,
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    screen = Screen(page, size, tmp_path)
    yield screen
    if request.node.stash.get(failed, False):
        print(f"picture: {screen.keep('failed')}", *_logged(screen.address), sep="\n")  # noqa: T201
    context.close()
    assert complaints == []
