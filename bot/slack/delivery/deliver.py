"""Deliver effects: mark before sending, look before repeating, never faster than allowed."""

import asyncio
from datetime import timedelta

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError

from bot.domain.delivery.model import Dispatch, EffectKind
from bot.domain.intake.model import LeaseLostError
from bot.services.delivery import Delivery
from bot.slack.blocks import HomeView, MessageView
from bot.slack.delivery.outcome import (
    Limited,
    Outcome,
    Refused,
    Sent,
    Unsettled,
    outcome_of_error,
)
from bot.slack.delivery.pace import Pace
from bot.slack.delivery.render import Files, Rendered, Renderer
from bot.slack.delivery.send import Sender

log = structlog.get_logger()

_POSTS = frozenset(
    {EffectKind.CARD, EffectKind.REPLY, EffectKind.OPENING, EffectKind.FILES, EffectKind.PRIVATE}
)
_GONE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})
# The fault is with our access, not with this effect: it waits until someone mends it.
_NO_ACCESS = frozenset(
    {"invalid_auth", "account_inactive", "token_revoked", "token_expired", "not_authed"}
)
_NO_ACCESS_PAUSE = timedelta(minutes=1)
_LONGEST_SEND = 25.0  # seconds, of however many calls; shorter than the lease on the row


class Deliverer:
    """Sends one effect after the other; several may run side by side."""

    def __init__(self, delivery: Delivery, renderer: Renderer, sender: Sender, pace: Pace) -> None:
        """Join what is to be said, how it looks, and the way out."""
        self._delivery = delivery
        self._renderer = renderer
        self._sender = sender
        self._pace = pace

    async def wait(self, seconds: float) -> None:
        """Return when there may be something to send."""
        await self._delivery.wait(seconds)

    async def step(self) -> bool:
        """Deliver the next effect; False when there is none."""
        dispatch = await self._delivery.next()
        if dispatch is None:
            return False
        try:
            await self._deliver(dispatch)
        except LeaseLostError:
            log.warning("effect.lost", kind=dispatch.effect.kind)  # another sender has it by now
        except Exception as error:  # noqa: BLE001 - whatever happens, the row is settled
            await self._failed(dispatch, error)
        return True

    async def _failed(self, dispatch: Dispatch, error: Exception) -> None:
        """A read failed (names, looking for an earlier try), or the view could not be made."""
        outcome = outcome_of_error(error) if isinstance(error, SlackApiError) else None
        try:
            if isinstance(outcome, Limited):
                await self._delivery.later(dispatch, timedelta(seconds=outcome.seconds))
                return
            if isinstance(outcome, Refused) and outcome.error in _NO_ACCESS:
                await self._delivery.later(dispatch, _NO_ACCESS_PAUSE)
                return
            cause = _cause(error, outcome)
            if isinstance(error, SlackApiError | aiohttp.ClientError | OSError):
                log.warning("effect.unread", cause=cause, kind=dispatch.effect.kind)
            else:
                log.error("effect.failed", kind=dispatch.effect.kind, exc_info=error)
            await self._delivery.failed(dispatch, cause)
        except LeaseLostError:
            log.warning("effect.lost", kind=dispatch.effect.kind)

    async def _deliver(self, dispatch: Dispatch) -> None:
        effect = dispatch.effect
        if dispatch.card and dispatch.card.shown >= effect.version:
            await self._delivery.sent(dispatch)  # the card shows this, or something newer
            return
        if effect.kind is EffectKind.UPDATE and dispatch.card is None:
            await self._delivery.sent(dispatch)  # it was never shown, or somebody deleted it
            return
        if effect.kind is EffectKind.STATUS:
            await self._sender.status(effect)  # worth one try: it is gone in a minute anyway
            await self._delivery.sent(dispatch)
            return
        rendered = await self._renderer.render(effect)
        if rendered is None:
            await self._delivery.undeliverable(dispatch, "nothing left to show")
            return
        if dispatch.unsettled_since and await self._adopt(dispatch, rendered):
            return
        pause = self._pace.wait(self._lane(dispatch)) if self._posts(dispatch) else 0.0
        if pause:
            await self._delivery.later(dispatch, timedelta(seconds=pause))
            return
        if self._posts(dispatch):
            await self._delivery.attempt(dispatch)
        try:
            async with asyncio.timeout(_LONGEST_SEND):
                outcome = await self._send(dispatch, rendered)
        except TimeoutError:
            outcome = Unsettled("several slow calls")
        await self._settle(dispatch, outcome)

    def _posts(self, dispatch: Dispatch) -> bool:
        return dispatch.effect.kind in _POSTS and dispatch.card is None

    @staticmethod
    def _lane(dispatch: Dispatch) -> str:
        return dispatch.effect.channel or dispatch.effect.user or ""

    async def _adopt(self, dispatch: Dispatch, rendered: Rendered) -> bool:
        """Take over a message an earlier try has posted after all."""
        effect, since = dispatch.effect, dispatch.unsettled_since
        if since is None or not self._posts(dispatch):
            return False
        if effect.kind is EffectKind.PRIVATE:
            return False  # Slack keeps no trace of it; the person may see this line twice
        if isinstance(rendered, Files):
            found = await self._sender.find_files(effect, rendered, since)
        else:
            found = await self._sender.find(effect, since)
        if found is None:
            return False
        log.info("effect.adopted", kind=effect.kind, attempts=dispatch.claim.attempts)
        await self._delivery.sent(dispatch, channel=found[0], ts=found[1])
        return True

    async def _send(self, dispatch: Dispatch, rendered: Rendered) -> Outcome:
        effect = dispatch.effect
        match rendered:
            case Files():
                return await self._sender.share(effect, rendered)
            case HomeView():
                return await self._sender.publish(effect, rendered)
            case MessageView() if effect.kind is EffectKind.PRIVATE:
                return await self._sender.whisper(effect, rendered)
            case MessageView() if dispatch.card:
                return await self._sender.update(dispatch.card, effect, rendered)
            case MessageView():
                return await self._sender.post(effect, rendered)

    async def _settle(self, dispatch: Dispatch, outcome: Outcome) -> None:
        effect = dispatch.effect
        match outcome:
            case Sent(answer):
                card = dispatch.card
                ts = card.ts if card else answer.get("ts") or answer.get("message_ts")
                channel = card.channel if card else answer.get("channel") or effect.channel
                await self._delivery.sent(dispatch, channel=channel, ts=ts)
                log.info("effect.shown", kind=effect.kind, view=effect.view)
            case Limited(seconds):
                self._pace.slow_down(self._lane(dispatch))
                await self._delivery.limited(dispatch, timedelta(seconds=seconds))
            case Refused(error) if error in _GONE and dispatch.card:
                await self._delivery.card_gone(dispatch)
            case Refused(error) if error in _NO_ACCESS:
                log.error("effect.refused", error=error, kind=effect.kind)
                await self._delivery.limited(dispatch, _NO_ACCESS_PAUSE)
            case Refused(error):
                log.error("effect.undeliverable", error=error, kind=effect.kind, view=effect.view)
                await self._delivery.undeliverable(dispatch, error)
            case Unsettled(cause):
                log.warning("effect.unsettled", cause=cause, kind=effect.kind)
                await self._delivery.unsettled(dispatch, cause)


def _cause(error: Exception, outcome: Outcome | None) -> str:
    match outcome:
        case Refused(code) | Unsettled(code):
            return code
        case _:
            return type(error).__name__
