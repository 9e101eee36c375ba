"""Reads what the playground needs from a Slack app manifest."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.playground.errors import SlackError


@dataclass(frozen=True, slots=True)
class SlashCommand:
    command: str
    description: str
    usage_hint: str
    should_escape: bool


@dataclass(frozen=True, slots=True)
class Shortcut:
    callback_id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The app as installed: its name, scopes, events and entry points."""

    bot_name: str
    scopes: tuple[str, ...]
    events: frozenset[str]
    commands: tuple[SlashCommand, ...]
    shortcuts: tuple[Shortcut, ...]
    home_tab: bool
    messages_tab: bool
    interactive: bool
    agent_enabled: bool
    agent_description: str
    suggested_prompts: tuple[dict[str, str], ...]

    def require(self, *alternatives: str) -> None:
        """Refuse with `missing_scope` unless one of the alternatives was granted."""
        if alternatives and not set(alternatives) & set(self.scopes):
            raise SlackError(
                "missing_scope", needed=",".join(alternatives), provided=",".join(self.scopes)
            )


def parse_manifest(manifest: Mapping[str, Any]) -> Manifest:
    """Read an app manifest, the format of Slack's app configuration page."""
    features = manifest.get("features") or {}
    settings = manifest.get("settings") or {}
    home = features.get("app_home") or {}
    agent = features.get("agent_view")
    display = (manifest.get("display_information") or {}).get("name", "App")
    asked = (manifest.get("oauth_config") or {}).get("scopes") or {}
    scopes = (*(asked.get("bot") or ()), *(asked.get("bot_optional") or ()))
    events = (settings.get("event_subscriptions") or {}).get("bot_events") or ()
    return Manifest(
        bot_name=(features.get("bot_user") or {}).get("display_name", display),
        scopes=scopes,
        events=frozenset(events),
        commands=tuple(_command(entry) for entry in features.get("slash_commands") or ()),
        shortcuts=tuple(_shortcut(entry) for entry in features.get("shortcuts") or ()),
        home_tab=bool(home.get("home_tab_enabled", False)),
        messages_tab=bool(home.get("messages_tab_enabled", False)),
        interactive=bool((settings.get("interactivity") or {}).get("is_enabled", False)),
        agent_enabled=agent is not None,
        agent_description=(agent or {}).get("agent_description", ""),
        suggested_prompts=tuple(
            {"title": prompt["title"], "message": prompt["message"]}
            for prompt in (agent or {}).get("suggested_prompts") or ()
        ),
    )


def _command(entry: Mapping[str, Any]) -> SlashCommand:
    return SlashCommand(
        command=entry["command"],
        description=entry.get("description", ""),
        usage_hint=entry.get("usage_hint", ""),
        should_escape=bool(entry.get("should_escape", False)),
    )


def _shortcut(entry: Mapping[str, Any]) -> Shortcut:
    return Shortcut(
        callback_id=entry["callback_id"], name=entry["name"], kind=entry.get("type", "message")
    )
