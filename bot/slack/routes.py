"""The routing table: which kind of arrival calls which listener."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.domain.intake.model import Claim, Origin
from bot.services.intake import Audience, Intake
from bot.slack.payload import actor_of, audience_of, channel_of, team_of

Listener = Callable[[Mapping[str, Any], Origin], Awaitable[None]]


class Routes:
    """Listeners by kind of arrival; what nobody listens to is kept and counts as handled."""

    def __init__(self, intake: Intake) -> None:
        """Start without listeners."""
        self._intake = intake
        self._listeners: dict[str, Listener] = {}

    def on(self, *kinds: str) -> Callable[[Listener], Listener]:
        """Register a listener for kinds of arrivals."""

        def register(listener: Listener) -> Listener:
            for kind in kinds:
                if kind in self._listeners:
                    raise ValueError(f"two listeners for {kind!r}")
                self._listeners[kind] = listener
            return listener

        return register

    @property
    def kinds(self) -> frozenset[str]:
        """Every kind somebody listens to."""
        return frozenset(self._listeners)

    async def handle(self, claim: Claim) -> None:
        """Run the listener of a claimed arrival; its transaction uses up the claim."""
        listener = self._listeners.get(claim.kind)
        if listener is None:
            await self._intake.finish(claim)
            return
        body = claim.payload
        origin = Origin(team_of(body), actor_of(body), claim, channel_of(body))
        await listener(claim.payload, origin)

    def audience(self, claim: Claim) -> Audience | None:
        """Whom to tell when this arrival cannot be handled."""
        return audience_of(claim.payload)
