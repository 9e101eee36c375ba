"""What an app may answer to a submitted modal: errors, update, push, clear, or nothing."""

from dataclasses import dataclass

from bot.playground.errors import SlackError
from bot.playground.modals import Modals
from bot.playground.platform import Platform
from bot.playground.view_checks import checked_view
from bot.playground.workspace import Json


@dataclass(slots=True)
class ViewAnswers:
    platform: Platform

    def apply(self, user: str, view: Json, answer: Json | None) -> Json:
        """Do what the ack says; an ack without content closes the modal."""
        modals = Modals(self.platform.workspace, self.platform.pages)
        action = (answer or {}).get("response_action")
        try:
            if action == "errors":
                return self._errors(view, (answer or {}).get("errors"))
            if action == "update":
                modals.update(view, checked_view((answer or {}).get("view"), "modal"))
            elif action == "push":
                modals.push(user, checked_view((answer or {}).get("view"), "modal"))
            elif action == "clear":
                modals.clear(user)
            elif action is None:
                self._close(modals, user, view)
            else:
                return _refused(f"unknown response_action {action!r}")
        except SlackError as error:
            messages = error.details.get("response_metadata", {}).get("messages", [error.code])
            return _refused("; ".join(messages))
        return {"ok": True}

    def _close(self, modals: Modals, user: str, view: Json) -> None:
        """Close the submitted view, unless the app already replaced or closed it."""
        top = self.platform.workspace.top_view(user)
        if top is not None and top["id"] == view["id"]:
            modals.pop(user)

    def _errors(self, view: Json, errors: object) -> Json:
        """Field errors must name input blocks of the view, or Slack shows a general failure."""
        inputs = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
        if not isinstance(errors, dict) or not errors or not set(errors) <= inputs:
            return _refused("errors must name input blocks of the submitted view")
        return {"ok": False, "errors": {key: str(text) for key, text in errors.items()}}


def _refused(reason: str) -> Json:
    sentence = "We had some trouble connecting. Try again?"
    return {"ok": False, "error": sentence, "detail": f"The app's answer was refused: {reason}"}
