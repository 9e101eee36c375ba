"""Streamed messages: chunks in, blocks out, and an end by the app, the user or the clock."""

from dataclasses import dataclass, field
from typing import Any

from bot.playground.blocks.stored import fallback_text, short_id, stored_blocks
from bot.playground.blocks.surfaces import check_blocks
from bot.playground.errors import SlackError, invalid_arguments
from bot.playground.postings import Postings
from bot.playground.settings import PlaygroundSettings
from bot.playground.workspace import Channel, Json

MAX_MARKDOWN = 12_000  # docs.slack.dev/reference/methods/chat.appendStream
_TASK_STATUSES = ("pending", "in_progress", "complete", "error")


@dataclass(slots=True)
class Stream:
    """One message being written: its parts in order, tasks by id."""

    channel: str
    ts: str
    thread_ts: str
    started_at: float
    plan_mode: bool
    parts: list[Json] = field(default_factory=list)
    tasks: dict[str, Json] = field(default_factory=dict)
    plan_title: str = ""
    stopped_by_user: bool = False

    def blocks(self) -> list[Json]:
        """What the message shows so far."""
        shown: list[Json] = []
        plan_shown = False
        for part in self.parts:
            if part["type"] != "task":
                shown.append(part)
            elif not self.plan_mode:
                shown.append(self.tasks[part["id"]])
            elif not plan_shown:
                plan_shown = True
                title = self.plan_title or "Plan"
                tasks = list(self.tasks.values())
                block_id = part["block_id"]
                shown.append({"type": "plan", "block_id": block_id, "title": title, "tasks": tasks})
        return shown

    def text(self) -> str:
        markdown = (part["text"] for part in self.parts if part["type"] == "markdown")
        return "".join(markdown) or fallback_text(self.blocks())


@dataclass(slots=True)
class Streams:
    settings: PlaygroundSettings
    postings: Postings
    streams: dict[tuple[str, str], Stream] = field(default_factory=dict)

    def start(
        self, channel: Channel, user: str, thread_ts: str, *, plan_mode: bool, chunks: list[Json]
    ) -> Json:
        check_chunks(chunks)
        draft = Stream(channel.id, "", thread_ts, self.settings.clock(), plan_mode)
        _append(draft, chunks)
        message = self.postings.post(
            channel,
            user,
            draft.text(),
            thread_ts=thread_ts,
            blocks=draft.blocks() or None,
            streaming=True,
        )
        draft.ts = message["ts"]
        self.streams[channel.id, draft.ts] = draft
        return message

    def append(self, channel: Channel, ts: object, chunks: list[Json]) -> Json:
        stream, message = self.open(channel, ts)
        if stream.stopped_by_user:
            raise SlackError("stopped_by_user")
        check_chunks(chunks)
        _append(stream, chunks)
        self._refresh(message, stream)
        self.postings.show(channel, message)
        return message

    def stop(
        self,
        channel: Channel,
        ts: object,
        chunks: list[Json],
        blocks: list[Json],
        metadata: Json | None,
    ) -> Json:
        """Finish a stream; also after the user stopped it, so that the app can say so."""
        stream, message = self.open(channel, ts)
        check_chunks(chunks)
        _append(stream, chunks)
        stream.parts += stored_blocks(blocks)
        del self.streams[stream.channel, stream.ts]
        changed: Json = {
            "streaming": None,
            "text": stream.text(),
            "blocks": stream.blocks() or None,
        }
        if metadata is not None:
            changed["metadata"] = metadata
        return self.postings.change(channel, message, **changed)

    def stop_by_user(self, channel: Channel, thread_ts: str) -> list[str]:
        """The stop button: no stream of this thread takes more text."""
        stopped = []
        for stream in self.streams.values():
            if stream.channel == channel.id and stream.thread_ts == thread_ts:
                stream.stopped_by_user = True
                message = channel.messages[stream.ts]
                message.pop("streaming", None)
                self.postings.show(channel, message)
                stopped.append(stream.ts)
        return stopped

    def is_streaming(self, channel: Channel, ts: object) -> bool:
        return (channel.id, str(ts)) in self.streams and self._alive(channel.id, str(ts))

    def open(self, channel: Channel, ts: object) -> tuple[Stream, Json]:
        """A stream that still runs, with its message.

        Raises:
            SlackError: `message_not_found` or `message_not_in_streaming_state`.
        """
        message = channel.message(ts)
        if not self.is_streaming(channel, ts):
            raise SlackError("message_not_in_streaming_state")
        return self.streams[channel.id, str(ts)], message

    def _alive(self, channel: str, ts: str) -> bool:
        """Slack ends a stream some minutes after its start, whatever was appended."""
        stream = self.streams[channel, ts]
        if self.settings.clock() - stream.started_at <= self.settings.stream_lifetime:
            return True
        del self.streams[channel, ts]
        place = self.postings.workspace.channels[channel]
        if ts in place.messages:
            place.messages[ts].pop("streaming", None)
            self.postings.show(place, place.messages[ts])
        return False

    def _refresh(self, message: Json, stream: Stream) -> None:
        message["text"] = stream.text()
        message["blocks"] = stream.blocks()


