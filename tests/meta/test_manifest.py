"""The Slack manifest asks for exactly what the code uses."""

import ast
import re

from slack_sdk.web.async_client import AsyncWebClient

from bot.app import build
from bot.manifest import read_manifest
from bot.settings import Settings
from bot.slack.actions import COMMAND, Shortcut
from tests.meta.tree import parse, sources

# docs.slack.dev/reference/methods: the bot scopes each method needs.
SCOPES_OF_METHODS: dict[str, frozenset[str]] = {
    "agents_sessions_setStatus": frozenset({"chat:write"}),
    "assistant_threads_setStatus": frozenset({"assistant:write"}),
    "assistant_threads_setSuggestedPrompts": frozenset({"assistant:write"}),
    "assistant_threads_setTitle": frozenset({"assistant:write"}),
    "auth_test": frozenset(),
    "canvases_create": frozenset({"canvases:write"}),
    "canvases_edit": frozenset({"canvases:write"}),
    "chat_postEphemeral": frozenset({"chat:write"}),
    "chat_postMessage": frozenset({"chat:write"}),
    "chat_update": frozenset({"chat:write"}),
    "chat_getPermalink": frozenset(),
    "conversations_history": frozenset({"channels:history", "groups:history", "im:history"}),
    "conversations_info": frozenset({"channels:read", "groups:read", "im:read"}),
    "conversations_members": frozenset({"channels:read", "groups:read", "im:read"}),
    "conversations_open": frozenset({"im:write"}),
    "conversations_replies": frozenset({"channels:history", "groups:history", "im:history"}),
    "files_info": frozenset({"files:read"}),
    "files_list": frozenset({"files:read"}),
    "files_upload_v2": frozenset({"files:write"}),
    "reactions_add": frozenset({"reactions:write"}),
    "usergroups_users_list": frozenset({"usergroups:read"}),
    "users_info": frozenset({"users:read", "users:read.email"}),
    "views_open": frozenset(),
    "views_publish": frozenset(),
    "views_push": frozenset(),
    "views_update": frozenset(),
}
# docs.slack.dev/reference/events
SCOPES_OF_EVENTS: dict[str, frozenset[str]] = {
    "app_home_opened": frozenset(),
    "app_mention": frozenset({"app_mentions:read"}),
    "message.channels": frozenset({"channels:history"}),
    "message.groups": frozenset({"groups:history"}),
    "message.im": frozenset({"im:history"}),
    "agent_session_stopped": frozenset({"assistant:write"}),
    "app_context_changed": frozenset({"assistant:write"}),
    "reaction_added": frozenset({"reactions:read"}),
}
# Subscribed and kept in the inbox, though no listener acts on them yet.
KEPT_ONLY = frozenset({"agent_session_stopped", "app_context_changed", "reaction_added"})
# A new scope means a new consent in every workspace, so these are asked for from the start:
# channel names for people.
ASKED_AHEAD = frozenset({"channels:read", "groups:read", "im:read"})


def called_methods() -> set[str]:
    """Every Web API method the Slack surface calls."""
    known = {name for name in dir(AsyncWebClient) if re.fullmatch(r"[a-z]+_\w+", name)}
    found = set()
    for file in sources("bot"):
        if "slack" in file.parts:
            for node in ast.walk(parse(file)):
                if isinstance(node, ast.Attribute) and node.attr in known:
                    found.add(node.attr)
    return found - {"proxy_url", "apps_connections_open", "api_call", "base_url", "retry_handlers"}


def heard_events() -> set[str]:
    """Every event a listener or a form waits for, by its name in the manifest."""
    settings = Settings.model_validate(
        {"slack_bot_token": "xoxb-1", "database_url": "sqlite:///never-opened.db"}
    )
    kinds = build(settings).slack.routes.kinds
    names = {kind.split(".")[1] for kind in kinds if kind.startswith("event.")} | {
        "app_home_opened"
    }
    messages = {name for name in names if name.startswith("message")}
    return (names - messages) | {"message.channels", "message.groups", "message.im"}


def test_the_command_is_the_one_the_code_listens_to() -> None:
    commands = read_manifest()["features"]["slash_commands"]

    assert [COMMAND] == [command["command"] for command in commands]
    assert all(command["should_escape"] for command in commands)


def test_the_shortcuts_are_the_ones_the_code_listens_to() -> None:
    shortcuts = read_manifest()["features"]["shortcuts"]

    assert {one.value for one in Shortcut} == {shortcut["callback_id"] for shortcut in shortcuts}


def test_the_events_are_the_ones_the_code_hears_or_keeps() -> None:
    subscribed = set(read_manifest()["settings"]["event_subscriptions"]["bot_events"])

    assert heard_events() | KEPT_ONLY == subscribed


def test_every_called_method_has_its_scopes_in_the_table() -> None:
    assert set() == called_methods() - set(SCOPES_OF_METHODS)


def test_the_scopes_are_what_methods_and_events_need() -> None:
    manifest = read_manifest()
    scopes = manifest["oauth_config"]["scopes"]
    granted = {*scopes["bot"], *scopes["bot_optional"]}
    subscribed = manifest["settings"]["event_subscriptions"]["bot_events"]
    needed = {"commands"}
    needed |= {scope for method in called_methods() for scope in SCOPES_OF_METHODS[method]}
    needed |= {scope for event in subscribed for scope in SCOPES_OF_EVENTS[event]}

    assert set() == needed - granted, "the code would fail in a real workspace"
    assert set() == granted - needed - ASKED_AHEAD, "the manifest asks for too much"
