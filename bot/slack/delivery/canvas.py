"""A canvas of a channel: made once, written anew with every version, and never missed where it may not be."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.delivery.model import Effect, SentCard
from bot.slack.outcome import Outcome, Sent, outcome_of, passing

GONE = frozenset({"canvas_not_found", "canvas_deleted"})
_PAGE = 100


@dataclass(frozen=True, slots=True)
class Canvas:
    """A document to be read and commented beside the conversation."""

    title: str
    markdown: str


async def show_canvas(
    client: AsyncWebClient, effect: Effect, canvas: Canvas, shown: SentCard | None
) -> Outcome:
    """Make it as a tab of the channel, or put the newer version in the place of what it says.

    The whole of it is written in one call: repeated after a crash it says the same, and no state in
    between is ever seen.
    """
    content = {"type": "markdown", "markdown": canvas.markdown}
    if shown is not None:
        change = {"operation": "replace", "document_content": content}
        return await outcome_of(client.canvases_edit(canvas_id=shown.ts, changes=[change]))
    made = await outcome_of(
        client.canvases_create(
            title=canvas.title, document_content=content, channel_id=effect.channel or ""
        )
    )
    if isinstance(made, Sent):
        return Sent({"channel": effect.channel, "ts": made.answer.get("canvas_id")})
    return made


async def canvases_like(
    client: AsyncWebClient, channel: str, canvas: Canvas, oldest: datetime
) -> tuple[str, ...] | None:
    """List our own canvases of a channel with this title, the oldest first.

    None where the workspace does not let us look. What a canvas says can be read by nobody who may
    only write it, so the title and the time have to do.
    """
    try:
        ourselves = (await client.auth_test())["user_id"]
        files = [file async for file in _canvases_of(client, channel, oldest)]
    except SlackApiError as error:
        if passing(error):
            raise
        return None
    ours = [
        file
        for file in files
        if file.get("title") == canvas.title
        and ourselves in (file.get("user"), file.get("canvas_creator_id"))
    ]
    return tuple(str(file["id"]) for file in sorted(ours, key=_made))


def _made(file: Mapping[str, Any]) -> tuple[int, str]:
    return int(file.get("created") or 0), str(file["id"])


async def _canvases_of(
    client: AsyncWebClient, channel: str, oldest: datetime
) -> AsyncIterator[Mapping[str, Any]]:
    page, pages = 1, 1
    while page <= pages:
        answer = await client.files_list(
            channel=channel,
            types="canvas",
            ts_from=str(int(oldest.timestamp())),
            count=_PAGE,
            page=page,
        )
        for file in answer["files"]:
            yield file
        pages = int((answer.get("paging") or {}).get("pages") or 1)
        page += 1
