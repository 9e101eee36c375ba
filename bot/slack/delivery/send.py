"""The calls that show something in Slack, and the look that tells whether one did."""

from collections.abc import AsyncIterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.delivery.model import Effect, SentCard
from bot.slack.blocks import HomeView, MessageView
from bot.slack.delivery.canvas import Canvas, canvases_like, show_canvas
from bot.slack.delivery.file import Files
from bot.slack.outcome import NOT_THERE, Outcome, Refused, mark_of, outcome_of
from bot.slack.views.framing.progress import progress

_EVENT_TYPE = "remit_effect"
_BEFORE = timedelta(minutes=5)  # our clock may be ahead of Slack's; marks are unique for ever
_PAGE = 100


class Sender:
    """Every message leaves here, so here is where nothing is expanded, linked or unfurled."""

    def __init__(self, client: AsyncWebClient) -> None:
        """Use a client that repeats nothing by itself."""
        self._client = client

    async def post(self, effect: Effect, view: MessageView) -> Outcome:
        """Post a message with the mark by which it can be found again."""
        channel = effect.channel or await self._direct(effect.user or "")
        return await outcome_of(self._message(channel, effect.thread, effect.key, view))

    async def update(self, card: SentCard, effect: Effect, view: MessageView) -> Outcome:
        """Show a newer state of a card; repeating it does no harm."""
        return await outcome_of(
            self._client.chat_update(
                channel=card.channel,
                ts=card.ts,
                metadata=_metadata(effect.key),
                link_names=False,
                parse="none",
                text=view.text,
                blocks=list(view.blocks),
            )
        )

    async def whisper(self, effect: Effect, view: MessageView) -> Outcome:
        """Show something to one person; as a direct message where they cannot see it here."""
        user = effect.user or ""
        if effect.channel and not effect.channel.startswith("D"):
            outcome = await outcome_of(
                self._client.chat_postEphemeral(
                    channel=effect.channel,
                    user=user,
                    thread_ts=effect.thread,
                    link_names=False,
                    parse="none",
                    **view.arguments(),
                )
            )
            # A person who cannot see an ephemeral message there gets it as a direct message.
            if not (isinstance(outcome, Refused) and outcome.error in NOT_THERE):
                return outcome
        in_direct = effect.channel if (effect.channel or "").startswith("D") else None
        channel = in_direct or await self._direct(user)
        thread = effect.thread if in_direct else None
        return await outcome_of(self._message(channel, thread, effect.key, view))

    async def share(self, effect: Effect, files: Files) -> Outcome:
        """Share documents in a thread as one message."""
        return await outcome_of(
            self._client.files_upload_v2(
                channel=effect.channel,
                thread_ts=effect.thread,
                initial_comment=files.comment,
                file_uploads=[
                    {
                        "filename": file.name,
                        "title": file.title,
                        "content": file.content,
                        **({"alt_txt": file.alternative} if file.alternative else {}),
                    }
                    for file in files.files
                ],
            )
        )

    async def canvas(self, effect: Effect, canvas: Canvas, shown: SentCard | None) -> Outcome:
        """Show a document as a canvas of the channel, or the newer version of it."""
        return await show_canvas(self._client, effect, canvas, shown)

    async def publish(self, effect: Effect, view: HomeView) -> Outcome:
        """Show a person their home page."""
        return await outcome_of(self._client.views_publish(user_id=effect.user or "", view=view))

    async def react(self, effect: Effect) -> Outcome:
        """Add a sign to a message."""
        return await outcome_of(
            self._client.reactions_add(
                channel=effect.channel or "",
                timestamp=effect.facts["message"],
                name=effect.facts["name"],
            )
        )

    async def status(self, effect: Effect) -> None:
        """Show or clear the passing line and the stop button; a workspace may have neither."""
        working = bool(effect.facts.get("working"))
        channel, thread = effect.channel or "", effect.thread or ""
        facts = effect.facts
        line = progress(str(facts.get("section", "")), str(facts.get("language", "")))
        await outcome_of(
            self._client.agents_sessions_setStatus(
                channel_id=channel,
                thread_ts=thread,
                status="processing" if working else "active",
            )
        )
        await outcome_of(
            self._client.assistant_threads_setStatus(
                channel_id=channel, thread_ts=thread, status=line if working else ""
            )
        )

    async def find(self, effect: Effect, since: datetime) -> tuple[str, str] | None:
        """Find where an effect was shown by an earlier try: its channel and message, or None."""
        channel = effect.channel or await self._direct(effect.user or "")
        wanted = mark_of(effect.key)
        async for message in self._messages(channel, effect.thread, since - _BEFORE):
            metadata = message.get("metadata") or {}
            if (metadata.get("event_payload") or {}).get("k") == wanted:
                return channel, str(message["ts"])
        return None

    async def find_files(
        self, effect: Effect, files: Files, since: datetime
    ) -> tuple[str, str] | None:
        """Find documents an earlier try shared: shared files carry no metadata, only names."""
        names = {file.name for file in files.files}
        channel = effect.channel or ""
        async for message in self._messages(channel, effect.thread, since - _BEFORE):
            shared = {str(file.get("name")) for file in message.get("files") or ()}
            if message.get("bot_id") and names <= shared:
                return channel, str(message["ts"])
        return None

    async def find_canvases(
        self, effect: Effect, canvas: Canvas, since: datetime
    ) -> tuple[str, ...] | None:
        """Find canvases an earlier try may have made; None where the workspace shows us none."""
        channel = effect.channel or ""
        return await canvases_like(self._client, channel, canvas, since - _BEFORE)

    def _message(self, channel: str, thread: str | None, key: str, view: MessageView) -> Any:  # noqa: ANN401 - a coroutine of the SDK
        return self._client.chat_postMessage(
            channel=channel,
            thread_ts=thread,
            metadata=_metadata(key),
            link_names=False,
            parse="none",
            **view.arguments(),
        )

    async def _direct(self, user: str) -> str:
        opened = await self._client.conversations_open(users=user)
        return str(opened["channel"]["id"])

    async def _messages(
        self, channel: str, thread: str | None, oldest: datetime
    ) -> AsyncIterator[Mapping[str, Any]]:
        cursor: str | None = None
        while True:
            options: dict[str, Any] = {
                "channel": channel,
                "oldest": f"{oldest.timestamp():.6f}",
                "inclusive": True,
                "include_all_metadata": True,
                "limit": _PAGE,
                "cursor": cursor,
            }
            if thread:
                page = await self._client.conversations_replies(ts=thread, **options)
            else:
                page = await self._client.conversations_history(**options)
            for message in page["messages"]:
                yield message
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return


def _metadata(key: str) -> dict[str, Any]:
    # Other apps of the workspace can read metadata: an opaque key, no content.
    return {"event_type": _EVENT_TYPE, "event_payload": {"k": mark_of(key)}}
