"""What people do at the page, turned into the interactions Slack sends."""

from dataclasses import dataclass
from typing import Any

from bot.playground.blocks.values import VALUE_KEYS, find_element, initial_values, is_empty
from bot.playground.envelopes import channel_reference, interaction
from bot.playground.errors import PageError
from bot.playground.messages import as_history
from bot.playground.modals import Modals
from bot.playground.platform import Platform
from bot.playground.view_answers import ViewAnswers
from bot.playground.workspace import Channel, Json, User

NO_ANSWER = "We had some trouble connecting. Try again?"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was pressed: in a message (maybe ephemeral) or in a view."""

    channel: Channel | None = None
    message: Json | None = None
    view: Json | None = None

    @property
    def blocks(self) -> list[Json]:
        if self.view is not None:
            return list(self.view["blocks"])
        message = self.message or {}
        inner = [
            block for part in message.get("attachments", ()) for block in part.get("blocks", ())
        ]
        return [*message.get("blocks", ()), *inner]

    @property
    def is_ephemeral(self) -> bool:
        return bool((self.message or {}).get("is_ephemeral"))


@dataclass(slots=True)
class Interactions:
    platform: Platform

    async def act(self, user: User, place: Place, pressed: Json, selection: Any) -> Json:  # noqa: ANN401
        """Operate an element: `block_actions`."""
        element = find_element(place.blocks, pressed["block_id"], pressed["action_id"])
        if element is None:
            raise PageError("This element is no longer there; reload the page.", status=404)
        action = self._action(element, pressed["block_id"], selection)
        self._remember(place, pressed, action)
        if element["type"] == "button" and element.get("url") and not self._hears_clicks():
            return {"ok": True}
        payload = interaction(
            "block_actions",
            user,
            **self._whereabouts(user, place),
            trigger_id=self.platform.triggers.issue(user.id),
            actions=[action],
        )
        return await self._ask(f"block_actions {pressed['action_id']}", payload)

    async def submit(self, user: User, view: Json, values: Json) -> Json:
        """Submit a modal: required inputs first, then the app's answer."""
        self.enter(view, values)
        missing = _missing_inputs(view)
        if missing:
            return {"ok": False, "errors": missing}
        payload = interaction(
            "view_submission",
            user,
            trigger_id=self.platform.triggers.issue(user.id),
            view=view,
            response_urls=self._response_urls(user, view),
        )
        receipt = await self.platform.delivery.ask(
            "interactive", f"view_submission {view['callback_id']}", payload
        )
        if not receipt.acknowledged:
            return {"ok": False, "error": NO_ANSWER}
        return ViewAnswers(self.platform).apply(user.id, view, receipt.answer)

    async def close(self, user: User, view: Json, *, everything: bool) -> Json:
        """Close a modal; the app hears of it only if it asked to."""
        modals = Modals(self.platform.workspace, self.platform.pages)
        cleared = everything or view["clear_on_close"]
        if cleared:
            closed = modals.clear(user.id)
        else:
            closed = [view]
            modals.pop(user.id)
        for gone in closed:
            if gone["notify_on_close"]:
                payload = interaction("view_closed", user, view=gone, is_cleared=cleared)
                await self._ask(f"view_closed {gone['callback_id']}", payload)
        return {"ok": True}

    async def shortcut(
        self, user: User, callback_id: str, channel: Channel | None, message: Json | None
    ) -> Json:
        """Run a message shortcut (`message_action`) or a global one (`shortcut`)."""
        kinds = {entry.callback_id: entry.kind for entry in self.platform.manifest.shortcuts}
        if callback_id not in kinds:
            raise PageError(f"The app has no shortcut {callback_id!r}.", status=404)
        fields: Json = {
            "callback_id": callback_id,
            "trigger_id": self.platform.triggers.issue(user.id),
            "action_ts": self.platform.workspace.next_ts(),
        }
        if kinds[callback_id] == "global":
            return await self._ask(
                f"shortcut {callback_id}", interaction("shortcut", user, **fields)
            )
        if channel is None or message is None:
            raise PageError("A message shortcut needs a message.")
        fields |= {
            "channel": channel_reference(channel),
            "message_ts": message["ts"],
            "message": as_history(message),
            "response_url": self._response_url(user, channel, message),
        }
        payload = interaction("message_action", user, **fields)
        return await self._ask(f"message_action {callback_id}", payload)

    async def suggest(
        self, user: User, place: Place, block_id: str, action_id: str, value: str
    ) -> Json:
        """Ask the app for the options of an external select: `block_suggestion`."""
        whereabouts = self._whereabouts(user, place)
        whereabouts.pop("response_url", None)
        payload = interaction(
            "block_suggestion",
            user,
            **whereabouts,
            block_id=block_id,
            action_id=action_id,
            value=value,
        )
        receipt = await self.platform.delivery.ask(
            "interactive", f"block_suggestion {action_id}", payload
        )
        if not receipt.acknowledged:
            raise PageError(NO_ANSWER, status=502)
        answer = receipt.answer or {}
        return {
            "ok": True,
            "options": answer.get("options", []),
            "option_groups": answer.get("option_groups", []),
        }

    async def _ask(self, name: str, payload: Json) -> Json:
        receipt = await self.platform.delivery.ask("interactive", name, payload)
        return {"ok": True} if receipt.acknowledged else {"ok": False, "error": NO_ANSWER}

    def _hears_clicks(self) -> bool:
        """Apps without interactivity may still show link buttons."""
        return self.platform.manifest.interactive

    def _action(self, element: Json, block_id: str, selection: Any) -> Json:  # noqa: ANN401
        kept = ("type", "action_id", "text", "value", "style", "placeholder", "confirm")
        action = {key: element[key] for key in kept if key in element}
        action |= {"block_id": block_id, "action_ts": self.platform.workspace.next_ts()}
        if isinstance(selection, dict):
            action |= selection
        elif element["type"] in VALUE_KEYS and selection is not None:
            action[VALUE_KEYS[element["type"]][0]] = selection
        elif element["type"] == "overflow":
            action["selected_option"] = selection
        elif element["type"] == "feedback_buttons":
            button = element["positive_button"]
            action["value"] = button["value"] if selection is None else selection
        return action

    def _remember(self, place: Place, pressed: Json, action: Json) -> None:
        """Keep the new selection in the state later interactions carry."""
        if action["type"] not in VALUE_KEYS:
            return
        values = self._values(place)
        key = VALUE_KEYS[action["type"]][0]
        held = {"type": action["type"], key: action.get(key)}
        values.setdefault(pressed["block_id"], {})[pressed["action_id"]] = held

    def _values(self, place: Place) -> Json:
        if place.view is not None:
            values: Json = place.view["state"]["values"]
            return values
        if place.channel is None or place.message is None:
            return {}
        key = (place.channel.id, place.message["ts"])
        states = self.platform.workspace.states
        return states.setdefault(key, initial_values(place.blocks))

    def _whereabouts(self, user: User, place: Place) -> Json:
        if place.view is not None:
            container = {"type": "view", "view_id": place.view["id"]}
            return {"container": container, "view": place.view}
        if place.channel is None or place.message is None:
            raise PageError("Say which message or view was used.")
        message = place.message
        container = {
            "type": "message",
            "message_ts": message["ts"],
            "channel_id": place.channel.id,
            "is_ephemeral": place.is_ephemeral,
        }
        if "thread_ts" in message:
            container["thread_ts"] = message["thread_ts"]
        whereabouts: Json = {
            "container": container,
            "channel": channel_reference(place.channel),
            "state": {"values": self._values(place)},
            "response_url": self._response_url(user, place.channel, message),
        }
        if not place.is_ephemeral:
            whereabouts["message"] = as_history(message)
        return whereabouts

    def _response_url(self, user: User, channel: Channel, message: Json) -> str:
        url_id = self.platform.triggers.issue_response_url(
            user.id,
            channel.id,
            message_ts=message["ts"],
            thread_ts=message.get("thread_ts"),
            ephemeral=bool(message.get("is_ephemeral")),
        )
        return f"{self.platform.url}/hooks/response/{url_id}"

    def _response_urls(self, user: User, view: Json) -> list[Json]:
        """One per conversation picker that asked for a response URL."""
        urls = []
        for block in view["blocks"]:
            element = block.get("element") or {}
            if not element.get("response_url_enabled"):
                continue
            action_id = element["action_id"]
            held = view["state"]["values"].get(block["block_id"], {}).get(action_id, {})
            channel = held.get("selected_conversation") or held.get("selected_channel")
            if channel:
                url_id = self.platform.triggers.issue_response_url(user.id, channel)
                urls.append(
                    {
                        "block_id": block["block_id"],
                        "action_id": action_id,
                        "channel_id": channel,
                        "response_url": f"{self.platform.url}/hooks/response/{url_id}",
                    }
                )
        return urls

    def keep(self, place: Place, values: Json) -> None:
        """Take over what the page holds in its inputs; what is no longer shown is dropped."""
        known = initial_values(place.blocks)
        kept = self._values(place)
        for block_id, actions in values.items():
            for action_id, held in actions.items():
                if action_id in known.get(block_id, {}) and isinstance(held, dict):
                    kind = known[block_id][action_id]["type"]
                    kept.setdefault(block_id, {})[action_id] = {**held, "type": kind}

    def enter(self, view: Json, values: Json) -> None:
        """Merge what the page holds into the state; unknown fields are refused."""
        known = initial_values(view["blocks"])
        for block_id, actions in values.items():
            for action_id, held in actions.items():
                if action_id not in known.get(block_id, {}) or not isinstance(held, dict):
                    raise PageError(f"This form has no field {block_id}/{action_id}.")
                kind = known[block_id][action_id]["type"]
                state = view["state"]["values"].setdefault(block_id, {})
                state[action_id] = {**known[block_id][action_id], **held, "type": kind}


def _missing_inputs(view: Json) -> dict[str, str]:
    """The required inputs left empty, or too short, as Slack's client refuses them."""
    missing = {}
    for block in view["blocks"]:
        if block["type"] != "input":
            continue
        element = block["element"]
        held = view["state"]["values"].get(block["block_id"], {}).get(element["action_id"])
        if is_empty(held):
            if not block.get("optional"):
                missing[block["block_id"]] = "Please complete this required field."
            continue
        value = (held or {}).get("value")
        if isinstance(value, str) and len(value) < element.get("min_length", 0):
            shortest = element["min_length"]
            missing[block["block_id"]] = f"Please enter at least {shortest} characters."
        elif isinstance(value, str) and len(value) > element.get("max_length", 3000):
            longest = element.get("max_length", 3000)
            missing[block["block_id"]] = f"Please enter at most {longest} characters."
    return missing
