"""Plant a check: a request known to be wrong, to see whether people still look; it can never run."""

from dataclasses import dataclass

from bot.domain.errors import InvalidInputError
from bot.domain.escalation.action import Action, Request
from bot.domain.escalation.model import Escalation
from bot.domain.intake.model import Origin
from bot.services.escalation.escalations import Escalations

_AGENT = "agent:"
_MOST = 500


@dataclass(frozen=True, slots=True)
class Checks:
    """It looks like any other request until somebody answers it."""

    escalations: Escalations

    async def plant(
        self, action: Action, wrong: str, origin: Origin, *, why: str = ""
    ) -> Escalation:
        """Put a request that is known to be wrong before the people who would decide it.

        Raises:
            InvalidInputError: nobody said what is wrong with it, or no person would be asked.
        """
        if not wrong.strip():
            raise InvalidInputError(
                "Say what is wrong with it.", next_step="Whoever misses it will be told."
            )
        request = Request(action=action, requester=f"{_AGENT}{action.system}"[:200], why=why)
        return await self.escalations.begin(request, origin, wrong=wrong.strip()[:_MOST])
