"""What a worker does with a call that is due: ask what to send, send it, say what became of it."""

from dataclasses import dataclass

import structlog

from bot.domain.intake.model import Claim
from bot.http.webhook.sender import Sender
from bot.services.webhook import Webhooks

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class WebhookDelivery:
    """Sends what is due."""

    webhooks: Webhooks
    sender: Sender

    async def deliver(self, claim: Claim) -> None:
        """Make one call; what fails is tried again for a day and a half."""
        sending = await self.webhooks.sending(claim)
        if sending is None:
            return
        why = await self.sender.send(sending)
        if why is None:
            await self.webhooks.delivered(claim)
            return
        given_up = await self.webhooks.failed(claim, why)
        told = _log.error if given_up else _log.info
        told("webhook.failed", message=sending.message, why=why, given_up=given_up)
