"""Render what people read at the desk beside the cards of decisions."""

from collections.abc import Awaitable, Callable, Mapping

from bot.domain.delivery.model import Effect
from bot.slack.blocks import MessageView
from bot.slack.views import desk


class DeskRenderer:
    """Notes about cases and checks."""

    @property
    def views(self) -> Mapping[str, Callable[[Effect], Awaitable[MessageView | None]]]:
        """One method for each view."""
        return {"escalation.told": self._told}

    async def _told(self, effect: Effect) -> MessageView | None:
        return desk.told({name: str(fact) for name, fact in effect.facts.items()})
