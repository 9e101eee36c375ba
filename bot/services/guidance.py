"""Help, lists and the home page: what a person can do here, and what is theirs."""

from dataclasses import dataclass

from bot.domain.conversation.thread import Thread
from bot.domain.delivery.model import Effect, EffectKind
from bot.domain.intake.model import Origin
from bot.services.effect import cause_of, home_of, private_of
from bot.store.store import Store


@dataclass(frozen=True, slots=True)
class Guidance:
    """Shows; changes nothing."""

    store: Store

    async def help(
        self,
        about: str,
        origin: Origin,
        *,
        place: Thread | None = None,
        channel: str | None = None,
    ) -> None:
        """Explain what Remit does, in the thread it was asked in, or to one person only."""
        facts = {"about": about}
        if place is None:
            await self._whisper("help", origin, channel, facts)
            return
        async with self.store.transaction(origin) as tx:
            await tx.outbox.add(
                Effect(
                    key=f"help:{cause_of(origin)}",
                    kind=EffectKind.REPLY,
                    team=place.team,
                    view="help",
                    channel=place.channel,
                    thread=place.thread,
                    user=origin.actor,
                    facts=facts,
                )
            )

    async def list(self, origin: Origin, *, channel: str | None) -> None:
        """List a person's own drafts, to them only."""
        await self._whisper("list", origin, channel, {})

    async def home(self, origin: Origin) -> None:
        """Show a person their home page."""
        async with self.store.transaction(origin) as tx:
            await tx.outbox.add(home_of(origin.team, origin.actor, cause_of(origin)))

    async def only_in_threads(self, verb: str, origin: Origin, *, channel: str | None) -> None:
        """Say that a command needs the thread it is about."""
        await self._whisper("notice", origin, channel, {"code": "in-thread", "what": verb})

    async def unknown(self, words: str, origin: Origin, *, channel: str | None) -> None:
        """Say that a command is not known, and what is."""
        await self._whisper("notice", origin, channel, {"code": "unknown-command", "what": words})

    async def _whisper(
        self, view: str, origin: Origin, channel: str | None, facts: dict[str, str]
    ) -> None:
        async with self.store.transaction(origin) as tx:
            await tx.outbox.add(private_of(view, origin, channel=channel, facts=facts))
