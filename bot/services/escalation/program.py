"""Escalations as programs use them: only for the systems of their token, and no program decides."""

from dataclasses import dataclass

from bot.domain.errors import ForbiddenError
from bot.domain.escalation.action import Action, Request
from bot.domain.escalation.model import Escalation, State
from bot.domain.intake.model import Origin
from bot.domain.token.model import Token
from bot.services.escalation.card import unknown
from bot.services.escalation.escalations import Escalations
from bot.services.escalation.news import news_of
from bot.store.escalation_list import Page
from bot.store.store import Store


class OtherSystemError(ForbiddenError):
    """The token may not ask in the name of this system."""

    code = "token.other-system"


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for news, and after which revision something is news."""

    seconds: float = 0.0
    beyond: int | None = None  # not said: until nobody has to decide any more

    def is_over(self, found: Escalation) -> bool:
        """Whether there is news."""
        if self.beyond is not None:
            return found.revision > self.beyond
        return not found.state.is_pending


@dataclass(frozen=True, slots=True)
class Listing:
    """Which escalations to list, the newest first."""

    states: tuple[State, ...] = ()  # none means whatever became of them
    mine: bool = False  # only what this token asked for
    before: str | None = None  # go on after this one
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Programs:
    """What a program may do with escalations."""

    store: Store
    escalations: Escalations

    async def open(self, request: Request, token: Token, *, key: str | None = None) -> Escalation:
        """Ask for a decision, for a system the token may act for.

        Raises:
            OtherSystemError: it may not act for that system.
            KeyReusedError: the key was used for something else.
        """
        if not token.may_act_for(request.action.system):
            raise OtherSystemError(
                f"This token may not ask for {request.action.system}.",
                next_step="Ask whoever runs Remit for a token for that system.",
            )
        return await self.escalations.open(request, _origin(token), key=key)

    async def get(self, id: str, token: Token) -> Escalation:
        """Read one.

        Raises:
            UnknownEscalationError: there is none, or it is another system's.
        """
        found = await self.escalations.get(id, _origin(token))
        if not token.may_act_for(found.request.action.system):
            raise unknown()
        return found

    async def wait(self, id: str, token: Token, patience: Patience) -> Escalation:
        """Read one, as soon as there is news or patience ends; no connection is held meanwhile.

        Raises:
            UnknownEscalationError: there is none, or it is another system's.
        """
        return await news_of(
            id, self.store, lambda: self.get(id, token), patience.is_over, patience.seconds
        )

    async def listed(self, token: Token, wanted: Listing) -> tuple[list[Escalation], str | None]:
        """List those of its systems, the newest first, and where to go on; none at the end."""
        page = Page(
            wanted.states,
            asker=token.actor if wanted.mine else None,
            before=wanted.before,
            limit=wanted.limit + 1,
        )
        async with self.store.reading() as tx:
            found = await tx.escalations.page(token.team, page)
        shown = found[: wanted.limit]
        further = shown[-1].id if len(found) > len(shown) else None
        return [one for one in shown if token.may_act_for(one.request.action.system)], further

    async def answer(self, id: str, text: str, token: Token) -> Escalation:
        """Answer what people asked about it."""
        await self.get(id, token)
        return await self.escalations.answer(id, text, _origin(token))

    async def cancel(self, id: str, token: Token) -> Escalation:
        """Take back what this token asked for."""
        await self.get(id, token)
        return await self.escalations.cancel(id, _origin(token))

    async def consume(self, id: str, action: Action, key: str, token: Token) -> Escalation:
        """Use an approval, once, for exactly this action."""
        await self.get(id, token)
        return await self.escalations.consume(id, action, key, _origin(token))

    async def record(self, id: str, token: Token, *, succeeded: bool, note: str = "") -> Escalation:
        """Say what came of it."""
        await self.get(id, token)
        return await self.escalations.record(id, _origin(token), succeeded=succeeded, note=note)


def _origin(token: Token) -> Origin:
    return Origin(token.team, token.actor)
