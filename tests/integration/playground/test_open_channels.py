"""Which channels everybody may look into, as a workspace tells it."""

from bot.manifest import read_manifest
from bot.playground.server import Playground, PlaygroundSettings
from bot.playground.workspace import BOT_USER_ID, Channel
from bot.slack.app import create_client
from bot.slack.directory import SlackDirectory
from bot.slack.rooms import Rooms
from tests.conftest import ToldClock

GENERAL, SECRET, DIRECT = "C0GENERAL1", "C0SECRET01", "D0LEO00001"


async def test_only_public_channels_are_open() -> None:
    playground = Playground(PlaygroundSettings(manifest=read_manifest()))
    await playground.start()
    channels = playground.platform.workspace.channels
    channels[SECRET] = Channel(SECRET, "secret", "private", 1, members={BOT_USER_ID})
    channels[DIRECT] = Channel(DIRECT, "", "im", 1, user="U0LEO00001", members={BOT_USER_ID})
    client = create_client("xoxb-playground", playground.api_url)
    directory = SlackDirectory(client, ToldClock(), Rooms(client, ToldClock()))

    found = await directory.open_channels(frozenset({GENERAL, SECRET, DIRECT, "C0NOWHERE1"}))
    await playground.stop()

    assert {GENERAL} == found
