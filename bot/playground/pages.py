"""Pushes changes to the open browser pages."""

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True, eq=False)
class Page:
    """One open page: who is looking, and what it has not received yet."""

    user: str
    outgoing: asyncio.Queue[dict[str, Any] | None] = field(default_factory=asyncio.Queue)


@dataclass(slots=True)
class Pages:
    pages: set[Page] = field(default_factory=set)

    def open(self, user: str) -> Page:
        page = Page(user)
        self.pages.add(page)
        return page

    def close(self, page: Page) -> None:
        self.pages.discard(page)

    def push(self, news: dict[str, Any], *, to: Collection[str] | None = None) -> None:
        """Tell every page, or only the pages of some users."""
        self.push_each(lambda _: news, to=to)

    def push_each(
        self, render: Callable[[str], dict[str, Any]], *, to: Collection[str] | None = None
    ) -> None:
        """As `push`, for news that each user sees differently."""
        for page in self.pages:
            if to is None or page.user in to:
                page.outgoing.put_nowait(render(page.user))

    def hang_up(self) -> None:
        """End every page's connection after what it still has to receive."""
        for page in self.pages:
            page.outgoing.put_nowait(None)
