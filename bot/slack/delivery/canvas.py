"""A canvas of a channel: made once, written anew with every version, and never missed where it may not be."""

from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.delivery.model import Effect, SentCard
from bot.slack.outcome import Outcome, Sent, outcome_of

GONE = frozenset({"canvas_not_found", "canvas_deleted"})


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
