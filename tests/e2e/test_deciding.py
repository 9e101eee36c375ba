"""Decisions at the page: the policy changed in Slack, and similar requests decided together."""

import asyncio
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import expect

from bot.app import SystemClock
from bot.domain.escalation.action import Action, Request
from bot.domain.intake.model import Origin
from bot.services.escalation.escalations import Escalations
from bot.services.policy.policies import Policies
from bot.store import schema
from bot.store.store import Store
from tests.contract.services.town import Suburb
from tests.e2e.conftest import demo
from tests.e2e.screen import DESKTOP, LEO, NADIA, NO_SHOWS, PHONE, PRIYA, Screen

pytestmark = pytest.mark.e2e
TEAM = "T0PLAYGRND"
POLICY = """\
name: default
rules:
  - id: all
    ask: [{of: group:S0DECIDERS}]
"""


async def _waiting(url: str) -> None:
    """A policy that counts, and requests that wait."""
    store = Store.at(url, SystemClock())
    await schema.migrate(store.engine)
    suburb = Suburb()
    escalations = Escalations(store, suburb)
    policies = Policies(store, suburb, escalations)
    await policies.install(POLICY, Origin(TEAM, "operator"))
    for number in range(4):
        action = Action(name="refund.create", target=f"order:{number}", system="shop")
        request = Request(action=action, requester="-", reversibility="R2")
        await escalations.open(request, Origin(TEAM, "agent:shop"))
    await store.close()


@pytest.fixture(scope="module")
def deciding(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A workspace in which decisions wait."""
    folder = tmp_path_factory.mktemp("deciding")
    url = f"sqlite:///{folder / 'remit.db'}"
    with ThreadPoolExecutor(1) as aside:  # a browser has the loop of this thread
        aside.submit(lambda: asyncio.run(_waiting(url))).result()
    with demo(folder, REMIT_DATABASE_URL=url) as address:
        yield address


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_rule_is_added_tried_and_proposed_and_similar_requests_are_decided_together(
    deciding: str, screen: Screen
) -> None:
    who, rule = (PRIYA, "phone") if screen.size.is_phone else (NADIA, "desk")
    screen.open(deciding, **{"as": who}, channel=NO_SHOWS)
    _add_a_rule(screen, rule)
    _try_it(screen)
    _propose(screen)
    _decide_together(screen)
    assert screen.fits()


def _add_a_rule(screen: Screen, name: str) -> None:
    screen.get("composer").fill("/remit policy")
    screen.get("send").click()
    expect(screen.modal).to_contain_text("Rule all")
    screen.picture("policy-page")
    screen.modal.get_by_test_id("action-policy.add").click()
    _fill(screen, "^Name", name)
    _fill(screen, "^Money", "a lot")
    screen.get("modal-submit").click()
    expect(screen.modal).to_contain_text("Write: up to 100 EUR")
    _fill(screen, "^Money", "above 500 EUR")
    _fill(screen, "^Groups, roles and names of the first", "group:S0DECIDERS")
    screen.picture("policy-rule")
    screen.get("modal-submit").click()
    expect(screen.modal).to_contain_text(f"+ rules.{name}: ")
    screen.picture("policy-review")


def _try_it(screen: Screen) -> None:
    screen.modal.get_by_test_id("action-policy.try").click()
    _fill(screen, "^What shall be done", "refund.create")
    _fill(screen, "^Amount", "501 EUR")
    screen.get("modal-submit").click()
    expect(screen.modal).to_contain_text("By your draft")
    expect(screen.modal).to_contain_text("By version 1, which counts")
    screen.picture("policy-tried")
    screen.get("modal-close").click()


def _propose(screen: Screen) -> None:
    expect(screen.modal).to_contain_text("Propose")
    screen.get("modal-submit").click()
    expect(screen.modal).to_have_count(0)


def _decide_together(screen: Screen) -> None:
    screen.act_as(LEO)
    screen.go("home-tab")
    home = screen.get("home")
    expect(home).to_contain_text("Waiting for your decision")
    expect(home).to_contain_text("policy.change")  # what was proposed waits like anything else
    screen.picture("home-waiting")
    home.get_by_test_id("action-escalation.batch").click()
    boxes = screen.modal.locator("input[type=checkbox]")
    expect(boxes.first).to_be_visible()
    screen.picture("batch")
    boxes.first.check()
    screen.get("modal-submit").click()
    expect(screen.modal).to_have_count(0)
    screen.go("messages-tab")
    expect(screen.page.locator("main")).to_contain_text("Approved: 1.")
    screen.picture("batch-told")


def _fill(screen: Screen, label: str, text: str) -> None:
    screen.modal.get_by_label(re.compile(label)).first.fill(text)
