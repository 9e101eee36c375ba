"""The parts of one running playground, handed to every method and route."""

from dataclasses import dataclass, field

from bot.playground.delivery import Delivery
from bot.playground.events import Events
from bot.playground.faults import Faults
from bot.playground.manifest import Manifest
from bot.playground.pages import Pages
from bot.playground.postings import Postings
from bot.playground.recorder import Recorder
from bot.playground.settings import PlaygroundSettings
from bot.playground.socket import SocketLine
from bot.playground.streams import Streams
from bot.playground.triggers import Triggers
from bot.playground.workspace import Workspace


@dataclass(slots=True)
class Platform:
    settings: PlaygroundSettings
    manifest: Manifest
    workspace: Workspace
    pages: Pages
    recorder: Recorder
    faults: Faults
    triggers: Triggers
    socket: SocketLine
    delivery: Delivery
    events: Events
    postings: Postings
    streams: Streams
    url: str = field(default="")

    @property
    def mode(self) -> str:
        return "socket" if self.settings.request_url is None else "http"

    @property
    def connected(self) -> int:
        return self.socket.connected if self.mode == "socket" else 1
