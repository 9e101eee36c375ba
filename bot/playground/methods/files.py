"""files.*: the two-step upload, what is known of a file, and which there are."""

import base64
import mimetypes
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from bot.playground.call import Call, Entry
from bot.playground.errors import PageError, SlackError, invalid_arguments
from bot.playground.platform import Platform
from bot.playground.typed_text import as_sent
from bot.playground.workspace import BOT_USER_ID, Channel, Json


async def get_upload_url(call: Call) -> Json:
    arguments, workspace = call.arguments, call.workspace
    name = arguments.required("filename")
    length = arguments.integer("length")
    if length is None or length <= 0:
        raise invalid_arguments("length must be more than 0")
    file = described(call.platform, workspace.next_id("F"), name, length)
    if alt_text := arguments.text("alt_txt"):
        file["alt_txt"] = alt_text
    workspace.files[file["id"]] = file
    url = f"{call.platform.url}/upload/{file['id']}"
    return {"ok": True, "upload_url": url, "file_id": file["id"]}


def dropped(platform: Platform, user: str, name: str, content: Any) -> Json:  # noqa: ANN401 - JSON
    """Keep a file a person drops on the page; its content is base64."""
    try:
        held = base64.b64decode(str(content or ""), validate=True)
    except ValueError:
        raise PageError("The content of a file is base64.") from None
    file = described(platform, platform.workspace.next_id("F"), name, len(held)) | {"user": user}
    platform.workspace.files[file["id"]] = file
    platform.workspace.contents[file["id"]] = held
    return file


def described(platform: Platform, file_id: str, name: str, size: int) -> Json:
    """A file object (docs.slack.dev/reference/objects/file-object)."""
    kind = name.rpartition(".")[2].lower() if "." in name else "text"
    url = f"{platform.url}/files/{file_id}/{quote(name)}"
    now = int(platform.settings.clock())
    return {
        "id": file_id,
        "created": now,
        "timestamp": now,
        "name": name,
        "title": name,
        "mimetype": mimetypes.guess_type(name)[0] or "application/octet-stream",
        "filetype": kind,
        "pretty_type": kind.upper(),
        "user": BOT_USER_ID,
        "editable": False,
        "size": size,
        "mode": "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": False,
        "public_url_shared": False,
        "display_as_bot": False,
        "username": "",
        "url_private": url,
        "url_private_download": url,
        "permalink": url,
        "channels": [],
        "groups": [],
        "ims": [],
        "comments_count": 0,
        "shares": {},
    }


def group_of(channel: Channel) -> str:
    """Under which name a file lists that it is shared there."""
    return {"channel": "channels", "private": "groups", "im": "ims"}[channel.kind]


async def complete_upload(call: Call) -> Json:
    """Publish uploaded files, as one message per channel."""
    arguments, workspace = call.arguments, call.workspace
    entries = arguments.array("files")
    if not entries:
        raise invalid_arguments("missing required field: files")
    uploaded = [(_uploaded(call, entry), entry) for entry in entries]
    ids = [arguments.text("channel_id"), *(arguments.text("channels") or "").split(",")]
    channels = [workspace.joined_channel(channel_id) for channel_id in ids if channel_id]
    if arguments.text("thread_ts") and len(channels) != 1:
        raise invalid_arguments("thread_ts requires exactly one channel")
    for channel in channels:
        call.platform.postings.check_thread(channel, arguments.text("thread_ts"))
    files = []
    for file, entry in uploaded:
        file["title"] = entry.get("title") or file["name"]
        files.append(file)
    for channel in channels:
        _share(call, channel, files)
    return {"ok": True, "files": files}


def _uploaded(call: Call, entry: Any) -> Json:  # noqa: ANN401 - JSON
    file_id = entry.get("id") if isinstance(entry, dict) else None
    if file_id not in call.workspace.files or file_id not in call.workspace.contents:
        raise SlackError("file_not_found")
    return call.workspace.files[file_id]


