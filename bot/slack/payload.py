"""What Slack sends, told apart: each payload becomes an arrival with the key its repeats share."""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.intake.model import Arrival
from bot.services.intake import Audience
from bot.slack.actions import Action, Aside
from bot.slack.command import Verb, typed

Body = Mapping[str, Any]
_KEY_LENGTH = 200


def arrival_of(body: Body) -> Arrival:
    """Name a payload, and give it the key that every repeat of the same gesture has too."""
    kind, key, order = _recognise(body)
    if len(key) > _KEY_LENGTH:
        key = hashlib.sha256(key.encode()).hexdigest()
    return Arrival(
        dedupe_key=f"{kind}:{key}"[:255],
        kind=kind[:64],
        team=team_of(body),
        order_key=f"{team_of(body)}:{order}"[:255],
        payload=dict(body),
    )


def team_of(body: Body) -> str:
    """Which workspace a payload comes from."""
    team = body.get("team_id") or (body.get("team") or {}).get("id")
    return str(team or (body.get("user") or {}).get("team_id") or "")


def actor_of(body: Body) -> str:
    """Who did it, from the signed envelope and never from a value inside it."""
    event = body.get("event")
    if isinstance(event, Mapping):
        changed = event.get("message") or event.get("previous_message") or {}
        return str(event.get("user") or changed.get("user") or "")
    user = body.get("user")
    return str(user.get("id") if isinstance(user, Mapping) else body.get("user_id") or "")


def channel_of(body: Body) -> str | None:
    """Where it was done; none for forms and the home page, which belong to no channel."""
    event = body.get("event")
    if isinstance(event, Mapping):
        return str(event["channel"]) if event.get("channel") else None
    return _place(body)[0] or body.get("channel_id")


def audience_of(body: Body) -> Audience | None:
    """Whom to tell, and where, when the work on this payload fails; nobody for mere events."""
    user, team = actor_of(body), team_of(body)
    if not user:
        return None
    event = body.get("event")
    if isinstance(event, Mapping):
        spoken_to = event.get("type") == "app_mention" or event.get("channel_type") == "im"
        if not spoken_to and not event.get("files"):
            return None
        return Audience(team, user, event.get("channel"), event.get("thread_ts") or event.get("ts"))
    channel, thread = _place(body)
    if thread is not None and thread == _pressed_on(body):
        thread = None  # a note in a thread that is not open, or not begun, is seen by nobody
    return Audience(team, user, channel or body.get("channel_id"), thread, typed=_typed_in(body))


def _typed_in(body: Body) -> dict[str, str]:
    """What somebody wrote into a form or after a command; messages stay where they were written."""
    if body.get("command"):
        text = str(body.get("text") or "").strip()
        return {str(body["command"]): text} if text else {}
    view = body.get("view") or {}
    labels = {
        str(block.get("block_id")): str((block.get("label") or {}).get("text") or "")
        for block in view.get("blocks") or ()
    }
    return {
        labels.get(block) or block: str(entry["value"])
        for block, entries in ((view.get("state") or {}).get("values") or {}).items()
        for entry in entries.values()
        if entry.get("type") == "plain_text_input" and entry.get("value")
    }


def _recognise(body: Body) -> tuple[str, str, str]:
    event = body.get("event")
    if isinstance(event, Mapping):
        return _event(body, event)
    reader = _INTERACTIONS.get(str(body.get("type")))
    if reader:
        return reader(body)
    if "command" in body:
        return _command(body)
    return "unrecognised", _digest(body), "unrecognised"


def _event(body: Body, event: Body) -> tuple[str, str, str]:
    if event.get("type") == "message":
        return _message(body, event)
    channel = event.get("channel")
    key = str(body.get("event_id") or _digest(body))
    if event.get("type") == "app_mention":
        place = f"{channel}:{event.get('thread_ts') or event.get('ts')}"
        return f"event.app_mention{_of_whom(event)}", _gesture(event), place
    if event.get("type") == "app_home_opened":
        return f"event.app_home_opened.{event.get('tab')}", key, str(event.get("user"))
    order = f"{channel}:{event['thread_ts']}" if event.get("thread_ts") else channel
    return f"event.{event.get('type')}", key, str(order or event.get("user") or "workspace")


def _message(body: Body, event: Body) -> tuple[str, str, str]:
    channel = event.get("channel")
    match event.get("subtype"):
        case "message_changed" if not _tombstone(event):
            message = event["message"]
            edited = (message.get("edited") or {}).get("ts") or event.get("event_ts")
            kind = f"event.message_changed{_of_whom(message)}"
            order = f"{channel}:{message.get('thread_ts') or message['ts']}"
            return kind, f"{channel}:{message['ts']}:{edited}", order
        case "message_changed" | "message_deleted":
            gone = event.get("previous_message") or event.get("message") or {}
            order = f"{channel}:{gone.get('thread_ts') or deleted_of(event)}"
            return "event.message_deleted", f"{channel}:{deleted_of(event)}", order
        case None | "thread_broadcast" | "file_share":
            place = f"{channel}:{event.get('thread_ts') or event.get('ts')}"
            return f"event.message{_manner(body, event)}", _gesture(event), place
        case other:
            return f"event.message.{other}", _gesture(event), str(channel)


