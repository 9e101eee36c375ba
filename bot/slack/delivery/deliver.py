"""Deliver effects: mark before sending, look before repeating, never faster than allowed."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial

import structlog
from slack_sdk.errors import SlackApiError

from bot.domain.delivery.model import Dispatch, Effect, EffectKind
from bot.domain.errors import RemitError
from bot.domain.intake.model import CALM_AFTER, LeaseLostError
from bot.services.delivery import Delivery
from bot.slack.blocks import HomeView, MessageView
from bot.slack.delivery.canvas import GONE as CANVAS_GONE
from bot.slack.delivery.canvas import Canvas
from bot.slack.delivery.file import Files
from bot.slack.delivery.pace import Pace
from bot.slack.delivery.render import Rendered, Renderer, Withheld
from bot.slack.delivery.send import Sender
from bot.slack.outcome import (
    NO_ACCESS,
    NO_ACCESS_PAUSE,
    NOT_THERE,
    Limited,
    Outcome,
    Refused,
    Sent,
    Unsettled,
    passing,
)

log = structlog.get_logger()

_POSTS = frozenset(
    {
        EffectKind.CARD,
        EffectKind.REPLY,
        EffectKind.OPENING,
        EffectKind.FILES,
        EffectKind.CANVAS,
        EffectKind.PRIVATE,
    }
)
_WORDLESS = frozenset({EffectKind.REACTION, EffectKind.STATUS})
_GONE = CANVAS_GONE | {"message_not_found", "cant_update_message", "edit_window_closed"}
_LONGEST_SEND = 25.0  # seconds, of however many calls; shorter than the lease on the row


class Deliverer:
    """Sends one effect after the other; several may run side by side."""

    def __init__(
        self,
        delivery: Delivery,
        renderer: Renderer,
        sender: Sender,
        pace: Pace,
        *,
        calm_after: float = CALM_AFTER,
    ) -> None:
        """Join what is to be said, how it looks, and the way out."""
        self.looking = asyncio.Lock()
        self._delivery = delivery
        self._renderer = renderer
        self._sender = sender
        self._pace = pace
        self._calm_from = time.monotonic() + calm_after

    async def wait(self, seconds: float) -> None:
        """Return when there may be something to send."""
        await self._delivery.wait(seconds)

    def wake(self) -> None:
        """Have whoever waits look again."""
        self._delivery.wake()

    async def take(self) -> Callable[[], Awaitable[None]] | None:
        """Take the next effect; None when there is none."""
        dispatch = await self._delivery.next(calm=time.monotonic() >= self._calm_from)
        return partial(self._dispatch, dispatch) if dispatch else None

    async def step(self) -> bool:
        """Deliver the next effect; False when there is none."""
        deliver = await self.take()
        if deliver:
            await deliver()
        return deliver is not None

    async def _dispatch(self, dispatch: Dispatch) -> None:
        try:
            await self._deliver(dispatch)
        except LeaseLostError:
            log.warning("effect.lost", kind=dispatch.effect.kind)  # another sender has it by now
        except asyncio.CancelledError:
            await asyncio.shield(self._hand_back(dispatch))
            raise
        except Exception as error:  # noqa: BLE001 - whatever happens, the row is settled
            await self._failed(dispatch, error)

    async def _hand_back(self, dispatch: Dispatch) -> None:
        """Let another process go on at once; if a send was under way, it looks first."""
        try:
            await self._delivery.later(dispatch, timedelta())
        except (LeaseLostError, RemitError) as error:
            log.warning("effect.kept", kind=dispatch.effect.kind, error=type(error).__name__)

    async def _failed(self, dispatch: Dispatch, error: Exception) -> None:
        """A read failed (names, looking for an earlier try), or the view could not be made."""
        failure = passing(error)
        kind = dispatch.effect.kind
        try:
            if failure is None:
                log.error("effect.failed", kind=kind, exc_info=error)
                await self._delivery.failed(dispatch, _cause(error))
                return
            log.warning("effect.unread", cause=failure.context.get("cause"), kind=kind)
            if failure.retry_after is not None:
                await self._delivery.later(dispatch, timedelta(seconds=failure.retry_after))
                return
            await self._delivery.unreachable(dispatch, str(failure.context.get("cause")))
        except LeaseLostError:
            log.warning("effect.lost", kind=kind)

    async def _deliver(self, dispatch: Dispatch) -> None:
        effect = dispatch.effect
        if self._is_over(dispatch):
            await self._delivery.sent(dispatch)
            return
        if effect.kind in _WORDLESS:
            await self._signal(dispatch)
            return
        if not dispatch.unsettled_since and await self._waits(dispatch):
            return
        rendered = await self._renderer.render(effect)
        if rendered is None:
            await self._delivery.undeliverable(dispatch, "nothing left to show")
            return
        if isinstance(rendered, Withheld):
            await self._delivery.sent(dispatch)
            log.info("effect.withheld", kind=effect.kind, view=effect.view)
            return
        if dispatch.unsettled_since and (
            await self._adopt(dispatch, rendered) or await self._waits(dispatch)
        ):
            return
        if self._posts(dispatch):
            await self._delivery.attempt(dispatch)
        try:
            async with asyncio.timeout(_LONGEST_SEND):
                outcome = await self._send(dispatch, rendered)
        except TimeoutError:
            outcome = Unsettled("several slow calls")
        await self._settle(dispatch, outcome)

    async def _signal(self, dispatch: Dispatch) -> None:
        """Show what needs no words."""
        if dispatch.effect.kind is EffectKind.REACTION:
            await self._settle(dispatch, await self._sender.react(dispatch.effect))
            return
        await self._sender.status(dispatch.effect)  # worth one try: it is gone in a minute anyway
        await self._delivery.sent(dispatch)

    @staticmethod
    def _is_over(dispatch: Dispatch) -> bool:
        if dispatch.card:  # does it show this, or something newer?
            return dispatch.card.shown >= dispatch.effect.version
        # Never shown, or somebody deleted it.
        kept = bool(dispatch.effect.facts.get("only_where_shown"))
        return kept or dispatch.effect.kind is EffectKind.UPDATE

    def _posts(self, dispatch: Dispatch) -> bool:
        return dispatch.effect.kind in _POSTS and dispatch.card is None

    async def _waits(self, dispatch: Dispatch) -> bool:
        """Whether it is too soon to post there; then it comes back when its turn has come."""
        if not self._posts(dispatch):
            return False
        ahead = dispatch.claim.came_back or bool(dispatch.effect.thread)
        pause = self._pace.wait(self._lane(dispatch), ahead=ahead)
        if pause:
            await self._delivery.later(dispatch, timedelta(seconds=pause))
        return bool(pause)

    @staticmethod
    def _lane(dispatch: Dispatch) -> str:
        """What Slack counts together: a channel; notes to one person have a limit of their own."""
        effect = dispatch.effect
        alone = effect.kind is EffectKind.PRIVATE
        return (effect.user if alone else effect.channel or effect.user) or ""

    async def _adopt(self, dispatch: Dispatch, rendered: Rendered) -> bool:
        """Take over a message an earlier try has posted after all."""
        effect, since = dispatch.effect, dispatch.unsettled_since
        if since is None or not self._posts(dispatch):
            return False
        if effect.kind is EffectKind.PRIVATE:
            return False  # Slack keeps no trace of it; the person may see this line twice
        if isinstance(rendered, Canvas):
            return await self._adopt_canvas(dispatch, rendered, since)
        if isinstance(rendered, Files):
            found = await self._sender.find_files(effect, rendered, since)
        else:
            found = await self._sender.find(effect, since)
        if found is None:
            return False
        log.info("effect.adopted", kind=effect.kind, attempts=dispatch.claim.attempts)
        await self._delivery.sent(dispatch, channel=found[0], ts=found[1])
        return True

    async def _adopt_canvas(self, dispatch: Dispatch, canvas: Canvas, since: datetime) -> bool:
        """Take over a canvas an earlier try has made after all."""
        effect = dispatch.effect
        like_it = await self._sender.find_canvases(effect, canvas, since)
        if like_it is None:
            log.warning("effect.unseen", kind=effect.kind)
            await self._delivery.sent(dispatch)  # two of it are worse than none
            return True
        free = await self._delivery.not_shown(effect.channel or "", like_it)
        if not free:
            return False
        log.info("effect.adopted", kind=effect.kind, attempts=dispatch.claim.attempts)
        await self._delivery.sent(dispatch, channel=effect.channel, ts=free[0])
        return True

    async def _send(self, dispatch: Dispatch, rendered: Rendered) -> Outcome:
        effect = dispatch.effect
        match rendered:
            case Files():
                return await self._sender.share(effect, rendered)
            case Canvas():
                return await self._sender.canvas(effect, rendered, dispatch.card)
            case HomeView():
                return await self._sender.publish(effect, rendered)
            case MessageView() if effect.kind is EffectKind.PRIVATE:
                return await self._sender.whisper(effect, rendered)
            case MessageView() if dispatch.card:
                return await self._sender.update(dispatch.card, effect, rendered)
            case MessageView():
                return await self._sender.post(effect, rendered)

    @staticmethod
    def _can_go_elsewhere(effect: Effect, error: str) -> bool:
        return effect.kind is EffectKind.OPENING and bool(effect.channel) and error in NOT_THERE

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
            case Refused(error) if effect.kind is EffectKind.REACTION and error not in NO_ACCESS:
                await self._delivery.sent(dispatch)  # there already, or the message is gone
                log.info("effect.refused", error=error, kind=effect.kind)
            case Refused(error) if effect.kind is EffectKind.CANVAS and error not in NO_ACCESS:
                await self._delivery.sent(dispatch)  # not granted, or not offered here: files went
                log.info("effect.refused", error=error, kind=effect.kind)
            case Refused(error) if error in NO_ACCESS:
                log.error("effect.refused", error=error, kind=effect.kind)
                await self._delivery.limited(dispatch, NO_ACCESS_PAUSE)
            case Refused(error) if self._can_go_elsewhere(effect, error):
                log.info("effect.elsewhere", error=error, kind=effect.kind)
                await self._delivery.elsewhere(dispatch)
            case Refused(error):
                log.error("effect.undeliverable", error=error, kind=effect.kind, view=effect.view)
                await self._delivery.refused(dispatch, error)
            case Unsettled(cause):
                log.warning("effect.unsettled", cause=cause, kind=effect.kind)
                await self._delivery.unsettled(dispatch, cause)


def _cause(error: Exception) -> str:
    if isinstance(error, SlackApiError):
        return str(error.response.get("error"))
    return type(error).__name__