def _share(call: Call, channel: Channel, files: list[Json]) -> None:
    thread_ts = call.arguments.text("thread_ts") or None
    group = group_of(channel)
    for file in files:
        file[group] = [*file[group], channel.id]
        file["is_public"] = file["is_public"] or channel.kind == "channel"
    shown = [{key: value for key, value in file.items() if key != "shares"} for file in files]
    message = call.platform.postings.post(
        channel,
        BOT_USER_ID,
        as_sent(call.arguments.text("initial_comment") or ""),
        thread_ts=thread_ts,
        subtype="file_share",
        files=shown,
        upload=True,
    )
    visibility = "public" if channel.kind == "channel" else "private"
    for file in files:
        share = {"ts": message["ts"]} | ({"thread_ts": thread_ts} if thread_ts else {})
        file["shares"].setdefault(visibility, {})[channel.id] = [share]


async def info(call: Call) -> Json:
    file = call.workspace.files.get(call.arguments.required("file"))
    if file is None:
        raise SlackError("file_not_found")
    paging = {"count": 0, "total": 0, "page": 1, "pages": 0}
    cursor = {"next_cursor": ""}
    answer = {"ok": True, "file": file, "comments": [], "paging": paging}
    return answer | {"response_metadata": cursor}


async def listed(call: Call) -> Json:
    """The files the bot can see, the newest first."""
    arguments, workspace = call.arguments, call.workspace
    kinds = (arguments.text("types") or "all").split(",")
    if not set(kinds) <= set(_KINDS):
        raise SlackError("unknown_type")
    place = arguments.text("channel")
    channel = workspace.channel_for_bot(place).id if place else None
    joined = {one.id for one in workspace.channels.values() if BOT_USER_ID in one.members}
    first, last = _moment(call, "ts_from", 0.0), _moment(call, "ts_to", float("inf"))
    seen = [
        file
        for file in workspace.files.values()
        if joined & places_of(file)
        and (channel is None or channel in places_of(file))
        and any(_KINDS[kind](file) for kind in kinds)
        and (arguments.text("user") or file["user"]) == file["user"]
        and first <= file["created"] <= last
    ]
    seen.sort(key=lambda file: int(file["created"]), reverse=True)
    count, page = arguments.integer("count") or 100, arguments.integer("page") or 1
    pages = -(-len(seen) // count)
    paging = {"count": count, "total": len(seen), "page": page, "pages": pages}
    return {"ok": True, "files": seen[(page - 1) * count : page * count], "paging": paging}


def places_of(file: Json) -> set[str]:
    """Where a file is shared."""
    return {*file["channels"], *file["groups"], *file["ims"]}


def _moment(call: Call, name: str, otherwise: float) -> float:
    given = call.arguments.text(name)
    try:
        return float(given) if given else otherwise
    except ValueError:
        raise invalid_arguments(f"{name} must be a timestamp") from None


# docs.slack.dev/reference/methods/files.list and docs.slack.dev/surfaces/canvases
_KINDS: dict[str, Callable[[Json], bool]] = {
    "all": lambda _: True,
    "canvas": lambda file: bool(file["filetype"] == "quip"),
    "images": lambda file: str(file["mimetype"]).startswith("image/"),
    "pdfs": lambda file: bool(file["filetype"] == "pdf"),
    "zips": lambda file: bool(file["filetype"] == "zip"),
    "snippets": lambda file: bool(file["mode"] == "snippet"),
    "spaces": lambda file: bool(file["mode"] == "space"),
    "gdocs": lambda file: bool(file["external_type"] == "gdrive"),
}

METHODS = {
    "files.getUploadURLExternal": Entry(get_upload_url, ("files:write",)),
    "files.completeUploadExternal": Entry(complete_upload, ("files:write",)),
    "files.info": Entry(info, ("files:read",)),
    "files.list": Entry(listed, ("files:read",)),
}