def deleted_of(event: Body) -> str:
    """Which message a deletion is about; the root of a thread leaves a tombstone behind."""
    return str(event["message"]["ts"] if _tombstone(event) else event["deleted_ts"])


def _tombstone(event: Body) -> bool:
    return (event.get("message") or {}).get("subtype") == "tombstone"


def _of_whom(message: Body) -> str:
    """Nobody listens to what other bots write."""
    return ".of_bot" if message.get("bot_id") or not message.get("user") else ""


def _manner(body: Body, event: Body) -> str:
    """How a message concerns us: in a direct conversation, by name, or overheard."""
    if event.get("bot_id"):
        return ".of_bot"
    if event.get("files") and event.get("thread_ts") and not str(event.get("text") or "").strip():
        return ".dropped"  # files alone, into a thread
    if event.get("channel_type") == "im":
        return ".direct"
    ourselves = [each.get("user_id") for each in body.get("authorizations") or ()]
    named = any(f"<@{user}>" in str(event.get("text")) for user in ourselves if user)
    return ".mentioning" if named else ".overheard"  # a mention comes as an event of its own too


def _gesture(event: Body) -> str:
    """One message, however often and through whichever workspace it is delivered."""
    if event.get("client_msg_id"):
        return str(event["client_msg_id"])
    return f"{event.get('channel')}:{event.get('ts')}"


def _action(body: Body) -> tuple[str, str, str]:
    action = body["actions"][0]
    channel, thread = _place(body)
    container = body.get("container") or {}
    where = container.get("message_ts") or container.get("view_id")
    key = f"{actor_of(body)}:{action['action_id']}:{where}:{action.get('action_ts')}"
    name = str(action["action_id"]).split(":", 1)[0]
    known = name in set(Action)
    order = f"{channel}:{thread}" if channel else actor_of(body)
    return f"action.{name}{_entry(action)}" if known else "action.unrecognised", key, order


def _entry(action: Body) -> str:
    """Which entry of a menu was picked, where each means something of its own."""
    picked = str((action.get("selected_option") or {}).get("value"))
    entries = {str(aside.value): f".{aside.value}" for aside in Aside}
    is_ours = str(action["action_id"]).split(":", 1)[0] == Action.ASIDE
    return entries.get(picked.rpartition(":")[2], "") if is_ours else ""


def _submission(body: Body) -> tuple[str, str, str]:
    view = body["view"]
    # The hash stays the same while a form is corrected, so what was typed is part of the key.
    key = f"{view['id']}:{view.get('hash')}:{_digest(view.get('state'))}"
    return f"view.{view['callback_id']}", key, actor_of(body)


def _command(body: Body) -> tuple[str, str, str]:
    command = typed(str(body.get("text") or ""))
    order = f"command:{body['user_id']}"
    if command.verb in {
        Verb.SHOW,
        Verb.HISTORY,
        Verb.ESCALATE,
        Verb.ESCALATIONS,
        Verb.POLICY,
        Verb.SCHEDULE,
        Verb.ROUNDUP,
        Verb.DATA,
    } or (command.verb is Verb.NEW and not command.words):
        return "command.form", str(body["trigger_id"]), order  # answered with a form, at once
    return f"command.{command.verb}", str(body["trigger_id"]), order


def _closed(body: Body) -> tuple[str, str, str]:
    view = body["view"]
    return "view_closed", f"{view['id']}:{view.get('hash')}", actor_of(body)


def _message_shortcut(body: Body) -> tuple[str, str, str]:
    _, thread = _place(body)
    key = f"{actor_of(body)}:{body['message_ts']}:{body['action_ts']}"
    return f"shortcut.{body['callback_id']}", key, f"{body['channel']['id']}:{thread}"


def _pressed_on(body: Body) -> str | None:
    """The message whose button was pressed, or whose menu was used."""
    message, container = body.get("message") or {}, body.get("container") or {}
    return message.get("ts") or container.get("message_ts")


def _place(body: Body) -> tuple[str | None, str | None]:
    channel = (body.get("channel") or {}).get("id") if body.get("channel") else None
    message = body.get("message") or {}
    container = body.get("container") or {}
    thread = (
        message.get("thread_ts")
        or container.get("thread_ts")
        or message.get("ts")
        or container.get("message_ts")
    )
    return channel or container.get("channel_id"), thread


_INTERACTIONS: Mapping[str, Callable[[Body], tuple[str, str, str]]] = {
    "block_actions": _action,
    "view_submission": _submission,
    "view_closed": _closed,
    "message_action": _message_shortcut,
}


def _digest(value: object) -> str:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:32]
