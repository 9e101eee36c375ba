"""Render what people read at the desk beside the cards of decisions."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.domain.delivery.model import Effect
from bot.services.escalation.roundup import Roundups
from bot.slack.blocks import MessageView
from bot.slack.views.escalation import batch, desk, roundup


@dataclass(frozen=True, slots=True)
class DeskRenderer:
    """Notes about cases and checks, and what channels are told of what waits."""

    roundups: Roundups

    @property
    def views(self) -> Mapping[str, Callable[[Effect], Awaitable[MessageView | None]]]:
        """One method for each view."""
        return {
            "escalation.told": self._told,
            "escalation.batched": self._batched,
            "roundup.post": self._waiting,
            "roundup.planned": self._planned,
        }

    async def _batched(self, effect: Effect) -> MessageView | None:
        facts = effect.facts
        return batch.batched(facts["done"], facts["left"], facts["language"])

    async def _told(self, effect: Effect) -> MessageView | None:
        return desk.told({name: str(fact) for name, fact in effect.facts.items()})

    async def _waiting(self, effect: Effect) -> MessageView | None:
        found = await self.roundups.read(effect.subject or "")
        return roundup.roundup_post(found) if found else None

    async def _planned(self, effect: Effect) -> MessageView | None:
        return roundup.roundup_note({name: str(fact) for name, fact in effect.facts.items()})
