"""Render what people read at the desk beside the cards of decisions."""

from collections.abc import Awaitable, Callable, Mapping

from bot.domain.delivery.model import Effect
from bot.slack.blocks import MessageView
from bot.slack.views import batch, desk


class DeskRenderer:
    """Notes about cases and checks."""

    @property
    def views(self) -> Mapping[str, Callable[[Effect], Awaitable[MessageView | None]]]:
        """One method for each view."""
        return {"escalation.told": self._told, "escalation.batched": self._batched}

    async def _batched(self, effect: Effect) -> MessageView | None:
        facts = effect.facts
        return batch.batched(facts["done"], facts["left"], facts["language"])

    async def _told(self, effect: Effect) -> MessageView | None:
        return desk.told({name: str(fact) for name, fact in effect.facts.items()})