def check_chunks(chunks: list[Json]) -> None:
    """Refuse unknown or malformed chunks before anything is written.

    Raises:
        SlackError: `invalid_chunks`, `msg_too_long` or `invalid_blocks`.
    """
    for index, chunk in enumerate(chunks):
        kind = chunk.get("type") if isinstance(chunk, dict) else None
        if not _is_complete(kind, chunk):
            problem = f"[ERROR] unsupported or incomplete chunk [json-pointer:/chunks/{index}]"
            raise SlackError("invalid_chunks", response_metadata={"messages": [problem]})
        if kind == "markdown_text" and len(chunk["text"]) > MAX_MARKDOWN:
            raise SlackError("msg_too_long")
        if kind == "blocks":
            refuse_bad_blocks(chunk["blocks"], f"/chunks/{index}/blocks")


def refuse_bad_blocks(blocks: object, pointer: str = "/blocks") -> None:
    """Refuse message blocks as Slack does, with every reason.

    Raises:
        SlackError: `invalid_blocks`.
    """
    problems = check_blocks(blocks, "message", pointer)
    if problems:
        raise SlackError(
            "invalid_blocks",
            errors=problems,
            response_metadata={"messages": [f"[ERROR] {problem}" for problem in problems]},
        )


def parse_chunks(chunks: object, markdown_text: object) -> list[Json]:
    """The chunks of a call; `markdown_text` is shorthand for one of them."""
    if markdown_text is not None and not isinstance(markdown_text, str):
        raise invalid_arguments("markdown_text must be a string")
    parsed: list[Any] = []
    if markdown_text:
        parsed.append({"type": "markdown_text", "text": markdown_text})
    if chunks is not None:
        if not isinstance(chunks, list):
            raise SlackError("invalid_chunks")
        parsed += chunks
    return parsed


def _is_complete(kind: object, chunk: Json) -> bool:
    if kind == "task_update":
        return _is_task(chunk)
    needs = {
        "markdown_text": ("text", str),
        "plan_update": ("title", str),
        "blocks": ("blocks", list),
    }
    if not isinstance(kind, str) or kind not in needs:
        return False
    key, wanted = needs[kind]
    return isinstance(chunk.get(key), wanted)


def _is_task(chunk: Json) -> bool:
    texts = all(isinstance(chunk.get(key), str) and chunk[key] for key in ("id", "title"))
    return texts and chunk.get("status") in _TASK_STATUSES


def _append(stream: Stream, chunks: list[Json]) -> None:
    for chunk in chunks:
        kind = chunk["type"]
        if kind == "markdown_text":
            if stream.parts and stream.parts[-1]["type"] == "markdown":
                stream.parts[-1] = {
                    **stream.parts[-1],
                    "text": stream.parts[-1]["text"] + chunk["text"],
                }
            elif chunk["text"]:
                part = {"type": "markdown", "block_id": short_id(), "text": chunk["text"]}
                stream.parts.append(part)
        elif kind == "plan_update":
            stream.plan_title = chunk["title"]
        elif kind == "blocks":
            stream.parts += stored_blocks(chunk["blocks"])
        else:
            _update_task(stream, chunk)


def _update_task(stream: Stream, chunk: Json) -> None:
    """Title and status replace, details and output extend (docs: task_update chunks)."""
    task = stream.tasks.get(chunk["id"])
    if task is None:
        task = {"type": "task_card", "block_id": short_id(), "task_id": chunk["id"]}
        stream.tasks[chunk["id"]] = task
        stream.parts.append({"type": "task", "id": chunk["id"], "block_id": short_id()})
    task |= {"title": chunk["title"], "status": chunk["status"]}
    if chunk.get("sources"):
        task["sources"] = [*task.get("sources", []), *chunk["sources"]]
    for key in ("details", "output"):
        if chunk.get(key):
            task[key] = _extended(task.get(key), str(chunk[key]))


def _extended(rich_text: Json | None, text: str) -> Json:
    before = rich_text["elements"][0]["elements"][0]["text"] if rich_text else ""
    part = {"type": "text", "text": before + text}
    section = {"type": "rich_text_section", "elements": [part]}
    return {"type": "rich_text", "elements": [section]}
