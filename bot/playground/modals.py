"""Open views: a stack of up to three modals per user, and one Home tab."""

import copy
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from bot.playground.blocks.stored import stored_blocks
from bot.playground.blocks.values import initial_values
from bot.playground.errors import SlackError
from bot.playground.pages import Pages
from bot.playground.workspace import APP_ID, BOT_ID, TEAM_ID, Json, Workspace

MAX_STACK = 3  # docs.slack.dev/reference/methods/views.push


@dataclass(slots=True)
class Modals:
    workspace: Workspace
    pages: Pages

    def open(self, user: str, view: Json) -> Json:
        """Show a modal in place of whatever the user had open."""
        self._check_external_id(view)
        self.clear(user, silent=True)
        return self._put(user, view, [])

    def push(self, user: str, view: Json) -> Json:
        """Stack a modal on the one that is open.

        Raises:
            SlackError: `push_limit_reached` or `not_found`.
        """
        self._check_external_id(view)
        stack = self.workspace.stacks.get(user, [])
        if not stack:
            raise SlackError("not_found")
        if len(stack) >= MAX_STACK:
            raise SlackError("push_limit_reached")
        return self._put(user, view, stack)

    def update(self, current: Json, view: Json, expected_hash: str | None = None) -> Json:
        """Replace the content of an open modal; entered values survive by block and action id.

        Raises:
            SlackError: `hash_conflict`.
        """
        if expected_hash is not None and expected_hash != current["hash"]:
            raise SlackError("hash_conflict")
        changed = self._stored(view)
        identity = ("id", "previous_view_id", "root_view_id")
        changed |= {key: current[key] for key in identity}
        changed["state"]["values"] = _kept(changed, current)
        self.workspace.views[current["id"]] = changed
        self.show(self.owner(current["id"]))
        return changed

    def publish(self, user: str, view: Json, expected_hash: str | None = None) -> Json:
        """Put a Home tab in front of one user.

        Raises:
            SlackError: `hash_conflict`.
        """
        current = self.workspace.homes.get(user)
        if expected_hash is not None and current and expected_hash != current["hash"]:
            raise SlackError("hash_conflict")
        published = self._stored(view, current["blocks"] if current else ())
        view_id = current["id"] if current else self.workspace.next_id("V")
        published |= {"id": view_id, "previous_view_id": None, "root_view_id": view_id}
        self.workspace.homes[user] = published
        self.pages.push({"type": "home", "view": copy.deepcopy(published)}, to={user})
        return published

    def find(self, view_id: str | None, external_id: str | None) -> Json:
        """An open modal.

        Raises:
            SlackError: `not_found`.
        """
        for view in self.workspace.views.values():
            if view["id"] == view_id or (external_id and view["external_id"] == external_id):
                return view
        raise SlackError("not_found")

    def owner(self, view_id: str) -> str:
        return next(user for user, stack in self.workspace.stacks.items() if view_id in stack)

    def pop(self, user: str) -> None:
        """Close the top modal and show the one below."""
        stack = self.workspace.stacks.get(user, [])
        if stack:
            self.workspace.views.pop(stack.pop(), None)
        self.show(user)

    def clear(self, user: str, *, silent: bool = False) -> list[Json]:
        """Close the whole stack and answer what was open."""
        stack = self.workspace.stacks.pop(user, [])
        closed = [self.workspace.views.pop(view_id) for view_id in stack]
        if not silent:
            self.show(user)
        return closed

    def show(self, user: str) -> None:
        view = copy.deepcopy(self.workspace.top_view(user))
        self.pages.push({"type": "view", "view": view}, to={user})

    def _put(self, user: str, view: Json, stack: list[str]) -> Json:
        stored = self._stored(view)
        view_id = self.workspace.next_id("V")
        stored |= {
            "id": view_id,
            "previous_view_id": stack[-1] if stack else None,
            "root_view_id": stack[0] if stack else view_id,
        }
        self.workspace.views[view_id] = stored
        self.workspace.stacks[user] = [*stack, view_id]
        self.show(user)
        return stored

    def _check_external_id(self, view: Json) -> None:
        external_id = view.get("external_id")
        taken = {open_view["external_id"] for open_view in self.workspace.views.values()}
        if external_id and external_id in taken:
            raise SlackError("duplicate_external_id")

    def _stored(self, view: Json, earlier: Iterable[Json] = ()) -> Json:
        blocks = stored_blocks(view["blocks"], earlier)
        stored: Json = {
            "id": "",
            "team_id": TEAM_ID,
            "type": view["type"],
            "blocks": blocks,
            "private_metadata": view.get("private_metadata") or "",
            "callback_id": view.get("callback_id") or "",
            "state": {"values": initial_values(blocks)},
            "hash": f"{self.workspace.next_ts()[:10]}.{secrets.token_urlsafe(6)}",
            "title": view.get("title"),
            "clear_on_close": bool(view.get("clear_on_close")),
            "notify_on_close": bool(view.get("notify_on_close")),
            "close": view.get("close"),
            "submit": view.get("submit"),
            "previous_view_id": None,
            "root_view_id": "",
            "app_id": APP_ID,
            "external_id": view.get("external_id") or "",
            "app_installed_team_id": TEAM_ID,
            "bot_id": BOT_ID,
        }
        return stored


def _kept(changed: Json, current: Json) -> Json:
    """Values a person entered, where the new content still has the field."""
    values: Json = changed["state"]["values"]
    for block_id, actions in current["state"]["values"].items():
        for action_id, value in actions.items():
            if action_id in values.get(block_id, {}):
                values[block_id][action_id] = value
    return values
