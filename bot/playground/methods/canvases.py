"""canvases.*: documents that are tabs of a channel."""

from typing import Any

from bot.playground.call import Call, Entry
from bot.playground.errors import SlackError, invalid_arguments
from bot.playground.membership import announce
from bot.playground.methods.files import described, group_of
from bot.playground.workspace import BOT_USER_ID, Channel, Json

_MOST_CELLS = 300


async def create(call: Call) -> Json:
    """Make a canvas and show it as a tab of its channel."""
    arguments, workspace = call.arguments, call.workspace
    content = _content(arguments.get("document_content"))
    channel = workspace.joined_channel(arguments.required("channel_id"))
    title = arguments.text("title") or "Untitled"
    canvas_id = workspace.next_id("F")
    file = described(call.platform, canvas_id, f"{title}.md", len(content))
    workspace.files[canvas_id] = file | {
        "title": title,
        "mimetype": "application/vnd.slack-docs",
        "filetype": "quip",
        "pretty_type": "Canvas",
        "mode": "quip",
        "canvas_creator_id": BOT_USER_ID,
        group_of(channel): [channel.id],
    }
    workspace.contents[canvas_id] = content
    channel.canvases[canvas_id] = {"id": canvas_id, "title": title, "url": file["permalink"]}
    announce(call.platform, channel)
    return {"ok": True, "canvas_id": canvas_id}


async def edit(call: Call) -> Json:
    """Write a canvas anew: the one operation that changes all of it at once."""
    workspace = call.workspace
    canvas_id = call.arguments.required("canvas_id")
    channel = next((one for one in workspace.channels.values() if canvas_id in one.canvases), None)
    if channel is None:
        raise SlackError("canvas_not_found")
    changes = call.arguments.array("changes") or []
    if len(changes) != 1 or not isinstance(changes[0], dict):
        raise invalid_arguments("changes must hold exactly one change")
    change = changes[0]
    if change.get("operation") != "replace" or change.get("section_id"):
        raise invalid_arguments("the playground replaces whole canvases only")
    workspace.contents[canvas_id] = _content(change.get("document_content"))
    workspace.files[canvas_id]["size"] = len(workspace.contents[canvas_id])
    announce(call.platform, channel)
    return {"ok": True}


async def delete(call: Call) -> Json:
    """Take a canvas away."""
    canvas_id = call.arguments.required("canvas_id")
    for channel in call.workspace.channels.values():
        if channel.canvases.pop(canvas_id, None):
            _forget(call, channel, canvas_id)
            return {"ok": True}
    raise SlackError("canvas_not_found")


def _forget(call: Call, channel: Channel, canvas_id: str) -> None:
    call.workspace.files.pop(canvas_id, None)
    call.workspace.contents.pop(canvas_id, None)
    announce(call.platform, channel)


def _content(given: Any) -> bytes:  # noqa: ANN401 - JSON
    if not isinstance(given, dict) or given.get("type") != "markdown":
        raise invalid_arguments("document_content must be of type markdown")
    markdown = given.get("markdown")
    if not isinstance(markdown, str):
        raise invalid_arguments("document_content needs markdown")
    cells = 0
    for line in [*markdown.split("\n"), ""]:
        bars = line.replace("\\|", "").count("|")
        cells = cells + bars - 1 if line.startswith("|") else 0
        if cells > _MOST_CELLS:
            raise SlackError("canvas_creation_failed", detail="a table has more than 300 cells")
    return markdown.encode()


METHODS = {
    "canvases.create": Entry(create, ("canvases:write",)),
    "canvases.edit": Entry(edit, ("canvases:write",)),
    "canvases.delete": Entry(delete, ("canvases:write",)),
}
