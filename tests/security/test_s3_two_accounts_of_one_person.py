"""S3: whoever has two accounts with one mailbox is one person, and does not decide what they asked for."""

from collections.abc import AsyncIterator

import pytest

from bot.domain.escalation.errors import NotYourDecisionError
from bot.domain.escalation.model import State
from bot.manifest import read_manifest
from bot.playground.server import Playground, PlaygroundSettings
from bot.playground.workspace import User
from bot.services.escalation.escalations import Escalations
from bot.services.policy.policies import Policies
from bot.slack.app import create_client
from bot.slack.directory import SlackDirectory
from bot.slack.rooms import Rooms
from tests.conftest import ToldClock
from tests.contract.services.town import ASKER, Office

TEAM, LEO, PRIYA, TWIN = "T0PLAYGRND", "U0LEO00001", "U0PRIYA001", "U0SAM00001"
POLICY = """\
name: default
rules:
  - id: pairs
    when: {tags: pair}
    ask: [{need: 2, of: group:S0DECIDERS}]
  - id: all
    ask: [{of: group:S0DECIDERS}]
"""


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    made = Playground(PlaygroundSettings(manifest=read_manifest()))
    await made.start()
    yield made
    await made.stop()


async def moved_in(empty: Office, playground: Playground, *, asker: str, twin: str) -> Office:
    """An office in a workspace of Slack's kind, where somebody asks and somebody could decide."""
    users = playground.platform.workspace.users
    users[ASKER] = User(ASKER, "asker", "Ada Asker", "", "#123456", address=asker)
    users[TWIN].address = twin
    client = create_client("xoxb-playground", playground.api_url)
    directory = SlackDirectory(client, ToldClock(), Rooms(client, ToldClock()))
    office = Office(empty.store, TEAM)
    office.escalations = Escalations(office.store, directory)
    office.policies = Policies(office.store, directory, office.escalations)
    return await office.ready(POLICY)


@pytest.mark.parametrize("twin", ["ada@shop.example", " Ada@Shop.example", "ada+work@shop.example"])
async def test_the_second_account_of_whoever_asked_cannot_approve(
    empty: Office, playground: Playground, twin: str
) -> None:
    office = await moved_in(empty, playground, asker="ada@shop.example", twin=twin)
    one = await office.open()

    with pytest.raises(NotYourDecisionError):
        await office.approve(TWIN, one)

    assert State.OPEN is (await office.now(one)).state


@pytest.mark.parametrize("twin", ["adam@shop.example", "ada@bank.example", "no address"])
async def test_another_person_can(empty: Office, playground: Playground, twin: str) -> None:
    """The control: the same press by somebody whose mail arrives elsewhere."""
    office = await moved_in(empty, playground, asker="ada@shop.example", twin=twin)
    one = await office.open()

    assert State.APPROVED is (await office.approve(TWIN, one)).state


async def test_two_accounts_of_one_approver_are_one_voice_of_two(
    empty: Office, playground: Playground
) -> None:
    leo = playground.platform.workspace.users[LEO].email
    office = await moved_in(empty, playground, asker="ada@shop.example", twin=leo)
    one = await office.open("pair")
    await office.approve(LEO, one)
    await office.approve(TWIN, one)

    assert State.OPEN is (await office.now(one)).state
    await office.approve(PRIYA, one)
    assert State.APPROVED is (await office.now(one)).state


async def test_an_address_nobody_confirmed_makes_nobody_somebody_else(
    empty: Office, playground: Playground
) -> None:
    """Whoever writes the asker's address into their profile does not shut the asker's colleagues out."""
    playground.platform.workspace.users[TWIN].is_confirmed = False
    office = await moved_in(empty, playground, asker="ada@shop.example", twin="ada@shop.example")
    one = await office.open()

    assert State.APPROVED is (await office.approve(TWIN, one)).state
