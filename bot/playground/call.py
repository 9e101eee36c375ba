"""One Web API call as its method sees it, and the table of methods."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from bot.playground.arguments import Arguments
from bot.playground.manifest import Manifest
from bot.playground.platform import Platform
from bot.playground.workspace import Channel, Json, Workspace


@dataclass(frozen=True, slots=True)
class Call:
    platform: Platform
    arguments: Arguments

    @property
    def workspace(self) -> Workspace:
        return self.platform.workspace

    @property
    def manifest(self) -> Manifest:
        return self.platform.manifest

    def joined_channel(self, name: str = "channel") -> Channel:
        """The channel argument, where the bot must be a member."""
        return self.workspace.joined_channel(self.arguments.required(name))


Method: TypeAlias = Callable[[Call], Awaitable[Json]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A method with the scopes that allow it (any of them) and the token it takes."""

    run: Method
    scopes: tuple[str, ...] = ()
    app_token: bool = False
